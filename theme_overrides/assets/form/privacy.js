WuseForm.part(function (form) {
  "use strict";
  /* What must not be published, found while it is typed. Patterns and tables are the site's own; how
     numbers are read is `wuse.rules.texts.identifiers`, in the language of browsers. The check after
     submission sees more. */

  const tables = form.model.private;
  /* What shows nothing, and marks drawn over a digit. */
  const HIDDEN = /[\p{Default_Ignorable_Code_Point}\p{Mn}\p{Me}]/u;
  const WORDS = {};
  ["〇零○", "一壹幺弌", "二贰貳", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"].forEach((signs, digit) => {
    for (const sign of signs) { WORDS[sign] = String(digit); }
  });
  const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const USUAL_GROUPS = ["11", "3-4-4"];
  const PLAIN_GROUPS = ["3-8", "7-4", "5-6", "6-5", "3-3-5", "5-3-3", "3-4-2-2", "3-2-2-2-2", "1-1-1-1-1-1-1-1-1-1-1"];
  const PLAIN_GAP = /^[\s)）\-‐-―−－.．·•]*$/;

  /* A browser from before 2023 may not know a pattern: what it misses, the check finds. */
  function compiled(source, flags = "g") {
    try { return new RegExp(source, flags); } catch (error) { return /(?!)/g; }
  }

  const GAP = "[^\\p{L}\\p{N}_\\0]{0,3}";
  const RUN = compiled(`[\\d${Object.keys(WORDS).join("")}](?:${GAP}[\\d${Object.keys(WORDS).join("")}]){10,}(?:${GAP}[Xx×])?`, "gu");
  const END = "(?!\\.?\\d)";
  const IDENTITY = compiled(`(?:\\d${GAP}){17}(?:\\d${END}|[Xx×])`, "yu");
  const MOBILE = compiled(`(?:(?:00)?86${GAP})?1(?:${GAP}\\d){9}${GAP}\\d${END}`, "yu");
  const CARD = compiled(`\\d(?:${GAP}\\d){14,17}${GAP}\\d${END}`, "yu");
  const PROVINCE = compiled(`^(?:${tables.provinces})`);
  const MOBILE_RANGE = compiled(`^(?:${tables.mobile})$`, "");
  const CARD_PREFIX = compiled(`^(?:${tables.card})$`, "");
  const CALL = compiled(tables.call, "i");
  const PAPERS = /(?:身份证|证件|学籍|护照)(?:号码?|编号)?[为是：:\s]{0,3}[A-Za-z]{0,2}\d[\dXx]{7,19}/g;

  /* The text as people see it, with the place of each character in the source. */
  function visible(source) {
    let text = "";
    const at = [];
    for (let i = 0; i < source.length; i++) {
      if (HIDDEN.test(source[i])) { continue; }
      const pair = source.codePointAt(i) > 0xffff ? source.slice(i, i + 2) : source[i];
      const plain = pair.normalize("NFKC");
      text += /^[\w#+.@-]$/.test(plain) ? plain : pair;
      while (at.length < text.length) { at.push(i); }
      i += pair.length - 1;
    }
    at.push(source.length);
    return { text, at };
  }

  function digits(written) { return written.replace(/[Xx×]/g, "X").replace(/[^\dX]/g, ""); }

  function isDay(text) {
    const [year, month, day] = [+text.slice(0, 4), +text.slice(4, 6), +text.slice(6)];
    const date = new Date(Date.UTC(year, month - 1, day));
    return year >= 1900 && year <= new Date().getFullYear() && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  }

  /* Region, birth date and check digit of a citizen (GB 11643-1999). */
  function isIdentity(number) {
    PROVINCE.lastIndex = 0;
    if (number.length !== 18 || !PROVINCE.test(number) || !isDay(number.slice(6, 14))) { return false; }
    const total = WEIGHTS.reduce((sum, weight, i) => sum + weight * +number[i], 0);
    return "10X98765432"[total % 11] === number[17];
  }

  /* Groups of the last eleven digits, such as 3-4-4. */
  function groups(written) {
    let left = 11;
    const lengths = [];
    for (const group of written.match(/\d+/g).reduce((all, it) => [it, ...all], [])) {
      const length = Math.min(group.length, left);
      if (length) { lengths.unshift(length); }
      left -= length;
    }
    return lengths.join("-");
  }

  function isPlain(written) { return (written.match(/\D+/g) || []).every((gap) => PLAIN_GAP.test(gap)); }

  /* Not part of a longer name or of a web address. */
  function isSeparate(text, start, end) {
    const before = text.slice(Math.max(0, start - 300), start);
    const token = /[A-Za-z0-9]+$/.exec(before);
    if (token && (!/^[A-Za-z]+$/.test(token[0]) || /[A-Za-z]/.test(text[end] || ""))) { return false; }
    const address = /:\/\/[^\s<>“”，。；、（）]*$/.exec(before);
    return !address || /[?#=]/.test(address[0]);
  }

  function isMobile(written, text, start, end) {
    const number = digits(written).replace(/^00/, "").replace(/^86/, "");
    if (!MOBILE_RANGE.test(number) || !isSeparate(text, start, end)) { return false; }
    const parts = groups(written);
    if (USUAL_GROUPS.includes(parts) && !written.includes("|")) { return true; }
    if (PLAIN_GROUPS.includes(parts) && isPlain(written)) { return true; }
    return CALL.test(text.slice(Math.max(0, start - 20), start));
  }

  /* Ends in a check digit (Luhn, ISO/IEC 7812-1), and stands in one piece or in fours. */
  function isCard(written, text, start, end) {
    const number = digits(written);
    const fours = written.split(/\D+/).slice(0, -1).every((group) => group.length === 4);
    if (!CARD_PREFIX.test(number) || !fours || isIdentity(number)) { return false; }
    let sum = 0;
    for (let i = 0; i < number.length; i++) {
      const digit = +number[number.length - 1 - i] * (1 + i % 2);
      sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 === 0 && isPlain(written) && isSeparate(text, start, end);
  }

  const NUMBERS = [
    { name: "身份证号", pattern: IDENTITY, is: (written) => isIdentity(digits(written)) },
    { name: "手机号", pattern: MOBILE, is: isMobile },
    { name: "银行卡号", pattern: CARD, is: isCard }
  ];

  function masked(number) { return `${number.slice(0, 3)}…${number.slice(-2)}`; }

  function numbers(text, add) {
    const runs = Array.from(text.matchAll(RUN));
    if (!runs.length) { return; }
    const numeric = Array.from(text, (char) => WORDS[char] || char).join("");
    for (const run of runs) {
      const last = run.index + run[0].length;
      for (let start = run.index; start < last; start++) {
        if (!/\d/.test(numeric[start]) || /\d/.test(numeric[start - 1] || "")) { continue; }
        for (const kind of NUMBERS) {
          kind.pattern.lastIndex = start;
          const found = kind.pattern.exec(numeric);
          const end = found && start + found[0].length;
          if (found && end <= last && kind.is(found[0], numeric, start, end)) {
            add("stop", kind.name, start, end, `${kind.name}（${masked(digits(found[0]))}）不能公开，删掉。`);
          }
        }
      }
    }
  }

  /* ---- names ---- */
  const lexicon = tables.names;
  const words = new Set(lexicon.words.split(" ").flatMap(([first, ...seconds]) => seconds.map((it) => first + it)));
  let contexts = null;

  function expanded(pattern) {
    for (let again = true; again;) {
      again = false;
      pattern = pattern.replace(/\{([A-Z_]+)\}/g, (whole, name) => {
        if (!lexicon.parts[name]) { return whole; }
        again = true;
        return `(?:${lexicon.parts[name]})`;
      });
    }
    return pattern;
  }

  /* Compiling takes a moment, which a page that is only looked at need not wait for. */
  function nameContexts() {
    if (!contexts) {
      const given = `(?![${lexicon.never}])[一-鿿]`, last = `(?![${lexicon.never}${lexicon.notLast}])[一-鿿]`;
      contexts = lexicon.patterns.map(([kind, isSure, pattern]) => {
        /* A surname that is mostly an ordinary word needs a whole name after it. */
        const hesitant = isSure ? `|[${lexicon.hesitant}]${given}${last}` : "";
        const name = `(?<name>[${lexicon.surnames}](?:${given}${last}|${given})${hesitant})`;
        const [before, after] = expanded(pattern).split("{NAME}");
        const whole = `${before ? `(?:${before})` : ""}${name}${after ? `(?:${after})` : ""}`;
        return [kind, compiled(whole.replace(/\\u0000/g, "\\0"))];
      });
    }
    return contexts;
  }

  const WHOSE = { minor: "学生", guardian: "家长", beneficiary: "受助人" };
  const INSTEAD = { minor: "一名学生", guardian: "一位家长", beneficiary: "一户家庭" };

  function names(text, add) {
    for (const [kind, pattern] of nameContexts()) {
      for (const found of text.matchAll(pattern)) {
        const name = found.groups.name;
        if (words.has(name.slice(0, 2))) { continue; }
        const start = found.index + found[0].indexOf(name);
        const say = `“${name}”像是${WHOSE[kind]}的姓名。表扬也不写名字，写“${INSTEAD[kind]}”。`;
        add("ask", "姓名", start, start + name.length, say, INSTEAD[kind]);
      }
    }
  }

  /* Everything that is private in a text, from left to right: {level, kind, start, end, say, instead}. */
  form.findPrivate = function (source) {
    const { text, at } = visible(source);
    const found = [];
    function add(level, kind, start, end, say, instead) {
      const item = { level, kind, start: at[start], end: at[end - 1] + 1, say, instead };
      if (!found.some((other) => item.start < other.end && other.start < item.end)) { found.push(item); }
    }
    numbers(text, add);
    for (const it of text.matchAll(PAPERS)) {
      add("ask", "证件号码", it.index, it.index + it[0].length, "像是证件号码，是的话删掉。");
    }
    for (const account of accounts) {
      for (const it of text.matchAll(account.pattern)) {
        add("ask", "联系方式", it.index, it.index + it[0].length, `${account.name}多半是个人的，换成单位的联系方式，或者删掉。`);
      }
    }
    for (const pattern of addresses) {
      for (const it of text.matchAll(pattern)) {
        if (!(it.groups && it.groups.free)) {
          add("stop", "住址", it.index, it.index + it[0].length, "家庭住址不能公开，只写到社区或者村。");
        }
      }
    }
    names(text, add);
    found.sort((a, b) => a.start - b.start);
    return found;
  };
  const accounts = tables.accounts.map((it) => ({ name: it.name, pattern: compiled(it.pattern) }));
  const addresses = tables.addresses.map((pattern) => compiled(pattern));
});
