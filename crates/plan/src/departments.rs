//! The departments that a plan names, as the county calls them.
//!
//! In: the requests of a plan. Out: each [`Department`] once.

use super::{Basis, Plan, problem};

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
                name: problem::department(basis, key),
            });
        }
    }
    departments
}
