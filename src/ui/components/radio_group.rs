//! A choice of one among few, as radio buttons.

use yew::Html;

use crate::ui::markup::markup;

/// A group of radio buttons for the profile's field `name`; each has the position of its option as its value.
pub(crate) fn radio_group(
    name: &'static str,
    label: &'static str,
    options: &[&'static str],
    chosen: Option<usize>,
) -> Html {
    let option = |(idx, label): (usize, &&'static str)| {
        markup!(
            "<label class='radio'>\
                <input type='radio' name='{}' data-profile='{}' value='{}' checked='{}'/>\
                {}\
            </label>",
            name,
            name,
            idx.to_string(),
            chosen == Some(idx),
            *label,
        )
    };
    let options: Vec<Html> = options.iter().enumerate().map(option).collect();
    markup!(
        "<fieldset class='radio-group'><legend>{}</legend><div class='radio-options'>{}</div></fieldset>",
        label,
        options,
    )
}
