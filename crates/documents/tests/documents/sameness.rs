//! Two schools with different figures share few sentences: measured over fifty generated schools.
//!
//! Of each plan all runs of twelve characters are taken, outside of headings, captions, heads of tables and the names that
//! a standard gives to its indicators; then the share of them that stands in another school's plan as well.
//! `cargo test -p duibiao-documents --test documents sameness -- --nocapture` prints the shares.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot read its case has failed, and this one tells its figure"
)]

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use support::cases;
use support::generated;

use cases::{plan_paper, with_plan};
use documents::{Block, Document, Inline};
use generated::generated;
use school::draft::Draft;

const SCHOOLS: u64 = 50;
const RUN: usize = 12;
/// Largest mean share of runs that two plans may have in common, in percent.
const MOST_ALL: usize = 30;
/// Largest mean share of runs in the paragraphs of the body alone, in percent.
const MOST_PROSE: usize = 28;

fn document(draft: &Draft) -> Document {
    with_plan(draft, plan_paper)
}

/// Texts of the plan without names of indicators: paragraphs of the body, and all with the cells of tables.
fn texts(document: &Document) -> (Vec<String>, Vec<String>) {
    let shown = |text: &[Inline]| text.iter().map(Inline::shown).collect::<String>();
    let (mut prose, mut all) = (Vec::new(), Vec::new());
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Paragraph { text, .. } => {
                prose.push(shown(text));
                all.push(shown(text));
            }
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                all.extend(cells.map(|cell| shown(cell)));
            }
            _ => {}
        }
    }
    (prose, all)
}

fn runs(texts: &[String]) -> HashSet<u64> {
    let standard = data::standard();
    let mut names: Vec<&str> = standard
        .indicators
        .iter()
        .map(|indicator| indicator.name.as_str())
        .collect();
    names.push(&standard.title);
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let mut runs = HashSet::new();
    for text in texts {
        let mut text = text.clone();
        for name in &names {
            text = text.replace(name, "\n");
        }
        for piece in text.split('\n') {
            let chars: Vec<char> = piece.chars().collect();
            runs.extend(chars.windows(RUN).map(hashed));
        }
    }
    runs
}

/// A run as a number, so that millions of them are compared quickly.
fn hashed(run: &[char]) -> u64 {
    let mut hasher = DefaultHasher::new();
    run.hash(&mut hasher);
    hasher.finish()
}

/// Mean share of the runs of one plan that stand in another one, in thousandths, and the largest share of any pair.
fn shares(plans: &[HashSet<u64>]) -> (usize, usize) {
    let (mut sum, mut count, mut most) = (0, 0, 0);
    for (idx, plan) in plans.iter().enumerate() {
        for (other_idx, other) in plans.iter().enumerate() {
            if idx == other_idx || plan.is_empty() {
                continue;
            }
            let shared = plan.iter().filter(|run| other.contains(*run)).count();
            let share = shared * 1000 / plan.len();
            sum += share;
            count += 1;
            most = most.max(share);
        }
    }
    (sum / count, most)
}

#[test]
fn plans_of_fifty_schools_share_few_runs_of_twelve_characters() {
    let texts: Vec<(Vec<String>, Vec<String>)> = (1..=SCHOOLS)
        .map(|seed| texts(&document(&generated(seed))))
        .collect();
    let prose: Vec<HashSet<u64>> = texts.iter().map(|(text, _)| runs(text)).collect();
    let all: Vec<HashSet<u64>> = texts.iter().map(|(_, text)| runs(text)).collect();
    let mean_length = all.iter().map(HashSet::len).sum::<usize>() / all.len();
    assert!(
        mean_length > 1000,
        "the plans are not written: {mean_length} runs"
    );
    let (of_prose, most_of_prose) = shares(&prose);
    let (of_all, most_of_all) = shares(&all);
    let percent = |share: usize| format!("{}.{} %", share / 10, share % 10);
    println!("runs per plan {mean_length}");
    println!(
        "prose: mean {}, most {}",
        percent(of_prose),
        percent(most_of_prose)
    );
    println!(
        "all: mean {}, most {}",
        percent(of_all),
        percent(most_of_all)
    );
    assert!(of_prose < MOST_PROSE * 10, "{}", percent(of_prose));
    assert!(of_all < MOST_ALL * 10, "{}", percent(of_all));
}
