// The elements in JSX: `import type {} from "ogi-report/react"` once in a program.
import type { Edition, FindingsDetail, EditionChangeDetail, ReportFormElement } from "./element.js";
import type { ReportDocumentElement, ReportListElement, ReportSummaryElement } from "./elements.js";
import type { Input, Report } from "./wire.js";
import type { DetailedHTMLProps, HTMLAttributes } from "react";

type Plain<E extends HTMLElement> = Omit<DetailedHTMLProps<HTMLAttributes<E>, E>, "defaultValue" | "onChange" | "onInput">;

export interface ReportFormAttributes extends Plain<ReportFormElement> {
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
  oninput?: (event: Event & { target: ReportFormElement }) => void;
  onchange?: (event: Event & { target: ReportFormElement }) => void;
  onfindings?: (event: CustomEvent<FindingsDetail>) => void;
  oneditionchange?: (event: CustomEvent<EditionChangeDetail>) => void;
  onready?: (event: CustomEvent<object>) => void;
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "ogi-report-form": ReportFormAttributes;
      "ogi-report-list": Plain<ReportListElement> & { report?: Report | null; for?: string };
      "ogi-report-summary": Plain<ReportSummaryElement> & { report?: Report | null; for?: string };
      "ogi-report-document": Plain<ReportDocumentElement> & { report?: Report | null; text?: string };
    }
  }
}
