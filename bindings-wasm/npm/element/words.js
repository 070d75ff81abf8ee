// What the element itself says, in both languages.
const many = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;

export const WORDS = {
  zh: {
    separator: "；",
    change: (value) => `改为${value}`,
    shortcut: "Alt+回车",
    basis: "依据：",
    unreadable: (printed) => `无法确定：${printed}`,
    sum: (sum, open) => `Σ ${sum}${open ? " …" : ""}`,
    given: (text) => `原${text === "" ? "空" : text}`,
    last: (text) => `上年${text}`,
    /** The verdict on a report: `verdict` as of `verdictOf`. */
    verdict: ({ verdict, errors, doubts, read, cells }) =>
      verdict === "errors"
        ? `${errors}处错误${doubts ? `，另有${doubts}条请核对` : ""}`
        : verdict === "unfinished"
          ? `没有核完（读到${read}/${cells}格）${doubts ? `，${doubts}条请核对` : ""}`
          : doubts
            ? `没有错误，${doubts}条请核对`
            : "没有错误",
    filled: (read, cells) => `已填${read}/${cells}格`,
    pasted: (cells, left) => `已粘贴${cells}格${left ? `，${left}格放不下` : ""}`,
    moved: (cells, label) => `已按行名粘贴到“${label}”起的${cells}格`,
    overwrite: (cells, left) => `${left ? `有${left}格放不下。` : ""}${cells ? `${cells}格已有的数字将被替换。` : ""}仍要粘贴在这里吗？`,
    paste: "粘贴",
    cancel: "不粘贴",
    typed: (name, from, to) => `${name} ${from === "" ? "空" : from} → ${to === "" ? "空" : to}`,
    changed: (cells) => `改${cells}格`,
    pasting: (cells) => `粘贴${cells}格`,
    written: (text) => `“${text}”不是规范的数字写法`,
    tooLong: (digits) => `数字超过${digits}位，请核对`,
    incomplete: "表格尚未填完",
    sheet: "（可左右滚动）",
    loading: "正在载入核查模块……",
    failed: (reason) => `核查模块没有载入，表格暂时不能填报。原因：${reason}。请检查网络后刷新页面；仍不行的，请与网站管理员联系。`,
  },
  en: {
    separator: "; ",
    change: (value) => `change to ${value}`,
    shortcut: "Alt+Enter",
    basis: "basis: ",
    unreadable: (printed) => `could not be read: ${printed}`,
    sum: (sum, open) => `Σ ${sum}${open ? " …" : ""}`,
    given: (text) => (text === "" ? "was blank" : `was ${text}`),
    last: (text) => `last year ${text}`,
    verdict: ({ verdict, errors, doubts, read, cells }) =>
      verdict === "errors"
        ? `${many(errors, "error")}${doubts ? `, ${doubts} more to look at` : ""}`
        : verdict === "unfinished"
          ? `not fully checked (${read} of ${cells} cells read)${doubts ? `, ${doubts} to look at` : ""}`
          : doubts
            ? `no errors, ${doubts} to look at`
            : "no errors",
    filled: (read, cells) => `${read} of ${cells} cells filled in`,
    pasted: (cells, left) => `${many(cells, "cell")} pasted${left ? `, ${left} did not fit` : ""}`,
    moved: (cells, label) => `pasted by the names of the rows: ${many(cells, "cell")} from “${label}”`,
    overwrite: (cells, left) => `${left ? `${many(left, "figure")} will not fit. ` : ""}${cells ? `${many(cells, "cell")} will be overwritten. ` : ""}Paste here all the same?`,
    paste: "paste",
    cancel: "do not paste",
    typed: (name, from, to) => `${name} ${from === "" ? "blank" : from} → ${to === "" ? "blank" : to}`,
    changed: (cells) => `${many(cells, "cell")} changed`,
    pasting: (cells) => `${many(cells, "cell")} pasted`,
    written: (text) => `“${text}” is not how a number is written`,
    tooLong: (digits) => `more than ${digits} digits; please check`,
    incomplete: "the form is not filled in yet",
    sheet: "(scrolls sideways)",
    loading: "loading the checks…",
    failed: (reason) => `The checks could not be loaded, so that the form cannot be filled in yet: ${reason}. Check the network and load the page again; if that does not help, tell whoever runs this site.`,
  },
};
