//! How classes move from one year to the next.
//!
//! In: a school, its grades, and the grades of the next year. Out: the sizes of every class by grade, or nothing where they
//! cannot be known. A class stays together when it moves up, who comes or leaves is spread by the sizes of the classes; the
//! new first grade has as many even classes as the first grade of today. Whole pupils only, and no chance.

use super::StageYear;
use super::pupils::spread;
use school::School;
use school::figures::{Part, Slot, Value};

/// Sizes of each class.
pub(super) const CLASSES: &str = "class_sizes";

/// The classes of a stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StageClasses {
    /// How many classes a new first grade has.
    first: usize,
    /// Sizes by grade, in the order of the grades.
    sizes: Vec<Vec<i64>>,
}

/// The classes of today; `None` unless every grade with pupils says its classes, and they add up to its pupils.
pub(super) fn today(school: &School, stage: &StageYear) -> Option<StageClasses> {
    let sizes_of = |(grade, pupils): &(u8, i64)| {
        let slot = Slot {
            figure: CLASSES.into(),
            part: Part::Grade(*grade),
        };
        let sizes: Vec<i64> = match school.value(&slot) {
            Value::List(sizes) => sizes.iter().map(|size| size.to_whole()).collect(),
            _ => Vec::new(),
        };
        (sizes.iter().sum::<i64>() == *pupils).then_some(sizes)
    };
    let sizes: Vec<Vec<i64>> = stage.grades.iter().map(sizes_of).collect::<Option<_>>()?;
    Some(StageClasses {
        first: sizes.first()?.len(),
        sizes,
    })
}

impl StageClasses {
    /// The classes of `next`, the year after; `None` where a grade would have pupils and no class.
    pub(super) fn next(&self, next: &StageYear) -> Option<Self> {
        let new = vec![0; self.first];
        let before = std::iter::once(&new).chain(&self.sizes);
        let moved = |(sizes, (_, pupils)): (&Vec<i64>, &(u8, i64))| {
            let change = pupils - sizes.iter().sum::<i64>();
            if sizes.is_empty() && change != 0 {
                return None;
            }
            let added = spread(sizes, change)?;
            let moved = sizes.iter().zip(added).map(|(size, pupils)| size + pupils);
            Some(moved.collect::<Vec<i64>>())
        };
        let sizes = before.zip(&next.grades).map(moved);
        Some(Self {
            first: self.first,
            sizes: sizes.collect::<Option<_>>()?,
        })
    }

    /// Sizes by grade, in the order of the grades.
    pub(super) fn sizes(&self) -> &[Vec<i64>] {
        &self.sizes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use school::profile::Stage;

    fn year(pupils: [i64; 3]) -> StageYear {
        StageYear {
            stage: Stage::Junior,
            grades: (7..).zip(pupils).collect(),
            intake: 0,
            leavers: 0,
            transfers: 0,
        }
    }

    #[test]
    fn classes_stay_together_and_the_new_ones_are_even() {
        let today = StageClasses {
            first: 3,
            sizes: vec![vec![50, 51, 52], vec![48, 48], vec![45]],
        };
        let next = today
            .next(&year([100, 153, 94]))
            .expect("every grade has classes");
        // 100 in three classes; nobody came; two left, one from each class.
        assert_eq!(
            next.sizes(),
            [vec![34, 33, 33], vec![50, 51, 52], vec![47, 47]]
        );
        let later = next
            .next(&year([0, 100, 155]))
            .expect("every grade has classes");
        assert_eq!(
            later.sizes(),
            [vec![0, 0, 0], vec![34, 33, 33], vec![50, 52, 53]]
        );
    }

    #[test]
    fn pupils_without_a_class_are_not_guessed_into_one() {
        let today = StageClasses {
            first: 0,
            sizes: vec![vec![], vec![40], vec![40]],
        };
        assert_eq!(today.next(&year([30, 0, 40])), None);
        assert!(today.next(&year([0, 0, 40])).is_some());
        assert_eq!(today.next(&year([0, 5, 40])), None);
    }
}
