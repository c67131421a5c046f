WuseForm.part(function (form) {
  "use strict";
  /* The photos of the record: choose, turn, cover, describe, put in order. */

  const { h, model } = form;
  const THUMBNAIL = 720;
  const thumbnails = new Map();

  function note(level, text) {
    const box = document.getElementById("say-photos");
    box.className = `say ${level}`;
    box.replaceChildren(h("span", text));
  }

  function newPhoto(id, file, made) {
    return {
      id, was: file.size, bytes: made.blob.size, width: made.width, height: made.height, isSmall: made.isSmall,
      mark: `${file.size}-${file.lastModified}-${file.name}`, caption: "", alt: "", people: "", agreed: false,
      consentDate: "", consentRecord: "", turn: 0, boxes: [], file: "", raw: {}
    };
  }

  async function addFiles(view, list) {
    const files = Array.from(list), refused = [], { state } = view;
    let isKept = true;
    for (let i = 0; i < files.length; i++) {
      const file = files[i];
      note("busy", `正在处理第 ${i + 1} 张，共 ${files.length} 张……`);
      if (state.photos.length >= model.limits.photos) { refused.push(`最多放 ${model.limits.photos} 张，“${file.name}”没有放进来。`); continue; }
      if (state.photos.some((photo) => photo.mark === `${file.size}-${file.lastModified}-${file.name}`)) { refused.push(`“${file.name}”已经有了。`); continue; }
      try {
        const made = await form.prepare(file);
        const id = `${view.school.slug}-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 7)}`;
        isKept = await form.draft.putPhoto(id, made.blob) && isKept;
        state.photos.push(newPhoto(id, file, made));
        draw(view);
        view.changed();
      } catch (error) {
        if (!(error instanceof form.Refused)) { throw error; }
        refused.push(error.message);
      }
    }
    if (!isKept) { refused.push("这个浏览器存不下照片：别关这一页，一次写完。"); }
    const said = `共 ${state.photos.length} 张。每张回答画面里有没有人，写一句画面描述。`;
    note(refused.length ? "warn" : "ok", refused.length ? refused.join(" ") : said);
    view.changed();
  }

  async function thumbnail(photo) {
    const key = JSON.stringify([photo.turn, photo.boxes]);
    const known = thumbnails.get(photo.id);
    if (known && known.key === key) { return known.canvas; }
    const blob = await form.draft.photo(photo.id);
    if (!blob) { return null; }
    const canvas = await form.painting(blob, THUMBNAIL, photo.turn, photo.boxes);
    thumbnails.set(photo.id, { key, canvas });
    return canvas;
  }

  /* A copy of a thumbnail: one canvas cannot stand in two places. */
  form.picture = async function (photo) {
    const canvas = photo.file ? null : await thumbnail(photo);
    if (!canvas) { return null; }
    const copy = h("canvas", { width: canvas.width, height: canvas.height, "aria-hidden": "true" });
    copy.getContext("2d").drawImage(canvas, 0, 0);
    return copy;
  };

  function clamp(value) { return Math.min(1, Math.max(0, value)); }

  /* Draws boxes with a finger or a mouse; a touch alone makes one of the size of a face. */
  function withBoxes(canvas, photo, done) {
    let start = null;
    function at(event) {
      const area = canvas.getBoundingClientRect();
      return [clamp((event.clientX - area.left) / area.width), clamp((event.clientY - area.top) / area.height)];
    }
    canvas.addEventListener("pointerdown", (event) => {
      start = at(event);
      canvas.setPointerCapture(event.pointerId);
      event.preventDefault();
    });
    canvas.addEventListener("pointerup", (event) => {
      if (!start) { return; }
      const end = at(event);
      let [x, y, w, hgt] = [Math.min(start[0], end[0]), Math.min(start[1], end[1]), Math.abs(end[0] - start[0]), Math.abs(end[1] - start[1])];
      if (w < 0.02 || hgt < 0.02) { [x, y, w, hgt] = [clamp(end[0] - 0.06), clamp(end[1] - 0.08), 0.12, 0.16]; }
      start = null;
      photo.boxes.push([x, y, Math.min(w, 1 - x), Math.min(hgt, 1 - y)].map((value) => Math.round(value * 1000) / 1000));
      done();
    });
    canvas.addEventListener("keydown", (event) => {
      const moves = { ArrowLeft: [-0.02, 0], ArrowRight: [0.02, 0], ArrowUp: [0, -0.02], ArrowDown: [0, 0.02] };
      const last = photo.boxes[photo.boxes.length - 1], move = moves[event.key];
      if (event.key === "Enter") {
        photo.boxes.push([0.42, 0.38, 0.16, 0.2]);
      } else if (move && last) {
        const from = event.shiftKey ? 2 : 0;
        for (const i of [0, 1]) { last[from + i] = Math.max(from ? 0.04 : 0, Math.min(0.96, last[from + i] + move[i])); }
      } else if (event.key === "Delete" || event.key === "Backspace") {
        photo.boxes.pop();
      } else { return; }
      event.preventDefault();
      done();
    });
  }

  function textBox(view, photo, name, help, isNeeded) {
    const id = `photo-${photo.id}-${name}`, say = h("p.say", { id: `${id}-say`, role: "status" });
    function check() {
      const [hit] = form.findPrivate(photo[name]);
      say.className = `say${hit ? (hit.level === "stop" ? " bad" : " warn") : ""}`;
      say.replaceChildren(...(hit ? [h("span", hit.say)] : []));
    }
    const input = h("input.input", {
      id, type: "text", autocomplete: "off", value: photo[name], "aria-describedby": `${id}-help ${id}-say`,
      oninput() { photo[name] = input.value; check(); view.changed(); }
    });
    check();
    return h("div.field", h("label", { for: id }, model.labels.photo[name], form.needWord(isNeeded)), h("p.help", { id: `${id}-help` }, help), input, say);
  }

  function guardians(view, photo, redraw) {
    const agree = h("label.agree", h("input", {
      type: "checkbox", checked: photo.agreed,
      onchange(event) { photo.agreed = event.target.checked; redraw(); view.changed(); }
    }), "每个认得出的学生，监护人都签了同意书");
    const input = (name, label) => {
      const box = h("input.input", { type: "text", autocomplete: "off", value: photo[name], oninput() { photo[name] = box.value; view.changed(); } });
      return h("label", label, box);
    };
    return h("div.consent", agree, photo.agreed && !photo.file
      ? h("div.pair", input("consentDate", "同意日期"), input("consentRecord", "存档编号（不公开）")) : null);
  }

  function status(photo, isDrawing) {
    if (photo.isLost) { return ["bad", "这张照片不在这台设备里了。删掉它，再选一次。"]; }
    if (isDrawing) { return ["warn", "在照片上拖一个框，或者点一下脸。键盘：回车加一块，方向键移动，Shift 加方向键改大小。"]; }
    if (form.isHeldBack(photo)) { return ["bad", "没有监护人书面同意，这张不会放进投稿包。可以打码，或者换一张。"]; }
    if (photo.boxes.length && photo.people === model.identifiable) { return ["warn", "打了码。确实认不出了，就改选“有学生，看不清脸”。"]; }
    if (photo.isSmall) { return ["warn", `只有 ${photo.width}×${photo.height} 像素，像是微信压缩过的。有原图请换原图。`]; }
    return ["", ""];
  }

  function facts(photo) {
    if (photo.file) { return `已经在网站上：${photo.file}`; }
    return photo.was ? `${form.size(photo.was)} → ${form.size(photo.bytes)}` : "";
  }

  function card(view, photo, i) {
    const { photos } = view.state;
    let isDrawing = false;
    const picture = h("div.photo-picture"), say = h("p.say", { role: "status" }), choice = h("div"), item = h("li.photo", { id: `photo-${photo.id}` });
    const isOld = Boolean(photo.file);

    async function paint(focus) {
      const canvas = await form.picture(photo);
      if (!canvas) {
        photo.isLost = !isOld;
        picture.replaceChildren(h("div.no-picture", isOld ? "网站上的照片，这里看不到" : "照片不在了"));
        tell();
        return;
      }
      canvas.setAttribute("aria-label", photo.alt || `第 ${i + 1} 张照片`);
      canvas.setAttribute("role", "img");
      canvas.removeAttribute("aria-hidden");
      if (isDrawing) {
        canvas.classList.add("drawing");
        canvas.tabIndex = 0;
        withBoxes(canvas, photo, () => { paint(true); tell(); view.changed(); });
      }
      picture.replaceChildren(canvas);
      if (focus) { canvas.focus({ preventScroll: true }); }
      view.preview();
    }
    function tell() {
      const [level, text] = status(photo, isDrawing);
      say.className = `say ${level}`;
      say.replaceChildren(...(text ? [h("span", text)] : []));
      item.classList.toggle("held", form.isHeldBack(photo));
      undo.hidden = !photo.boxes.length;
      choice.replaceChildren(...(photo.people === model.identifiable ? [guardians(view, photo, tell)] : []));
    }
    function move(by) {
      photos.splice(i + by, 0, ...photos.splice(i, 1));
      draw(view);
      view.changed();
      const [up, down] = document.getElementById(item.id).querySelectorAll(".photo-head button");
      (by < 0 && !up.disabled ? up : down.disabled ? up : down).focus();
    }
    const button = (text, label, onclick, disabled) => h("button.small", { type: "button", "aria-label": label, onclick, disabled: Boolean(disabled) }, text);
    const undo = button("去掉一块", null, () => { photo.boxes.pop(); paint(); tell(); view.changed(); });
    const draw90 = button("转 90°", null, () => { photo.turn = (photo.turn + 1) % 4; photo.boxes = []; paint(); tell(); view.changed(); });
    const cover = button("打码", null, () => {
      isDrawing = !isDrawing;
      cover.setAttribute("aria-pressed", String(isDrawing));
      cover.textContent = isDrawing ? "打好了" : "打码";
      paint(isDrawing);
      tell();
    });
    const people = model.people.map((it) => form.pick("radio", `people-${photo.id}`, it.value, it.value === photo.people, () => {
      photo.people = it.value;
      tell();
      view.changed();
    }, [it.name, h("small", it.help)]));
    const name = i ? `第 ${i + 1} 张` : view.state.kind === "activity" ? "封面" : "肖像";
    item.append(
      h("div.photo-head", h("b", name), h("span", facts(photo)), h("span.buttons",
        button("↑", `${name}往前移`, () => move(-1), i === 0), button("↓", `${name}往后移`, () => move(1), i === photos.length - 1),
        button("×", `删掉${name}`, () => {
          photos.splice(i, 1);
          thumbnails.delete(photo.id);
          form.draft.removePhoto(photo.id);
          draw(view);
          view.changed();
          document.getElementById("choose-photos").focus();
        }))),
      h("div.photo-body",
        h("div", picture, isOld ? null : h("div.buttons", draw90, cover, undo), say),
        h("div", h("fieldset.field", h("legend", "画面里有没有人", form.needWord(true)), h("div.people", people)), choice,
          textBox(view, photo, "caption", "讲画面以外的事：米糕出锅，先尝一口甜不甜。", false),
          textBox(view, photo, "alt", "说给看不见图的人听：谁、在哪里、做什么。", true))));
    tell();
    paint();
    return item;
  }

  function draw(view) {
    document.getElementById("photos").replaceChildren(...view.state.photos.map((photo, i) => card(view, photo, i)));
  }

  form.albumSection = function (view, number) {
    const input = h("input.visually-hidden", {
      type: "file", accept: "image/*,.heic,.heif", multiple: true, tabindex: "-1", "aria-hidden": "true",
      onchange() { addFiles(view, Array.from(input.files)); input.value = ""; }
    });
    const advice = view.state.kind === "activity" ? "三到六张，横拍为主，第一张是封面。从微信取照片要“原图”。" : "第一张竖拍最好，作肖像。";
    const drop = h("div.drop", input, h("button.button", { type: "button", id: "choose-photos", onclick: () => input.click() }, "从相册选照片"),
      h("p", advice), h("p", `拍摄地点、时间和手机型号会自动去掉；大照片缩到 ${model.limits.edge} 像素。照片不离开这台设备。`));
    drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
    drop.addEventListener("dragleave", () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      addFiles(view, event.dataTransfer.files);
    });
    return h("section.step", h("h2", h("i", String(number)), "照片 ", h("small", "可以没有")), drop, h("p.say", { id: "say-photos", role: "status" }), h("ol.photos", { id: "photos" }));
  };
  form.drawPhotos = draw;
  form.forgetThumbnails = () => thumbnails.clear();
});
