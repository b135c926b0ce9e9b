//! The shapes of clauses, conditions, bounds and rules in a pack's file.
//!
//! In: nothing. Out: shapes that those of groups and indicators are made of. They must not know any pack.

use super::kind::{Absent, Kind, Shape, choice, field, flag, may, must, optional, shape};
use standard::Comparison;

/// The words of a comparison, with what they say.
pub const COMPARISONS: [(&str, &str, Comparison); 4] = [
    ("at_least", "不低于", Comparison::AtLeast),
    ("more_than", "超过", Comparison::MoreThan),
    ("at_most", "不超过", Comparison::AtMost),
    ("less_than", "低于", Comparison::LessThan),
];
/// The words of a confidence.
pub const CONFIDENCES: &[(&str, &str)] = &[("high", "高"), ("medium", "中"), ("low", "低")];

pub(super) const COMPARISON: Kind = Kind::Word(&[
    ("at_least", "不低于"),
    ("more_than", "超过"),
    ("at_most", "不超过"),
    ("less_than", "低于"),
]);
pub(super) const UNIT: Kind = Kind::Word(&[
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
]);
pub(super) const LEVEL: Kind = Kind::Word(&[
    ("reached", "达到"),
    ("partly", "基本达到"),
    ("not_reached", "未达到"),
]);
pub(super) static FIGURES: Kind = Kind::Figure;
pub(super) static SOURCE_KEYS: Kind = Kind::Source;
pub(super) static STAGE: Kind =
    Kind::Word(&[("primary", "小学"), ("junior", "初中"), ("senior", "高中")]);
pub(super) static SCHOOL_KIND: Kind = Kind::Word(&[
    ("primary", "小学"),
    ("junior", "初中"),
    ("nine_year", "九年一贯制学校"),
    ("twelve_year", "十二年一贯制学校"),
    ("complete_secondary", "完全中学"),
    ("teaching_point", "教学点"),
]);
pub(super) static ZONE: Kind = Kind::Word(&[("city", "城区"), ("town", "镇区"), ("rural", "乡村")]);
pub(super) static OWNERSHIP: Kind = Kind::Word(&[("public", "公办"), ("private", "民办")]);

pub(super) static CLAUSE: Shape = Shape {
    what: "依据",
    fields: &[
        must("place", "条款位置", Kind::Text),
        must("sources", "来源", Kind::List(&SOURCE_KEYS)),
        must("confidence", "把握", Kind::Word(CONFIDENCES)),
        may("note", "说明", Kind::Text),
    ],
};
pub(super) const CLAUSE_KIND: Kind = Kind::Table(&CLAUSE);

pub(super) static BOUND: Shape = Shape {
    what: "标准值",
    fields: &[
        must("comparison", "比较方式", COMPARISON),
        must("value", "数值", Kind::Decimal),
    ],
};
pub(super) const BOUND_KIND: Kind = Kind::Table(&BOUND);

pub(super) static CONDITION: Shape = Shape {
    what: "条件",
    fields: &[
        may("kinds", "办学类型", Kind::List(&SCHOOL_KIND)),
        may("stages", "学段", Kind::List(&STAGE)),
        may("zones", "城乡类型", Kind::List(&ZONE)),
        may("ownerships", "举办者", Kind::List(&OWNERSHIP)),
        optional("boarding", "寄宿", Kind::Flag),
        may("figures", "某个数的条件", Kind::List(&FIGURE_CONDITION)),
        may("shares", "某个占比的条件", Kind::List(&SHARE_CONDITION)),
        optional("built_from", "建校年份从", Kind::Whole(9999)),
        optional("built_to", "建校年份到", Kind::Whole(9999)),
        may("any", "至少符合一条", Kind::List(&CONDITIONS)),
    ],
};
pub(super) const CONDITION_KIND: Kind = Kind::Table(&CONDITION);
pub(super) static CONDITIONS: Kind = Kind::Table(&CONDITION);
pub(super) static FIGURE_CONDITION: Kind = Kind::Table(&Shape {
    what: "某个数的条件",
    fields: &[
        must("figure", "填报项", Kind::Figure),
        may("stages", "算哪些学段", Kind::List(&STAGE)),
        must("is", "怎样比", BOUND_KIND),
    ],
});
pub(super) static SHARE_CONDITION: Kind = Kind::Table(&Shape {
    what: "某个占比的条件",
    fields: &[
        must("part", "分子", Kind::Figure),
        must("whole", "分母", Kind::Figure),
        must("is", "怎样比", BOUND_KIND),
    ],
});

pub(super) static TERM: Shape = Shape {
    what: "一项",
    fields: &[
        must("figure", "填报项", Kind::Figure),
        flag("minus", "减去"),
        may("stages", "学段", Kind::List(&STAGE)),
        optional("at_least", "至少按多少计", Kind::Decimal),
    ],
};
pub(super) static TERM_KIND: Kind = Kind::Table(&TERM);
pub(super) const TERMS: Kind = Kind::List(&TERM_KIND);

pub(super) static BOUND_CASE: Kind = Kind::Table(&Shape {
    what: "标准值",
    fields: &[
        may("when", "条件", CONDITION_KIND),
        optional("since_year", "从哪一年起", Kind::Whole(9999)),
        must("bound", "标准值", BOUND_KIND),
        optional("disputed", "有争议的数", Kind::Table(&DISPUTED)),
        optional("clause", "依据", CLAUSE_KIND),
    ],
});
pub(super) static DISPUTED: Shape = Shape {
    what: "有争议的数",
    fields: &[
        must("value", "较宽的数", Kind::Decimal),
        must("why", "哪两处不一致", Kind::Text),
    ],
};
pub(super) const BOUNDS: Kind = Kind::List(&BOUND_CASE);
pub(super) static STEP_CASE: Kind = Kind::Table(&Shape {
    what: "一级",
    fields: &[
        may("when", "条件", CONDITION_KIND),
        optional("at", "正好多少", Kind::Decimal),
        optional("from", "从多少起", Kind::Decimal),
        optional("up_to", "到多少为止", Kind::Decimal),
        must("bound", "标准值", BOUND_KIND),
        optional("disputed", "有争议的数", Kind::Table(&DISPUTED)),
        optional("clause", "依据", CLAUSE_KIND),
    ],
});
pub(super) const OFF_TABLE: Kind = Kind::Table(&Shape {
    what: "表外的班数",
    fields: &[
        must(
            "take",
            "取哪一级",
            Kind::Word(&[
                ("lower", "较小的一级"),
                ("upper", "较大的一级"),
                ("open", "暂不判定"),
            ]),
        ),
        optional("clause", "依据", CLAUSE_KIND),
        may("why", "为什么不判定", Kind::Text),
    ],
});
pub(super) static NORM: Kind = Kind::Table(&Shape {
    what: "配备标准",
    fields: &[
        may("when", "条件", CONDITION_KIND),
        must("for", "对什么", Kind::Table(&TERM)),
        field("every", "每多少", Kind::Decimal, Absent::Number("1")),
        field("amount", "要多少", Kind::Decimal, Absent::Number("1")),
        optional("clause", "依据", CLAUSE_KIND),
    ],
});

shape!(
    RATIO,
    "比值",
    must("scale", "乘数", Kind::Decimal),
    must("numerator", "分子", TERMS),
    may("each", "平均到几个", TERMS),
    may("times", "再乘几个", TERMS),
    must("denominator", "分母", TERMS),
    flag("split", "共用资源按学段拆分"),
);
shape!(
    QUOTA,
    "按数量配备的用房",
    must("rooms", "用房面积", Kind::Figure),
    must("per", "按什么计", TERMS),
    must("every", "每多少", Kind::Whole(4_000_000_000)),
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
pub(super) static WAY: Kind = Kind::Table(&Shape {
    what: "一种",
    fields: &[
        must("name", "名称", Kind::Text),
        must(
            "rule",
            "怎样算",
            Kind::Choice(&[
                choice("ratio", "比值", Some(&RATIO)),
                choice("share", "占比", Some(&SHARE)),
                choice("total_limit", "总量", Some(&TOTAL_LIMIT)),
                choice("steps", "分级", Some(&STEPS)),
            ]),
        ),
        must("unit", "单位", UNIT),
        must("places", "显示几位小数", Kind::Whole(6)),
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
shape!(DOCUMENT, "材料", must("figure", "填报项", Kind::OwnFigure));
shape!(
    JUDGEMENT,
    "判断",
    must("figure", "填报项", Kind::OwnFigure),
    must("least", "至少达到", LEVEL),
);
pub(super) const RULE: Kind = Kind::Choice(&[
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
]);
