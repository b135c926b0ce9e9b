//! Any bytes as a layout profile. What is taken makes a document and its preview.

#![no_main]

use documents::{Block, Document, Orientation, ParagraphKind, Section, Typefaces, text};
use formats::docx;
use formats::preview::PaperView;
use libfuzzer_sys::fuzz_target;
use packs::layout;
use school::answers::Answers;

fuzz_target!(|bytes: &[u8]| {
    match layout::read_bytes(bytes, data::layout(Typefaces::Standard)) {
        Ok(layout) => {
            let block = Block::Paragraph {
                kind: ParagraphKind::Body,
                text: text("学".repeat(700)),
            };
            let document = Document {
                title: String::new(),
                creator: String::new(),
                date: String::new(),
                typefaces: Typefaces::Standard,
                built_in: Box::new(data::layout(Typefaces::Standard).clone()),
                layout: Some(Box::new(layout)),
                sections: vec![Section {
                    orientation: Orientation::Portrait,
                    blocks: vec![block],
                }],
                editing: Default::default(),
            };
            assert!(docx::write(&document).is_ok());
            let page = PaperView::of_document(&document, &Answers::default());
            assert!(page.style.is_some());
        }
        Err(faults) => assert!(!faults.is_empty() && faults.len() <= packs::MOST_FAULTS + 1),
    }
});
