//! What the office worker sends back, taken over.
//!
//! In: an answer to a request. Out: an action, or a file that is given to the person.

use std::rc::Rc;

use super::action::{Action, Choice, Message};
use super::app::Send;
use super::browser::{download, store};
use super::entering::Step;
use super::markup::read;
use super::state::Made;
use crate::office::{FileMade, PanelMade, Wanted};
use data::packed;
use files::saved;
use school::answers::{AnswerKey, Setting};

/// Takes over what the office worker made: a page is shown, a file is given, a pack is taken over. A file bears the name of
/// its school; what is printed does not, so it is left when another school is open by now.
pub(super) fn arrived(
    wanted: Wanted,
    number: u32,
    answer: Result<Vec<u8>, String>,
    is_same_school: bool,
    send: &Send,
) {
    let made = match answer {
        Ok(bytes) => match wanted {
            Wanted::Paper => {
                let file: FileMade = packed::read(&bytes);
                if file.name.is_empty() && !is_same_school {
                    let text = "没有打印：等的时候，换了一所学校。请再点一次。".to_owned();
                    send.emit(Action::Report(Message::Failed(text)));
                } else if file.name.is_empty() {
                    store::tell("print", &[&String::from_utf8_lossy(&file.bytes)]);
                } else {
                    download::download(&file.name, "", &file.bytes, download::FILE);
                }
                Made::Waiting
            }
            Wanted::ShareFile => {
                let text = String::from_utf8_lossy(&bytes);
                let (stem, text) = text.split_once('\n').unwrap_or_default();
                let ending = ".duibiao.json";
                return download::download(stem, ending, text.as_bytes(), download::JSON);
            }
            Wanted::Merged => {
                let text = String::from_utf8_lossy(&bytes);
                return send.emit(match saved::open(&text, data::form_catalogue()) {
                    Ok(opened) => Action::Merged(Rc::new(opened.draft)),
                    Err(fault) => Action::Report(Message::Failed(format!("没有合并：{fault}。"))),
                });
            }
            Wanted::PackFile => {
                return download::download("标准包", ".toml", &bytes, download::TOML);
            }
            Wanted::ReadPack | Wanted::CopyPack => {
                return send.emit(Action::TakePack(packed::read(&bytes)));
            }
            Wanted::ReadLayout => {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                let answer = Choice::Answer(AnswerKey::from(Setting::Layout).to_string(), text);
                return send.emit(Action::Choose(answer));
            }
            Wanted::Panel => {
                let panel: PanelMade = packed::read(&bytes);
                Made::Said(
                    read(&panel.states),
                    read(&panel.sentences),
                    read(&panel.parts),
                )
            }
            Wanted::Help => return send.emit(Action::Step(Step::Help(packed::read(&bytes)))),
            Wanted::Checked => return send.emit(Action::Checked(packed::read(&bytes))),
            _ => Made::Html(read(&String::from_utf8_lossy(&bytes))),
        },
        Err(cause) => {
            if matches!(
                wanted,
                Wanted::ReadPack | Wanted::CopyPack | Wanted::PackFile
            ) {
                let text = format!("标准包没有用上。{cause}");
                return send.emit(Action::Report(Message::Failed(text)));
            }
            if matches!(wanted, Wanted::Checked | Wanted::Help) {
                return;
            }
            if matches!(
                wanted,
                Wanted::Merged | Wanted::ShareFile | Wanted::MakeLink | Wanted::ReadLayout
            ) {
                let text = format!("没有做成：{cause}。页面上的内容没有变。");
                return send.emit(Action::Report(Message::Failed(text)));
            }
            if wanted == Wanted::Paper {
                let text = format!(
                    "文件没有生成（{cause}）。填报和选择的内容都还在。请再点一次；如果还不行，请先另存为文件，刷新页面后重试。"
                );
                send.emit(Action::Report(Message::Failed(text)));
            }
            Made::Failed(cause)
        }
    };
    send.emit(Action::Arrive(wanted, number, made));
}
