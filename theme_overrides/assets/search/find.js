/* Finds: which numbers fit a query, the best first, and the entries of those that are shown. */
(function (search) {
  "use strict";
  var FEW = 20; // candidates that are all looked at before a total is told

  /* A promise of what a query finds. `facets` are terms such as "stage=primary". */
  search.find = function (overview, words, facets) {
    var ofWord = words.map(search.terms), names = Array.from(new Set([].concat.apply([], ofWord)));
    return Promise.all(names.concat(facets).map(function (term) { return search.lists(term, overview); }))
      .then(function (lists) {
        if (lists.includes(null) || !lists.length) { return new Found(overview, words, [], true); }
        var areTerms = words.every(function (word) { return Array.from(word).length < 3; });
        return candidates(overview, ofWord, lists, names.length, areTerms);
      })
      .then(function (found) {
        var isExact = !(found instanceof Found) && found.isExact;
        var result = found instanceof Found ? found : new Found(overview, words, found.numbers, isExact, found);
        return result.isExact || result.numbers.length > FEW ? result : result.take(0, FEW).then(function () { return result; });
      });
  };

  /* The numbers that fit, in the order in which they are shown. */
  function candidates(overview, ofWord, lists, ownCount, areTerms) {
    var shortest = lists.reduce(function (a, b) { return b.total < a.total ? b : a; });
    var isAlone = lists.length === 1, allAreLong = shortest.isLong && !isAlone;
    // Where a rare term has narrowed the choice, the texts decide about the common ones.
    var used = lists.filter(function (list) {
      return list === shortest || !list.isLong || allAreLong || lists.indexOf(list) >= ownCount;
    });
    return Promise.all(used.map(function (list) {
      return isAlone && list.isLong ? list.fields : list.whole();
    })).then(function (texts) {
      var size = search.size(overview);
      var fields = texts.map(function (text) { return table(text, size); });
      var scored = [];
      texts[used.indexOf(shortest)].forEach(function (list) {
        search.each(list, function (number) {
          if (!fields.every(function (field) { return field[number]; })) { return; }
          scored.push([score(ofWord, used, fields, number), number]);
        });
      });
      var isBrand = member(overview, "brand"), isDocument = member(overview, "document");
      scored.sort(function (a, b) {
        return isDocument(a[1]) - isDocument(b[1]) || a[0] - b[0] || isBrand(b[1]) - isBrand(a[1]) || b[1] - a[1];
      });
      return {
        numbers: scored.map(function (each) { return each[1]; }),
        isExact: areTerms && used.length === lists.length,
        total: isAlone ? shortest.total : scored.length,
        rest: isAlone && shortest.isLong ? shortest : null
      };
    });
  }

  /* How many numbers there are, of entries and free ones. */
  search.size = function (overview) {
    return Math.max.apply(null, overview.kinds.map(function (kind) { return kind[3]; }));
  };

  /* Tells whether a number is that of an entry of a kind. */
  function member(overview, name) {
    var kind = overview.kinds.find(function (each) { return each[0] === name; });
    return function (number) { return kind[2] <= number && number < kind[3]; };
  }

  /* Number -> 1 to 3 for the field that has the term, 0 if none has. */
  function table(texts, size) {
    var fields = new Uint8Array(size);
    texts.forEach(function (text, field) { search.each(text, function (number) { fields[number] = field + 1; }); });
    return fields;
  }

  /* The smaller, the better: a word in the title counts less than one in the tags or the text. */
  function score(ofWord, used, fields, number) {
    return ofWord.reduce(function (sum, terms) {
      var worst = 0;
      used.forEach(function (list, at) { if (terms.includes(list.term)) { worst = Math.max(worst, fields[at][number]); } });
      return sum + (worst || 3);
    }, 0);
  }

  /* What was found. Entries are loaded when they are taken, and left out if their text does not fit. */
  function Found(overview, words, numbers, isExact, more) {
    this.overview = overview;
    this.words = words;
    this.numbers = numbers;
    this.isExact = isExact;
    this.total = more ? more.total : numbers.length;
    this.rest = more ? more.rest : null;
    this.wrong = new Set();
    this.right = 0;
  }

  /* A promise of the entries from a position on: at most so many, fewer at the end. */
  Found.prototype.take = function (start, count) {
    var found = this;
    if (start + count > this.numbers.length && this.rest) {
      return this.all().then(function () { return found.take(start, count); });
    }
    var wanted = this.numbers.filter(function (number) { return !found.wrong.has(number); }).slice(start, start + count);
    return Promise.all(wanted.map(function (number) { return entry(found.overview, number); })).then(function (entries) {
      var wrong = wanted.filter(function (_, at) { return !fits(entries[at], found.words); });
      wrong.forEach(function (number) { found.wrong.add(number); });
      found.total -= wrong.length;
      if (wrong.length) { return found.take(start, count); }
      if (start + wanted.length >= found.numbers.length - found.wrong.size) { found.isExact = true; }
      return entries;
    });
  };

  /* Fetch the whole of a list of which only the best numbers are known; none of those is a document's. */
  Found.prototype.all = function () {
    var found = this, known = new Set(this.numbers), rest = this.rest, isDocument = member(this.overview, "document");
    this.rest = null;
    return rest.whole().then(function (fields) {
      var documents = [];
      fields.forEach(function (list) {
        var own = [];
        search.each(list, function (number) { if (!known.has(number)) { own.push(number); } });
        for (var at = own.length - 1; at >= 0; at -= 1) { (isDocument(own[at]) ? documents : found.numbers).push(own[at]); } // the newest first
      });
      found.numbers = found.numbers.concat(documents);
    });
  };

  /* The numbers of owners' entries, as far as they are known. */
  Found.prototype.ofOwners = function () {
    var isDocument = member(this.overview, "document"), wrong = this.wrong;
    return this.numbers.filter(function (number) { return !isDocument(number) && !wrong.has(number); });
  };

  /* How many of each kind; a number tells its kind. Null while that is not known. */
  Found.prototype.kinds = function () {
    var found = this;
    return this.rest ? null : this.overview.kinds.map(function (kind) { return found.ofName(kind[0]).length; });
  };

  /* A promise of what was found of one kind. */
  Found.prototype.ofKind = function (position) {
    var found = this, name = this.overview.kinds[position][0];
    return Promise.resolve(this.rest && this.all()).then(function () {
      return new Found(found.overview, found.words, found.ofName(name), found.isExact);
    });
  };

  /* The numbers of one kind. */
  Found.prototype.ofName = function (name) {
    var isOne = member(this.overview, name), wrong = this.wrong;
    return this.numbers.filter(function (number) { return isOne(number) && !wrong.has(number); });
  };

  function entry(overview, number) {
    var chunk = Math.floor(number / overview.chunk);
    return search.load("r/" + chunk).then(function (entries) {
      var own = entries.find(function (each) { return each[0] === number; });
      return {
        kind: overview.kinds[own[1]][0], path: own[2], title: own[3], place: own[4],
        picture: own[5], marks: own[6], tags: own[7], text: own[8]
      };
    });
  }

  function fits(own, words) {
    var text = [own.title, own.tags, own.text].map(search.fold).join("\n");
    return words.every(function (word) { return text.includes(word); });
  }
})(window.WuseSearch);
