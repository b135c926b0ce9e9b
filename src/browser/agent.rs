//! Which browser and which edition it is, where that changes what the page can do.
//!
//! In: nothing. Out: yes or no. It must not know what follows from it.

use js_sys::Reflect;

/// True in the edition that is one file: it unpacks the module itself.
pub(crate) fn is_single_file() -> bool {
    let unpacks = Reflect::get(&gloo::utils::window(), &"duibiaoLoad".into());
    unpacks.is_ok_and(|unpacks| unpacks.is_function())
}

/// True in WeChat's own browser, which drops downloads without a word.
pub(crate) fn is_wechat() -> bool {
    let navigator = Reflect::get(&gloo::utils::window(), &"navigator".into());
    let agent = navigator.and_then(|navigator| Reflect::get(&navigator, &"userAgent".into()));
    let agent = agent.ok().and_then(|agent| agent.as_string());
    agent.is_some_and(|agent| agent.contains("MicroMessenger"))
}
