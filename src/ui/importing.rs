//! Tables of other programs: from a file, a paste or a drop to entries in the form, and files of tables.
//!
//! In: gestures and the answers of the tables worker. Out: a [`Step`], the state after it, requests to the worker. What is
//! found and what stands in a file is the worker's matter.

use std::rc::Rc;

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Element, Event, File, FileList, HtmlInputElement};

use super::action::{Action, Choice, Message};
use super::app::Send;
use super::browser::{download, events, file, office, paste, route};
use super::choices::choose;
use super::components::save_button::save_text;
use super::markup::read;
use super::place::Page;
use super::state::{Made, State};
use crate::tables::{PREVIEW, encode};
use files::describe;
use files::papers::file_name;
use school::draft::Entry;
use school::figures::{FigureId, Part, Slot};

/// Files that were chosen, or a pasted block.
#[derive(Default)]
pub(crate) struct Source {
    pub files: Vec<File>,
    pub pasted: String,
}

/// What is being taken from tables.
#[derive(Clone, Default)]
pub(crate) struct Import {
    /// Where it comes from.
    source: Rc<Source>,
    /// What was found; `None` when nothing is being imported.
    pub made: Option<Made>,
    /// Number of the last request.
    asked: u32,
}

/// Something about tables.
#[derive(Clone)]
pub(crate) enum Step {
    /// Look through a source.
    Read(Rc<Source>),
    /// Take over what was found, with the number of the request and of the school that it was for.
    Arrive(u32, u32, Made),
    /// Leave it.
    Drop,
    /// Put these into the form: figures, and fields of the profile with their values.
    Take(Vec<(Slot, Entry)>, Vec<(String, String)>),
    /// Give a file, by its key.
    File(String),
}

impl Step {
    fn of(source: Source) -> Self {
        Self::Read(Rc::new(source))
    }
}

impl State {
    /// Does what a step says to the state.
    pub(crate) fn import(&mut self, step: Step) {
        match step {
            Step::Read(source) => {
                self.import = Import {
                    source,
                    made: Some(Made::Waiting),
                    asked: self.import.asked + 1,
                };
            }
            Step::Arrive(number, _, made) if number == self.import.asked => {
                self.import.made = Some(made);
            }
            Step::Drop => self.import.leave(),
            Step::Take(entries, fields) => {
                let count = entries.len() + fields.len();
                let mut draft = (*self.draft).clone();
                for (slot, entry) in entries {
                    draft.entries.insert(slot, entry);
                }
                for (field, value) in fields {
                    // The name of a field of the profile has no part; an answer for the plan has.
                    if field.contains('/') {
                        choose(&mut draft, Choice::Answer(field, value));
                    } else {
                        describe(&mut draft.profile, &field, value);
                    }
                }
                self.import.leave();
                self.replace(Rc::new(draft), Message::Taken(count));
            }
            Step::Arrive(..) | Step::File(_) => {}
        }
    }
}

impl Import {
    /// What was found belongs to another school, or is not wanted.
    pub(super) fn leave(&mut self) {
        self.made = None;
        self.source = Rc::default();
        self.asked += 1;
    }
}

/// What a step does outside of the state, before the state changes.
pub(crate) fn happening(step: &Step, state: &mut State, send: &Send) {
    match step {
        Step::Read(source) => {
            // Whatever is still being read is of no use any more.
            if matches!(state.import.made, Some(Made::Waiting)) {
                office::stop(office::Which::Tables, "");
            }
            let (number, school, send) = (state.import.asked + 1, state.school, send.clone());
            ask(PREVIEW, source, state, true, move |answer| {
                let made = match answer {
                    Ok(bytes) => Made::Html(read(&String::from_utf8_lossy(&bytes))),
                    Err(cause) => Made::Failed(cause),
                };
                send.emit(Action::Import(Step::Arrive(number, school, made)));
            });
        }
        Step::Arrive(number, school, _)
            if *number != state.import.asked && *school != state.school =>
        {
            let text = "刚才的表没有导入：等的时候，换了一所学校。请再导入一次。".to_owned();
            send.emit(Action::Report(Message::Failed(text)));
        }
        Step::Drop if matches!(state.import.made, Some(Made::Waiting)) => {
            office::stop(office::Which::Tables, "");
        }
        Step::File(key) => {
            let (school, send) = (state.draft.profile.name.clone(), send.clone());
            let source = state.import.source.clone();
            ask(key, &source, state, false, move |answer| match answer {
                Ok(bytes) => {
                    let mut parts = bytes.splitn(4, |byte| *byte == b'\n');
                    let mut text = || String::from_utf8_lossy(parts.next().unwrap_or_default());
                    let (ending, kind, name) = (text(), text(), text());
                    let stem = file_name(&school, &name);
                    download::download(&stem, &ending, parts.next().unwrap_or_default(), &kind);
                }
                Err(cause) => {
                    let text = format!("文件没有生成（{cause}）。填报的内容都还在，请再点一次。");
                    send.emit(Action::Report(Message::Failed(text)));
                }
            });
        }
        _ => {}
    }
}

fn ask(
    wanted: &str,
    source: &Source,
    state: &State,
    can_be_stopped: bool,
    on_answer: impl FnOnce(Result<Vec<u8>, String>) + 'static,
) {
    let school = save_text(&state.draft);
    let names: Vec<String> = source.files.iter().map(File::name).collect();
    let request = encode(wanted, &school, &source.pasted, &names);
    let enclosed = office::Enclosed {
        files: &source.files,
        can_be_stopped,
        ..Default::default()
    };
    office::ask(office::Which::Tables, &request, &enclosed, on_answer);
}

/// A button of the page of importing.
pub(crate) fn pressed(button: &Element) -> Option<Step> {
    let key = button.get_attribute("data-key").unwrap_or_default();
    Some(match button.get_attribute("data-action")?.as_str() {
        "read-paste" => {
            let pasted = events::value_of("paste-box");
            if pasted.trim().is_empty() {
                return None;
            }
            Step::of(Source {
                pasted,
                ..Source::default()
            })
        }
        "take-entries" => taken(),
        "drop-import" => Step::Drop,
        _ => Step::File(key),
    })
}

/// What is ticked in the preview.
fn taken() -> Step {
    let (mut entries, mut fields) = (Vec::new(), Vec::new());
    let Ok(ticks) = document().query_selector_all("[data-take]:checked") else {
        return Step::Drop;
    };
    for idx in 0..ticks.length() {
        let Some(tick) = ticks
            .get(idx)
            .and_then(|tick| tick.dyn_into::<Element>().ok())
        else {
            continue;
        };
        let attribute = |name: &str| tick.get_attribute(name).unwrap_or_default();
        let (figure, part, key) = (
            attribute("data-take"),
            attribute("data-part"),
            attribute("data-key"),
        );
        let (kind, text) = key.split_once(':').unwrap_or(("t", &key));
        let text = text.to_owned();
        if figure == "profile" {
            fields.push((part, text));
        } else if let Some(part) = Part::from_key(&part) {
            let slot = Slot {
                figure: FigureId::from(figure.as_str()),
                part,
            };
            let entry = if kind == "n" {
                Entry::NotApplicable(text)
            } else {
                Entry::Text(text)
            };
            entries.push((slot, entry));
        }
    }
    Step::Take(entries, fields)
}

/// Files that were chosen.
pub(crate) fn chosen(input: &Element, send: &Send) {
    let input: &HtmlInputElement = input.unchecked_ref();
    if let Some(files) = input.files() {
        // Where what was found is shown; the plan's page takes files as well.
        route::go(Page::Exchange);
        bring(&files, send);
    }
    // Without this the same file could not be chosen twice in a row.
    input.set_value("");
}

/// A paste or a drop; `None` where it is the browser's own matter.
pub(crate) fn brought(event: &Event, send: &Send) -> Option<Action> {
    if event.type_() == "paste" {
        let field = events::element(event)?;
        field.get_attribute("data-field")?;
        // A list takes a whole column.
        if field.has_attribute("data-list") {
            paste::column_as_list(event);
            return None;
        }
        let paste: &ClipboardEvent = event.unchecked_ref();
        let text = paste.clipboard_data()?.get_data("text/plain").ok()?;
        if !text.trim().contains(['\t', '\n']) {
            return None;
        }
        event.prevent_default();
        route::go(Page::Exchange);
        return Some(Action::Import(Step::of(Source {
            pasted: text,
            ..Source::default()
        })));
    }
    if route::current().page == Page::Exchange {
        event.prevent_default();
        let drag: &DragEvent = event.unchecked_ref();
        if event.type_() == "drop" {
            bring(&drag.data_transfer()?.files()?, send);
        }
    }
    None
}

fn bring(files: &FileList, send: &Send) {
    match file::tables(files) {
        Ok(files) if files.is_empty() => {}
        Ok(files) => send.emit(Action::Import(Step::of(Source {
            files,
            ..Source::default()
        }))),
        Err(sentence) => send.emit(Action::Report(Message::Failed(sentence))),
    }
}
