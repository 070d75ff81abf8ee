// Everything, in browsers and bundlers: a module of its own, for what is asked for seldom.
import init, * as raw from "./dist/ogi_report_more.js";
import { fileReader, moreApi } from "./api.js";
import { files } from "./loaded.js";

await init();
export const { inspect, check, fill, compare, rollUp, across, catalogue, explain, render, inspectAs, layout, Session, json, version } =
  moreApi(raw, files);
export const inspectFile = fileReader(inspect, () => import("./files.js"));
export { needsFiles } from "./kind.js";
