//! The shape of a figure that a pack brings along.
//!
//! In: nothing. Out: [`FIGURE`]. It must not know any pack.

use super::kind::{Kind, Shape, flag, may, must, optional, shape};
use super::rule_shape::{FIGURES, STAGE, UNIT};

shape!(
    SUM_OF,
    "几个数之和",
    may("stages", "学段", Kind::List(&STAGE)),
    must("figures", "填报项", Kind::List(&FIGURES)),
);
static PHRASE: Kind = Kind::Text;
static SUMS: Kind = Kind::Table(&SUM_OF);
shape!(
    FROM_LIST,
    "由一列数得出",
    must("figure", "填报项", Kind::Figure),
    must(
        "take",
        "取什么",
        Kind::Word(&[
            ("count", "个数"),
            ("sum", "合计"),
            ("largest", "最大的一个")
        ])
    ),
);
shape!(
    USUAL,
    "通常范围",
    may("stages", "学段", Kind::List(&STAGE)),
    must("least", "从", Kind::Decimal),
    must("most", "到", Kind::Decimal),
);
static USUALS: Kind = Kind::Table(&USUAL);
shape!(
    SAME_AS,
    "同一个量",
    must("figure", "填报项", Kind::Figure),
    must("factor", "换算", Kind::Decimal),
);
shape!(
    FIGURE,
    "填报项",
    must("id", "代号", Kind::Id),
    must("name", "名称", Kind::Text),
    must("section", "在哪一节", Kind::Text),
    must("unit", "单位", UNIT),
    must(
        "form",
        "形式",
        Kind::Word(&[
            ("count", "整数"),
            ("measure", "可带小数"),
            ("counts", "一列整数"),
            ("measures", "一列数"),
            ("level", "三级判断"),
        ])
    ),
    must(
        "place",
        "填几次",
        Kind::Word(&[
            ("stage", "各学段各填一次"),
            ("grade", "各年级各填一次"),
            ("whole", "全校填一次"),
        ])
    ),
    may("stages", "学段", Kind::List(&STAGE)),
    flag("only_boarding", "只问寄宿制学校"),
    flag("optional", "可不填"),
    must("definition", "口径", Kind::Text),
    may("include", "算进去的", Kind::List(&PHRASE)),
    may("exclude", "不算的", Kind::List(&PHRASE)),
    may("definition_junior", "初中口径", Kind::Text),
    must("table", "来源表", Kind::Text),
    may("table_until_2020", "2020年及以前的来源表", Kind::Text),
    may("example", "示例", Kind::Text),
    optional("most", "最大的合理值", Kind::Decimal),
    optional("part_of", "不会大于", Kind::Figure),
    may("sum_of", "几个数之和", Kind::List(&SUMS)),
    optional("from_list", "由一列数得出", Kind::Table(&FROM_LIST)),
    flag("signed", "可以小于0"),
    may("usual", "通常范围", Kind::List(&USUALS)),
    optional("same_as", "同一个量", Kind::Table(&SAME_AS)),
    optional(
        "merge",
        "并入教学点时",
        Kind::Word(&[
            ("sum", "相加"),
            ("yearly", "逐年相加"),
            ("least", "取小的"),
            ("most", "取大的"),
            ("own", "只用本校的"),
        ])
    ),
);
