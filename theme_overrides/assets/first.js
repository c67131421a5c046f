/* Before a page is drawn: the choices of the switches, so that nothing flashes in another colour. */
(function (root) {
  "use strict";
  root.classList.remove("no-js");
  root.classList.add("js");
  try {
    var theme = localStorage.getItem("wuse-theme"), text = localStorage.getItem("wuse-text");
    if (theme) { root.dataset.theme = theme; }
    if (text) { root.dataset.text = text; }
  } catch (error) { /* private mode */ }
})(document.documentElement);
