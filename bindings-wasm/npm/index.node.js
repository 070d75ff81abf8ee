// Reading, checking and repairing in Node.
import { readFileSync } from "node:fs";
import * as raw from "./dist/ogi_report.js";
import { fileReader, fullApi, readers } from "./api.js";
import { files } from "./loaded.node.js";

raw.initSync({ module: readFileSync(new URL("./dist/ogi_report_bg.wasm", import.meta.url)) });
const api = fullApi(raw, files);
export const { inspect, check, fill, layout, Session, json, version } = api;
export const readerFor = readers(api, (kind) => (kind === "pdf" ? import("./files.node.js") : import("./office.node.js")));
export const inspectFile = fileReader(readerFor);
