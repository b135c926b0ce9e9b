//! What the tool is, who the school is, and opening, saving, clearing.

use std::rc::Rc;

use yew::prelude::*;

use super::heading;
use crate::embedded;
use crate::exchange::saved;
use crate::school::draft::Draft;
use crate::school::profile::{Ownership, Profile, SchoolKind, Zone};
use crate::ui::app::Send;
use crate::ui::browser::{events, file};
use crate::ui::components::date_input::DateInput;
use crate::ui::components::radio_group::radio_group;
use crate::ui::components::save_button::save_button;
use crate::ui::place::Page;
use crate::ui::state::{Action, Message, Offer, ProfileField};
use crate::wording::labels;

/// The page.
pub(crate) fn start(draft: &Rc<Draft>, send: &Send) -> Html {
    let standard = embedded::standard();
    html! {
        <>
            { heading("对照标准看清差距，把整改方案写出来") }
            <p class="lead">
                { format!("填一次学校的数，对标就按《{}》（{}）逐项比对，算出每一项还差多少。", standard.title, standard.number) }
                { "再勾选原因和措施，就能下载一份可以接着改的整改提升方案（.docx）。" }
            </p>
            <p>{ "全部在这个浏览器里完成，数据不上传。" }<a href={Page::About.address()}>{ "数据存在哪里" }</a></p>
            { files(draft, send) }
            { profile(&draft.profile, send) }
            <p class="next"><a class="button button-strong" href={Page::Figures.address()}>{ "下一步：填报" }</a></p>
        </>
    }
}

fn files(draft: &Rc<Draft>, send: &Send) -> Html {
    let on_file = {
        let send = send.clone();
        Callback::from(move |event: Event| {
            let send = send.clone();
            file::read_chosen(&event, move |read| send.emit(offer(read)));
        })
    };
    let on_sample = send
        .reform(|_: MouseEvent| offer(Ok(("样例学校".to_owned(), embedded::sample().to_owned()))));
    let on_clear = send.reform(|_: MouseEvent| Action::AskToClear);
    html! {
        <section class="files" aria-label="文件">
            <div class="buttons">
                <label class="button file-button">
                    <input id="open-file" class="visually-hidden" type="file" accept=".json,application/json" onchange={on_file} />
                    { "打开文件" }
                </label>
                { save_button(draft, "另存为文件") }
                <button type="button" class="button" onclick={on_sample}>{ "载入样例学校" }</button>
                <button type="button" class="button button-quiet" onclick={on_clear}>{ "清除全部" }</button>
            </div>
            <p class="entry-hint">{ "填的内容会自动留在这个浏览器里。换电脑或交给同事，请用“另存为文件”。" }</p>
        </section>
    }
}

/// A text from outside, as an offer or as the sentence why it is none.
fn offer(read: Result<(String, String), String>) -> Action {
    let failed = |sentence: String| {
        Action::Report(Message::Failed(format!(
            "没有打开：{sentence}。页面上原有的内容没有变。"
        )))
    };
    let (name, text) = match read {
        Ok(read) => read,
        Err(sentence) => return failed(sentence),
    };
    match saved::open(&text, embedded::catalogue()) {
        Ok(opened) => Action::OfferFile(Offer {
            name,
            draft: Rc::new(opened.draft),
            notices: opened.notices,
        }),
        Err(fault) => failed(format!("“{name}”：{fault}")),
    }
}

fn profile(profile: &Profile, send: &Send) -> Html {
    let describe: Callback<ProfileField> = send.reform(Action::Describe);
    let kinds = SchoolKind::ALL.map(labels::kind);
    let zones = Zone::ALL.map(labels::zone);
    let ownerships = Ownership::ALL.map(labels::ownership);
    let position = |found: bool, idx: usize| found.then_some(idx);
    let kind = SchoolKind::ALL
        .iter()
        .enumerate()
        .find_map(|(idx, kind)| position(profile.kind == Some(*kind), idx));
    let zone = Zone::ALL
        .iter()
        .enumerate()
        .find_map(|(idx, zone)| position(profile.zone == Some(*zone), idx));
    let ownership = Ownership::ALL
        .iter()
        .enumerate()
        .find_map(|(idx, own)| position(profile.ownership == Some(*own), idx));
    let boarding = profile
        .boarding
        .map(|is_boarding| usize::from(!is_boarding));
    let on_name = describe.reform(|event: InputEvent| ProfileField::Name(events::text(&event)));
    let on_county = describe.reform(|event: InputEvent| ProfileField::County(events::text(&event)));
    let on_bureau = describe.reform(|event: InputEvent| ProfileField::Bureau(events::text(&event)));
    let on_year = describe
        .reform(|event: Event| ProfileField::BuiltYear(events::text(&event).trim().parse().ok()));
    html! {
        <section class="profile" aria-labelledby="profile-heading">
            <h2 id="profile-heading">{ "学校情况" }</h2>
            { line("name", "学校名称", "写全称，方案里照此写。", &profile.name, on_name) }
            { radio_group("kind", "办学类型", &kinds, kind, describe.reform(|idx: usize| ProfileField::Kind(SchoolKind::ALL.get(idx).copied()))) }
            { radio_group("zone", "城乡类型", &zones, zone, describe.reform(|idx: usize| ProfileField::Zone(Zone::ALL.get(idx).copied()))) }
            { radio_group("ownership", "举办者", &ownerships, ownership, describe.reform(|idx: usize| ProfileField::Ownership(Ownership::ALL.get(idx).copied()))) }
            { radio_group("boarding", "寄宿制", &["是", "否"], boarding, describe.reform(|idx: usize| ProfileField::Boarding(Some(idx == 0)))) }
            <DateInput id="data-date" label="数据时点" hint="一般是教育事业统计的9月1日。" date={profile.data_date}
                on_change={describe.reform(ProfileField::DataDate)} />
            <div class="entry">
                <label for="built-year">{ "建成年份（可不填）" }</label>
                <input id="built-year" class="input input-short" inputmode="numeric" autocomplete="off" placeholder="如 2015"
                    value={profile.built_year.map(|year| year.to_string()).unwrap_or_default()} onchange={on_year} />
            </div>
            { line("county", "县（市、区）", "", &profile.county, on_county) }
            { line("bureau", "教育局名称", "按它自己的写法，如“示例县教育和体育局”。", &profile.bureau, on_bureau) }
        </section>
    }
}

fn line(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    text: &str,
    on_input: Callback<InputEvent>,
) -> Html {
    let hint_id = format!("{id}-hint");
    html! {
        <div class="entry">
            <label for={id}>{ label }</label>
            if !hint.is_empty() {
                <p class="entry-hint" id={hint_id.clone()}>{ hint }</p>
            }
            <input {id} class="input input-wide" autocomplete="off" value={text.to_owned()} oninput={on_input}
                aria-describedby={(!hint.is_empty()).then_some(hint_id)} />
        </div>
    }
}
