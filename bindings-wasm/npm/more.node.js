// Everything, in Node.
import { readFileSync } from "node:fs";
import * as raw from "./dist/ogi_report_more.js";
import { fileReader, moreApi, readers } from "./api.js";
import { files } from "./loaded.node.js";

raw.initSync({ module: readFileSync(new URL("./dist/ogi_report_more_bg.wasm", import.meta.url)) });
const api = moreApi(raw, files);
export const { inspect, check, fill, compare, rollUp, across, catalogue, explain, render, inspectAs, layout, Session, json, version } = api;
export const readerFor = readers(api, (kind) => (kind === "pdf" ? import("./files.node.js") : import("./office.node.js")));
export const inspectFile = fileReader(readerFor);
