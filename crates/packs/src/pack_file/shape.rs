//! What a pack's file is made of: every table with its fields, their kinds and their Chinese names.
//!
//! In: nothing. Out: [`STANDARD`], by which a file is walked through and written. It must not know any pack. serde has
//! the last word on what can be read; by the shape a fault is told in words that the writer of the file knows, with its line.

use super::grammar::{Alternative, Field, Kind, PackValue, Shape};
use crate::toml_file::kind::{Absent, block, choice, field, may, must, optional};
use standard::Comparison;

const TEXT: Kind = Kind::Leaf(PackValue::Text);
const ID: Kind = Kind::Leaf(PackValue::Id);
const DECIMAL: Kind = Kind::Leaf(PackValue::Decimal);
const FIGURE_ID: Kind = Kind::Leaf(PackValue::Figure);

/// A field that is false where it is left out.
const fn flag(key: &'static str, label: &'static str) -> Field {
    field(key, label, Kind::Leaf(PackValue::Flag), Absent::False)
}

/// A static [`Shape`] with its name, what it is called and its fields.
macro_rules! shape {
    ($name:ident, $what:literal, $($field:expr),+ $(,)?) => {
        static $name: Shape = Shape { what: $what, fields: &[$($field),+] };
    };
}

/// The words of a comparison, with what they say.
pub const COMPARISONS: [(&str, &str, Comparison); 4] = [
    ("at_least", "不低于", Comparison::AtLeast),
    ("more_than", "超过", Comparison::MoreThan),
    ("at_most", "不超过", Comparison::AtMost),
    ("less_than", "低于", Comparison::LessThan),
];
/// The words of a confidence.
pub const CONFIDENCES: &[(&str, &str)] = &[("high", "高"), ("medium", "中"), ("low", "低")];

const COMPARISON: Kind = Kind::Leaf(PackValue::Word(&[
    ("at_least", "不低于"),
    ("more_than", "超过"),
    ("at_most", "不超过"),
    ("less_than", "低于"),
]));
const UNIT: Kind = Kind::Leaf(PackValue::Word(&[
    ("person", "人"),
    ("teacher", "名"),
    ("room", "间"),
    ("class", "个班"),
    ("square_metre", "平方米"),
    ("yuan", "元"),
    ("ten_thousand_yuan", "万元"),
    ("hour", "学时"),
    ("teachers_per_hundred", "人/百生"),
    ("rooms_per_hundred", "间/百生"),
    ("square_metre_per_pupil", "平方米/生"),
    ("yuan_per_pupil", "元/生"),
    ("percent", "%"),
    ("pupils_per_class", "人/班"),
    ("metre", "米"),
    ("item", "个"),
    ("clock_hour", "小时"),
    ("lesson", "课时"),
    ("volume", "册"),
    ("machine", "台"),
    ("volumes_per_pupil", "册/生"),
    ("machines_per_hundred", "台/百生"),
    ("title", "种"),
    ("none", "无"),
]));
const LEVEL: Kind = Kind::Leaf(PackValue::Word(&[
    ("reached", "达到"),
    ("partly", "基本达到"),
    ("not_reached", "未达到"),
]));
static FIGURES: Kind = FIGURE_ID;
static SOURCE_KEYS: Kind = Kind::Leaf(PackValue::Source);
static STAGE: Kind = Kind::Leaf(PackValue::Word(&[
    ("primary", "小学"),
    ("junior", "初中"),
    ("senior", "高中"),
]));
static SCHOOL_KIND: Kind = Kind::Leaf(PackValue::Word(&[
    ("primary", "小学"),
    ("junior", "初中"),
    ("nine_year", "九年一贯制学校"),
    ("twelve_year", "十二年一贯制学校"),
    ("complete_secondary", "完全中学"),
    ("teaching_point", "教学点"),
]));
static ZONE: Kind = Kind::Leaf(PackValue::Word(&[
    ("city", "城区"),
    ("town", "镇区"),
    ("rural", "乡村"),
]));
static OWNERSHIP: Kind = Kind::Leaf(PackValue::Word(&[("public", "公办"), ("private", "民办")]));

static CLAUSE: Shape = Shape {
    what: "依据",
    fields: &[
        must("place", "条款位置", TEXT),
        must("sources", "来源", Kind::List(&SOURCE_KEYS)),
        must(
            "confidence",
            "把握",
            Kind::Leaf(PackValue::Word(CONFIDENCES)),
        ),
        may("note", "说明", TEXT),
    ],
};
const CLAUSE_KIND: Kind = Kind::Table(&CLAUSE);

static BOUND: Shape = Shape {
    what: "标准值",
    fields: &[
        must("comparison", "比较方式", COMPARISON),
        must("value", "数值", DECIMAL),
    ],
};
const BOUND_KIND: Kind = Kind::Table(&BOUND);

static CONDITION: Shape = Shape {
    what: "条件",
    fields: &[
        may("kinds", "办学类型", Kind::List(&SCHOOL_KIND)),
        may("stages", "学段", Kind::List(&STAGE)),
        may("zones", "城乡类型", Kind::List(&ZONE)),
        may("ownerships", "举办者", Kind::List(&OWNERSHIP)),
        optional("boarding", "寄宿", Kind::Leaf(PackValue::Flag)),
        may("figures", "某个数的条件", Kind::List(&FIGURE_CONDITION)),
        may("shares", "某个占比的条件", Kind::List(&SHARE_CONDITION)),
        optional(
            "built_from",
            "建校年份从",
            Kind::Leaf(PackValue::Whole(9999)),
        ),
        optional("built_to", "建校年份到", Kind::Leaf(PackValue::Whole(9999))),
        may("any", "至少符合一条", Kind::List(&CONDITIONS)),
    ],
};
const CONDITION_KIND: Kind = Kind::Table(&CONDITION);
static CONDITIONS: Kind = Kind::Table(&CONDITION);
static FIGURE_CONDITION: Kind = Kind::Table(&Shape {
    what: "某个数的条件",
    fields: &[
        must("figure", "填报项", FIGURE_ID),
        may("stages", "算哪些学段", Kind::List(&STAGE)),
        must("is", "怎样比", BOUND_KIND),
    ],
});
static SHARE_CONDITION: Kind = Kind::Table(&Shape {
    what: "某个占比的条件",
    fields: &[
        must("part", "分子", FIGURE_ID),
        must("whole", "分母", FIGURE_ID),
        must("is", "怎样比", BOUND_KIND),
    ],
});

static TERM: Shape = Shape {
    what: "一项",
    fields: &[
        must("figure", "填报项", FIGURE_ID),
        flag("minus", "减去"),
        may("stages", "学段", Kind::List(&STAGE)),
        optional("at_least", "至少按多少计", DECIMAL),
    ],
};
static TERM_KIND: Kind = Kind::Table(&TERM);
const TERMS: Kind = Kind::List(&TERM_KIND);

static BOUND_CASE: Kind = Kind::Table(&Shape {
    what: "标准值",
    fields: &[
        may("when", "条件", CONDITION_KIND),
        optional(
            "since_year",
            "从哪一年起",
            Kind::Leaf(PackValue::Whole(9999)),
        ),
        must("bound", "标准值", BOUND_KIND),
        optional("disputed", "有争议的数", Kind::Table(&DISPUTED)),
        may("stricter_unseen", "更严的数没有见到", TEXT),
        optional("clause", "依据", CLAUSE_KIND),
    ],
});
static DISPUTED: Shape = Shape {
    what: "有争议的数",
    fields: &[
        must("value", "较宽的数", DECIMAL),
        must("why", "哪两处不一致", TEXT),
    ],
};
const BOUNDS: Kind = Kind::List(&BOUND_CASE);
static STEP_CASE: Kind = Kind::Table(&Shape {
    what: "一级",
    fields: &[
        may("when", "条件", CONDITION_KIND),
        optional("at", "正好多少", DECIMAL),
        optional("from", "从多少起", DECIMAL),
        optional("up_to", "到多少为止", DECIMAL),
        must("bound", "标准值", BOUND_KIND),
        optional("disputed", "有争议的数", Kind::Table(&DISPUTED)),
        may("stricter_unseen", "更严的数没有见到", TEXT),
        optional("clause", "依据", CLAUSE_KIND),
    ],
});
const OFF_TABLE: Kind = Kind::Table(&Shape {
    what: "表外的班数",
    fields: &[
        must(
            "take",
            "取哪一级",
            Kind::Leaf(PackValue::Word(&[
                ("lower", "较小的一级"),
                ("upper", "较大的一级"),
                ("open", "暂不判定"),
            ])),
        ),
        optional("clause", "依据", CLAUSE_KIND),
        may("why", "为什么不判定", TEXT),
    ],
});
static NORM: Kind = Kind::Table(&Shape {
    what: "配备标准",
    fields: &[
        may("when", "条件", CONDITION_KIND),
        must("for", "对什么", Kind::Table(&TERM)),
        field("every", "每多少", DECIMAL, Absent::Number("1")),
        field("amount", "要多少", DECIMAL, Absent::Number("1")),
        optional("clause", "依据", CLAUSE_KIND),
    ],
});

shape!(
    RATIO,
    "比值",
    must("scale", "乘数", DECIMAL),
    must("numerator", "分子", TERMS),
    may("each", "平均到几个", TERMS),
    may("times", "再乘几个", TERMS),
    must("denominator", "分母", TERMS),
    flag("split", "共用资源按学段拆分"),
);
shape!(
    QUOTA,
    "按数量配备的用房",
    must("rooms", "用房面积", FIGURE_ID),
    must("per", "按什么计", TERMS),
    must(
        "every",
        "每多少",
        Kind::Leaf(PackValue::Whole(4_000_000_000))
    ),
);
shape!(
    EACH_LIMIT,
    "逐个比较",
    must("of", "填报项", Kind::List(&FIGURES))
);
shape!(TOTAL_LIMIT, "总量", must("of", "填报项", TERMS));
shape!(
    SHARE,
    "占比",
    must("part", "分子", TERMS),
    must("whole", "分母", TERMS)
);
shape!(
    STEPS,
    "分级",
    must("of", "填报项", TERMS),
    may("over", "分母", TERMS),
    must("by", "按什么分级", TERMS),
    must("table", "分级表", Kind::List(&STEP_CASE)),
    optional("below", "比最小的一级还小的", OFF_TABLE),
    optional("between", "介于两级之间的", OFF_TABLE),
    optional("above", "比最大的一级还大的", OFF_TABLE),
);
static WAY: Kind = Kind::Table(&Shape {
    what: "一种",
    fields: &[
        must("name", "名称", TEXT),
        must(
            "rule",
            "怎样算",
            Kind::OneOf(&[
                choice("ratio", "比值", Some(&RATIO)),
                choice("share", "占比", Some(&SHARE)),
                choice("total_limit", "总量", Some(&TOTAL_LIMIT)),
                choice("steps", "分级", Some(&STEPS)),
            ]),
        ),
        must("unit", "单位", UNIT),
        must("places", "显示几位小数", Kind::Leaf(PackValue::Whole(6))),
        may("bounds", "标准值", BOUNDS),
    ],
});
shape!(
    EITHER,
    "达到一种即可",
    must("ways", "几种", Kind::List(&WAY))
);
shape!(
    NEED,
    "应配数",
    must("of", "填报项", TERMS),
    must("norms", "配备标准", Kind::List(&NORM)),
);
shape!(
    DOCUMENT,
    "材料",
    must("figure", "填报项", Kind::Leaf(PackValue::JudgedFigure))
);
shape!(
    JUDGEMENT,
    "判断",
    must("figure", "填报项", Kind::Leaf(PackValue::JudgedFigure)),
    must("least", "至少达到", LEVEL),
);
const RULE_CHOICES: &[Alternative] = &[
    choice("ratio", "比值", Some(&RATIO)),
    choice("quota", "按数量配备的用房", Some(&QUOTA)),
    choice("each_limit", "逐个比较", Some(&EACH_LIMIT)),
    choice("total_limit", "总量", Some(&TOTAL_LIMIT)),
    choice("share", "占比", Some(&SHARE)),
    choice("steps", "分级", Some(&STEPS)),
    choice("need", "应配数", Some(&NEED)),
    choice("either", "达到一种即可", Some(&EITHER)),
    choice("document", "有没有材料", Some(&DOCUMENT)),
    choice("judgement", "三级判断", Some(&JUDGEMENT)),
];
const RULE: Kind = Kind::OneOf(RULE_CHOICES);

shape!(
    SUM_OF,
    "几个数之和",
    may("stages", "学段", Kind::List(&STAGE)),
    must("figures", "填报项", Kind::List(&FIGURES)),
);
static PHRASE: Kind = TEXT;
static SUMS: Kind = Kind::Table(&SUM_OF);
shape!(
    FROM_LIST,
    "由一列数得出",
    must("figure", "填报项", FIGURE_ID),
    must(
        "take",
        "取什么",
        Kind::Leaf(PackValue::Word(&[
            ("count", "个数"),
            ("sum", "合计"),
            ("largest", "最大的一个")
        ]))
    ),
);
shape!(
    USUAL,
    "通常范围",
    may("stages", "学段", Kind::List(&STAGE)),
    must("least", "从", DECIMAL),
    must("most", "到", DECIMAL),
);
static USUALS: Kind = Kind::Table(&USUAL);
shape!(
    SAME_AS,
    "同一个量",
    must("figure", "填报项", FIGURE_ID),
    must("factor", "换算", DECIMAL),
);
shape!(
    FIGURE,
    "填报项",
    must("id", "代号", ID),
    must("name", "名称", TEXT),
    must("section", "在哪一节", TEXT),
    must("unit", "单位", UNIT),
    must(
        "form",
        "形式",
        Kind::Leaf(PackValue::Word(&[
            ("count", "整数"),
            ("measure", "可带小数"),
            ("counts", "一列整数"),
            ("measures", "一列数"),
            ("level", "三级判断"),
        ]))
    ),
    must(
        "place",
        "填几次",
        Kind::Leaf(PackValue::Word(&[
            ("stage", "各学段各填一次"),
            ("grade", "各年级各填一次"),
            ("whole", "全校填一次"),
        ]))
    ),
    may("stages", "学段", Kind::List(&STAGE)),
    flag("only_boarding", "只问寄宿制学校"),
    flag("optional", "可不填"),
    must("definition", "口径", TEXT),
    may("include", "算进去的", Kind::List(&PHRASE)),
    may("exclude", "不算的", Kind::List(&PHRASE)),
    may("definition_junior", "初中口径", TEXT),
    must("table", "来源表", TEXT),
    may("table_until_2020", "2020年及以前的来源表", TEXT),
    may("example", "示例", TEXT),
    optional("most", "最大的合理值", DECIMAL),
    optional("part_of", "不会大于", FIGURE_ID),
    may("sum_of", "几个数之和", Kind::List(&SUMS)),
    optional("from_list", "由一列数得出", Kind::Table(&FROM_LIST)),
    flag("signed", "可以小于0"),
    may("usual", "通常范围", Kind::List(&USUALS)),
    optional("same_as", "同一个量", Kind::Table(&SAME_AS)),
    optional(
        "merge",
        "并入教学点时",
        Kind::Leaf(PackValue::Word(&[
            ("sum", "相加"),
            ("yearly", "逐年相加"),
            ("least", "取小的"),
            ("most", "取大的"),
            ("own", "只用本校的"),
        ]))
    ),
);

shape!(
    SOURCE,
    "来源",
    must("key", "简称", ID),
    must("what", "是什么", TEXT)
);
shape!(
    STAGE_WEIGHT,
    "权重",
    must("stage", "学段", STAGE),
    must("weight", "权重", DECIMAL),
);
static WEIGHTS: Kind = Kind::Table(&STAGE_WEIGHT);
shape!(
    SPLIT,
    "拆分系数",
    must("kinds", "办学类型", Kind::List(&SCHOOL_KIND)),
    must("weights", "权重", Kind::List(&WEIGHTS)),
    block(must("clause", "依据", CLAUSE_KIND)),
);
shape!(
    AT_LEAST,
    "至少几项达到",
    must("count", "至少几项", Kind::Leaf(PackValue::Whole(2_000))),
    must("floor", "其余不低于几成", DECIMAL),
);
shape!(
    EXCLUSION,
    "不适用的学校",
    must("when", "条件", CONDITION_KIND),
    must("reason", "理由", TEXT),
    block(must("clause", "依据", CLAUSE_KIND)),
);
static EXCLUSIONS: Kind = Kind::Table(&EXCLUSION);
shape!(
    NOTICE,
    "提示",
    must("when", "条件", CONDITION_KIND),
    must("text", "说什么", TEXT),
);
static NOTICES: Kind = Kind::Table(&NOTICE);
shape!(
    GROUP,
    "分组",
    must("id", "代号", ID),
    must("name", "名称", TEXT),
    must(
        "rule",
        "整组的要求",
        Kind::OneOf(&[
            choice("at_least", "至少几项达到", Some(&AT_LEAST)),
            choice("all", "每项都要达到", None),
            choice("none", "只列出", None),
        ])
    ),
    optional("near", "临界", DECIMAL),
    flag("events", "按有没有发生回答"),
    block(must("clause", "依据", CLAUSE_KIND)),
    block(may("exclusions", "不适用的学校", Kind::List(&EXCLUSIONS))),
    block(may("notices", "提示", Kind::List(&NOTICES))),
);

shape!(
    APPLIES,
    "适用条件",
    must("when", "条件", CONDITION_KIND),
    must("otherwise", "不适用时说的话", TEXT),
    flag("unseen", "没有见到，不判定"),
);
static APPLICABILITY: Kind = Kind::Table(&APPLIES);
shape!(
    GROUND,
    "可以说不适用的情形",
    must("text", "情形", TEXT),
    may("when", "能检查的条件", CONDITION_KIND),
    may("contradicted_by", "填了就矛盾的项", Kind::List(&FIGURES)),
);
static GROUNDS: Kind = Kind::Table(&GROUND);
shape!(
    CLAIM,
    "可以说不适用",
    must("grounds", "情形", Kind::List(&GROUNDS)),
);
const ABSENCE_CHOICES: &[Alternative] = &[
    choice("open", "应当有，填了数才判定", None),
    choice("zero", "应当有，没有就是 0", None),
    choice("claim", "可以说不适用", Some(&CLAIM)),
];
const ABSENCE: Kind = Kind::OneOf(ABSENCE_CHOICES);
shape!(
    EVIDENCE,
    "佐证",
    must("id", "代号", TEXT),
    must("text", "材料", TEXT)
);
static EVIDENCES: Kind = Kind::Table(&EVIDENCE);
shape!(
    EXEMPTION,
    "放宽",
    must("id", "代号", ID),
    must("name", "名称", TEXT),
    must("condition", "条件文字", TEXT),
    may("when", "能检查的条件", CONDITION_KIND),
    must("document", "需要的材料", TEXT),
    may("bounds", "放宽后的标准值", BOUNDS),
    may("terms", "可以另计入的数", TERMS),
    block(must("clause", "依据", CLAUSE_KIND)),
);
static EXEMPTIONS: Kind = Kind::Table(&EXEMPTION);
shape!(
    VARIANT,
    "另一读法",
    must("name", "名称", TEXT),
    must("why_not", "为什么不用", TEXT),
    may("bounds", "标准值", BOUNDS),
    block(optional("rule", "怎样算", RULE)),
);
static VARIANTS: Kind = Kind::Table(&VARIANT);
shape!(
    INDICATOR,
    "指标",
    must("id", "代号", ID),
    must("name", "全名", TEXT),
    must("short", "短名", TEXT),
    must("group", "分组", Kind::Leaf(PackValue::Group)),
    must(
        "carrier",
        "谁承担",
        Kind::Leaf(PackValue::Word(&[
            ("school", "学校"),
            ("school_supplies", "县级统筹、学校提供数据"),
            ("county", "县")
        ]))
    ),
    must(
        "scope",
        "判断范围",
        Kind::Leaf(PackValue::Word(&[
            ("stage", "各学段分别判断"),
            ("school", "全校判断一次")
        ]))
    ),
    must("unit", "单位", UNIT),
    must("places", "小数位数", Kind::Leaf(PackValue::Whole(6))),
    must("gap_step", "差距取整", DECIMAL),
    flag("reference", "只作参考"),
    may("asks", "看什么", TEXT),
    block(must("rule", "怎样算", RULE)),
    may("bounds", "标准值", BOUNDS),
    may("applies", "适用条件", Kind::List(&APPLICABILITY)),
    optional("not_applicable", "不适用是什么意思", ABSENCE),
    may("evidence", "佐证", Kind::List(&EVIDENCES)),
    block(must("clause", "依据", CLAUSE_KIND)),
    block(may("exemptions", "放宽", Kind::List(&EXEMPTIONS))),
    flag("each_unit", "教学点各自判定"),
    block(may("variants", "其他读法", Kind::List(&VARIANTS))),
);

static SOURCES: Kind = Kind::Table(&SOURCE);
static PACK_FIGURES: Kind = Kind::Table(&FIGURE);
static SPLITS: Kind = Kind::Table(&SPLIT);
static GROUPS: Kind = Kind::Table(&GROUP);
static INDICATORS: Kind = Kind::Table(&INDICATOR);
/// The whole file.
pub(crate) static STANDARD: Shape = Shape {
    what: "标准包",
    fields: &[
        must("id", "代号", ID),
        must("edition", "版次", TEXT),
        must("title", "文件名称", TEXT),
        must("short", "短名", TEXT),
        may("region", "地区", TEXT),
        must("number", "文号", TEXT),
        must("issued", "发布机关和时间", TEXT),
        must("status", "是否有效", TEXT),
        block(must("sources", "来源", Kind::List(&SOURCES))),
        block(may("figures", "填报项", Kind::List(&PACK_FIGURES))),
        block(may("splits", "拆分系数", Kind::List(&SPLITS))),
        block(must("groups", "分组", Kind::List(&GROUPS))),
        block(must("indicators", "指标", Kind::List(&INDICATORS))),
    ],
};
