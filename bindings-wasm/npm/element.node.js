// On a server there are no elements: importing the package there defines nothing and loads nothing.
export const ReportFormElement = undefined;
