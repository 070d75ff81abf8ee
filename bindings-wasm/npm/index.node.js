// Reading, checking and repairing in Node.
import { readFileSync } from "node:fs";
import * as raw from "./dist/ogi_report.js";
import { fullApi } from "./api.js";

raw.initSync({ module: readFileSync(new URL("./dist/ogi_report_bg.wasm", import.meta.url)) });
export const { inspect, check, fill, layout, Session, json, version } = fullApi(raw);
