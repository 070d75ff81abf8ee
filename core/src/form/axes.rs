//! Rows and columns of the tables (行、列) as words of the field, but for the lines of the applications table, which `rows` declares.

/// Declares an enum whose members stand in printed order, each with its path segment.
macro_rules! axis {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $member:ident $path:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name { $($(#[$doc])* $member,)* }

        impl $name {
            /// All members, in printed order.
            pub const ALL: &'static [Self] = &[$(Self::$member),*];
            const PATHS: &'static [&'static str] = &[$($path),*];

            /// The stable path, or segment of a path.
            pub fn path(self) -> &'static str {
                Self::PATHS.get(usize::from(self as u8)).copied().unwrap_or_default()
            }

            /// The member with this path.
            pub fn from_path(path: &str) -> Option<Self> {
                Self::PATHS.iter().position(|known| *known == path).and_then(|index| Self::ALL.get(index).copied())
            }
        }
    };
}

pub(super) use axis;

axis! {
    /// A column of the applications table (申请人情况).
    Column {
        /// 自然人
        NaturalPerson "natural_person",
        /// 商业企业
        Business "business",
        /// 科研机构
        Research "research",
        /// 社会公益组织
        PublicInterest "public_interest",
        /// 法律服务机构
        LegalService "legal_service",
        /// 其他
        Other "other",
        /// 总计
        Total "total",
    }
}

axis! {
    /// A group of the remedies table (政府信息公开行政复议、行政诉讼情况).
    Remedy {
        /// 行政复议
        Reconsideration "remedies.reconsideration",
        /// 行政诉讼：未经复议直接起诉
        DirectSuit "remedies.direct_suit",
        /// 行政诉讼：复议后起诉
        SuitAfterReconsideration "remedies.suit_after_reconsideration",
    }
}

axis! {
    /// A column within a group of the remedies table.
    Ruling {
        /// 结果维持
        Upheld "upheld",
        /// 结果纠正
        Corrected "corrected",
        /// 其他结果
        Other "other",
        /// 尚未审结
        Pending "pending",
        /// 总计
        Total "total",
    }
}

axis! {
    /// A row of the table of information published on the organ's own initiative (主动公开政府信息情况).
    Subject {
        /// 规章
        GovernmentRules "proactive.government_rules",
        /// 行政规范性文件
        NormativeDocuments "proactive.normative_documents",
        /// 行政许可
        Licences "proactive.licences",
        /// 其他对外管理服务事项 (trial form)
        OtherServices "proactive.other_services",
        /// 行政处罚
        Penalties "proactive.penalties",
        /// 行政强制
        CoerciveMeasures "proactive.coercive_measures",
        /// 行政事业性收费
        Fees "proactive.fees",
        /// 政府集中采购 (trial form)
        CentralProcurement "proactive.central_procurement",
    }
}

axis! {
    /// What a column of that table measures.
    Measure {
        /// 本年制发件数 (2021), 本年新制作数量 (trial)
        Issued "issued",
        /// 本年新公开数量 (trial)
        Published "published",
        /// 对外公开总数量 (trial)
        PublicTotal "public_total",
        /// 本年废止件数
        Repealed "repealed",
        /// 现行有效件数
        InForce "in_force",
        /// 上一年项目数量 (trial)
        PreviousItems "previous_items",
        /// 本年增/减 (trial), the only signed figure
        Change "change",
        /// 本年处理决定数量
        Decisions "decisions",
        /// 本年收费金额（万元）, 采购总金额
        Amount "amount",
        /// 采购项目数量 (trial)
        Projects "projects",
    }
}

/// How many columns the applications table has.
pub(super) const COLUMNS: usize = Column::ALL.len();

/// The cells' paths of rows of the applications table.
macro_rules! row_paths {
    ($($path:literal,)*) => {
        [$([
            concat!($path, ".natural_person"), concat!($path, ".business"), concat!($path, ".research"),
            concat!($path, ".public_interest"), concat!($path, ".legal_service"), concat!($path, ".other"),
            concat!($path, ".total"),
        ]),*]
    };
}

pub(super) use row_paths;
