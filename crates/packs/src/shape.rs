//! What a pack's file is made of: every table with its fields, their kinds and their Chinese names.
//!
//! In: nothing. Out: [`STANDARD`], by which a file is walked through and written. It must not know any pack. serde has
//! the last word on what can be read; this is what lets a fault be told in the writer's own words, with its line.

use super::kind::{Kind, Shape, block, choice, flag, may, must, optional, shape};
use super::rule_shape::{
    BOUNDS, CLAUSE_KIND, CONDITION_KIND, FIGURES, RULE, SCHOOL_KIND, STAGE, TERMS, UNIT,
};

shape!(
    SOURCE,
    "来源",
    must("key", "简称", Kind::Id),
    must("what", "是什么", Kind::Text)
);
shape!(
    STAGE_WEIGHT,
    "权重",
    must("stage", "学段", STAGE),
    must("weight", "权重", Kind::Decimal),
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
    must("count", "至少几项", Kind::Whole(2_000)),
    must("floor", "其余不低于几成", Kind::Decimal),
);
shape!(
    EXCLUSION,
    "不适用的学校",
    must("when", "条件", CONDITION_KIND),
    must("reason", "理由", Kind::Text),
    block(must("clause", "依据", CLAUSE_KIND)),
);
static EXCLUSIONS: Kind = Kind::Table(&EXCLUSION);
shape!(
    NOTICE,
    "提示",
    must("when", "条件", CONDITION_KIND),
    must("text", "说什么", Kind::Text),
);
static NOTICES: Kind = Kind::Table(&NOTICE);
shape!(
    GROUP,
    "分组",
    must("id", "代号", Kind::Id),
    must("name", "名称", Kind::Text),
    must(
        "rule",
        "整组的要求",
        Kind::Choice(&[
            choice("at_least", "至少几项达到", Some(&AT_LEAST)),
            choice("all", "每项都要达到", None),
            choice("none", "只列出", None),
        ])
    ),
    optional("near", "临界", Kind::Decimal),
    block(must("clause", "依据", CLAUSE_KIND)),
    block(may("exclusions", "不适用的学校", Kind::List(&EXCLUSIONS))),
    block(may("notices", "提示", Kind::List(&NOTICES))),
);

shape!(
    APPLIES,
    "适用条件",
    must("when", "条件", CONDITION_KIND),
    must("otherwise", "不适用时说的话", Kind::Text),
    flag("unseen", "没有见到，不判定"),
);
static APPLICABILITY: Kind = Kind::Table(&APPLIES);
shape!(
    GROUND,
    "可以说不适用的情形",
    must("text", "情形", Kind::Text),
    may("when", "能检查的条件", CONDITION_KIND),
    may("contradicted_by", "填了就矛盾的项", Kind::List(&FIGURES)),
);
static GROUNDS: Kind = Kind::Table(&GROUND);
shape!(
    CLAIM,
    "可以说不适用",
    must("grounds", "情形", Kind::List(&GROUNDS)),
);
const ABSENCE: Kind = Kind::Choice(&[
    choice("open", "应当有，填了数才判定", None),
    choice("zero", "应当有，没有就是 0", None),
    choice("claim", "可以说不适用", Some(&CLAIM)),
]);
shape!(
    EVIDENCE,
    "佐证",
    must("id", "代号", Kind::Text),
    must("text", "材料", Kind::Text)
);
static EVIDENCES: Kind = Kind::Table(&EVIDENCE);
shape!(
    EXEMPTION,
    "放宽",
    must("id", "代号", Kind::Id),
    must("name", "名称", Kind::Text),
    must("condition", "条件文字", Kind::Text),
    may("when", "能检查的条件", CONDITION_KIND),
    must("document", "需要的材料", Kind::Text),
    may("bounds", "放宽后的标准值", BOUNDS),
    may("terms", "可以另计入的数", TERMS),
    block(must("clause", "依据", CLAUSE_KIND)),
);
static EXEMPTIONS: Kind = Kind::Table(&EXEMPTION);
shape!(
    VARIANT,
    "另一读法",
    must("name", "名称", Kind::Text),
    must("why_not", "为什么不用", Kind::Text),
    may("bounds", "标准值", BOUNDS),
    block(optional("rule", "怎样算", RULE)),
);
static VARIANTS: Kind = Kind::Table(&VARIANT);
shape!(
    INDICATOR,
    "指标",
    must("id", "代号", Kind::Id),
    must("name", "全名", Kind::Text),
    must("short", "短名", Kind::Text),
    must("group", "分组", Kind::Group),
    must(
        "carrier",
        "谁承担",
        Kind::Word(&[
            ("school", "学校"),
            ("school_supplies", "县级统筹、学校提供数据"),
            ("county", "县")
        ])
    ),
    must(
        "scope",
        "判断范围",
        Kind::Word(&[("stage", "各学段分别判断"), ("school", "全校判断一次")])
    ),
    must("unit", "单位", UNIT),
    must("places", "小数位数", Kind::Whole(6)),
    must("gap_step", "差距取整", Kind::Decimal),
    flag("reference", "只作参考"),
    may("asks", "看什么", Kind::Text),
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
static OWN_FIGURES: Kind = Kind::Table(&super::figure_shape::FIGURE);
static SPLITS: Kind = Kind::Table(&SPLIT);
static GROUPS: Kind = Kind::Table(&GROUP);
static INDICATORS: Kind = Kind::Table(&INDICATOR);
/// The whole file.
pub(super) static STANDARD: Shape = Shape {
    what: "标准包",
    fields: &[
        must("id", "代号", Kind::Id),
        must("edition", "版次", Kind::Text),
        must("title", "文件名称", Kind::Text),
        must("short", "短名", Kind::Text),
        may("region", "地区", Kind::Text),
        must("number", "文号", Kind::Text),
        must("issued", "发布机关和时间", Kind::Text),
        must("status", "是否有效", Kind::Text),
        block(must("sources", "来源", Kind::List(&SOURCES))),
        block(may("figures", "填报项", Kind::List(&OWN_FIGURES))),
        block(may("splits", "拆分系数", Kind::List(&SPLITS))),
        block(must("groups", "分组", Kind::List(&GROUPS))),
        block(must("indicators", "指标", Kind::List(&INDICATORS))),
    ],
};
