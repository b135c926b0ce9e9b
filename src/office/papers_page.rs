//! The part of the plan's page about the documents: what is to be typed for them, and a button for each.
//!
//! In: a plan with its basis and its papers. Out: markup whose inputs say by `data-answer` or `data-note` what they change.
//! It decides nothing.

use super::layout_page;
use super::markup::{Hole, all, markup};
use documents::{Document, lint};
use files::papers::{ALL, Content, PRINT, Paper};
use plan::costs::{self, CostLine, Funding};
use plan::evidence::{self, EvidenceBox};
use plan::pricing::CostKind;
use plan::promise;
use plan::template::{Piece, Sentence};
use plan::{Basis, Plan};
use school::answers::{AnswerKey, ReportList, Setting, TaskRef};
use words::display;

/// How many lines there are for what the school did to check itself, and for what it has done.
const LINES: [(ReportList, &str, &str, u32); 2] = [
    (
        ReportList::Work,
        "自查工作开展情况",
        "开过哪些会、核对过哪些账表，一行一件，写日期。空着的不写进自查报告。",
        3,
    ),
    (
        ReportList::Done,
        "已经完成的工作",
        "一行一件，要有数或日期，没有数的不写进自查报告的“主要做法”。",
        5,
    ),
];

/// Everything about the documents, below the problems.
pub(super) fn sections(basis: &Basis, plan: &Plan, papers: &[Paper]) -> String {
    [
        form(basis),
        layout_page::section(basis.choices),
        answers(basis),
        prices(basis, plan),
        evidence_ticks(basis, plan),
        departments(basis, plan),
        faults(basis, plan, papers),
        downloads(papers),
    ]
    .concat()
}

fn field(id: &str, label: &str, key: &str, value: &str) -> String {
    markup(
        r#"<div class="entry"><label for="{}">{}</label><input id="{}" class="input input-wide" autocomplete="off" data-answer="{}" value="{}"></div>"#,
        [id.into(), label.into(), id.into(), key.into(), value.into()],
    )
}

fn section(name: &str, hint: &str, body: String) -> String {
    markup(
        r#"<details class="common optional"><summary>{}</summary><p class="entry-hint">{}</p>{}</details>"#,
        [name.into(), hint.into(), Hole::Markup(body)],
    )
}

/// Order of the plan, and typefaces of all documents.
fn form(basis: &Basis) -> String {
    let choice = |setting: Setting, label: &str, options: &[(&str, &str)]| {
        let key = AnswerKey::from(setting).to_string();
        let chosen = basis.choices.answer(setting);
        let option = |(id, name): &(&str, &str)| {
            let selected = if *id == chosen {
                r#" selected="selected""#
            } else {
                ""
            };
            markup(
                r#"<option value="{}"{}>{}</option>"#,
                [
                    (*id).into(),
                    Hole::Markup(selected.to_owned()),
                    (*name).into(),
                ],
            )
        };
        let id = key.replace('/', "-");
        markup(
            r#"<div class="entry"><label for="{}">{}</label><select id="{}" class="input" data-answer="{}">{}</select></div>"#,
            [
                id.as_str().into(),
                label.into(),
                id.as_str().into(),
                key.as_str().into(),
                all(options.iter().map(option)),
            ],
        )
    };
    let order = choice(
        Setting::SectionOrder,
        "方案的次序",
        &[
            ("", "问题、目标、任务、保障"),
            ("traditional", "传统次序：指导思想在前，组织领导在任务之前"),
        ],
    );
    let aim = choice(
        Setting::Aim,
        "资源配置指标的目标",
        &[
            ("", "保底目标，余项可缓办"),
            (promise::FULL_AIM, "全面目标，不留余项"),
        ],
    );
    let faces = choice(
        Setting::Typefaces,
        "文件用的字体",
        &[
            ("", "方正小标宋、仿宋、楷体、黑体"),
            ("office", "机关字体：仿宋_GB2312、楷体_GB2312"),
            ("no_title_face", "电脑里没有方正小标宋：标题用宋体加粗"),
        ],
    );
    section(
        "次序和字体（可不改）",
        "页边距、行距、字号照 GB/T 9704—2012；县里另有规定的，见下面的版式文件。",
        order + &aim + &faces,
    )
}

/// What the school did, line by line, and whom to call.
fn answers(basis: &Basis) -> String {
    let mut body = String::new();
    for (list, name, hint, count) in LINES {
        let lines = (1..=count).map(|number| {
            let key = AnswerKey::ReportLine { list, number }.to_string();
            let id = key.replace('/', "-");
            let label = format!("{name}（第{number}件）");
            field(&id, &label, &key, basis.choices.answer(&key))
        });
        body += &markup(
            r#"<fieldset><legend>{}</legend><p class="entry-hint">{}</p>{}</fieldset>"#,
            [name.into(), hint.into(), all(lines)],
        );
    }
    for (key, label) in [
        (AnswerKey::Contact, "请示的联系人"),
        (AnswerKey::Phone, "联系电话"),
    ] {
        let id = key.to_string();
        body += &field(&id, label, &id, basis.choices.answer(key));
    }
    section(
        "自查报告和请示要补的内容（可不填）",
        "报告里不能夹带请示事项：写了请求的句子会自动移到请示里。",
        body,
    )
}

/// A price per kind of cost, and a source per task; a task may have a price of its own.
fn prices(basis: &Basis, plan: &Plan) -> String {
    let lines = costs::lines(basis, plan);
    if lines.is_empty() {
        return String::new();
    }
    let mut kinds: Vec<(&str, Vec<&CostLine>)> = Vec::new();
    for line in &lines {
        match kinds.iter_mut().find(|(cost, _)| *cost == line.cost) {
            Some((_, own)) => own.push(line),
            None => kinds.push((&line.cost, vec![line])),
        }
    }
    let kinds = kinds
        .iter()
        .filter_map(|(id, lines)| Some((basis.library.cost(id)?, lines)));
    section(
        "单价和资金渠道（可不填）",
        "单价由学校按当地政府采购价或概算价填，一种支出填一次，用到的各项任务都按它算；不填的方案里只写数量。资金没有定的写“拟申请”。",
        kinds
            .map(|(cost, lines)| price(basis, cost, lines))
            .collect(),
    )
}

/// One kind of cost with its tasks.
fn price(basis: &Basis, cost: &CostKind, lines: &[&CostLine]) -> String {
    let key = AnswerKey::Price { cost: &cost.id }.to_string();
    let shared = if cost.money {
        String::new()
    } else {
        let label = format!("每{}多少元", cost.unit);
        field(&id_of(&key), &label, &key, basis.choices.answer(&key))
    };
    let several = lines.len() > 1 && !cost.money;
    let tasks = lines.iter().map(|line| {
        let own = if several && !line.is_sum_typed {
            let task = task_ref(line);
            let cost = &cost.id;
            let key = AnswerKey::TaskPrice { cost, task }.to_string();
            let label = format!("{}的单价不同才填", line.task_id);
            field(&id_of(&key), &label, &key, basis.choices.answer(&key))
        } else {
            String::new()
        };
        own + &source(basis, cost, line)
    });
    markup(
        r#"<fieldset class="cost"><legend>{}</legend><p class="entry-hint">{}</p>{}{}</fieldset>"#,
        [
            (&cost.name).into(),
            (&cost.hint).into(),
            Hole::Markup(shared),
            all(tasks),
        ],
    )
}

/// The task that costs money, in keys of answers.
fn task_ref(line: &CostLine) -> TaskRef<'_> {
    TaskRef::Id {
        problem: &line.problem_id,
        task: &line.measure_id,
    }
}

/// Who pays for one task, and what it comes to.
fn source(basis: &Basis, cost: &CostKind, line: &CostLine) -> String {
    let amount = match line.amount {
        Some(amount) => format!("合计{}元。", display::exact(amount)),
        None if !line.unreadable.is_empty() => {
            format!("“{}”不是数，请写成 2200 这样的数。", line.unreadable)
        }
        None => String::new(),
    };
    let key = AnswerKey::Fund(task_ref(line)).to_string();
    let chosen = line.chosen_source();
    let option = |id: &str, name: String| {
        let selected = if id == chosen {
            r#" selected="selected""#
        } else {
            ""
        };
        markup(
            r#"<option value="{}"{}>{}</option>"#,
            [id.into(), Hole::Markup(selected.to_owned()), name.into()],
        )
    };
    let ownership = basis.ownership();
    let sources = basis.library.sources.iter();
    let sources = sources.filter(|own| own.is_for(ownership) || own.id == chosen);
    let proposed = basis.library.sources_for(cost, ownership).next();
    let undecided = format!(
        "没有定（拟申请{}）",
        proposed.map_or("", |own| own.name.as_str())
    );
    let options = std::iter::once(option("", undecided)).chain(sources.map(|source| {
        let name = if source.pays_for(&cost.kind) && source.is_for(ownership) {
            source.name.clone()
        } else {
            format!("{}（不能用于这类支出）", source.name)
        };
        option(&source.id, name)
    }));
    let fault = match &line.funding {
        Funding::Forbidden(_) => {
            let (source, kind) = (line.funding.source(basis), &cost.kind);
            let kind = basis.library.kinds.iter().find(|own| own.id == *kind);
            format!(
                "{}不能用于{}，请换一种资金。",
                source.map_or("", |own| own.name.as_str()),
                kind.map_or("", |own| own.name.as_str())
            )
        }
        Funding::Proposed(_) | Funding::Chosen(_) => String::new(),
    };
    let quantity: String = line.quantity.iter().map(Piece::shown).collect();
    let label = format!("{}（{quantity}{}）的资金渠道", line.task_id, cost.unit);
    markup(
        r#"<div class="entry"><label for="{}">{}</label><select id="{}" class="input" data-answer="{}">{}</select></div><p>{}{}</p>"#,
        [
            id_of(&key).into(),
            label.into(),
            id_of(&key).into(),
            (&key).into(),
            all(options),
            amount.into(),
            fault.into(),
        ],
    )
}

/// Id of the field of an answer.
fn id_of(key: &str) -> String {
    key.replace('/', "-")
}

/// Ticks for the evidence of each box.
fn evidence_ticks(basis: &Basis, plan: &Plan) -> String {
    let boxes = evidence::boxes(basis, plan);
    // What only tasks bring forth cannot be ticked.
    let boxes = boxes.iter().filter(|own| own.listed().next().is_some());
    let body: String = boxes.map(box_ticks).collect();
    section(
        "佐证材料：手头有的勾上",
        "没有勾的在目录里写“待补”；整改任务要形成的材料会自动列入，不用勾。",
        body,
    )
}

fn box_ticks(own: &EvidenceBox) -> String {
    let ticks = own.listed().map(|piece| {
        let checked = if piece.is_at_hand {
            r#" checked="checked""#
        } else {
            ""
        };
        markup(
            r#"<label class="tick"><input type="checkbox"{} data-note="evidence" data-key="{}"><span>{}</span></label>"#,
            [
                Hole::Markup(checked.to_owned()),
                (&piece.key).into(),
                shown(&piece.text).into(),
            ],
        )
    });
    markup(
        r#"<fieldset><legend>{}</legend>{}</fieldset>"#,
        [
            format!("第{}盒 {} {}", own.number, own.indicator, own.name).into(),
            all(ticks),
        ],
    )
}

/// The departments that the plan names, as the county calls them.
fn departments(basis: &Basis, plan: &Plan) -> String {
    let named = plan::departments(basis, plan);
    if named.is_empty() {
        return String::new();
    }
    let fields = named.iter().enumerate().map(|(idx, own)| {
        let key = AnswerKey::Department { name: &own.key }.to_string();
        let label = format!("{}（现写作“{}”）", own.key, own.name);
        let id = format!("department-{idx}");
        field(&id, &label, &key, basis.choices.answer(&key))
    });
    section(
        "部门名称（可不填）",
        "各县部门名称不同，与下面写的不一样的，请填本县的叫法，各份文件一起改。",
        fields.collect(),
    )
}

/// What should be mended before downloading, each with a link to its place.
fn faults(basis: &Basis, plan: &Plan, papers: &[Paper]) -> String {
    let texts: Vec<(&str, &Document)> = papers
        .iter()
        .filter_map(|paper| match &paper.content {
            Content::Text(document) => Some((paper.name.as_str(), document)),
            Content::Sheets(_) => None,
        })
        .collect();
    let faults = lint(basis, plan, data::papers(), &texts);
    let body = if faults.is_empty() {
        "<p>没有要改的地方。</p>".to_owned()
    } else {
        let items = faults.iter().map(|fault| {
            markup(
                r##"<li><a href="#/plan/{}">{}</a></li>"##,
                [(&fault.field).into(), (&fault.sentence).into()],
            )
        });
        markup(r#"<ul class="faults">{}</ul>"#, [all(items)])
    };
    markup(
        r#"<section class="common" aria-labelledby="faults-heading"><h2 id="faults-heading">下载前检查（{} 处）</h2>{}</section>"#,
        [faults.len().to_string().into(), Hole::Markup(body)],
    )
}

/// A button per document, and one for all.
fn downloads(papers: &[Paper]) -> String {
    let button = |paper: &Paper| {
        let ending = match paper.content {
            Content::Text(_) => "docx",
            Content::Sheets(_) => "xlsx",
        };
        let text = format!("{}（.{ending}）", paper.name.replace('_', "："));
        markup(
            r#"<li><span>{}</span><button type="button" class="button" data-action="paper" data-key="{}" aria-label="{}">下载</button><button type="button" class="button" data-action="paper" data-key="{}{}" aria-label="{}">打印或存为 PDF</button></li>"#,
            [
                text.as_str().into(),
                (&paper.key).into(),
                format!("下载 {text}").into(),
                PRINT.into(),
                (&paper.key).into(),
                format!("打印或存为 PDF {text}").into(),
            ],
        )
    };
    markup(
        r#"<section class="common" aria-labelledby="papers-heading"><h2 id="papers-heading">全部文件</h2><p class="entry-hint">各份文件里同一个问题、同一项任务的编号和数完全一致。请示是草稿，一文一事。</p><ul class="papers">{}</ul><p><button type="button" class="button button-strong" data-action="paper" data-key="{}">全部打包下载（.zip）</button></p></section>"#,
        [all(papers.iter().map(button)), ALL.into()],
    )
}

fn shown(sentence: &Sentence) -> String {
    sentence.iter().map(Piece::shown).collect()
}
