(function (desk) {
  "use strict";
  /* The whole desk: who judges, the list, what is said of saving and exporting, and the sheet to sign. */

  const el = desk.el, place = document.getElementById("desk");
  if (!place) { return; }
  const part = (name) => place.querySelector(`[data-part="${name}"]`);
  const data = JSON.parse(place.dataset.desk), root = place.dataset.root;
  const judge = typeof wuseJudge === "undefined" ? undefined : wuseJudge;
  const MOST_UNDO = 200, TIMELY = 30, MANY = 20;

  function refusal() {
    if (judge === undefined) { return "评审文件没有读到：多半是压缩包没有整个解压。请整个解压以后，再打开这一页。"; }
    if (judge === null) { return "这个包不属于任何一位评审：佐证都可以看，空白评分表可以打印，不能打分。"; }
    if (judge.edition !== data.edition) { return `评审文件是“${judge.edition}”的，这一页是“${data.edition}”的：两个包解压到了一起。请换一个空文件夹，重新解压。`; }
    return judge.desks[data.number] ? "" : "你不评这个阶段。要评的阶段在上面。";
  }
  /* The codes stand on paper only: they are loaded when all else is there, and drawn before printing. */
  let codes = null;
  desk.drawn = (found) => { codes = found; };
  function drawCodes() {
    part("seats").querySelectorAll("tr[data-key]").forEach((line) => {
      const code = codes && codes[line.dataset.key], name = line.querySelector("th");
      if (!code || name.querySelector(".desk-code")) { return; }
      const text = code.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"');
      const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
      name.prepend(el("span", { className: "desk-code" }, document.importNode(svg, true)));
    });
  }
  addEventListener("beforeprint", drawCodes);
  const codesAreThere = new Promise((resolve) => {
    const load = () => document.head.appendChild(el("script", { src: "codes.js", onload: resolve, onerror: resolve }));
    addEventListener("load", () => { setTimeout(load, 500); });
  });

  const refused = refusal();
  if (refused) {
    place.classList.add("arranged");
    part("state").textContent = refused;
    part("state").hidden = false;
    return;
  }

  const brief = { edition: data.edition, judge: judge.judge, seed: judge.seed, site: data.site, desk: judge.desks[data.number] };
  const rubric = new desk.Rubric(data), recused = new Set(brief.desk.recused);
  const all = data.seats.map(([number, key, name, url, owner, group]) => ({ number, key, name, url, owner, group, recused: recused.has(key) }));
  const byKey = new Map(all.map((it) => [it.key, it]));
  const order = brief.desk.order.map((key) => byKey.get(key)).filter((it) => it && !it.recused);
  const seats = order.concat(all.filter((it) => it.recused));
  const store = new desk.Store(brief, onOtherTab), undo = [];
  const BLANK = desk.blankRow(), rowOf = (seat) => desk.said(store.rows.get(seat.key) || BLANK);
  const needed = (seat) => rubric.needed(seat);
  const done = (seat) => { const { values } = rowOf(seat); return needed(seat).filter((it) => values[it.id] !== undefined).length; };
  const isReady = (seat) => { const row = rowOf(seat); return row.state === "abstained" ? row.reason.trim() !== "" : done(seat) === needed(seat).length; };
  let isElsewhere = false, savedAt = null, current = null;

  const work = new desk.Work(part("work"), {
    root, order, rubric, rowOf, change, open,
    next: toNext, after: (seat) => order[order.indexOf(seat) + 1] || seat
  });

  /* Changes. Typing in one field is one step to undo. */
  function change(seat, changed, what) {
    const before = store.rows.get(seat.key) || null, last = undo[undo.length - 1], now = Date.now();
    const goesOn = Boolean(last) && last.what === what && last.rows[0][0] === seat.key && now - last.at <= 2500;
    if (!goesOn) {
      undo.push({ what, at: now, rows: [[seat.key, before]], open: [seat, current && current.criterion] });
      if (undo.length > MOST_UNDO) { undo.shift(); }
    } else { last.at = now; }
    store.put(seat.key, Object.assign(desk.blankRow(), before, changed), goesOn);
    savedAt = new Date();
    drawRow(seat);
    drawBar();
  }

  function takeBack() {
    const last = undo.pop();
    if (!last) { return; }
    last.rows.forEach(([key, row]) => { store.put(key, row); drawRow(byKey.get(key)); });
    if (last.open[1]) { open(...last.open); show(); }
    say(`已撤销：${last.what}`);
    drawBar();
  }

  function onOtherTab(name) {
    isElsewhere = true;
    const seat = byKey.get(name.slice(4));
    if (seat) { drawRow(seat); }
    if (!name || (current && current.seat === seat)) { show(); }
    drawBar();
  }

  /* Where we are stands in the address: the list, or a candidate and a criterion. */
  const address = (seat, criterion) => `#${seat.number}-${encodeURIComponent(criterion.id)}`;
  function firstOpen(seat) {
    const plan = rubric.plan(seat), row = rowOf(seat);
    return plan.find((it) => row.values[it.id] === undefined) || plan[0];
  }
  function open(seat, criterion) {
    const to = address(seat, criterion || firstOpen(seat));
    location.hash = to;
    show(); // at once: the next key must not go to the criterion before
  }
  function toNext() {
    const seat = current.seat, plan = rubric.plan(seat), at = plan.indexOf(current.criterion), row = rowOf(seat);
    const isBlank = (it) => row.values[it.id] === undefined;
    const rest = plan.slice(at + 1).find(isBlank) || needed(seat).find(isBlank);
    if (rest && row.state === "scored") { open(seat, rest); return; }
    const from = order.indexOf(seat), after = order.slice(from + 1).concat(order.slice(0, from)).find((it) => !isReady(it));
    if (after) { open(after); } else { location.hash = "#list"; say("都评完了。请导出，再打印签字表。"); }
  }
  let shownAt = null;
  function show() {
    shownAt = location.hash;
    const found = /^#(\d+)-(.+)$/.exec(location.hash), seat = found && all.find((it) => it.number === Number(found[1]));
    let id = "";
    try { id = found ? decodeURIComponent(found[2]) : ""; } catch (error) { id = ""; }
    const criterion = seat && rubric.plan(seat).find((it) => it.id === id);
    const isOpen = Boolean(criterion) && order.includes(seat), wasOpen = current;
    current = isOpen ? { seat, criterion } : null;
    part("work").hidden = !isOpen;
    part("list").hidden = isOpen;
    place.classList.toggle("working", isOpen);
    if (isOpen) {
      work.show(seat, criterion);
      if (!wasOpen || wasOpen.seat !== seat) { scrollTo(0, 0); }
      work.focus();
    } else if (seat && seat.recused) { say(`${seat.name}要回避，不能打分。`); }
  }
  addEventListener("hashchange", () => { if (location.hash !== shownAt) { show(); } });

  /* The list, which is also the sheet to sign. */
  const lines = new Map();
  part("seats").querySelectorAll("tr[data-key]").forEach((it) => lines.set(it.dataset.key, it));
  function arrange() {
    const body = part("seats");
    lines.forEach((it) => it.remove());
    seats.forEach((seat, i) => {
      const line = lines.get(seat.key);
      if (!line) { return; }
      line.cells[0].textContent = String(i + 1);
      body.appendChild(line);
      drawRow(seat);
    });
  }
  function drawRow(seat) {
    const line = lines.get(seat.key);
    if (!line) { return; }
    const row = rowOf(seat), plan = rubric.plan(seat), most = needed(seat).length, number = done(seat);
    const state = line.querySelector("[data-cell=state]"), total = line.querySelector("[data-cell=total]"), detail = line.querySelector("[data-cell=detail]");
    line.classList.toggle("ready", !seat.recused && isReady(seat));
    if (seat.recused) { state.replaceChildren(el("span", { className: "tag" }, "回避")); total.textContent = "—"; return; }
    const isAbstained = row.state === "abstained";
    if (!state.firstChild || !state.firstChild.matches || !state.firstChild.matches("button")) {
      state.replaceChildren(el("button", { type: "button", className: "small", onclick: () => open(seat) }), el("span", {}));
    }
    state.firstChild.textContent = isReady(seat) ? "再看" : number || isAbstained ? "接着评" : "开始评";
    state.firstChild.setAttribute("aria-label", `${state.firstChild.textContent}：${seat.name}`);
    state.lastChild.textContent = isAbstained ? (row.reason.trim() ? "弃评" : "弃评，没写理由") : `${number}/${most}`;
    total.textContent = isAbstained ? "弃评" : number ? desk.text(rubric.total(seat, row.values)) : "";
    if (total.textContent && !isAbstained && number < most) { total.textContent += "（未完）"; }
    detail.textContent = isAbstained ? row.reason : plan.filter((it) => row.values[it.id] !== undefined)
      .map((it) => `${it.id} ${[].concat(row.values[it.id]).join("、")}`).join("　");
  }

  /* The bar: how far, whether it is saved, how old the last export is. */
  function age() {
    const { exported, changed } = store.meta;
    if (!exported) { return changed || store.rows.size ? "还没有导出过" : ""; }
    const minutes = Math.floor((Date.now() - Date.parse(exported)) / 60000);
    const more = changed ? `，又改了 ${changed} 处` : "，没有再改";
    if (!(minutes >= 0)) { return `电脑的时间变过，说不准上次导出在多久以前${more}`; }
    const ago = minutes < 1 ? "刚才" : minutes < 60 ? `${minutes} 分钟前` : minutes < 1440 ? `${Math.floor(minutes / 60)} 小时前` : `${Math.floor(minutes / 1440)} 天前`;
    return `${ago}导出${more}`;
  }
  function isStale() {
    const { exported, changed } = store.meta, minutes = (Date.now() - Date.parse(exported || 0)) / 60000;
    return changed > 0 && (changed >= MANY || !(minutes >= 0 && minutes < TIMELY));
  }
  function drawBar() {
    const ready = order.filter(isReady).length;
    part("progress").textContent = `${brief.judge} · ${ready}/${order.length}`;
    part("meter").max = order.reduce((sum, it) => sum + needed(it).length, 0) || 1;
    part("meter").value = order.reduce((sum, it) => sum + (rowOf(it).state === "abstained" ? needed(it).length : done(it)), 0);
    part("saved").textContent = store.problem ? "" : savedAt ? `✓ 已存 ${savedAt.toTimeString().slice(0, 5)}` : store.rows.size ? "✓ 接着上次的评" : "";
    part("age").textContent = age();
    part("age").classList.toggle("late", isStale());
    part("undo").disabled = !undo.length;
    part("trouble").hidden = !store.problem;
    part("trouble-text").textContent = store.problem && `${store.problem}，关掉这一页分数就没有了。请现在就导出，再换一个浏览器打开。`;
    part("elsewhere").hidden = !isElsewhere;
    drawSheet();
  }
  function say(text) { part("said").textContent = text; }

  /* What is printed to sign names the file that it belongs to, if that file is what is shown. */
  function drawSheet() {
    const { serial, checksum, changed, exported } = store.meta, isSame = serial && !changed;
    part("sheet-judge").textContent = brief.judge;
    part("sheet-file").textContent = isSame ? `第 ${serial} 次导出，${exported.slice(0, 16).replace("T", " ")}（世界时）` : "导出以后再打印，这里才有校验码";
    part("sheet-checksum").textContent = isSame ? checksum.match(/.{1,8}/g).join(" ") : "";
  }

  function exportFile() {
    const missing = order.filter((it) => !isReady(it)).length;
    const time = new Date().toISOString(), serial = store.meta.serial + 1;
    const file = desk.scoreFile(brief, seats, store.rows, serial, time);
    desk.save(desk.fileName(brief, "json"), `${JSON.stringify(file, null, 1)}\n`, "application/json");
    store.exported(serial, file.checksum, time);
    say(`已导出第 ${serial} 次：${desk.fileName(brief, "json")}。${missing ? `还有 ${missing} 个没有评完，评完再导出一次。` : "请交给组织单位，再打印签字表。"}`);
    drawBar();
  }
  function exportTable() {
    desk.save(desk.fileName(brief, "csv"), desk.table(brief, seats, store.rows, rubric), "text/csv");
    say("已导出表格，给自己看。交给组织单位的是“导出”的那一份。");
  }

  /* Reading a file: first what it holds, then the person decides. */
  function readText(file) {
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.addEventListener("error", () => reject(new Error("文件打不开。")));
      reader.addEventListener("load", () => {
        try { resolve(new TextDecoder("utf-8", { fatal: true }).decode(reader.result)); }
        catch (error) { resolve(new TextDecoder("gb18030").decode(reader.result)); /* saved again by an office program */ }
      });
      reader.readAsArrayBuffer(file);
    });
  }
  function importFile(file) {
    if (file.size > 1000000) { say("文件超过 1 MB，不是评分文件。"); return; }
    readText(file).then((text) => offer(desk.readFile(text, brief, seats, rubric))).catch((error) => {
      part("offer").replaceChildren(el("p", { className: "banner", role: "alert" }, `没有导入：${error.message}`));
    });
  }
  function offer({ rows, left, serial }) {
    const kinds = { fresh: [], same: 0, other: [] };
    rows.forEach((row, key) => {
      const mine = store.rows.get(key);
      if (!mine) { kinds.fresh.push([key, row]); }
      else if (desk.canonical(desk.said(mine)) === desk.canonical(row)) { kinds.same += 1; } else { kinds.other.push([key, row]); }
    });
    const take = (chosen) => () => {
      undo.push({ what: "导入", at: 0, rows: chosen.map(([key]) => [key, store.rows.get(key) || null]), open: [] });
      store.follow(serial);
      chosen.forEach(([key, row]) => { store.put(key, row); drawRow(byKey.get(key)); });
      savedAt = new Date();
      close();
      say(`已导入 ${chosen.length} 个。`);
      drawBar();
    };
    const close = () => part("offer").replaceChildren();
    const button = (text, chosen) => (chosen.length ? el("button", { type: "button", className: "small", onclick: take(chosen) }, text) : "");
    part("offer").replaceChildren(el("div", { className: "banner", role: "status" },
      el("p", {}, `文件里有 ${rows.size} 个参评单位：这里没有的 ${kinds.fresh.length} 个，一样的 ${kinds.same} 个，不同的 ${kinds.other.length} 个${left ? `；${left} 个用不了（不是你评的，或者分数不对），不导入` : ""}。`),
      el("p", { className: "desk-buttons" }, button("只补这里没有的", kinds.fresh),
        kinds.other.length ? button("全部以文件为准", kinds.fresh.concat(kinds.other)) : "",
        el("button", { type: "button", className: "small", onclick: close }, "不导入"))));
  }

  function on(name, does) { part(name).addEventListener("click", does); }
  on("export", exportFile);
  on("rescue", exportFile);
  on("table", exportTable);
  on("undo", takeBack);
  on("print", () => { location.hash = "#list"; codesAreThere.then(() => { setTimeout(() => window.print(), 50); }); });
  on("import", () => part("file").click());
  part("file").addEventListener("change", () => {
    if (part("file").files[0]) { importFile(part("file").files[0]); }
    part("file").value = "";
  });
  document.addEventListener("keydown", (event) => {
    const isText = event.target.matches("textarea, input") && !event.target.matches(".desk-score");
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !isText) { event.preventDefault(); takeBack(); }
  });
  addEventListener("beforeunload", (event) => {
    if (store.problem && store.meta.changed) { event.preventDefault(); event.returnValue = ""; }
  });

  place.classList.add("live");
  part("bar").hidden = false;
  const older = store.others();
  if (older) {
    part("state").textContent = `这台设备里还有按另一版评分标准评的 ${older} 个，没有带过来。要用哪一版，请问组织单位。`;
    part("state").hidden = false;
  }
  arrange();
  place.classList.add("arranged");
  drawBar();
  show();
  setInterval(drawBar, 30000);
})(wuseDesk);
