//! The fields of what is watched (防滑和巩固) on the page of the plan: words, owner, month, proof, and what was left out.
//!
//! In: the watches of the plan. Out: markup as that of [`super::editing`]. It decides nothing.

use super::editing::{button, shown};
use super::editing_tasks::{Owner, is_changed, task_fields};
use super::markup::{Hole, all, markup};
use plan::{Basis, Plan, Watch};
use school::answers::{AnswerKey, TaskField};

/// Every watch with its fields, folded away; nothing where nothing is watched.
pub(super) fn section(basis: &Basis, plan: &Plan) -> String {
    if plan.watches.is_empty() && plan.left_out.is_empty() {
        return String::new();
    }
    let fields = plan.watches.iter().map(|own| fields(basis, own));
    markup(
        r#"<details class="common optional" id="watches"><summary key="summary">防滑和巩固的任务（{} 项），可以改</summary><p key="hint" class="entry-hint">已达标的项目每年看什么、谁看、哪个月看、留什么凭据。在这里改一处，各份文件一起改。</p>{}{}</details>"#,
        [
            plan.watches.len().to_string().into(),
            all(fields),
            all(plan.left_out.iter().map(left_out)),
        ],
    )
}

fn fields(basis: &Basis, watch: &Watch) -> String {
    let owner = Owner {
        id: &watch.id,
        order: Vec::new(),
        is_watched: true,
    };
    let is_changed = is_changed(basis, &watch.id, &watch.task);
    task_fields(basis, &owner, &watch.task, is_changed)
}

/// One that is not part of the plan, with the way back.
fn left_out(watch: &Watch) -> String {
    let key = AnswerKey::task(&watch.id, &watch.task.id, TaskField::LeftOut).to_string();
    markup(
        r#"<p key="out-{}-{}">删去了 {}：{} {}</p>"#,
        [
            (&watch.id).into(),
            (&watch.task.id).into(),
            (&watch.task.task_id).into(),
            shown(&watch.task.text).into(),
            Hole::Markup(button("恢复", &key, "")),
        ],
    )
}
