/* The judge's desk. Its parts add themselves to this object, each using only those before it. */
var wuseDesk = {};

(function (desk) {
  "use strict";
  /* Canonical JSON and its SHA-256, as wuse.editions.digest has them. crypto.subtle is missing on
     pages of an address without https, the usual place in an office. */

  const K = [], START = [];
  const fraction = (x) => ((x - Math.floor(x)) * 4294967296) | 0;
  for (let n = 2; K.length < 64; n += 1) {
    let isPrime = true;
    for (let i = 2; i * i <= n; i += 1) { if (n % i === 0) { isPrime = false; break; } }
    if (!isPrime) { continue; }
    if (START.length < 8) { START.push(fraction(Math.pow(n, 1 / 2))); }
    K.push(fraction(Math.pow(n, 1 / 3)));
  }

  const turn = (x, by) => (x >>> by) | (x << (32 - by));

  function padded(bytes) {
    const length = bytes.length, words = new Int32Array(((length + 72) >> 6) << 4);
    for (let i = 0; i < length; i += 1) { words[i >> 2] |= bytes[i] << (24 - (i & 3) * 8); }
    words[length >> 2] |= 128 << (24 - (length & 3) * 8);
    words[words.length - 2] = Math.floor(length / 536870912);
    words[words.length - 1] = length << 3;
    return words;
  }

  function round(hash, words, at, x) {
    let [a, b, c, d, e, f, g, h] = hash;
    for (let t = 0; t < 64; t += 1) {
      if (t < 16) { x[t] = words[at + t]; } else {
        const u = x[t - 15], v = x[t - 2];
        const s = turn(u, 7) ^ turn(u, 18) ^ (u >>> 3), z = turn(v, 17) ^ turn(v, 19) ^ (v >>> 10);
        x[t] = (x[t - 16] + s + x[t - 7] + z) | 0;
      }
      const sums = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25), choice = (e & f) ^ (~e & g);
      const one = (h + sums + choice + K[t] + x[t]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
    }
    return [a, b, c, d, e, f, g, h].map((value, i) => (hash[i] + value) | 0);
  }

  desk.sha256 = function (text) {
    const words = padded(new TextEncoder().encode(text)), x = new Int32Array(64);
    let hash = START;
    for (let at = 0; at < words.length; at += 16) { hash = round(hash, words, at, x); }
    return hash.map((it) => (it >>> 0).toString(16).padStart(8, "0")).join("");
  };

  desk.canonical = function canonical(value) {
    if (Array.isArray(value)) { return `[${value.map(canonical).join(",")}]`; }
    if (value && typeof value === "object") {
      return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
    }
    return JSON.stringify(value);
  };

  desk.checksum = function (document) {
    const rest = Object.assign({}, document);
    delete rest.checksum;
    return desk.sha256(desk.canonical(rest));
  };
})(wuseDesk);
