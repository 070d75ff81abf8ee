// Many files at once, in Node.
import { readFileSync } from "node:fs";
import * as raw from "./dist/ogi_report_audit.js";
import { auditApi } from "./api-audit.js";
import { files } from "./loaded.node.js";

raw.initSync({ module: readFileSync(new URL("./dist/ogi_report_audit_bg.wasm", import.meta.url)) });
export const { FolderAudit, registerOf, inspectFile, annotate, problemList, inspect, inspectAs, check, fill, layout, Session, json, version } = auditApi(raw, files);
