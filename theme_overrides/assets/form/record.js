WuseForm.part(function (form) {
  "use strict";
  /* From the form to the data of a record, and back. */

  const { kinds, labels, identifiable } = form.model;

  function same(a, b) { return JSON.stringify(a) === JSON.stringify(b); }

  /* A field that nobody touched is sent as it came, with what the form does not show of it. */
  function written(state, field) {
    const value = form.value(state, field.name), kind = form.kinds[field.kind];
    const before = state.base && state.base[field.name];
    if (before !== undefined && before !== null && same(kind.read(before, field), value)) { return before; }
    return form.isEmpty(value) ? "" : kind.write(value, field, before);
  }

  function photoEntry(photo, file) {
    const entry = {
      ...photo.raw, [labels.photo.file]: file, [labels.photo.caption]: form.clean(photo.caption),
      [labels.photo.alt]: form.clean(photo.alt), [labels.photo.people]: photo.people
    };
    if (photo.people === identifiable && photo.agreed && form.date(photo.consentDate).edtf) {
      entry[labels.photo.consent] = form.consent({ date: photo.consentDate, record: photo.consentRecord }, "guardian");
    }
    return entry;
  }

  /* The data of the record, as its file has it. */
  form.record = function (state, fileNames) {
    const asked = new Set(form.fieldsNow(state));
    const entries = form.sentPhotos(state).map((photo) => photoEntry(photo, fileNames.get(photo.id)));
    const data = {};
    for (const field of kinds[state.kind].fields) {
      let value = "";
      if (field.kind === "photo") {
        value = entries.shift() || "";
      } else if (field.kind === "photos") {
        value = entries.splice(0);
      } else if (asked.has(field)) {
        value = written(state, field);
      }
      const isNothing = value === "" || value === null || (Array.isArray(value) && !value.length);
      if (!isNothing) { data[field.label] = value; }
    }
    return data;
  };

  function rest(raw, known) {
    const names = new Set([...known, ...known.map((name) => labels.photo[name])]);
    return Object.fromEntries(Object.entries(raw).filter(([name]) => !names.has(name)));
  }

  function photoState(raw, id) {
    const get = (name) => raw[name] || raw[labels.photo[name]] || "";
    const consent = get("consent"), said = (name) => (consent && (consent[name] || consent[labels.consent[name]])) || "";
    return {
      id, file: get("file"), caption: get("caption"), alt: get("alt"), people: form.peopleName(get("people")),
      agreed: form.peopleName(get("people")) === identifiable, consentDate: said("date"), consentRecord: said("record"),
      turn: 0, boxes: [], raw: rest(raw, ["file", "caption", "alt", "people", "consent"])
    };
  }

  function byName(kind, data) {
    const names = Object.fromEntries(kinds[kind].fields.map((field) => [field.label, field.name]));
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [names[key] || key, value]));
  }

  /* Groups, quotes and so on of a file have labels for keys; the form reads names. */
  function withNames(value, table) {
    if (Array.isArray(value)) { return value.map((item) => withNames(item, table)); }
    if (!value || typeof value !== "object") { return value; }
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [table[key] || key, withNames(part, table)]));
  }

  const NAMES = {};
  for (const kind of ["group", "quote", "staff", "consent"]) {
    for (const [name, label] of Object.entries(labels[kind])) { NAMES[label] = name; }
  }

  /* The state for a record that somebody opens; `start` is {from, fingerprint, bases}. */
  form.opened = function (kind, path, data, start) {
    const state = form.blankState(kind), base = byName(kind, data);
    Object.assign(state, { path, base, start });
    let number = 0;
    for (const field of kinds[kind].fields) {
      const before = base[field.name];
      if (before === undefined || before === null) { continue; }
      if (field.kind === "photo" || field.kind === "photos") {
        for (const raw of Array.isArray(before) ? before : [before]) {
          state.photos.push(photoState(raw, `old-${Date.now().toString(36)}-${number++}`));
        }
      } else {
        const named = base[field.name] = withNames(before, NAMES);
        form.setValue(state, field.name, form.kinds[field.kind].read(named, field));
      }
    }
    /* The public record has no consents; a person whose name it has, has given theirs. */
    if (form.isPerson(state) && base.name && !base.consent) {
      form.setValue(state, "consent", { given: true, date: "", record: "" });
    }
    return state;
  };

  /* Of the data of a record, what the form asks for. */
  form.askedOf = function (kind, data) {
    const asked = kinds[kind].fields.map((field) => field.name);
    return Object.fromEntries(Object.entries(byName(kind, data)).filter(([name]) => asked.includes(name)));
  };
});
