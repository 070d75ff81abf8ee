// Sample reports of invented organs.
import another from "../../reports/total-of-last-year.txt?url";
import page from "../../reports/blank-zeros.html?url";
import lines from "../../reports/one-cell-per-line.txt?url";
import wrong from "../../reports/wrong-totals.txt?url";

export const SAMPLES = [
  { address: another, file: "total-of-last-year.txt", zh: "总计一列沿用了上年的数", en: "the total column is last year's" },
  { address: wrong, file: "wrong-totals.txt", zh: "三处合计对不上", en: "three totals that do not add up" },
  { address: page, file: "blank-zeros.html", zh: "网页，零没有填", en: "a web page that leaves zeros blank" },
  { address: lines, file: "one-cell-per-line.txt", zh: "每格一行的文字", en: "one cell per line" },
];
