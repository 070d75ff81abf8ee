// The modules that read files of the office, in Node: each is loaded when it is first asked for.
import { readFileSync } from "node:fs";
import * as office from "./dist/ogi_report_office.js";
import * as pdf from "./dist/ogi_report_files.js";

const wasm = (name) => readFileSync(new URL(`./dist/${name}_bg.wasm`, import.meta.url));
const loaded = {};

export const files = {
  of(kind) {
    loaded[kind] ??= kind === "office" ? { raw: office, memory: office.initSync({ module: wasm("ogi_report_office") }) } : { raw: pdf, memory: pdf.initSync({ module: wasm("ogi_report_files") }) };
    return loaded[kind].raw;
  },
};
