//! Links: what is written is read again, and whatever else is read gives a sentence that says what is wrong with it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "what a test cannot unwrap is a failure of the test, and one measures how long a refusal takes"
)]

use std::io::Write;
use std::time::{Duration, Instant};
use support::drafts;
use support::sample;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use files::links::{self, HEADER_BYTES, ITERATIONS, LONGEST, Link, LinkFault, PREFIX, Preset};
use files::saved;
use proptest::prelude::*;
use school::draft::{Draft, Extent, OwnPack};
use school::profile::SchoolKind;

fn save(draft: &Draft) -> String {
    saved::save(draft, data::catalogue(), data::main_pack())
}

fn sample() -> String {
    links::school(data::sample()).unwrap()
}

fn bytes_of(link: &str) -> Vec<u8> {
    let data = link
        .strip_prefix(PREFIX)
        .unwrap()
        .strip_prefix('d')
        .unwrap();
    URL_SAFE_NO_PAD.decode(data).unwrap()
}

fn link_of(bytes: &[u8]) -> String {
    format!("{PREFIX}d{}", URL_SAFE_NO_PAD.encode(bytes))
}

/// The bytes with a checksum that fits.
fn summed(mut bytes: Vec<u8>) -> String {
    let sum = crc32fast::hash(&bytes);
    bytes.extend_from_slice(&sum.to_be_bytes());
    link_of(&bytes)
}

/// A plain link around any body.
fn around(body: &[u8]) -> String {
    let length = u32::try_from(6 + body.len() + 4).unwrap();
    let mut bytes = vec![1, 0];
    bytes.extend_from_slice(&length.to_be_bytes());
    bytes.extend_from_slice(body);
    summed(bytes)
}

fn deflated(text: &[u8]) -> Vec<u8> {
    let mut deflate = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    deflate.write_all(text).unwrap();
    deflate.finish().unwrap()
}

proptest! {
    #![proptest_config(sample::laws(100, 3000))]

    #[test]
    fn a_school_that_is_written_is_read_as_it_was(draft in drafts::draft()) {
        let link = links::school(&save(&draft)).unwrap();
        prop_assert!(link.chars().all(|character| character.is_ascii_alphanumeric() || "/-_".contains(character)));
        let Link::School(text) = links::read(&link).unwrap() else {
            return Err(TestCaseError::fail("no school"));
        };
        let opened = saved::open(&text, data::catalogue());
        prop_assert_eq!(opened.unwrap().draft, draft);
    }

    #[test]
    fn a_locked_school_is_read_as_it_was(draft in drafts::draft(), chance in any::<[u8; 28]>()) {
        let plain = links::to_lock(&save(&draft)).unwrap();
        let header = links::header(plain.len(), &chance);
        // In place of the cipher: every bit turned, and a tag.
        let turned = |bytes: &[u8]| bytes.iter().map(|byte| !byte).collect::<Vec<u8>>();
        let mut ciphertext = turned(&plain);
        ciphertext.extend_from_slice(&[7; 16]);
        let link = links::locked(&header, &ciphertext).unwrap();
        let Link::Locked(locked) = links::read(&link).unwrap() else {
            return Err(TestCaseError::fail("not locked"));
        };
        prop_assert_eq!(locked.header, header);
        prop_assert_eq!(&locked.ciphertext, &ciphertext);
        let end = locked.ciphertext.len() - 16;
        let text = links::unlocked(&turned(&locked.ciphertext[..end])).unwrap();
        prop_assert_eq!(saved::open(&text, data::catalogue()).unwrap().draft, draft);
    }

    #[test]
    fn a_preset_that_is_written_is_read_as_it_was_and_holds_no_figure(draft in drafts::draft()) {
        let preset = Preset::of(&draft);
        let link = preset.link();
        prop_assert_eq!(links::read(&link).unwrap(), Link::Preset(preset.clone()));
        let draft = preset.draft();
        prop_assert!(draft.entries.is_empty() && draft.sheets.is_empty() && draft.profile.name.is_empty());
        prop_assert_eq!(Preset::of(&draft), preset);
    }

    #[test]
    fn a_link_with_one_sign_changed_is_never_read_as_another_school(place in 4_usize..500, character in "[A-Za-z0-9_.~*%-]") {
        let link = sample();
        let place = place.min(link.len() - 1);
        let mut changed = link.clone();
        changed.replace_range(place..=place, &character);
        if let Ok(read) = links::read(&changed) {
            prop_assert_eq!(read, links::read(&link).unwrap());
        }
    }

    #[test]
    fn read_never_panics_on_any_text(text in any::<String>(), bytes in any::<Vec<u8>>(), rest in "[A-Za-z0-9_.~-]{0,200}") {
        let hostile = [text.clone(), format!("{PREFIX}{text}"), format!("#{PREFIX}d{rest}"),
            format!("{PREFIX}p{rest}"), link_of(&bytes), summed(bytes.clone()), around(&bytes)];
        for link in hostile {
            if let Err(fault) = links::read(&link) {
                prop_assert!(fault.to_string().contains('；'), "{}", fault);
            }
        }
    }
}

#[test]
fn the_same_school_gives_the_same_link() {
    assert_eq!(sample(), sample());
}

/// Kept for good: a link that was made once is read for years.
#[test]
fn links_of_version_1_are_read() {
    let stored = include_str!("saved/version-1.links.txt");
    let mut lines = stored.lines();
    let school = links::read(lines.next().unwrap()).unwrap();
    let Link::School(text) = school else {
        panic!("no school");
    };
    let draft = saved::open(&text, data::catalogue()).unwrap().draft;
    let sample = saved::open(data::sample(), data::catalogue()).unwrap();
    assert_eq!(draft, sample.draft);
    let preset = links::read(lines.next().unwrap()).unwrap();
    let expected = Preset {
        kind: Some(SchoolKind::NineYear),
        extent: Extent::Short,
        packs: ["guangdong".to_owned(), "jiaoji-2021-3".to_owned()]
            .into_iter()
            .collect(),
    };
    assert_eq!(preset, Link::Preset(expected));
}

#[test]
fn what_a_messenger_puts_behind_a_link_does_no_harm() {
    let preset = Preset {
        kind: Some(SchoolKind::Primary),
        ..Preset::default()
    };
    for link in [sample(), preset.link()] {
        let whole = links::read(&link).unwrap();
        for surrounded in [
            format!("#{link}"),
            format!("  #{link} \n"),
            format!("{link}。"),
            format!("{link}%E3%80%82"),
            format!("{link}）"),
            format!("{link}."),
        ] {
            assert_eq!(links::read(&surrounded), Ok(whole.clone()), "{surrounded}");
        }
    }
}

#[test]
fn a_link_that_is_cut_off_anywhere_says_so() {
    let link = sample();
    for length in PREFIX.len() + 2..link.len() {
        assert_eq!(
            links::read(&link[..length]),
            Err(LinkFault::CutOff),
            "{length}"
        );
    }
    let preset = Preset {
        kind: Some(SchoolKind::Primary),
        ..Preset::default()
    };
    let link = preset.link();
    for length in PREFIX.len() + 1..link.len() {
        assert_eq!(
            links::read(&link[..length]),
            Err(LinkFault::CutOff),
            "{length}"
        );
    }
}

#[test]
fn every_other_fault_has_its_name() {
    let damaged = |place: usize| {
        let mut bytes = bytes_of(&sample());
        bytes[place] ^= 1;
        link_of(&bytes)
    };
    let mut newer = bytes_of(&sample());
    newer.truncate(newer.len() - 4);
    newer[0] = 9;
    let mut unknown = newer.clone();
    unknown[0] = 1;
    unknown[1] = 7;
    let mut old = newer.clone();
    old[0] = 0;
    let preset = "2.primary.full.";
    let newer_preset = format!(
        "{PREFIX}p{preset}.{:08x}",
        crc32fast::hash(preset.as_bytes())
    );
    for (link, fault) in [
        (String::new(), LinkFault::NoLink),
        ("#/results".to_owned(), LinkFault::NoLink),
        (PREFIX.to_owned(), LinkFault::Damaged),
        (format!("{PREFIX}x"), LinkFault::Damaged),
        (format!("{PREFIX}dA*B"), LinkFault::Damaged),
        (damaged(20), LinkFault::Damaged),
        (damaged(0), LinkFault::Damaged),
        (summed(newer), LinkFault::Newer { version: 9 }),
        (newer_preset, LinkFault::Newer { version: 2 }),
        (summed(unknown), LinkFault::Damaged),
        (summed(old), LinkFault::Damaged),
        (
            format!("{PREFIX}p1.university.full..00000000"),
            LinkFault::Damaged,
        ),
        (
            format!("{PREFIX}d{}", "A".repeat(LONGEST)),
            LinkFault::TooLong,
        ),
    ] {
        let shown: String = link.chars().take(60).collect();
        assert_eq!(links::read(&link), Err(fault), "{shown}");
    }
}

#[test]
fn a_link_that_unpacks_to_too_much_is_refused_in_time() {
    let zeros = deflated(&vec![b' '; 30_000_000]);
    let with_length = |length: u32| [length.to_be_bytes().as_slice(), &zeros].concat();
    let start = Instant::now();
    for (length, fault) in [
        // It says how much it is, or says less than it is, or more.
        (30_000_000, LinkFault::TooLong),
        (1_000, LinkFault::Damaged),
        (u32::MAX, LinkFault::TooLong),
    ] {
        assert_eq!(links::read(&around(&with_length(length))), Err(fault));
    }
    assert!(
        start.elapsed() < Duration::from_secs(2),
        "{:?}",
        start.elapsed()
    );
    let short = [9_u32.to_be_bytes().as_slice(), &deflated(b"{}")].concat();
    assert_eq!(links::read(&around(&short)), Err(LinkFault::Damaged));
    let no_text = [2_u32.to_be_bytes().as_slice(), &deflated(&[0xFF, 0xFE])].concat();
    assert_eq!(links::read(&around(&no_text)), Err(LinkFault::Damaged));
}

/// The page reads a link before anything was pressed, so what would take it long is no link.
#[test]
fn a_link_holds_no_more_than_the_page_reads_at_once() {
    let of = |length: usize| {
        let mut draft = Draft::default();
        draft.choices.basis = "字".repeat(length);
        links::school(&save(&draft))
    };
    assert!(of(60_000).is_ok());
    assert_eq!(of(70_000), Err(LinkFault::TooLong));
    let spaces = [
        200_001_u32.to_be_bytes().as_slice(),
        &deflated(&vec![b' '; 200_001]),
    ]
    .concat();
    assert_eq!(links::read(&around(&spaces)), Err(LinkFault::TooLong));
}

#[test]
fn a_school_that_is_too_large_for_a_link_is_refused_when_it_is_written() {
    let mut draft = Draft::default();
    // Nothing in it repeats, so nothing is gained by packing.
    let mut state = 1_u64;
    let text: String = (0..400_000)
        .map(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            char::from(b'!' + ((state >> 40) % 90) as u8)
        })
        .collect();
    draft.own_packs.push(OwnPack {
        text,
        ..OwnPack::default()
    });
    assert_eq!(links::school(&save(&draft)), Err(LinkFault::TooLong));
    assert_eq!(links::to_lock(&save(&draft)), Err(LinkFault::TooLong));
}

#[test]
fn a_locked_link_that_would_keep_a_machine_busy_or_is_too_easy_is_refused() {
    let header = links::header(20, &[3; 28]);
    assert_eq!(header[7..11], ITERATIONS.to_be_bytes());
    const { assert!(ITERATIONS >= 600_000) };
    let with_iterations = |iterations: u32| {
        let mut changed: [u8; HEADER_BYTES] = header;
        changed[7..11].copy_from_slice(&iterations.to_be_bytes());
        links::read(&links::locked(&changed, &[0; 36]).unwrap())
    };
    assert!(matches!(with_iterations(600_000), Ok(Link::Locked(_))));
    assert!(matches!(with_iterations(5_000_000), Ok(Link::Locked(_))));
    assert_eq!(with_iterations(599_999), Err(LinkFault::Damaged));
    assert_eq!(with_iterations(5_000_001), Err(LinkFault::Damaged));
    assert_eq!(with_iterations(u32::MAX), Err(LinkFault::Damaged));
    let mut other_cipher = header;
    other_cipher[6] = 2;
    let link = links::locked(&other_cipher, &[0; 36]).unwrap();
    assert_eq!(links::read(&link), Err(LinkFault::Damaged));
    let link = links::locked(&header, &[0; 15]).unwrap();
    assert_eq!(links::read(&link), Err(LinkFault::Damaged));
}

#[test]
fn hostile_names_come_through_a_link_as_they_are() {
    let long = "字".repeat(10_000);
    for text in drafts::HOSTILE.into_iter().chain([long.as_str()]) {
        let mut draft = Draft::default();
        draft.profile.name = text.to_owned();
        draft
            .reasons
            .insert("pupils/primary/moved".to_owned(), text.to_owned());
        let link = links::school(&save(&draft)).unwrap();
        let Link::School(saved) = links::read(&link).unwrap() else {
            panic!("no school");
        };
        let opened = saved::open(&saved, data::catalogue()).unwrap();
        assert_eq!(opened.draft, draft);
    }
}
