(function (desk) {
  "use strict";
  /* The score file (version 1, as wuse.editions.score_file reads it) and a table for people. */

  const KEYS = ["format", "version", "edition", "award", "stage", "source", "rubric", "site", "judge", "seed", "saved", "serial", "scores", "checksum"];

  desk.scoreFile = function (brief, seats, rows, serial, time) {
    const own = brief.desk, scores = [];
    seats.forEach((seat) => {
      const row = rows.get(seat.key);
      if (seat.recused) { scores.push({ candidate: seat.key, state: "recused", values: {}, reason: "", note: "" }); }
      else if (row && (row.state === "abstained" || Object.keys(row.values).length)) {
        scores.push(Object.assign({ candidate: seat.key }, desk.said(row)));
      }
    });
    const document = {
      format: "wuse-scores", version: 1, edition: brief.edition, award: own.award, stage: own.stage, source: own.source,
      rubric: own.rubric, site: brief.site, judge: brief.judge, seed: brief.seed, saved: time, serial, scores
    };
    document.checksum = desk.checksum(document);
    return document;
  };

  desk.fileName = (brief, ending) => {
    const name = ["wuse-scores", brief.edition, brief.desk.award, brief.desk.stage, brief.judge].filter(Boolean).join("-");
    return `${name.replace(/[\\/:*?"<>|\s]+/g, "-")}.${ending}`;
  };

  desk.save = function (name, text, type) {
    const link = document.createElement("a"), url = URL.createObjectURL(new Blob([text], { type }));
    link.href = url;
    link.download = name;
    document.body.appendChild(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  };

  class Refused extends Error {}
  const refuse = (text) => { throw new Refused(text); };

  /* Rows by candidate, from the text of a file; throws an error whose message is for people. */
  desk.readFile = function (text, brief, seats, rubric) {
    const clean = text.replace(/^\ufeff/, "");
    return /^\s*\{/.test(clean) ? readJson(clean, brief, seats, rubric) : readTable(clean, brief, seats, rubric);
  };

  function readJson(text, brief, seats, rubric) {
    let data = null;
    try { data = JSON.parse(text); } catch (error) { refuse("文件不完整，或者改坏了。请用评审桌导出的原文件。"); }
    if (data.format !== "wuse-scores") { refuse("这不是评分文件。"); }
    if (data.version !== 1) { refuse("这份评分文件的版本这里不认识，请用新的评审包。"); }
    if (Object.keys(data).sort().join() !== KEYS.slice().sort().join() || !Array.isArray(data.scores)) { refuse("文件里的项目不对，可能改过。"); }
    if (desk.checksum(data) !== data.checksum) { refuse("校验码不符：文件导出以后改过或者传坏了。"); }
    belongs(data.edition, data.judge, brief);
    const own = brief.desk;
    if (data.award !== own.award || data.stage !== own.stage || data.source !== own.source) { refuse(`这是“${[data.award, data.stage].filter(Boolean).join(" · ")}”的评分，请到那一个评审桌打开。`); }
    if (data.rubric !== own.rubric) { refuse("这份文件按的是另一版评分标准，不能混在一起。请问组织单位以哪一版为准。"); }
    const rows = new Map();
    data.scores.forEach((it) => { if (it.state !== "recused") { rows.set(it.candidate, it); } });
    return Object.assign(fitting(rows, seats, rubric), { serial: Number.isInteger(data.serial) ? data.serial : 0 });
  }

  function belongs(edition, judge, brief) {
    if (edition !== brief.edition) { refuse(`这是另一届“${edition}”的评分，这里是“${brief.edition}”。`); }
    if (judge !== brief.judge) { refuse(`这是评审 ${judge} 的文件，这里是 ${brief.judge} 的评审桌。一位评审用自己的包。`); }
  }

  /* The rows that may be taken over, and how many may not. */
  function fitting(rows, seats, rubric) {
    const known = new Map(seats.map((seat) => [seat.key, seat])), found = new Map();
    let left = 0;
    rows.forEach((value, key) => {
      const row = desk.row(value), seat = known.get(key);
      const fits = row && seat && !seat.recused && Object.keys(row.values).every((id) =>
        rubric.data.plans[seat.group].includes(id) && rubric.isValid(rubric.criteria.get(id), row.values[id]));
      if (fits) { found.set(key, row); } else { left += 1; }
    });
    return { rows: found, left, serial: 0 };
  }

  /* A table: one row for each candidate, a column for each criterion. */
  const HEAD = ["评选", "评审", "评分标准", "参评单位", "名称", "状态"], TAIL = ["理由", "备注"];
  const STATES = { scored: "评分", abstained: "弃评", recused: "回避" };

  const quoted = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
  const plain = (text) => (/^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

  desk.table = function (brief, seats, rows, rubric) {
    const ids = [...rubric.criteria.keys()], lines = [[...HEAD, ...ids, ...TAIL]];
    seats.forEach((seat) => {
      const row = desk.said(rows.get(seat.key) || desk.blankRow());
      const values = ids.map((id) => (row.values[id] === undefined ? "" : [].concat(row.values[id]).join(";")));
      const state = STATES[seat.recused ? "recused" : row.state];
      lines.push([brief.edition, brief.judge, brief.desk.rubric, seat.key, seat.name, state, ...values, row.reason, row.note]);
    });
    return `\ufeff${lines.map((line) => line.map(quoted).join(",")).join("\r\n")}\r\n`;
  };

  function readTable(text, brief, seats, rubric) {
    const lines = cells(text), head = lines.shift() || [];
    if (HEAD.some((name) => !head.includes(name))) { refuse("这不是评审桌导出的文件。请选“wuse-scores-”开头的那一个。"); }
    const rows = new Map();
    lines.filter((line) => line.length > 1).forEach((line) => {
      const at = (name) => plain(line[head.indexOf(name)] || "");
      belongs(at("评选"), at("评审"), brief);
      if (at("评分标准") !== brief.desk.rubric) { refuse("这份表按的是另一版评分标准，不能混在一起。"); }
      if (at("状态") === STATES.recused) { return; }
      const row = { state: at("状态") === STATES.abstained ? "abstained" : "scored", values: {}, reason: at("理由"), note: at("备注") };
      rubric.criteria.forEach((criterion, id) => {
        const value = at(id);
        if (value !== "") { row.values[id] = criterion.rules.length && value.includes(";") || criterion.rules.length === 1 ? value.split(";") : desk.typed(value); }
      });
      rows.set(at("参评单位"), row);
    });
    return fitting(rows, seats, rubric);
  }

  /* The cells of a table whose columns are parted by commas or tabs. */
  function cells(text) {
    const mark = text.split("\n", 1)[0].includes("\t") ? "\t" : ",", lines = [[""]];
    let isQuoted = false;
    for (let i = 0; i < text.length; i += 1) {
      const sign = text[i], line = lines[lines.length - 1];
      if (isQuoted && sign === '"' && text[i + 1] === '"') { line[line.length - 1] += sign; i += 1; }
      else if (sign === '"') { isQuoted = !isQuoted; }
      else if (!isQuoted && sign === mark) { line.push(""); }
      else if (!isQuoted && sign === "\n") { lines.push([""]); }
      else if (isQuoted || sign !== "\r") { line[line.length - 1] += sign; }
    }
    return lines;
  }
})(wuseDesk);
