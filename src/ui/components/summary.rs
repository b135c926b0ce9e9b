//! What has to be mended and what is worth a second look, with links to the fields, in the words that stand there.

use yew::Html;

use crate::ui::derived::Derived;
use crate::ui::derived::field_id;
use crate::ui::markup::markup;
use crate::ui::place::Page;
use school::Problem;
use words::problems;

/// Id of the summary, to which the keyboard goes when a person asks to go on.
pub(crate) const SUMMARY: &str = "summary";

/// Errors first, doubts apart from them; empty when there are none.
pub(crate) fn summary(derived: &Derived) -> Html {
    let (doubts, errors): (Vec<&Problem>, Vec<&Problem>) =
        derived.problems.iter().partition(|own| own.is_warning());
    markup!(
        "{}{}",
        list(derived, &errors, SUMMARY, "有以下问题需要处理"),
        list(
            derived,
            &doubts,
            "doubts",
            "以下几处请再看一眼，确实如此的写明原因"
        ),
    )
}

fn list(derived: &Derived, problems: &[&Problem], id: &'static str, title: &'static str) -> Html {
    if problems.is_empty() {
        return Html::default();
    }
    let line = |problem: &&Problem| {
        let field = field_id(&problem.slot.figure.0, problem.slot.part);
        markup!(
            "<li><a href='{}'>{}</a></li>",
            format!("{}/{field}", Page::Figures.address()),
            problems::problem(problem, &derived.words()),
        )
    };
    let lines: Vec<Html> = problems.iter().map(line).collect();
    markup!(
        "<section class='summary summary-{}' id='{}' tabindex='-1' aria-labelledby='{}-heading'>\
            <h2 id='{}-heading'>{}</h2>\
            <ul>{}</ul>\
        </section>",
        id,
        id,
        id,
        id,
        title,
        lines,
    )
}
