// Defines <ogi-report-form> over the small build for forms.
import * as engine from "./form.js";
import { defineElement } from "./element/define.js";

export const ReportFormElement = defineElement(engine);
