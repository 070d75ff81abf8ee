// Reads and checks files, and makes of the entries what an office wants; everything beside the page, so that it stays awake.
import { loadAudit, loadFiles } from "ogi-report/init";
import { pack } from "../office/zip.js";

let module;
let entries;
let folder;
let given;

const bytesOf = async (file) => new Uint8Array(await file.arrayBuffer());

/** Files of PDF have a module of their own, which is loaded when the first of them comes. */
async function withModules(work) {
  try {
    return work();
  } catch (error) {
    if (error?.code !== "build/no-files") throw error;
    await loadFiles();
    return work();
  }
}

const doing = {
  async begin(how) {
    given = how;
    module ??= await loadAudit();
    entries?.free();
    entries = module.entries(how);
  },
  async entry({ name, file, last }) {
    const bytes = await bytesOf(file);
    const before = last ? { file: last.name, content: await bytesOf(last.file) } : null;
    return withModules(() => entries.entry(name, bytes, before));
  },
  open(inputs) {
    folder?.free();
    folder = new module.FolderAudit({ ...given, inputs });
  },
  put: ({ at, entry }) => folder.put(at, entry),
  pairs: () => folder.pairs(),
  page() {
    folder.join();
    return folder.page();
  },
  take(kind) {
    if (kind === "page") return new Blob([folder.page()], { type: "text/html" });
    if (kind === "workbook") return new Blob([folder.workbook]);
    if (kind === "result") return new Blob([folder.resultText], { type: "application/json" });
    const parts = [
      ["index.html", folder.page({ beside: true })],
      ["findings.xlsx", folder.workbook],
      ["findings.csv", `\ufeff${folder.table}`],
      ["result.json", folder.resultText],
    ];
    for (let at = 0; at < folder.count; at += 1) for (const { name, content } of folder.notice(at, given.notice) ?? []) parts.push([name, content]);
    return pack(parts);
  },
};

onmessage = async ({ data: { id, what, value } }) => {
  try {
    postMessage({ id, value: await doing[what](value) });
  } catch (error) {
    postMessage({ id, failed: error?.message ?? String(error), code: error?.code ?? null });
  }
};
