// What the element itself says, in both languages.
export const WORDS = {
  zh: {
    separator: "；",
    change: (value) => `改为 ${value}`,
    shortcut: "Alt+回车",
    basis: "依据：",
    unreadable: (printed) => `没有读出：${printed}`,
    sum: (sum, open) => `Σ ${sum}${open ? " …" : ""}`,
    given: (text) => `原${text === "" ? "空" : text}`,
    status: (errors, rest) =>
      errors + rest === 0 ? "未发现错误" : `${errors ? `错误 ${errors} 条` : ""}${errors && rest ? "，" : ""}${rest ? `其他 ${rest} 条` : ""}`,
    pasted: (cells, left) => `已粘贴 ${cells} 格${left ? `，${left} 格放不下` : ""}`,
    incomplete: "表格尚未填完",
    sheet: "（可左右滚动）",
  },
  en: {
    separator: "; ",
    change: (value) => `change to ${value}`,
    shortcut: "Alt+Enter",
    basis: "basis: ",
    unreadable: (printed) => `could not be read: ${printed}`,
    sum: (sum, open) => `Σ ${sum}${open ? " …" : ""}`,
    given: (text) => (text === "" ? "was blank" : `was ${text}`),
    status: (errors, rest) =>
      errors + rest === 0 ? "no errors" : `${errors ? `${errors} error${errors > 1 ? "s" : ""}` : ""}${errors && rest ? ", " : ""}${rest ? `${rest} more` : ""}`,
    pasted: (cells, left) => `${cells} cells pasted${left ? `, ${left} did not fit` : ""}`,
    incomplete: "the form is not filled in yet",
    sheet: "(scrolls sideways)",
  },
};
