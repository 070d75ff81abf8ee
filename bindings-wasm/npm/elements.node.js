// On a server there are no elements: importing the package there defines nothing and loads nothing.
export const ReportFormElement = undefined;
export const ReportListElement = undefined;
export const ReportSummaryElement = undefined;
export const ReportDocumentElement = undefined;
