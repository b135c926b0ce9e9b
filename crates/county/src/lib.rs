//! Many schools of one county: how the county stands by 优质均衡 and 基本均衡, and what would help.
//!
//! In: schools that were read and checked, the county's own items, and the limits of `static/county.toml`. Out: a [`RollUp`]:
//! rows, coefficients of variation and what each row contributes to them. It must not know files or the browser; how a
//! school is judged and how its shared resources are divided is asked of `check`.

mod additions;
mod big_fraction;
mod choice;
mod county_needs;
pub mod display;
mod level;
mod mean_of_roots;
mod moves;
mod roll_up;
mod rows;
mod rules;
mod shared;
mod stock;
mod variation;
mod whole;

pub use additions::{Additions, Holding, curve, least_additions};
pub use big_fraction::BigFraction;
pub use choice::{Amounts, Choice, Need, NoChoice, Prices, cheapest_choice, within_budget};
pub use county_needs::{CountyNeeds, VariationNeed, county_needs};
pub use mean_of_roots::MeanOfRoots;
pub use moves::{Move, Moves, NoMoves, Staffing, least_moves};
pub use roll_up::{Contribution, RollUp, StageVariation, of_rows, roll_up};
pub use rows::{Conclusion, LeftOut, Member, RowValue, StageRow, rows, with_unit};
pub use rules::{CountyRules, Dispersion, ItemRule, ItemSource, StageLimit};
pub use shared::{SharedAdditions, SharedHolding, StagePart, few_shared_additions};
pub use variation::{Variation, WeightedValue};
pub use whole::{Answer, CountyForm, CountyItem, Whole, whole};
