// Reading, checking and repairing in Node.
import { readFileSync } from "node:fs";
import * as raw from "./dist/ogi_report.js";
import { fileReader, fullApi } from "./api.js";
import { files } from "./loaded.node.js";

raw.initSync({ module: readFileSync(new URL("./dist/ogi_report_bg.wasm", import.meta.url)) });
export const { inspect, check, fill, layout, Session, json, version } = fullApi(raw, files);
export const inspectFile = fileReader(inspect, () => import("./files.node.js"));
export { needsFiles } from "./kind.js";
