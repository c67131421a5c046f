/* Small conveniences. Every page reads, prints and links without this file. */
(function () {
  "use strict";
  var root = document.documentElement;

  /* Switches for the dark scheme and larger text, remembered by the browser. */
  function remember(key, value) {
    try { localStorage.setItem("wuse-" + key, value); } catch (error) { /* private mode */ }
  }
  var dark = matchMedia("(prefers-color-scheme: dark)");
  function isDark() {
    var chosen = root.dataset.theme;
    return chosen ? chosen === "dark" : dark.matches;
  }
  var states = {
    theme: { on: isDark, values: ["light", "dark"] },
    text: { on: function () { return root.dataset.text === "large"; }, values: ["normal", "large"] }
  };
  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });

  document.querySelectorAll(".switches").forEach(function (box) { box.hidden = false; });
  document.querySelectorAll("[data-switch]").forEach(function (button) {
    var key = button.dataset.switch, state = states[key];
    function show() { button.setAttribute("aria-pressed", String(state.on())); }
    button.addEventListener("click", function () {
      var value = state.values[state.on() ? 0 : 1];
      root.dataset[key] = value;
      remember(key, value);
      show();
    });
    /* Safari before 14 knows only the older name. */
    if (dark.addEventListener) { dark.addEventListener("change", show); } else { dark.addListener(show); }
    show();
  });

  /* A browser leaves a link of a sideways strip half outside, or below what sticks to the top. */
  function showsFocus(element) {
    try { return element.matches(":focus-visible"); } catch (error) { return true; /* before 2022 */ }
  }
  document.addEventListener("focusin", function (event) {
    if (event.target.matches("a, button") && showsFocus(event.target)) {
      event.target.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  });

  /* Some web views ask for AVIF and cannot show it: then the JPEG of the same picture must do. */
  function fallBack(image) {
    image.parentElement.querySelectorAll("source").forEach(function (source) { source.remove(); });
  }
  document.addEventListener("error", function (event) {
    if (event.target.matches("picture > img")) { fallBack(event.target); }
  }, true);
  document.querySelectorAll("picture > img").forEach(function (image) {
    if (image.complete && image.currentSrc && !image.naturalWidth) { fallBack(image); }
  });

  /* Drop-downs: one is open at a time, and closes on Escape or a click elsewhere. */
  function closeOthers(kept) {
    document.querySelectorAll("details.facet[open]").forEach(function (box) {
      if (box !== kept) { box.open = false; }
    });
  }
  document.addEventListener("click", function (event) { closeOthers(event.target.closest("details.facet")); });
  document.addEventListener("focusin", function (event) {
    if (!event.target.closest("main")) { return; }
    closeOthers(event.target.closest("details.facet"));
  });
  document.addEventListener("keydown", function (event) {
    var open = event.key === "Escape" && document.querySelector("details.facet[open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  });

  function element(name, attributes, children) {
    var made = document.createElement(name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    children.forEach(function (child) { made.append(child); });
    return made;
  }

  /* Filters: the address holds the choices, so that a filtered list can be shared and printed. An option
     that leads to another page stays an ordinary link. */
  document.querySelectorAll("[data-filters]").forEach(function (panel) {
    var place = panel.parentElement;
    var list = place.querySelector("[data-filtered]");
    if (!list) { return; }
    var items = Array.from(list.querySelectorAll("[data-facets]")).map(function (item) {
      return { element: item, facets: item.dataset.facets.split(" "), text: "" };
    });
    var options = Array.from(panel.querySelectorAll("a[data-facet]"));
    var own = options.filter(function (option) { return option.hash.indexOf("#by-") === 0; });
    var search = panel.querySelector("input[type=search]");
    var status = panel.querySelector("[role=status]");
    var said = status.textContent;
    var line = place.querySelector("[data-chosen]");
    var about = Array.from(line.childNodes);
    var names = Array.from(new Set(own.map(function (option) { return option.dataset.facet; })));

    function key(option) { return option.hash.slice("#by-".length); }
    function label(option) { return option.querySelector("span").textContent; }
    function find(among, name, value) {
      return among.find(function (option) {
        return option.dataset.facet === name && option.dataset.value === value;
      });
    }

    /* What is chosen: the options, and the words of the search. */
    function read() {
      var query = new URLSearchParams(location.search);
      return {
        options: names.map(function (name) { return find(own, name, query.get(name)); }).filter(Boolean),
        words: search ? query.get(search.name) || "" : ""
      };
    }
    function write(chosen) {
      var query = new URLSearchParams(location.search);
      names.concat(search ? search.name : []).forEach(function (name) { query.delete(name); });
      chosen.options.forEach(function (option) { query.set(option.dataset.facet, option.dataset.value); });
      if (chosen.words) { query.set(search.name, chosen.words); }
      var text = query.toString(), hash = location.hash.indexOf("#by-") === 0 ? "" : location.hash;
      history.replaceState(null, "", location.pathname + (text ? "?" + text : "") + hash);
    }
    function without(chosen, option) {
      return {
        options: chosen.options.filter(function (other) { return other.dataset.facet !== option.dataset.facet; }),
        words: chosen.words
      };
    }
    function fitting(chosen) {
      var keys = chosen.options.map(key);
      var words = chosen.words.toLowerCase().split(/\s+/).filter(Boolean);
      return items.filter(function (item) {
        if (words.length && !item.text) { item.text = item.element.textContent.toLowerCase(); }
        return keys.every(function (facet) { return item.facets.indexOf(facet) >= 0; })
          && words.every(function (word) { return item.text.indexOf(word) >= 0; });
      });
    }

    /* How many entries an option would leave, beside the choices of other groups. */
    function count(chosen) {
      names.forEach(function (name) {
        var counts = {};
        var others = chosen.options.filter(function (option) { return option.dataset.facet !== name; });
        fitting({ options: others, words: chosen.words }).forEach(function (item) {
          item.facets.forEach(function (facet) { counts[facet] = (counts[facet] || 0) + 1; });
        });
        own.forEach(function (option) {
          if (option.dataset.facet !== name) { return; }
          var found = counts[key(option)] || 0, pressed = chosen.options.indexOf(option) >= 0;
          option.querySelector("small").textContent = found;
          if (pressed) { option.setAttribute("aria-current", "true"); } else { option.removeAttribute("aria-current"); }
          option.setAttribute("aria-disabled", String(!found && !pressed));
        });
      });
      panel.querySelectorAll("details.facet").forEach(function (box) {
        box.classList.toggle("on", Boolean(box.querySelector("[aria-current]")));
      });
    }

    function chip(text, says, then) {
      var made = element("button", { type: "button", "class": "chip" }, [text]);
      if (says) { made.setAttribute("aria-label", says); }
      made.addEventListener("click", then);
      return made;
    }
    function clear() { return { options: [], words: "" }; }
    function showChosen(chosen) {
      line.textContent = "";
      about.forEach(function (node) { line.append(node); });
      chosen.options.forEach(function (option) {
        var made = chip(label(option) + " ", "取消“" + label(option) + "”", function () { choose(without(chosen, option)); });
        made.append(element("b", { "aria-hidden": "true" }, ["×"]));
        line.append(made);
      });
      if (chosen.options.length) {
        var all = chip("清除", "", function () { choose(clear()); });
        all.className = "clear";
        line.append(all);
      }
      line.hidden = !chosen.options.length && !about.length;
    }

    /* Nothing fits: say so, and offer only what leads somewhere. */
    var nothing = element("section", { "class": "nothing", hidden: "" }, []);
    list.before(nothing);
    function showNothing(chosen, isEmpty) {
      nothing.hidden = !isEmpty;
      nothing.textContent = "";
      if (!isEmpty) { return; }
      var said = chosen.options.map(label).concat(chosen.words || []);
      nothing.append(element("h2", {}, ["没有同时符合“" + said.join("”“") + "”的" + status.dataset.noun.slice(1)]));
      var ways = element("p", {}, []);
      chosen.options.forEach(function (option) {
        var left = without(chosen, option), found = fitting(left).length;
        if (found) {
          var made = chip("去掉“" + label(option) + "” ", "", function () { choose(left); });
          made.append(element("b", {}, [found + " " + status.dataset.noun.slice(0, 1)]));
          ways.append(made);
        }
      });
      ways.append(chip("看全部 " + items.length + " " + status.dataset.noun.slice(0, 1), "", function () { choose(clear()); }));
      nothing.append(ways);
    }

    function apply(chosen) {
      var shown = fitting(chosen);
      var isFiltered = chosen.options.length > 0 || chosen.words !== "";
      items.forEach(function (item) { item.element.hidden = true; });
      shown.forEach(function (item) { item.element.hidden = false; });
      /* A month without a visible entry has nothing to say. */
      list.querySelectorAll("section, tbody").forEach(function (part) {
        part.hidden = !part.querySelector("[data-facets]:not([hidden])");
      });
      list.hidden = !shown.length;
      document.querySelectorAll("[data-count-of]").forEach(function (number) {
        var part = document.getElementById(number.dataset.countOf);
        number.textContent = part ? part.querySelectorAll("[data-facets]:not([hidden])").length : "";
      });
      count(chosen);
      showChosen(chosen);
      showNothing(chosen, isFiltered && !shown.length);
      if (search && search !== document.activeElement) { search.value = chosen.words; }
      status.textContent = isFiltered ? "筛选后 " + shown.length + " " + status.dataset.noun : said;
    }
    function choose(chosen) {
      var keepsFocus = panel.contains(document.activeElement);
      write(chosen);
      apply(chosen);
      if (!keepsFocus) { panel.querySelector("summary, input").focus({ preventScroll: true }); }
    }

    panel.addEventListener("click", function (event) {
      var option = event.target.closest("a[data-facet]");
      if (!option || own.indexOf(option) < 0 || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
      event.preventDefault();
      var chosen = read(), left = without(chosen, option);
      if (chosen.options.indexOf(option) < 0) { left.options.push(option); }
      var box = option.closest("details");
      box.open = false;
      choose(left);
      box.querySelector("summary").focus({ preventScroll: true });
    });
    panel.addEventListener("input", function () {
      var chosen = read();
      chosen.words = search.value.trim();
      write(chosen);
      apply(chosen);
    });
    window.addEventListener("popstate", function () { apply(read()); });

    /* An address that was shared: of a choice without a script, or of one that has a page of its own now. */
    var linked = own.find(function (option) { return option.hash === location.hash; });
    if (linked) { write({ options: read().options.concat(linked), words: read().words }); }
    new URLSearchParams(location.search).forEach(function (value, name) {
      var option = find(options, name, value);
      if (option && own.indexOf(option) < 0 && !option.hasAttribute("aria-current")) { location.replace(option.href); }
    });
    var first = read();
    if (first.options.length || first.words) { apply(first); } else { count(first); }
  });
})();
