// Reading, checking and repairing in browsers and bundlers: the module is loaded on import.
import init, * as raw from "./dist/ogi_report.js";
import { fileReader, fullApi } from "./api.js";
import { files } from "./loaded.js";

await init();
export const { inspect, check, fill, layout, Session, json, version } = fullApi(raw, files);
export const inspectFile = fileReader(inspect, () => import("./files.js"));
export { needsFiles } from "./kind.js";
