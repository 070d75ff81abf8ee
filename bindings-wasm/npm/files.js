// Every file that an office holds, in browsers and bundlers: a module of its own, loaded when such a file comes in.
import init, * as raw from "./dist/ogi_report_files.js";
import { filesApi } from "./api.js";
import { files } from "./loaded.js";

await init();
files.now = raw;
export const { inspectFile, annotate, problemList, inspect, inspectAs, check, fill, layout, Session, json, version } = filesApi(raw);
