/* How many of the entries that were found have each facet (hooks/wuse/search/columns.py). */
(function (search) {
  "use strict";
  var FIRST = "0".charCodeAt(0), NONE = ".", AT_ONCE = 1 << 16;

  /* Whether a visitor who only looks is to load the columns of all entries: some 80 KB. */
  search.isSmall = function (overview) { return search.size(overview) <= AT_ONCE; };

  /* A promise of what each choice would leave: name of a facet -> value -> count. Chosen are [name, value] pairs;
     those of a facet make no difference to its own counts. */
  search.tally = function (overview, numbers, chosen) {
    var names = Object.keys(overview.facets), blocks = new Map();
    numbers.forEach(function (number) {
      var block = Math.floor(number / overview.block);
      if (!blocks.has(block)) { blocks.set(block, []); }
      blocks.get(block).push(number % overview.block);
    });
    var counts = {};
    names.forEach(function (name) { counts[name] = {}; });
    return Promise.all(Array.from(blocks, function (own) {
      return search.load("f/" + own[0]).then(function (columns) { count(counts, names, chosen, columns, own[1]); });
    })).then(function () { return counts; });
  };

  function count(counts, names, chosen, columns, places) {
    places.forEach(function (place) {
      var missed = chosen.filter(function (facet) { return !valuesAt(columns, facet[0], place).includes(facet[1]); });
      if (missed.length > 1) { return; }
      names.forEach(function (name) {
        if (missed.length && missed[0][0] !== name) { return; }
        valuesAt(columns, name, place).forEach(function (value) { counts[name][value] = (counts[name][value] || 0) + 1; });
      });
    });
  }

  function valuesAt(columns, name, place) {
    var column = columns[name], letter = column ? column[1].charAt(place) : "";
    return letter && letter !== NONE ? column[0][letter.charCodeAt(0) - FIRST] : [];
  }
})(window.WuseSearch);
