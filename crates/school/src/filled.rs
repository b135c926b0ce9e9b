//! Who filled something in, and when.
//!
//! In: what a person says of themselves, and the clock of their machine. Out: [`Filled`], kept beside the figures. It
//! must not know what time it is: the moment is passed in.

use std::fmt;

use numbers::calendar::Date;

/// Key of the whole school, beside those of the sections of the form.
pub const SCHOOL: &str = "school";

/// Who filled in a section, or a whole school, and when. Kept as one text: `2026-11-25 16:05 李老师`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filled {
    /// Name, as typed, without spaces around it; may be empty.
    pub by: String,
    /// When it was handed on; `None` where that is not known.
    pub at: Option<Moment>,
}

impl Filled {
    /// Reads what is kept; what does not begin with a moment is all name.
    ///
    /// ```
    /// use school::filled::Filled;
    /// let filled = Filled::read("2026-11-25 16:05 李老师");
    /// assert_eq!(filled.by, "李老师");
    /// assert_eq!(filled.to_string(), "2026-11-25 16:05 李老师");
    /// assert_eq!(Filled::read("李老师").at, None);
    /// ```
    pub fn read(text: &str) -> Self {
        let begun = text.split_at_checked(MOMENT_BYTES);
        let at = begun.and_then(|(moment, _)| Moment::parse(moment));
        let by = match (at, begun) {
            (Some(_), Some((_, by))) => by,
            _ => text,
        };
        Self {
            by: by.trim().to_owned(),
            at,
        }
    }
}

impl fmt::Display for Filled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.at, self.by.as_str()) {
            (Some(at), "") => write!(f, "{at}"),
            (Some(at), by) => write!(f, "{at} {by}"),
            (None, by) => f.write_str(by),
        }
    }
}

/// Bytes of `2026-11-25 16:05`.
const MOMENT_BYTES: usize = 16;

/// A minute of a day, by the clock of the machine where it was noted; saved as `2026-11-25 16:05`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    date: Date,
    /// Minutes since midnight, below 1440.
    minute: u16,
}

impl Moment {
    /// The minute; `None` when the day has no such hour or minute.
    pub fn new(date: Date, hour: u16, minute: u16) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self {
            date,
            minute: hour * 60 + minute,
        })
    }

    /// Reads `2026-11-25 16:05`; `None` for anything else.
    ///
    /// ```
    /// use school::filled::Moment;
    /// assert_eq!(Moment::parse("2026-11-25 06:05").unwrap().in_words(), "2026年11月25日 06:05");
    /// assert_eq!(Moment::parse("2026-11-25 24:00"), None);
    /// assert_eq!(Moment::parse("2026-11-25"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let (date, time) = text.split_once(' ')?;
        let (hour, minute) = time.split_once(':')?;
        let moment = Self::new(Date::parse(date)?, hour.parse().ok()?, minute.parse().ok()?)?;
        (moment.to_string() == text).then_some(moment)
    }

    /// The day.
    pub fn date(self) -> Date {
        self.date
    }

    /// As it is read: 2026年11月25日 16:05.
    pub fn in_words(self) -> String {
        format!("{} {}", self.date.in_words(), self.time())
    }

    fn time(self) -> String {
        format!("{:02}:{:02}", self.minute / 60, self.minute % 60)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.date, self.time())
    }
}
