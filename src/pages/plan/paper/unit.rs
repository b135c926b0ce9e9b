//! The parts of a paper, one component each: rendered again only when something of it has changed.
//!
//! In: a unit, and which of its texts is being changed. Out: its elements.

use std::rc::Rc;

use yew::prelude::*;

use super::editor::{Close, EditorTask};
use super::table::TableUnit;
use super::text::{OpenText, Place, page_mark, shown};
use formats::preview::{PartLine, Text, UnitContent, UnitView};

/// The headings of the page around the paper end at this level.
const LEVEL_ABOVE: u8 = 3;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct PaperUnitProps {
    /// What is shown.
    pub unit: Rc<UnitView>,
    /// The text that is being changed, where it stands in this unit.
    pub open: Option<OpenText>,
    /// Ends the change.
    pub on_close: Callback<Close>,
}

/// A part of a paper.
#[component]
pub(super) fn PaperUnit(
    PaperUnitProps {
        unit,
        open,
        on_close,
    }: &PaperUnitProps,
) -> Html {
    let place = Place {
        open: open
            .as_ref()
            .filter(|open| open.row.is_none())
            .map(|open| open.key.clone()),
        on_close: on_close.clone(),
    };
    let id = unit.id.clone();
    let content = match &unit.content {
        UnitContent::Title(lines) => title(id, lines, &place),
        UnitContent::Heading { level, text } => {
            let class = format!("paper-heading paper-heading-{level}");
            heading(id, class, LEVEL_ABOVE + level, text, &place)
        }
        UnitContent::Paragraphs { class, lines } => paragraphs(&id, class, lines, &place),
        UnitContent::Table(_) => html! {
            <TableUnit unit={unit.clone()} open={open.clone()} on_close={on_close.clone()} />
        },
        UnitContent::AnnexList(names) => html! {
            <ol class="paper-annexes" data-unit={id}>
                { for names.iter().map(|(page, text)| annex(*page, text, &place)) }
            </ol>
        },
        UnitContent::Signature(lines) => html! {
            <div class="paper-signature" data-unit={id}>
                { for lines.iter().map(|(page, text)| line(*page, text, &place)) }
            </div>
        },
        UnitContent::AnnexMark(mark) => {
            html! { <p class="paper-annex-mark">{ mark.clone() }</p> }
        }
        UnitContent::AnnexTitle(text) => heading(
            id,
            "paper-annex-title".to_owned(),
            LEVEL_ABOVE + 1,
            text,
            &place,
        ),
        UnitContent::Parts { class, lines } => html! {
            <div class={*class} data-unit={id}>
                { for lines.iter().map(|line| part(line, &place)) }
            </div>
        },
    };
    html! { <>{ page_mark(unit.page) }{ content }</> }
}

fn title(id: String, lines: &[Text], place: &Place) -> Html {
    // With keys the first line stays the first, and keeps the keyboard, when there are fewer.
    let spans = lines
        .iter()
        .enumerate()
        .map(|(idx, line)| html! { <span key={idx}>{ shown(line, place) }</span> });
    let open = lines.first().filter(|line| place.is_open(line));
    let editor = open.map(|line| {
        let words = lines
            .iter()
            .map(Text::words)
            .collect::<Vec<String>>()
            .join("\n");
        place.editor(EditorTask {
            key: line.key.clone(),
            label: "改标题".to_owned(),
            generated: line.generated(&words),
            words,
            list: None,
            is_edited: line.is_changed,
            takes_lines: true,
        })
    });
    html! {
        <>
            <p class="paper-title" role="heading" aria-level={LEVEL_ABOVE.to_string()} data-unit={id}>
                { for spans }
            </p>
            { editor }
        </>
    }
}

fn heading(id: String, class: String, level: u8, text: &Text, place: &Place) -> Html {
    html! {
        <>
            <p {class} role="heading" aria-level={level.to_string()} data-unit={id}>
                { shown(text, place) }
            </p>
            { place.line_editor(text, "改标题") }
        </>
    }
}

fn paragraphs(
    id: &str,
    class: &'static str,
    lines: &[(Option<usize>, Text)],
    place: &Place,
) -> Html {
    let shown = lines.iter().enumerate().map(|(idx, (page, text))| {
        html! {
            <key={idx}>
                { page_mark(*page) }
                <p {class} data-unit={id.to_owned()}>{ shown(text, place) }</p>
            </>
        }
    });
    let first = lines.first().map(|(_, text)| text);
    let editor = first.filter(|text| place.is_open(text)).map(|first| {
        let words: Vec<String> = lines.iter().map(|(_, text)| text.words()).collect();
        let words = words.join("\n");
        place.editor(EditorTask {
            key: first.key.clone(),
            label: "改这一段".to_owned(),
            generated: first.generated(&words),
            words,
            list: None,
            is_edited: first.is_changed,
            takes_lines: true,
        })
    });
    // The fields stand apart from the lines, of which each new one is another element.
    html! { <><>{ for shown }</><>{ editor }</></> }
}

fn annex(page: Option<usize>, text: &Text, place: &Place) -> Html {
    html! {
        <li>
            { page_mark(page) }
            { shown(text, place) }
            { place.line_editor(text, "改这一项") }
        </li>
    }
}

fn line(page: Option<usize>, text: &Text, place: &Place) -> Html {
    html! {
        <>
            { page_mark(page) }
            <p>{ shown(text, place) }</p>
            { place.line_editor(text, "改这一行") }
        </>
    }
}

fn part(line: &PartLine, place: &Place) -> Html {
    html! {
        <>
            { page_mark(line.page) }
            <p class={line.class}>
                { line.before }
                { shown(&line.text, place) }
                { line.behind }
            </p>
            { place.line_editor(&line.text, "改这一行") }
        </>
    }
}
