WuseForm.part(function (form) {
  "use strict";
  /* The card as the site will show it (macros.html), and what is still missing. */

  const { h } = form;

  const ghost = (text, instead) => text || h("span.ghost", instead);

  function marks(badges) { return badges.map((it) => h(`span.entry-mark.${it.tone}`, it.short)); }

  function badgesOf(view) {
    const chosen = form.value(view.state, "initiative");
    return view.school.initiatives.filter((it) => chosen.includes(it.id));
  }

  function entry(view, picture) {
    const get = (name) => form.clean(form.value(view.state, name)), badges = badgesOf(view);
    const tone = badges[0] ? `.${badges[0].tone}` : "";
    const text = h("div.entry-text",
      h("p.entry-meta", h("span", ghost(form.date(get("date")).shown, "日期")), marks(badges), h("span", ghost(get("type"), "活动类型")), h("span", view.school.short)),
      h("h3", ghost(get("title"), "标题写在这里")), h("p", ghost(get("summary"), "摘要写在这里，一两句话。")));
    return h(`div.entry${tone}`, h(`i.node.${badges[0] ? badges[0].shape : "ring"}`, { "aria-hidden": "true" }), text, picture && h("div.entry-picture", picture));
  }

  function exemplarCard(view, picture) {
    const get = (name) => form.clean(form.value(view.state, name)), [badge] = badgesOf(view);
    const isNamed = !form.isPerson(view.state) || form.value(view.state, "consent").given;
    const name = (isNamed && get("name")) || get("role"), type = get("type");
    const glyph = h("span.portrait-glyph", { "aria-hidden": "true" }, badge ? badge.glyph : (type || "先")[0]);
    return h(`div.exemplar-card${badge ? `.${badge.tone}` : ""}`,
      h("div.portrait", isNamed && picture ? picture : glyph), h("h3", ghost(name, "名称")),
      h("p.card-kicker", ghost(type, "典型类型"), badge ? ` · ${badge.short}` : ""), h("p.card-slogan", ghost(get("summary"), "摘要写在这里。")));
  }

  function jump(id) {
    const target = document.getElementById(id);
    if (!target) { return; }
    const folded = target.closest("details");
    if (folded) { folded.open = true; }
    const inside = "input, textarea, select";
    const focus = target.matches(inside) ? target : target.querySelector(`.input, ${inside}`) || target;
    target.scrollIntoView({ block: "center" });
    focus.focus({ preventScroll: true });
  }

  function todoItem(it) {
    return h("li", h(`a.${it.level}`, { href: `#${it.to}`, onclick(event) { event.preventDefault(); jump(it.to); } }, it.text));
  }

  function summary(open, warnings) {
    if (open.length) { return `还差 ${open.length} 处`; }
    return warnings.length ? `可以生成，还有 ${warnings.length} 处建议看一眼` : "都写好了";
  }

  let turn = 0;

  form.preview = async function (view) {
    const mine = ++turn;
    const cover = form.sentPhotos(view.state).find((photo) => !photo.file && !photo.isLost);
    const picture = cover ? await form.picture(cover) : null;
    if (mine !== turn) { return; }  /* meanwhile something else has changed */
    document.getElementById("card").replaceChildren(view.state.kind === "activity" ? entry(view, picture) : exemplarCard(view, picture));
  };

  form.showTodo = function (view) {
    const all = form.todo(view.state);
    const open = all.filter((it) => it.level !== "warn"), warnings = all.filter((it) => it.level === "warn");
    const said = summary(open, warnings), bad = open.find((it) => it.level === "bad");
    document.getElementById("todo-title").textContent = said;
    document.getElementById("todo").replaceChildren(...[...open, ...warnings].map(todoItem));
    const bar = document.getElementById("bar-status");
    bar.textContent = bad ? bad.text : said;
    bar.classList.toggle("bad", Boolean(bad));
    return open;
  };

  form.jump = jump;
});
