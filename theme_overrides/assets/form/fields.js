WuseForm.part(function (form) {
  "use strict";
  /* The inputs of the fields, and what is said below each. `view` is the page: {state, changed(),
     build(focus)}. */

  const { h } = form;
  const left = new Set();

  function needWord(isNeeded) { return isNeeded ? h("span.need", "必填") : h("span.optional", "可以不写"); }

  /* Problems of privacy are said at once, others after the field has been left. */
  function say(view, field) {
    const box = document.getElementById(`say-${field.name}`);
    if (!box) { return; }
    const verdict = form.verdict(view.state, field);
    const shown = verdict && verdict.say && !verdict.isMissing
      && (verdict.isPrivate || left.has(field.name) || verdict.level === "ok");
    const inputs = document.querySelectorAll(`[data-field="${field.name}"]`);
    inputs.forEach((input) => input.toggleAttribute("aria-invalid", false));
    /* What is said already stays: or its buttons would vanish from under the pointer. */
    const key = shown ? verdict.level + verdict.say + (verdict.hit ? verdict.hit.start : "") : "";
    if (shown && verdict.level === "bad") {
      inputs.forEach((input) => {
        if (!verdict.part || input.dataset.part === verdict.part) { input.setAttribute("aria-invalid", "true"); }
      });
    }
    if (box.dataset.key === key) { return; }
    box.dataset.key = key;
    box.className = `say${shown ? ` ${verdict.level}` : ""}`;
    box.replaceChildren(...(shown ? [h("span", verdict.say), ...remedies(view, field, verdict)] : []));
  }

  function remedies(view, field, { hit, part }) {
    if (!hit) { return []; }
    const input = document.querySelector(`[data-field="${field.name}"]${part ? `[data-part="${part}"]` : ""}`);
    function replaceWith(text) {
      return () => {
        input.value = input.value.slice(0, hit.start) + text + input.value.slice(hit.end);
        input.dispatchEvent(new Event("input", { bubbles: true }));
        input.focus();
      };
    }
    const find = h("button", { type: "button", onclick() { input.focus(); input.setSelectionRange(hit.start, hit.end); } }, "找到它");
    if (hit.instead) { return [find, h("button", { type: "button", onclick: replaceWith(hit.instead) }, `改成“${hit.instead}”`)]; }
    return hit.level === "stop" ? [find, h("button", { type: "button", onclick: replaceWith("") }, "删掉它")] : [find];
  }

  function textInput(view, field, options) {
    const { part, id, ...more } = options || {};
    const whole = () => form.value(view.state, field.name);
    const input = h(more.rows ? "textarea.input" : "input.input", {
      id: id || `input-${field.name}`, autocomplete: "off", "data-field": field.name, "data-part": part,
      "aria-describedby": `help-${field.name} say-${field.name}`,
      "aria-required": form.isNeeded(view.state, field) ? "true" : null,
      value: part ? whole()[part] || "" : whole(),
      ...(more.rows ? {} : { type: "text" }), ...more,
      oninput() {
        form.setValue(view.state, field.name, part ? { ...whole(), [part]: input.value } : input.value);
        say(view, field);
        count(field, input);
        view.changed();
      },
      onblur() {
        if (input.value) { left.add(field.name); }
        say(view, field);
      }
    });
    return input;
  }

  function count(field, input) {
    const box = document.getElementById(`count-${field.name}`);
    if (box) { box.textContent = input.value ? `${form.clean(input.value).length}/${field.short}` : ""; }
  }

  function frame(view, field, control, isGroup) {
    const needed = needWord(form.isNeeded(view.state, field));
    const label = field.shown || field.label;
    const counter = field.short ? h("span.count", { id: `count-${field.name}` }) : null;
    const title = isGroup ? h("legend", label, needed) : h("label", { for: `input-${field.name}` }, label, needed, counter);
    const help = field.help ? h("p.help", { id: `help-${field.name}` }, field.help) : null;
    const box = isGroup ? h("fieldset.field", { tabindex: "-1" }, title, help, control) : h("div.field", title, help, control);
    box.id = `field-${field.name}`;
    box.append(h("p.say", { id: `say-${field.name}`, role: "status" }));
    return box;
  }

  function dateInput(view, field, part) {
    const text = textInput(view, field, { part, id: part ? `input-${field.name}-${part}` : undefined });
    const picker = h("input.picker", {
      type: "date", "aria-label": `${field.label}：从日历里选`, max: new Date().toISOString().slice(0, 10),
      onchange() {
        if (!picker.value) { return; }
        text.value = picker.value;
        left.add(field.name);
        text.dispatchEvent(new Event("input"));
      }
    });
    return h("div.date-row", text, picker);
  }

  function pick(type, name, value, isChosen, onchange, content, tone) {
    const input = h("input", { type, name, value, checked: isChosen, onchange: () => onchange(input.checked) });
    return h(`label.pick${tone ? `.${tone}` : ""}`, input, h("span", content));
  }

  function choices(view, field) {
    const chosen = form.value(view.state, field.name);
    const common = field.choices.filter((it) => !it.rare), others = field.choices.filter((it) => it.rare);
    function choose(name) {
      form.setValue(view.state, field.name, name);
      view.changed();
      view.build(`[name="choice-${field.name}"]:checked`, `#more-${field.name}`);
    }
    const picks = common.map((it) => pick("radio", `choice-${field.name}`, it.name, it.name === chosen, () => choose(it.name), it.name));
    const more = others.length ? h("select.input.more", {
      id: `more-${field.name}`, "aria-label": `${field.label}：其他`, onchange() { choose(more.value); }
    }, h("option", { value: "" }, "其他……"), others.map((it) => h("option", { value: it.name, selected: it.name === chosen }, it.name))) : null;
    const none = !form.isNeeded(view.state, field) && chosen
      ? h("button.small", { type: "button", onclick: () => choose("") }, "不选") : null;
    return frame(view, field, h("div.picks", picks, more, none), true);
  }

  function initiatives(view, field) {
    const chosen = form.value(view.state, field.name);
    const known = view.school.initiatives;
    const gone = chosen.filter((id) => !known.some((it) => it.id === id)).map((id) => ({ id, name: id, shape: "ring", tone: "" }));
    const picks = [...known, ...gone].map((it) => pick("checkbox", "initiative", it.id, chosen.includes(it.id), (isOn) => {
      const others = form.value(view.state, field.name).filter((id) => id !== it.id);
      form.setValue(view.state, field.name, isOn ? [...others, it.id] : others);
      left.add(field.name);
      say(view, field);
      view.changed();
    }, [h(`i.shape.${it.shape}`, { "aria-hidden": "true" }), it.name], it.tone && `toned.${it.tone}`));
    return frame(view, field, h("div.picks", picks), true);
  }

  function groups(view, field) {
    const rows = field.choices.map((it) => h("label", h("span", it.name), textInput(view, field, { part: it.name, id: `input-${field.name}-${it.code}` })));
    return frame(view, field, h("div.groups", rows), true);
  }

  function quote(view, field) {
    const by = h("label.by", h("span", "谁说的，写身份"), textInput(view, field, { part: "by", id: `input-${field.name}-by` }));
    return frame(view, field, [textInput(view, field, { part: "text", rows: 2 }), by]);
  }

  function consent(view, field) {
    const value = form.value(view.state, field.name);
    const agree = h("label.agree", h("input", {
      type: "checkbox", checked: value.given, onchange(event) {
        form.setValue(view.state, field.name, { ...value, given: event.target.checked });
        view.changed();
        view.build("#field-consent input");
      }
    }), "本人书面同意公开姓名和照片");
    const details = value.given ? h("div.pair",
      h("div", h("label", { for: "input-consent-date" }, "同意日期"), dateInput(view, field, "date")),
      h("div", h("label", { for: "input-consent-record" }, "存档编号（不公开）"), textInput(view, field, { part: "record", id: "input-consent-record" }))) : null;
    return frame(view, field, [agree, details], true);
  }

  const BUILDERS = {
    choice: choices, initiatives, groups, quote, consent,
    date: (view, field) => frame(view, field, dateInput(view, field)),
    text: (view, field) => frame(view, field, textInput(view, field, { rows: field.short ? 2 : 8 })),
    lines: (view, field) => frame(view, field, textInput(view, field, { rows: 3 }))
  };

  form.fieldBox = (view, field) => (BUILDERS[field.kind] || ((page, it) => frame(page, it, textInput(page, it))))(view, field);
  form.sayAll = (view) => form.fieldsNow(view.state).forEach((field) => say(view, field));
  form.leaveAll = (view) => form.fieldsNow(view.state).forEach((field) => left.add(field.name));
  form.leaveNone = () => left.clear();
  form.pick = pick;
  form.needWord = needWord;
});
