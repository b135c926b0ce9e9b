//! Which browser it is, where that changes what the page can do.

use js_sys::Reflect;

/// True in WeChat's own browser, which drops downloads without a word.
pub(crate) fn is_wechat() -> bool {
    let navigator = Reflect::get(&gloo::utils::window(), &"navigator".into());
    let agent = navigator.and_then(|navigator| Reflect::get(&navigator, &"userAgent".into()));
    let agent = agent.ok().and_then(|agent| agent.as_string());
    agent.is_some_and(|agent| agent.contains("MicroMessenger"))
}
