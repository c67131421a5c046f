/* Tables of facets: of the entries that are on the page, or of a whole list that is spread over many pages.
   A column has a text for each entry, with a letter for each of its values. */
(function () {
  "use strict";
  var FIRST = "0".charCodeAt(0);
  function letter(number) { return String.fromCharCode(FIRST + number); }

  class Table {
    constructor() {
      this.size = 0;
      this.columns = {};
      this.values = {};
    }
    letterOf(facet, value) {
      var number = (this.values[facet] || []).indexOf(value);
      return number < 0 ? " " : letter(number); /* No cell has a space. */
    }
    has(number, facet, value) {
      return this.columns[facet][number].indexOf(this.letterOf(facet, value)) >= 0;
    }
    valueOf(number, facet) {
      return this.values[facet][this.columns[facet][number].charCodeAt(0) - FIRST];
    }
  }

  class PageTable extends Table {
    /* elements: with data-facets. options: links of the filters. */
    constructor(elements, options) {
      super();
      var self = this, keys = {};
      options.forEach(function (option) {
        var facet = option.dataset.facet, values = self.values[facet] = self.values[facet] || [];
        values.push(option.dataset.value);
        keys[option.hash.slice("#by-".length)] = { facet: facet, letter: letter(values.length - 1) };
      });
      this.size = elements.length;
      Object.keys(this.values).forEach(function (facet) { self.columns[facet] = []; });
      elements.forEach(function (element, number) {
        Object.keys(self.columns).forEach(function (facet) { self.columns[facet][number] = ""; });
        element.dataset.facets.split(" ").forEach(function (key) {
          if (Object.hasOwnProperty.call(keys, key)) { self.columns[keys[key].facet][number] += keys[key].letter; }
        });
      });
    }
  }

  /* Written by wuse.pages.parts.table_files: from the last entry of the list to the first. */
  class WholeTable extends Table {
    constructor(name) {
      super();
      this.path = "lists/" + name;
      this.count = 0;
      this.loading = null;
    }

    /* A promise of the whole. The newest entries come first: `then` is called when they are there. */
    load(then) {
      var self = this;
      if (this.loading) {
        if (this.size) { then(); }
        return this.loading;
      }
      this.loading = WuseData.load(this.path).then(function (first) {
        self.open(first);
        var blocks = [];
        for (var number = Math.ceil(first.count / first.block) - 1; number >= 0; number -= 1) {
          blocks.push(WuseData.load(self.path + "/columns-" + number, first.version));
        }
        return blocks.reduce(function (before, block) {
          return Promise.all([before, block]).then(function (both) {
            var isFirst = !self.size;
            self.add(both[1]);
            if (isFirst) { then(); }
          });
        }, null);
      });
      this.loading.catch(function () { self.loading = null; });
      return this.loading;
    }

    open(first) {
      var self = this;
      this.first = first;
      this.count = first.count;
      this.size = 0;
      Object.keys(first.facets).forEach(function (facet) {
        self.values[facet] = first.facets[facet].values;
        self.columns[facet] = [];
      });
    }

    add(block) {
      var self = this;
      Object.keys(block).forEach(function (facet) {
        var cells = block[facet].split(self.first.facets[facet].several ? "," : ""), column = self.columns[facet];
        for (var at = cells.length - 1; at >= 0; at -= 1) { column.push(cells[at]); }
        self.size = column.length;
      });
    }

    /* A promise of what a form shows of these entries. */
    entries(numbers, form) {
      var self = this, first = this.first;
      return Promise.all(numbers.map(function (number) {
        var stored = self.count - 1 - number, file = Math.floor(stored / first.chunk);
        return WuseData.load(self.path + "/" + form + "-" + file, first.version).then(function (chunk) {
          return chunk[stored % first.chunk];
        });
      }));
    }
  }

  function tally(counts, cell) {
    for (var at = 0; at < cell.length; at += 1) { counts[cell[at]] = (counts[cell[at]] || 0) + 1; }
  }

  /* What the choices leave, one value of each facet, and what each other choice would leave.
     fitting: the numbers of the entries. counts: facet -> letter -> how many entries would fit with this value
     and the choices of other facets. without: facet -> how many would fit without its choice. */
  function survey(table, facets, choices, isWanted) {
    var found = { fitting: [], counts: {}, without: {} }, wanted = {};
    facets.forEach(function (facet) {
      found.counts[facet] = {};
      found.without[facet] = 0;
      if (choices.has(facet)) { wanted[facet] = table.letterOf(facet, choices.get(facet)); }
    });
    var chosen = Object.keys(wanted);
    function fails(facet) { return table.columns[facet][this].indexOf(wanted[facet]) < 0; }
    for (var number = 0; number < table.size; number += 1) {
      var failed = chosen.filter(fails, number);
      if (failed.length > 1 || !isWanted(number)) { continue; }
      var free = failed.length ? failed : facets;
      if (!failed.length) { found.fitting.push(number); }
      for (var at = 0; at < free.length; at += 1) { tally(found.counts[free[at]], table.columns[free[at]][number]); }
      failed.forEach(function (facet) { found.without[facet] += 1; });
    }
    chosen.forEach(function (facet) { found.without[facet] += found.fitting.length; });
    return found;
  }

  window.WuseTables = { PageTable: PageTable, WholeTable: WholeTable, survey: survey };
})();
