(function (desk) {
  "use strict";
  /* The screen on which one candidate is scored, criterion by criterion, with the evidence beside. */

  desk.el = function (tag, properties, ...children) {
    const element = document.createElement(tag);
    Object.entries(properties || {}).forEach(([name, value]) => {
      if (name.startsWith("on")) { element.addEventListener(name.slice(2), value); }
      else if (name in element && name !== "list") { element[name] = value; }
      else { element.setAttribute(name, value); }
    });
    element.append(...children.filter((it) => it !== null && it !== ""));
    return element;
  };
  const el = desk.el;

  /* Evidence arrives as a script for each candidate: a page that was opened as a file may ask for nothing else. */
  const evidence = new Map(), waiting = new Map();
  desk.gathered = function (number, cells) {
    evidence.set(number, cells);
    (waiting.get(number) || []).forEach((tell) => tell(cells));
    waiting.delete(number);
  };
  function gather(number, tell) {
    if (evidence.has(number)) { tell(evidence.get(number)); return; }
    if (waiting.has(number)) { waiting.get(number).push(tell); return; }
    waiting.set(number, [tell]);
    const script = el("script", { src: `${number}.js` });
    script.addEventListener("error", () => {
      (waiting.get(number) || []).forEach((it) => it(null));
      waiting.delete(number);
    });
    document.head.appendChild(script);
  }

  const shown = (value) => (value === undefined ? "·" : Array.isArray(value) ? value.join("、") : value);

  desk.Work = class {
    constructor(place, host) {
      this.place = place;
      this.host = host;  /* seats, rubric, rowOf, change, open, next */
      this.seat = null;
    }

    show(seat, criterion) {
      if (this.seat !== seat) { this.seat = seat; this.frame(); }
      this.criterion = criterion;
      this.rail();
      this.evidence();
      this.panel();
      gather(this.host.after(seat).number, () => undefined);
      if (this.middle.getBoundingClientRect().top < 0) { this.middle.scrollIntoView(); }
    }

    frame() {
      const { seat, host } = this, at = host.order.indexOf(seat);
      const step = (by, label) => el("button", {
        type: "button", className: "small", disabled: !host.order[at + by], onclick: () => host.open(host.order[at + by])
      }, label);
      this.nav = el("ol", { className: "desk-rail-list" });
      this.middle = el("div", { className: "desk-evidence" });
      this.side = el("div", { className: "desk-panel" });
      this.place.replaceChildren(
        el("div", { className: "desk-who" },
          el("p", {}, el("a", { href: "#list" }, "全部参评单位"), ` · 第 ${at + 1} 个，共 ${host.order.length} 个`),
          el("h1", {}, seat.name, seat.owner || seat.group ? el("small", {}, [seat.owner, seat.group].filter(Boolean).join(" · ")) : ""),
          el("p", { className: "desk-steps" }, step(-1, "上一个"), step(1, "下一个"),
            seat.url ? el("a", { className: "small", href: host.root + seat.url, target: "_blank", rel: "noopener" }, "看网页") : "")),
        el("div", { className: "desk-work-grid" }, el("nav", { className: "desk-rail", ariaLabel: "指标" }, this.nav), this.middle, this.side));
    }

    rail() {
      const { seat, host } = this;
      let last = null;
      this.buttons = new Map();
      this.nav.replaceChildren(...host.rubric.plan(seat).map((it) => {
        const isNew = it.dimension !== last;
        last = it.dimension;
        const button = el("button", { type: "button", onclick: () => host.open(seat, it) }, el("b", {}, it.id), el("span", {}, it.name), el("i", {}));
        if (it === this.criterion) { button.setAttribute("aria-current", "true"); }
        this.buttons.set(it, button);
        this.railed(it);
        return el("li", isNew ? { className: "first" } : {}, isNew ? el("small", {}, `${it.dimension.id} ${it.dimension.name}`) : "", button);
      }));
      const now = this.nav.querySelector("[aria-current]");
      if (now && this.nav.scrollWidth > this.nav.clientWidth) {
        this.nav.scrollLeft = now.offsetLeft - this.nav.clientWidth / 2;
      }
    }

    /* One criterion of the rail: a score changes no other. */
    railed(criterion) {
      const { host } = this, button = this.buttons.get(criterion), value = host.rowOf(this.seat).values[criterion.id];
      button.lastChild.textContent = value === undefined ? "·" : desk.text(host.rubric.points(criterion, value));
      button.setAttribute("aria-label", `${criterion.id} ${criterion.name}，${value === undefined ? "未评" : shown(value)}`);
      button.classList.toggle("done", value !== undefined);
    }

    evidence() {
      const { seat, criterion } = this, look = [].concat(criterion.look).filter(Boolean);
      const body = el("div", { className: "desk-cell" }, el("p", { className: "muted" }, "正在读佐证……"));
      this.middle.replaceChildren(
        el("h2", {}, el("b", {}, criterion.id), ` ${criterion.name}`, el("small", {}, criterion.top === null ? "上不封顶" : `${desk.text(criterion.top)} 分`)),
        look.length > 1 ? el("ul", { className: "look" }, ...look.map((it) => el("li", {}, it))) : el("p", { className: "muted" }, look.length ? `看什么：${look[0]}` : ""),
        body);
      gather(seat.number, (cells) => {
        if (this.seat === seat && this.criterion === criterion) { this.cell(body, cells); }
      });
    }

    cell(body, cells) {
      const host = this.host;
      if (cells === null) {
        body.replaceChildren(el("p", { className: "banner" }, "佐证没有读到：多半是压缩包没有整个解压。请解压以后再打开。"));
        return;
      }
      const cell = cells[this.criterion.id];
      if (!cell) {
        body.replaceChildren(el("p", { className: "muted" }, "这一条没有自动找的佐证；请看网页或纸质材料。"));
        return;
      }
      const [mark, words, pieces, statement, links, gaps] = cell, left = pieces - links.length;
      body.replaceChildren(
        el("p", { className: "cell-mark" }, el("i", { className: `dot ${mark}`, ariaHidden: "true" }), words, pieces ? `，${pieces} 条` : ""),
        statement ? el("p", { className: "desk-claim" }, el("small", {}, "自述"), statement) : "",
        el("ul", { className: "desk-links" }, ...links.map(([label, url, note, picture, alt]) => el("li", {},
          picture ? el("a", { className: "desk-picture", href: host.root + url, target: "_blank", rel: "noopener", tabIndex: -1, ariaHidden: "true" },
            el("img", { src: host.root + picture, alt, loading: "lazy" })) : "",
          url ? el("a", { href: host.root + url, target: "_blank", rel: "noopener" }, label) : label, note ? el("small", {}, note) : ""))),
        left > 0 ? el("p", { className: "muted" }, `还有 ${left} 条，在网页上`) : "",
        ...gaps.map((it) => el("p", { className: "cell-gap" }, it)));
    }

    /* The panel. It is drawn once for a criterion; a score then changes only what shows it. */
    panel() {
      const { seat, criterion, host } = this, row = host.rowOf(seat);
      this.say = el("p", { className: "desk-say", role: "alert" });
      const head = el("p", { className: "desk-panel-head" }, el("b", {}, "评分"), criterion.top === null ? "上不封顶" : `满分 ${desk.text(criterion.top)}`);
      const note = el("textarea", { className: "input", rows: 3, maxLength: 500, value: row.note, oninput: () => host.change(seat, { note: note.value }, "备注") });
      const reason = el("input", { className: "input", maxLength: 500, value: row.reason, oninput: () => host.change(seat, { reason: reason.value }, "弃评理由") });
      const abstains = row.state === "abstained";
      const entry = abstains ? el("p", { className: "muted" }, "已弃评这个参评单位，打分就是撤回弃评。") : "";
      const input = criterion.rules.length ? this.counts(row) : this.score(row);
      const withdraw = el("button", { type: "button", className: "small", onclick: () => this.abstain(!abstains) }, abstains ? "撤回弃评" : "弃评这个单位");
      const clear = el("button", { type: "button", className: "small", onclick: () => this.set(undefined) }, "清空这条");
      const next = el("button", { type: "button", className: "button", onclick: () => host.next() }, "下一条未评");
      const isCounted = criterion.rules.length > 0;
      /* A phone keeps the first line in reach of the thumb, whatever evidence is on the screen. */
      this.side.replaceChildren(head, entry, el("div", { className: "desk-quick" }, isCounted ? "" : input, next),
        isCounted ? input : this.pad(), this.say, this.anchors(),
        el("div", { className: "desk-buttons" }, clear, withdraw),
        abstains ? el("label", {}, el("span", {}, "弃评的理由（必填）"), reason) : "",
        el("label", {}, el("span", {}, "备注，只给组织单位看"), note),
        el("p", { className: "keys muted" }, "键盘：直接打数字，", el("kbd", {}, "↑"), el("kbd", {}, "↓"), "加减，", el("kbd", {}, "Enter"), "下一条未评，",
          el("kbd", {}, "PgUp"), el("kbd", {}, "PgDn"), "前后，", el("kbd", {}, "Ctrl Z"), "撤销"));
      this.mark(row.values[criterion.id]);
    }

    score(row) {
      const { criterion, host } = this, value = row.values[criterion.id];
      this.box = el("input", {
        id: "desk-score", className: "desk-score", inputMode: "decimal", autocomplete: "off", value: value === undefined ? "" : value,
        oninput: () => this.enter(this.box.value), onkeydown: (event) => this.key(event)
      });
      this.box.placeholder = "未评";
      this.box.setAttribute("aria-label", `${criterion.id} 的分，${criterion.top === null ? "" : `最高 ${desk.text(criterion.top)}`}`);
      const step = (by, sign, label) => {
        const button = el("button", { type: "button", onclick: () => this.step(by) }, sign);
        button.setAttribute("aria-label", label);
        return button;
      };
      const unit = desk.text(host.rubric.data.step);
      return el("div", { className: "desk-stepper" }, step(-1, "−", `减 ${unit} 分`), this.box, step(1, "+", `加 ${unit} 分`));
    }

    /* Whole points to tap, or the anchors where no other score may be given. */
    pad() {
      const { criterion } = this, pad = el("div", { className: criterion.only ? "desk-pad words" : "desk-pad", role: "group", ariaLabel: "点选分数" });
      let values = [];
      if (criterion.only) { values = criterion.anchors.filter((it) => it[1] === it[2]).map((it) => [it[1], `${it[0]} ${desk.text(it[1])}`]); }
      else if (criterion.top !== null && criterion.top <= 2000) {
        for (let i = 0; i <= criterion.top; i += 100) { values.push([i, desk.text(i)]); }
      }
      values.forEach(([cents, label]) => pad.appendChild(el("button", { type: "button", value: desk.text(cents), onclick: () => this.set(desk.text(cents)) }, label)));
      return values.length ? pad : "";
    }

    counts(row) {
      const { criterion, host } = this, value = row.values[criterion.id] || [];
      this.box = null;
      const boxes = criterion.rules.map((rule, i) => {
        const box = el("input", { className: "input", inputMode: "decimal", autocomplete: "off", value: value[i] || "" });
        box.addEventListener("keydown", (event) => this.key(event));
        box.addEventListener("input", () => {
          const texts = boxes.map((it) => desk.typed(it.value));
          const wrong = criterion.rules.map((it, n) => texts[n] && host.rubric.problemOfCount(it, texts[n])).find(Boolean);
          this.say.textContent = wrong || "";
          if (wrong) { return; }
          if (texts.every(Boolean)) { this.put(texts); } else if (texts.every((it) => !it)) { this.put(undefined); }
          else { this.say.textContent = "几格都填了才算；没有的填 0"; }
        });
        return box;
      });
      this.sum = el("b", {});
      return el("div", { className: "desk-counts" }, ...criterion.rules.map((rule, i) =>
        el("label", {}, el("span", {}, rule.what, el("small", {}, worth(rule))), boxes[i])), el("p", {}, "合计 ", this.sum, " 分"));
    }

    anchors() {
      const { anchors } = this.criterion;
      this.marks = anchors.map((it) => el("li", {}, el("b", {}, it[0]), el("span", {}, it[4]), it[3]));
      return anchors.length ? el("ul", { className: "desk-anchors" }, ...this.marks) : "";
    }

    /* Show a score in the panel and in the rail. */
    mark(value) {
      const { criterion, host } = this, points = value === undefined ? null : host.rubric.points(criterion, value);
      this.side.classList.toggle("unscored", value === undefined);
      this.side.querySelectorAll(".desk-pad button").forEach((it) => it.setAttribute("aria-pressed", String(it.value === value)));
      criterion.anchors.forEach((it, i) => this.marks[i].classList.toggle("here", points !== null && it[1] <= points && points <= it[2]));
      if (this.sum) { this.sum.textContent = points === null ? "—" : desk.text(points); }
    }

    enter(typed) {
      const text = desk.typed(typed), wrong = text && this.host.rubric.problem(this.criterion, text);
      this.say.textContent = wrong ? `${wrong}。没有存。` : "";
      this.box.setAttribute("aria-invalid", String(Boolean(wrong)));
      if (!wrong) { this.put(text || undefined); }
    }

    set(text) {
      if (this.box) { this.box.value = text === undefined ? "" : text; this.box.setAttribute("aria-invalid", "false"); }
      this.say.textContent = "";
      this.put(text);
      if (text === undefined) { this.panel(); }
    }

    put(value) {
      const { seat, criterion, host } = this, row = host.rowOf(seat);
      if (String(row.values[criterion.id]) === String(value) && row.state === "scored") { return; }
      const wasAbstained = row.state === "abstained";
      if (wasAbstained) { host.change(seat, { state: "scored", reason: "" }, "弃评"); }
      const values = Object.assign({}, host.rowOf(seat).values);
      if (value === undefined) { delete values[criterion.id]; } else { values[criterion.id] = value; }
      host.change(seat, { values }, criterion.id);
      if (wasAbstained) { this.rail(); this.panel(); } else { this.mark(value); this.railed(criterion); }
    }

    step(by) {
      const { criterion, host } = this, now = this.host.rowOf(this.seat).values[criterion.id];
      const top = criterion.top === null ? 999900 : criterion.top;
      const fits = criterion.only ? criterion.anchors.filter((it) => it[1] !== null).map((it) => it[1]).sort((a, b) => a - b) : null;
      let to = 0;
      if (fits) {
        const cents = now === undefined ? (by > 0 ? -1 : top + 1) : desk.cents(now);
        to = by > 0 ? fits.find((it) => it > cents) : fits.reverse().find((it) => it < cents);
        if (to === undefined) { return; }
      } else if (now === undefined) { to = by > 0 || criterion.top === null ? 0 : top - top % host.rubric.data.step; }
      else { to = Math.min(Math.max(desk.cents(now) + by * host.rubric.data.step, 0), top - top % host.rubric.data.step); }
      this.set(desk.text(to));
    }

    abstain(is) {
      this.host.change(this.seat, is ? { state: "abstained", reason: "" } : { state: "scored", reason: "" }, "弃评");
      this.rail();
      this.panel();
      const reason = this.side.querySelector("input[maxlength]");
      if (is && reason) { reason.focus(); }
    }

    key(event) {
      const plan = this.host.rubric.plan(this.seat), at = plan.indexOf(this.criterion);
      const does = {
        ArrowUp: () => this.box && this.step(1), ArrowDown: () => this.box && this.step(-1), Enter: () => this.host.next(),
        PageUp: () => plan[at - 1] && this.host.open(this.seat, plan[at - 1]),
        PageDown: () => plan[at + 1] && this.host.open(this.seat, plan[at + 1])
      }[event.key];
      if (does && !event.ctrlKey && !event.altKey && !event.isComposing) { event.preventDefault(); does(); }
    }

    focus() {
      const box = this.box || this.side.querySelector("input");
      /* On a phone, the keyboard would cover the evidence. */
      if (box && matchMedia("(hover: hover)").matches) { box.focus({ preventScroll: true }); box.select(); }
    }
  };

  function worth(rule) {
    if (rule.base !== null) { return `，基准 ${desk.text(rule.base)}%，每 ${desk.text(rule.step || 0)}% ${rule.plus ? `加 ${desk.text(rule.plus)}` : ""}${rule.minus ? ` 扣 ${desk.text(rule.minus)}` : ""}；填百分比`; }
    return `，每${rule.per || "次"}${rule.plus ? `加 ${desk.text(rule.plus)}` : `扣 ${desk.text(rule.minus)}`} 分${rule.most === null ? "" : `，最多 ${desk.text(rule.most)}`}`;
  }
})(wuseDesk);
