// Everything, in browsers and bundlers: a module of its own, for what is asked for seldom.
import init, * as raw from "./dist/ogi_report_more.js";
import { fileReader, moreApi, readers } from "./api.js";
import { files } from "./loaded.js";

await init();
const api = moreApi(raw, files);
export const { inspect, check, fill, compare, rollUp, across, catalogue, explain, render, inspectAs, layout, Session, json, version } = api;
export const readerFor = readers(api, (kind) => (kind === "pdf" ? import("./files.js") : import("./office.js")));
export const inspectFile = fileReader(readerFor);
