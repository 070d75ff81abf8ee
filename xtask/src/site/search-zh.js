// Search in Chinese: mdBook's index knows words by the spaces between them. Each query is a list of pieces of text, all of which a
// section must hold; the sections where they stand in the title come first.
(() => {
  if (!window.elasticlunr) return;
  const AROUND = 60;
  const load = elasticlunr.Index.load;
  const folded = (text) => text.normalize("NFKC").toLowerCase();

  /** The text around the first place of a term, with spaces about it, so that it is marked. */
  function around(body, term) {
    const at = folded(body).indexOf(term);
    if (at < 0) return body.slice(0, 2 * AROUND);
    const from = Math.max(0, at - AROUND);
    const end = at + term.length;
    const [before, word, after] = [body.slice(from, at), body.slice(at, end), body.slice(end, end + AROUND)];
    return `${from > 0 ? "…" : ""}${before} ${word} ${after}…`;
  }

  elasticlunr.Index.load = (config) => {
    const index = load.call(elasticlunr.Index, config);
    const sections = Object.entries(config.documentStore.docs).map(([ref, doc]) => {
      return { ref, doc, title: folded(doc.title), body: folded(doc.body) };
    });
    const search = index.search.bind(index);
    index.search = (query, options) => {
      const terms = folded(query).split(/\s+/).filter(Boolean);
      if (!/\p{Script=Han}/u.test(query)) return search(query, options);
      const score = ({ title, body }) => {
        let sum = 0;
        for (const term of terms) {
          const times = body.split(term).length - 1;
          if (times === 0 && !title.includes(term)) return 0;
          sum += (title.includes(term) ? 20 : 0) + Math.min(times, 10);
        }
        return sum;
      };
      const found = sections.map((section) => ({ ...section, score: score(section) })).filter((section) => section.score > 0);
      found.sort((one, other) => other.score - one.score);
      return found.map(({ ref, doc, score }) => ({ ref, score, doc: { ...doc, body: around(doc.body, terms[0]) } }));
    };
    return index;
  };

  const header = document.getElementById("mdbook-searchresults-header");
  if (header) {
    const said = () => {
      const count = header.textContent.match(/^(\d+) search results? for '(.*)':$/s);
      const none = header.textContent.match(/^No search results for '(.*)'\.$/s);
      if (count) header.textContent = `“${count[2]}”：${count[1]}处`;
      else if (none) header.textContent = `没有找到“${none[1]}”`;
    };
    new MutationObserver(said).observe(header, { childList: true, characterData: true, subtree: true });
  }
})();
