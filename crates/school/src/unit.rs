//! What figures are counted in.
//!
//! In: nothing. Out: [`Unit`]. It must not know what a figure is about.

use serde::{Deserialize, Serialize};

/// Units of figures, values and gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 人.
    Person,
    /// 名 (teachers).
    Teacher,
    /// 间.
    Room,
    /// 个 (classes).
    Class,
    /// ㎡.
    SquareMetre,
    /// 元.
    Yuan,
    /// 万元.
    TenThousandYuan,
    /// 学时.
    Hour,
    /// 人/百生.
    TeachersPerHundred,
    /// 间/百生.
    RoomsPerHundred,
    /// ㎡/生.
    SquareMetrePerPupil,
    /// 元/生.
    YuanPerPupil,
    /// 册.
    Volume,
    /// 台.
    Machine,
    /// 册/生.
    VolumesPerPupil,
    /// 台/百生.
    MachinesPerHundred,
    /// %.
    Percent,
    /// 人/班.
    PupilsPerClass,
    /// No unit.
    None,
    /// 米.
    Metre,
    /// 个 (courts, beds, toilets).
    Item,
    /// 小时.
    ClockHour,
    /// 课时.
    Lesson,
    /// 种.
    Title,
}
