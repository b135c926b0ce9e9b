//! The one place that asks what day it is.

use crate::calendar::Date;

/// This minute where the person sits, such as 2026年8月20日 16:05; empty outside of the calendar's years.
pub(crate) fn moment() -> String {
    let now = js_sys::Date::new_0();
    let (hours, minutes) = (now.get_hours(), now.get_minutes());
    today().map_or_else(String::new, |day| {
        format!("{} {hours}:{minutes:02}", day.in_words())
    })
}

/// Today where the person sits; `None` when the clock is outside 1900 to 2199.
pub(crate) fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let year = u16::try_from(now.get_full_year()).ok()?;
    let month = u8::try_from(now.get_month() + 1).ok()?;
    Date::new(year, month, u8::try_from(now.get_date()).ok()?)
}
