//! What is different in a school of few people: posts that it does not have, and problems that are solved with others.
//!
//! In: the school and the library. Out: the post that carries a thing, the posts that there are, the entry of a problem.
//! What the school named itself is never changed.

use super::Basis;
use super::library::ProblemKind;
use super::posts::Post;
use check::Verdict;
use numbers::Decimal;
use school::figures::{FigureId, Part, Value};
use school::profile::SchoolKind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Schools that have not a person for every post.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmallSchools {
    /// How many teachers such a school has at most. It only chooses who is named; it is no standard.
    pub teachers_at_most: u32,
    /// Which post carries what another one does elsewhere, by id.
    pub posts: BTreeMap<String, String>,
    /// In a teaching point, after [`Self::posts`]: which post carries what another one does elsewhere, by id.
    pub point: BTreeMap<String, String>,
    /// Name of the box of evidence of what such a school sees to instead of the indicators.
    pub evidence_box: String,
}

/// The post of that id, or the one that carries its tasks in a school of few people; `None` for an id that is not known.
pub fn post<'a>(basis: &Basis<'a>, id: &str) -> Option<&'a Post> {
    let library = basis.library;
    let mut id = id;
    if is_small(basis) {
        let is_named = name_of(basis, id).is_some();
        if let Some(other) = library.small.posts.get(id).filter(|_| !is_named) {
            id = other;
        }
        if basis.school.profile.kind == Some(SchoolKind::TeachingPoint)
            && let Some(other) = library.small.point.get(id)
        {
            id = other;
        }
    }
    library.post(id)
}

/// The name that the school gave for the post, or for the one whose place it takes.
pub fn name<'a>(basis: &Basis<'a>, post: &Post) -> Option<&'a str> {
    let replaced = basis.library.small.point.iter();
    let mut replaced = replaced.filter(|(_, other)| **other == post.id);
    let own = name_of(basis, &post.id);
    own.or_else(|| replaced.find_map(|(id, _)| name_of(basis, id)))
}

/// The posts that the school has, in the order of the library.
pub fn posts<'a>(basis: &Basis<'a>) -> Vec<&'a Post> {
    let all = || basis.library.posts.iter();
    let kept: Vec<&Post> = all().filter_map(|own| post(basis, &own.id)).collect();
    let is_here = |own: &&Post| {
        let of_others = kept.iter().filter(|kept| kept.id == own.id).count();
        // A post that only small schools have is its own at least once.
        of_others > usize::from(own.small_only)
    };
    all().filter(is_here).collect()
}

/// The entry of the library for an indicator: that for schools too small for the resource indicators, where there is one.
pub fn kind<'a>(basis: &Basis<'a>, indicator: &str) -> Option<&'a ProblemKind> {
    let small = basis.library.small_problems.iter();
    let mut small = small.filter(|_| is_excluded(basis));
    let found = small.find(|own| own.indicator == indicator);
    found.or_else(|| basis.library.problem(indicator))
}

/// Whether the standard leaves the school out of a group for being so small.
pub fn is_excluded(basis: &Basis) -> bool {
    let mut verdicts = basis.report.verdicts.iter();
    let is_out = verdicts.any(|verdict| matches!(verdict.verdict, Verdict::Excluded { .. }));
    is_out && is_small(basis)
}

fn name_of<'a>(basis: &Basis<'a>, post: &str) -> Option<&'a str> {
    let name = basis.choices.people.get(post).map(|name| name.trim());
    name.filter(|name| !name.is_empty())
}

/// Whether the school has few teachers; not while their number is not known.
fn is_small(basis: &Basis) -> bool {
    let id = FigureId::from("teachers");
    let stages = basis.school.stages().iter();
    let stages = stages.filter(|stage| stage.is_compulsory());
    let counts = stages.map(
        |stage| match basis.school.figure(&id, Part::Stage(*stage)) {
            Value::Number(count) => Some(*count),
            _ => None,
        },
    );
    let Some(counts) = counts.collect::<Option<Vec<Decimal>>>() else {
        return false;
    };
    let most = Decimal::whole(i64::from(basis.library.small.teachers_at_most));
    let all = counts.into_iter().fold(Decimal::ZERO, Decimal::plus);
    all != Decimal::ZERO && all <= most
}
