//! The words that decide what a number in prose counts (关键词).

macro_rules! words {
    ($($(#[$doc:meta])* $key:ident [$($word:literal)*],)*) => {
        /// What a word tells about the numbers near it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub(crate) enum Key { $($(#[$doc])* $key,)* }

        impl Key {
            /// How many keys there are.
            pub(super) const COUNT: usize = [$(Self::$key),*].len();
        }

        /// Every word with its key.
        pub(crate) const WORDS: &[(&str, Key)] = &[$($(($word, Key::$key),)*)*];
    };
}

words! {
    // What is known of the place where a number stands, rather than said by a word.
    /// Applications for information are spoken of here.
    AboutRequests [],
    /// They were spoken of before this number's own words.
    AboutBefore [],
    /// Applications of some sort are received here.
    AboutAny [],
    /// Received, with a word for applications.
    Applied [],
    /// Nothing here says that it is about disclosure.
    Undisclosed [],
    /// A remedy is named here, or was in the sentence.
    OfRemedy [],
    /// What is named may be a way of applying: in a list of such, or beside a word for applications.
    Listed [],
    /// A group of outcomes with reasons that are only some of several.
    SeveralReasons [],
    SeveralOrganisations [],
    ReceivedBefore [],
    /// Behind 答复中.
    InBefore [],
    /// In a list of parts of what was answered.
    InAnswered [],
    /// In a list of parts of what was published.
    InPublished [],
    /// Counted in 条 or 篇 in such a list: an item of that class.
    ItemInList [],
    /// The words around are about something else than handling applications.
    NotFlow [],
    /// Nothing here is received, handled or answered.
    Aimless [],

    // Handling applications.
    Receive ["收到" "新收" "新收到" "受理" "接收" "接收到" "接到" "收悉" "新增申请" "共收到"],
    Due ["收办" "应办" "应办理"],
    Process ["办理" "处理" "处置"],
    Answer ["答复" "回复" "办结" "办理完毕" "办理完成" "办理完结" "办毕" "办复" "作出答复" "处理完毕" "予以答复" "完成办理" "完成答复" "办理结果总计" "办理结果合计"],
    Carry ["结转" "转结" "顺延" "延至" "转至" "转入" "延续至" "延期至"],
    CarryIn ["上年遗留" "年初结转"],
    CarryOut ["转下年" "转下一年" "转明年" "转次年" "跨年办理" "跨年度办理" "结转明年" "结转次年"],
    Unanswered ["待答复" "未答复" "未办结" "尚未办结" "尚未答复" "正在办理" "正在处理" "尚在办理" "还在办理" "仍在办理" "待办理" "待办结"],
    /// An application for information beyond doubt.
    Apply ["依申请公开" "申请公开" "政府信息公开申请" "信息公开申请" "公开申请" "依申请" "依申请信息公开" "依申请政府信息公开" "申请政府信息公开"],
    /// An application of some sort.
    Request ["申请"],
    ApplicantNoise ["申请人" "申请表" "申请内容" "申请流程" "申请平台" "申请指南" "申请目录" "申请条件" "申请材料" "申请办理流程" "许可申请" "执行申请" "复议机关" "复议机构" "申请书" "仲裁申请" "立案申请" "补贴申请" "申请救助"],
    ApplyWay ["申请方式" "申请渠道" "申请途径" "申请形式" "提交方式" "受理方式" "受理渠道"],

    // Outcomes.
    AlreadyPublic ["已主动公开" "已经主动公开" "属于已主动公开" "属于主动公开" "已公开"],
    Agree ["同意公开" "同意全部公开"],
    Granted ["予以公开" "全部公开" "准予公开" "依申请予以公开" "公开答复"],
    Partial ["部分公开" "同意部分公开" "予以部分公开" "部分予以公开" "区分处理"],
    Denied ["不予公开" "不同意公开" "决定不公开" "免予公开"],
    Unavailable ["无法提供"],
    NotProcessed ["不予处理" "不予办理"],
    OtherwiseClosed ["其他处理" "其它处理" "其他方式处理"],
    NotHeld ["不掌握" "未掌握" "本机关不掌握" "本单位不掌握" "我局不掌握" "本行政机关不掌握" "非本机关掌握"],
    NonExistent ["信息不存在" "不存在"],
    Elsewhere ["不属于本机关" "非本机关" "不属于本行政机关" "不属于我局" "不属于本单位" "非本单位" "不属本机关" "非我局"],
    NeedsCreation ["另行制作" "没有现成信息" "无现成信息"],
    StillUnclear ["仍不明确" "内容不明确"],
    Petition ["信访举报投诉" "信访、举报、投诉" "信访、投诉、举报" "信访投诉举报" "信访举报投诉类" "信访、举报、投诉类" "信访、投诉、举报类" "信访投诉举报类"],
    Duplicate ["重复申请" "不予重复处理" "不予重复答复"],
    Publications ["公开出版物"],
    Vexatious ["大量反复申请" "反复申请"],
    Reissue ["重新出具"],
    CorrectionLapsed ["逾期不补正" "逾期未补正"],
    FeeLapsed ["逾期未缴" "逾期未按收费" "未按收费通知"],
    StateSecret ["国家秘密"],
    ProhibitedByLaw ["法规禁止公开" "禁止公开"],
    Security ["三安全一稳定"],
    ThirdParty ["第三方合法权益" "第三方权益"],
    Internal ["内部事务" "内部事务信息" "三类内部事务" "三类内部事务信息"],
    Deliberative ["过程性信息" "四类过程性信息"],
    EnforcementFile ["行政执法案卷" "执法案卷"],
    Inquiry ["行政查询" "行政查询事项"],
    /// Outcomes that no row of the form bears by name.
    Withdrawn ["撤回申请" "主动撤回" "申请撤回" "撤销申请"],

    // Applicants and channels.
    NaturalPerson ["自然人" "个人申请" "公民个人"],
    /// Said of natural persons, and in a wider sense of everybody.
    Citizen ["公民" "个人"],
    Business ["商业企业" "企业申请"],
    Research ["科研机构"],
    PublicInterest ["社会公益组织" "公益组织"],
    LegalService ["法律服务机构"],
    Organisations ["法人" "法人或其他组织" "法人或者其他组织" "法人和其他组织" "法人及其他组织" "法人、其他组织" "法人组织" "法人以及其他组织"],
    InPerson ["当面" "现场申请" "现场提交" "窗口申请" "现场受理" "现场收到" "现场接收" "通过现场" "窗口收到" "窗口受理" "窗口提交"],
    Letter ["信函" "邮寄" "信件" "邮政" "挂号信" "快递" "书信"],
    Online ["网上" "网络" "在线" "线上" "互联网" "网站" "网页" "平台"],
    Fax ["传真"],
    Email ["电子邮件" "电子邮箱" "邮件" "电邮" "邮箱"],
    OtherWay ["其他方式" "其他渠道" "其他形式" "其它方式" "其他途径"],

    // Remedies.
    Review ["行政复议" "复议" "被申请行政复议" "申请行政复议" "行政复议申请" "复议申请" "提起行政复议"],
    Suit ["行政诉讼" "诉讼" "提起行政诉讼" "行政应诉" "应诉"],
    DirectSuit ["未经复议直接起诉" "直接起诉"],
    SuitAfter ["复议后起诉"],
    Upheld ["维持" "结果维持" "获维持" "被维持"],
    Corrected ["纠正" "结果纠正" "被纠正"],
    OtherRuling ["其他结果"],
    Pending ["尚未审结" "未审结" "正在审理" "审理中" "未结案" "尚在审理"],
    RulingNoise ["驳回" "撤诉" "撤回" "终止" "调解" "审结" "胜诉" "结案" "撤销" "责令" "确认违法" "改判"],
    Lost ["败诉" "纠错"],
    /// One way of losing among several.
    Annulled ["被撤销" "被责令" "被确认违法" "被改判"],

    // Documents and decisions.
    Rules ["规章" "政府规章"],
    Norm ["规范性文件" "行政规范性文件"],
    Issue ["制发" "制定" "出台" "印发" "新制定" "制定出台" "制定印发" "制定发布" "颁布" "新出台" "制定公布" "新制发" "新印发"],
    Repeal ["废止" "宣布失效" "失效" "宣布废止"],
    InForce ["现行有效" "继续有效"],
    DocWork ["解读" "审查" "审核" "备案" "清理" "修订" "修改" "征求意见" "意见征集" "评估" "刊登" "刊发" "编发" "转发" "移交" "整理" "评查" "抽查" "核查" "梳理公开" "归集" "上传" "录入" "备查" "答复范本" "答复模板" "范本" "模板"],
    Licence ["行政许可"],
    Penalty ["行政处罚"],
    Coercion ["行政强制"],
    Decision ["决定" "处理决定" "实施"],
    /// A licence by another name, which counts only where it is said to be made.
    Permit ["许可" "批复" "批准文件"],
    Made ["作出" "核发" "颁发" "签发" "出具"],
    /// The powers to decide, which are no decisions.
    Powers ["权力" "权力事项" "权责" "权责事项" "许可事项" "行政许可事项" "职权" "行政权力" "行政权力事项" "处罚事项" "行政处罚事项" "裁量" "清单" "取消" "下放" "承接" "保留"],
    Class ["公示公告" "公告公示" "类信息" "类政府信息" "类文件" "类公开信息" "类" "公示信息" "信息公示" "事项" "栏目"],

    // Fees.
    Fee ["信息处理费" "信息公开处理费" "公开处理费" "政府信息公开信息处理费" "信息公开收费" "信息公开费用" "公开费用" "公开收费"],
    FeeWord ["收费" "费用" "收取" "缴纳" "减免"],
    OtherFee ["行政事业性收费" "事业性收费" "收费标准" "收费目录" "收费通知" "收费清单" "涉企收费"],

    // Publication.
    Publish ["主动公开" "公开" "发布" "公布" "公示" "推送" "公开发布" "主动公开发布" "转载" "上网公开"],
    Info ["信息" "政府信息" "资讯" "政府资讯"],
    Document ["文件" "公文" "文件数"],
    /// The organ decides on reconsideration itself.
    Judging ["作为第三人" "作为复议机关" "为复议机关" "作为行政复议机关" "为行政复议机关" "作为复议机构" "为复议机构"],
    /// Cases that are said not to be about disclosure.
    NotDisclosure ["非政府信息公开" "非信息公开" "与政府信息公开无关"],
    /// A reason is one of several: 因不掌握等原因无法提供.
    AndSo ["等原因" "等理由" "等情形" "等情况" "等原由" "信息等" "情况等"],
    Disclosure ["政府信息公开" "信息公开" "政务公开"],
    /// Things that are handled or published like applications, but are none, or are another organ's.
    Foreign ["委托" "协查" "协办" "协助" "建议" "提案" "议案" "留言" "诉求" "咨询" "投诉" "举报" "来电" "来信" "来访" "工单" "热线" "舆情" "问题" "信箱"
        "意见" "求助" "评论" "消息" "网民" "信访" "培训" "会议" "活动" "检查" "访谈" "稿件" "视频" "图解" "粉丝" "阅读"
        "点击" "访问" "浏览" "公共服务事项" "政务服务" "便民" "话题" "案例" "隐患" "合同" "项目" "许可证" "资质" "公报" "年鉴"
        "仲裁" "民事" "刑事" "执行案" "行政许可申请" "审批"],

    // Scope, time, structure.
    Own ["我局" "我委" "我办" "我厅" "我院" "我中心" "我处" "我队" "我站" "我镇" "我乡" "我街道" "我单位" "我所" "我馆" "我会" "我部"
        "我支队" "我大队" "我管委会" "我司" "我行" "我校"
        "本机关" "本单位" "本局" "本委" "本部门" "局机关" "委机关" "厅机关" "市本级" "区本级" "县本级" "省本级" "州本级" "本级"
        "本行政机关" "本办" "本厅" "本镇" "本街道" "本中心"],
    Whole ["全市" "全区" "全县" "全省" "全州" "全旗" "全镇" "全乡" "全街道" "全系统" "全国" "我市" "我区" "我县" "我省" "各级" "各地" "各单位" "各部门"
        "各级各部门" "系统"],
    Others ["下属" "所属" "直属" "各镇" "各乡" "各街道" "各县" "各区" "各市" "街道办" "镇政府" "乡政府" "派出所" "下级" "基层"
        "区县" "县区" "相关单位" "有关部门" "其他部门" "其他单位"],
    PreviousYear ["上年" "上年度" "上一年" "上一年度" "去年" "前一年" "往年" "同期" "上年同期" "去年同期" "前年" "以前年度" "历史"],
    NextYear ["下年" "下年度" "下一年" "下一年度" "明年" "次年" "来年"],
    ThisYear ["本年" "本年度" "今年" "全年" "当年" "年内" "一年来" "年度内" "报告期内" "今年以来" "本年度共"],
    Yoy ["同比" "较上" "较去" "比上" "比去" "相比" "环比" "与上年" "与去年" "较前" "比前" "较往" "比往"],
    Than ["较" "比"],
    Up ["增长" "上升" "增加" "上涨" "提高" "提升" "增幅" "增多" "新增"],
    Down ["下降" "减少" "降低" "回落" "下滑" "降幅" "同比降" "缩减"],
    Cumulative ["历年累计" "历年" "累计" "总累计" "历史累计"],
    Since ["以来" "至今" "截至目前" "截止目前" "开通至" "近三年" "近两年" "近五年" "近几年" "三年来" "五年来"],
    /// A part of the year: what is counted in it is not the year's number.
    PartYear ["季度" "一季度" "二季度" "三季度" "四季度" "第一季度" "第二季度" "第三季度" "第四季度" "上半年" "下半年" "前三季度"],
    /// Steps on the way to an answer, which are no answers.
    Step ["延期答复" "延期办理" "延期办结" "延长答复" "延长办理" "一次性补正" "通知补正" "补正通知" "补正告知" "补正申请" "要求补正" "视为放弃" "延期告知" "分发" "分办" "转办" "交办"],
    Among ["其中" "其中包括" "包括" "包含" "其中包含" "按类别分" "按内容分" "主要包括"],
    Including ["含"],
    Respectively ["分别为" "分别是" "分别有" "分别"],
    TotalWord ["共" "共计" "总计" "合计" "总数" "总量" "总共" "总数为"],
    All ["全部" "均" "所有" "都" "已全部" "全数" "悉数" "无一"],
    ShareWord ["占" "占比" "占总数" "约占" "占到" "比例为" "比重为" "占申请总数" "占比为"],
    AnswerRate ["答复率" "办结率" "回复率" "办复率" "按时答复率" "按时办结率" "按期答复率" "按期办结率" "依法答复率" "及时答复率"],
    OtherRate ["满意率" "满意度" "好评率" "公开率" "知晓率" "电子化率" "准确率" "及时率" "覆盖率" "解读率" "合格率" "完成率" "应诉率"],
    Deadline ["期限" "按时" "按期" "时限" "及时" "时间内" "法定" "规定时间"],
    Every ["每" "每件" "每年" "每月" "不少于" "不低于" "超过" "以上" "不超过" "至少"],
    InWord ["中"],
    OtherWord ["其他" "其它"],

    // Denials.
    NoneReceived ["未收到" "没有收到" "未接到" "没有接到" "没有受理" "未受理" "未曾收到" "无收到" "未接收到" "未接收" "没收到" "未有收到"
        "未新收" "无新收" "未曾接到" "没有新收" "零申请"],
    NoneHappened ["未发生" "没有发生" "未出现" "没有出现" "未产生" "没有产生" "未引发" "无因" "未因" "没有因" "未被" "没有被" "未涉及" "没有涉及"
        "未有" "没有" "无" "暂无" "均无" "从未" "未曾发生" "未存在" "不存在因" "不存在被" "不存在收取" "不存在任何" "不存在政府信息公开" "不存在行政复议" "不存在行政诉讼" "不存在涉及" "不涉及" "未曾被" "未曾因" "不曾"],
    NoneCharged ["未收取" "没有收取" "未收费" "没有收费" "没有进行收费" "未进行收费" "无收取" "不收取" "未曾收取" "无收费" "没有任何收费"
        "未收任何" "未征收" "免收" "零收费" "未有收取"],
    /// Denials that take a verb of their own: 未向申请人收取.
    NoneTo ["未向" "没有向" "未就" "没有就" "未对" "没有对" "未针对" "没有针对"],
    /// 未制定规范性文件
    NoneMade ["未制定" "未制发" "没有制定" "没有制发" "未出台" "没有出台" "未新制定" "未新制发" "没有新制定" "没有新制发" "无制发" "无新制发" "未新出台"],
    NoLoss ["零败诉" "无败诉" "未败诉" "无一败诉" "零纠错"],
    /// Words that undo a denial: 未发生违规收费 does not say that nothing was charged.
    Wrongdoing ["违规" "违反" "违法" "乱收费" "失泄密" "泄密" "责任追究" "追责" "擅自" "超期" "逾期"],
    /// Conditions and instructions, not statements.
    Conditional ["如果" "若" "如有" "如未" "对于" "凡是" "应当" "避免" "防止" "确保" "杜绝" "降低行政" "减少行政"],

    /// Longer words that contain a key without meaning it.
    Noise ["一件事" "不予受理" "受理机构" "受理点" "受理流程" "统一受理" "统一答复" "答复意见" "答复格式" "答复文书" "答复口径" "答复质量" "答复工作" "答复时限" "直接答复" "当场答复" "口头答复" "要求公开" "书面或网络形式" "书面和网络形式" "告知其他途径" "告知其他渠道" "告知通过其他" "任何形式" "各种形式"
        "答复书" "告知书" "公共" "共同" "共享" "共建" "中共" "共产" "共治" "共性" "公共服务" "平均" "均衡" "人均" "均等" "均衡化" "首都" "成都" "都市"
        "比较" "比例" "比如" "对比" "比对" "比赛" "评比" "无障碍" "无法" "无需" "无关" "无正当理由" "无偿" "无效" "无论" "无线" "无人" "无锡"
        "占用" "侵占" "占地" "抢占" "占道" "公开招标" "公开指南" "公开目录" "公开栏" "公开专栏" "公开平台" "公开制度" "公开工作" "公开条例" "公开办"
        "公开意识" "公开渠道" "公开属性" "公开事项" "公开标准" "公开方式" "公开形式" "不公开为例外" "基层政务公开" "公开为常态" "应公开尽公开" "应当公开" "公开情况"
        "信息公开平台" "信息化" "信息技术" "信息系统" "规章制度" "包含关系" "蕴含" "涵盖" "含义" "登记机关" "登记证" "不动产登记" "注册登记"
        "中心" "中华" "中国" "中央" "中介" "中小" "集中" "其他需要" "现有" "无纸化" "国有" "所有权" "复议机关" "行政复议机关"
        "复议决定书" "每一" "每个" "若干" "处理系统" "处理费管理" "没有现成"
        "网络安全" "网络化" "平台建设" "网站建设" "网站管理" "通过审查" "处理情况" "办理情况" "办理流程" "办理程序" "办理工作" "办理结果" "办理质量" "办理时限"
        "信息处理费管理办法" "收取情况" "登记簿" "决定机关" "作出回应" "实施细则" "实施意见" "实施方案" "实施办法" "决定书文号"],
}
