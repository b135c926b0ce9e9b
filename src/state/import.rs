//! What is being taken from tables of other programs: read, looked through, ticked.
//!
//! In: what the worker read, and the draft that it stands beside. Out: [`Import`] with the rows that can be taken. It must not
//! know files, nor how they are read.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::worker::{FigureRead, TablesRead};
use files::describe;
use files::last_round::LastRound;
use school::answers::{AnswerKey, ProgressField};
use school::draft::{Draft, Entry};
use school::figures::Slot;
use school::profile::Profile;
use school::reading;

/// Id of the heading of what was found.
pub const FOUND: &str = "found-heading";

/// Tables that are being imported.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// Number of what was asked of the worker.
    pub id: u32,
    /// How far it is.
    pub status: ImportStatus,
    /// Rows that were ticked or unticked by hand.
    pub ticks: BTreeMap<ImportKey, bool>,
    /// Another school has taken the place of the one that it was read for.
    pub is_stale: bool,
}

/// How far an import is.
#[derive(Debug, Clone, PartialEq)]
pub enum ImportStatus {
    /// The worker reads; how far it says it is.
    Reading(String),
    /// Everything was read.
    Found(Rc<TablesRead>),
    /// Nothing could be read; the sentence says why.
    Failed(String),
}

/// What an import can put into the school.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ImportKey {
    /// A figure.
    Figure(Slot),
    /// A field of the profile: `name`, `kind`, `zone`, `ownership` or `boarding`.
    Field(String),
    /// An answer for the papers, by its written key.
    Answer(String),
}

/// How what was found stands to what is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is here.
    Fresh,
    /// Something else is here.
    Differs,
    /// The same is here.
    Same,
}

impl Import {
    /// An import of which nothing is known yet.
    pub fn new(id: u32) -> Self {
        Self {
            id,
            status: ImportStatus::Reading(String::new()),
            ticks: BTreeMap::new(),
            is_stale: false,
        }
    }

    /// What was read; `None` until then.
    pub fn found(&self) -> Option<&Rc<TablesRead>> {
        match &self.status {
            ImportStatus::Found(found) => Some(found),
            _ => None,
        }
    }

    /// Whether a row is taken: as it was ticked, else where nothing else is here.
    pub fn takes(&self, key: &ImportKey, standing: Standing) -> bool {
        let proposed = match key {
            // What a file says of the last round is newer than what stands here of it.
            ImportKey::Answer(_) => standing != Standing::Same,
            _ => standing == Standing::Fresh,
        };
        standing != Standing::Same && *self.ticks.get(key).unwrap_or(&proposed)
    }
}

/// How a figure that was found stands to what is in the form.
pub fn standing_of_figure(found: &FigureRead, draft: &Draft) -> Standing {
    let Some(now) = draft.entries.get(&found.slot) else {
        return Standing::Fresh;
    };
    let definition = data::form_catalogue().figure(&found.slot.figure);
    let is_same = match (now, &found.entry, definition) {
        (Entry::Text(now), Entry::Text(new), Some(definition)) => {
            let values = (
                reading::read(now, definition),
                reading::read(new, definition),
            );
            now == new || (values.0.is_ok() && values.0 == values.1)
        }
        (Entry::NotApplicable(_), Entry::NotApplicable(_), _) => true,
        _ => false,
    };
    if is_same {
        Standing::Same
    } else {
        Standing::Differs
    }
}

/// How a field of the profile that was found stands to what is here.
pub fn standing_of_field(field: &str, value: &str, now: &Profile) -> Standing {
    let mut new = now.clone();
    describe(&mut new, field, value.to_owned());
    let mut blank = now.clone();
    match field {
        "name" => blank.name = String::new(),
        "kind" => blank.kind = None,
        "zone" => blank.zone = None,
        "ownership" => blank.ownership = None,
        _ => blank.boarding = None,
    }
    if new == *now {
        Standing::Same
    } else if blank == *now {
        Standing::Fresh
    } else {
        Standing::Differs
    }
}

/// Something of the last round that can be taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundRow {
    /// Key of the answer, written.
    pub key: String,
    /// What it is, for a person.
    pub name: String,
    /// What the file says; empty where an answer of an earlier file is taken back.
    pub text: String,
}

/// What a file says of the last round, row by row; what an earlier file said and this one does not is taken back.
pub fn rows_of_round(round: &LastRound, draft: &Draft) -> Vec<RoundRow> {
    let row = |key: AnswerKey, name: String, text: &str| RoundRow {
        key: key.to_string(),
        name,
        text: text.to_owned(),
    };
    let date = "上一轮的数据时点".to_owned();
    let mut rows = vec![row(AnswerKey::LastDate, date, &round.date)];
    for problem in &round.problems {
        let name = format!("{} {}，整改前", problem.id, problem.name);
        let key = AnswerKey::LastValue {
            problem: &problem.id,
        };
        rows.push(row(key, name, &problem.value));
    }
    for task in &round.tasks {
        let name = if task.name.is_empty() {
            &task.key
        } else {
            &task.name
        };
        for (field, what, text) in [
            (ProgressField::State, "状态", &task.state),
            (ProgressField::Done, "完成情况", &task.done),
            (ProgressField::Closed, "销号日期", &task.closed),
            (ProgressField::Verifier, "核验人", &task.verifier),
        ] {
            let key = AnswerKey::Progress {
                field,
                task: task.task_ref(),
            };
            rows.push(row(key, format!("{name}，{what}"), text));
        }
    }
    rows.retain(|row| !row.text.is_empty());
    let stale = draft.choices.answers.keys().filter(|key| {
        let written = key.to_string();
        key.is_of_last_round() && rows.iter().all(|row| row.key != written)
    });
    let stale: Vec<RoundRow> = stale
        .map(|key| row(key, "以前带入、这份文件里没有的一处".to_owned(), ""))
        .collect();
    rows.extend(stale);
    rows
}

/// How an answer of the last round stands to what is here.
pub fn standing_of_answer(row: &RoundRow, draft: &Draft) -> Standing {
    let now = draft.choices.answer(row.key.as_str());
    if now == row.text {
        Standing::Same
    } else if now.is_empty() {
        Standing::Fresh
    } else {
        Standing::Differs
    }
}

/// Everything that is ticked: figures with what is to stand in them, and fields and answers by their keys.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Taken {
    /// Figures.
    pub entries: Vec<(Slot, Entry)>,
    /// Fields of the profile, and answers.
    pub fields: Vec<(String, String)>,
}

/// What of the import is to be taken into the draft.
pub fn taken(import: &Import, draft: &Draft) -> Taken {
    let mut taken = Taken::default();
    let Some(found) = import.found() else {
        return taken;
    };
    for figure in &found.figures {
        let key = ImportKey::Figure(figure.slot);
        if import.takes(&key, standing_of_figure(figure, draft)) {
            taken.entries.push((figure.slot, figure.entry.clone()));
        }
    }
    for field in &found.fields {
        let key = ImportKey::Field(field.field.clone());
        let standing = standing_of_field(&field.field, &field.value, &draft.profile);
        if import.takes(&key, standing) {
            taken
                .fields
                .push((field.field.clone(), field.value.clone()));
        }
    }
    for round in &found.rounds {
        for row in rows_of_round(round, draft) {
            let key = ImportKey::Answer(row.key.clone());
            if import.takes(&key, standing_of_answer(&row, draft)) {
                taken.fields.push((row.key, row.text));
            }
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::route::Route;
    use crate::state::{Action, ImportAction, State, StoreMessage};
    use school::figures::Part;
    use school::profile::Stage;

    fn figure(text: &str) -> FigureRead {
        FigureRead {
            slot: Slot {
                figure: "teachers".into(),
                part: Part::Stage(Stage::Primary),
            },
            entry: Entry::Text(text.to_owned()),
            place: String::new(),
            how: files::tables::RecognisedBy::Name,
            source: String::new(),
            note: String::new(),
        }
    }

    fn found(text: &str) -> Import {
        Import {
            status: ImportStatus::Found(Rc::new(TablesRead {
                figures: vec![figure(text)],
                ..TablesRead::default()
            })),
            ..Import::new(1)
        }
    }

    #[test]
    fn what_is_blank_is_taken_and_what_differs_only_by_a_tick() {
        let mut draft = Draft::default();
        let mut import = found("58");
        let key = ImportKey::Figure(figure("58").slot);
        assert_eq!(taken(&import, &draft).entries.len(), 1);
        draft
            .entries
            .insert(figure("58").slot, Entry::Text("60".to_owned()));
        assert!(taken(&import, &draft).entries.is_empty());
        import.ticks.insert(key.clone(), true);
        assert_eq!(taken(&import, &draft).entries.len(), 1);
        // The same number in other letters is the same.
        draft
            .entries
            .insert(figure("58").slot, Entry::Text("５８人".to_owned()));
        assert!(taken(&import, &draft).entries.is_empty());
    }

    #[test]
    fn a_field_of_the_profile_is_fresh_until_it_is_filled() {
        let mut profile = Profile::default();
        assert_eq!(
            standing_of_field("kind", "primary", &profile),
            Standing::Fresh
        );
        profile.kind = Some(school::profile::SchoolKind::Junior);
        assert_eq!(
            standing_of_field("kind", "primary", &profile),
            Standing::Differs
        );
        assert_eq!(
            standing_of_field("kind", "junior", &profile),
            Standing::Same
        );
    }

    fn after(state: State, actions: Vec<Action>) -> State {
        actions
            .into_iter()
            .fold(state, |state, action| state.update(action).0)
    }

    fn another_school() -> Action {
        Action::StoreMessage(StoreMessage::Show {
            draft: None,
            message: None,
            is_read_only: false,
        })
    }

    #[test]
    fn tables_that_were_read_for_a_school_that_was_left_are_put_into_no_other() {
        let state = State::new(Route::default(), None);
        let begun = after(state, vec![Action::Import(ImportAction::Begin(1))]);
        let arrive = || Action::Import(ImportAction::Arrive(1, Ok(Rc::new(TablesRead::default()))));
        let here = after(begun.clone(), vec![arrive()]);
        let status = here.import.as_ref().map(|import| &import.status);
        assert!(matches!(status, Some(ImportStatus::Found(_))));
        let left = after(begun, vec![another_school(), arrive()]);
        assert!(left.import.is_none());
        assert!(left.message.unwrap().is_warning);
        assert!(after(here, vec![another_school()]).import.is_none());
    }
}
