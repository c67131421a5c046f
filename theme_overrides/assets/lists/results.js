/* What a filter leaves of a list that is spread over pages, shown in place of the page's own part of it: the
   first entries, and more when asked for. */
(function () {
  "use strict";
  var element = WuseCards.element;
  var BATCH = 48, MANY = 480;

  /* Where entries go: into a list or a table like the page's own, activities below headings of months. */
  function plainPlace(list) {
    var box = list.cloneNode(false), body = box;
    if (box.tagName === "TABLE") {
      box.append(list.tHead.cloneNode(true));
      body = box.createTBody();
    }
    return { box: box, add: function (entry) { body.append(entry); } };
  }

  function monthsPlace(list, table, counts) {
    var box = list.cloneNode(false), year = "", month = "", section = null, items = null;
    function heading(level, title, count) {
      return element(level, {}, [title + " ", element("small", {}, [(counts[count] || 0).toLocaleString("en") + " 项"])]);
    }
    function startYear(label) {
      year = label;
      month = "";
      var title = label === "undated" ? "时间不详" : label;
      section = element("section", { "class": "year-of-months", id: "year-" + label }, [heading("h2", title, label + "-")]);
      box.append(section);
    }
    function startMonth(label) {
      month = label;
      var id = "m-" + year + (label === "0" ? "" : "-" + label.padStart(2, "0"));
      var title = label === "0" ? "月份不详" : label + "月";
      items = element("ol", {}, []);
      section.append(element("section", { "class": "month", id: id }, [
        heading("h3", title, year + "-" + label), items
      ]));
    }
    return {
      box: box,
      add: function (entry, number) {
        if (table.valueOf(number, "year") !== year) { startYear(table.valueOf(number, "year")); }
        if (table.valueOf(number, "month") !== month) { startMonth(table.valueOf(number, "month")); }
        items.append(entry);
      }
    };
  }

  class Results {
    constructor(list, table, form, noun) {
      this.list = list;
      this.table = table;
      this.form = form;
      this.noun = noun;
      this.box = null;
      this.turn = 0;
      this.more = element("p", { "class": "more-results", hidden: "" }, []);
    }

    /* Show the page's own list again. */
    clear() {
      this.turn += 1;
      this.more.hidden = true;
      if (this.box) { this.box.replaceWith(this.list); }
      this.box = null;
    }

    /* fitting: the numbers of all entries to show. A promise: the first of them are there. */
    show(fitting, counts) {
      var place = this.form === "acts" ? monthsPlace(this.list, this.table, counts) : plainPlace(this.list);
      var shown = this.box || this.list;
      this.turn += 1;
      this.place = place;
      this.fitting = fitting;
      this.done = 0;
      return this.add(BATCH, function () {
        shown.replaceWith(place.box);
        place.box.after(this.more);
        this.box = place.box;
      });
    }

    add(count, then) {
      var turn = this.turn, self = this;
      var numbers = this.fitting.slice(this.done, this.done + count);
      return this.table.entries(numbers, this.form).then(function (entries) {
        if (turn !== self.turn) { return; }
        if (then) { then.call(self); }
        entries.forEach(function (entry, at) { self.place.add(WuseCards[self.form](entry), numbers[at]); });
        self.done += entries.length;
        self.tell();
      });
    }

    tell() {
      var rest = this.fitting.length - this.done, unit = " " + this.noun.slice(0, 1);
      this.more.textContent = "";
      this.more.hidden = !rest;
      if (!rest) { return; }
      this.more.append("列出了 " + this.done + unit + "，还有 " + rest.toLocaleString("en") + unit + " ");
      if (rest > BATCH) { this.more.append(this.button("再列 " + BATCH + unit, BATCH), " "); }
      var many = rest > MANY ? "再列 " + MANY + unit : "全部列出";
      this.more.append(this.button(many, Math.min(rest, MANY)));
    }

    button(words, count) {
      var made = element("button", { type: "button", "class": "chip" }, [words]), self = this;
      made.addEventListener("click", function () {
        self.add(count).then(function () {
          var next = self.more.querySelector("button");
          if (next) { next.focus({ preventScroll: true }); }
        }, function () { self.more.append(" 没有读到，请再试一次。"); });
      });
      return made;
    }
  }

  window.WuseResults = { Results: Results };
})();
