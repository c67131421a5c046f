WuseForm.part(function (form) {
  "use strict";
  /* What each kind of field is in the form, in the public record, and in a file.

     A kind has `blank`, the value of an empty field; `read(data, field)`, the value for the data of a
     record; `write(value, field, before)`, the data for a file; and `wrong(value, field)`, what is wrong with a
     value, as {level, say}. */

  const { labels, givers, qualifiers, people } = form.model;
  const EMPTY_TITLE = /^(?:开展|举行|举办|召开|组织).{0,14}(?:活动|会议|党日|学习)$/;
  const EMPTY_WORDS = /圆满成功|得到了?一致好评|取得了?良好(?:的)?效果|深刻领会/;

  function one(data) { return Array.isArray(data) ? data : data ? [data] : []; }

  /* A quantity of a record, as people write it. */
  function amount(data) {
    if (!data || typeof data !== "object") { return data ? String(data) : ""; }
    if (data.words) { return data.words; }
    const number = data.low ? `${data.low}—${data.high}` : data.value;
    if (!number) { return "待核实"; }
    const word = qualifiers[data.qualifier] || "";
    const unit = data.unit || "";
    if (word === "余") { return Number(number) % 10 ? `超过${number}${unit}` : `${number}余${unit}`; }
    return (data.qualifier === "exact" || !word ? "" : word) + number + unit;
  }

  /* Somebody by their role; a name that the record has already stays with it. */
  function staff(role, before) {
    if (!role) { return ""; }
    return before && before.name ? { ...before, role } : { [labels.staff.role]: role };
  }

  function choiceName(field, code) {
    const found = field.choices.find((it) => it.code === code || it.name === code);
    return found ? found.name : String(code);
  }

  const text = {
    blank: "",
    read: (data) => String(data),
    write: (value) => form.clean(value),
    wrong(value, field) {
      const said = form.clean(value);
      if (field.short && said.length > field.short) {
        return { level: "warn", say: `超过 ${field.short} 个字，列表里会被截断。` };
      }
      if (field.name === "title" && EMPTY_TITLE.test(said)) {
        return { level: "warn", say: "看不出做了什么。把人、事、地点里最具体的一样写进去。" };
      }
      const empty = EMPTY_WORDS.exec(said);
      return empty ? { level: "warn", say: `把“${empty[0]}”换成一件看得见的事。` } : null;
    }
  };

  function line(item) {
    if (typeof item !== "object") { return item; }
    return item.by ? `${item.text}——${item.by.role}` : item.text;
  }

  const list = (lines) => ({
    blank: "",
    read: (data) => one(data).map(line).join(lines ? "\n" : "、"),
    /* What is unchanged stays as it was: a line does not say all. */
    write(value, field, before) {
      const known = one(before);
      return form.split(value, lines).map((said) => known.find((item) => line(item) === said) || said);
    },
    wrong: () => null
  });

  form.kinds = {
    line: { ...text, write: (value) => form.clean(value).replace(/\n+/g, " ") },
    text,
    list: list(false),
    lines: list(true),
    role: {
      ...text,
      read: (data) => (typeof data === "object" ? data.role : data),
      write: (value, field, before) => staff(form.clean(value), before)
    },
    date: {
      ...text,
      write: (value) => form.date(value).edtf || form.clean(value),
      wrong(value) {
        const found = form.date(value);
        if (found.error) { return { level: "bad", say: found.error }; }
        if (!found.shown) { return null; }
        return { level: found.warning ? "warn" : "ok", say: `页面显示：${found.shown}${found.warning ? `。${found.warning}` : ""}` };
      }
    },
    amount: {
      blank: "",
      read: amount,
      write: (value) => form.amount(value).text || "",
      wrong(value) {
        const { error } = form.amount(value);
        return error ? { level: "bad", say: error } : null;
      }
    },
    choice: {
      blank: "",
      read: (data, field) => choiceName(field, data),
      write: (value) => value,
      wrong: () => null
    },
    initiatives: {
      blank: [],
      read: (data) => one(data),
      write: (value) => value,
      wrong: (value) => (value.length > 2 ? { level: "warn", say: `选了 ${value.length} 项。一般一两项，选最贴近的。` } : null)
    },
    groups: {
      blank: {},
      read(data, field) {
        const counts = {};
        for (const it of one(data)) { counts[choiceName(field, it.kind || it)] = amount(it.count) || "待核实"; }
        return counts;
      },
      write(value, field) {
        return field.choices.filter((it) => form.clean(value[it.name])).map((it) => ({
          [labels.group.kind]: it.name, [labels.group.count]: form.amount(value[it.name]).text
        }));
      },
      wrong(value) {
        for (const [name, count] of Object.entries(value)) {
          const { error } = form.amount(count);
          if (error) { return { level: "bad", say: `${name}：${error}` }; }
        }
        return null;
      }
    },
    quote: {
      blank: { text: "", by: "" },
      read: (data) => (typeof data === "string" ? { text: data, by: "" } : { text: data.text, by: data.by ? data.by.role : "" }),
      write(value, field, before) {
        const by = staff(form.clean(value.by), before && before.by);
        return { [labels.quote.text]: form.clean(value.text), [labels.quote.by]: by };
      },
      wrong: () => null
    },
    consent: {
      blank: { given: false, date: "", record: "" },
      read: (data) => ({ given: data.given === true, date: data.date || "", record: data.record || "" }),
      write: (value) => (value.given ? form.consent(value, "self") : ""),
      wrong: (value) => (value.given ? form.kinds.date.wrong(value.date) : null)
    }
  };

  form.consent = function (value, giver) {
    return {
      [labels.consent.given]: "是", [labels.consent.by]: givers[giver],
      [labels.consent.date]: form.date(value.date).edtf || "", [labels.consent.record]: form.clean(value.record)
    };
  };

  form.isEmpty = function (value) {
    if (typeof value === "string") { return !form.clean(value); }
    if (Array.isArray(value)) { return !value.length; }
    if ("given" in value) { return !value.given; }
    return Object.values(value).every((part) => !form.clean(part));
  };

  /* The texts of a value in which something private could stand, by the name of their input. */
  form.textsOf = function (field, value) {
    if (field.kind === "groups" || field.kind === "initiatives" || field.kind === "choice") { return []; }
    if (typeof value === "string") { return [["", value]]; }
    return Object.entries(value).filter(([, part]) => typeof part === "string");
  };

  form.peopleName = (code) => (people.find((it) => it.code === code || it.value === code) || { value: "" }).value;
});
