// Sample reports of invented organs.
import water2023 from "../../cases/water-2023.txt?url";
import water2024 from "../../cases/water-2024.txt?url";
import page from "../../reports/blank-zeros.html?url";
import leftOver from "../../reports/left-over-totals.txt?url";
import lines from "../../reports/one-cell-per-line.txt?url";
import wrong from "../../reports/wrong-totals.txt?url";

export const SAMPLES = [
  { address: leftOver, file: "left-over-totals.txt", zh: "总计列为另一稿的数据", en: "the total column is another version's" },
  { address: wrong, file: "wrong-totals.txt", zh: "三处合计不符", en: "three totals that do not add up" },
  {
    address: water2024,
    file: "water-2024.txt",
    last: { address: water2023, file: "water-2023.txt" },
    zh: "与上年年报不衔接",
    en: "does not follow from last year's",
  },
  { address: page, file: "blank-zeros.html", zh: "网页，零值未填", en: "a web page that leaves zeros blank" },
  { address: lines, file: "one-cell-per-line.txt", zh: "每格一行的文本", en: "one cell per line" },
];
