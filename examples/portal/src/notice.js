// What goes back to the organ (退改说明): what has to be corrected, where, to what, by which clause.

/** The note as blocks for a Word document. */
export function returnNote({ report, title, language, excused, names }) {
  const broken = report.findings.filter(({ verdict, suppressed }) => verdict === "broken" && !suppressed);
  const grades = { must: ["error"], check: ["warning", "notice"] };
  const zh = language === "zh";
  const name = title ?? report.title ?? (zh ? "年度报告" : "the report");
  const lines = (kind) => broken.filter(({ severity }) => grades[kind].includes(severity)).map(({ message, basis }, at) => ({ kind: "paragraph", text: `${at + 1}．${message}。${zh ? "依据：" : " Basis: "}${basis.join(zh ? "；" : "; ")}。` }));
  const must = lines("must");
  const check = lines("check");
  const changes = report.repairs[0]?.changes ?? [];
  const parts = [
    { kind: "title", text: zh ? "政府信息公开工作年度报告退改说明" : "What has to be corrected in the annual report" },
    { kind: "paragraph", text: zh ? `${report.organ ?? "报告机关"}：` : `${report.organ ?? "To the organ"}:` },
    { kind: "paragraph", text: zh ? `经核查，《${name}》有${must.length}处必须更正、${check.length}处请核对，请更正后重新报送。` : `In “${name}” ${must.length} have to be corrected and ${check.length} checked; please correct and hand in again.` },
  ];
  if (must.length > 0) parts.push({ kind: "heading", text: zh ? "一、必须更正" : "1 To be corrected" }, ...must);
  if (changes.length > 0) {
    parts.push({ kind: "heading", text: zh ? "更正建议" : "Proposed corrections" }, ...changes.map(({ cell, from, to, reason }, at) => ({ kind: "paragraph", text: `${at + 1}．${names.get(cell) ?? cell}：${from ?? (zh ? "空" : "blank")} → ${to}（${reason}）` })));
  }
  if (check.length > 0) parts.push({ kind: "heading", text: zh ? "二、请核对" : "2 To be checked" }, ...check);
  if (excused.length > 0) parts.push({ kind: "heading", text: zh ? "已说明不改" : "Kept with a reason" }, ...excused.map(({ rule, reason }, at) => ({ kind: "paragraph", text: `${at + 1}．${rule}：${reason}` })));
  return parts;
}
