/* The page of the search: the address holds the query, so that what was found can be shared. */
(function (search) {
  "use strict";
  var page = document.getElementById("search");
  if (!page) { return; }
  var PER_PAGE = 10, LONGEST = 100, WAIT = 250;
  var form = page.querySelector("form"), input = form.elements.q;
  var status = page.querySelector(".search-status"), list = page.querySelector(".hits");
  var tabs = page.querySelector(".search-kinds"), filters = page.querySelector(".search-filters");
  var more = page.querySelector(".search-more"), indexes = page.querySelector(".search-indexes");
  var overview = null, turn = 0, shown = 0, current = null, timer = 0, isChoosing = false;

  function state() {
    var given = new URLSearchParams(location.search), asked = Array.from(given.get("q") || "");
    return {
      query: asked.slice(0, LONGEST).join(""),
      isCut: asked.length > LONGEST,
      kind: given.get("kind") || "",
      facets: Object.keys(overview ? overview.facets : {}).map(function (name) { return [name, given.get(name) || ""]; })
        .filter(function (facet) { return facet[1]; })
    };
  }

  function go(changes, isNew) {
    var address = new URL(location.href);
    Object.keys(changes).forEach(function (name) {
      if (changes[name]) { address.searchParams.set(name, changes[name]); } else { address.searchParams.delete(name); }
    });
    if (address.href === location.href) { return; }
    history[isNew ? "pushState" : "replaceState"](null, "", address);
    run();
  }

  function tell(text) { status.textContent = text; }

  function clear() {
    list.replaceChildren();
    tabs.replaceChildren();
    more.hidden = true;
    shown = 0;
  }

  function run() {
    if (!overview) { return; } // it runs when that arrives
    var now = ++turn, wanted = state(), words = search.words(wanted.query);
    if (document.activeElement !== input) { input.value = wanted.query; }
    indexes.hidden = words.length > 0;
    filters.hidden = !words.length;
    var said = drawFilters(wanted);
    if (!words.length) { clear(); tell(said); return; }
    tell("正在查找……");
    search.find(overview, words, wanted.facets.filter(known).map(function (facet) { return facet.join("="); })).then(function (all) {
      return ofKind(all, wanted.kind).then(function (found) {
        return found.take(0, PER_PAGE).then(function (entries) {
          if (now !== turn) { return; }
          clear();
          current = found;
          drawKinds(all, wanted.kind);
          show(entries);
          tell([
            wanted.isCut ? "只查了前 " + LONGEST + " 个字。" : "", said,
            found.total ? (found.isExact ? "共 " : "约 ") + found.total + " 条" : "没有找到“" + wanted.query + "”。换一个短些的词，或去掉筛选再试。"
          ].join(""));
          indexes.hidden = found.total > 0;
          if (isChoosing || search.isSmall(overview)) { drawCounts(); }
        });
      });
    }).catch(function () {
      if (now === turn) { clear(); tell("查找用的文件没有读到，请检查网络后再试一次。"); indexes.hidden = false; }
    });
  }

  /* A promise of what was found of a kind; of all if there is no such kind. */
  function ofKind(all, kind) {
    var position = overview.kinds.findIndex(function (own) { return own[0] === kind; });
    return Promise.resolve(position < 0 ? all : all.ofKind(position));
  }

  function show(entries) {
    var words = search.words(state().query);
    entries.forEach(function (entry) { list.append(search.hit(entry, words)); });
    shown += entries.length;
    more.hidden = shown >= current.total || !entries.length;
    more.textContent = "再显示 " + PER_PAGE + " 条";
  }

  function drawKinds(all, chosen) {
    var counts = all.kinds();
    var rows = overview.kinds.map(function (kind, at) { return [kind[0], search.kindName(kind[0]), counts && counts[at]]; })
      .filter(function (row) { return row[2] !== 0; });
    if (rows.length < 2) { return; }
    [["", "全部", all.total]].concat(rows).forEach(function (row) {
      var label = row[1] + (row[2] === null ? "" : " " + row[2]);
      var button = search.make("button", "chip", [label]);
      button.type = "button";
      button.setAttribute("aria-pressed", String(row[0] === chosen));
      button.addEventListener("click", function () { go({ kind: row[0] }, true); });
      tabs.append(button);
    });
  }

  function known(facet) {
    return overview.facets[facet[0]].some(function (choice) { return choice[0] === facet[1]; });
  }

  /* The drop-downs, still without counts; returns what to say of values that nothing has. */
  function drawFilters(wanted) {
    var kinds = overview.kinds.map(function (kind) { return kind[0]; });
    var said = wanted.kind && !kinds.includes(wanted.kind) ? unknown("种类", wanted.kind) : "";
    filters.querySelectorAll("select").forEach(function (select) {
      var name = select.name, choices = overview.facets[name] || [], label = select.closest("label");
      if (select.options.length === 1) {
        choices.forEach(function (choice) { select.add(new Option(choice[1], choice[0])); });
      }
      choices.forEach(function (choice, at) { setOption(select.options[at + 1], choice[1], false); });
      var chosen = wanted.facets.find(function (facet) { return facet[0] === name; });
      if (chosen && !known(chosen)) { said += unknown(label.firstChild.data.trim(), chosen[1]); }
      select.value = chosen && known(chosen) ? chosen[1] : "";
      label.hidden = choices.length < 2 && !select.value;
    });
    return said;
  }

  function unknown(label, value) {
    return "网址里的" + label + "“" + Array.from(value).slice(0, 40).join("") + "”不认识，没有用。";
  }

  function setOption(option, text, isDisabled) {
    option.textContent = text;
    option.disabled = isDisabled;
  }

  /* How many each choice would leave of the kind that is shown, beside the choices of other drop-downs. */
  function drawCounts() {
    var now = turn, wanted = state();
    search.find(overview, search.words(wanted.query), []).then(function (all) {
      return ofKind(all, wanted.kind);
    }).then(function (found) {
      return Promise.resolve(found.rest && found.all()).then(function () {
        return search.tally(overview, found.ofOwners(), wanted.facets.filter(known));
      }).then(function (counts) {
        if (now !== turn) { return; }
        filters.querySelectorAll("select").forEach(function (select) {
          (overview.facets[select.name] || []).forEach(function (choice, at) {
            var count = counts[select.name][choice[0]] || 0, option = select.options[at + 1];
            var number = (found.isExact || !count ? "" : "约 ") + count.toLocaleString("en");
            setOption(option, choice[1] + "（" + number + "）", !count && !option.selected);
          });
        });
      });
    }).catch(function () {}); // what was found stands without counts
  }

  function choosing() {
    if (isChoosing || !current) { return; }
    isChoosing = true;
    if (!search.isSmall(overview)) { drawCounts(); }
  }

  function typed(isNew) {
    clearTimeout(timer);
    go({ q: input.value.trim().slice(0, 10 * LONGEST), kind: "" }, isNew);
  }

  form.addEventListener("submit", function (event) { event.preventDefault(); typed(true); });
  input.addEventListener("input", function (event) {
    clearTimeout(timer);
    if (!event.isComposing) { timer = setTimeout(typed, WAIT, false); }
  });
  input.addEventListener("compositionend", function () { timer = setTimeout(typed, WAIT, false); });
  filters.addEventListener("focusin", choosing);
  filters.addEventListener("pointerover", choosing);
  filters.addEventListener("change", function (event) {
    var change = {};
    change[event.target.name] = event.target.value;
    go(change, true);
  });
  more.addEventListener("click", function () {
    var now = turn, first = list.children.length;
    current.take(shown, PER_PAGE).then(function (entries) {
      if (now !== turn) { return; }
      show(entries);
      if (list.children[first]) { list.children[first].querySelector("a").focus(); }
    });
  });
  window.addEventListener("popstate", run);
  document.addEventListener("keydown", function (event) {
    var links = Array.from(list.querySelectorAll(".hit-title")), at = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && (document.activeElement === input || at >= 0) && links[at + 1]) {
      event.preventDefault();
      links[at + 1].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (at ? links[at - 1] : input).focus();
    } else if (event.key === "Escape" && at >= 0) {
      input.focus();
    }
  });

  search.overview().then(function (own) {
    overview = own;
    run();
    if (!input.value) { input.focus({ preventScroll: true }); }
  }, function () { tell("查找用的文件没有读到，请从下面的目录里找。"); });
})(window.WuseSearch);
