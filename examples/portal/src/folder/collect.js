// What a folder holds: every file but hidden and temporary ones and the parts of a saved page, in the order of their names, as the
// command `ogi audit` takes them.

/** Files that stand beside reports and speak of them, by the start of their names. */
const ABOUT = ["readme", "license", "licence", "changelog", "contributing", "copying", "notice", "说明", "使用说明", "自述", "目录", "填报说明"];
const KEPT_BY_SYSTEMS = ["thumbs.db", "desktop.ini", "__macosx"];
const TEMPORARY = [".tmp", ".temp", ".swp", ".part", ".crdownload", ".lock", "~"];

/** Whether a name is that of a hidden or temporary file, or of one that a system keeps for itself. */
function isAside(name) {
  const lower = name.toLowerCase();
  return name.startsWith(".") || name.startsWith("~$") || KEPT_BY_SYSTEMS.includes(lower) || TEMPORARY.some((end) => lower.endsWith(end));
}

const isAbout = (name) => ABOUT.includes(name.split(".")[0].toLowerCase());

/** Whether a path leads through the folder of a saved page (年报_files, 年报.files), beside which the page stands. */
function isPartOfPage(path, all) {
  const parts = path.split("/");
  return parts.slice(0, -1).some((part, at) => {
    const page = /^(.*)(?:_files|\.files)$/.exec(part)?.[1];
    if (!page) return false;
    const before = parts.slice(0, at).concat(page).join("/");
    return all.has(`${before}.html`) || all.has(`${before}.htm`);
  });
}

/** Folder by folder, each by the names in it. */
function order({ path: one }, { path: other }) {
  const [left, right] = [one.split("/"), other.split("/")];
  const at = left.findIndex((part, place) => part !== right[place]);
  if (at === -1 || right[at] === undefined) return at === -1 ? left.length - right.length : 1;
  return left[at] < right[at] ? -1 : 1;
}

/** The files of a list that are sources, each with its path, in the order of their paths. */
export function sources(files) {
  const all = new Set(files.map(({ path }) => path));
  const isWanted = ({ path }) => !path.split("/").some(isAside) && !isAbout(path.split("/").pop()) && !isPartOfPage(path, all);
  return files.filter(isWanted).sort(order);
}

const fileOf = (entry) => new Promise((done, failed) => entry.file(done, failed));

/** The entries of a folder, of which browsers give a hundred at a time. */
async function inside(folder) {
  const reader = folder.createReader();
  const all = [];
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

async function walk(entry, above) {
  const path = `${above}${entry.name}`;
  if (entry.isFile) return [{ path, file: await fileOf(entry) }];
  const found = [];
  for (const one of await inside(entry)) found.push(...(await walk(one, `${path}/`)));
  return found;
}

/** What was dropped: entries must be asked for at once, before anything is waited for. */
export function dropped(transfer) {
  const entries = [...transfer.items].filter(({ kind }) => kind === "file").map((item) => item.webkitGetAsEntry?.() ?? null);
  const files = [...transfer.files];
  const isFolder = entries.some((entry) => entry?.isDirectory);
  const all = async () => {
    if (entries.includes(null)) return chosen(files);
    const found = [];
    for (const entry of entries) found.push(...(await walk(entry, "")));
    return found;
  };
  return { isFolder, count: files.length, all };
}

/** Files that were chosen, by their paths where a folder was. */
export const chosen = (files) => [...files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

const isArchive = (path) => /\.zip$/i.test(path);

/** The files with those of archives in the place of the archives; one that cannot be unpacked stays, and is told of as unread. */
export async function unpacked(files) {
  const all = [];
  for (const one of files) {
    const inner = isArchive(one.path) ? await partsOf(one).catch(() => []) : [];
    if (inner.length > 0) all.push(...sources(inner));
    else all.push(one);
  }
  return all;
}

const MOST_PARTS = 20_000;
const MOST_BYTES = 64 << 20;

/** The parts of an archive, stored or deflated, by its directory. */
async function partsOf({ path, file }) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const view = new DataView(bytes.buffer);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) return [];
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const parts = [];
  for (let number = 0; number < Math.min(count, MOST_PARTS) && view.getUint32(at, true) === 0x02014b50; number += 1) {
    const [flags, method, packed, size] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const [nameLength, extra, comment, start] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true), view.getUint32(at + 42, true)];
    const name = nameOf(bytes.subarray(at + 46, at + 46 + nameLength));
    at += 46 + nameLength + extra + comment;
    if (name.endsWith("/")) continue;
    const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    const body = bytes.subarray(from, from + packed);
    const isPlain = (flags & 1) === 0 && size <= MOST_BYTES && (method === 0 || method === 8);
    parts.push({ path: `${path}/${name}`, file: isPlain ? await inflated(body, method, size) : new Blob([]) });
  }
  return parts;
}

async function inflated(body, method, size) {
  if (method === 0) return new Blob([body]);
  const bytes = new Uint8Array(size);
  let filled = 0;
  const reader = new Blob([body]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    // What unpacks to more than its directory says is no honest archive.
    if (done || filled + value.length > size) return new Blob([bytes.subarray(0, filled)]);
    bytes.set(value, filled);
    filled += value.length;
  }
}

/** A name in an archive: UTF-8, else the code page that Windows writes there. */
function nameOf(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
