//! The departments that a plan names, as the county calls them.
//!
//! In: what the school wrote for a department, and the requests of a plan. Out: its name, and each [`Department`] once.

use super::{Basis, Plan};
use school::answers::AnswerKey;

/// A department that the plan names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    /// As the library calls it, such as 县教育局（人事）.
    pub key: String,
    /// As the documents call it.
    pub name: String,
}

/// The departments of the requests, each once, in their order.
pub fn departments(basis: &Basis, plan: &Plan) -> Vec<Department> {
    let mut departments: Vec<Department> = Vec::new();
    for key in plan
        .requests
        .iter()
        .flat_map(|request| &request.departments)
    {
        if departments.iter().all(|department| department.key != *key) {
            departments.push(Department {
                key: key.clone(),
                name: department(basis, key),
            });
        }
    }
    departments
}

/// A department as the county names it: as the school wrote it, or with 县 replaced by the names of county and bureau.
pub fn department(basis: &Basis, name: &str) -> String {
    let typed = basis.choices.answer(AnswerKey::Department { name });
    if !typed.is_empty() {
        return typed.to_owned();
    }
    let profile = &basis.school.profile;
    let (county, bureau) = (profile.county.trim(), profile.bureau.trim());
    match (name.strip_prefix("县教育局"), name.strip_prefix('县')) {
        (Some(rest), _) if !bureau.is_empty() => format!("{bureau}{rest}"),
        // What the bureau is called nobody knows: 教育局, 教育体育局, ….
        (Some(_), _) => name.to_owned(),
        (_, Some(rest)) if !county.is_empty() => format!("{county}{rest}"),
        _ => name.to_owned(),
    }
}
