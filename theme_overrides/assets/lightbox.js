/* Photos at full size over the page: keyboard, swipe, pinch. The viewer itself is loaded when the
   first photo is opened. It is no module: browsers load none from a USB stick. Without this file the
   same links simply lead to the pictures. */
(function () {
  "use strict";
  var files = document.currentScript.dataset;

  function loaded(element) {
    return new Promise(function (resolve, reject) {
      element.addEventListener("load", resolve);
      element.addEventListener("error", reject);
      document.head.appendChild(element);
    });
  }
  function viewer() {
    var script = document.createElement("script"), style = document.createElement("link");
    script.src = files.viewer;
    style.rel = "stylesheet";
    style.href = files.style;
    return Promise.all([loaded(script), loaded(style)]).then(function () { return window.PhotoSwipe; });
  }

  var lightbox = new window.PhotoSwipeLightbox({
    gallery: "#content",
    children: "a.zoom",
    pswpModule: viewer,
    // The thumbnails are cropped around any point, from which a zoom could not start cleanly.
    showHideAnimationType: "fade",
    bgOpacity: 1,
    padding: { top: 44, bottom: 88, left: 0, right: 0 },
    closeTitle: "关闭",
    zoomTitle: "放大或还原",
    arrowPrevTitle: "上一张",
    arrowNextTitle: "下一张",
    errorMsg: "图片没有加载出来"
  });

  lightbox.addFilter("domItemData", function (item, element, link) {
    item.srcset = link.querySelector("img").srcset;
    return item;
  });

  lightbox.on("uiRegister", function () {
    var pswp = lightbox.pswp;
    pswp.element.setAttribute("aria-label", "查看大图");
    pswp.element.setAttribute("aria-modal", "true");
    pswp.ui.registerElement({
      name: "caption",
      appendTo: "root",
      onInit: function (box) {
        box.setAttribute("aria-live", "polite");
        pswp.on("change", function () {
          var words = pswp.currSlide.data.element.parentElement.querySelector("figcaption");
          box.textContent = "";
          if (words) { Array.from(words.cloneNode(true).childNodes).forEach(function (node) { box.appendChild(node); }); }
        });
      }
    });
  });

  /* The Back key of a phone closes the picture and stays on the page. While a picture is opening it
     cannot be closed, so that has to wait. */
  function isOpen() { return Boolean(history.state && history.state.zoom); }
  function closeIfBack() { if (!isOpen() && lightbox.pswp) { lightbox.pswp.close(); } }
  lightbox.on("beforeOpen", function () { history.pushState({ zoom: true }, ""); });
  lightbox.on("openingAnimationEnd", closeIfBack);
  lightbox.on("destroy", function () { if (isOpen()) { history.back(); } });
  window.addEventListener("popstate", closeIfBack);

  lightbox.init();
})();
