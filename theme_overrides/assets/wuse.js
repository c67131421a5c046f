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
    button.addEventListener("click", function () { window.print(); });
  });

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

  /* On a disk, such as a USB stick, a folder opens its list of files instead of its page. */
  function nameIndex(event) {
    var link = event.target.closest("a[href]");
    var named = link && link.getAttribute("href").replace(/^([^?#:]*\/)(?=[?#]|$)/, "$1index.html");
    if (link && named !== link.getAttribute("href")) { link.setAttribute("href", named); }
  }
  if (location.protocol === "file:") {
    ["pointerdown", "click"].forEach(function (name) { document.addEventListener(name, nameIndex, true); });
  }

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

  /* Filters: the address holds the choice, so that a filtered list can be shared. */
  document.querySelectorAll("[data-filters]").forEach(function (panel) {
    var list = panel.parentElement.querySelector("[data-filtered]");
    if (!list) { return; }
    var items = Array.from(list.querySelectorAll("[data-facets]"));
    var buttons = Array.from(panel.querySelectorAll("button"));
    var search = panel.querySelector("input[type=search]");
    var status = panel.querySelector(".filter-status");
    var names = Array.from(new Set(buttons.map(function (b) { return b.dataset.facet; })));

    function read() {
      var query = new URLSearchParams(location.search), chosen = {};
      names.forEach(function (name) {
        var value = query.get(name);
        var known = buttons.some(function (b) { return b.dataset.facet === name && b.dataset.value === value; });
        if (value && known) { chosen[name] = value; }
      });
      if (search) { chosen[search.name] = query.get(search.name) || ""; }
      return chosen;
    }
    function write(chosen) {
      var query = new URLSearchParams(location.search);
      names.concat(search ? search.name : []).forEach(function (name) {
        if (chosen[name]) { query.set(name, chosen[name]); } else { query.delete(name); }
      });
      var text = query.toString();
      history.replaceState(null, "", location.pathname + (text ? "?" + text : "") + location.hash);
    }
    function apply(chosen) {
      var facets = names.filter(function (name) { return chosen[name]; });
      var wanted = facets.map(function (name) { return name + ":" + chosen[name]; });
      var words = search ? chosen[search.name].toLowerCase().split(/\s+/).filter(Boolean) : [];
      var shown = 0;
      items.forEach(function (item) {
        var has = item.dataset.facets.split(" ");
        var text = words.length ? item.textContent.toLowerCase() : "";
        var fits = wanted.every(function (facet) { return has.indexOf(facet) >= 0; })
          && words.every(function (word) { return text.indexOf(word) >= 0; });
        item.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      /* A year without a visible entry has nothing to say. */
      list.querySelectorAll("section").forEach(function (part) {
        part.hidden = !part.querySelector("[data-facets]:not([hidden])");
      });
      buttons.forEach(function (button) {
        var pressed = (chosen[button.dataset.facet] || "") === button.dataset.value;
        button.setAttribute("aria-pressed", String(pressed));
      });
      if (search && search !== document.activeElement) { search.value = chosen[search.name]; }
      status.textContent = (wanted.length || words.length ? "筛选后 " : "共 ") + shown + " " + status.dataset.noun;
    }
    panel.hidden = false;
    panel.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      if (!button) { return; }
      var chosen = read();
      chosen[button.dataset.facet] = button.dataset.value;
      write(chosen);
      apply(read());
    });
    panel.addEventListener("input", function () {
      var chosen = read();
      chosen[search.name] = search.value.trim();
      write(chosen);
      apply(chosen);
    });
    window.addEventListener("popstate", function () { apply(read()); });
    apply(read());
  });

  /* The list of contents that lies over a page closes when it has led somewhere. */
  document.querySelectorAll(".toc").forEach(function (toc) {
    toc.addEventListener("click", function (event) {
      if (event.target.closest("a")) { toc.open = false; }
    });
    document.addEventListener("click", function (event) {
      if (!toc.contains(event.target)) { toc.open = false; }
    });
    toc.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !toc.open) { return; }
      toc.open = false;
      toc.querySelector("summary").focus();
    });
  });

  /* The rail marks what is being read: the last heading that has passed the upper third. */
  var marks = Array.from(document.querySelectorAll(".rail a[href^='#']")).map(function (link) {
    return { link: link, place: document.getElementById(decodeURIComponent(link.hash.slice(1))) };
  }).filter(function (mark) { return mark.place; });
  function markPlace() {
    var passed = marks.filter(function (mark) {
      return mark.place.getBoundingClientRect().top < window.innerHeight / 3;
    });
    var current = passed[passed.length - 1];
    marks.forEach(function (mark) {
      if (mark === current) { mark.link.setAttribute("aria-current", "location"); }
      else { mark.link.removeAttribute("aria-current"); }
    });
  }
  if (marks.length && "IntersectionObserver" in window) {
    var watch = new IntersectionObserver(markPlace, { rootMargin: "0px 0px -66% 0px" });
    marks.forEach(function (mark) { watch.observe(mark.place); });
  }
})();
