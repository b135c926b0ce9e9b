//! The head of every page: name, navigation, and how keeping stands.

use yew::Html;

use crate::ui::browser::route;
use crate::ui::derived::Derived;
use crate::ui::markup::markup;
use crate::ui::place::Page;
use crate::ui::state::State;

/// The head; a colleague who was asked for one part has fewer pages.
pub(crate) fn header(state: &State) -> Html {
    let link = |page: Page| {
        markup!(
            "<li><a class='nav-link' href='{}' aria-current='{}'>{}</a></li>",
            page.address(),
            (page == state.route.page).then_some("page"),
            page.name(),
        )
    };
    let pages: &[Page] = if state.draft.asked.is_some() {
        &Page::OF_COLLEAGUES
    } else {
        &Page::NAVIGATION
    };
    let links: Vec<Html> = pages.iter().copied().map(link).collect();
    let saving = match state.saving.word.as_str() {
        _ if state.is_read_only => "只能查看",
        "" => "学校列表",
        word => word,
    };
    markup!(
        "<header class='header'>\
            <div class='header-inner'>\
                <span class='header-name'>对标<small>义务教育优质均衡自查</small></span>\
                <nav aria-label='页面'><ul class='nav'>{}</ul></nav>\
                <a class='header-saving' href='{}'>{}</a>\
            </div>\
        </header>",
        links,
        Page::Schools.address(),
        saving.to_owned(),
    )
}

/// The page's name in the tab, with a word before it while something that has to be mended is shown at the top.
pub(crate) fn show_title(state: &State, derived: &Derived) {
    let page = state.route.page;
    let shows_errors = match page {
        Page::Figures => state.entering.has_asked,
        Page::Review => true,
        _ => false,
    };
    let has_errors = shows_errors && derived.errors().next().is_some();
    let lead = if has_errors { "错误：" } else { "" };
    route::set_title(&format!(
        "{lead}{} · 对标：义务教育优质均衡自查与整改方案",
        page.name()
    ));
}
