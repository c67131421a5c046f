WuseForm.part(function (form) {
  "use strict";
  /* The page: builds the form, keeps the draft, makes and opens packages. */

  const { h, model } = form;
  const root = document.getElementById("submit");
  const school = JSON.parse(root.dataset.school);
  const KEY = `wuse-form:${school.slug}`;
  const SOON = 400;
  const STALE_DAYS = 14;
  const byId = (id) => document.getElementById(id);

  const view = {
    school, state: form.blankState(),
    changed() { schedule(); form.preview(view); form.showTodo(view); },
    preview() { form.preview(view); },
    build
  };
  let timer = 0;

  function schedule() {
    clearTimeout(timer);
    timer = setTimeout(persist, SOON);
  }

  function tellDraft(text, level) {
    root.querySelectorAll("[data-draft]").forEach((box) => {
      box.textContent = text;
      box.className = `draft ${level}`;
    });
  }

  function persist() {
    clearTimeout(timer);
    view.state.saved = new Date().toISOString();
    const time = new Date().toTimeString().slice(0, 5);
    if (form.draft.save(KEY, view.state)) {
      tellDraft(`草稿存在这台设备里，${time}`, "ok");
    } else {
      tellDraft("这个浏览器存不下草稿，请一次写完", "bad");
    }
  }

  function kindChoice() {
    const picks = Object.entries(model.kinds).map(([name, kind]) => form.pick("radio", "kind", name, name === view.state.kind, () => {
      view.state.kind = name;
      view.changed();
      build(`[name="kind"][value="${name}"]`);
    }, [h("b", kind.name), h("small", kind.examples)]));
    const opened = view.state.start && view.state.base;
    return h("section.step", h("h2", h("i", "1"), "写什么"), opened
      ? h("p.help", `正在改：${view.state.path}。没有改的栏目，收的时候原样保留。`)
      : h("fieldset.field", h("legend.visually-hidden", "种类"), h("div.kinds", picks)));
  }

  /* Draw the form anew, then put the focus on the first of these that is there. */
  function build(...focus) {
    const kind = model.kinds[view.state.kind], fields = form.fieldsNow(view.state);
    const folded = fields.filter((field) => field.folded);
    const isFilled = folded.some((field) => !form.isEmpty(form.value(view.state, field.name)));
    byId("fields").replaceChildren(
      kindChoice(),
      h("section.step", h("h2", h("i", "2"), kind.heading), fields.filter((field) => !field.folded).map((field) => form.fieldBox(view, field))),
      form.albumSection(view, 3),
      h("details.more-fields", { open: isFilled }, h("summary", "还可以写 ", h("small", folded.map((field) => field.label).join("、"))), folded.map((field) => form.fieldBox(view, field))),
      makeSection()
    );
    form.drawPhotos(view);
    form.sayAll(view);
    form.preview(view);
    form.showTodo(view);
    const target = focus.map((selector) => root.querySelector(selector)).find(Boolean);
    if (target) { target.focus(); }
  }

  function makeSection() {
    return h("section.make", { "aria-labelledby": "make-title" }, h("h2", { id: "make-title" }, "生成投稿包"),
      h("p", "把上面写的和照片装成一个文件。先再看一眼预览：时间、数字、姓名，程序查不出对错，靠您核对。"),
      h("button.button", { type: "button", id: "make", onclick: make }, "生成投稿包"), h("div", { id: "made", role: "status" }));
  }

  async function make() {
    const made = byId("made"), button = byId("make"), missing = form.showTodo(view);
    made.replaceChildren();
    if (missing.length) {
      form.leaveAll(view);
      form.sayAll(view);
      made.replaceChildren(h("p.say.bad", h("span", `还差 ${missing.length} 处，先到第一处：${missing[0].text}。`)));
      form.jump(missing[0].to);
      return;
    }
    button.disabled = true;
    try {
      const packed = await form.pack(school, view.state, (done, all) => { button.textContent = `正在装第 ${done + 1} 张照片，共 ${all} 张……`; });
      form.rememberSent(view.state, packed);
      persist();
      form.save(packed.name, packed.blob);
      showMade(made, packed);
    } catch (error) {
      made.replaceChildren(h("p.say.bad", h("span", "没有装成，多半是内存不够。关掉别的网页，或者少放几张照片再试；写的都还在。")));
    } finally {
      button.disabled = false;
      button.textContent = "生成投稿包";
    }
  }

  function shareButton(packed) {
    if (!navigator.canShare || typeof File !== "function") { return null; }
    const file = new File([packed.blob], packed.name, { type: "application/zip" });
    if (!navigator.canShare({ files: [file] })) { return null; }
    return h("button.button", { type: "button", onclick: () => navigator.share({ files: [file] }).catch(() => null) }, "发送给……");
  }

  function showMade(made, packed) {
    made.replaceChildren(
      h("p.say.ok", h("span", `做好了：${packed.name}，${form.size(packed.blob.size)}，${packed.photos} 张照片。在“下载”文件夹里。`)),
      h("ol", h("li", "把这个文件发给学校管网站的同事或者主管部门。微信里点“+”，选“文件”；不解压，不改名。"),
        h("li", "核对以后会收到答复：收下了，或者哪一处要改。要改就回到这里，草稿还在；换了设备，用“打开以前写的”打开这个文件。"),
        h("li", "公用电脑上，发完点“清空”。")),
      h("div.buttons", shareButton(packed), h("button.small", { type: "button", onclick: () => form.save(packed.name, packed.blob) }, "再存一次"), h("button.small", { type: "button", onclick: wipe }, "清空，写下一份")),
      h("details", h("summary", "包里写的是什么"), h("pre", form.yaml(packed.data)))
    );
  }

  async function dropPhotos() {
    await Promise.all(view.state.photos.map((photo) => form.draft.removePhoto(photo.id)));
    form.forgetThumbnails();
  }

  async function start(state) {
    await dropPhotos();
    view.state = state;
    form.leaveNone();
    build();
    window.scrollTo(0, 0);
  }

  async function wipe() {
    if (!window.confirm("清空这台设备上的草稿和照片？已经生成的文件不受影响。")) { return; }
    clearTimeout(timer);
    await start(form.blankState());
    form.draft.remove(KEY);
    tellDraft("还没有草稿", "none");
  }

  function isBlank(state) { return !Object.keys(state.values).length && !state.photos.length; }

  async function open(file) {
    const box = byId("opened");
    try {
      const found = await form.open(school, file);
      if (!found.length) { throw new Error("这份公开资料里还没有活动和典型。"); }
      if (!isBlank(view.state) && !window.confirm("打开以后，这台设备上没有发出的草稿就没有了。继续吗？")) { return; }
      if (found.length === 1) {
        await begin(found[0], box);
        return;
      }
      const select = h("select.input", { "aria-label": "要改哪一条" }, found.map((it, i) => h("option", { value: String(i) }, it.label)));
      box.replaceChildren(h("div.choose", select, h("button.button", { type: "button", onclick: () => begin(found[Number(select.value)], box) }, "改这一条")));
      select.focus();
    } catch (error) {
      box.replaceChildren(h("p.say.bad", h("span", error.message)));
    }
  }

  async function begin(found, box) {
    await start(found.state);
    persist();
    box.replaceChildren(h("p.say.ok", h("span", "打开了。改完照样生成投稿包，里面会记着改了什么。")));
  }

  /* A draft that is older than two weeks says so; photos that the browser has thrown away, too. */
  async function restore() {
    const kept = form.draft.load(KEY);
    if (!kept || !model.kinds[kept.kind] || !kept.photos) { return; }
    view.state = { ...form.blankState(kept.kind), ...kept };
    let lost = 0;
    for (const photo of view.state.photos) {
      photo.isLost = !photo.file && !(await form.draft.photo(photo.id));
      lost += photo.isLost ? 1 : 0;
    }
    const day = new Date(kept.saved), age = (Date.now() - day) / 864e5;
    const missing = lost ? `，${lost} 张照片不在了，请重新选` : "";
    const when = age > STALE_DAYS ? `这是 ${day.getMonth() + 1} 月 ${day.getDate()} 日写的草稿` : "接着上次的草稿写";
    tellDraft(when + missing, lost ? "bad" : "ok");
  }

  function wire() {
    const input = h("input.visually-hidden", {
      type: "file", accept: ".zip,.json,application/zip,application/json", tabindex: "-1", "aria-hidden": "true",
      onchange() { open(input.files[0]); input.value = ""; }
    });
    byId("open").append(input);
    byId("open-file").addEventListener("click", () => input.click());
    byId("fields").addEventListener("submit", (event) => event.preventDefault());
    root.querySelectorAll("[data-wipe]").forEach((button) => button.addEventListener("click", wipe));
    byId("to-preview").addEventListener("click", () => byId("side").scrollIntoView());
    const along = byId("take-along");
    if (along && form.canTakeAlong()) {
      along.hidden = false;
      along.querySelector("button").addEventListener("click", async () => form.save(`投稿表-${school.name}.html`, await form.wholePage(school)));
    }
    if (/MicroMessenger/i.test(navigator.userAgent)) { byId("in-wechat").hidden = false; }
    window.addEventListener("storage", (event) => {
      if (event.key === KEY && event.newValue) { tellDraft("这张表在另一个窗口里也打开着，只用一个窗口写", "bad"); }
    });
    window.addEventListener("pagehide", () => { if (!isBlank(view.state)) { persist(); } });
  }

  wire();
  restore().then(() => {
    build();
    byId("waiting").hidden = true;
    byId("workspace").hidden = false;
    root.dataset.ready = "yes";
  });
});
