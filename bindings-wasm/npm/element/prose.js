// The words of a report around its tables: what stands before the first part, and in each of the six.
import { make, visible } from "./draw.js";
import { cutUp, pieces } from "./text.js";

/** The headings of the six parts, by what they speak of; rows of the tables have like numbers and other words. */
const PARTS = [/总体情况|概述|基本情况/, /主动公开/, /收到和处理|处理政府信息公开申请/, /复议|诉讼/, /问题|改进/, /其他/];
const NUMBERS = "一二三四五六";
const HEADING = /^[\s#*\u3000]*([一二三四五六])[、.．，]\s*(\S.{1,38})$/;
const TITLE = /(?:20\d\d|二〇|二○).{0,30}(?:年度?报告|年报)$/;
/** The slot of the form that holds a part. */
export const SLOTS = ["start", "start", "before-proactive", "before-requests", "before-remedies", "end", "end"];

/** Lines of a text as a reader sees them: `{ text, segments }`, those of tables marked. */
function* lines(text) {
  let segments = [];
  let table = false;
  const flush = () => {
    const line = { text: segments.map((segment) => segment.text).join(""), segments, table };
    segments = [];
    table = false;
    return line;
  };
  for (const piece of pieces(text)) {
    if (piece.table) table = true;
    if (piece.atomic) {
      if (piece.text === "\n") yield flush();
      else segments.push(piece);
      continue;
    }
    let { start } = piece;
    for (const [at, part] of piece.text.split("\n").entries()) {
      if (at > 0) yield flush();
      if (part !== "") segments.push({ start, end: start + part.length, text: part });
      start += part.length + 1;
    }
  }
  yield flush();
}

const isTable = ({ text, table }) => table || text.includes("\t") || text.trimStart().startsWith("|");
/** In the parts with tables, a line of words is a sentence. */
const isSentence = ({ text }) => /[。；！]\s*$/.test(text) && text.trim().length > 12;

/**
 * The words of a report: `{ title, parts }` with six parts and what stands before them, each `{ heading, lines }`; `null`
 * where fewer than three parts can be distinguished.
 */
export function proseOf(text) {
  const parts = Array.from({ length: 7 }, () => ({ heading: null, lines: [] }));
  let title = null;
  let at = 0;
  for (const line of lines(text)) {
    const bare = line.text.trim();
    if (bare === "") continue;
    const found = isTable(line) ? null : HEADING.exec(bare);
    const part = found ? NUMBERS.indexOf(found[1]) + 1 : 0;
    if (part > at && PARTS[part - 1].test(found[2])) {
      at = part;
      parts[part].heading = line;
    } else if (at === 0 && !isTable(line) && (title === null || (TITLE.test(bare) && !TITLE.test(title.text)))) {
      // A page has its navigation above the title.
      title = line;
      parts[0].lines = [];
    } else if (!isTable(line) && (at < 2 || at > 4 || isSentence(line))) parts[at].lines.push(line);
  }
  return parts.filter(({ heading }) => heading !== null).length >= 3 ? { title, parts } : null;
}

/** A segment without the signs of a heading in Markdown, and the space before a line. */
function withoutSigns(segment) {
  const [signs] = /^[#\s\u3000]*/.exec(segment.text);
  return segment.atomic ? segment : { ...segment, start: segment.start + signs.length, text: segment.text.slice(signs.length) };
}

/** A line as nodes; `spots` are `{ start, end, number }`, whose words are marked with the number of a card. */
function* nodesOf(line, spots) {
  const cuts = [...new Set(spots.flatMap(({ start, end }) => [start, end]))].sort((left, right) => left - right);
  for (const [at, segment] of line.segments.entries()) {
    for (const piece of cutUp(at === 0 ? withoutSigns(segment) : segment, cuts)) {
      const spot = spots.find(({ start, end }) => start < piece.end && piece.start < end);
      if (!spot) yield document.createTextNode(visible(piece.text));
      else {
        const mark = make("mark", { textContent: visible(piece.text) });
        mark.dataset.spot = `${spot.start}-${spot.end}`;
        if (piece.end >= spot.end) mark.dataset.ref = String(spot.number);
        yield mark;
      }
    }
  }
}

/** The words as elements for the slots of the form. */
export function drawProse(prose, spots = []) {
  const nodes = [];
  const put = (tag, line, part, className = "") => {
    const element = make(tag, { slot: SLOTS[part], className }, ...nodesOf(line, spots));
    element.dataset.part = String(part);
    nodes.push(element);
  };
  if (prose.title) put("h2", prose.title, 0, "title");
  prose.parts.forEach(({ heading, lines: words }, part) => {
    if (heading) put("h3", heading, part, "heading");
    for (const line of words) put("p", line, part, "words");
  });
  return nodes;
}
