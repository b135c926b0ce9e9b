//! How an answer is read that is more than words: a month, a day, a sum, an order of tasks.
//!
//! In: the text as typed. Out: the value, or `None` where it cannot be read; nothing is guessed. It must not know keys.

use numbers::calendar::{Date, Month};
use numbers::{Decimal, Fraction};

use crate::reading;

/// What stands in an answer for a text that was taken out: an empty answer is none.
pub const LEFT_OUT: &str = "【删去】";

/// A month as people write it: 2027-03, 2027年3月, 2027.3, ２０２７／３.
pub fn read_month(text: &str) -> Option<Month> {
    let text = reading::plain(text);
    let mut numbers = digits(&text);
    let (year, month) = (numbers.next()?, numbers.next()?);
    let is_over = numbers.next().is_none();
    Month::new(year.parse().ok()?, month.parse().ok()?).filter(|_| is_over)
}

/// A day as people write it: 2027-03-05, 2027年3月5日, 2027.3.5. The year has four digits.
pub fn read_day(text: &str) -> Option<Date> {
    let text = reading::plain(text);
    let mut numbers = digits(&text);
    let (year, month, day) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let is_over = numbers.next().is_none() && year.len() == 4;
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    date.filter(|_| is_over)
}

/// A sum in 万元 as people write it: 3.5, 3.5万元, 35000元; the sum in 元. `None` for what is below 0 or no number.
pub fn read_sum(text: &str) -> Option<Fraction> {
    let text = reading::plain(text).replace([',', '，', ' '], "");
    let (number, factor) = match (text.strip_suffix("万元"), text.strip_suffix('万')) {
        (Some(number), _) | (None, Some(number)) => (number, 10_000),
        (None, None) => match text.strip_suffix('元') {
            Some(number) => (number, 1),
            None => (text.as_str(), 10_000),
        },
    };
    let number = Decimal::parse(number).ok()?;
    let sum = number.fraction().times(Decimal::whole(factor).fraction());
    (!number.is_negative()).then_some(sum)
}

/// The ids of an order of tasks.
pub fn split_order(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
}

/// An order of tasks as it is saved.
pub fn join_order(task_ids: &[&str]) -> String {
    task_ids.join(" ")
}

fn digits(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_ascii_digit())
        .filter(|number| !number.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_as_people_write_them() {
        let march = Month::new(2027, 3);
        for text in ["2027-03", "2027年3月", "2027.3", "２０２７／３", " 2027 3 "] {
            assert_eq!(read_month(text), march, "{text}");
        }
        for text in ["", "2027", "2027-13", "2027-03-05", "三月", "99-3"] {
            assert_eq!(read_month(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let day = Date::new(2027, 3, 5);
        for text in ["2027-03-05", "2027年3月5日", "2027.3.5", "２０２７／３／５"] {
            assert_eq!(read_day(text), day, "{text}");
        }
        for text in [
            "",
            "2027-03",
            "27-3-5",
            "2027-02-30",
            "三月五日",
            "2027-3-5-1",
        ] {
            assert_eq!(read_day(text), None, "{text}");
        }
    }

    #[test]
    fn sums_are_read_in_ten_thousands_unless_said_otherwise() {
        let yuan = |amount| Some(Decimal::whole(amount).fraction());
        for (text, sum) in [
            ("3.5", yuan(35_000)),
            ("3.5万元", yuan(35_000)),
            ("３.５万", yuan(35_000)),
            ("35,000元", yuan(35_000)),
            ("0", yuan(0)),
            ("-1", None),
            ("约3万", None),
            ("", None),
        ] {
            assert_eq!(read_sum(text), sum, "{text}");
        }
    }

    #[test]
    fn an_order_is_read_as_it_is_written() {
        let ids = ["survey", "own-2", "settle"];
        assert_eq!(split_order(&join_order(&ids)).collect::<Vec<_>>(), ids);
        assert_eq!(split_order("  survey   own-2 ").count(), 2);
    }
}
