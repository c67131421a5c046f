/* Photos at full size over the page: keyboard, swipe, pinch. Without this file, or where modules do
   not load (old browsers, a USB stick), the same links simply lead to the pictures. */
import PhotoSwipeLightbox from "./vendor/photoswipe/photoswipe-lightbox.esm.min.js";

const lightbox = new PhotoSwipeLightbox({
  gallery: "#content",
  children: "a.zoom",
  pswpModule: () => import("./vendor/photoswipe/photoswipe.esm.min.js"),
  // The thumbnails are cropped around any point, from which a zoom could not start cleanly.
  showHideAnimationType: "fade",
  bgOpacity: 1,
  padding: { top: 44, bottom: 88, left: 0, right: 0 },
  closeTitle: "关闭",
  zoomTitle: "放大或还原",
  arrowPrevTitle: "上一张",
  arrowNextTitle: "下一张",
  errorMsg: "图片没有加载出来",
});

lightbox.addFilter("domItemData", (item, element, link) => {
  item.srcset = link.querySelector("img").srcset;
  return item;
});

lightbox.on("uiRegister", () => {
  const { pswp } = lightbox;
  pswp.element.setAttribute("aria-label", "查看大图");
  pswp.element.setAttribute("aria-modal", "true");
  pswp.ui.registerElement({
    name: "caption",
    appendTo: "root",
    onInit(box) {
      box.setAttribute("aria-live", "polite");
      pswp.on("change", () => {
        const words = pswp.currSlide.data.element.parentElement.querySelector("figcaption");
        box.replaceChildren(...(words ? words.cloneNode(true).childNodes : []));
      });
    },
  });
});

/* The Back key of a phone closes the picture and stays on the page. While a picture is opening it
   cannot be closed, so that has to wait. */
const closeIfBack = () => { if (!history.state?.zoom) { lightbox.pswp?.close(); } };
lightbox.on("beforeOpen", () => history.pushState({ zoom: true }, ""));
lightbox.on("openingAnimationEnd", closeIfBack);
lightbox.on("destroy", () => { if (history.state?.zoom) { history.back(); } });
window.addEventListener("popstate", closeIfBack);

lightbox.init();
