/* Conveniences of the pages of evaluations: everything can be read without this file. */
(function () {
  "use strict";

  /* Brands that the address chooses: ?brand=a&brand=b. */
  function chosen() { return new URLSearchParams(location.search).getAll("brand"); }
  function show(list, brands) {
    var known = Array.from(list.querySelectorAll("[data-brand]"));
    var wanted = brands.filter(function (key) { return known.some(function (part) { return part.dataset.brand === key; }); });
    known.forEach(function (part) { part.hidden = wanted.length > 0 && wanted.indexOf(part.dataset.brand) < 0; });
    return wanted;
  }
  function query(brands) {
    return brands.length ? "?" + brands.map(function (key) { return "brand=" + encodeURIComponent(key); }).join("&") : "";
  }

  /* The page of a criterion: the neighbours keep the choice, and a button ends it. */
  var claims = document.querySelector(".claims-of[data-compared]");
  if (claims && chosen().length) {
    var wanted = show(claims, chosen());
    document.querySelectorAll(".around a").forEach(function (link) {
      link.href = link.href.split("?")[0] + query(wanted);
    });
    if (wanted.length) {
      var all = document.createElement("p"), back = document.createElement("a");
      back.href = location.pathname;
      back.textContent = "只看了选中的 " + wanted.length + " 个品牌，看全部";
      all.appendChild(back);
      claims.parentNode.insertBefore(all, claims);
    }
  }

  /* The page that compares: no more than four at a time. */
  document.querySelectorAll("[data-comparison]").forEach(function (part) {
    var boxes = Array.from(part.querySelectorAll("input[type=checkbox]"));
    var list = part.querySelector("[data-compared]");
    function picked() {
      return boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
    }
    function limit() {
      var full = picked().length >= 4;
      boxes.forEach(function (box) { box.disabled = full && !box.checked; });
    }
    var start = chosen().filter(function (key) { return boxes.some(function (box) { return box.value === key; }); });
    if (!start.length && list) { start = boxes.slice(0, 3).map(function (box) { return box.value; }); }
    boxes.forEach(function (box) { box.checked = start.indexOf(box.value) >= 0; });
    limit();
    if (list) {
      show(list, picked());
      part.querySelector("button").hidden = true;
    }
    part.addEventListener("change", function () {
      limit();
      if (!list) { return; }
      show(list, picked());
      try { history.replaceState(null, "", location.pathname + query(picked())); } catch (error) { /* opened as a file */ }
    });
  });

  /* On a phone, the table shows one brand at a time. */
  var narrow = matchMedia("(max-width: 759px)");
  function oneByOne(box) {
    var table = box.querySelector("table");
    var rows = Array.from(table.tBodies[0].rows);
    var heads = Array.from(table.tHead.rows[1].cells);
    var groups = [];
    Array.from(table.tHead.rows[0].cells).slice(1, -1).forEach(function (cell) {
      for (var i = 0; i < cell.colSpan; i += 1) { groups.push(i ? "" : cell.textContent); }
    });
    var bar = document.createElement("div");
    var select = document.createElement("select");
    var list = document.createElement("div");
    bar.className = "one-by-one";
    list.className = "one-list";
    select.setAttribute("aria-label", "品牌");
    rows.forEach(function (row, number) {
      var name = row.cells[0].querySelector("a");
      select.add(new Option((number + 1) + "/" + rows.length + "　" + (name || row.cells[0]).textContent));
    });
    function step(by, label, sign) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = sign;
      button.setAttribute("aria-label", label);
      button.addEventListener("click", function () {
        select.selectedIndex = (select.selectedIndex + by + rows.length) % rows.length;
        draw();
      });
      return button;
    }
    function draw() {
      var row = rows[select.selectedIndex];
      var names = { "": ["full", "有佐证"], p: ["part", "不全"], n: ["none", "没有找到"] };
      list.textContent = "";
      list.className = "one-list " + row.className;
      heads.forEach(function (head, number) {
        var cell = row.cells[number + 1], link = cell && cell.querySelector("a");
        if (groups[number]) { list.appendChild(document.createElement("h2")).textContent = groups[number]; }
        if (!link) { return; }
        var item = document.createElement("a"), dot = document.createElement("i");
        var mark = names[cell.className], count = link.textContent.replace(/\D/g, "");
        item.href = link.getAttribute("href");
        dot.className = "dot " + mark[0];
        item.appendChild(dot);
        item.appendChild(document.createElement("b")).textContent = head.querySelector("b").textContent;
        item.appendChild(document.createElement("span")).textContent = head.title;
        item.appendChild(document.createElement("small")).textContent = mark[1] + (count ? " " + count + " 条" : "");
        list.appendChild(item);
      });
    }
    bar.appendChild(step(-1, "上一个品牌", "‹"));
    bar.appendChild(select);
    bar.appendChild(step(1, "下一个品牌", "›"));
    select.addEventListener("change", draw);
    box.parentNode.insertBefore(bar, box);
    box.parentNode.insertBefore(list, box);
    function fit() {
      var one = narrow.matches && rows.length > 0;
      bar.hidden = list.hidden = !one;
      if (one && !list.firstChild) { draw(); }
    }
    if (narrow.addEventListener) { narrow.addEventListener("change", fit); } else { narrow.addListener(fit); }
    fit();
  }
  document.querySelectorAll("[data-coverage]").forEach(oneByOne);
})();
