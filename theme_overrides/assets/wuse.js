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

  /* A slash leads to the search, where nothing is typed. */
  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.target.closest("input, textarea, select, [contenteditable]")) { return; }
    var field = document.querySelector("#search input"), link = document.querySelector(".search-link");
    if (field || link) { event.preventDefault(); }
    if (field) { field.focus(); field.select(); } else if (link) { link.click(); }
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
})();
