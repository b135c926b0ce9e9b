//! Which events of the keyboard are a key that a person pressed.
//!
//! In: an event. Out: whether its key may be looked at. It must not know what a key does.

use js_sys::Reflect;
use web_sys::KeyboardEvent;

/// True for a key that the person pressed for the field itself: not one of a composition, nor an event without a key, such as
/// what fills in forms by itself sends.
pub(crate) fn is_key_of_field(event: &KeyboardEvent) -> bool {
    let has_key = Reflect::get(event, &"key".into()).is_ok_and(|key| key.is_string());
    // 229 is what older browsers say of a key that an input method takes.
    has_key && !event.is_composing() && event.key_code() != 229
}
