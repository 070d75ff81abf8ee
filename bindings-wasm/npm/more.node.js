// Everything, in Node.
import { readFileSync } from "node:fs";
import * as raw from "./dist/ogi_report_more.js";
import { fileReader, moreApi } from "./api.js";
import { files } from "./loaded.node.js";

raw.initSync({ module: readFileSync(new URL("./dist/ogi_report_more_bg.wasm", import.meta.url)) });
export const { inspect, check, fill, compare, rollUp, across, catalogue, explain, render, inspectAs, layout, Session, json, version } =
  moreApi(raw, files);
export const inspectFile = fileReader(inspect, () => import("./files.node.js"));
export { needsFiles } from "./kind.js";
