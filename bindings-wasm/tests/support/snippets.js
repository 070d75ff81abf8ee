// The code blocks of the package's README, which the tests run.
import { readFileSync } from "node:fs";

/** Blocks whose fence says `language use`, for example `js node`. */
export function snippets(fence) {
  const text = readFileSync(new URL("../../npm/README.md", import.meta.url), "utf8");
  return [...text.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].filter(([, found]) => found === fence).map(([, , code]) => code);
}
