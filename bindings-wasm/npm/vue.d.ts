// The elements in Vue templates: `import type {} from "ogi-report/vue"` once in a program.
import type { DefineComponent } from "vue";
import type { Edition, FindingsDetail } from "./element.js";
import type { Input, Report } from "./wire.js";

export interface ReportFormProps {
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
  onInput?: (event: Event) => void;
  onChange?: (event: Event) => void;
  onFindings?: (event: CustomEvent<FindingsDetail>) => void;
}

declare module "vue" {
  interface GlobalComponents {
    "ogi-report-form": DefineComponent<ReportFormProps>;
    "ogi-report-list": DefineComponent<{ report?: Report | null; for?: string }>;
    "ogi-report-summary": DefineComponent<{ report?: Report | null; for?: string }>;
    "ogi-report-document": DefineComponent<{ report?: Report | null; text?: string }>;
  }
}
