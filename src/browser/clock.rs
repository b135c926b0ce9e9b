//! The one place of the page that asks what day and what time it is.
//!
//! In: the clock of the machine. Out: a day, or milliseconds. Nobody else of the page asks.

use numbers::calendar::Date;

/// Today where the person sits; `None` when the clock is outside 1900 to 2199.
pub(crate) fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let year = u16::try_from(now.get_full_year()).ok()?;
    let month = u8::try_from(now.get_month() + 1).ok()?;
    Date::new(year, month, u8::try_from(now.get_date()).ok()?)
}

/// Milliseconds since some moment; only for how long something took.
pub(crate) fn milliseconds() -> f64 {
    js_sys::Date::now()
}
