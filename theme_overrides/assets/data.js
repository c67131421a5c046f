/* Data as small classic scripts, which also load from file://. Each calls W with its own name, the path below
   the site's root without its ending, and a value. */
(function () {
  "use strict";
  var root = document.currentScript.src.replace(/static\/[^/]*$/, "");
  var arrivals = new Map(), files = new Map();

  window.W = function (name, value) {
    if (arrivals.has(name)) { arrivals.get(name)(value); arrivals.delete(name); }
  };

  function request(name, version) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      arrivals.set(name, resolve);
      script.src = root + name + ".js" + (version ? "?" + version : "");
      function end() {
        script.remove();
        if (arrivals.delete(name)) { files.delete(name); reject(new Error(name)); }
      }
      script.addEventListener("load", end); // a file that says nothing has not arrived either
      script.addEventListener("error", end);
      document.head.append(script);
    });
  }

  window.WuseData = {
    /* The way from this page to the root of the site. */
    root: root,
    /* A promise of what a file has; it is asked for once. The version is part of its address only. */
    load: function (name, version) {
      if (!files.has(name)) { files.set(name, request(name, version)); }
      return files.get(name);
    }
  };
})();
