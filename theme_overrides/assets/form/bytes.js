WuseForm.part(function (form) {
  "use strict";
  /* Check sums, and zip archives without compression: photos are compressed already. */

  let crcs = null;

  function crc32(bytes) {
    if (!crcs) {
      crcs = new Uint32Array(256);
      for (let n = 0; n < 256; n++) {
        let c = n;
        for (let k = 0; k < 8; k++) { c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; }
        crcs[n] = c;
      }
    }
    let crc = -1;
    for (let i = 0; i < bytes.length; i++) { crc = crcs[(crc ^ bytes[i]) & 255] ^ (crc >>> 8); }
    return (crc ^ -1) >>> 0;
  }

  /* The first 32 bits of the fractional parts of roots of primes (FIPS 180-4). */
  function fractions(count, root) {
    const found = [];
    for (let n = 2; found.length < count; n++) {
      let isPrime = true;
      for (let d = 2; d * d <= n; d++) { isPrime = isPrime && n % d !== 0; }
      if (isPrime) { found.push(((n ** (1 / root) % 1) * 2 ** 32) >>> 0); }
    }
    return found;
  }
  const K = fractions(64, 3);
  const START = fractions(8, 2);

  function turned(x, by) { return (x >>> by) | (x << (32 - by)); }

  function mixed(state, view, offset, w) {
    for (let i = 0; i < 16; i++) { w[i] = view.getUint32(offset + i * 4); }
    for (let i = 16; i < 64; i++) {
      const a = w[i - 15], b = w[i - 2];
      const s0 = turned(a, 7) ^ turned(a, 18) ^ (a >>> 3), s1 = turned(b, 17) ^ turned(b, 19) ^ (b >>> 10);
      w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25), choice = (e & f) ^ (~e & g);
      const t1 = (h + s1 + choice + K[i] + w[i]) | 0;
      const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22), major = (a & b) ^ (a & c) ^ (b & c);
      h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + s0 + major) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((value, i) => { state[i] = (state[i] + value) | 0; });
  }

  /* Browsers offer theirs, which is faster, only to pages with a certificate and from folders. */
  async function sha256(bytes) {
    if (window.crypto && crypto.subtle) { return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)); }
    const whole = bytes.length - bytes.length % 64;
    const tail = new Uint8Array(bytes.length % 64 > 55 ? 128 : 64);
    tail.set(bytes.subarray(whole));
    tail[bytes.length % 64] = 128;
    const end = new DataView(tail.buffer);
    end.setUint32(tail.length - 8, Math.floor(bytes.length / 2 ** 29));
    end.setUint32(tail.length - 4, (bytes.length << 3) >>> 0);
    const state = new Int32Array(START), w = new Int32Array(64);
    const view = new DataView(bytes.buffer, bytes.byteOffset, whole);
    for (let i = 0; i < whole; i += 64) { mixed(state, view, i, w); }
    for (let i = 0; i < tail.length; i += 64) { mixed(state, end, i, w); }
    const raw = new DataView(new ArrayBuffer(32));
    state.forEach((word, i) => raw.setInt32(i * 4, word));
    return new Uint8Array(raw.buffer);
  }

  form.sha256Hex = async (bytes) => Array.from(await sha256(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
  form.sha256Base64 = async (bytes) => btoa(String.fromCharCode(...await sha256(bytes)));

  const NAMES_ARE_UTF8 = 0x800;

  function record(signature, length, values) {
    const view = new DataView(new ArrayBuffer(length));
    view.setUint32(0, signature, true);
    for (const [offset, value, wide] of values) {
      if (wide) { view.setUint32(offset, value, true); } else { view.setUint16(offset, value, true); }
    }
    return view.buffer;
  }

  /* An archive that takes one file at a time, so that only one is in memory. */
  form.Archive = class {
    constructor() {
      const now = new Date();
      this.time = now.getHours() << 11 | now.getMinutes() << 5 | now.getSeconds() >> 1;
      this.day = (now.getFullYear() - 1980) << 9 | (now.getMonth() + 1) << 5 | now.getDate();
      this.parts = [];
      this.central = [];
      this.at = 0;
    }

    add(name, bytes) {
      const label = new TextEncoder().encode(name), crc = crc32(bytes), size = bytes.length;
      const shared = (from) => [
        [from, 20], [from + 2, NAMES_ARE_UTF8], [from + 6, this.time], [from + 8, this.day],
        [from + 10, crc, true], [from + 14, size, true], [from + 18, size, true], [from + 22, label.length]
      ];
      this.parts.push(new Blob([record(0x04034b50, 30, shared(4)), label, bytes]));
      this.central.push(record(0x02014b50, 46, [[4, 20], ...shared(6), [42, this.at, true]]), label);
      this.at += 30 + label.length + size;
    }

    blob() {
      const size = this.central.reduce((sum, part) => sum + part.byteLength, 0), count = this.central.length / 2;
      const end = record(0x06054b50, 22, [[8, count], [10, count], [12, size, true], [16, this.at, true]]);
      return new Blob([...this.parts, ...this.central, end], { type: "application/zip" });
    }
  };

  async function inflated(bytes) {
    if (!window.DecompressionStream) { throw new Error("投稿包被重新压缩过，这个浏览器读不了，换一个。"); }
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  const LARGEST = 40e6;

  /* The files of an archive: name -> a function that reads it. */
  form.openArchive = async function (blob) {
    const tail = new DataView(await blob.slice(Math.max(0, blob.size - 65557)).arrayBuffer());
    let end = tail.byteLength - 22;
    while (end >= 0 && tail.getUint32(end, true) !== 0x06054b50) { end--; }
    if (end < 0) { throw new Error("这不是投稿包，或者文件没有下载完整。"); }
    const start = tail.getUint32(end + 16, true), size = tail.getUint32(end + 12, true);
    const view = new DataView(await blob.slice(start, start + size).arrayBuffer());
    const files = new Map();
    for (let at = 0; at + 46 <= view.byteLength && view.getUint32(at, true) === 0x02014b50 && files.size < 200;) {
      const method = view.getUint16(at + 10, true), packed = view.getUint32(at + 20, true), full = view.getUint32(at + 24, true);
      const length = view.getUint16(at + 28, true), local = view.getUint32(at + 42, true);
      const name = new TextDecoder().decode(new Uint8Array(view.buffer, at + 46, length));
      files.set(name, async () => {
        if (Math.max(packed, full) > LARGEST) { throw new Error("投稿包里的文件太大。"); }
        const head = new DataView(await blob.slice(local, local + 30).arrayBuffer());
        const from = local + 30 + head.getUint16(26, true) + head.getUint16(28, true);
        const bytes = new Uint8Array(await blob.slice(from, from + packed).arrayBuffer());
        return method === 0 ? bytes : inflated(bytes);
      });
      at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return files;
  };
});
