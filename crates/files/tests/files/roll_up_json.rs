//! The roll-up of a county as scripts read it.

use std::fs;

use county::{Dispersion, Member, roll_up};
use data::Evaluation;
use files::roll_up_json::roll_up_json;
use files::saved;
use school::draft::Draft;
use school::figures::Part;
use school::profile::{Ownership, SchoolKind, Stage};
use serde_json::Value;
use support::evaluated::by_every_pack;
use support::root;
use support::schools::put;

const PRIMARY: Part = Part::Stage(Stage::Primary);

/// What scripts read of a county of these schools, of which so many more have no file.
fn json(drafts: &[Draft], without_a_file: &[String]) -> Value {
    let rules = data::county_rules();
    let schools: Vec<Evaluation> = drafts.iter().map(by_every_pack).collect();
    let members = |of: &Dispersion| -> Vec<Member> {
        let schools = schools.iter();
        let members = schools.map(|school| Member {
            school: &school.school,
            report: &school.by(&of.standard).unwrap().report,
        });
        members.collect()
    };
    let rolled_up = |of: &Dispersion| {
        let mut packs = data::standards().iter();
        let pack = packs.find(|pack| pack.id == of.standard);
        roll_up(&members(of), of, pack.unwrap())
    };
    let text = roll_up_json(
        &members(&rules.quality),
        &rolled_up(&rules.quality),
        &rolled_up(&rules.basic),
        rules,
        data::standards(),
        without_a_file,
    );
    serde_json::from_str(&text).unwrap()
}

/// The five schools of the official example of 差异系数: whatever else is known of them is spread evenly.
fn five() -> Vec<Draft> {
    let books = [(45, 279), (37, 137), (89, 935), (76, 160), (55, 402)];
    let school = |(idx, (pupils, books)): (usize, (i64, i64))| {
        let mut draft = Draft::default();
        draft.profile.name = format!("第{}小学", idx + 1);
        draft.profile.kind = Some(SchoolKind::Primary);
        draft.profile.ownership = Some(Ownership::Public);
        for (figure, part) in [
            ("pupils", PRIMARY),
            ("teachers", PRIMARY),
            ("teachers_above_required", PRIMARY),
            ("mid_senior_titles", PRIMARY),
            ("teaching_area", Part::Whole),
            ("sports_field_area", Part::Whole),
            ("equipment_value", Part::Whole),
            ("computers", Part::Whole),
        ] {
            put(&mut draft, figure, part, pupils.to_string());
        }
        put(&mut draft, "indoor_sports_area", Part::Whole, "0");
        put(&mut draft, "books", Part::Whole, books.to_string());
        draft
    };
    books.into_iter().enumerate().map(school).collect()
}

#[test]
fn the_json_tells_what_scripts_ask_for() {
    let drafts = five();
    let json = json(&drafts, &["第六小学".to_owned()]);
    assert_eq!(json["schools_read"], 5);
    assert_eq!(json["schools_without_a_file"][0], "第六小学");
    let books = &json["basic"]["stages"][0]["indicators"][4];
    assert_eq!(books["id"], "B5");
    assert_eq!(books["mean"], "6.33");
    assert_eq!(books["deviation"], "3.26");
    assert_eq!(books["coefficient"], "0.515");
    assert_eq!(json["basic"]["means"][0]["verdict"], "holds");
    // Of the seven, 骨干 and the like are blank in every school.
    let backbone = &json["stages"][0]["indicators"][1];
    assert_eq!(backbone["id"], "R2");
    assert_eq!(backbone["verdict"], "open");
    assert_eq!(backbone["missing"].as_array().unwrap().len(), 5);
    assert_eq!(json["schools"][0]["rows"][0]["values"][1]["state"], "open");
}

#[test]
fn the_sample_county_as_json() {
    let open = |number| {
        let path = root().join(format!("static/samples/county/{number:02}.duibiao.json"));
        let text = fs::read_to_string(path).unwrap();
        saved::open(&text, data::catalogue()).unwrap().draft
    };
    let drafts: Vec<Draft> = (1..=12).map(open).collect();
    let json = json(&drafts, &[]);
    let backbone = &json["stages"][0]["indicators"][1];
    assert_eq!(backbone["coefficient"], "0.5001");
    assert_eq!(backbone["limit"], "0.5");
    assert_eq!(backbone["verdict"], "fails");
    assert_eq!(json["stages"][1]["mean_coefficient"], "0.166");
    assert_eq!(json["left_out"][0]["school"], "北坡教学点");
    // Computers and books are not known.
    assert_eq!(json["basic"]["means"][0]["verdict"], "open");
    assert_eq!(json["basic"]["means"][0]["limit"], "0.65");
    assert_eq!(json["schools"][4]["verdict"], "fails");
}
