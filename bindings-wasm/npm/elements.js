// Defines all elements over the small build for forms: <ogi-report-form>, <ogi-report-list>, <ogi-report-summary> and
// <ogi-report-document>.
import * as engine from "./form.js";
import { defineElement } from "./element/define.js";
import { defineElements } from "./element/elements.js";

export const ReportFormElement = defineElement(engine);
const defined = defineElements(engine);
export const ReportListElement = defined["ogi-report-list"];
export const ReportSummaryElement = defined["ogi-report-summary"];
export const ReportDocumentElement = defined["ogi-report-document"];
