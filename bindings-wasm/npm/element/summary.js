// <ogi-report-summary>: the verdict on a report in a few lines.
import { cardsOf, followersOf } from "./cards.js";
import { make } from "./draw.js";
import { PanelElement } from "./panel.js";
import { countsOf, extentOf, identitiesOf, verdictOf } from "./verdict.js";
import { WORDS } from "./words.js";

const SUMMARY_CSS = `
.verdict { margin: 0 0 0.2em; font-size: 1.45em; line-height: 1.35; font-weight: 700; font-family: var(--ogi-title-font, inherit); text-wrap: balance; }
.errors { color: var(--_error); }
.unfinished, .doubts { color: var(--_warning); }
.clean { color: var(--ogi-good, #2c6a3f); }
p { margin: 0; }
.rest { color: var(--_muted); }
`;

export class ReportSummaryElement extends PanelElement {
  static css = SUMMARY_CSS;

  /** `{ verdict, errors, doubts, read, cells, open }` of the result. */
  get verdict() {
    const { report } = this;
    return report && verdictOf(report.findings, report.extent ?? extentOf(report));
  }

  draw(report) {
    const { words, language, verdict } = this;
    const cards = cardsOf(report);
    const count = (wanted) => cards.filter(({ kind }) => kind === wanted).length;
    const [must, doubts, notes] = ["must", "check", "note"].map(count);
    // The wrong places are counted, as they are worked through; what follows from them stands beside.
    const line = must > 0 ? words.headline.must(must) : WORDS[language].verdict({ ...verdict, doubts });
    const followers = followersOf(cards);
    const rest = [
      must > 0 && doubts > 0 ? words.doubts(doubts) : null,
      notes > 0 ? words.notes(notes) : null,
      report.summary ? words.conclusion(countsOf(report.findings), identitiesOf(report)) : null,
      followers > 0 ? words.more(followers) : null,
    ].filter(Boolean);
    return [
      make("p", { className: `verdict ${verdict.verdict}`, textContent: line }),
      make("p", { className: "rest", textContent: rest.join(" · ") }),
    ];
  }
}
