// Files in and out. Nothing leaves the computer: what is downloaded is made here.
import { el } from "./dom.js";

/** A name that is safe on every system, after the organ and the year. */
export function nameOf(report, words, ending) {
  const name = [report.organ ?? words.title, report.year ?? ""].join("");
  return `${name.replace(/[^\p{L}\p{N}_-]+/gu, "").slice(0, 60)}-${ending}`;
}

/** Hands a text, bytes or a blob to the browser as a download. */
export function save(name, type, content) {
  const isText = typeof content === "string";
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: isText ? `${type};charset=utf-8` : type }));
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** What a paste or a drop holds: files first, a web page with a table next, else text. */
export async function documentsIn(transfer) {
  if (transfer.files.length > 0) return read([...transfer.files]);
  const page = transfer.getData("text/html");
  const text = /<table\b/i.test(page) ? page : transfer.getData("text/plain");
  return text.trim() === "" ? [] : [{ name: null, bytes: new TextEncoder().encode(text) }];
}

export const read = (files) => Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
