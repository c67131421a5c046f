WuseForm.part(function (form) {
  "use strict";
  /* Photos: decoded, turned upright, made smaller and written anew, so that nothing that the camera
     noted is left. One at a time: a phone of 2 GB holds one photo of 12 megapixels, not forty. */

  const { edge, bytes: most } = form.model.limits;
  const HEIF = /^(heic|heix|hevc|hevx|heim|heis|mif1|msf1)$/;
  const BEST = 0.88, WORST = 0.6;
  const LARGEST = 60e6;
  const SMALL = 900;
  const ADVICE = "这是苹果的 HEIC 照片，这个浏览器打不开，拍摄地点就去不掉，所以没有放进来。"
    + "在 iPhone 上：照片 → 分享 → 选项 → 格式选“兼容性最佳”，再发给自己；"
    + "或者“设置 → 相机 → 格式”选“兼容性最佳”再拍。";

  async function isHeif(file) {
    const head = new Uint8Array(await file.slice(0, 12).arrayBuffer());
    const text = String.fromCharCode(...head);
    return text.slice(4, 8) === "ftyp" && HEIF.test(text.slice(8, 12));
  }

  /* Safari before 2024 knows no options, and turns photos upright anyway. */
  async function decoded(file) {
    try {
      return await createImageBitmap(file, { imageOrientation: "from-image" });
    } catch (error) {
      return createImageBitmap(file);
    }
  }

  /* Six blocks across at most: nothing of a face comes back. */
  function cover(canvas, box) {
    const [x, y, w, h] = [box[0] * canvas.width, box[1] * canvas.height, box[2] * canvas.width, box[3] * canvas.height]
      .map((value, i) => (i < 2 ? Math.floor(value) : Math.max(2, Math.ceil(value))));
    const small = document.createElement("canvas"), scale = 6 / Math.max(w, h);
    small.width = Math.max(1, Math.round(w * scale));
    small.height = Math.max(1, Math.round(h * scale));
    small.getContext("2d").drawImage(canvas, x, y, w, h, 0, 0, small.width, small.height);
    const pen = canvas.getContext("2d");
    pen.imageSmoothingEnabled = false;
    pen.drawImage(small, 0, 0, small.width, small.height, x, y, w, h);
  }

  /* A canvas with the picture: at most `limit` pixels long, turned by quarters, with boxes covered. */
  function painted(bitmap, limit, turn, boxes) {
    const across = turn % 2 === 1;
    const [fullW, fullH] = across ? [bitmap.height, bitmap.width] : [bitmap.width, bitmap.height];
    const scale = Math.min(1, limit / Math.max(fullW, fullH));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(fullW * scale));
    canvas.height = Math.max(1, Math.round(fullH * scale));
    const pen = canvas.getContext("2d");
    pen.imageSmoothingQuality = "high";
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    const [w, h] = across ? [canvas.height, canvas.width] : [canvas.width, canvas.height];
    pen.translate(canvas.width / 2, canvas.height / 2);
    pen.rotate(turn * Math.PI / 2);
    pen.drawImage(bitmap, -w / 2, -h / 2, w, h);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    boxes.forEach((box) => cover(canvas, box));
    return canvas;
  }

  function encoded(canvas, quality) {
    return new Promise((done, fail) => {
      canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("encode"))), "image/jpeg", quality);
    });
  }

  /* Frees the memory of a canvas at once; browsers wait with it. */
  function drop(canvas) { canvas.width = canvas.height = 0; }

  async function jpeg(canvas) {
    let quality = BEST, blob = await encoded(canvas, quality);
    while (blob.size > most && quality > WORST) {
      /* Bytes grow faster than quality, so that the first guess is nearly always small enough. */
      quality = Math.max(WORST, Math.min(quality - 0.05, quality * most / blob.size));
      blob = await encoded(canvas, quality);
    }
    return blob;
  }

  async function painting(blob, limit, turn, boxes) {
    const bitmap = await decoded(blob);
    try { return painted(bitmap, limit, turn, boxes); } finally { bitmap.close(); }
  }

  class Refused extends Error {}

  /* A file of the album -> {blob, width, height, isSmall}. Raises `form.Refused` with advice. */
  async function prepare(file) {
    if (!window.createImageBitmap) { throw new Refused("这个浏览器太旧，处理不了照片，换一个浏览器再试。"); }
    if (file.size > LARGEST) { throw new Refused(`“${file.name}”有 ${form.size(file.size)}，太大了。`); }
    let canvas = null;
    try {
      canvas = await painting(file, edge, 0, []);
    } catch (error) {
      if (await isHeif(file)) { throw new Refused(`“${file.name}”：${ADVICE}`); }
      throw new Refused(`“${file.name}”打不开，不是照片，或者没有传完整。`);
    }
    const { width, height } = canvas;
    try {
      return { blob: await jpeg(canvas), width, height, isSmall: Math.max(width, height) < SMALL };
    } catch (error) {
      throw new Refused(`“${file.name}”没有处理成，多半是内存不够，关掉别的网页再试。`);
    } finally { drop(canvas); }
  }

  /* The bytes to send: those that are stored, unless the photo is turned or covered. */
  async function finished(photo, blob) {
    if (!photo.turn && !photo.boxes.length) { return blob; }
    const canvas = await painting(blob, edge, photo.turn, photo.boxes);
    try { return await jpeg(canvas); } finally { drop(canvas); }
  }

  Object.assign(form, { Refused, prepare, finished, painting });
});
