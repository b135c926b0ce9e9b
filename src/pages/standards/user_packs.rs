//! Standards that a school or its county wrote: opened from a file, copied, changed, saved, taken away.
//!
//! In: the standards of the draft. Out: the section; what is done with them. What is typed goes into the draft as changes of
//! the standard.

use packs::PackFault;
use school::draft::{Draft, UserPack};
use standard::Standard;
use standard::index::PackEntry;
use words::page::not_opened;
use yew::prelude::*;

use super::ChosenTick;
use super::editor::Editor;
use crate::browser::worker::{self, Enclosed};
use crate::browser::{download, file};
use crate::components::Fold;
use crate::hooks::{Dispatch, use_dispatch};
use crate::opening::not_read;
use crate::state::Action;
use crate::state::edit::{Edit, PackRead};
use crate::state::message::Message;
use crate::state::route::{Page, Route};
use crate::worker::{Answer, Request};

/// Most copies of one standard.
const MOST_COPIES: u32 = 99;

/// The standards of the draft.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct UserPacksProps {
    /// In the order in which they were taken.
    pub packs: Vec<UserPack>,
    /// Ids of the standards that the school is looked at by.
    pub chosen: Vec<String>,
    /// How often the draft was replaced as a whole.
    pub replaced: u32,
    /// Id of the element to which the address leads.
    pub open: Option<String>,
}

/// The section.
#[component]
pub(super) fn UserPacks(props: &UserPacksProps) -> Html {
    let dispatch = use_dispatch();
    let onchange = Callback::from(move |event: Event| match file::chosen_in(&event) {
        Some(Ok(chosen)) => open(chosen, &dispatch),
        Some(Err(refusal)) => fail(&dispatch, &refusal),
        None => {}
    });
    let packs = props.packs.iter().map(|pack| {
        let key = format!("{}-{}", props.replaced, pack.id);
        let is_chosen = props.chosen.contains(&pack.id);
        let begins_open = props.open.as_deref() == Some(heading_id(&pack.id).as_str());
        html! { <UserPackItem {key} pack={pack.clone()} {is_chosen} {begins_open} /> }
    });
    html! {
        <section aria-labelledby="user-packs-heading">
            <h2 id="user-packs-heading">{ "自己写的标准" }</h2>
            <p class="entry-hint">
                { "打开前先检查，有错会说出在第几行、哪一项，不会用上。自己的标准和学校的数存在一起。" }
            </p>
            <div class="buttons">
                <label class="button file-button">
                    <input
                        id="open-pack"
                        class="visually-hidden"
                        type="file"
                        accept=".toml,text/plain"
                        {onchange}
                    />
                    { "打开标准文件（.toml）" }
                </label>
            </div>
            <div class="standard-list">{ for packs }</div>
        </section>
    }
}

/// Id of the name of a standard in the list.
fn heading_id(pack: &str) -> String {
    format!("user-pack-{pack}")
}

/// Has the file of a standard read; one that is whole is taken over.
fn open(chosen: web_sys::File, dispatch: &Dispatch) {
    let name = chosen.name();
    let request = Request::ReadPack { name: name.clone() };
    let enclosed = Enclosed {
        files: vec![chosen],
        ..Enclosed::default()
    };
    let dispatch = dispatch.clone();
    worker::ask(
        &request,
        &enclosed,
        |_| {},
        move |answer| match answer {
            Ok(Answer::Pack(pack)) => take(pack, &dispatch),
            Ok(_) => fail(&dispatch, &not_read(&name, None)),
            Err(fault) => fail(&dispatch, &not_read(&name, Some(&fault))),
        },
    );
}

/// Takes a copy of a built-in standard over, to be changed.
pub(super) fn copy(base: &Standard, draft: &Draft, dispatch: &Dispatch) {
    match copy_of(base, draft) {
        Ok(pack) => take(pack, dispatch),
        Err(why) => dispatch.emit(Action::Say(Message::failed(format!("没有复制：{why}。")))),
    }
}

fn copy_of(base: &Standard, draft: &Draft) -> Result<PackRead, String> {
    let is_free = |id: &String| draft.user_packs.iter().all(|pack| pack.id != *id);
    let mut ids = (1..=MOST_COPIES).map(|number| format!("{}-local-{number}", base.id));
    let id = ids.find(is_free);
    let id = id.ok_or("它的副本太多了，请先删掉一些")?;
    let title = format!("{}（本地）", base.title);
    let copy = packs::copy_of(base, &id, &title, data::index());
    let copy = copy.map_err(|fault| fault.to_string())?;
    let text = packs::write(&copy);
    let entry = PackEntry::of(&copy, data::form_catalogue(), text.as_bytes());
    Ok(PackRead {
        id,
        name: copy.short.clone(),
        text,
        figures: entry
            .figures
            .iter()
            .map(|figure| figure.0.to_string())
            .collect(),
    })
}

/// Takes a standard over and leads to it.
fn take(pack: PackRead, dispatch: &Dispatch) {
    let heading = heading_id(&pack.id);
    dispatch.emit(Action::Edit(Edit::TakePack(pack)));
    dispatch.emit(Action::Go(Route::to(Page::Standards, heading)));
}

fn fail(dispatch: &Dispatch, why: &str) {
    dispatch.emit(Action::Say(Message::failed(not_opened(why))));
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct UserPackItemProps {
    pack: UserPack,
    is_chosen: bool,
    begins_open: bool,
}

/// A standard with what can be done with it, which opens.
#[component]
fn UserPackItem(props: &UserPackItemProps) -> Html {
    let dispatch = use_dispatch();
    let pack = &props.pack;
    let save = {
        let (pack, dispatch) = (pack.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| save(&pack, &dispatch))
    };
    let drop = {
        let id = pack.id.clone();
        dispatch.reform(move |_: MouseEvent| Action::Edit(Edit::DropPack(id.clone())))
    };
    let summary = html! {
        <span class="standard-name" id={heading_id(&pack.id)} tabindex="-1">{ pack.name.clone() }</span>
    };
    html! {
        <div class="standard user-pack">
            <Fold class="standard-fold" {summary} begins_open={props.begins_open}>
                <>
                    <div class="buttons">
                        <button type="button" class="button" onclick={save}>{ "另存为文件" }</button>
                        <button type="button" class="button button-quiet" onclick={drop}>{ "删除" }</button>
                    </div>
                    <Editor pack={pack.clone()} />
                </>
            </Fold>
            <ChosenTick id={pack.id.clone()} is_chosen={props.is_chosen} name={pack.name.clone()} />
        </div>
    }
}

/// Gives the standard with its changes as a file.
fn save(pack: &UserPack, dispatch: &Dispatch) {
    match data::user_pack(pack, data::form_catalogue()) {
        Ok((standard, _)) => {
            let text = packs::write(&standard);
            download::download(&pack.name, ".toml", text.as_bytes(), download::TOML);
        }
        Err(faults) => {
            let text = format!("没有另存，请先改好：{}。", told(&faults));
            dispatch.emit(Action::Say(Message::failed(text)));
        }
    }
}

/// What is wrong, in one sentence.
pub(super) fn told(faults: &[PackFault]) -> String {
    let sentences: Vec<String> = faults.iter().map(ToString::to_string).collect();
    sentences.join("；")
}
