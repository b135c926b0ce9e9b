//! The list of what was changed in the documents, on the page of the plan: what the figures contradict first, then what has
//! lost its place.
//!
//! In: the papers with their edits, and the plan. Out: a line for each with its ways back, as markup. It decides nothing.

use super::editing::{Papers, button, name};
use super::editing_tasks::field_id;
use super::markup::{Hole, all, markup};
use documents::edits::{self, Edit, Editing};
use files::papers::{Content, Paper};
use formats::html::edits::{BETWEEN_KEYS, edit_id};
use plan::{Basis, Plan};
use school::answers::{AnswerKey, LEFT_OUT, TaskField, added_task_id};
use school::draft::PlanChoices;
use words::edits as edit_words;
use words::edits::outdated;

/// Characters of a text by which an edit is told.
const EXCERPT: usize = 40;

impl Papers<'_> {
    /// Everything that was changed, what the figures contradict first, then what has lost its place.
    pub(super) fn changes(&self, basis: &Basis, plan: &Plan) -> String {
        let mut changes = self.of_papers();
        changes.extend(of_tasks(plan));
        changes.sort_by_key(|own| !own.is_outdated);
        changes.extend(homeless(basis.choices, &self.editings(), plan));
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
        for (idx, paper) in self.all.iter().enumerate() {
            let editing = paper.content.editing();
            for (number, edit) in editing.edits.iter().enumerate() {
                let is_sheet = matches!(paper.content, Content::Sheets(_));
                let is_shown = idx == self.shown && (is_sheet || edit.own != LEFT_OUT);
                changes.push(Change {
                    key: edit.key.clone(),
                    from_key: edit.from_key(),
                    place: place(paper, editing, &edit.key),
                    link: is_shown.then(|| edit_id(number)),
                    is_outdated: edit.is_outdated(),
                    is_gone: false,
                    ..Change::of(edit)
                });
            }
            changes.extend(editing.refused.iter().map(|edit| Change {
                key: edit.key.clone(),
                from_key: edit.from_key(),
                place: place(paper, editing, &edit.key),
                is_refused: true,
                ..Change::of(edit)
            }));
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
    /// It is none of the words that may stand there.
    is_refused: bool,
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
        } else if self.is_refused {
            format!(
                "这一格只能从表里列出的几种里选，没有采用，现在写的是“{}”。",
                self.now
            )
        } else if self.is_outdated {
            outdated(&self.from, &self.now)
        } else {
            String::new()
        };
        let buttons = if self.is_gone || self.is_refused {
            button("不要了", &both, "")
        } else if self.is_outdated {
            button(edit_words::KEEP, &self.from_key, &self.now)
                + &button(edit_words::TAKE, &both, "")
        } else {
            button(edit_words::BACK, &both, "")
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
    documents::field_of_edit(key)
}

fn excerpt(text: &str) -> String {
    if text.chars().count() <= EXCERPT {
        return text.to_owned();
    }
    let start: String = text.chars().take(EXCERPT).collect();
    format!("{start}…")
}

/// The paper and the heading of the section of an edit.
fn place(paper: &Paper, editing: &Editing, key: &str) -> String {
    let section = match AnswerKey::parse(key) {
        AnswerKey::TextEdit(block) => block.section(),
        _ => "",
    };
    let mut sections = editing.sections.iter();
    match sections.find(|(own, _)| own == section) {
        Some((_, heading)) => format!("{}“{heading}”", name(paper)),
        None => name(paper),
    }
}

fn of_tasks(plan: &Plan) -> Vec<Change> {
    let mut changes = Vec::new();
    for entry in plan.entries() {
        let task = entry.task;
        changes.extend(task.edits.iter().map(|edit| Change {
            key: edit.key.clone(),
            from_key: edit.from_key.clone(),
            place: format!("任务 {}", task.task_id),
            link: Some(field_id(entry.problem_id, &task.id, edit.field)),
            own: edit.own.clone(),
            from: edit.from.clone(),
            now: edit.now.clone(),
            is_outdated: edits::is_outdated(&edit.from, &edit.now),
            ..Change::default()
        }));
    }
    changes
}

/// Changed texts and tasks whose place is gone.
fn homeless(choices: &PlanChoices, papers: &[&Editing], plan: &Plan) -> Vec<Change> {
    let mut gone: Vec<Change> = edits::homeless(choices, papers)
        .into_iter()
        .map(|(key, own)| Change {
            key: key.to_owned(),
            from_key: generated_key(key),
            place: "改过的一段".to_owned(),
            own: own.to_owned(),
            is_gone: true,
            ..Change::default()
        })
        .collect();
    for (key, own) in choices.answers.iter() {
        let (problem, task, field) = match key {
            AnswerKey::LibraryTask {
                problem,
                measure,
                field,
            } => (problem, measure.to_owned(), field),
            AnswerKey::AddedTask {
                problem,
                number,
                field,
            } => (problem, added_task_id(number), field),
            _ => continue,
        };
        let is_added = matches!(key, AnswerKey::AddedTask { .. });
        let found = plan.problems.iter().find(|own| own.id == problem);
        let is_of_problem = found.is_some_and(|found| {
            is_added || found.measures.iter().any(|measure| measure.id == task)
        });
        let mut watches = plan.watches.iter().chain(&plan.left_out);
        let is_here = is_of_problem || watches.any(|own| own.id == problem && own.task.id == task);
        if !is_here && !own.trim().is_empty() {
            let generated = AnswerKey::TaskGenerated {
                problem,
                task: &task,
                field,
            };
            gone.push(Change {
                from_key: generated.to_string(),
                key: key.to_string(),
                place: format!("{problem} 的任务（{}）", field_name(field)),
                own: in_words(field, own),
                is_gone: true,
                ..Change::default()
            });
        }
    }
    gone
}

/// Key of the generated text at which a text was changed.
fn generated_key(key: &str) -> String {
    let generated = AnswerKey::parse(key).generated();
    generated.map_or_else(String::new, |key| key.to_string())
}

/// What was chosen by its id, as a person chose it.
fn in_words(field: TaskField, own: &str) -> String {
    let (library, texts) = (data::library(), data::texts());
    let name = match field {
        TaskField::Actor => match own {
            "bureau" => Some(&texts.actor_bureau),
            "government" => Some(&texts.actor_government),
            _ => Some(&texts.actor_school),
        },
        TaskField::Matter => library.matter(own).map(|own| &own.name),
        TaskField::Kind => {
            let mut kinds = library.kinds.iter();
            kinds.find(|kind| kind.id == own).map(|kind| &kind.name)
        }
        _ => None,
    };
    name.map_or_else(|| own.to_owned(), String::clone)
}

fn field_name(field: TaskField) -> &'static str {
    match field {
        TaskField::Text => "任务",
        TaskField::Owner => "责任人",
        TaskField::Month => "完成月份",
        TaskField::Sum => "金额（万元）",
        TaskField::Proof => "销号凭据",
        TaskField::Kind => "支出类别",
        TaskField::LeftOut => "删去",
        TaskField::Actor => "谁来办",
        TaskField::Lead => "牵头单位",
        TaskField::Matter => "请示事由",
    }
}
