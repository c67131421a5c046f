/* The entries of lists, made as the macros of lists.html make them, of what wuse.pages.parts.table_cards wrote.
   Every text is set as text. */
(function () {
  "use strict";
  var SVG = "http://www.w3.org/2000/svg";

  function fill(made, attributes, children) {
    Object.keys(attributes).forEach(function (key) {
      if (attributes[key] !== false) { made.setAttribute(key, attributes[key]); }
    });
    (children || []).forEach(function (child) { if (child) { made.append(child); } });
    return made;
  }
  function element(name, attributes, children) { return fill(document.createElement(name), attributes, children); }
  function drawing(name, attributes, children) {
    return fill(document.createElementNS(SVG, name), attributes, children);
  }
  function link(url, children, attributes) {
    return element("a", Object.assign({ href: WuseData.root + url }, attributes), children);
  }
  function hidden(url, className, children) {
    return link(url, children, { "class": className, tabindex: "-1", "aria-hidden": "true" });
  }

  /* The style sheet of the page knows only the colours of the entries that it came with. */
  function toned(made, tone) {
    var colours = /^tone-([0-9a-f]{6})-([0-9a-f]{6})$/.exec(tone);
    if (colours) {
      made.classList.add(tone);
      made.style.setProperty("--c", "#" + colours[1]);
      made.style.setProperty("--d", "#" + colours[2]);
    }
    return made;
  }
  function shape(mark, attributes) {
    return element("i", Object.assign({ "class": "shape " + mark[1] }, attributes), []);
  }
  function named(mark) {
    return toned(element("span", { "class": "mark" }, [shape(mark, { "aria-hidden": "true" }), mark[0]]), mark[2]);
  }

  function srcset(renditions) {
    return renditions.map(function (it) { return WuseData.root + it[0] + " " + it[1] + "w"; }).join(", ");
  }
  function image(picture, attributes) {
    return element("img", Object.assign({ src: WuseData.root + picture.src }, attributes, {
      width: picture.width, height: picture.height, alt: picture.alt, "class": picture.classes,
      loading: "lazy", decoding: "async"
    }), []);
  }
  function full(picture, sizes) {
    var sources = picture.sources.map(function (it) {
      return { type: it[0], media: it[1] || false, srcset: srcset(it[2]), sizes: sizes };
    });
    var last = sources.pop();
    return element("picture", {}, sources.map(function (it) { return element("source", it, []); })
      .concat(image(picture, { srcset: last.srcset, sizes: sizes })));
  }
  function thumbnail(picture) {
    return element("picture", {}, picture.sources.map(function (it) {
      return element("source", { type: it[0], srcset: WuseData.root + it[2][0][0] }, []);
    }).concat(image(picture, {})));
  }

  function art(it) {
    var pieces = it.pieces || [], outlines = it.outlines || [];
    return drawing("svg", { viewBox: "0 0 320 200", preserveAspectRatio: "xMidYMid slice" }, [].concat(
      pieces.map(function (piece) {
        return toned(drawing("path", { "class": piece[6] ? "faint" : "", d: piece[0] }), piece[1]);
      }),
      pieces.filter(function (piece) { return piece[2]; }).map(function (piece) {
        return drawing("text", { x: piece[3], y: piece[4], "font-size": piece[5] }, [piece[2]]);
      }),
      outlines.map(function (path) { return drawing("path", { "class": "outline", d: path }); }),
      outlines.length ? drawing("text", { "class": "cap", x: 160, y: 152, "font-size": 13 }, ["没有列出载体"]) : []
    ));
  }

  function stated(text) { return text || element("span", { "class": "zero" }, ["未载"]); }
  function number(count) { return count ? String(count) : element("span", { "class": "zero" }, ["0"]); }

  function row(it) {
    var marks = it.marks || [];
    var shapes = marks.map(function (mark) { return toned(shape(mark, { title: mark[0] }), mark[2]); });
    return element("tr", {}, [
      element("th", { scope: "row" }, [link(it.url, [it.name])]),
      element("td", { "class": "own" }, [it.owner]),
      element("td", { "class": "wide" }, [stated(it.stage)]),
      element("td", { "class": "wide" }, [stated(it.district)]),
      element("td", { "class": "wide" }, [stated(it.level)]),
      element("td", { "class": "shapes" }, (shapes.length ? shapes : [stated("")])
        .concat(element("span", { "class": "visually-hidden" }, [marks.length + " 项"]))),
      element("td", { "class": "number acts" }, [number(it.activities)]),
      element("td", { "class": "number wide" }, [number(it.exemplars)])
    ]);
  }

  function card(it) {
    var marks = it.marks || [], sizes = "(min-width: 1200px) 292px, (min-width: 600px) 46vw, 92vw";
    return toned(element("li", { "class": "wall-card" }, [
      hidden(it.url, "cover", [it.art && art(it.art), it.picture && full(it.picture, sizes)]),
      element("h2", {}, [link(it.url, [it.name])]),
      element("p", { "class": "byline" }, [it.kicker]),
      it.slogan && element("p", { "class": "slogan" }, [it.slogan]),
      marks.length && element("p", { "class": "marks" }, marks.map(named)
        .concat(it.has_more ? element("span", { "class": "muted" }, ["等"]) : [])),
      element("p", { "class": "foot" }, [
        element("span", {}, [it.figures || "没有活动记录"]),
        it.sample && element("span", {}, [it.sample])
      ])
    ]), it.tone);
  }

  function act(it) {
    var marks = it.marks || [];
    var made = element("li", { "class": "act" }, [
      element("i", { "class": "shape " + (marks.length ? marks[0][1] : "ring"), "aria-hidden": "true" }, []),
      element("p", { "class": "when" }, [
        it.iso ? element("time", { datetime: it.iso }, [it.when]) : element("span", {}, [it.when])
      ]),
      element("div", { "class": "what" }, [
        element("h4", {}, [link(it.url, [it.title])]),
        it.summary && element("p", {}, [it.summary])
      ]),
      element("p", { "class": "by-whom" }, [link(it.owner_url, [it.owner])].concat(
        marks.map(function (mark) { return toned(element("span", { "class": "toned" }, [mark[0]]), mark[2]); }),
        element("span", {}, [it.kind])
      )),
      it.picture && hidden(it.url, "pic", [thumbnail(it.picture)])
    ]);
    return marks.length ? toned(made, marks[0][2]) : made;
  }

  function person(it) {
    var picture = it.picture, isUpright = picture && picture.height > picture.width;
    var form = picture ? (isUpright ? "with-picture" : "with-picture wide") : "";
    var sizes = "(min-width: 900px) 292px, (min-width: 600px) 30vw, 104px";
    return toned(element("li", { "class": "person " + form }, [
      picture ? hidden(it.url, "portrait-box", [full(picture, sizes)]) : element("div", { "class": "words-box" }, [
        it.quote ? element("q", {}, [it.quote]) : element("p", {}, [it.line || it.kind])
      ]),
      element("h2", {}, [link(it.url, [it.name])]),
      element("p", { "class": "byline" }, [element("span", {}, [it.kind]), it.mark && named(it.mark)]),
      it.line && (picture || it.quote) && element("p", { "class": "slogan" }, [it.line]),
      element("p", { "class": "byline owner" }, [link(it.owner_url, [it.owner])])
    ]), it.tone);
  }

  window.WuseCards = { element: element, rows: row, cards: card, acts: act, people: person };
})();
