// The elements in Svelte templates: `import type {} from "ogi-report/svelte"` once in a program.
import type { HTMLAttributes } from "svelte/elements";
import type { Edition, FindingsDetail, ReportFormElement } from "./element.js";
import type { ReportDocumentElement, ReportListElement, ReportSummaryElement } from "./elements.js";
import type { Input, Report } from "./wire.js";

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "ogi-report-form": Omit<HTMLAttributes<ReportFormElement>, "defaultValue"> & {
      edition?: Edition;
      year?: number | string | null;
      organ?: string | null;
      undivided?: boolean;
      name?: string;
      required?: boolean;
      readOnly?: boolean;
      disabled?: boolean;
      complete?: boolean;
      value?: Input | Report | string | null;
      defaultValue?: Input | Report | string | null;
      lastYear?: Input | Report | string | null;
      onfindings?: (event: CustomEvent<FindingsDetail>) => void;
    };
    "ogi-report-list": HTMLAttributes<ReportListElement> & { report?: Report | null; for?: string };
    "ogi-report-summary": HTMLAttributes<ReportSummaryElement> & { report?: Report | null; for?: string };
    "ogi-report-document": HTMLAttributes<ReportDocumentElement> & { report?: Report | null; text?: string };
  }
}
