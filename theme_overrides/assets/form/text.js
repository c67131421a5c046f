WuseForm.part(function (form) {
  "use strict";
  /* Texts as people paste them, and elements. */

  const HALF = /[\uff01-\uff5e]/g;

  /* Full-width forms as ASCII, character by character, so that positions stay. */
  function halfWidth(text) {
    return text.replace(HALF, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, " ");
  }

  /* Without what Word and WeChat bring along: odd spaces, zero-width marks, indents. */
  function clean(text) {
    return String(text || "")
      .replace(/\r\n?|[\v\u0085\u2028\u2029]/g, "\n")
      .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, "")
      .replace(/[\u00a0\u2002-\u200a\u202f\t]/g, " ")
      .replace(/(?!\n)[\p{Cc}\p{Cs}\ufffe\uffff]/gu, "")
      .replace(/^[ \u3000]+|[ \u3000]+$/gm, "")
      .replace(/\n{3,}/g, "\n\n")
      .trim();
  }

  /* The items of a list that stands in one line, or one a line. */
  function split(text, lines) {
    return clean(text).split(lines ? /\n+/ : /[、，,;；\n]+/).map((item) => item.trim()).filter(Boolean);
  }

  /* An element: tag and classes as in a selector, attributes and handlers, children. */
  function h(selector, ...rest) {
    const [tag, ...classes] = selector.split(".");
    const element = document.createElement(tag);
    if (classes.length) { element.className = classes.join(" "); }
    const children = rest.flat(3);
    const first = children[0];
    if (first && typeof first === "object" && !first.nodeType) {
      children.shift();
      for (const [name, value] of Object.entries(first)) {
        if (name.startsWith("on")) {
          element.addEventListener(name.slice(2), value);
        } else if (typeof value === "boolean" && name in element) {
          element[name] = value;
        } else if (name === "value") {
          element.value = value;
        } else if (value !== null && value !== undefined && value !== false) {
          element.setAttribute(name, value);
        }
      }
    }
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
    return element;
  }

  function size(bytes) {
    return bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1e3))} KB`;
  }

  /* Give somebody a file. */
  function save(name, blob) {
    const url = URL.createObjectURL(blob);
    const link = h("a", { href: url, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  }

  Object.assign(form, { halfWidth, clean, split, h, size, save });
});
