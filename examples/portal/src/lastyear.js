// Whether a report is last year's of this one: of the same organ, for the year before.

const bare = (organ) => (organ ?? "").normalize("NFKC").replace(/[\s·•]/g, "");

/** What speaks against taking `last` as last year's report: `organ`, `year`, or nothing. */
export function against(report, last) {
  const reasons = [];
  const [own, other] = [bare(report.organ), bare(last.organ)];
  if (own !== "" && other !== "" && own !== other && !own.endsWith(other) && !other.endsWith(own)) reasons.push("organ");
  if (report.year && last.year && last.year !== report.year - 1) reasons.push("year");
  return reasons;
}
