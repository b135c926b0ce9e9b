//! The part of the plan's page where documents are changed: fields of the tasks, sections of one's own, the list of what
//! was changed, and the preview of the paper that is looked at.
//!
//! In: a plan with its basis and its papers. Out: markup whose fields say by `data-answer` and whose buttons of class
//! `set-answer` say by `data-key` and `value` what they change; `static/editing.js` brings it to life. Whatever can come or go
//! beside a field has a `key`, and so have its neighbours, so that the page keeps the field. It decides nothing.

use super::markup::{Hole, all, markup};
use crate::document::edits::{self, Edit, LEFT_OUT};
use crate::document::html_edits::{BETWEEN_KEYS, edit_id, outdated};
use crate::document::own_sections::{self, OwnSection, own_sections};
use crate::document::{Document, PLAN, REPORT, html};
use crate::exchange::papers::{Content, Paper};
use crate::plan::own_tasks::{self, TaskField};
use crate::plan::template::{Piece, Sentence};
use crate::plan::{Basis, MeasureOption, Plan, PlanProblem};
use crate::school::draft::PlanChoices;

/// Answer that says which paper is looked at.
pub(super) use crate::school::draft::SHOWN_PAPER;

/// Characters of a text by which an edit is told in a list.
const EXCERPT: usize = 40;

/// The papers that can be looked at, and which one is.
pub(super) struct Papers<'a> {
    texts: Vec<(&'a Paper, &'a Document)>,
    shown: usize,
}

impl<'a> Papers<'a> {
    pub(super) fn of(choices: &PlanChoices, papers: &'a [Paper]) -> Self {
        let text = |paper: &'a Paper| match &paper.content {
            Content::Text(document) => Some((paper, document)),
            Content::Sheets(_) => None,
        };
        let texts: Vec<(&Paper, &Document)> = papers.iter().filter_map(text).collect();
        let key = choices.answer(SHOWN_PAPER);
        let shown = texts.iter().position(|(paper, _)| paper.key == key);
        Self {
            texts,
            shown: shown.unwrap_or_default(),
        }
    }

    fn documents(&self) -> Vec<&'a Document> {
        self.texts.iter().map(|(_, document)| *document).collect()
    }

    /// The paper that is looked at, to be chosen, changed and downloaded.
    ///
    /// # Errors
    /// When memory does not suffice.
    pub(super) fn preview(&self, choices: &PlanChoices) -> Result<String, html::HtmlFault> {
        let Some((paper, document)) = self.texts.get(self.shown) else {
            return Ok(String::new());
        };
        let option = |(idx, (paper, _)): (usize, &(&Paper, &Document))| {
            let selected = if idx == self.shown {
                r#" selected="selected""#
            } else {
                ""
            };
            markup(
                r#"<option value="{}"{}>{}</option>"#,
                [
                    (&paper.key).into(),
                    Hole::Markup(selected.to_owned()),
                    name(paper).into(),
                ],
            )
        };
        let marks = match document.marks().count() {
            0 => "没有待填的地方。".to_owned(),
            count => format!("还有 {count} 处【待填】，已用底色标出。"),
        };
        Ok(markup(
            r#"<section class="preview" aria-labelledby="preview-heading"><h2 id="preview-heading">文件全文，可以直接改</h2><div class="entry"><label for="shown-paper">看哪一份</label><select id="shown-paper" class="input input-wide" data-answer="{}">{}</select></div><p>{}</p><p class="entry-hint" id="editing-hint">点一下要改的段落、标题或表格里的字就能改。用键盘：按 Tab 进入全文，按上下箭头选一处，按回车改，Ctrl+回车保存，Esc 放弃。改过的左边有一道线。任务的字改一处，各份文件一起改。</p><div class="buttons"><button id="download-plan" type="button" class="button button-strong" data-action="paper" data-key="{}">下载（.docx）</button><button type="button" class="button" data-action="print">打印</button></div>{}</section>"#,
            [
                SHOWN_PAPER.into(),
                all(self.texts.iter().enumerate().map(option)),
                marks.into(),
                (&paper.key).into(),
                Hole::Markup(html::write_editable(document, choices)?),
            ],
        ))
    }

    /// Fields for the sections of one's own of the paper that is looked at; nothing where it has no sections.
    pub(super) fn sections(&self, choices: &PlanChoices) -> String {
        let Some((paper, document)) = self.texts.get(self.shown) else {
            return String::new();
        };
        if paper.key != PLAN && paper.key != REPORT {
            return String::new();
        }
        let own = own_sections(choices, &paper.key);
        let next = own.last().map_or(1, |last| last.number + 1);
        let blank = OwnSection {
            number: next,
            after: String::new(),
            heading: String::new(),
            text: String::new(),
        };
        let fields = own.iter().chain([&blank]);
        let fields = fields.map(|section| section_fields(section, &paper.key, document));
        markup(
            r#"<details class="common optional" id="own-sections"><summary key="summary">自己加的章节（{} 节）</summary><p key="hint" class="entry-hint">加在《{}》里，章节的序号自动重排。内容一行一段。</p>{}</details>"#,
            [
                own.len().to_string().into(),
                name(paper).into(),
                all(fields),
            ],
        )
    }

    /// Everything that was changed, what the figures contradict first, then what has lost its place.
    pub(super) fn changes(&self, basis: &Basis, plan: &Plan) -> String {
        let mut changes = self.of_papers();
        changes.extend(of_tasks(plan));
        changes.sort_by_key(|own| !own.is_outdated);
        changes.extend(homeless(basis.choices, &self.documents(), plan));
        if changes.is_empty() {
            return String::new();
        }
        let outdated = changes.iter().filter(|own| own.is_outdated).count();
        let gone = changes.iter().filter(|own| own.is_gone).count();
        let mut sentence = "改过的内容存在学校文件里，数据变了也不会被盖掉。".to_owned();
        if outdated > 0 {
            sentence += &format!("有 {outdated} 处下面的数据变了，请看还对不对。");
        }
        if gone > 0 {
            sentence += &format!("有 {gone} 处原来的地方没有了，文字留在这里。");
        }
        markup(
            r#"<section class="common" aria-labelledby="changes-heading"><h2 id="changes-heading">改过的地方（{} 处）</h2><p>{}</p><ul class="changes">{}</ul></section>"#,
            [
                changes.len().to_string().into(),
                sentence.into(),
                all(changes.iter().map(Change::line)),
            ],
        )
    }

    fn of_papers(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        for (idx, (paper, document)) in self.texts.iter().enumerate() {
            for (number, edit) in document.editing.edits.iter().enumerate() {
                let is_shown = idx == self.shown && edit.own != LEFT_OUT;
                changes.push(Change {
                    key: edit.key.clone(),
                    from_key: edit.from_key(),
                    place: place(paper, document, &edit.key),
                    link: is_shown.then(|| edit_id(number)),
                    is_outdated: edit.is_outdated(),
                    is_gone: false,
                    ..Change::of(edit)
                });
            }
        }
        changes
    }
}

/// A line of the list of what was changed.
#[derive(Default)]
struct Change {
    key: String,
    from_key: String,
    /// Where it stands, in words.
    place: String,
    /// Id of the element in which it stands on this page.
    link: Option<String>,
    own: String,
    from: String,
    now: String,
    is_outdated: bool,
    is_gone: bool,
}

impl Change {
    fn of(edit: &Edit) -> Self {
        Self {
            own: edit.own.clone(),
            from: edit.from.clone(),
            now: edit.now.clone(),
            ..Self::default()
        }
    }

    fn line(&self) -> String {
        let both = [self.key.as_str(), &self.from_key].join(BETWEEN_KEYS);
        let own = match self.own.as_str() {
            LEFT_OUT => format!("删去了“{}”", excerpt(&self.now)),
            own if self.is_gone => format!("“{own}”"),
            own => format!("“{}”", excerpt(own)),
        };
        let place = match &self.link {
            Some(id) => markup(
                r##"<a href="#/plan/{}">{}</a>"##,
                [id.into(), (&self.place).into()],
            ),
            None => markup("{}", [(&self.place).into()]),
        };
        let note = if self.is_gone {
            "原来的地方没有了（问题已经解决，或者那份文件现在没有内容），文字留在这里。".to_owned()
        } else if self.is_outdated {
            outdated(&self.from, &self.now)
        } else {
            String::new()
        };
        let buttons = if self.is_gone {
            button("不要了", &both, "")
        } else if self.is_outdated {
            button("保留我的", &self.from_key, &self.now) + &button("用新的", &both, "")
        } else {
            button("改回原文", &both, "")
        };
        markup(
            r#"<li id="{}" tabindex="-1"{}>{}：{} <span class="changes-note">{}</span>{}</li>"#,
            [
                change_id(&self.key).into(),
                Hole::Markup(if self.is_outdated {
                    r#" class="changes-outdated""#.to_owned()
                } else {
                    String::new()
                }),
                Hole::Markup(place),
                own.into(),
                note.into(),
                Hole::Markup(buttons),
            ],
        )
    }
}

/// Id of the line about the answer of that key.
fn change_id(key: &str) -> String {
    crate::document::field_of_edit(key)
}

fn excerpt(text: &str) -> String {
    if text.chars().count() <= EXCERPT {
        return text.to_owned();
    }
    let start: String = text.chars().take(EXCERPT).collect();
    format!("{start}…")
}

fn name(paper: &Paper) -> String {
    paper.name.replace('_', "：")
}

/// The paper and the heading of the section of an edit.
fn place(paper: &Paper, document: &Document, key: &str) -> String {
    let section = key.split('/').nth(2).unwrap_or_default();
    let mut sections = document.editing.sections.iter();
    match sections.find(|(own, _)| own == section) {
        Some((_, heading)) => format!("{}“{heading}”", name(paper)),
        None => name(paper),
    }
}

/// A button that puts `value` into the answers of these keys.
fn button(text: &str, keys: &str, value: &str) -> String {
    markup(
        r#"<button type="button" class="button button-quiet set-answer" data-key="{}" value="{}">{}</button>"#,
        [keys.into(), value.into(), text.into()],
    )
}

fn of_tasks(plan: &Plan) -> Vec<Change> {
    let mut changes = Vec::new();
    for problem in &plan.problems {
        for task in problem.tasks() {
            changes.extend(task.edits.iter().map(|edit| Change {
                key: edit.key.clone(),
                from_key: edit.from_key.clone(),
                place: format!("任务 {}", task.task_id),
                link: Some(field_id(&problem.id, &task.id, edit_field(&edit.key))),
                own: edit.own.clone(),
                from: edit.from.clone(),
                now: edit.now.clone(),
                is_outdated: edits::is_outdated(&edit.from, &edit.now),
                is_gone: false,
            }));
        }
    }
    changes
}

fn edit_field(key: &str) -> TaskField {
    let name = own_tasks::parts(key).map_or("", |(.., field)| field);
    let found = TaskField::ALL.into_iter().find(|own| own.key() == name);
    found.unwrap_or(TaskField::Text)
}

/// Changed texts and tasks whose place is gone.
fn homeless(choices: &PlanChoices, documents: &[&Document], plan: &Plan) -> Vec<Change> {
    let mut gone: Vec<Change> = edits::homeless(choices, documents)
        .into_iter()
        .map(|(key, own)| Change {
            key: key.to_owned(),
            from_key: edits::from_key(key),
            place: "改过的一段".to_owned(),
            own: own.to_owned(),
            is_gone: true,
            ..Change::default()
        })
        .collect();
    for (key, own) in &choices.answers {
        let Some((problem, task, field)) = own_tasks::parts(key) else {
            continue;
        };
        let found = plan.problems.iter().find(|own| own.id == problem);
        let is_here = found.is_some_and(|found| {
            key.starts_with(own_tasks::OWN_TASK) || found.measures.iter().any(|own| own.id == task)
        });
        if !is_here && !own.trim().is_empty() {
            gone.push(Change {
                from_key: own_tasks::from_key(problem, task, edit_field(key)),
                key: key.clone(),
                place: format!("{problem} 的任务（{}）", field_name(field)),
                own: own.clone(),
                is_gone: true,
                ..Change::default()
            });
        }
    }
    gone
}

fn field_name(field: &str) -> &'static str {
    match field {
        "owner" => "责任人",
        "month" => "完成月份",
        "sum" => "金额（万元）",
        "proof" => "销号凭据",
        "kind" => "支出类别",
        _ => "任务",
    }
}

/// Id of the fields of a task.
pub(super) fn task_id(problem: &str, measure: &str) -> String {
    format!("task-{problem}-{measure}")
}

/// Id of one of them.
fn field_id(problem: &str, measure: &str, field: TaskField) -> String {
    format!("{}-{}", task_id(problem, measure), field.key())
}

/// The fields of a task of the library, folded away.
pub(super) fn task(basis: &Basis, problem: &PlanProblem, measure: &MeasureOption) -> String {
    if !measure.is_ticked {
        return String::new();
    }
    let is_changed = TaskField::ALL.into_iter().any(|field| {
        let key = own_tasks::key(&problem.id, &measure.id, field);
        !basis.choices.answer(&key).is_empty()
    });
    let tag = if is_changed {
        r#" <span class="tag tag-suggested">改过</span>"#
    } else {
        ""
    };
    markup(
        r#"<details class="task-own"><summary>改这项任务<span class="visually-hidden">：{}</span>{}</summary>{}</details>"#,
        [
            (&measure.task_id).into(),
            Hole::Markup(tag.to_owned()),
            Hole::Markup(task_fields(basis, problem, measure, is_changed)),
        ],
    )
}

/// Tasks that the school added, and a field for one more.
pub(super) fn own_tasks(basis: &Basis, problem: &PlanProblem) -> String {
    if problem.covered_by.is_some() {
        return String::new();
    }
    let own = problem.measures.iter().filter(|measure| measure.is_own);
    let fields = own.map(|measure| task_fields(basis, problem, measure, false));
    let numbers = own_tasks::own_numbers(basis.choices, &problem.id);
    let next = format!("own-{}", numbers.last().map_or(1, |last| last + 1));
    let text = area(
        &field_id(&problem.id, &next, TaskField::Text),
        "任务",
        &own_tasks::key(&problem.id, &next, TaskField::Text),
        "写清做什么、做多少",
        "",
    );
    let blank = markup(
        r#"<fieldset key="{}" class="task-fields" id="{}"><legend key="legend">自己再加一项任务</legend>{}</fieldset>"#,
        [
            (&next).into(),
            task_id(&problem.id, &next).into(),
            Hole::Markup(text),
        ],
    );
    markup(
        r#"<div class="own-tasks" role="group" aria-label="自己加的任务"><p key="hint" class="entry-hint">库里没有的，在这里加；责任人不写的就是这个问题的责任人。</p>{}{}</div>"#,
        [all(fields), Hole::Markup(blank)],
    )
}

/// Words, owner, month, sum and proof of a task, its place in the order, and the ways back.
fn task_fields(
    basis: &Basis,
    problem: &PlanProblem,
    measure: &MeasureOption,
    is_changed: bool,
) -> String {
    let (id, own) = (&problem.id, &measure.id);
    let key = |field| own_tasks::key(id, own, field);
    let typed = |field| basis.choices.answer(&key(field));
    let generated = |field: TaskField, now: &Sentence| {
        let key = key(field);
        let edit = measure.edits.iter().find(|edit| edit.key == key);
        edit.map_or_else(|| shown(now), |edit| edit.now.clone())
    };
    let words = |field: TaskField, label: &str, now: &Sentence| {
        let hint = if measure.is_own {
            String::new()
        } else {
            generated(field, now)
        };
        let text = if measure.is_own {
            typed(field).to_owned()
        } else {
            shown(now)
        };
        area(&field_id(id, own, field), label, &key(field), &hint, &text)
    };
    let line = |field: TaskField, label: &str, kind: &str, hint: String, text: &str| {
        let name = field_id(id, own, field);
        markup(
            r#"<div key="{}" class="entry"><label for="{}">{}</label><input id="{}" class="input" type="{}" autocomplete="off" data-answer="{}" placeholder="{}" value="{}"></div>"#,
            [
                field.key().into(),
                (&name).into(),
                label.into(),
                (&name).into(),
                kind.into(),
                key(field).into(),
                hint.into(),
                text.into(),
            ],
        )
    };
    let month = typed(TaskField::Month);
    let finish = measure.finish.map_or_else(String::new, |month| {
        format!("{}-{:02}", month.year(), month.month_of_year())
    });
    let (month_type, month) = match own_tasks::read_month(month) {
        // What is no month yet stays as it was typed.
        None if !month.is_empty() => ("text", month.to_owned()),
        _ => ("month", finish),
    };
    let rest = [
        line(
            TaskField::Owner,
            "责任人",
            "text",
            shown(&measure.owner),
            typed(TaskField::Owner),
        ),
        line(
            TaskField::Month,
            "完成月份",
            month_type,
            "2027-03".to_owned(),
            &month,
        ),
        line(
            TaskField::Sum,
            "金额（万元）",
            "text",
            if measure.is_own {
                "不花钱的不填".to_owned()
            } else {
                "不填就按单价和数量算".to_owned()
            },
            typed(TaskField::Sum),
        ),
        kind(basis, problem, measure),
    ];
    markup(
        r#"<fieldset key="{}" class="task-fields" id="{}"><legend key="legend">{}</legend>{}<div key="rest" class="entries">{}</div>{}<div key="buttons" class="buttons">{}</div></fieldset>"#,
        [
            own.into(),
            task_id(id, own).into(),
            (&measure.task_id).into(),
            Hole::Markup(words(TaskField::Text, "任务", &measure.text)),
            all(rest),
            Hole::Markup(words(TaskField::Proof, "销号凭据", &measure.proof)),
            Hole::Markup(buttons(problem, measure, is_changed)),
        ],
    )
}

/// Kind of spending, where the library does not know it and the school wrote a sum.
fn kind(basis: &Basis, problem: &PlanProblem, measure: &MeasureOption) -> String {
    if measure.sum.is_none() || !measure.cost.starts_with("own-") {
        return String::new();
    }
    let name = field_id(&problem.id, &measure.id, TaskField::Kind);
    let cost = basis.library.cost(&measure.cost);
    let option = |kind: &crate::plan::pricing::SpendingKind| {
        let id = format!("own-{}", kind.id);
        basis.library.cost(&id)?;
        let is_chosen = cost.is_some_and(|own| own.kind == kind.id);
        let selected = if is_chosen { r#" selected="""# } else { "" };
        Some(markup(
            r#"<option value="{}"{}>{}</option>"#,
            [
                (&kind.id).into(),
                Hole::Markup(selected.to_owned()),
                (&kind.name).into(),
            ],
        ))
    };
    markup(
        r#"<div key="kind" class="entry"><label for="{}">支出类别</label><select id="{}" class="input" data-answer="{}">{}</select></div>"#,
        [
            (&name).into(),
            (&name).into(),
            own_tasks::key(&problem.id, &measure.id, TaskField::Kind).into(),
            all(basis.library.kinds.iter().filter_map(option)),
        ],
    )
}

fn buttons(problem: &PlanProblem, measure: &MeasureOption, is_changed: bool) -> String {
    let ids: Vec<&str> = problem.tasks().map(|task| task.id.as_str()).collect();
    let place = ids.iter().position(|id| *id == measure.id);
    let order_key = own_tasks::order_key(&problem.id);
    let mut buttons = String::new();
    let mut moved = |name: &str, text: &str, from: Option<usize>, to: Option<usize>| {
        let (Some(from), Some(to)) = (from, to.filter(|to| *to < ids.len())) else {
            return;
        };
        let mut order = ids.clone();
        order.swap(from, to);
        buttons += &markup(
            r#"<button key="{}" id="{}" type="button" class="button button-quiet set-answer" data-key="{}" value="{}">{}<span class="visually-hidden">：{}</span></button>"#,
            [
                name.into(),
                format!("{name}-{}", task_id(&problem.id, &measure.id)).into(),
                (&order_key).into(),
                order.join(" ").into(),
                text.into(),
                (&measure.task_id).into(),
            ],
        );
    };
    moved(
        "up",
        "上移",
        place,
        place.and_then(|own| own.checked_sub(1)),
    );
    moved("down", "下移", place, place.map(|own| own + 1));
    let keys = TaskField::ALL.map(|field| own_tasks::key(&problem.id, &measure.id, field));
    let words = [TaskField::Text, TaskField::Proof];
    let twins = words.map(|field| own_tasks::from_key(&problem.id, &measure.id, field));
    let keys = [keys.as_slice(), &twins].concat().join(BETWEEN_KEYS);
    if measure.is_own {
        buttons += &button("删除这项任务", &keys, "");
    } else {
        if is_changed {
            buttons += &button("改回原文", &keys, "");
        }
        buttons += &markup(
            r#"<button type="button" class="button button-quiet untick" data-key="{}" value="{}">删除这项任务</button>"#,
            [(&problem.id).into(), (&measure.id).into()],
        );
    }
    buttons
}

fn section_fields(section: &OwnSection, paper: &str, document: &Document) -> String {
    let key = |field| own_sections::key(paper, section.number, field);
    let id = |field: &str| format!("section-{paper}-{}-{field}", section.number);
    let is_written = !section.heading.is_empty() || !section.text.is_empty();
    let option = |name: &str, text: String| {
        let selected = if name == section.after {
            r#" selected="""#
        } else {
            ""
        };
        markup(
            r#"<option value="{}"{}>{}</option>"#,
            [name.into(), Hole::Markup(selected.to_owned()), text.into()],
        )
    };
    let options = document
        .editing
        .sections
        .iter()
        .map(|(name, heading)| option(name, format!("“{heading}”之后")));
    let options = std::iter::once(option("", "最后".to_owned())).chain(options);
    let heading = markup(
        r#"<div class="entry" key="heading"><label for="{}">标题</label><input id="{}" class="input input-wide" autocomplete="off" data-answer="{}" value="{}"></div>"#,
        [
            id("heading").into(),
            id("heading").into(),
            key("heading").into(),
            (&section.heading).into(),
        ],
    );
    let after = markup(
        r#"<div class="entry" key="after"><label for="{}">放在哪一节之后</label><select id="{}" class="input input-wide" data-answer="{}">{}</select></div>"#,
        [
            id("after").into(),
            id("after").into(),
            key("after").into(),
            all(options),
        ],
    );
    let remove = if is_written {
        let keys = ["heading", "text", "after"].map(key).join(BETWEEN_KEYS);
        button("删除这一节", &keys, "")
    } else {
        String::new()
    };
    markup(
        r#"<fieldset key="{}" class="section-fields" id="section-{}-{}"><legend key="legend">{}</legend>{}{}{}<div key="buttons" class="buttons">{}</div></fieldset>"#,
        [
            section.number.to_string().into(),
            paper.into(),
            section.number.to_string().into(),
            if is_written {
                format!("自己加的第 {} 节", section.number).into()
            } else {
                "再加一节".into()
            },
            Hole::Markup(heading),
            Hole::Markup(after),
            Hole::Markup(area(
                &id("text"),
                "内容，一行一段",
                &key("text"),
                "",
                &section.text,
            )),
            Hole::Markup(remove),
        ],
    )
}

/// A field of several lines. The page puts `value` into it, for the markup of an area cannot carry its text.
fn area(id: &str, label: &str, key: &str, generated: &str, text: &str) -> String {
    markup(
        r#"<div class="entry" key="{}"><label for="{}">{}</label><textarea id="{}" class="input input-wide" rows="3" autocomplete="off" data-answer="{}" placeholder="{}" value="{}"></textarea></div>"#,
        [
            key.into(),
            id.into(),
            label.into(),
            id.into(),
            key.into(),
            generated.into(),
            text.into(),
        ],
    )
}

fn shown(sentence: &Sentence) -> String {
    sentence.iter().map(Piece::shown).collect()
}
