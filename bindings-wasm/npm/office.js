// The files of an office without PDF, in browsers and bundlers: a module of its own, a third of the one with PDF.
import init, * as raw from "./dist/ogi_report_office.js";
import { filesApi } from "./api.js";
import { files } from "./loaded.js";

await init();
files.add("office", raw);
export const { inspectFile, annotate, problemList, inspect, inspectAs, check, fill, layout, Session, json, version } = filesApi(raw, files);
