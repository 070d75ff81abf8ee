// The module that reads files of the office, in Node: loaded when it is first asked for.
import { readFileSync } from "node:fs";
import * as raw from "./dist/ogi_report_files.js";

let isLoaded = false;

export const files = {
  get now() {
    if (!isLoaded) raw.initSync({ module: readFileSync(new URL("./dist/ogi_report_files_bg.wasm", import.meta.url)) });
    isLoaded = true;
    return raw;
  },
};
