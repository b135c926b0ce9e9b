//! Why an indicator cannot be compared.
//!
//! In: nothing. Out: [`WhyNot`], which a finding carries. It must not know words.

use school::figures::Slot;

/// Why an indicator cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyNot {
    /// These figures are blank.
    Missing(Vec<Slot>),
    /// These figures could not be read.
    Unreadable(Vec<Slot>),
    /// These figures give less than nothing, or a part that is more than its whole.
    Impossible(Vec<Slot>),
    /// These figures are 不适用 by the school's entry, which the standard does not allow it to say: it owes a number, or a
    /// level.
    Owed(Vec<Slot>),
    /// These figures are 不适用 on a ground that the pack allows, but the others say that there is something of it.
    Refuted(Vec<Slot>, Vec<Slot>),
    /// It does not apply to this school, with the reason.
    NotApplicable(String),
    /// There are no pupils (or no classes, no teachers) to divide by.
    NothingToDivideBy(Vec<Slot>),
    /// The profile does not say what decides.
    Unstated(Unstated),
    /// The standard has no bound for this school.
    NoBound,
    /// What the sources say leaves open which bound holds, with the reason as a sentence.
    Unsettled(String),
    /// The county alone knows.
    County,
}

/// What a profile can leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unstated {
    /// 城乡类型.
    Zone,
    /// 举办者.
    Ownership,
    /// 寄宿制.
    Boarding,
    /// 建成年份.
    BuiltYear,
    /// 数据时点.
    DataDate,
}
