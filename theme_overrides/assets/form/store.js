WuseForm.part(function (form) {
  "use strict";
  /* The draft: words in localStorage, photos (without metadata already) in IndexedDB. Both may be
     missing, full or wiped; then the form says so and goes on in memory. */

  const DATABASE = "wuse-form", PHOTOS = "photos";
  const memory = new Map();
  let opening = null;

  function database() {
    opening = opening || new Promise((done) => {
      let request = null;
      try { request = indexedDB.open(DATABASE, 1); } catch (error) { done(null); return; }
      request.addEventListener("upgradeneeded", () => request.result.createObjectStore(PHOTOS));
      request.addEventListener("success", () => done(request.result));
      for (const trouble of ["error", "blocked"]) { request.addEventListener(trouble, () => done(null)); }
    });
    return opening;
  }

  async function ask(mode, action) {
    const open = await database();
    return new Promise((done) => {
      if (!open) { done({ failed: true }); return; }
      try {
        const work = open.transaction(PHOTOS, mode), request = action(work.objectStore(PHOTOS));
        work.addEventListener("complete", () => done({ result: request.result }));
        for (const trouble of ["error", "abort"]) { work.addEventListener(trouble, () => done({ failed: true })); }
      } catch (error) { done({ failed: true }); }
    });
  }

  form.draft = {
    load(key) {
      try { return JSON.parse(localStorage.getItem(key)); } catch (error) { return null; }
    },
    save(key, state) {
      try { localStorage.setItem(key, JSON.stringify(state)); return true; } catch (error) { return false; }
    },
    remove(key) {
      try { localStorage.removeItem(key); } catch (error) { /* private mode */ }
    },
    /* Whether the photo will be there tomorrow. */
    async putPhoto(id, blob) {
      const answer = await ask("readwrite", (store) => store.put(blob, id));
      if (answer.failed) { memory.set(id, blob); }
      return !answer.failed;
    },
    async photo(id) {
      if (memory.has(id)) { return memory.get(id); }
      const answer = await ask("readonly", (store) => store.get(id));
      return answer.result || null;
    },
    async removePhoto(id) {
      memory.delete(id);
      await ask("readwrite", (store) => store.delete(id));
    }
  };
});
