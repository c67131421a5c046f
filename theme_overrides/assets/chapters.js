/* On the pages of a brand: the list of contents. */
(function () {
  "use strict";

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
