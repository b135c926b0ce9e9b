//! Who carries a task that the school added: the school or the county, and of the county who leads and in which 请示 it is
//! asked for.
//!
//! In: such a task. Out: markup as that of [`super::editing_tasks`]. It decides nothing.

use super::editing_tasks::field_id;
use super::markup::{Hole, all, markup};
use plan::added_tasks::{self, ACTORS};
use plan::library::Matter;
use plan::measure::Actor;
use plan::{Basis, MeasureOption};
use school::answers::{AnswerKey, TaskField};

/// Every field that a task has for this.
pub(super) fn fields(basis: &Basis, problem: &str, task: &MeasureOption) -> String {
    let own = actor(basis, problem, &task.id);
    if task.actor == Actor::School {
        return own;
    }
    own + &lead(basis, problem, task) + &matter(basis, problem, task)
}

/// Who acts. The one that is chosen is always marked: a list without a mark would show its last.
pub(super) fn actor(basis: &Basis, problem: &str, task: &str) -> String {
    let texts = data::texts();
    let chosen = added_tasks::actor(basis.choices, problem, task);
    let options = ACTORS.map(|(actor, key)| {
        let name = match actor {
            Actor::School => &texts.actor_school,
            Actor::Bureau => &texts.actor_bureau,
            Actor::Government => &texts.actor_government,
        };
        (key, name.as_str())
    });
    let chosen = ACTORS.into_iter().find(|(actor, _)| *actor == chosen);
    let chosen = chosen.map_or("", |(_, key)| key);
    select(problem, task, TaskField::Actor, "谁来办", chosen, &options)
}

fn lead(basis: &Basis, problem: &str, task: &MeasureOption) -> String {
    let key = AnswerKey::task(problem, &task.id, TaskField::Lead);
    let name = field_id(problem, &task.id, TaskField::Lead);
    let usual = added_tasks::usual_lead(basis, task.actor);
    markup(
        r#"<div key="lead" class="entry"><label for="{}">牵头单位</label><input id="{}" class="input" autocomplete="off" data-answer="{}" placeholder="{}" value="{}"></div>"#,
        [
            (&name).into(),
            (&name).into(),
            key.to_string().into(),
            usual.unwrap_or_else(|| "写单位名称".to_owned()).into(),
            basis.choices.answer(key).into(),
        ],
    )
}

fn matter(basis: &Basis, problem: &str, task: &MeasureOption) -> String {
    let mut requests = basis.library.matters.iter();
    let answers = &basis.choices.answers;
    let chosen = answers.task_edit(problem, &task.id, TaskField::Matter);
    let chosen = requests.find(|own| own.id == chosen);
    let option = |own: &Matter| (own.id.clone(), own.name.clone());
    let options: Vec<(String, String)> = basis.library.matters.iter().map(option).collect();
    let usual = ("", "和这个问题的其他请示一起");
    let options = options
        .iter()
        .map(|(id, name)| (id.as_str(), name.as_str()));
    let options: Vec<(&str, &str)> = std::iter::once(usual).chain(options).collect();
    let chosen = chosen.map_or("", |own| own.id.as_str());
    select(
        problem,
        &task.id,
        TaskField::Matter,
        "写进哪一份请示",
        chosen,
        &options,
    )
}

fn select(
    problem: &str,
    task: &str,
    field: TaskField,
    label: &str,
    chosen: &str,
    options: &[(&str, &str)],
) -> String {
    let option = |(value, name): &(&str, &str)| {
        let selected = if *value == chosen {
            r#" selected="selected""#
        } else {
            ""
        };
        markup(
            r#"<option value="{}"{}>{}</option>"#,
            [
                (*value).into(),
                Hole::Markup(selected.to_owned()),
                (*name).into(),
            ],
        )
    };
    let id = field_id(problem, task, field);
    markup(
        r#"<div key="{}" class="entry"><label for="{}">{}</label><select id="{}" class="input" data-answer="{}">{}</select></div>"#,
        [
            field.key().into(),
            (&id).into(),
            label.into(),
            (&id).into(),
            AnswerKey::task(problem, task, field).to_string().into(),
            all(options.iter().map(option)),
        ],
    )
}
