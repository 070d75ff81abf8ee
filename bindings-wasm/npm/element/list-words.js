// What the lists beside a form say, in both languages.
export const LIST_WORDS = {
  zh: {
    kinds: { must: "必须改", check: "请核对", note: "供参考" },
    parts: ["全文", "一、总体情况", "二、主动公开", "三、申请情况", "四、复议诉讼", "五、问题改进", "六、其他事项"],
    severity: { error: "错误", warning: "警告", notice: "存疑", info: "提示" },
    summed: (expected, actual) => `各项相加是${expected}，表中填报${actual}`,
    stated: (value) => `正文表述为${value}`,
    fix: (to) => `改为${to}`,
    excuse: "不改，写说明",
    evidence: "看依据",
    rule: "规则说明",
    basis: "依据：",
    separator: "；",
    reason: "不改的理由（写进核查结果）",
    save: "保存说明",
    cancel: "取消",
    excused: (count) => `已说明不改${count}条`,
    undecided: (count) => `${count}条无法核对`,
    none: "没有需要改的。",
    noneYet: "核对过的部分没有发现问题。",
    more: (count) => `逐处更正后，其余${count}条随之解决`,
    doubts: (count) => `另有${count}处请核对`,
    notes: (count) => `${count}处供参考`,
    /** The sentence that closes a result in every output: the findings counted, and how the identities came out. */
    conclusion: ({ errors, warnings }, { all, held, broken, undecided }) => {
      const found = [errors > 0 ? `错误${errors}条` : "", warnings > 0 ? `警告${warnings}条` : ""].filter(Boolean).join("，");
      const came =
        held === all
          ? `${all}项勾稽关系全部成立`
          : held + broken === 0
            ? `${all}项勾稽关系均无法核对`
            : `${all}项勾稽关系中${held}项成立${broken ? `，${broken}项不成立` : ""}${undecided ? `，${undecided}项无法核对` : ""}`;
      return found ? `${found}；${came}` : came;
    },
    headline: { must: (count) => `${count}处必须改` },
    missing: "空",
  },
  en: {
    kinds: { must: "must be corrected", check: "please check", note: "for information" },
    parts: ["whole report", "1 overview", "2 proactive", "3 applications", "4 remedies", "5 problems", "6 other matters"],
    severity: { error: "error", warning: "warning", notice: "notice", info: "info" },
    summed: (expected, actual) => `the parts add up to ${expected}, the table states ${actual}`,
    stated: (value) => `the text says ${value}`,
    fix: (to) => `change to ${to}`,
    excuse: "keep it, say why",
    evidence: "evidence",
    rule: "about the rule",
    basis: "basis: ",
    separator: "; ",
    reason: "why it stays (goes into the result)",
    save: "save",
    cancel: "cancel",
    excused: (count) => `${count} kept with a reason`,
    undecided: (count) => `${count} could not be checked`,
    none: "Nothing has to be corrected.",
    noneYet: "Nothing is wrong in what was checked.",
    more: (count) => `${count} more go with them`,
    doubts: (count) => `${count} more to check`,
    notes: (count) => `${count} for information`,
    conclusion: ({ errors, warnings }, { all, held, broken, undecided }) => {
      const many = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;
      const found = [errors > 0 ? many(errors, "error") : "", warnings > 0 ? many(warnings, "warning") : ""].filter(Boolean).join(", ");
      const came =
        held === all
          ? `all ${all} identities hold`
          : held + broken === 0
            ? `none of the ${all} identities could be checked`
            : `of ${all} identities ${held} hold${broken ? `, ${broken} are broken` : ""}${undecided ? `, ${undecided} cannot be checked` : ""}`;
      return found ? `${found}; ${came}` : came;
    },
    headline: { must: (count) => `${count} to correct` },
    missing: "blank",
  },
};
