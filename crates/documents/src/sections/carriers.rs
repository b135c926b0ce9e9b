//! Who carries which tasks: posts, and persons as they were typed.
//!
//! In: a plan. Out: per post or person the tasks, each person once. It must not know how they are shown.

use std::collections::BTreeMap;

use super::Writer;
use super::tasks::shown;
use plan::posts::post_and_name;
use plan::small;

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
