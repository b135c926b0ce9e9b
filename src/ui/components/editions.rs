//! The switch between the editions of the form, and which of its parts are shown.
//!
//! In: the state and what follows from the draft. Out: buttons and sentences. It decides nothing.

use yew::Html;

use crate::ui::derived::Derived;
use crate::ui::markup::markup;
use crate::ui::state::Made;
use crate::ui::state::State;
use school::draft::{Department, Extent};
use words::labels;

/// The switch, and what the short edition leaves out.
pub(crate) fn editions(state: &State, derived: &Derived) -> Html {
    let edition = |extent: Extent, name: &'static str| {
        markup!(
            "<button type='button' class='button choice' data-action='extent' data-key='{}' aria-pressed='{}'>{}</button>",
            extent.key(),
            if state.draft.extent == extent {
                "true"
            } else {
                "false"
            },
            name,
        )
    };
    let form = &derived.form;
    let hidden = (!form.hidden.is_empty()).then(|| {
        let filled = match form.hidden_filled {
            0 => "随时可以换成完整版接着填".to_owned(),
            filled => format!("其中填过的 {filled} 个都还在，照样参加比对"),
        };
        format!("另有 {} 个填报项不在简版里，{filled}。", form.hidden.len())
    });
    markup!(
        "<div class='choices' role='group' aria-label='填哪一版'>{}{}</div>\
        <p class='entry-hint' role='status'>{}</p>",
        edition(Extent::Short, "简版：只填资源配置指标，约两分钟"),
        edition(Extent::Full, "完整版"),
        hidden,
    )
}

/// The parts of the form, as the office worker listed them; their room is kept until they are there.
pub(crate) fn tasks(state: &State) -> Html {
    let list = match &state.panel {
        Made::Said(_, _, tasks) => tasks.clone(),
        _ => Html::default(),
    };
    markup!("<div class='tasks-room'>{}</div>", list)
}

/// That only the parts of one department are shown.
pub(crate) fn only(department: Department) -> Html {
    markup!(
        "<div class='message' role='status'>\
            <p>{}</p>\
            <button type='button' class='button' data-action='only' data-key=''>看全部</button>\
        </div>",
        format!("现在只看{}提供的部分。", labels::department(department)),
    )
}
