// Figures that are typed in a way that is no number, and what is surely meant.

/** Units and words around a count; 元 is left alone, for the form counts in 万元. */
const BEFORE = /^(?:共计?|合计|约)?[+＋]?/;
const AFTER = /(?:件次|件|条|项|次|份|个|人|宗|起|万元)?[.。]?$/;
/** The most digits that a figure has. */
const MOST_DIGITS = 15;

/** The number that a text surely means; nothing where it is a number already, or may mean another. */
export function cureOf(text) {
  const bare = text.replace(BEFORE, "").replace(AFTER, "").replace(/[\s,，]/g, "").replace(/[。．·]/g, ".").replace(/^(-?)0+(?=\d)/, "$1");
  return bare !== text && /^-?\d{1,15}(?:\.\d{1,4})?$/.test(bare) ? bare : undefined;
}

/** What is to be said about the writing of a figure: `{ message, cure }`, or nothing. */
export function remarkOf(text, words) {
  if (text === "" || typeof text !== "string") return null;
  const cure = cureOf(text);
  if (cure !== undefined) return { message: words.written(text), cure };
  if (/^-?[\d.]+$/.test(text) && text.replace(/\D/g, "").length > MOST_DIGITS) return { message: words.tooLong(MOST_DIGITS) };
  return null;
}
