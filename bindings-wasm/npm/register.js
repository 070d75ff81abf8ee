// The register of organs (机关名册) in a table of comma-separated values, as the command reads it.

/** Headings of a register, as the command takes them, each with the member that it stands for. */
const HEADINGS = {
  name: ["name", "名称", "机关", "机关名称", "单位", "单位名称"],
  file: ["file", "文件", "文件名"],
  kind: ["kind", "类别", "类型"],
  level: ["level", "层级", "级别"],
  is_area: ["is_area", "下级政府", "是否下级政府"],
  host: ["host", "网站域名", "域名", "网址"],
  above: ["above", "上级机关", "汇总机关", "上级"],
  published: ["published", "公布日期", "发布日期"],
  submitted: ["submitted", "报送日期"],
};
const WORDS = {
  kind: { government: ["government", "人民政府", "政府"], department: ["department", "政府部门", "部门", "工作部门"], party: ["party", "党的工作机关"] },
  level: {
    township: ["township", "乡镇", "乡", "镇", "街道"],
    county: ["county", "县级", "县", "区", "县区"],
    city: ["city", "市级", "市"],
    province: ["province", "省级", "省"],
    central: ["central", "中央", "国务院"],
  },
};
const YES = ["true", "yes", "1", "是", "√"];

/** The rows of a table of comma-separated values. */
function rowsOf(text) {
  const rows = [[""]];
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    const row = rows[rows.length - 1];
    if (isQuoted && letter === '"' && text[at + 1] === '"') {
      row[row.length - 1] += '"';
      at += 1;
    } else if (letter === '"') isQuoted = !isQuoted;
    else if (isQuoted || !/[,\r\n]/.test(letter)) row[row.length - 1] += letter;
    else if (letter === ",") row.push("");
    else if (letter === "\n") rows.push([""]);
  }
  return rows.map((row) => row.map((field) => field.trim())).filter((row) => row.some((field) => field !== ""));
}

/** Text of a spreadsheet's CSV: UTF-8, else the code page of Chinese systems. */
function textFrom(source) {
  if (typeof source === "string") return source;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(source);
  } catch {
    return new TextDecoder("gb18030").decode(source);
  }
}

const memberOf = (heading) => Object.keys(HEADINGS).find((name) => HEADINGS[name].includes(heading.replace(/^\ufeff/, "").toLowerCase()));

/** The register (机关名册) in a table of comma-separated values; null where it is another kind of table. */
export function registerOf(source) {
  const [head, ...rows] = rowsOf(textFrom(source));
  const members = (head ?? []).map(memberOf);
  if (!members.includes("name") || members.includes(undefined)) return null;
  return rows.map((row) => {
    const line = {};
    members.forEach((member, at) => {
      const text = row[at] ?? "";
      if (text === "") return;
      if (WORDS[member]) line[member] = Object.keys(WORDS[member]).find((word) => WORDS[member][word].includes(text.toLowerCase())) ?? text;
      else if (member === "is_area") line[member] = YES.includes(text.toLowerCase());
      else line[member] = member === "published" || member === "submitted" ? text.replace(/[/.]/g, "-") : text;
    });
    return line;
  });
}
