WuseForm.part(function (form) {
  "use strict";
  /* Data as YAML: a small part of the language that every reader understands. */

  const PLAIN = /^[\u4e00-\u9fff“《（【A-Za-z][\u4e00-\u9fffA-Za-z0-9“”《》（）【】，。、；：！？·—…%.\u0020+-]*$/;
  const DAY = /^\d{4}-\d\d(-\d\d)?$/;
  const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n|nan|inf)$/i;

  function scalar(value) {
    const text = String(value);
    if (typeof value === "number" || typeof value === "boolean" || DAY.test(text)) { return text; }
    if (PLAIN.test(text) && !RESERVED.test(text) && !/ $| -|- /.test(text)) { return text; }
    return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (char) => {
      return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
    });
  }

  function isEmpty(value) {
    return value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length);
  }

  function list(items, pad) {
    return items.map((item) => {
      if (Array.isArray(item)) { return `${pad}- [${item.map(scalar).join(", ")}]\n`; }
      if (typeof item !== "object") { return `${pad}- ${scalar(item)}\n`; }
      return `${pad}- ${mapping(item, `${pad}  `).slice(pad.length + 2)}`;
    }).join("");
  }

  function block(text, pad) {
    return `|\n${text.split("\n").map((line) => (line ? pad + line : "")).join("\n")}\n`;
  }

  function mapping(data, pad) {
    return Object.entries(data).filter(([, value]) => !isEmpty(value)).map(([key, value]) => {
      const start = `${pad}${key}:`;
      if (Array.isArray(value)) { return `${start}\n${list(value, `${pad}  `)}`; }
      if (typeof value === "object") { return `${start}\n${mapping(value, `${pad}  `)}`; }
      if (/\n/.test(value)) { return `${start} ${block(value, `${pad}  `)}`; }
      return `${start} ${scalar(value)}\n`;
    }).join("");
  }

  form.yaml = function (data) { return mapping(data, ""); };
});
