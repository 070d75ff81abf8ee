// The styles of all elements, for a policy that lets them pass by their hashes.
import { documentOver } from "./document.js";
import { listOver } from "./list.js";
import { BASE, CSS } from "./style.js";
import { ReportSummaryElement } from "./summary.js";

export const elementStyles = [CSS, ...[listOver(), ReportSummaryElement, documentOver()].map(({ css }) => BASE + css)];
