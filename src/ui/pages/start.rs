//! What the tool is, who the school is, and opening, saving, clearing.

use yew::prelude::*;

use super::{heading, next};
use crate::ui::choices::built_year;
use crate::ui::components::editions::tasks;
use crate::ui::components::radio_group::radio_group;
use crate::ui::components::save_button::save_button;
use crate::ui::derived::Derived;
use crate::ui::markup::markup;
use crate::ui::place::Page;
use crate::ui::state::State;
use school::draft::Draft;
use school::profile::{Ownership, SchoolKind, Zone};
use words::labels;

/// The page.
pub(crate) fn start(state: &State, derived: &Derived) -> Html {
    let draft = &state.draft;
    let standard = data::main_pack();
    markup!(
        "{}\
        <p class='lead'>\
            填一次学校的数，对标就按《{}》（{}）逐项比对，算出每一项还差多少。\
            再勾选原因和措施，就能下载一份可以接着改的整改提升方案（.docx）。\
        </p>\
        {}\
        <p>全部在这个浏览器里完成，数据不上传。<a href='{}'>数据存在哪里</a></p>\
        <section class='files' aria-label='文件'>\
            <div class='buttons'>\
                <label class='button file-button'>\
                    <input id='open-file' class='visually-hidden' type='file' accept='.json,application/json'/>\
                    打开文件\
                </label>\
                {}\
                <a class='button' href='{}'>从已有的表导入</a>\
                <button type='button' class='button' data-action='sample'>载入样例学校</button>\
                <button type='button' class='button button-quiet' data-action='ask-to-clear'>清除全部</button>\
            </div>\
            <p class='entry-hint'>填的内容会自动留在这个浏览器里。换电脑或交给同事，请用“另存为文件”；文件也可以拖到页面上打开。\
                <a href='{}'>学校列表和以前的各份</a>，<a href='{}'>本机存了什么</a></p>\
        </section>\
        {}{}{}",
        heading("对照标准看清差距，把整改方案写出来"),
        &standard.title,
        &standard.number,
        state.has_figures().then(|| resume(state, derived)),
        Page::About.address(),
        save_button("另存为文件"),
        Page::Exchange.address(),
        Page::Schools.address(),
        Page::Stored.address(),
        profile_view(draft, state.replaced),
        packs_view(draft),
        next(Page::Figures, "下一步：填报"),
    )
}

/// Where someone who has begun goes on.
fn resume(state: &State, derived: &Derived) -> Html {
    let (form, kept) = (&derived.form, &state.entering.last_kept);
    let this_year = state
        .today
        .map(|today| format!("{}年", today.year()))
        .unwrap_or_default();
    let last = if kept.is_empty() {
        String::new()
    } else {
        let kept = kept.strip_prefix(this_year.as_str()).unwrap_or(kept);
        format!(" · 上次 {kept}")
    };
    markup!(
        "<section class='resume' aria-labelledby='resume-heading'>\
            <h2 id='resume-heading'>接着填</h2>\
            <p>{}</p>\
            <p><a class='button button-strong' href='{}'>继续</a></p>\
            {}\
        </section>",
        format!("已填 {} / {}{last}", form.filled(), form.asked()),
        Page::Figures.address(),
        state.draft.profile.kind.map(|_| tasks(state)),
    )
}

/// Which standards the school is looked at by, beside the main one.
fn packs_view(draft: &Draft) -> Html {
    let tick = |id: &str, name: String, is_ticked: bool| {
        markup!(
            "<label class='tick'><input type='checkbox' data-note='pack' data-key='{}' checked='{}'/><span>{}</span></label>",
            id.to_owned(),
            is_ticked,
            name,
        )
    };
    let main = data::main_pack().id;
    let further = data::index().iter().filter(|pack| pack.id != main);
    let mut ticks: Vec<Html> = further
        .map(|pack| {
            let region = labels::region_lead(&pack.region);
            let name = region + &labels::title_with_number(&pack.short, &pack.number);
            tick(&pack.id, name, draft.packs.contains(&pack.id))
        })
        .collect();
    ticks.extend(draft.user_packs.iter().map(|pack| {
        let name = format!("自己的标准包：{}", pack.name);
        tick(&pack.id, name, draft.packs.contains(&pack.id))
    }));
    markup!(
        "<section class='packs' aria-labelledby='packs-heading'>\
            <h2 id='packs-heading'>还要对照哪些标准</h2>\
            <p class='entry-hint'>优质均衡总是对照。勾选后，“填报”“事项”“结果”里会多出相应的内容；没有列出的省，请在<a href='{}'>标准</a>页照县里的文件写自己的标准包。</p>\
            {}\
        </section>",
        Page::Standards.address(),
        ticks,
    )
}

fn profile_view(draft: &Draft, replaced: u32) -> Html {
    let profile = &draft.profile;
    let kind = SchoolKind::ALL
        .iter()
        .position(|kind| profile.kind == Some(*kind));
    let zone = Zone::ALL
        .iter()
        .position(|zone| profile.zone == Some(*zone));
    let ownership = Ownership::ALL
        .iter()
        .position(|ownership| profile.ownership == Some(*ownership));
    let boarding = profile
        .boarding
        .map(|is_boarding| usize::from(!is_boarding));
    let year = built_year(draft);
    let date = markup!(
        "<div class='entry'>\
            <label for='data-date'>数据时点</label>\
            <p class='entry-hint' id='data-date-hint'>一般是教育事业统计的9月1日。</p>\
            <input id='data-date' class='input input-date' type='date' min='1900-01-01' max='2199-12-31' data-profile='data-date' \
                aria-describedby='data-date-hint' begins='{}'/>\
        </div>",
        profile
            .data_date
            .map(|date| date.to_string())
            .unwrap_or_default(),
    );
    markup!(
        "<section key='{}' class='profile' aria-labelledby='profile-heading'>\
            <h2 id='profile-heading'>学校情况</h2>\
            {}{}{}{}{}{}\
            <div class='entry'>\
                <label for='built-year'>建成年份</label>\
                <p class='entry-hint' id='built-year-hint'>新建学校的标准和有的放宽条件要看；不知道的空着，要看它的项暂不判定。</p>\
                <input id='built-year' data-profile='built-year' class='input input-short' inputmode='numeric' autocomplete='off' \
                    aria-describedby='built-year-hint' \
                    placeholder='如 2015' pattern=' *[12１２][0-9０-９][0-9０-９][0-9０-９] *(年.*)?' begins='{}'/>\
                <p class='field-problem'>年份写四位数字，如 2015；现在当作没有填。</p>\
            </div>\
            {}{}\
        </section>",
        format!("profile-{replaced}"),
        line("name", "学校名称", "写全称，方案里照此写。", &profile.name),
        radio_group("kind", "办学类型", &SchoolKind::ALL.map(labels::kind), kind),
        radio_group("zone", "城乡类型", &Zone::ALL.map(labels::zone), zone),
        radio_group(
            "ownership",
            "举办者",
            &Ownership::ALL.map(labels::ownership),
            ownership
        ),
        radio_group("boarding", "寄宿制", &["是", "否"], boarding),
        date,
        year,
        line("county", "县（市、区）", "", &profile.county),
        line(
            "bureau",
            "教育局名称",
            "按它自己的写法，如“示例县教育和体育局”。",
            &profile.bureau
        ),
    )
}

/// A line of text of the profile; its id is also the name of its field.
fn line(id: &'static str, label: &'static str, hint: &'static str, text: &String) -> Html {
    let has_hint = !hint.is_empty();
    markup!(
        "<div class='entry'>\
            <label for='{}'>{}</label>\
            {}\
            <input id='{}' data-profile='{}' class='input input-wide' autocomplete='off' value='{}' aria-describedby='{}'/>\
        </div>",
        id,
        label,
        has_hint.then(|| markup!("<p class='entry-hint' id='{}-hint'>{}</p>", id, hint)),
        id,
        id,
        text,
        has_hint.then(|| format!("{id}-hint")),
    )
}
