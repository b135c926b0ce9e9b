//! The same tables as other programs saved them. The files are made by `workbooks/saved/make.py`.

use files::tables;
use school::profile::SchoolKind;

use super::{recognised, shown};

/// What each of the programs' files must give; the total of classes is a formula, and a script saves no result of it.
fn expected(has_results: bool) -> Vec<&'static str> {
    let classes = has_results.then_some("classes/primary=26 @B3");
    let teachers = [
        "teachers/primary=58 @C5",
        "degree_college/primary=12 @C9",
        "degree_bachelor/primary=38 @C8",
        "degree_master/primary=2 @C7",
        "pe_teachers/primary=5 @E5",
        "music_teachers/primary=3 @F5",
        "fine_art_teachers/primary=3 @G5",
        "arts_teachers/primary=0 @H5",
    ];
    classes.into_iter().chain(teachers).collect()
}

#[test]
fn files_of_other_programs_give_the_same_figures() {
    for (name, bytes, has_results) in [
        (
            "openpyxl.xlsx",
            &include_bytes!("saved/openpyxl.xlsx")[..],
            false,
        ),
        (
            "libreoffice.xlsx",
            include_bytes!("saved/libreoffice.xlsx"),
            true,
        ),
        (
            "libreoffice.xls",
            include_bytes!("saved/libreoffice.xls"),
            true,
        ),
    ] {
        let book = tables::read(name, bytes, &mut |_| {}).unwrap();
        assert_eq!(book.sheets.len(), 2, "{name}");
        assert!(book.sheets[1].is_hidden, "{name}");
        let findings = recognised(&[book], SchoolKind::Primary);
        assert_eq!(shown(&findings), expected(has_results), "{name}");
    }
}

#[test]
fn a_changed_xls_never_stops_the_program() {
    let whole = include_bytes!("saved/libreoffice.xls");
    for len in (0..whole.len()).step_by(61) {
        tables::read("表", &whole[..len], &mut |_| {}).ok();
    }
    for at in (0..whole.len()).step_by(3) {
        let mut changed = whole.to_vec();
        changed[at] ^= 0x5A;
        tables::read("表", &changed, &mut |_| {}).ok();
    }
}
