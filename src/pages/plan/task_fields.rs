//! Everything of one task that can be changed: words, owner, month, sum, proof, who carries it, its place among the others.
//!
//! In: a [`TaskView`]. Out: answers of the school, at once. The same fields stand with the problem, with what is watched, and
//! in the preview of a paper.

use std::collections::BTreeMap;

use yew::prelude::*;

use super::fields::{AnswerChoice, AnswerField, DateField, DateKind, HeldField, put};
use super::removed::{PAPER, Removed, deleted, use_tell_removed};
use crate::hooks::use_dispatch;
use crate::state::Action;
use crate::state::edit::{Edit, PlanEdit, ProblemEdit};
use plan::added_tasks::{self, ACTORS};
use plan::measure::Actor;
use plan::task_edits;
use plan::template::{Piece, Sentence};
use plan::{Basis, MeasureOption, Plan, PlanProblem, Watch};
use school::answers::{AnswerKey, LEFT_OUT, TaskField, join_order, read_month};
use school::draft::Ids;
use words::edits::BACK;

/// A task with what it belongs to and what the school typed for it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TaskView {
    /// Problem or watched item, by id.
    pub owner: String,
    /// Ids of the tasks of the problem in their order; empty where they have none to choose.
    pub order: Vec<String>,
    /// The measures that are ticked, by id.
    pub ticked: Ids,
    /// It is watched: it costs nothing, and is left out by an answer.
    pub is_watched: bool,
    /// The school has not yet said what it is: it becomes a task with its first word.
    pub is_new: bool,
    /// The task.
    pub task: MeasureOption,
    /// What was typed, by field.
    pub typed: BTreeMap<&'static str, String>,
    /// Who leads where the school names nobody.
    pub usual_lead: String,
    /// Kinds of spending, where the school wrote a sum of which the library knows none: the chosen one first.
    pub kinds: Vec<(AttrValue, AttrValue)>,
    /// Matters of a 请示: id and name.
    pub matters: Vec<(AttrValue, AttrValue)>,
}

impl TaskView {
    /// A task of a problem.
    pub(super) fn of_problem(basis: &Basis, problem: &PlanProblem, task: &MeasureOption) -> Self {
        let order = problem.tasks().map(|task| task.id.clone()).collect();
        let ticked = ticked(problem);
        Self::new(basis, &problem.id, order, ticked, task, false)
    }

    /// The task of something that is watched.
    pub(super) fn of_watch(basis: &Basis, watch: &Watch) -> Self {
        Self::new(
            basis,
            &watch.id,
            Vec::new(),
            Ids::default(),
            &watch.task,
            true,
        )
    }

    /// The task that the school may add next to a problem.
    pub(super) fn next_of(basis: &Basis, problem: &PlanProblem) -> Self {
        let numbers = basis.choices.answers.added_tasks(&problem.id);
        let number = numbers.last().map_or(1, |last| last + 1);
        let task = added_tasks::task(basis, &problem.id, number, &problem.owner);
        Self {
            is_new: true,
            ..Self::of_problem(basis, problem, &task)
        }
    }

    /// The task of that problem or watched item, by their ids; `None` where the plan has it no more.
    pub(super) fn find(basis: &Basis, plan: &Plan, owner: &str, task: &str) -> Option<Self> {
        let mut problems = plan.problems.iter();
        if let Some(problem) = problems.find(|problem| problem.id == owner)
            && let Some(task) = problem.measures.iter().find(|measure| measure.id == task)
        {
            return Some(Self::of_problem(basis, problem, task));
        }
        let mut watches = plan.watches.iter();
        let watch = watches.find(|watch| watch.id == owner && watch.task.id == task)?;
        Some(Self::of_watch(basis, watch))
    }

    fn new(
        basis: &Basis,
        owner: &str,
        order: Vec<String>,
        ticked: Ids,
        task: &MeasureOption,
        is_watched: bool,
    ) -> Self {
        let answers = &basis.choices.answers;
        let typed = TaskField::ALL.iter().filter_map(|field| {
            let typed = answers.typed(AnswerKey::task(owner, &task.id, *field))?;
            Some((field.key(), typed.to_owned()))
        });
        let is_of_county = task.is_added && task.actor != Actor::School;
        let usual_lead = is_of_county
            .then(|| added_tasks::usual_lead(basis, task.actor))
            .flatten();
        let matters = if is_of_county {
            let matters = basis.library.matters.iter();
            matters
                .map(|matter| (matter.id.clone().into(), matter.name.clone().into()))
                .collect()
        } else {
            Vec::new()
        };
        Self {
            owner: owner.to_owned(),
            order,
            ticked,
            is_watched,
            is_new: false,
            typed: typed.collect(),
            usual_lead: usual_lead.unwrap_or_default(),
            kinds: kinds(basis, task, is_watched),
            matters,
            task: task.clone(),
        }
    }

    /// Id of its group of fields.
    pub(super) fn id(&self) -> String {
        task_id(&self.owner, &self.task.id)
    }

    /// Any field of it was changed.
    pub(super) fn is_changed(&self) -> bool {
        self.typed.values().any(|text| !text.trim().is_empty())
    }

    fn key(&self, field: TaskField) -> String {
        AnswerKey::task(&self.owner, &self.task.id, field).to_string()
    }

    fn typed(&self, field: TaskField) -> String {
        self.typed.get(field.key()).cloned().unwrap_or_default()
    }

    /// The words that stand there while the school writes none.
    fn generated(&self, field: TaskField, now: &Sentence) -> String {
        let key = self.key(field);
        let edit = self.task.edits.iter().find(|edit| edit.key == key);
        edit.map_or_else(|| shown(now), |edit| edit.now.clone())
    }

    /// What becomes of the answers when words of it are changed: beside them stand the generated words at that time.
    fn changed(&self, field: TaskField, text: String, generated: &str) -> Vec<(String, String)> {
        let from = if text.trim().is_empty() || text == generated {
            String::new()
        } else {
            generated.to_owned()
        };
        let key = AnswerKey::TaskGenerated {
            problem: &self.owner,
            task: &self.task.id,
            field,
        };
        vec![(self.key(field), text), (key.to_string(), from)]
    }

    /// Every answer about it, as written: fields, and generated words beside them.
    pub(super) fn keys(&self) -> Vec<String> {
        let generated = [TaskField::Text, TaskField::Proof].map(|field| {
            let key = AnswerKey::TaskGenerated {
                problem: &self.owner,
                task: &self.task.id,
                field,
            };
            key.to_string()
        });
        let fields = TaskField::ALL.iter().map(|field| self.key(*field));
        fields.chain(generated).collect()
    }

    /// What it is called where it is spoken of.
    pub(super) fn name(&self) -> String {
        self.task.name()
    }

    /// Its place among the tasks of its problem, where it has one, and what it is called.
    fn legend(&self) -> String {
        if self.is_new {
            return "自己再加一项任务".to_owned();
        }
        let place = self.order.iter().position(|id| *id == self.task.id);
        match place.filter(|_| self.order.len() > 1) {
            Some(place) => format!("第{}项：{}", place + 1, self.name()),
            None => self.name(),
        }
    }

    /// What takes it out of the plan, and how it comes back; `prefix` is that of the fields in which it was pressed.
    fn removal(&self, prefix: &str) -> (Action, Removed) {
        let mut removed = Removed {
            sentence: deleted(&self.name()),
            answers: Vec::new(),
            choice: None,
            back_to: if prefix.is_empty() {
                format!("{}-{}", self.id(), TaskField::Text.key())
            } else {
                PAPER.to_owned()
            },
        };
        if self.task.is_added {
            let typed = |field: &TaskField| {
                let typed = self.typed.get(field.key())?;
                Some((self.key(*field), typed.clone()))
            };
            removed.answers = TaskField::ALL.iter().filter_map(typed).collect();
            return (self.clear(), removed);
        }
        if self.is_watched {
            let key = self.key(TaskField::LeftOut);
            removed.answers = vec![(key.clone(), String::new())];
            return (put(vec![(key, LEFT_OUT.to_owned())]), removed);
        }
        let ticked = |is_ticked| {
            PlanEdit::Problem(
                self.owner.clone(),
                ProblemEdit::Measure {
                    id: self.task.id.clone(),
                    is_ticked,
                    suggested: self.ticked.clone(),
                },
            )
        };
        removed.choice = Some(ticked(true));
        (Action::Edit(Edit::Plan(ticked(false))), removed)
    }

    fn clear(&self) -> Action {
        put(self
            .keys()
            .into_iter()
            .map(|key| (key, String::new()))
            .collect())
    }
}

/// Id of the fields of a task.
pub(super) fn task_id(owner: &str, task: &str) -> String {
    format!("task-{owner}-{task}")
}

/// The measures of a problem that are ticked, without those that the school added.
pub(super) fn ticked(problem: &PlanProblem) -> Ids {
    let measures = problem.measures.iter();
    measures
        .filter(|measure| measure.is_ticked && !measure.is_added)
        .map(|measure| measure.id.clone())
        .collect()
}

/// A sentence as text.
pub(super) fn shown(sentence: &Sentence) -> String {
    sentence.iter().map(Piece::shown).collect()
}

fn kinds(basis: &Basis, task: &MeasureOption, is_watched: bool) -> Vec<(AttrValue, AttrValue)> {
    if is_watched || task.sum.is_none() || !task.cost.starts_with("own-") {
        return Vec::new();
    }
    let cost = basis.library.cost(&task.cost);
    let mut kinds: Vec<_> = basis
        .library
        .kinds
        .iter()
        .filter(|kind| {
            basis
                .library
                .cost(&task_edits::cost_of_kind(&kind.id))
                .is_some()
        })
        .collect();
    kinds.sort_by_key(|kind| cost.is_none_or(|cost| cost.kind != kind.id));
    let kinds = kinds.into_iter();
    kinds
        .map(|kind| (kind.id.clone().into(), kind.name.clone().into()))
        .collect()
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct TaskFieldsProps {
    /// The task.
    pub task: TaskView,
    /// How the ids of its fields begin; empty but for a second group of the same task.
    #[prop_or_default]
    pub prefix: &'static str,
    /// Owner and month stand elsewhere.
    #[prop_or_default]
    pub is_without_owner: bool,
}

/// The fields.
#[component]
pub(super) fn TaskFields(props: &TaskFieldsProps) -> Html {
    let (view, prefix) = (&props.task, props.prefix);
    let dispatch = use_dispatch();
    let task = &view.task;
    let id = |field: TaskField| format!("{prefix}{}-{}", view.id(), field.key());
    let words = |field: TaskField, label: &'static str, now: &Sentence| {
        if task.is_added {
            return html! {
                <AnswerField
                    answer={view.key(field)}
                    id={id(field)}
                    {label}
                    value={view.typed(field)}
                    hint={view.is_new.then_some("写清做什么、做多少。")}
                    rows={2}
                    is_needed={field == TaskField::Text && !view.is_new}
                />
            };
        }
        let generated = view.generated(field, now);
        let typed = view.typed(field);
        let value = if typed.trim().is_empty() {
            shown(now)
        } else {
            typed
        };
        let onchange = {
            let (view, generated) = (view.clone(), generated.clone());
            dispatch.reform(move |text: String| put(view.changed(field, text, &generated)))
        };
        html! {
            <HeldField id={id(field)} {label} {value} {onchange} placeholder={generated} rows={2} />
        }
    };
    let sum = (!view.is_watched).then(|| {
        let placeholder = if task.is_added {
            "不花钱的不填"
        } else {
            "不填就按单价和数量算"
        };
        html! {
            <AnswerField
                answer={view.key(TaskField::Sum)}
                id={id(TaskField::Sum)}
                label="金额（万元）"
                value={view.typed(TaskField::Sum)}
                {placeholder}
            />
        }
    });
    let kind = view.kinds.first().map(|(chosen, _)| {
        html! {
            <AnswerChoice
                answer={view.key(TaskField::Kind)}
                id={id(TaskField::Kind)}
                label="支出类别"
                options={sorted(&view.kinds)}
                value={chosen.clone()}
            />
        }
    });
    html! {
        <fieldset class="task-fields" id={format!("{prefix}{}", view.id())}>
            <legend>
                { view.legend() }
            </legend>
            { words(TaskField::Text, "任务", &task.text) }
            <div class="entries">
                if task.is_added {
                    <ActorFields task={view.clone()} {prefix} />
                }
                if !view.is_new {
                    if !props.is_without_owner {
                        <OwnerFields task={view.clone()} {prefix} />
                    }
                    { sum.unwrap_or_default() }
                    { kind.unwrap_or_default() }
                }
            </div>
            if !view.is_new {
                { words(TaskField::Proof, "佐证材料", &task.proof) }
                <TaskButtons task={view.clone()} {prefix} />
            }
        </fieldset>
    }
}

/// Who does it, and the month in which it is to be finished.
#[component]
pub(super) fn OwnerFields(ActorFieldsProps { task: view, prefix }: &ActorFieldsProps) -> Html {
    let id = |field: TaskField| format!("{prefix}{}-{}", view.id(), field.key());
    html! {
        <>
            <AnswerField
                answer={view.key(TaskField::Owner)}
                id={id(TaskField::Owner)}
                label="责任人"
                value={view.typed(TaskField::Owner)}
                placeholder={shown(&view.task.owner)}
            />
            <MonthField task={view.clone()} id={id(TaskField::Month)} />
        </>
    }
}

/// Kinds in the order of their names' ids, so that the list stays the same whichever is chosen.
fn sorted(kinds: &[(AttrValue, AttrValue)]) -> Vec<(AttrValue, AttrValue)> {
    let mut kinds = kinds.to_vec();
    kinds.sort_by(|one, other| one.0.as_str().cmp(other.0.as_str()));
    kinds
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct MonthFieldProps {
    task: TaskView,
    id: AttrValue,
}

/// The month in which it is to be finished.
#[component]
fn MonthField(MonthFieldProps { task: view, id }: &MonthFieldProps) -> Html {
    let dispatch = use_dispatch();
    let typed = view.typed(TaskField::Month);
    let key = view.key(TaskField::Month);
    let onchange = dispatch.reform(move |text: String| put(vec![(key.clone(), text)]));
    let (kind, value) = match (read_month(&typed), view.task.finish) {
        // What is no month yet stays as it was typed.
        (None, _) if !typed.trim().is_empty() => (DateKind::Text, typed),
        (_, Some(month)) => {
            let month = format!("{}-{:02}", month.year(), month.month_of_year());
            (DateKind::Month, month)
        }
        (_, None) => (DateKind::Month, String::new()),
    };
    html! { <DateField id={id.clone()} label="完成月份" {value} {onchange} {kind} /> }
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ActorFieldsProps {
    /// The task.
    pub task: TaskView,
    /// How the ids of its fields begin.
    #[prop_or_default]
    pub prefix: &'static str,
}

/// Who carries a task that the school added: the school or the county, and of the county who leads and in which 请示 it is
/// asked for.
#[component]
fn ActorFields(ActorFieldsProps { task: view, prefix }: &ActorFieldsProps) -> Html {
    let id = |field: TaskField| format!("{prefix}{}-{}", view.id(), field.key());
    let chosen = ACTORS
        .into_iter()
        .find(|(actor, _)| *actor == view.task.actor);
    let is_of_county = view.task.actor != Actor::School;
    let matter = view.typed(TaskField::Matter);
    let is_known = view.matters.iter().any(|(id, _)| *id == matter);
    let mut matters = vec![("".into(), "和这个问题的其他请示一起".into())];
    matters.extend(view.matters.iter().cloned());
    let usual = if view.usual_lead.is_empty() {
        "写单位名称".to_owned()
    } else {
        view.usual_lead.clone()
    };
    html! {
        <>
            <AnswerChoice
                answer={view.key(TaskField::Actor)}
                id={id(TaskField::Actor)}
                label="谁来办"
                options={actors()}
                value={chosen.map_or("", |(_, key)| key)}
            />
            if is_of_county {
                <AnswerField
                    answer={view.key(TaskField::Lead)}
                    id={id(TaskField::Lead)}
                    label="牵头单位"
                    value={view.typed(TaskField::Lead)}
                    placeholder={usual}
                />
                <AnswerChoice
                    answer={view.key(TaskField::Matter)}
                    id={id(TaskField::Matter)}
                    label="写进哪一份请示"
                    options={matters}
                    value={if is_known { matter } else { String::new() }}
                />
            }
        </>
    }
}

/// Those who can act, with their names.
pub(super) fn actors() -> Vec<(AttrValue, AttrValue)> {
    let texts = data::texts();
    let name = |(actor, key): (Actor, &'static str)| {
        let name = match actor {
            Actor::School => &texts.actor_school,
            Actor::Bureau => &texts.actor_bureau,
            Actor::Government => &texts.actor_government,
        };
        (key.into(), name.clone().into())
    };
    ACTORS.map(name).to_vec()
}

/// Its place in the order, and the ways back.
#[component]
fn TaskButtons(ActorFieldsProps { task: view, prefix }: &ActorFieldsProps) -> Html {
    let dispatch = use_dispatch();
    let place = view.order.iter().position(|id| *id == view.task.id);
    let moved = |to: Option<usize>, name: &'static str, label: &'static str| {
        let (from, to) = (place?, to.filter(|to| *to < view.order.len())?);
        let mut order: Vec<&str> = view.order.iter().map(String::as_str).collect();
        order.swap(from, to);
        let key = AnswerKey::TaskOrder {
            problem: &view.owner,
        };
        let answers = vec![(key.to_string(), join_order(&order))];
        let onclick = dispatch.reform(move |_: MouseEvent| put(answers.clone()));
        let id = format!("{prefix}{name}-{}", view.id());
        Some(html! {
            <button {id} type="button" class="button button-quiet" {onclick}>
                { label }
                <span class="visually-hidden">{ format!("：{}", view.name()) }</span>
            </button>
        })
    };
    let clear = || {
        let action = view.clear();
        dispatch.reform(move |_: MouseEvent| action.clone())
    };
    let tell = use_tell_removed();
    let remove = {
        let (view, prefix, dispatch) = (view.clone(), *prefix, dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            let (action, removed) = view.removal(prefix);
            dispatch.emit(action);
            tell.tell(removed);
        })
    };
    html! {
        <div class="buttons">
            { moved(place.and_then(|place| place.checked_sub(1)), "up", "上移").unwrap_or_default() }
            { moved(place.map(|place| place + 1), "down", "下移").unwrap_or_default() }
            if view.is_changed() && !view.task.is_added {
                <button type="button" class="button button-quiet" onclick={clear()}>{ BACK }</button>
            }
            <button type="button" class="button button-quiet" onclick={remove}>
                { "删除这项任务" }
            </button>
        </div>
    }
}
