WuseForm.part(function (form) {
  "use strict";
  /* The page as one file that works without a network, to pass on by message or on a stick: the same
     scripts and styles, written into it, and a policy that allows these and nothing else. */

  /* In one piece, it would end the script that it is part of. */
  const END = `</${"script"}>`;

  async function hash(text) { return `'sha256-${await form.sha256Base64(new TextEncoder().encode(text))}'`; }

  function escaped(text) { return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;"); }

  /* Pages opened from a folder may not read their own style sheets. */
  function styles() {
    const rules = [];
    for (const sheet of document.styleSheets) {
      if (sheet.media.mediaText === "print") { continue; }
      try { rules.push(...Array.from(sheet.cssRules, (rule) => rule.cssText)); } catch (error) { return ""; }
    }
    return rules.join("\n");
  }

  function scripts() {
    const model = JSON.stringify(form.model).replace(/</g, "\\u003c");
    const start = `window.WuseForm={parts:[],form:{model:${model}},part(make){this.parts.push(make);make(this.form);}};`;
    return [start, ...window.WuseForm.parts.map((part) => `WuseForm.part(${part});`)].join("\n");
  }

  form.canTakeAlong = () => Boolean(styles());

  form.wholePage = async function (school) {
    const style = styles(), script = scripts();
    const policy = `default-src 'none'; script-src ${await hash(script)}; style-src ${await hash(style)}; base-uri 'none'; form-action 'none'`;
    const root = document.getElementById("submit").cloneNode(true);
    root.removeAttribute("data-ready");
    root.querySelector("#waiting").hidden = false;
    root.querySelector("#workspace").hidden = true;
    root.querySelectorAll("[data-online], link").forEach((part) => part.remove());
    root.querySelectorAll("[data-filled]").forEach((part) => part.replaceChildren());
    const html = `<!doctype html>
<html lang="zh-CN" class="js"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${escaped(`投稿 - ${school.name}`)}</title><style>${style}</style></head>
<body><main id="content">${root.outerHTML}</main><script>${script}${END}</body></html>
`;
    return new Blob([html], { type: "text/html" });
  };
});
