/* Shows what was found: one element an entry, made of text alone. */
(function (search) {
  "use strict";
  var BEFORE = 24, LENGTH = 96; // characters of an excerpt
  var KINDS = { brand: "品牌", "case": "典型案例", exemplar: "先锋典型", activity: "活动", document: "文档" };

  search.kindName = function (kind) { return KINDS[kind]; };

  /* An element; children are elements or texts. */
  search.make = function (name, className, children) {
    var element = document.createElement(name);
    if (className) { element.className = className; }
    element.append.apply(element, children || []);
    return element;
  };
  var make = search.make;

  /* The places of words in a text, as [start, end), in order, without overlaps. */
  function places(text, words) {
    var folded = "", origin = [];
    // Folding can change the length of a text: each character is folded on its own.
    Array.from(text).reduce(function (at, character) {
      var own = search.plain(character);
      for (var i = 0; i < own.length; i += 1) { origin.push([at, at + character.length]); }
      folded += own;
      return at + character.length;
    }, 0);
    var found = [];
    words.forEach(function (word) {
      for (var at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
        found.push([origin[at][0], origin[at + word.length - 1][1]]);
      }
    });
    found.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    return found.filter(function (place, at) { return !at || found.slice(0, at).every(function (other) { return other[1] <= place[0]; }); });
  }

  /* A text with its words marked. */
  function marked(text, words) {
    var parts = [], end = 0;
    places(text, words).forEach(function (place) {
      parts.push(text.slice(end, place[0]), make("mark", "", [text.slice(place[0], place[1])]));
      end = place[1];
    });
    return parts.concat(text.slice(end));
  }

  /* The line of a text that has the most words, a long one rather than a short one, cut around the first. */
  function excerpt(entry, words) {
    var best = "", most = -1;
    entry.text.split("\n").forEach(function (line) {
      var folded = search.fold(line), own = words.filter(function (word) { return folded.includes(word); }).length;
      var worth = own * LENGTH + Math.min(line.length, LENGTH - 1);
      if (worth > most && line !== entry.title) { best = line; most = worth; }
    });
    var first = places(best, words)[0], characters = Array.from(best);
    var start = first ? Math.max(0, Array.from(best.slice(0, first[0])).length - BEFORE) : 0;
    start = Math.max(0, Math.min(start, characters.length - LENGTH));
    var end = start + LENGTH;
    return (start ? "…" : "") + characters.slice(start, end).join("") + (end < characters.length ? "…" : "");
  }

  search.hit = function (entry, words) {
    var link = make("a", "hit-title", marked(entry.title, words));
    link.href = window.WuseData.root + entry.path;
    var text = excerpt(entry, words);
    var head = make("p", "hit-head", [make("span", "hit-kind", [KINDS[entry.kind]]), make("span", "", marked(entry.place, words))]);
    var body = make("div", "hit-body", [head, make("h2", "", [link])]);
    if (text) { body.append(make("p", "hit-text", marked(text, words))); }
    if (entry.marks.length) { body.append(make("p", "hit-marks", entry.marks.map(badge))); }
    var hit = make("li", "hit", [body]);
    if (entry.picture) { hit.append(picture(entry.picture)); }
    return hit;
  };

  /* The name of a tone says its two colours: the sheets of most owners are not loaded here. */
  function badge(mark) {
    var own = make("span", "mark " + mark[0], [make("i", "shape " + mark[1], []), mark[2]]);
    var colours = mark[0].split("-");
    own.style.setProperty("--c", "#" + colours[1]);
    own.style.setProperty("--d", "#" + colours[2]);
    return own;
  }

  function picture(own) {
    var image = make("img", own[1]);
    image.src = window.WuseData.root + own[0];
    image.alt = "";
    image.loading = "lazy";
    image.decoding = "async";
    return image;
  }
})(window.WuseSearch);
