// Reading, checking and repairing in browsers and bundlers: the module is loaded on import.
import init, * as raw from "./dist/ogi_report.js";
import { fileReader, fullApi, readers } from "./api.js";
import { files } from "./loaded.js";

await init();
const api = fullApi(raw, files);
export const { inspect, check, fill, layout, Session, json, version } = api;
export const readerFor = readers(api, (kind) => (kind === "pdf" ? import("./files.js") : import("./office.js")));
export const inspectFile = fileReader(readerFor);
