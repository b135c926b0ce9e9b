//! Names of persons in what the school wrote, and the same without them.
//!
//! In: a draft. Out: how many places name a person, or a draft in which none that was entered as a name is left. A name
//! that stands in free text alone cannot be told from any other word.
use plan::own_tasks::{self, TaskField};
use plan::posts::Post;
use plan::rounds::VERIFIER;
use school::draft::Draft;
use school::filled::Filled;

/// The answer that names a person.
const CONTACT: &str = "contact";

/// How many places name a person, also those who filled something in.
pub(super) fn count(draft: &Draft) -> usize {
    let choices = &draft.choices;
    let owners = choices.problems.iter();
    let owners = owners.filter(|(_, problem)| is_named(&problem.owner));
    let answers = choices.answers.iter();
    let answers = answers.filter(|(key, text)| is_person(key) && is_named(text));
    let people = choices.people.iter().filter(|(_, name)| is_named(name));
    let fillers = draft.filled.iter();
    let fillers = fillers.filter(|(_, filled)| is_named(&Filled::read(filled).by));
    let providers = draft.providers.iter();
    let providers = providers.filter(|(_, provider)| is_named(&provider.person));
    owners.count() + answers.count() + people.count() + fillers.count() + providers.count()
}

/// Takes every name out, also where one of them stands within a text that the school wrote for its documents.
pub(super) fn remove(draft: &mut Draft, posts: &[Post]) {
    let names = names(draft, posts);
    let choices = &mut draft.choices;
    choices.people.clear();
    choices.answers.retain(|key, _| !is_person(key));
    let keys: Vec<String> = choices.answers.keys().cloned().collect();
    for key in keys {
        if let Some(text) = choices.answers.get_mut(&key) {
            for name in &names {
                *text = text.replace(name.as_str(), "");
            }
        }
    }
    let problems: Vec<String> = choices.problems.keys().cloned().collect();
    for id in problems {
        if let Some(problem) = choices.problems.get_mut(&id) {
            problem.owner.clear();
        }
    }
    draft.filled.clear();
    let sections: Vec<String> = draft.providers.keys().cloned().collect();
    for id in sections {
        if let Some(provider) = draft.providers.get_mut(&id) {
            provider.person.clear();
        }
    }
}

/// The names that were entered as such, the longest first, so that none is cut by a shorter one. A single sign is none, nor
/// is a post or a department, which a school may write where it is asked who filled something in.
fn names(draft: &Draft, posts: &[Post]) -> Vec<String> {
    let choices = &draft.choices;
    let people = choices.people.values().cloned();
    let providers = draft.providers.iter();
    let providers = providers.map(|(_, provider)| provider.person.clone());
    let fillers = draft.filled.values().map(|filled| Filled::read(filled).by);
    let contact = std::iter::once(choices.answer(CONTACT).to_owned());
    let all = people.chain(providers).chain(fillers).chain(contact);
    let mut names: Vec<String> = all.map(|name| name.trim().to_owned()).collect();
    let is_post = |name: &String| {
        let mut posts = posts.iter();
        posts.any(|own| own.name == *name || own.department == *name)
    };
    names.retain(|name| name.chars().count() > 1 && !is_post(name));
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

fn is_named(name: &str) -> bool {
    !name.trim().is_empty()
}

/// True for the answer that names who carries a task, who verified it, whom to ask, or that stands in a column of names.
fn is_person(key: &str) -> bool {
    let is_owner = own_tasks::parts(key).is_some_and(|(.., field)| field == TaskField::Owner.key());
    is_owner || key == CONTACT || key.starts_with(VERIFIER) || documents::is_of_person(key)
}
