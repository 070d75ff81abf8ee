// The package without top-level await, with a module from wherever the caller keeps it.
export type ModuleSource = string | URL | Request | Response | Promise<Response> | BufferSource | WebAssembly.Module;

/** Loads the build that reads, checks and repairs. */
export function load(source?: ModuleSource): Promise<Omit<typeof import("./index.js"), "inspectFile" | "readerFor">>;
/** Loads the small build for forms. */
export function loadForm(source?: ModuleSource): Promise<typeof import("./form.js")>;
/** Loads the build with everything. */
export function loadMore(source?: ModuleSource): Promise<Omit<typeof import("./more.js"), "inspectFile" | "readerFor">>;
/** Loads the build that reads files of the office but PDF; what the others give reads them from then on too. */
export function loadOffice(source?: ModuleSource): Promise<typeof import("./office.js")>;
/** Loads the build for many files at once; PDF files among them need {@link loadFiles} too. */
export function loadAudit(source?: ModuleSource): Promise<typeof import("./audit.js") & { entries(how?: { register?: import("./audit.js").Enrolled[] | null; options?: import("./wire.js").Options }): Entries }>;
/** Makes entries of files, each by the module that reads it. */
export interface Entries {
  entry(file: string, content: import("./index.js").Source, last?: { file: string; content: import("./index.js").Source } | null): string;
  free(): void;
}
/** Loads the build that reads every file of an office; what the others give reads them from then on too. */
export function loadFiles(source?: ModuleSource): Promise<typeof import("./files.js")>;
