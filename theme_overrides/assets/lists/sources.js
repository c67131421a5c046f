/* What a panel filters: the entries of its page, or, where the page has a part of them, the whole list.
   A source surveys what choices leave, and shows it. */
(function () {
  "use strict";
  var survey = WuseTables.survey;
  function holdsAll() { return true; }

  class PageSource {
    constructor(list, options) {
      this.list = list;
      this.items = Array.from(list.querySelectorAll("[data-facets]"));
      this.table = new WuseTables.PageTable(this.items, options);
      this.texts = [];
      this.total = this.items.length;
    }

    /* then(found, isAll): what is found; a source may tell first what it found in a part. */
    survey(facets, choices, words, then) {
      var self = this, wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
      then(survey(this.table, facets, choices, wanted.length ? function (number) {
        var text = self.texts[number] = self.texts[number] || self.items[number].textContent.toLowerCase();
        return wanted.every(function (word) { return text.indexOf(word) >= 0; });
      } : holdsAll), true);
    }

    show(found) {
      var items = this.items;
      items.forEach(function (item) { item.hidden = true; });
      found.fitting.forEach(function (number) { items[number].hidden = false; });
      this.list.hidden = !found.fitting.length;
      /* A month without a visible entry has nothing to say; the others say how many they have left. */
      this.list.querySelectorAll("section, tbody").forEach(function (part) {
        part.hidden = !part.querySelector("[data-facets]:not([hidden])");
      });
      document.querySelectorAll("[data-count-of]").forEach(function (number) {
        var part = document.getElementById(number.dataset.countOf);
        number.textContent = part ? part.querySelectorAll("[data-facets]:not([hidden])").length : "";
      });
      showChart();
    }

    clear(found) { this.show(found); }
  }

  /* The cells of the chart are as strong as what is left of them. */
  function showChart(counts) {
    var numbers = Array.from(document.querySelectorAll(".chart b[data-spot]")).filter(function (number) {
      return counts || number.dataset.countOf;
    });
    numbers.forEach(function (number) { if (counts) { number.textContent = counts[number.dataset.spot] || 0; } });
    var most = Math.max.apply(null, numbers.map(function (number) { return Number(number.textContent); }));
    numbers.forEach(function (number) {
      var count = Number(number.textContent), cell = number.parentElement;
      cell.className = "d" + (count ? Math.ceil(4 * count / most) : 0);
      cell.setAttribute("aria-label", cell.getAttribute("aria-label").replace(/：.*/, "：" + count + " 项"));
      number.textContent = count || "";
    });
  }

  class WholeSource {
    constructor(list, panel, noun) {
      var about = new URLSearchParams(panel.dataset.about);
      this.list = list;
      this.form = panel.dataset.form;
      this.about = Array.from(about.keys()).map(function (facet) { return [facet, about.get(facet)]; });
      this.table = new WuseTables.WholeTable(panel.dataset.table);
      this.results = new WuseResults.Results(list, this.table, this.form, noun);
      this.unfiltered = Array.from(document.querySelectorAll("[data-unfiltered]"));
      this.chart = document.querySelector(".chart");
      this.total = 0;
      this.turn = 0;
    }

    survey(facets, choices, words, then) {
      var self = this, turn = this.turn += 1, seen = 0;
      function isAbout(number) {
        return self.about.every(function (it) { return self.table.has(number, it[0], it[1]); });
      }
      function look() {
        if (turn !== self.turn || self.table.size === seen) { return; }
        seen = self.table.size;
        then(survey(self.table, facets, choices, isAbout), seen === self.table.count);
      }
      return this.table.load(look).then(look);
    }

    show(found) {
      var counts = this.form === "acts" ? WuseResults.countMonths(this.table, found.fitting) : {};
      this.keep();
      this.unfiltered.forEach(function (part) { part.hidden = true; });
      if (this.chart) { this.showChart(counts); }
      return this.results.show(found.fitting, counts);
    }

    keep() {
      if (this.chart && !this.chart.dataset.kept) { this.kept = this.chart.cloneNode(true); this.chart.dataset.kept = ""; }
    }

    showChart(counts) {
      this.chart.querySelectorAll("[data-year]").forEach(function (number) {
        number.textContent = (counts[number.dataset.year] || 0).toLocaleString("en");
      });
      showChart(counts);
    }

    /* The page as it came. */
    clear() {
      this.turn += 1;
      this.results.clear();
      this.unfiltered.forEach(function (part) { part.hidden = false; });
      if (this.kept) {
        this.chart.replaceWith(this.kept);
        this.chart = this.kept;
        this.kept = null;
      }
    }
  }

  window.WuseSources = { PageSource: PageSource, WholeSource: WholeSource };
})();
