//! The one place of the page that asks what day and what time it is.
//!
//! In: the clock of the machine. Out: a day, a moment in words, or milliseconds. Nobody else of the page asks.

use numbers::calendar::Date;

/// Today where the person sits; `None` when the clock is outside 1900 to 2199.
pub(crate) fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let year = u16::try_from(now.get_full_year()).ok()?;
    let month = u8::try_from(now.get_month() + 1).ok()?;
    Date::new(year, month, u8::try_from(now.get_date()).ok()?)
}

/// A moment in milliseconds since 1970 where the person sits, such as 11月30日 22:38.
pub(crate) fn moment(milliseconds: f64) -> String {
    let moment = js_sys::Date::new(&milliseconds.into());
    format!(
        "{}月{}日 {:02}:{:02}",
        moment.get_month() + 1,
        moment.get_date(),
        moment.get_hours(),
        moment.get_minutes()
    )
}

/// Milliseconds since some moment; only for how long something took.
pub(crate) fn milliseconds() -> f64 {
    js_sys::Date::now()
}
