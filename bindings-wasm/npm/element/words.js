// What the element itself says, in both languages.
export const WORDS = {
  zh: {
    change: (value) => `改为 ${value}`,
    shortcut: "Alt+回车",
    sum: (sum, open) => (open ? `各项之和 ${sum}，尚有 ${open} 格未填` : `各项之和 ${sum}`),
    differs: (sum) => `与各项之和 ${sum} 不符`,
    basis: "依据：",
    part: "此格所在的勾稽关系不成立",
    status: (errors, rest) =>
      errors + rest === 0 ? "未发现错误" : `${errors ? `错误 ${errors} 条` : ""}${errors && rest ? "，" : ""}${rest ? `其他 ${rest} 条` : ""}`,
    pasted: (cells, left) => `已粘贴 ${cells} 格${left ? `，${left} 格放不下` : ""}`,
    incomplete: "表格尚未填完",
    sheet: "表格，可左右滚动",
  },
  en: {
    change: (value) => `change to ${value}`,
    shortcut: "Alt+Enter",
    sum: (sum, open) => (open ? `parts add up to ${sum}, ${open} still empty` : `parts add up to ${sum}`),
    differs: (sum) => `differs from the sum of its parts, ${sum}`,
    basis: "basis: ",
    part: "an identity that this cell is part of does not hold",
    status: (errors, rest) =>
      errors + rest === 0 ? "no errors" : `${errors ? `${errors} error${errors > 1 ? "s" : ""}` : ""}${errors && rest ? ", " : ""}${rest ? `${rest} more` : ""}`,
    pasted: (cells, left) => `${cells} cells pasted${left ? `, ${left} did not fit` : ""}`,
    incomplete: "the form is not filled in yet",
    sheet: "table, scrolls sideways",
  },
};
