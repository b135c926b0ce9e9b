//! 组织领导与责任分工: who carries which tasks.
//!
//! In: the tasks of the plan with their owners, the posts and the names that were given. Out: blocks, and who acts as a word.
//! A name that was not given stays a mark.

use std::collections::BTreeMap;

use super::{Writer, annexes, cell, columns, mark, row, shown};
use crate::Align;
use plan::measure::Actor;
use plan::posts::post_and_name;
use plan::template::fill_text;
use plan::{MeasureOption, department, small};

/// The leading group: each post with the tasks that it carries, names where they were given.
pub(crate) fn duties(writer: &mut Writer) {
    let (basis, texts) = (writer.basis, writer.texts);
    writer.heading("duties", &texts.heading_duties);
    let mut slots = writer.school_slots();
    let office = small::post(basis, "office")
        .map(|post| post.name.clone())
        .unwrap_or_else(|| mark(&texts.marks.office));
    slots.insert("office", office);
    let count = writer.plan.entries().count();
    slots.insert("tasks", count.to_string());
    slots.insert("owners", carriers(writer).len().to_string());
    // Where nothing is unmet, the annex says who looks at what.
    let is_light = writer.plan.problems.is_empty() && !writer.plan.watches.is_empty();
    slots.insert("annex", annexes::number_of(writer, &texts.annex_duties));
    let rest = if is_light { &texts.duties_rest } else { "" };
    let intro = match count {
        0 => &texts.duties_no_tasks,
        _ => &texts.duties_intro,
    };
    slots.insert("number", writer.table_number());
    writer.paragraph("intro", &format!("{intro}{rest}"), &slots);
    let mut carried = carriers(writer);
    let (mut rows, mut names) = (Vec::new(), Vec::new());
    for post in small::posts(basis)
        .into_iter()
        .filter(|post| !post.group_role.is_empty())
    {
        let name = small::name(basis, post);
        let owner = format!("{}{}", post.name, name.unwrap_or_default());
        let carried_by_post = carried.remove(&owner).unwrap_or_default();
        let (typed, tasks) = (carried_by_post.names.join("、"), carried_by_post.tasks);
        let name = name.or((!typed.is_empty()).then_some(typed.as_str()));
        let is_head = matches!(post.group_role.as_str(), "组长" | "副组长");
        if tasks.is_empty() && !is_head && name.is_none() {
            continue;
        }
        let duty = match (tasks.is_empty(), post.group_role.as_str()) {
            (false, _) => tasks.join("、"),
            (true, _) if count == 0 => texts.unfinished.duties_none.clone(),
            (true, "组长") => fill_text(&texts.duties_lead, &slots),
            (true, _) => fill_text(&texts.duties_deputy, &slots),
        };
        // Whoever only looks at what is met need not be named.
        let looks_only = !tasks.is_empty() && tasks.iter().all(|id| is_watch(writer, id));
        let name = match name {
            Some(name) => name.to_owned(),
            // The annex has them.
            None if looks_only && is_light && !is_head && !post.small_only => continue,
            None if (looks_only || post.small_only) && !is_head => "—".to_owned(),
            None => mark(&fill_text(
                &texts.marks.name_of_post,
                &[("post", post.name.clone())].into(),
            )),
        };
        names.push(post.id.clone());
        rows.push(row(vec![
            cell(&post.group_role),
            cell(name),
            cell(&post.name),
            cell(duty),
        ]));
    }
    for (owner, carried_by_person) in carried {
        names.push(writer.row_of_person(&owner, &carried_by_person.tasks));
        rows.push(row(vec![
            cell(&texts.duties_member),
            cell(owner),
            cell("—"),
            cell(carried_by_person.tasks.join("、")),
        ]));
    }
    let shares = [
        (14, Align::Centre),
        (24, Align::Centre),
        (22, Align::Centre),
        (44, Align::Left),
    ];
    let caption = fill_text(&texts.duties_caption, &slots);
    writer.name_rows(names);
    writer.table(
        "duties",
        Some(caption),
        texts.columns_duties.clone(),
        columns(&shares),
        rows,
    );
}

fn is_watch(writer: &Writer, id: &str) -> bool {
    let mut watches = writer.plan.watches.iter();
    watches.any(|watch| watch.task.task_id == id)
}

/// What a post or a person has to do.
#[derive(Debug, Default)]
pub(crate) struct Carried {
    /// Names that were typed behind that of the post.
    pub(crate) names: Vec<String>,
    /// Its tasks, in the order of the plan.
    pub(crate) tasks: Vec<String>,
}

/// The tasks of each post and person. 总务主任王立新 is the 总务主任, whose name was typed with a task only.
pub(crate) fn carriers(writer: &Writer) -> BTreeMap<String, Carried> {
    let posts = &writer.basis.library.posts;
    let mut carriers: BTreeMap<String, Carried> = BTreeMap::new();
    for task in writer.plan.entries().map(|entry| entry.task) {
        let owner = shown(&task.owner);
        let typed = post_and_name(posts, &owner);
        // The post has the name that was typed for it on the page, if any, and no second one.
        let typed = typed.filter(|(post, name)| {
            let of_page = small::name(writer.basis, post);
            of_page.is_none() && !name.is_empty()
        });
        let (who, name) = match typed {
            Some((post, name)) => (post.name.clone(), Some(name.to_owned())),
            None => (owner, None),
        };
        let carried = carriers.entry(who).or_default();
        carried.tasks.push(task.task_id.clone());
        carried
            .names
            .extend(name.filter(|name| !carried.names.contains(name)));
    }
    carriers
}

/// Who carries a task out.
pub(crate) fn actor_of(writer: &Writer, task: &MeasureOption) -> String {
    if task.by_founder {
        return writer.texts.closing.actor_founder.clone();
    }
    actor(writer, task.actor)
}

/// Who acts, the bureau by its own name.
pub(crate) fn actor(writer: &Writer, actor: Actor) -> String {
    let texts = writer.texts;
    match actor {
        Actor::School => texts.actor_school.clone(),
        Actor::Bureau => department(writer.basis, &texts.actor_bureau),
        Actor::Government => texts.actor_government.clone(),
    }
}
