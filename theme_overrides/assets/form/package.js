WuseForm.part(function (form) {
  "use strict";
  /* The package that is sent (投稿包): the record, its photos, and a manifest with their check sums. */

  const { model } = form, { kinds } = model;
  const PROGRAM = "form 1";
  const MOST_BASES = 6;

  function bytesOf(text) { return new TextEncoder().encode(text); }

  /* Four characters that tell two records of one day apart (FNV-1a). */
  function mark(text) {
    let hash = 0x811c9dc5;
    for (const char of text) { hash = Math.imul(hash ^ char.codePointAt(0), 0x01000193); }
    return (hash >>> 0).toString(36).padStart(4, "0").slice(-4);
  }

  function codeOf(state) {
    const field = kinds[state.kind].fields.find((it) => it.name === "type");
    const found = field.choices.find((it) => it.name === form.value(state, "type"));
    return found ? found.code.replace(/[^a-z0-9]+/g, "-") : state.kind;
  }

  function newPath(state) {
    const folder = kinds[state.kind].folder;
    if (state.kind === "exemplar") {
      const name = form.clean(form.value(state, "name") || form.value(state, "role"));
      return `${folder}/${codeOf(state)}-${mark(name)}.yml`;
    }
    const known = /^\d{4}(-(0\d|1[0-2])(-\d\d)?)?/.exec(form.date(form.value(state, "date")).edtf || "");
    return `${folder}/${known ? known[0] : "undated"}-${codeOf(state)}-${mark(form.clean(form.value(state, "title")))}.yml`;
  }

  /* A time with its distance from UTC, as in 2025-10-30T09:12:00+08:00. */
  function now() {
    const date = new Date(), shift = -date.getTimezoneOffset(), two = (number) => String(Math.trunc(number)).padStart(2, "0");
    const local = new Date(date.getTime() + shift * 60000).toISOString().slice(0, 19);
    return `${local}${shift < 0 ? "-" : "+"}${two(Math.abs(shift) / 60)}:${two(Math.abs(shift) % 60)}`;
  }

  /* The title of a record as a part of a file's name. */
  function shortTitle(state) {
    const title = form.clean(form.value(state, state.kind === "activity" ? "title" : "name") || form.value(state, "role"));
    return title.replace(/[^\p{L}\p{N}]+/gu, "").slice(0, 12);
  }

  /* Make the package: {blob, name, path, data, photos}. `progress(done, all)` is told of each photo. */
  form.pack = async function (school, state, progress) {
    const path = state.path || newPath(state), stem = /([^/]+)\.yml$/.exec(path)[1].slice(0, 60);
    const archive = new form.Archive(), files = {}, names = new Map();
    function add(name, bytes, sum) {
      archive.add(name, bytes);
      files[name] = { 字节: bytes.length, sha256: sum };
    }
    const photos = form.sentPhotos(state);
    let done = 0;
    for (const photo of photos) {
      progress(done++, photos.length);
      if (photo.file) { names.set(photo.id, photo.file); continue; }
      const blob = await form.finished(photo, await form.draft.photo(photo.id));
      const bytes = new Uint8Array(await blob.arrayBuffer());
      const sum = await form.sha256Hex(bytes), name = `${stem}-${sum.slice(0, 6)}.jpg`;
      names.set(photo.id, name);
      if (!files[`photos/${name}`]) { add(`photos/${name}`, bytes, sum); }
    }
    const data = form.record(state, names);
    const record = bytesOf(form.yaml(data));
    add(path, record, await form.sha256Hex(record));
    const manifest = {
      格式: model.format, 版本: model.version, 学校: school.slug, 提交时间: now(), 程序: PROGRAM,
      文件: files, 内容: { [path]: data }
    };
    const start = state.start;
    if (start) { manifest.修改 = { [path]: { 起点: start.from, 指纹: start.fingerprint, 原文: start.bases } }; }
    archive.add(model.manifest, bytesOf(JSON.stringify(manifest, null, 1)));
    const label = `投稿-${school.name}-${/^[^/]+\/(undated|\d{4}(?:-\d\d)*)?/.exec(path)[1] || state.kind}-${shortTitle(state)}.zip`;
    return { blob: archive.blob(), name: label.replace(/[\\/:*?"<>|\s]+/g, "-"), path, data, photos: photos.length };
  };

  /* Remember what was sent: the next package is compared with it, too. */
  form.rememberSent = function (state, packed) {
    const start = state.start || { from: "投稿包", fingerprint: "", bases: [] };
    const sent = form.askedOf(state.kind, packed.data);
    const bases = start.bases.some((it) => JSON.stringify(it) === JSON.stringify(sent)) ? start.bases : [...start.bases, sent];
    state.path = packed.path;
    state.start = { ...start, bases: [bases[0], ...bases.slice(1).slice(1 - MOST_BASES)] };
  };

  function kindOf(path) {
    return Object.keys(kinds).find((kind) => path.startsWith(`${kinds[kind].folder}/`));
  }

  async function openPackage(school, blob) {
    const files = await form.openArchive(blob);
    const manifest = files.get(model.manifest);
    if (!manifest) { throw new Error("这个压缩包不是投稿包，里面没有“投稿.json”。"); }
    const told = JSON.parse(new TextDecoder().decode(await manifest()));
    if (told.格式 !== model.format || !(told.版本 <= model.version)) { throw new Error("这个投稿包是更新的表单做的，请打开最新的投稿页再试。"); }
    if (told.学校 !== school.slug) { throw new Error(`这是别的学校（${told.学校}）的投稿包。`); }
    const [path] = Object.keys(told.内容 || {});
    const kind = path && kindOf(path);
    if (!kind) { throw new Error("这个投稿包里没有能在这里改的内容。"); }
    const data = told.内容[path], before = told.修改 && told.修改[path];
    const start = before
      ? { from: before.起点, fingerprint: before.指纹, bases: before.原文 } : { from: "投稿包", fingerprint: "", bases: [] };
    const state = form.opened(kind, path, data, start);
    form.rememberSent(state, { path, data });
    for (const photo of state.photos) {
      const read = files.get(`photos/${photo.file}`);
      if (!read) { continue; }
      const image = new Blob([await read()], { type: "image/jpeg" });
      await form.draft.putPhoto(photo.id, image);
      photo.was = photo.bytes = image.size;
      photo.file = "";
    }
    return [{ label: "", state }];
  }

  async function openRecord(school, blob) {
    const told = JSON.parse(await blob.text());
    if (told.slug !== school.slug || !told.activities) { throw new Error("这不是本校的公开资料（.json）。"); }
    const found = [];
    for (const kind of Object.keys(kinds)) {
      const { folder } = kinds[kind];
      for (const { id, record, fingerprint } of told[folder] || []) {
        const label = `${record.date || ""} ${record.title || record.name || record.role || id}`.trim();
        found.push({
          label,
          get state() {
            const start = { from: "公开资料", fingerprint: fingerprint || "", bases: [form.askedOf(kind, record)] };
            return form.opened(kind, `${folder}/${id}.yml`, record, start);
          }
        });
      }
    }
    found.sort((a, b) => (a.label < b.label ? 1 : -1));
    return found;
  }

  /* The records in an earlier package, or in the public record of the school: [{label, state}]. */
  form.open = async function (school, file) {
    const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
    const isArchive = head[0] === 0x50 && head[1] === 0x4b;
    try {
      return await (isArchive ? openPackage(school, file) : openRecord(school, file));
    } catch (error) {
      throw error instanceof SyntaxError || error instanceof TypeError ? new Error("这个文件读不懂，请选投稿包（.zip）或者公开资料（.json）。") : error;
    }
  };
});
