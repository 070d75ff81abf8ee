// The source beside the form: plain text as it is, a web page without its tags, each place that a finding knows marked.
import { el, visible } from "./dom.js";

/** A page this long is shown in part; findings are told in full all the same. */
const MOST = 1_500_000;
const ENTITIES = { nbsp: "\u00a0", lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", ensp: " ", emsp: " ", ldquo: "“", rdquo: "”", middot: "·", hellip: "…" };
const UNSHOWN = /^(?:script|style|head|template|noscript|svg|select|iframe|object)$/;
const LINE = /^(?:p|div|tr|table|h[1-6]|li|ul|ol|br|section|article|header|footer|blockquote|dd|dt|caption|title)$/;
const CELL = /^(?:td|th)$/;

const looksLikePage = (text) => /<(?:html|body|table|div|p|td)\b/i.test(text.slice(0, 20_000));

/** Pieces `{ start, end, text }` of what a reader sees; `atomic` ones cannot be cut. */
function* pieces(text) {
  if (!looksLikePage(text)) {
    yield { start: 0, end: text.length, text };
    return;
  }
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf("<", at);
    const end = open < 0 ? text.length : open;
    if (end > at) yield* inline(text, at, end);
    if (open < 0) return;
    const tag = readTag(text, open);
    at = tag.end;
    if (UNSHOWN.test(tag.name) && !tag.closing) at = skip(text, at, tag.name);
    else if (LINE.test(tag.name)) yield { start: open, end: at, text: "\n", atomic: true };
    else if (CELL.test(tag.name) && !tag.closing) yield { start: open, end: at, text: "\t", atomic: true };
  }
}

function readTag(text, open) {
  if (text.startsWith("<!--", open)) {
    const close = text.indexOf("-->", open + 4);
    return { name: "", closing: false, end: close < 0 ? text.length : close + 3 };
  }
  const name = /^<(\/?)([a-z][a-z0-9]*)/i.exec(text.slice(open, open + 40));
  let quote = "";
  let at = open + 1;
  for (; at < text.length; at += 1) {
    const character = text[at];
    if (quote !== "") quote = character === quote ? "" : quote;
    else if (character === ">") break;
    else if ((character === '"' || character === "'") && text[at - 1] === "=") quote = character;
  }
  return { name: name?.[2].toLowerCase() ?? "", closing: name?.[1] === "/", end: Math.min(at + 1, text.length) };
}

function skip(text, from, name) {
  const close = new RegExp(`</${name}\\b[^>]*>`, "gi");
  close.lastIndex = from;
  return close.exec(text) ? close.lastIndex : text.length;
}

/** The text between two tags: character references read, runs of white space as one space. */
function* inline(text, from, to) {
  const token = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));?|\s+/gi;
  token.lastIndex = from;
  let at = from;
  for (let found = token.exec(text); found && found.index < to; found = token.exec(text)) {
    const shown = reference(found);
    if (shown === null) continue;
    if (found.index > at) yield { start: at, end: found.index, text: text.slice(at, found.index) };
    at = Math.min(token.lastIndex, to);
    yield { start: found.index, end: at, text: shown, atomic: true };
  }
  if (at < to) yield { start: at, end: to, text: text.slice(at, to) };
}

function reference([whole, hexadecimal, decimal, name]) {
  if (!whole.startsWith("&")) return " ";
  if (name) return ENTITIES[name.toLowerCase()] ?? null;
  const code = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : "\ufffd";
}

/** The source as elements; `light(spans)` marks places and shows the first. */
export class SourceView {
  element = el("pre", { className: "source", tabIndex: 0 });
  #marks = new Map();
  #key = "";

  /** Draws the text with the given places ready to be lit; draws nothing anew when they are the same. */
  draw(text, spans, note) {
    const wanted = [...new Set(spans.map(({ start, end }) => `${start}-${end}`))].sort();
    const key = `${text.length}:${wanted.join()}`;
    if (key === this.#key) return;
    this.#key = key;
    this.#marks.clear();
    const scroll = this.element.scrollTop;
    const shown = text.length > MOST ? text.slice(0, MOST) : text;
    const places = wanted.map((name) => ({ name, start: Number(name.split("-")[0]), end: Number(name.split("-")[1]) }));
    const cuts = [...new Set(places.flatMap(({ start, end }) => [start, end]))].sort((left, right) => left - right);
    this.element.replaceChildren(...this.#nodes(shown, places, cuts));
    if (shown !== text) this.element.append(el("em", { textContent: `\n${note}` }));
    this.element.scrollTop = scroll;
  }

  *#nodes(text, places, cuts) {
    let lines = 2;
    for (const piece of pieces(text)) {
      // A page without its tags is mostly empty lines.
      if (piece.atomic && (piece.text === "\n" || piece.text === " ") && lines > (piece.text === "\n" ? 1 : 0)) continue;
      lines = piece.text === "\n" ? lines + 1 : 0;
      for (const { start, end, text: shown } of cutUp(piece, cuts)) {
        const names = places.filter((place) => place.start < end && start < place.end).map(({ name }) => name);
        if (names.length === 0) yield document.createTextNode(visible(shown));
        else yield this.#mark(shown, names);
      }
    }
  }

  #mark(text, names) {
    const mark = el("mark", { textContent: visible(text) });
    for (const name of names) {
      if (!this.#marks.has(name)) this.#marks.set(name, []);
      this.#marks.get(name).push(mark);
    }
    return mark;
  }

  /** Marks places until called again; whether there is one. */
  light(spans) {
    for (const mark of this.element.querySelectorAll("mark.lit")) mark.classList.remove("lit");
    const lit = spans.flatMap(({ start, end }) => this.#marks.get(`${start}-${end}`) ?? []);
    for (const mark of lit) mark.classList.add("lit");
    const first = lit[0];
    if (first) {
      const away = first.offsetTop - this.element.scrollTop;
      if (away < 0 || away > this.element.clientHeight - 40) this.element.scrollTop = first.offsetTop - this.element.clientHeight / 3;
    }
    return first !== undefined;
  }
}

/** A piece, cut where places begin and end. */
function* cutUp(piece, cuts) {
  if (piece.atomic) {
    yield piece;
    return;
  }
  let start = piece.start;
  for (let at = firstAfter(cuts, start); at < cuts.length && cuts[at] < piece.end; at += 1) {
    yield { start, end: cuts[at], text: piece.text.slice(start - piece.start, cuts[at] - piece.start) };
    start = cuts[at];
  }
  yield { start, end: piece.end, text: piece.text.slice(start - piece.start) };
}

function firstAfter(cuts, position) {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cuts[middle] > position) high = middle;
    else low = middle + 1;
  }
  return low;
}
