// The register of organs (机关名册), without a module.
import type { Enrolled } from "./audit.js";

/** The register in a table of comma-separated values; null where it is another kind of table. */
export function registerOf(source: string | Uint8Array): Enrolled[] | null;
