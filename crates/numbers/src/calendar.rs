//! Days and months of the civil calendar.
//!
//! In: `YYYY-MM-DD` text or numbers. Out: dates that can be compared, shown and moved by months.
//! It must not know what day it is: today is always passed in.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A day between 1900-01-01 and 2199-12-31; saved as `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, or `None` when there is no such day or the year is outside 1900 to 2199.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = (1900..2200).contains(&year)
            && (1..=12).contains(&month)
            && day >= 1
            && day <= days_of(year, month);
        exists.then_some(Self { year, month, day })
    }

    /// Reads `YYYY-MM-DD`, blanks around it allowed; `None` for anything else and for a day that there is not.
    ///
    /// ```
    /// use numbers::calendar::Date;
    /// assert_eq!(Date::parse("2026-09-01").unwrap().in_words(), "2026年9月1日");
    /// assert_eq!(Date::parse("2026-02-30"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().splitn(3, '-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let day = parts.next()?.parse().ok()?;
        Self::new(year, month, day)
    }

    /// That day a year before; of 29 February the 28th. `None` before 1900.
    ///
    /// ```
    /// use numbers::calendar::Date;
    /// let leap_day = Date::new(2028, 2, 29).unwrap();
    /// assert_eq!(leap_day.year_before(), Date::new(2027, 2, 28));
    /// ```
    pub fn year_before(self) -> Option<Self> {
        let earlier = |day| Self::new(self.year.checked_sub(1)?, self.month, day);
        earlier(self.day).or_else(|| earlier(self.day - 1))
    }

    /// Year, such as 2026.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Month of the year, 1 to 12.
    pub fn month_of_year(self) -> u8 {
        self.month
    }

    /// Day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The month that the day lies in.
    pub fn month(self) -> Month {
        Month {
            year: self.year,
            month: self.month,
        }
    }

    /// As documents write it, without leading zeros: 2026年9月1日 (GB/T 9704-2012).
    pub fn in_words(self) -> String {
        format!("{}年{}月{}日", self.year, self.month, self.day)
    }

    /// 1 September of that year, on which the yearly statistics count; `None` for a year that is no date's.
    pub fn of_statistics(year: u16) -> Option<Self> {
        Self::new(year, 9, 1)
    }

    /// 1 September of the school year that the day lies in, on which the yearly statistics count (教育事业统计, 统计时点9月1日).
    ///
    /// ```
    /// use numbers::calendar::Date;
    /// let spring = Date::new(2027, 3, 20).unwrap();
    /// assert_eq!(spring.statistics_date().to_string(), "2026-09-01");
    /// ```
    pub fn statistics_date(self) -> Self {
        let year = if self.month >= 9 {
            self.year
        } else {
            self.year - 1
        };
        Self {
            year,
            month: 9,
            day: 1,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text)
            .ok_or_else(|| de::Error::custom(format!("expected YYYY-MM-DD, found `{text}`")))
    }
}

/// A month of a year between 1900 and 2199; plans are dated in months.
///
/// ```
/// use numbers::calendar::Month;
/// let november = Month::new(2026, 11).unwrap();
/// assert_eq!(november.after(9).in_words(), "2027年8月");
/// assert_eq!(november.months_until(november.after(9)), 9);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Month {
    year: u16,
    month: u8,
}

impl Month {
    /// The month, or `None` outside 1 to 12 or the years 1900 to 2199.
    pub fn new(year: u16, month: u8) -> Option<Self> {
        Date::new(year, month, 1).map(Date::month)
    }

    /// Year, such as 2026.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Month of the year, 1 to 12.
    pub fn month_of_year(self) -> u8 {
        self.month
    }

    /// The month `count` months later, held at December 2199.
    pub fn after(self, count: u32) -> Self {
        let months = u32::from(self.year) * 12 + u32::from(self.month) - 1 + count.min(12_000);
        let year = u16::try_from(months / 12).unwrap_or(u16::MAX);
        if year > 2199 {
            return Self {
                year: 2199,
                month: 12,
            };
        }
        Self {
            year,
            month: (months % 12) as u8 + 1,
        }
    }

    /// How many months `later` lies after this one; zero when it does not.
    pub fn months_until(self, later: Self) -> u32 {
        let count = |month: Self| u32::from(month.year) * 12 + u32::from(month.month);
        count(later).saturating_sub(count(self))
    }

    /// As documents write it, without leading zeros: 2027年8月.
    pub fn in_words(self) -> String {
        format!("{}年{}月", self.year, self.month)
    }

    /// The year whose statistics of 1 September first count what is finished in this month.
    pub fn statistics_year(self) -> u16 {
        if self.month <= 8 {
            self.year
        } else {
            self.year + 1
        }
    }
}

fn days_of(year: u16, month: u8) -> u8 {
    let leap = (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parse_knows_the_length_of_months() {
        assert!(Date::parse("2028-02-29").is_some());
        for text in [
            "2027-02-29",
            "2100-02-29",
            "2026-13-01",
            "2026-04-31",
            "2026-9",
            "x",
            "2026-09-01-1",
        ] {
            assert_eq!(Date::parse(text), None, "for {text}");
        }
    }

    #[test]
    fn statistics_date_is_the_first_of_september_of_the_school_year() {
        for (day, expected) in [
            ("2026-11-22", "2026-09-01"),
            ("2027-08-31", "2026-09-01"),
            ("2026-09-01", "2026-09-01"),
        ] {
            let date = Date::parse(day).unwrap().statistics_date();
            assert_eq!(date.to_string(), expected, "for {day}");
        }
    }

    #[test]
    fn months_move_over_the_turn_of_the_year() {
        let november = Month::new(2026, 11).unwrap();
        assert_eq!(november.after(2).in_words(), "2027年1月");
        assert_eq!(november.after(10).statistics_year(), 2028);
        assert_eq!(november.after(9).statistics_year(), 2027);
        assert_eq!(november.months_until(november.after(14)), 14);
    }
}
