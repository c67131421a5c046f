(function (desk) {
  "use strict";
  /* What the browser keeps: a small entry for each candidate, written at every change, so that a
     browser that is killed loses nothing that was seen. Another tab is told by the browser. */

  const blankMeta = () => ({ serial: 0, exported: "", changed: 0, checksum: "" });

  desk.Store = class {
    constructor(brief, onOtherTab) {
      const own = brief.desk;
      this.family = ["wuse-desk", brief.edition, own.award, own.stage, own.source, brief.judge].map(encodeURIComponent).join(":");
      this.prefix = `${this.family}:${own.rubric.slice(0, 16)}:`;
      this.rows = new Map();
      this.meta = blankMeta();
      this.problem = "";
      this.kept = false;
      this.load();
      addEventListener("storage", (event) => {
        if (event.key === null || event.key.startsWith(this.prefix)) { this.hear(event, onOtherTab); }
      });
    }

    load() {
      try {
        localStorage.setItem(`${this.prefix}try`, "1");
        localStorage.removeItem(`${this.prefix}try`);
        for (let i = 0; i < localStorage.length; i += 1) {
          const key = localStorage.key(i);
          if (key.startsWith(this.prefix)) { this.take(key, localStorage.getItem(key)); }
        }
      } catch (error) { this.fail(error); }
    }

    take(key, text) {
      const name = key.slice(this.prefix.length);
      let value = null;
      try { value = JSON.parse(text); } catch (error) { return; /* damaged: as if it were not there */ }
      if (name === "meta") {
        this.meta = Object.assign(blankMeta(), value);
        this.kept = true;
      } else if (name.startsWith("row:")) {
        const row = value && desk.row(value);
        if (row) { this.rows.set(name.slice(4), row); } else { this.rows.delete(name.slice(4)); }
      }
    }

    /* Scores that this browser keeps of the same judge by another rubric. */
    others() {
      const found = new Set();
      try {
        for (let i = 0; i < localStorage.length; i += 1) {
          const key = localStorage.key(i);
          if (key.startsWith(`${this.family}:`) && !key.startsWith(this.prefix) && key.includes(":row:")) { found.add(key); }
        }
      } catch (error) { /* said already */ }
      return found.size;
    }

    hear(event, onOtherTab) {
      if (event.key === null || (event.newValue === null && event.key === `${this.prefix}meta`)) {
        this.rewrite();  /* somebody has wiped the storage: what is open here is all that is left */
        onOtherTab("");
        return;
      }
      this.take(event.key, event.newValue);
      onOtherTab(event.key.slice(this.prefix.length));
    }

    /* Keep a row; what goes on with the change before it is counted with that one. */
    put(key, row, goesOn = false) {
      if (row) { this.rows.set(key, row); } else { this.rows.delete(key); }
      if (!goesOn || !this.meta.changed) { this.meta.changed += 1; }
      const wasWiped = this.kept && this.read("meta") === null;
      if (wasWiped || this.problem) { this.rewrite(); }
      this.write(`row:${key}`, row || null);
      this.write("meta", this.meta);
      this.kept = !this.problem;
    }

    exported(serial, checksum, time) {
      this.meta = { serial, checksum, exported: time, changed: 0 };
      this.write("meta", this.meta);
    }

    /* What is exported next comes after what another device exported. */
    follow(serial) { this.meta.serial = Math.max(this.meta.serial, serial); }

    /* Trouble is over only when everything has been written. */
    rewrite() {
      this.problem = "";
      this.rows.forEach((row, key) => this.write(`row:${key}`, row));
      this.write("meta", this.meta);
    }

    read(name) {
      try { return localStorage.getItem(this.prefix + name); } catch (error) { return null; }
    }

    write(name, value) {
      try {
        if (value === null) { localStorage.removeItem(this.prefix + name); }
        else { localStorage.setItem(this.prefix + name, JSON.stringify(value)); }
      } catch (error) { this.fail(error); }
    }

    fail(error) {
      const isFull = error && /quota/i.test(`${error.name}`);
      this.problem = isFull ? "这台设备的存储满了" : "这个浏览器不让网页存东西（可能是无痕窗口）";
    }
  };

  /* What may stand in a row; anything else, from a file or from storage, is no row. */
  desk.row = function (value) {
    if (!value || typeof value !== "object" || typeof value.values !== "object" || !value.values) { return null; }
    if (value.state !== "scored" && value.state !== "abstained") { return null; }
    return {
      state: value.state,
      values: Object.assign({}, value.values),
      reason: String(value.reason || "").slice(0, 500),
      note: String(value.note || "").slice(0, 500)
    };
  };
  /* What the judge says with a row: scores stay behind an abstention, for whoever takes it back. */
  desk.said = (row) => (row.state === "abstained" ? Object.assign({}, row, { values: {} }) : row);
  desk.blankRow = () => ({ state: "scored", values: {}, reason: "", note: "" });
})(wuseDesk);
