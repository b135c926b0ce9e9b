//! A document as it will look on paper, roughly.
//!
//! In: a [`Document`]. Out: the preview. It must not know what the text says.

use yew::prelude::*;

use crate::document::{Align, Block, Document, Inline, Manner, Orientation, Section, Table};

/// Sheets of paper, one per section.
pub(crate) fn document_view(document: &Document) -> Html {
    html! { <div class="paper">{ for document.sections.iter().map(sheet) }</div> }
}

/// How many marks of something missing the document has.
pub(crate) fn count_marks(document: &Document) -> usize {
    let mut count = 0;
    let mut add = |text: &[Inline]| {
        count += text
            .iter()
            .filter(|inline| matches!(inline, Inline::ToFill(_)))
            .count()
    };
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text, .. } => add(text),
            Block::Table(table) => table
                .rows
                .iter()
                .flat_map(|row| &row.cells)
                .for_each(|cell| add(cell)),
            Block::Signature { signer, date, .. } => {
                add(signer);
                add(date);
            }
            Block::Title(_) | Block::AnnexList(_) | Block::AnnexMark(_) | Block::AnnexTitle(_) => {}
        }
    }
    count
}

fn sheet(section: &Section) -> Html {
    let wide = (section.orientation == Orientation::Landscape).then_some("paper-wide");
    html! { <div class={classes!("paper-sheet", wide)}>{ for section.blocks.iter().map(block) }</div> }
}

fn block(block: &Block) -> Html {
    match block {
        Block::Title(lines) => {
            html! { <p class="paper-title" role="heading" aria-level="3">{ for lines.iter().map(|line| html! { <span>{ line }</span> }) }</p> }
        }
        Block::Heading { level, text } => {
            // The page's own headings end at the third level.
            let aria_level = (level + 3).to_string();
            html! { <p class={classes!("paper-heading", format!("paper-heading-{level}"))} role="heading" aria-level={aria_level}>{ inlines(text) }</p> }
        }
        Block::Paragraph { manner, text } => {
            let class = match manner {
                Manner::Body => "paper-body",
                Manner::Flush => "paper-flush",
                Manner::Note => "paper-note",
            };
            html! { <p {class}>{ inlines(text) }</p> }
        }
        Block::Table(own) => table(own),
        Block::AnnexList(names) => html! {
            <ol class="paper-annexes">{ for names.iter().map(|name| html! { <li>{ name }</li> }) }</ol>
        },
        Block::Signature { signer, date, .. } => html! {
            <div class="paper-signature"><p>{ inlines(signer) }</p><p>{ inlines(date) }</p></div>
        },
        Block::AnnexMark(mark) => html! { <p class="paper-annex-mark">{ mark }</p> },
        Block::AnnexTitle(title) => {
            html! { <p class="paper-annex-title" role="heading" aria-level="4">{ title }</p> }
        }
    }
}

fn table(table: &Table) -> Html {
    let cell = |(idx, text): (usize, &Vec<Inline>)| {
        let align = table.columns.get(idx).map(|column| column.align);
        html! { <td class={(align == Some(Align::Centre)).then_some("paper-centre")}>{ inlines(text) }</td> }
    };
    html! {
        <div class="paper-table" tabindex="0">
            <table>
                if let Some(caption) = &table.caption {
                    <caption>{ caption }</caption>
                }
                if !table.head.is_empty() {
                    <thead><tr>{ for table.head.iter().map(|text| html! { <th scope="col">{ text }</th> }) }</tr></thead>
                }
                <tbody>
                    { for table.rows.iter().map(|row| html! {
                        <tr class={row.shaded.then_some("paper-shaded")}>{ for row.cells.iter().enumerate().map(cell) }</tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

fn inlines(text: &[Inline]) -> Html {
    text.iter()
        .map(|inline| match inline {
            Inline::Text(text) => html! { { text } },
            Inline::Lead(text) => html! { <span class="paper-lead">{ text }</span> },
            Inline::ToFill(_) => html! { <mark class="to-fill">{ inline.shown() }</mark> },
        })
        .collect()
}
