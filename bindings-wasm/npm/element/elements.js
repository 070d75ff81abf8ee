// <ogi-report-list>, <ogi-report-summary> and <ogi-report-document>: what stands beside a form, or in place of one.
import { documentOver } from "./document.js";
import { listOver } from "./list.js";
import { ReportSummaryElement } from "./summary.js";

/** Defines the elements over a build of the package, or the promise of one; on a server nothing is defined. */
export function defineElements(engine) {
  const registry = globalThis.customElements;
  let layout = typeof engine.then === "function" ? null : engine.layout;
  const layoutOf = (form, options) => (layout ? layout(form, options) : { tables: [] });
  const defined = {
    "ogi-report-list": listOver(layoutOf),
    "ogi-report-summary": ReportSummaryElement,
    "ogi-report-document": documentOver(),
  };
  for (const [name, element] of Object.entries(defined)) if (registry && !registry.get(name)) registry.define(name, element);
  if (layout === null) {
    engine.then(
      (loaded) => {
        ({ layout } = loaded);
        for (const list of document.querySelectorAll("ogi-report-list")) list.refresh();
      },
      () => {},
    );
  }
  return defined;
}
