// The package without top-level await, and with a module from wherever the caller keeps it: a URL, a response, bytes,
// or a compiled WebAssembly.Module (for Workers that share one).
import { auditApi, entriesOver } from "./api-audit.js";
import { filesApi, formApi, fullApi, moreApi } from "./api.js";
import { files } from "./loaded.js";

export async function load(source) {
  const raw = await import("./dist/ogi_report.js");
  await raw.default(source === undefined ? undefined : { module_or_path: source });
  return fullApi(raw, files);
}

export async function loadForm(source) {
  const raw = await import("./dist/ogi_report_form.js");
  await raw.default(source === undefined ? undefined : { module_or_path: source });
  return formApi(raw);
}

export async function loadMore(source) {
  const raw = await import("./dist/ogi_report_more.js");
  await raw.default(source === undefined ? undefined : { module_or_path: source });
  return moreApi(raw, files);
}

/** The module that reads files of the office but PDF; what the others give reads them from then on too. */
export async function loadOffice(source) {
  const raw = await import("./dist/ogi_report_office.js");
  await raw.default(source === undefined ? undefined : { module_or_path: source });
  files.add("office", raw);
  return filesApi(raw, files);
}

/** The module for many files at once; it reads files of the office but PDF. */
export async function loadAudit(source) {
  const raw = await import("./dist/ogi_report_audit.js");
  await raw.default(source === undefined ? undefined : { module_or_path: source });
  files.add("office", raw);
  return { ...auditApi(raw, files), entries: (how) => entriesOver(raw, files, how) };
}

/** The module that reads every file of an office; what the others give reads them from then on too. */
export async function loadFiles(source) {
  const raw = await import("./dist/ogi_report_files.js");
  await raw.default(source === undefined ? undefined : { module_or_path: source });
  files.add("pdf", raw);
  return filesApi(raw);
}
