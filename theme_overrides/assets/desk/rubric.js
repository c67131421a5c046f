(function (desk) {
  "use strict";
  /* What is scored, and what points a score makes. Points are whole hundredths: no fraction is lost. */

  const SCORE = /^(0|[1-9]\d{0,3})(?:\.(\d{1,2}))?$/, COUNT = /^(0|[1-9]\d{0,11})$/;

  desk.cents = function (text) {
    const found = SCORE.exec(text);
    return found ? Number(found[1]) * 100 + Number((found[2] || "").padEnd(2, "0")) : null;
  };
  desk.text = (cents) => {
    const digits = String(Math.abs(cents) / 100);
    return (cents < 0 ? "−" : "") + digits;
  };

  /* What people type: full-width digits, a decimal comma, blanks. */
  desk.typed = (text) => text.normalize("NFKC").trim().replace(/[,。、]/, ".").replace(/^\./, "0.").replace(/\.0*$|(\.\d*?)0+$/, "$1");

  desk.Rubric = class {
    constructor(data) {
      this.data = data;
      this.criteria = new Map();
      data.dimensions.forEach((dimension) => dimension.criteria.forEach((it) => {
        this.criteria.set(it.id, Object.assign({ dimension }, it));
      }));
      /* Asked for at every key, for hundreds of candidates. */
      this.plans = new Map(Object.entries(data.plans).map(([group, ids]) => [group, ids.map((id) => this.criteria.get(id))]));
      this.needs = new Map([...this.plans].map(([group, plan]) => [group, plan.filter((it) => it.dimension.kind === "score")]));
    }

    plan(seat) { return this.plans.get(seat.group); }
    /* Nobody has to give a bonus, or to deduct: without a word it is 0. */
    needed(seat) { return this.needs.get(seat.group); }

    /* What is wrong with a score, in Chinese; empty if it may be given. */
    problem(criterion, text) {
      const points = desk.cents(text);
      if (points === null) { return "请写数字，例如 3.5"; }
      if (criterion.top !== null && points > criterion.top) { return `最高 ${desk.text(criterion.top)} 分`; }
      if (criterion.only) {
        const fits = criterion.anchors.some((it) => it[1] <= points && points <= it[2]);
        return fits ? "" : "只能打各档的分";
      }
      return points % this.data.step ? `按 ${desk.text(this.data.step)} 分一级打` : "";
    }

    problemOfCount(rule, text) {
      if (rule.base === null) { return COUNT.test(text) ? "" : "请写次数，例如 2"; }
      return desk.cents(text) === null ? "请写百分比，例如 52.9" : "";
    }

    isValid(criterion, value) {
      if (Array.isArray(value)) {
        return value.length === criterion.rules.length && criterion.rules.length > 0 &&
          value.every((it, i) => typeof it === "string" && !this.problemOfCount(criterion.rules[i], it));
      }
      return typeof value === "string" && !this.problem(criterion, value);
    }

    points(criterion, value) {
      return Array.isArray(value) ? counted(criterion, value) : desk.cents(value);
    }

    /* The sum of a row so far. Bonus and malus count up to what their dimension allows. */
    total(seat, values) {
      const sums = new Map();
      this.plan(seat).forEach((it) => {
        if (values[it.id] === undefined) { return; }
        sums.set(it.dimension, (sums.get(it.dimension) || 0) + this.points(it, values[it.id]));
      });
      let total = 0;
      sums.forEach((sum, dimension) => {
        const most = dimension.most === null ? sum : Math.min(sum, dimension.most);
        if (dimension.kind === "malus") { total -= most; }
        else { total += dimension.weight === null ? most : most * dimension.weight / 10000; }
      });
      return Math.max(Math.round(total), 0);
    }
  };

  /* As wuse.editions.marking counts. */
  function counted(criterion, counts) {
    const isMalus = criterion.dimension.kind === "malus";
    const changes = criterion.rules.reduce((sum, rule, i) => sum + change(rule, counts[i]), 0);
    const start = criterion.rules.some((it) => it.starts) ? criterion.points : 0;
    const points = Math.max(isMalus ? -changes : start + changes, 0);
    return criterion.top === null ? points : Math.min(points, criterion.top);
  }

  function change(rule, text) {
    let points = 0;
    if (rule.base === null) { points = Number(text) * (rule.plus - rule.minus); }
    else if (rule.step) {
      const steps = Math.trunc((desk.cents(text) - rule.base) / rule.step);
      points = steps * (steps > 0 ? rule.plus : rule.minus);
    }
    return rule.most === null ? points : Math.max(-rule.most, Math.min(rule.most, points));
  }
})(wuseDesk);
