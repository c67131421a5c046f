/* Filters of lists: several choices go together, and the address holds them, so that a filtered list can be
   shared and printed. Without this file every option is a link, of which one at a time works.
   What is filtered, lists/sources.js knows. */
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

  var element = WuseCards.element;
  function button(className, children, then) {
    var made = element("button", { type: "button", "class": className }, children);
    made.addEventListener("click", then);
    return made;
  }

  /* An option of a drop-down: its facet, its words. */
  function facetOf(option) { return option.dataset.facet; }
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
      this.links = Array.from(panel.querySelectorAll("a[data-facet]"));
      var about = new URLSearchParams(panel.dataset.about || "");
      /* The others lead to pages of their own. */
      this.options = this.links.filter(function (link) {
        return panel.dataset.table ? !about.has(facetOf(link)) : link.hash.indexOf("#by-") === 0;
      });
      this.facets = Array.from(new Set(this.options.map(facetOf)));
      this.counts = this.options.map(function (option) { return option.querySelector("small").textContent; });
      this.search = panel.querySelector("input[type=search]");
      this.status = panel.querySelector("[role=status]");
      this.unfiltered = this.status.textContent;
      this.noun = this.status.dataset.noun;
      this.line = panel.parentElement.querySelector("[data-chosen]");
      /* What the page itself is about stays. */
      this.about = Array.from(this.line.childNodes);
      this.nothing = element("section", { "class": "nothing", hidden: "" }, []);
      this.told = element("p", { "class": "told", hidden: "" }, []);
      this.list = list;
      this.isWhole = Boolean(panel.dataset.table);
      this.source = this.isWhole
        ? new WuseSources.WholeSource(list, panel, this.noun)
        : new WuseSources.PageSource(list, this.options);
    }

    /* Late, while the list is still in its place: browsers look again at the style of all that follows. */
    insertWords() {
      if (!this.told.parentNode) { this.list.before(this.told, this.nothing); }
    }

    read() {
      var query = new URLSearchParams(location.search), options = this.options;
      var found = this.facets.map(function (facet) { return find(options, facet, query.get(facet)); });
      return chosenOf(found.filter(Boolean), this.search ? query.get("q") || "" : "");
    }

    /* isStep: whether the reader's way back leads to what was chosen before. */
    write(chosen, isStep) {
      var query = new URLSearchParams(location.search);
      this.facets.concat(this.search ? "q" : []).forEach(function (name) { query.delete(name); });
      chosen.options.forEach(function (option) { query.set(facetOf(option), option.dataset.value); });
      if (chosen.words) { query.set("q", chosen.words); }
      var text = query.toString(), hash = location.hash.indexOf("#by-") === 0 ? "" : location.hash;
      var address = location.pathname + (text ? "?" + text : "") + hash;
      if (isStep) { history.pushState(null, "", address); } else { history.replaceState(null, "", address); }
    }

    apply(chosen) {
      var isFiltered = Boolean(chosen.options.length || chosen.words), self = this;
      if (isFiltered) { this.insertWords(); }
      if (this.search && this.search !== document.activeElement) { this.search.value = chosen.words; }
      this.markChosen(chosen);
      this.showChosen(chosen);
      if (this.isWhole && !isFiltered) {
        this.reset();
        return;
      }
      if (this.isWhole) { this.status.textContent = "正在筛选…"; }
      var choices = new Map(chosen.options.map(function (option) { return [facetOf(option), option.dataset.value]; }));
      var survey = this.source.survey(this.facets, choices, chosen.words, function (found, isAll) {
        self.showFound(chosen, found, isFiltered, isAll);
      });
      if (survey) { survey.catch(this.fail.bind(this)); }
    }

    showFound(chosen, found, isFiltered, isAll) {
      var count = found.fitting.length.toLocaleString("en");
      var said = isAll ? "筛选后 " + count + " " + this.noun : "已找到 " + count + " " + this.noun + "，还在找…";
      this.status.textContent = isFiltered ? said : this.unfiltered;
      this.showCounts(found);
      this.showNothing(chosen, found, isFiltered && isAll && !found.fitting.length);
      var shown = this.source.show(found);
      if (shown) { shown.catch(this.fail.bind(this)); }
    }

    fail() {
      this.reset();
      this.status.textContent = "筛选要用的数据没有读到，请刷新页面再试";
    }

    /* The page as it came. */
    reset() {
      this.source.clear();
      this.nothing.hidden = true;
      this.status.textContent = this.unfiltered;
      this.options.forEach(function (option, at) { this.setCount(option, this.counts[at]); }, this);
    }

    setCount(option, count) {
      var isChosen = option.hasAttribute("aria-current");
      option.querySelector("small").textContent = count.toLocaleString("en");
      if (String(count) === "0" && !isChosen) {
        option.setAttribute("aria-disabled", "true");
      } else {
        option.removeAttribute("aria-disabled");
      }
    }

    /* How many entries each option would leave, beside the choices of other drop-downs. */
    showCounts(found) {
      this.options.forEach(function (option) {
        var facet = facetOf(option), letter = this.source.table.letterOf(facet, option.dataset.value);
        this.setCount(option, found.counts[facet][letter] || 0);
      }, this);
    }

    markChosen(chosen) {
      this.options.forEach(function (option) {
        if (chosen.options.indexOf(option) >= 0) {
          option.setAttribute("aria-current", "true");
        } else {
          option.removeAttribute("aria-current");
        }
      });
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
    showNothing(chosen, found, isEmpty) {
      this.nothing.hidden = !isEmpty;
      this.nothing.textContent = "";
      if (!isEmpty) { return; }
      var said = chosen.options.map(wordsOf).concat(chosen.words || []), unit = " " + this.noun.slice(0, 1);
      var ways = element("p", {}, []);
      chosen.options.forEach(function (option) {
        var left = without(chosen, facetOf(option)), count = found.without[facetOf(option)];
        var number = element("b", {}, [count.toLocaleString("en") + unit]);
        if (count) { ways.append(button("chip", ["去掉“" + wordsOf(option) + "” ", number], this.choose.bind(this, left))); }
      }, this);
      ways.append(button("chip", ["看全部 " + this.total() + unit], this.choose.bind(this, chosenOf([], ""))));
      var both = said.length > 1 ? "同时" : "";
      var title = "没有" + both + "符合“" + said.join("”“") + "”的" + this.noun.slice(1);
      this.nothing.append(element("h2", {}, [title]), ways);
    }

    total() { return /[\d,]+/.exec(this.unfiltered)[0]; }

    /* An address can be written by hand, or be older than the list. */
    tell() {
      var query = new URLSearchParams(location.search), unknown = [];
      this.panel.querySelectorAll("details.facet").forEach(function (box) {
        var first = box.querySelector("a[data-facet]"), value = first && query.get(facetOf(first));
        var about = new URLSearchParams(this.panel.dataset.about || "").get(facetOf(first));
        if (value && value !== about && !find(this.options, facetOf(first), value)) {
          unknown.push(box.querySelector("summary").textContent + "“" + Array.from(value).slice(0, 40).join("") + "”");
        }
      }, this);
      if (unknown.length) { this.insertWords(); }
      this.told.hidden = !unknown.length;
      this.told.textContent = "网址里的" + unknown.join("、") + "在这一页没有，没有按它筛选。";
    }

    choose(chosen) {
      this.write(chosen, true);
      this.tell();
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
      if (option.getAttribute("aria-disabled") === "true") { return; }
      if (chosen.options.indexOf(option) < 0) { left.options.push(option); }
      box.open = false;
      this.choose(left);
      box.querySelector("summary").focus({ preventScroll: true });
    }

    /* Links to other parts of the same list take the choices along. A cell adds its own, or replaces them. */
    onLeave(event) {
      var link = event.target.closest("[data-filters] a, [data-chosen] a, .chart a, .matrix a[data-level]");
      var leads = link && this.options.indexOf(link) < 0 && link.getAttribute("href").charAt(0) !== "#";
      var chosen = this.read(), query = new URLSearchParams();
      if (!leads || !chosen.options.length) { return; }
      chosen.options.forEach(function (option) { query.set(facetOf(option), option.dataset.value); });
      if (link.closest(".chart")) { query.delete("year"); }
      if (link.dataset.level) { query.set("level", link.dataset.level); }
      link.search = query.toString();
    }

    onInput() {
      var chosen = chosenOf(this.read().options, this.search.value.trim());
      this.write(chosen, false);
      this.apply(chosen);
    }

    start() {
      this.panel.addEventListener("click", this.onClick.bind(this));
      this.panel.addEventListener("input", this.onInput.bind(this));
      document.addEventListener("click", this.onLeave.bind(this), true);
      window.addEventListener("popstate", function () {
        this.tell();
        this.apply(this.read());
      }.bind(this));
      /* An address of a choice without scripts. */
      var linked = this.options.find(function (option) { return option.hash && option.hash === location.hash; });
      if (linked) { this.write(chosenOf(this.read().options.concat(linked), this.read().words), false); }
      this.tell();
      var chosen = this.read();
      if (chosen.options.length || chosen.words) { this.apply(chosen); }
    }
  }

  document.querySelectorAll("[data-filters]").forEach(function (panel) {
    var list = panel.parentElement.querySelector("[data-filtered]");
    if (list) { new Filters(panel, list).start(); }
  });
})();
