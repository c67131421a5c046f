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
      this.about = Array.from(about.keys()).map(function (facet) { return [facet, about.get(facet)]; });
      this.table = new WuseTables.WholeTable(panel.dataset.table);
      this.form = panel.dataset.form;
      this.isMatrix = this.form === "matrix";
      this.results = this.isMatrix ? null : new WuseResults.Results(list, this.table, this.form, noun);
      this.unfiltered = Array.from(document.querySelectorAll("[data-unfiltered]"));
      this.board = this.isMatrix ? list : document.querySelector(".chart");
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
      var counts = {};
      this.unfiltered.forEach(function (part) { part.hidden = true; });
      if (this.board) { this.kept = this.kept || this.board.cloneNode(true); }
      if (this.form === "acts") { counts = countPairs(this.table, found.fitting, "year", "month", "-"); }
      if (this.isMatrix) {
        showMatrix(this.board, countPairs(this.table, found.fitting, "stage", "level", " "));
      } else if (this.board) {
        showYears(this.board, counts);
        showChart(counts);
      }
      return this.results && this.results.show(found.fitting, counts);
    }

    /* The page as it came. */
    clear() {
      this.turn += 1;
      if (this.results) { this.results.clear(); }
      this.unfiltered.forEach(function (part) { part.hidden = false; });
      if (this.kept) {
        this.board.replaceWith(this.kept);
        this.board = this.kept;
        this.kept = null;
      }
    }
  }

  /* How many entries have a value of one facet, of another, and both: "2025-", "-3" and "2025-3" -> number. */
  function countPairs(table, numbers, first, second, between) {
    var counts = { all: numbers.length };
    numbers.forEach(function (number) {
      var one = table.valueOf(number, first), other = table.valueOf(number, second);
      [one + between, between + other, one + between + other].forEach(function (key) { counts[key] = (counts[key] || 0) + 1; });
    });
    return counts;
  }

  function showYears(chart, counts) {
    chart.querySelectorAll("[data-year]").forEach(function (number) {
      number.textContent = (counts[number.dataset.year + "-"] || 0).toLocaleString("en");
    });
  }

  function showMatrix(matrix, counts) {
    var cells = Array.from(matrix.querySelectorAll("[data-spot]"));
    function numberOf(cell) { return counts[cell.dataset.spot] || 0; }
    var links = cells.filter(function (cell) { return cell.tagName === "A"; });
    var most = Math.max.apply(null, links.map(numberOf));
    cells.forEach(function (cell) { cell.textContent = numberOf(cell).toLocaleString("en"); });
    links.forEach(function (link) {
      var number = numberOf(link);
      link.parentElement.className = "d" + (number ? Math.ceil(4 * number / most) : 0);
      link.setAttribute("aria-label", link.getAttribute("aria-label").replace(/：.*/, "：" + number + " 个品牌"));
    });
  }

  window.WuseSources = { PageSource: PageSource, WholeSource: WholeSource };
})();
