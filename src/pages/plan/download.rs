//! Files of the papers: asked of the worker, with how far it is, a way to stop it, and a sentence where there is none.
//!
//! In: the key of a paper. Out: the browser's download, of the school that was open when it was asked for.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::worker::{self, Enclosed, RequestId, WorkerFault};
use crate::hooks::{use_app, use_dispatch};
use crate::making::give;
use crate::state::Action;
use crate::state::message::Message;
use crate::worker::{Answer, Request};
use words::page::not_made;

/// A file that is being made.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Making {
    number: u32,
    /// What it is called.
    pub name: String,
    /// How far it is, in words.
    pub word: String,
    request: Option<RequestId>,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct MakingList {
    files: Vec<Making>,
}

enum Step {
    Begin { number: u32, name: String },
    Asked { number: u32, request: RequestId },
    Told { number: u32, word: String },
    Over(u32),
}

impl Reducible for MakingList {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let mut list = (*self).clone();
        let mut of = |number: u32, change: &mut dyn FnMut(&mut Making)| {
            list.files
                .iter_mut()
                .filter(|file| file.number == number)
                .for_each(change);
        };
        match step {
            Step::Begin { number, name } => {
                list.files.push(Making {
                    number,
                    name,
                    word: String::new(),
                    request: None,
                });
            }
            Step::Asked { number, request } => of(number, &mut |file| file.request = Some(request)),
            Step::Told { number, word } => of(number, &mut |file| file.word.clone_from(&word)),
            Step::Over(number) => list.files.retain(|file| file.number != number),
        }
        Rc::new(list)
    }
}

/// What can be asked for, and what is being made.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Downloads {
    /// Asks for the paper of a key; the second is what the file is called while it is made.
    pub ask: Callback<(String, String)>,
    /// What is being made.
    pub making: Vec<Making>,
}

/// Files of the papers.
#[hook]
pub(super) fn use_download() -> Downloads {
    let app = use_app();
    let dispatch = use_dispatch();
    let list = use_reducer(MakingList::default);
    let numbers = use_mut_ref(|| 0);
    let ask = {
        let (steps, draft) = (list.dispatcher(), app.state.draft.clone());
        Callback::from(move |(key, name): (String, String)| {
            let number = {
                let mut last = numbers.borrow_mut();
                *last += 1;
                *last
            };
            let request = Request::Paper {
                draft: Box::new((*draft).clone()),
                key,
            };
            steps.dispatch(Step::Begin {
                number,
                name: name.clone(),
            });
            let on_progress = {
                let steps = steps.clone();
                move |word: &str| {
                    steps.dispatch(Step::Told {
                        number,
                        word: word.to_owned(),
                    });
                }
            };
            let on_answer = {
                let (steps, dispatch) = (steps.clone(), dispatch.clone());
                move |answer| {
                    steps.dispatch(Step::Over(number));
                    finish(answer, &name, &dispatch);
                }
            };
            let enclosed = Enclosed::default();
            let request = worker::ask(&request, &enclosed, on_progress, on_answer);
            steps.dispatch(Step::Asked { number, request });
        })
    };
    Downloads {
        ask,
        making: list.files.clone(),
    }
}

fn finish(answer: Result<Answer, WorkerFault>, name: &str, dispatch: &Callback<Action>) {
    let why = match answer {
        Ok(Answer::File(file)) => {
            return give(&file);
        }
        Ok(_) => "送来的不是文件".to_owned(),
        Err(WorkerFault::Cancelled) => return,
        Err(fault) => fault.to_string(),
    };
    let sentence = format!("{name}：{}", not_made(&why));
    dispatch.emit(Action::Say(Message::failed(sentence)));
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct MakingFilesProps {
    /// What is being made.
    pub making: Vec<Making>,
}

/// What is being made, each with a way to stop it.
#[component]
pub(super) fn MakingFiles(MakingFilesProps { making }: &MakingFilesProps) -> Html {
    let files = making.iter().map(|file| {
        let request = file.request;
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(request) = request {
                worker::cancel(request);
            }
        });
        let word = if file.word.is_empty() {
            String::new()
        } else {
            format!("：{}", file.word)
        };
        html! {
            <span class="making" key={file.number.to_string()}>
                { format!("正在生成{}{word}…", file.name) }
                <button type="button" class="button button-quiet" {onclick}>{ "取消" }</button>
            </span>
        }
    });
    html! { <div class="making-files" role="status">{ for files }</div> }
}
