//! Documents of any shape and any text, for properties that hold for all of them.

use documents::{
    Align, Block, Column, Document, Inline, Orientation, ParagraphKind, Row, Section, Table,
    Typefaces,
};
use proptest::prelude::*;

/// Any character, with those that break files more often than chance would bring them.
fn any_words() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        4 => any::<char>(),
        1 => prop::sample::select(vec![
            '<', '>', '&', '"', '\'', '\0', '\u{b}', '\r', '\n', '\t', '\u{fffe}', '\u{ffff}', ']', '\u{202e}', '𠮷',
        ]),
        1 => prop::sample::select(vec!['校', '学', '一', '。']),
    ];
    prop::collection::vec(character, 0..40).prop_map(String::from_iter)
}

fn any_inlines() -> impl Strategy<Value = Vec<Inline>> {
    let inline = prop_oneof![
        any_words().prop_map(Inline::Text),
        any_words().prop_map(Inline::Lead),
        any_words().prop_map(Inline::ToFill),
    ];
    prop::collection::vec(inline, 0..4)
}

fn any_table() -> impl Strategy<Value = Table> {
    let align = prop_oneof![Just(Align::Left), Just(Align::Centre)];
    let column = (any::<u32>(), align).prop_map(|(share, align)| Column { share, align });
    let row = (prop::collection::vec(any_inlines(), 0..4), any::<bool>())
        .prop_map(|(cells, shaded)| Row { cells, shaded });
    (
        prop::option::of(any_words()),
        prop::collection::vec(column, 0..4),
        prop::collection::vec(any_words(), 0..4),
        prop::collection::vec(row, 0..4),
    )
        .prop_map(|(caption, columns, head, rows)| Table {
            caption,
            columns,
            head,
            rows,
        })
}

fn any_block() -> impl Strategy<Value = Block> {
    let kind = prop_oneof![
        Just(ParagraphKind::Body),
        Just(ParagraphKind::Flush),
        Just(ParagraphKind::Note)
    ];
    let some_words = || prop::collection::vec(any_words(), 0..3);
    prop_oneof![
        some_words().prop_map(Block::Title),
        (any::<u8>(), any_inlines()).prop_map(|(level, text)| Block::Heading { level, text }),
        (kind, any_inlines()).prop_map(|(kind, text)| Block::Paragraph { kind, text }),
        any_table().prop_map(Block::Table),
        some_words().prop_map(Block::AnnexList),
        (any_inlines(), any_inlines(), any::<bool>()).prop_map(|(signer, date, sealed)| {
            Block::Signature {
                signer,
                date,
                sealed,
            }
        }),
        any_words().prop_map(Block::AnnexMark),
        any_words().prop_map(Block::AnnexTitle),
        (any_inlines(), any_inlines()).prop_map(|(issuer, number)| Block::Head { issuer, number }),
        (any_inlines(), any_inlines(), any_inlines()).prop_map(|(copies_to, printer, date)| {
            Block::Imprint {
                copies_to,
                printer,
                date,
            }
        }),
    ]
}

pub fn any_document() -> impl Strategy<Value = Document> {
    let orientation = prop_oneof![Just(Orientation::Portrait), Just(Orientation::Landscape)];
    let section = (orientation, prop::collection::vec(any_block(), 0..6)).prop_map(
        |(orientation, blocks)| Section {
            orientation,
            blocks,
        },
    );
    (
        any_words(),
        any_words(),
        any_words(),
        prop::collection::vec(section, 0..4),
    )
        .prop_map(|(title, creator, date, sections)| Document {
            title,
            creator,
            date,
            typefaces: Typefaces::Standard,
            layout: None,
            built_in: Box::new(data::layout(Typefaces::Standard).clone()),
            editing: Default::default(),
            sections,
        })
}
