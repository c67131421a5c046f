WuseForm.part(function (form) {
  "use strict";
  /* What has been filled in, and what is still missing. */

  const { kinds, identifiable, ofOnePerson } = form.model;

  form.blankState = (kind) => ({
    kind: kind || "activity", values: {}, photos: [], path: "", base: null, start: null, saved: ""
  });

  form.isPerson = (state) => state.kind === "exemplar" && ofOnePerson.includes(form.value(state, "type"));

  form.value = function (state, name) {
    const field = kinds[state.kind].fields.find((it) => it.name === name);
    const own = state.values[`${state.kind}.${name}`];
    return own === undefined ? form.kinds[field.kind].blank : own;
  };

  form.setValue = (state, name, value) => { state.values[`${state.kind}.${name}`] = value; };

  const isPhotoField = (field) => field.kind === "photo" || field.kind === "photos";

  /* The fields that the form asks now: a person's consent of persons, their name only with it. */
  form.fieldsNow = function (state) {
    const isPerson = form.isPerson(state);
    return kinds[state.kind].fields.filter((field) => {
      if (isPhotoField(field)) { return false; }
      if (field.kind === "consent") { return isPerson; }
      if (state.kind === "exemplar" && field.name === "name") {
        return !isPerson || form.value(state, "consent").given;
      }
      return !(state.kind === "exemplar" && isPerson && field.name === "members");
    });
  };

  form.isNeeded = (state, field) => field.required || (state.kind === "exemplar" && field.name === "name");

  /* A photo of recognisable pupils stays here until their guardians have agreed. */
  form.isHeldBack = (photo) => photo.people === identifiable && !photo.agreed;

  form.sentPhotos = (state) => state.photos.filter((photo) => !form.isHeldBack(photo));

  /* What a field has to say of itself: {level, say, hit, part}; privacy comes first. */
  form.verdict = function (state, field) {
    const value = form.value(state, field.name);
    for (const [part, text] of form.textsOf(field, value)) {
      const [hit] = form.findPrivate(text);
      if (hit) { return { level: hit.level === "stop" ? "bad" : "warn", say: hit.say, hit, part, isPrivate: true }; }
    }
    if (form.isEmpty(value)) {
      return form.isNeeded(state, field) ? { level: "bad", say: `还没有写${field.label}。`, isMissing: true } : null;
    }
    return form.kinds[field.kind].wrong(value, field);
  };

  function photoTodo(state, photo, number, add) {
    const to = `photo-${photo.id}`, name = `第 ${number} 张照片`;
    if (photo.isLost) { add("bad", `${name}不在这台设备里了，删掉它，再选一次`, to); return; }
    if (!photo.people) { add("todo", `${name}：画面里有没有人`, to); }
    if (form.isHeldBack(photo)) { add("warn", `${name}没有监护人同意，不放进投稿包`, to); return; }
    if (!form.clean(photo.alt)) { add("todo", `${name}：写画面描述`, `${to}-alt`); }
    if (photo.people === identifiable && !photo.file && !form.date(photo.consentDate).edtf) { add("todo", `${name}：写同意日期`, to); }
    for (const part of ["caption", "alt"]) {
      const [hit] = form.findPrivate(photo[part]);
      if (hit) { add(hit.level === "stop" ? "bad" : "warn", `${name}：${hit.say}`, `${to}-${part}`); }
    }
  }

  /* Everything that is missing or wrong: {level: todo | bad | warn, text, to}. */
  form.todo = function (state) {
    const found = [];
    function add(level, text, to) { found.push({ level, text, to }); }
    for (const field of form.fieldsNow(state)) {
      const verdict = form.verdict(state, field), to = `field-${field.name}`;
      if (!verdict || verdict.level === "ok") { continue; }
      if (verdict.isMissing) {
        add("todo", `${/choice|initiatives/.test(field.kind) ? "选" : "写"}${field.label}`, to);
      } else {
        add(verdict.level, `${field.label}：${verdict.say}`, to);
      }
    }
    if (form.isPerson(state) && !form.value(state, "consent").given && state.photos.length) {
      add("warn", "没有本人同意，个人的照片不会显示", "field-consent");
    }
    state.photos.forEach((photo, i) => photoTodo(state, photo, i + 1, add));
    return found;
  };
});
