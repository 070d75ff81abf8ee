// Many files at once, in browsers and bundlers: a module of its own.
import init, * as raw from "./dist/ogi_report_audit.js";
import { auditApi } from "./api-audit.js";
import { files } from "./loaded.js";

await init();
files.add("office", raw);
export const { FolderAudit, registerOf, inspectFile, annotate, problemList, inspect, inspectAs, check, fill, layout, Session, json, version } = auditApi(raw, files);
