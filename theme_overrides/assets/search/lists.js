/* The lists of the index (hooks/wuse/search/index.py): which numbers a term has, in title, tags and text. */
(function (search) {
  "use strict";
  var DATA = "search/data/", DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  var value = {};
  Array.from(DIGITS).forEach(function (digit, at) { value[digit] = at; });

  search.load = function (name) {
    return search.version
      ? window.WuseData.load(DATA + name, search.version)
      : Promise.reject(new Error("the overview comes first"));
  };

  /* How large the index is, and what it knows. */
  search.overview = function () {
    return window.WuseData.load(DATA + "i", Date.now()).then(function (overview) {
      search.version = overview.version;
      return overview;
    });
  };

  /* What the index has of a term: null if it has nothing. */
  search.lists = function (term, overview) {
    var hash = search.hash(term), shard = hash & (overview.shards - 1);
    return search.load("s/" + shard).then(function (lines) {
      var start = lines.indexOf("\n" + term + " ");
      if (start < 0) { return null; }
      start += term.length + 2;
      var text = lines.slice(start, lines.indexOf("\n", start));
      var isLong = text[0] === "!", parts = text.split(",");
      var found = {
        term: term,
        isLong: isLong,
        fields: isLong ? parts.slice(1) : parts,
        whole: function () {
          if (!isLong) { return Promise.resolve(found.fields); }
          var name = "b/" + ("0000000" + hash.toString(16)).slice(-8) + "-" + Array.from(term).length;
          return search.load(name).then(function (all) { return all.split(","); });
        }
      };
      found.total = isLong ? Number(parts[0].slice(1)) : count(parts.join(""));
      return found;
    });
  };

  /* How many numbers a list has: each ends with a digit that says that none follows. */
  function count(text) {
    var total = 0;
    for (var at = 0; at < text.length; at += 1) { if (value[text[at]] < 32) { total += 1; } }
    return total;
  }

  /* Calls with each number of a list, ascending. */
  search.each = function (text, call) {
    var number = -1, gap = 0, factor = 1;
    for (var at = 0; at < text.length; at += 1) {
      var digit = value[text[at]];
      gap += (digit & 31) * factor;
      if (digit > 31) { factor *= 32; continue; }
      number += gap;
      call(number);
      gap = 0;
      factor = 1;
    }
  };
})(window.WuseSearch);
