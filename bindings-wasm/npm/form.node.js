// The small build for forms in Node.
import { readFileSync } from "node:fs";
import * as raw from "./dist/ogi_report_form.js";
import { formApi } from "./api.js";

raw.initSync({ module: readFileSync(new URL("./dist/ogi_report_form_bg.wasm", import.meta.url)) });
export const { layout, Session, version } = formApi(raw);
