/* How a query is cut into terms; hooks/wuse/search/folding.py does the same to texts. */
window.WuseSearch = {};
(function (search) {
  "use strict";
  var SPACE = /[\s\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff]+/g; // eslint-disable-line no-control-regex
  var MOST_PAIRS = 6;

  var TRADITIONAL = new RegExp("[" + window.WuseTraditional[0] + "]", "g"), meanings = {};
  Array.from(window.WuseTraditional[0]).forEach(function (written, at) { meanings[written] = window.WuseTraditional[1][at]; });

  /* A text without differences of width, case and script. */
  search.plain = function (text) {
    return text.normalize("NFKC").toLowerCase().replace(TRADITIONAL, function (written) { return meanings[written]; });
  };

  /* The form in which texts are compared: white space makes no difference, either. */
  search.fold = function (text) { return search.plain(text).replace(SPACE, " ").trim(); };

  /* The words of a query, each once. */
  search.words = function (query) { return Array.from(new Set(search.fold(query).split(" "))).filter(Boolean); };

  /* The terms that a word is looked up by: its pairs of neighbours. Of many, some spread over the word do. */
  search.terms = function (word) {
    var characters = Array.from(word), pairs = [];
    if (characters.length === 1) { return [word]; }
    var last = characters.length - 2, step = Math.max(1, last / (MOST_PAIRS - 1));
    for (var at = 0; Math.round(at) <= last; at += step) {
      pairs.push(characters[Math.round(at)] + characters[Math.round(at) + 1]);
    }
    return Array.from(new Set(pairs));
  };

  /* FNV-1a of 32 bits over the UTF-16 units. */
  search.hash = function (term) {
    var value = 0x811c9dc5;
    for (var at = 0; at < term.length; at += 1) {
      value = Math.imul(value ^ term.charCodeAt(at), 0x01000193);
    }
    return value >>> 0;
  };
})(window.WuseSearch);
