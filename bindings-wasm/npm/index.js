// Reading, checking and repairing in browsers and bundlers: the module is loaded on import.
import init, * as raw from "./dist/ogi_report.js";
import { fullApi } from "./api.js";

await init();
export const { inspect, check, fill, layout, Session, json, version } = fullApi(raw);
