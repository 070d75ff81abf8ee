//! The words of the overview in two languages.

use ogi_core::{Bilingual, Language, Severity};
use serde_json::{Value, json};

#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    pub(super) language: Language,
}

impl Words {
    pub(super) const fn pick(self, zh: &'static str, en: &'static str) -> &'static str {
        Bilingual { zh, en }.get(self.language)
    }

    pub(super) const fn title(self) -> &'static str {
        self.pick("年报核查总览", "Audit of annual reports")
    }

    pub(super) const fn missing(self) -> &'static str {
        self.pick("未报送", "not filed")
    }

    pub(super) const fn list(self) -> &'static str {
        self.pick("各机关报告", "reports")
    }

    pub(super) fn files(self, count: u32) -> String {
        if self.language == Language::Zh { format!("共{count}个文件") } else { format!("{count} files") }
    }

    pub(super) fn year(self, year: u16) -> String {
        if self.language == Language::Zh { format!("{year}年度") } else { format!("for {year}") }
    }

    /// A moment without its seconds.
    pub(super) fn moment(self, moment: &str) -> String {
        let moment: String = moment.chars().take(16).map(|letter| if letter == 'T' { ' ' } else { letter }).collect();
        format!("{}{moment}", self.pick("核查时间", "checked "))
    }

    pub(super) fn since(self, new: u32, resolved: u32) -> String {
        match self.language {
            Language::Zh => format!("与上次结果相比：新出现{new}条，已解决{resolved}条"),
            Language::En => format!("since the earlier result: {new} new, {resolved} resolved"),
        }
    }

    /// How a report can stand, with the name that the script filters by; the first is all of them.
    pub(super) const fn standings(self) -> [(&'static str, &'static str); 7] {
        [
            ("", self.pick("全部", "all")),
            ("errors", self.pick("有错误", "errors")),
            ("warnings", self.pick("只有警告", "warnings only")),
            ("notices", self.pick("只有存疑", "notices only")),
            ("clean", self.pick("没有问题", "nothing wrong")),
            ("open", self.pick("没有核完", "not all decided")),
            ("unread", self.pick("读不了", "not read")),
        ]
    }

    pub(super) const fn plain_columns(self) -> [&'static str; 9] {
        [
            self.pick("机关", "organ"),
            self.pick("年度", "year"),
            self.pick("错误", "errors"),
            self.pick("警告", "warnings"),
            self.pick("存疑", "notices"),
            self.pick("未能核对", "undecided"),
            self.pick("新收", "received"),
            self.pick("办结", "concluded"),
            self.pick("结转", "carried forward"),
        ]
    }

    /// The columns of the table: the member of a row, its heading, its class.
    fn columns(self) -> Value {
        json!([
            ["organ", self.pick("机关", "organ"), ""],
            ["year", self.pick("年度", "year"), "n"],
            ["errors", self.pick("错误", "errors"), "n"],
            ["warnings", self.pick("警告", "warnings"), "n"],
            ["notices", self.pick("存疑", "notices"), "n less"],
            ["undecided", self.pick("未能核对", "undecided"), "n less"],
            ["least", self.pick("最少改", "cells to change"), "n less"],
            ["score", self.pick("得分", "score"), "n less"],
            ["received", self.pick("新收", "received"), "n"],
            ["concluded", self.pick("办结", "concluded"), "n less"],
            ["opened", self.pick("公开率", "opened"), "n less"],
            ["rank", self.pick("位次", "rank"), "n less"],
            ["carried", self.pick("结转", "carried"), "n less"],
            ["correction", self.pick("纠错率", "corrected"), "n less"],
            ["on_time", self.pick("按时", "on time"), "less"]
        ])
    }

    pub(super) fn of_script(self) -> Value {
        let severities: serde_json::Map<String, Value> =
            Severity::ALL.iter().map(|one| (one.name().to_owned(), json!(one.names().get(self.language)))).collect();
        json!({
            "standings": self.standings(),
            "columns": self.columns(),
            "severities": severities,
            "statuses": [
                self.pick("待核", "open"), self.pick("退改", "sent back"), self.pick("说明成立", "explained"),
                self.pick("已改", "corrected")
            ],
            "missing": self.missing(),
            "organ": self.pick("机关", "organ"),
            "file": self.pick("文件", "file"),
            "errors": self.pick("错误", "errors"),
            "all": self.pick("全部显示", "show all"),
            "yes": self.pick("是", "yes"),
            "no": self.pick("否", "no"),
            "nobody": self.pick("（未识别机关）", "(no organ recognised)"),
            "proposed": self.pick("建议更正：", "proposed: "),
            "resolved": self.pick("已解决：", "resolved: "),
            "undecided": self.pick("另有{n}项无法核对，见本机关页面", "{n} checks could not be decided; see the organ's page"),
            "since": {
                "new": self.pick("新出现", "new"), "changed": self.pick("有变化", "changed"), "same": self.pick("此前已有", "known")
            },
            "status": self.pick("处理状态", "status of"),
            "page": self.pick("本机关页面", "page of the report"),
            "notice": self.pick("退改通知", "notice"),
            "trend": self.pick("历年新收", "received by year"),
            "count": self.pick("{n}份", "{n} reports"),
            "allYears": self.pick("所有年度", "all years"),
            "anyStatus": self.pick("处理状态不限", "any status"),
            "notStatus": self.pick("不是处理状态文件", "not a file of statuses")
        })
    }
}
