// The element as one plain script for pages without modules (JSP and the like): the module is inside it.
import bytes from "virtual:module";
import init, * as raw from "../dist/ogi_report_form.js";
import { formApi } from "../api.js";
import { defineElement } from "./define.js";
import { defineElements } from "./elements.js";

const binary = () => Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
const engine = init({ module_or_path: binary() }).then(() => formApi(raw));

export const ReportFormElement = defineElement(engine);
export const elements = defineElements(engine);
/** `Session`, `layout` and `version`, once the module is there. */
export { engine };
