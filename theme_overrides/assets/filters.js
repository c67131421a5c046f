/* Filters of lists: several choices go together, and the address holds them, so that a filtered list can be
   shared and printed. Without this file every option is a link, of which one at a time works. */
(function () {
  "use strict";

  /* Drop-downs: one is open at a time, and closes on Escape or a click elsewhere. */
  function closeOthers(kept) {
    document.querySelectorAll("details.facet[open]").forEach(function (box) {
      if (box !== kept) { box.open = false; }
    });
  }
  document.addEventListener("click", function (event) { closeOthers(event.target.closest("details.facet")); });
  document.addEventListener("focusin", function (event) { closeOthers(event.target.closest("details.facet")); });
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
  function button(className, children, then) {
    var made = element("button", { type: "button", "class": className }, children);
    made.addEventListener("click", then);
    return made;
  }

  /* An option of a drop-down: its facet, its value, the key that fitting entries carry, its words. */
  function facetOf(option) { return option.dataset.facet; }
  function keyOf(option) { return option.hash.slice("#by-".length); }
  function wordsOf(option) { return option.querySelector("span").textContent; }
  function find(options, facet, value) {
    return options.find(function (option) { return facetOf(option) === facet && option.dataset.value === value; });
  }

  /* What is chosen: options, one of each facet, and the words of the search. */
  function chosenOf(options, words) { return { options: options, words: words }; }
  function without(chosen, facet) {
    return chosenOf(chosen.options.filter(function (option) { return facetOf(option) !== facet; }), chosen.words);
  }

  class Filters {
    constructor(panel, list) {
      this.panel = panel;
      this.list = list;
      this.items = Array.from(list.querySelectorAll("[data-facets]")).map(function (item) {
        return { element: item, facets: item.dataset.facets.split(" "), text: "" };
      });
      this.links = Array.from(panel.querySelectorAll("a[data-facet]"));
      /* The others lead to pages of their own. */
      this.options = this.links.filter(function (link) { return link.hash.indexOf("#by-") === 0; });
      this.facets = Array.from(new Set(this.options.map(facetOf)));
      this.search = panel.querySelector("input[type=search]");
      this.status = panel.querySelector("[role=status]");
      this.unfiltered = this.status.textContent;
      this.noun = this.status.dataset.noun;
      this.line = panel.parentElement.querySelector("[data-chosen]");
      /* What the page itself is about stays. */
      this.about = Array.from(this.line.childNodes);
      this.nothing = element("section", { "class": "nothing", hidden: "" }, []);
      list.before(this.nothing);
    }

    read() {
      var query = new URLSearchParams(location.search), options = this.options;
      var found = this.facets.map(function (facet) { return find(options, facet, query.get(facet)); });
      return chosenOf(found.filter(Boolean), this.search ? query.get("q") || "" : "");
    }

    write(chosen) {
      var query = new URLSearchParams(location.search);
      this.facets.concat(this.search ? "q" : []).forEach(function (name) { query.delete(name); });
      chosen.options.forEach(function (option) { query.set(facetOf(option), option.dataset.value); });
      if (chosen.words) { query.set("q", chosen.words); }
      var text = query.toString(), hash = location.hash.indexOf("#by-") === 0 ? "" : location.hash;
      history.replaceState(null, "", location.pathname + (text ? "?" + text : "") + hash);
    }

    fitting(chosen) {
      var keys = chosen.options.map(keyOf);
      var words = chosen.words.toLowerCase().split(/\s+/).filter(Boolean);
      return this.items.filter(function (item) {
        if (words.length && !item.text) { item.text = item.element.textContent.toLowerCase(); }
        return keys.every(function (key) { return item.facets.indexOf(key) >= 0; })
          && words.every(function (word) { return item.text.indexOf(word) >= 0; });
      });
    }

    apply(chosen) {
      var shown = this.fitting(chosen), isFiltered = Boolean(chosen.options.length || chosen.words);
      this.items.forEach(function (item) { item.element.hidden = true; });
      shown.forEach(function (item) { item.element.hidden = false; });
      this.list.hidden = !shown.length;
      this.status.textContent = isFiltered ? "筛选后 " + shown.length + " " + this.noun : this.unfiltered;
      if (this.search && this.search !== document.activeElement) { this.search.value = chosen.words; }
      this.showParts();
      this.showOptions(chosen);
      this.showChosen(chosen);
      this.showNothing(chosen, isFiltered && !shown.length);
    }

    /* A month without a visible entry has nothing to say; the others say how many they have left. */
    showParts() {
      this.list.querySelectorAll("section, tbody").forEach(function (part) {
        part.hidden = !part.querySelector("[data-facets]:not([hidden])");
      });
      document.querySelectorAll("[data-count-of]").forEach(function (number) {
        var part = document.getElementById(number.dataset.countOf);
        number.textContent = part ? part.querySelectorAll("[data-facets]:not([hidden])").length : "";
      });
      this.showChart();
    }

    /* The cells of the chart are as strong as what is left of them. */
    showChart() {
      var numbers = Array.from(document.querySelectorAll(".chart b[data-count-of]"));
      var most = Math.max.apply(null, numbers.map(function (number) { return Number(number.textContent); }));
      numbers.forEach(function (number) {
        var count = Number(number.textContent), cell = number.parentElement;
        cell.className = "d" + (count ? Math.ceil(4 * count / most) : 0);
        cell.setAttribute("aria-label", cell.getAttribute("aria-label").replace(/：.*/, "：" + count + " 项"));
        number.textContent = count || "";
      });
    }

    /* How many entries each option would leave, beside the choices of other drop-downs. */
    showOptions(chosen) {
      this.facets.forEach(function (facet) {
        var counts = {};
        this.fitting(without(chosen, facet)).forEach(function (item) {
          item.facets.forEach(function (key) { counts[key] = (counts[key] || 0) + 1; });
        });
        this.options.forEach(function (option) {
          if (facetOf(option) !== facet) { return; }
          var count = counts[keyOf(option)] || 0, isChosen = chosen.options.indexOf(option) >= 0;
          option.querySelector("small").textContent = count;
          option.setAttribute("aria-disabled", String(!count && !isChosen));
          if (isChosen) { option.setAttribute("aria-current", "true"); } else { option.removeAttribute("aria-current"); }
        });
      }, this);
      this.panel.querySelectorAll("details.facet").forEach(function (box) {
        box.classList.toggle("on", Boolean(box.querySelector("[aria-current]")));
      });
    }

    showChosen(chosen) {
      var line = this.line;
      line.textContent = "";
      this.about.forEach(function (node) { line.append(node); });
      chosen.options.forEach(function (option) {
        var cross = element("b", { "aria-hidden": "true" }, ["×"]);
        var chip = button("chip", [wordsOf(option) + " ", cross], this.choose.bind(this, without(chosen, facetOf(option))));
        chip.setAttribute("aria-label", "取消“" + wordsOf(option) + "”");
        line.append(chip);
      }, this);
      if (chosen.options.length) { line.append(button("clear", ["清除"], this.choose.bind(this, chosenOf([], "")))); }
      line.hidden = !chosen.options.length && !this.about.length;
    }

    /* Nothing fits: say so, and offer only what leads somewhere. */
    showNothing(chosen, isEmpty) {
      this.nothing.hidden = !isEmpty;
      this.nothing.textContent = "";
      if (!isEmpty) { return; }
      var said = chosen.options.map(wordsOf).concat(chosen.words || []), unit = " " + this.noun.slice(0, 1);
      var ways = element("p", {}, []);
      chosen.options.forEach(function (option) {
        var left = without(chosen, facetOf(option)), count = this.fitting(left).length;
        var number = element("b", {}, [count + unit]);
        if (count) { ways.append(button("chip", ["去掉“" + wordsOf(option) + "” ", number], this.choose.bind(this, left))); }
      }, this);
      ways.append(button("chip", ["看全部 " + this.items.length + unit], this.choose.bind(this, chosenOf([], ""))));
      var title = "没有同时符合“" + said.join("”“") + "”的" + this.noun.slice(1);
      this.nothing.append(element("h2", {}, [title]), ways);
    }

    choose(chosen) {
      this.write(chosen);
      this.apply(chosen);
      /* The chip that was clicked is gone; whoever uses a keyboard goes on from the drop-downs. */
      if (!this.panel.contains(document.activeElement)) {
        this.panel.querySelector("summary, input").focus({ preventScroll: true });
      }
    }

    onClick(event) {
      var option = event.target.closest("a[data-facet]");
      if (this.options.indexOf(option) < 0 || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
      event.preventDefault();
      var chosen = this.read(), left = without(chosen, facetOf(option)), box = option.closest("details");
      if (chosen.options.indexOf(option) < 0) { left.options.push(option); }
      box.open = false;
      this.choose(left);
      box.querySelector("summary").focus({ preventScroll: true });
    }

    onInput() {
      var chosen = chosenOf(this.read().options, this.search.value.trim());
      this.write(chosen);
      this.apply(chosen);
    }

    start() {
      this.panel.addEventListener("click", this.onClick.bind(this));
      this.panel.addEventListener("input", this.onInput.bind(this));
      window.addEventListener("popstate", function () { this.apply(this.read()); }.bind(this));
      /* An address of a choice without scripts, and one of a choice that has a page of its own. */
      var linked = this.options.find(function (option) { return option.hash === location.hash; });
      if (linked) { this.write(chosenOf(this.read().options.concat(linked), this.read().words)); }
      new URLSearchParams(location.search).forEach(function (value, facet) {
        var link = find(this.links, facet, value);
        if (link && this.options.indexOf(link) < 0 && !link.hasAttribute("aria-current")) { location.replace(link.href); }
      }, this);
      var chosen = this.read();
      if (chosen.options.length || chosen.words) { this.apply(chosen); } else { this.showOptions(chosen); }
    }
  }

  document.querySelectorAll("[data-filters]").forEach(function (panel) {
    var list = panel.parentElement.querySelector("[data-filtered]");
    if (list) { new Filters(panel, list).start(); }
  });
})();
