// The package without top-level await, with a module from wherever the caller keeps it.
export type ModuleSource = string | URL | Request | Response | Promise<Response> | BufferSource | WebAssembly.Module;

/** Loads the build that reads, checks and repairs. */
export function load(source?: ModuleSource): Promise<typeof import("./index.js")>;
/** Loads the small build for forms. */
export function loadForm(source?: ModuleSource): Promise<typeof import("./form.js")>;
/** Loads the build with everything. */
export function loadMore(source?: ModuleSource): Promise<typeof import("./more.js")>;
