// The text of a document as a reader sees it: pieces of a plain text, or of a web page without its tags, and where they stand.
const ENTITIES = { nbsp: "\u00a0", lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", ensp: " ", emsp: " ", ldquo: "“", rdquo: "”", middot: "·", hellip: "…" };
const UNSHOWN = /^(?:script|style|head|template|noscript|svg|select|iframe|object)$/;
const LINE = /^(?:p|div|tr|table|h[1-6]|li|ul|ol|br|section|article|header|footer|blockquote|dd|dt|caption|title)$/;
const CELL = /^(?:td|th)$/;

const looksLikePage = (text) => /<(?:html|body|table|div|p|td)\b/i.test(text.slice(0, 20_000));

/** Pieces `{ start, end, text }` of what a reader sees; `atomic` ones cannot be cut. */
export function* pieces(text) {
  if (!looksLikePage(text)) {
    yield { start: 0, end: text.length, text };
    return;
  }
  let at = 0;
  let depth = 0;
  while (at < text.length) {
    const open = text.indexOf("<", at);
    const end = open < 0 ? text.length : open;
    if (end > at) for (const piece of inline(text, at, end)) yield depth > 0 ? { ...piece, table: true } : piece;
    if (open < 0) return;
    const tag = readTag(text, open);
    at = tag.end;
    if (tag.name === "table") depth = Math.max(0, depth + (tag.closing ? -1 : 1));
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

/** A piece, cut where places begin and end. */
export function* cutUp(piece, cuts) {
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
