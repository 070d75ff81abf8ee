// The small build for forms in browsers and bundlers: the module is loaded on import.
import init, * as raw from "./dist/ogi_report_form.js";
import { formApi } from "./api.js";

await init();
export const { layout, Session, version } = formApi(raw);
