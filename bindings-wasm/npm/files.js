// Every file that an office holds, PDF among them, in browsers and bundlers: a module of its own.
import init, * as raw from "./dist/ogi_report_files.js";
import { filesApi } from "./api.js";
import { files } from "./loaded.js";

await init();
files.add("pdf", raw);
export const { inspectFile, annotate, problemList, inspect, inspectAs, check, fill, layout, Session, json, version } = filesApi(raw);
