//! How long it takes to check schools: one school against all packs, and many against the main one.
//!
//! `cargo bench --bench check` prints medians of several rounds, and the slope of time over the number of schools: twice
//! as many schools must take twice as long.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    reason = "measuring and printing is what it is for"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use numbers::calendar::Date;
use school::School;
use school::draft::{Draft, Entry};
use school::figures::{Part, Slot};
use school::profile::{Profile, SchoolKind, Zone};

const ROUNDS: usize = 7;

/// The `seed`-th school: kinds in turn, every figure of the form filled with a number that moves with the seed.
fn school(seed: usize) -> School {
    let mut draft = Draft {
        profile: Profile {
            kind: Some(SchoolKind::ALL[seed % 6]),
            zone: Some(Zone::ALL[seed % 3]),
            boarding: Some(seed.is_multiple_of(2)),
            data_date: Date::new(2026, 9, 1),
            ..Profile::default()
        },
        ..Draft::default()
    };
    for (idx, figure) in data::catalogue().figures.iter().enumerate() {
        for part in school::parts_of(figure, &draft.profile) {
            let text = text(figure, part, seed * 31 + idx * 7);
            draft
                .entries
                .insert(Slot::new(figure.id, part), Entry::Text(text));
        }
    }
    school::read(&draft, data::catalogue()).0
}

fn text(figure: &school::catalogue::FigureDefinition, part: Part, moved: usize) -> String {
    use school::catalogue::FigureForm;
    match figure.form {
        FigureForm::Level => ["reached", "partly", "not_reached"][moved % 3].to_owned(),
        FigureForm::Counts => (0..4)
            .map(|n| format!("{} ", 38 + (moved + n) % 12))
            .collect(),
        FigureForm::Measures => format!("96.5 {}", 80 + moved % 30),
        FigureForm::Count if part == Part::Whole => format!("{}", 20 + moved % 40),
        FigureForm::Count if &*figure.id.0 == "pupils" => format!("{}", 600 + moved % 900),
        FigureForm::Count => format!("{}", 10 + moved % 50),
        FigureForm::Measure => format!("{}.{}", 3000 + moved % 5000, moved % 10),
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn timed(rounds: usize, mut run: impl FnMut()) -> Duration {
    let time = |_| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    median((0..rounds).map(time).collect())
}

fn main() {
    let catalogue = data::catalogue();
    let schools: Vec<School> = (0..600).map(school).collect();

    let all_packs = timed(ROUNDS, || {
        for school in &schools {
            for pack in data::standards() {
                black_box(check::check(school, pack, catalogue));
            }
        }
    });
    let packs = data::standards().len();
    println!(
        "one school against all {packs} packs: {:?} (median of {ROUNDS} rounds of {} schools)",
        all_packs / schools.len() as u32,
        schools.len()
    );

    let mut points = Vec::new();
    for count in [25_000_usize, 50_000, 100_000, 200_000] {
        let time = timed(3, || {
            for idx in 0..count {
                let school = &schools[idx % schools.len()];
                black_box(check::check(school, data::standard(), catalogue));
            }
        });
        println!(
            "{count} schools against {}: {time:?}, {:.2} µs each",
            data::standard().number,
            time.as_secs_f64() * 1e6 / count as f64
        );
        points.push((count as f64, time.as_secs_f64()));
    }
    println!(
        "slope of log time over log count: {:.3} (1 is linear)",
        slope(&points)
    );
}

/// Of the line through the logarithms of the points, by least squares.
fn slope(points: &[(f64, f64)]) -> f64 {
    let logs: Vec<(f64, f64)> = points.iter().map(|(x, y)| (x.ln(), y.ln())).collect();
    let count = logs.len() as f64;
    let (sum_x, sum_y) = logs
        .iter()
        .fold((0.0, 0.0), |sum, point| (sum.0 + point.0, sum.1 + point.1));
    let (mean_x, mean_y) = (sum_x / count, sum_y / count);
    let over: f64 = logs.iter().map(|(x, y)| (x - mean_x) * (y - mean_y)).sum();
    let under: f64 = logs.iter().map(|(x, _)| (x - mean_x).powi(2)).sum();
    over / under
}
