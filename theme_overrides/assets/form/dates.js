WuseForm.part(function (form) {
  "use strict";
  /* Dates as teachers write them. Whatever is read here, the site reads in the same way. */

  const SEASONS = { 春: "21", 夏: "22", 秋: "23", 冬: "24" };
  const SEASON_NAMES = { 21: "春", 22: "夏", 23: "秋", 24: "冬" };
  const UNKNOWN = ["不详", "时间不详", "日期不详", "XXXX"];
  const POINT = new RegExp(
    "^(约)?(?:(\\d{4})(?:([-./])(\\d{1,2})(?:\\3(\\d{1,2}))?)?"
    + "|(?:(\\d{4})年)?(?:(\\d{1,2})月|([春夏秋冬])[季天]?)?(?:(\\d{1,2})[日号])?)(左右|前后)?(~)?$"
  );
  const SCHOOL_YEAR = /^(\d{4})[-~/至到](\d{4})学年度?$/;
  const OPEN = /^[自从]?(.+?)(?:起|开始|以来|(?:至|到|-|~|\/)(?:至?今|现在|目前|\.\.))$/;
  const SEPARATOR = /起?至|到|-|~|\//g;
  const WEEKDAY = /\(?(?:星期|周)([一二三四五六日])\)?/;
  const AT_CLOCK = /^(.+[日号\d]) ?(([上中下]午|晚上?)?([01]?\d|2[0-3])(:[0-5]\d|[时点]半?)|[上下]午)$/;
  const VAGUE = /今年|去年|前年|上学期|本学期|下学期|最近|近日|昨天|前天|今天|日前/;
  const HOW = "写成 2025-10-18、2025年10月，或者“不详”";

  function pad(number) { return number.padStart(2, "0"); }

  class Wrong extends Error {}

  function point(text, after) {
    const found = POINT.exec(text);
    if (!found || !/[\d春夏秋冬]/.test(text)) { return null; }
    let year = found[2] || found[6];
    let month = found[4] || found[7] || "";
    const season = found[8];
    const day = found[5] || found[9] || "";
    if (!year) {
      if (!after) { return null; }
      year = after.year;
      month = month || (season ? "" : after.month);
    }
    if (!/^[12]/.test(year)) { throw new Wrong(`年份 ${year} 不对，要在 1000 到 2999 之间。`); }
    if (month && (+month < 1 || +month > 12) && !(found[3] === "-" && SEASON_NAMES[month] && !day)) {
      throw new Wrong(`没有 ${+month} 月。`);
    }
    if (season) {
      if (day) { throw new Wrong("季节后面不能再写日。"); }
      month = SEASONS[season];
    }
    if (day) {
      if (!month || +month > 12) { throw new Wrong("写了日就要写月。"); }
      const last = new Date(Date.UTC(+year, +month, 0)).getUTCDate();
      if (+day < 1 || +day > last) { throw new Wrong(`${year}年${+month}月没有 ${+day} 日。`); }
    }
    const about = found[1] || found[10] || found[11] ? "~" : "";
    return { year, month: month && pad(month), day: day && pad(day), about };
  }

  function notation(at) { return [at.year, at.month, at.day].filter(Boolean).join("-") + at.about; }

  function words(at, skip) {
    const month = SEASON_NAMES[at.month] || (at.month && `${+at.month}月`);
    const parts = [`${at.year}年`, month, at.day && `${+at.day}日`].slice(skip || 0).filter(Boolean).join("");
    return (at.about && parts ? "约" : "") + parts;
  }

  /* The first and the last day of a point, as numbers that can be compared. */
  function bounds(at) {
    if (+at.month > 12) {
      const first = { 21: 3, 22: 6, 23: 9, 24: 12 }[at.month];
      return [+at.year * 372 + first * 31, +at.year * 372 + (first + 2) * 31 + 31];
    }
    return [+at.year * 372 + (+at.month || 1) * 31 + (+at.day || 1), +at.year * 372 + (+at.month || 12) * 31 + (+at.day || 31)];
  }

  function range(start, end) {
    if (notation(start) === notation(end)) { return single(start); }
    if (bounds(end)[1] < bounds(start)[0]) { throw new Wrong("结束比开始早。"); }
    let skip = 0;
    if (start.year === end.year && !start.about && !end.about) {
      skip = start.month && start.month === end.month && end.day ? 2 : end.month ? 1 : 0;
    }
    return { edtf: `${notation(start)}/${notation(end)}`, shown: `${words(start)}至${words(end, skip)}`, start };
  }

  function single(at) { return { edtf: notation(at), shown: words(at), start: at }; }

  function read(text) {
    const school = SCHOOL_YEAR.exec(text);
    if (school) {
      if (+school[2] !== +school[1] + 1) { throw new Wrong("学年要写相邻的两年。"); }
      return range(
        { year: school[1], month: "09", day: "", about: "" }, { year: school[2], month: "08", day: "", about: "" }
      );
    }
    const one = point(text);
    if (one) { return single(one); }
    const open = OPEN.exec(text);
    const since = open && point(open[1]);
    if (since) { return { edtf: `${notation(since)}/..`, shown: `${words(since)}起`, start: since }; }
    for (const separator of text.matchAll(SEPARATOR)) {
      let left = text.slice(0, separator.index).replace(/^[自从]+/, "");
      const right = text.slice(separator.index + separator[0].length);
      if (!POINT.test(right) || !/[\d春夏秋冬]/.test(right)) { continue; }
      if (!POINT.test(left)) { left += right.slice(-1); }
      const start = point(left);
      const end = start && point(right, start);
      if (start && end) { return range(start, end); }
    }
    return null;
  }

  /* A day with its weekday or its time of day. */
  function spoken(text) {
    const weekday = WEEKDAY.exec(text);
    const plain = text.replace(WEEKDAY, "");
    const [, date, time] = AT_CLOCK.exec(plain) || [null, plain, ""];
    const day = weekday || time ? point(date) : null;
    if (!day || !day.day || day.about) { return null; }
    if (weekday && new Date(Date.UTC(+day.year, +day.month - 1, +day.day)).getUTCDay() !== "日一二三四五六".indexOf(weekday[1])) {
      throw new Wrong("日期和星期不符。");
    }
    return { edtf: time ? text : notation(day), shown: words(day) + time, start: day };
  }

  function guess(text) {
    const short = /^'?(\d{2})[-./年]\d{1,2}[-./月]/.exec(text);
    if (short && !/^\d{4}/.test(text)) { return `年份写四位，例如 20${short[1]}。`; }
    if (/^\d{1,2}(月|[-./]\d)/.test(text)) { return `还差年份，例如 ${new Date().getFullYear()}年${text}。`; }
    return `认不出这个日期。${HOW}。`;
  }

  function isFuture(start) {
    const now = new Date();
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
    const parts = [+start.year, +start.month, +start.day];
    for (let i = 0; i < 3; i++) {
      if (!parts[i] || parts[i] > 12 && i === 1) { return false; }
      if (parts[i] !== today[i]) { return parts[i] > today[i]; }
    }
    return false;
  }

  /* What a text means: {edtf, shown, start} or {error}; {} for an empty one. */
  form.date = function (written) {
    const text = form.halfWidth(form.clean(written)).replace(/[‐-―−]/g, "-").replace(/〜/g, "~")
      .replace(/(^|\D)\s+|\s+(?!\d)/g, "$1").replace(/~~|--/g, (two) => two[0]);
    if (!text) { return {}; }
    if (UNKNOWN.includes(text.toUpperCase())) { return { edtf: "XXXX", shown: "时间不详" }; }
    const vague = VAGUE.exec(text);
    if (vague) { return { error: `过一年就没人懂“${vague[0]}”是哪一年，换成年月。` }; }
    try {
      const found = read(text) || spoken(text);
      if (!found) { return { error: guess(text) }; }
      return { ...found, warning: found.start && isFuture(found.start) ? "这一天还没到。" : "" };
    } catch (error) {
      if (error instanceof Wrong) { return { error: error.message }; }
      throw error;
    }
  };

  const AMOUNT = /^(?:约|近|大约|超过|不少于|至少|不超过|最多)?\d{1,6}(?:余|多)?(?:-\d{1,6})?[名个位户]?[人户]?(?:次|家)?(?:左右|以上|以内)?$/;

  /* Whether a text is a number as the site reads numbers. */
  form.amount = function (written) {
    const text = form.halfWidth(form.clean(written)).replace(/[‐-―−]/g, "-").replace(/\s/g, "");
    if (!text || text === "待核实") { return { text }; }
    const ends = /^\D*(\d+)-(\d+)/.exec(text);
    const twice = /^(约|近|大约|超过|不少于|至少|不超过|最多).*(余|多|左右|以上|以内)/.test(text) || /[余多].*(左右|以上|以内)/.test(text);
    if (!AMOUNT.test(text) || twice || (ends && (+ends[1] >= +ends[2] || /[余多]|^(超过|不少于|至少|不超过|最多)|以/.test(text)))) {
      return { error: "写一个数，例如 46、140余、约60；不知道写“待核实”。" };
    }
    return { text: text.replace("-", "—") };
  };
});
