//! The self-check: right on the packs as they are, and able to fail.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot find its indicator has failed"
)]

use numbers::Decimal;
use words::self_check;

#[test]
fn every_example_gives_what_was_worked_out_by_hand() {
    let lines = self_check::run(data::examples(), data::standard(), data::catalogue());
    for line in &lines {
        assert_eq!(line.found, line.expected, "{}：{}", line.name, line.why);
    }
    assert!(lines.len() >= 18, "only {} numbers", lines.len());
}

#[test]
fn a_changed_standard_or_weight_is_noticed() {
    let wrong = |change: &dyn Fn(&mut standard::Standard)| {
        let mut standard = data::standard().clone();
        change(&mut standard);
        let lines = self_check::run(data::examples(), &standard, data::catalogue());
        lines.iter().filter(|line| !line.agrees()).count()
    };
    assert_eq!(wrong(&|_| {}), 0);
    let lowered = wrong(&|standard| {
        let r1 = standard
            .indicators
            .iter_mut()
            .find(|indicator| indicator.id == "R1");
        r1.unwrap().bounds[0].bound.value = Decimal::parse("4.1").unwrap();
    });
    assert!(lowered > 0, "a lower bound was not noticed");
    let weighed = wrong(&|standard| {
        standard.splits[0].weights[1].weight = Decimal::parse("1.2").unwrap();
    });
    assert!(weighed > 0, "another weight was not noticed");
}
