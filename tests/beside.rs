//! The school beside last year, beside a what-if and beside what it claims, by every pack that is looked at: what moved, why the verdict is
//! another, and both standings side by side. Expected numbers are calculated by hand.

use data::packed;
use duibiao::office;
use files::{papers, saved};
use plan::PlanKind;
use school::draft::{Draft, Entry, Provider, Sheet, SheetKind};
use school::figures::{Part, Slot};
use school::profile::{SchoolKind, Stage};

const PRIMARY: Part = Part::Stage(Stage::Primary);
const WHOLE: Part = Part::Whole;

type Figures<'a> = &'a [(&'a str, Part, &'a str)];

/// The worked example: 1180 pupils, 9 backbone teachers of 11.8, 6900 ㎡ of sports ground of 8850.
fn sample(sheets: &[(SheetKind, &str, Figures)]) -> Draft {
    let mut draft = saved::open(data::sample(), data::catalogue())
        .unwrap()
        .draft;
    for (kind, name, figures) in sheets {
        let mut sheet = Sheet {
            kind: *kind,
            name: (*name).to_owned(),
            ..Sheet::default()
        };
        for (figure, part, text) in *figures {
            let slot = Slot {
                figure: (*figure).into(),
                part: *part,
            };
            sheet.entries.insert(slot, Entry::Text((*text).to_owned()));
        }
        draft.sheets.push(sheet);
    }
    draft
}

fn ask(wanted: office::Wanted, draft: &Draft, focus: &str) -> String {
    let request = office::Request {
        wanted,
        school: saved::save(draft, data::catalogue(), data::main_pack()),
        focus: focus.to_owned(),
    };
    let answer = office::answer(&office::encode(&request).unwrap()).unwrap();
    if wanted == office::Wanted::Panel {
        let panel: office::PanelMade = packed::read(&answer);
        return [panel.states, panel.sentences, panel.parts].concat();
    }
    String::from_utf8(answer).unwrap()
}

#[test]
fn a_name_of_any_characters_leaves_the_parts_of_the_form_where_they_are() {
    let mut draft = Draft::default();
    draft.profile.kind = Some(SchoolKind::Primary);
    let plain = ask(office::Wanted::Panel, &draft, "");
    let section = data::catalogue().sections[0].id.clone();
    let provider = Provider {
        person: "李\u{1E}老师".to_owned(),
        ..Provider::default()
    };
    draft.providers.insert(section.to_string(), provider);
    let request = office::Request {
        wanted: office::Wanted::Panel,
        school: saved::save(&draft, data::catalogue(), data::main_pack()),
        focus: String::new(),
    };
    let answer = office::answer(&office::encode(&request).unwrap()).unwrap();
    let panel: office::PanelMade = packed::read(&answer);
    assert!(panel.parts.contains("李\u{1E}老师") && panel.parts.ends_with("</nav>"));
    assert!(!panel.sentences.contains("老师") && plain.contains(&panel.states));
}

/// The texts of the cells of the row with that name, below the heading.
fn row(page: &str, heading: &str, name: &str) -> Vec<String> {
    let section = page.split(heading).nth(1).unwrap();
    let row = section
        .split("<tr>")
        .find(|row| row.contains(&format!(">{name}</th>")))
        .unwrap_or_else(|| panic!("no row {name} below {heading}"));
    let cells = row.split("<td>").skip(1);
    cells
        .map(|cell| plain(cell.split("</td>").next().unwrap()))
        .collect()
}

/// Markup without its elements.
fn plain(markup: &str) -> String {
    let mut text = String::new();
    let mut depth = 0;
    for sign in markup.chars() {
        match sign {
            '<' => depth += 1,
            '>' => depth -= 1,
            _ if depth == 0 => text.push(sign),
            _ => {}
        }
    }
    text
}

#[test]
fn last_year_says_what_moved_and_which_of_need_and_stock_made_the_verdict_another() {
    // This year 1180 pupils, 9 backbone teachers (11.8 needed), 13 of PE and arts (10.62 needed).
    for (pupils, backbone, expected) in [
        // 10 of 10: enough. Now 12 are needed and 9 there: each alone would have done.
        (
            "1000",
            "10",
            "县级以上骨干教师 10 → 9；在校生数 1000 → 1180。由达标变为未达标：需要的由 10名 变为 12名，现有的由 10名 变为 9名，单是其中一样变了也会这样",
        ),
        // 9 of 9: enough. More pupils alone.
        (
            "900",
            "9",
            "在校生数 900 → 1180。由达标变为未达标：需要的由 9名 变为 12名，现有的 9名 没有变",
        ),
        // 12 of 11.8: fewer teachers alone.
        (
            "1180",
            "12",
            "县级以上骨干教师 12 → 9。由达标变为未达标：需要的 12名 没有变，现有的由 12名 变为 9名",
        ),
        // 13 of 11: still enough for today's 11.8, so it is the teachers.
        (
            "1100",
            "13",
            "县级以上骨干教师 13 → 9；在校生数 1100 → 1180。由达标变为未达标：需要的由 11名 变为 12名，现有的由 13名 变为 9名，单是现有的变了就会这样",
        ),
        // 8 of 8: today's 9 would have been enough for 800, so it is the pupils.
        (
            "800",
            "8",
            "县级以上骨干教师 8 → 9；在校生数 800 → 1180。由达标变为未达标：需要的由 8名 变为 12名，现有的由 8名 变为 9名，单是需要的变了就会这样",
        ),
        // The same verdict: what moved is told all the same.
        ("1181", "9", "在校生数 1181 → 1180"),
        ("1180", "9", ""),
    ] {
        let figures: Figures = &[
            ("pupils", PRIMARY, pupils),
            ("backbone_teachers", PRIMARY, backbone),
        ];
        let draft = sample(&[(SheetKind::LastYear, "去年", figures)]);
        let page = ask(office::Wanted::Results, &draft, "");
        let cells = row(&page, "与去年相比</h2>", "县级以上骨干教师");
        assert_eq!(cells[2], expected, "{pupils} pupils, {backbone} teachers");
    }
}

#[test]
fn lists_that_moved_are_told_with_their_old_and_new_entries() {
    let figures: Figures = &[
        ("class_sizes", Part::Grade(1), "46 40"),
        ("classes", PRIMARY, "26"),
        ("music_rooms", WHOLE, "97"),
    ];
    let draft = sample(&[(SheetKind::LastYear, "去年", figures)]);
    let page = ask(office::Wanted::Results, &draft, "");
    let cells = row(&page, "与去年相比</h2>", "音乐专用教室");
    assert!(
        cells[2].starts_with("音乐专用教室面积 97 → "),
        "{}",
        cells[2]
    );
}

#[test]
fn the_groups_verdict_names_the_indicators_that_turned() {
    let figures: Figures = &[
        ("pupils", PRIMARY, "900"),
        ("teachers_above_required", PRIMARY, "60"),
        ("backbone_teachers", PRIMARY, "9"),
        ("pe_art_teachers", PRIMARY, "9"),
        ("teaching_area", WHOLE, "4100"),
        ("indoor_sports_area", WHOLE, "0"),
        ("sports_field_area", WHOLE, "6900"),
        ("equipment_value", WHOLE, "236"),
        ("media_rooms", WHOLE, "26"),
    ];
    let draft = sample(&[(SheetKind::LastYear, "去年", figures)]);
    let page = plain(&ask(office::Wanted::Results, &draft, ""));
    let told = "资源配置：由符合变为不符合。不再达标的有县级以上骨干教师、";
    assert!(page.contains(told), "{page}");
}

#[test]
fn a_what_if_is_compared_by_every_pack_that_is_looked_at() {
    let books: Figures = &[("books", WHOLE, "30000")];
    let mut draft = sample(&[(SheetKind::Variant, "买书", books)]);
    let with_pack = |draft: &Draft| ask(office::Wanted::Results, draft, "");
    assert!(!with_pack(&draft).contains("生均图书"));
    draft.packs.insert("school-conditions".to_owned());
    let slot = Slot {
        figure: "books".into(),
        part: WHOLE,
    };
    draft.entries.insert(slot, Entry::Text("29000".to_owned()));
    // 25 × 1180 = 29,500: 500 are missing now, none in the what-if.
    let cells = row(
        &with_pack(&draft),
        "假设的结果和本校现在的结果</h2>",
        "生均图书",
    );
    assert!(cells[0].starts_with("29000册，差 500册"), "{}", cells[0]);
    assert!(cells[0].contains("未达标"), "{}", cells[0]);
    assert!(cells[1].starts_with("30000册"), "{}", cells[1]);
    assert!(!cells[1].contains("未达标"), "{}", cells[1]);
    // What it does not touch does not stand there again.
    let page = with_pack(&draft);
    let section = page
        .split("假设的结果和本校现在的结果</h2>")
        .nth(1)
        .unwrap();
    assert!(!section.contains("法治副校长"));
}

#[test]
fn beside_the_form_a_what_if_shows_value_and_gap_against_what_they_are() {
    let field: Figures = &[("sports_field_area", WHOLE, "7000")];
    let draft = sample(&[(SheetKind::Variant, "扩一点", field)]);
    let panel = plain(&ask(office::Wanted::Panel, &draft, "0"));
    let changed = panel.split("和现在不同的").nth(1).unwrap();
    // 6900 ÷ 1180 = 5.85 and 1950 missing of 8850; 7000 ÷ 1180 = 5.93 and 1850 missing.
    assert!(
        changed.starts_with("体育运动场馆现在 5.85㎡/生，差 1950㎡"),
        "{changed}"
    );
    assert!(changed.contains("假设 5.93㎡/生，差 1850㎡"), "{changed}");
    assert!(!changed.contains("骨干教师"), "{changed}");
    // Nothing changed, nothing said.
    let same = sample(&[(SheetKind::Variant, "空", &[])]);
    assert!(!ask(office::Wanted::Panel, &same, "0").contains("和现在不同的"));
}

#[test]
fn a_claimed_relaxation_has_its_verdict_beside_the_one_without_it() {
    let mut draft = sample(&[]);
    draft.profile.zone = Some(school::profile::Zone::City);
    let slot = |figure: &str, part| Slot {
        figure: figure.into(),
        part,
    };
    let mut enter = |figure: &str, part, text: &str| {
        let entry = Entry::Text(text.to_owned());
        draft.entries.insert(slot(figure, part), entry);
    };
    // Six of seven met, sports ground below the floor: 6900 ÷ 1180 = 5.85; with 1950 ㎡ more exactly 7.5.
    enter("backbone_teachers", PRIMARY, "12");
    enter("teaching_area", WHOLE, "5400");
    enter("indoor_sports_area", WHOLE, "0");
    enter("equipment_value", WHOLE, "240");
    enter("pe_art_teachers", PRIMARY, "11");
    enter("teachers_above_required", PRIMARY, "60");
    enter("media_rooms", WHOLE, "30");
    enter("rented_sports_area", WHOLE, "1950");
    enter("extra_sports_area", WHOLE, "0");
    let fails = "资源配置：7项指标中6项达到标准，0项在85%至100%之间，1项低于85%；不符合";
    let told = "如果本校提出的放宽都得到认可：✓符合 资源配置：7项指标中7项达到标准";
    let page = plain(&ask(office::Wanted::Results, &draft, ""));
    assert!(page.contains(fails), "{page}");
    assert!(!page.contains("如果本校提出的放宽"));
    draft
        .claims
        .insert("dense_centre".to_owned(), Default::default());
    let page = plain(&ask(office::Wanted::Results, &draft, ""));
    assert!(page.contains(fails), "the verdict without it stands");
    assert!(page.contains(told), "{page}");
}

#[test]
fn nothing_entered_gives_no_file_but_a_kind_sentence() {
    let request = office::Request {
        wanted: office::Wanted::Paper,
        school: saved::save(&Draft::default(), data::catalogue(), data::main_pack()),
        focus: papers::ALL.to_owned(),
    };
    support::cases::with_plan(&Draft::default(), |_, plan| {
        assert_eq!(plan.kind, PlanKind::Empty)
    });
    let answer = office::answer(&office::encode(&request).unwrap());
    assert!(answer.unwrap_err().contains("请先填报"));
}
