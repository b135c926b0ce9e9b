//! Posts of a school, and who is meant where one is named with or without a person.
//!
//! In: the library's posts and a text. Out: the [`Post`] and the name behind it. It must not know tasks.

use serde::{Deserialize, Serialize};

/// A post at a school.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// Permanent id, such as `general_affairs`.
    pub id: String,
    /// As written, such as 总务主任.
    pub name: String,
    /// Department of the school that it belongs to, such as 总务处; empty where it has none.
    #[serde(default)]
    pub department: String,
    /// Place in the leading group: 组长、副组长、成员; empty for none.
    #[serde(default)]
    pub group_role: String,
    /// Only schools of few people have it, in the place of others.
    #[serde(default)]
    pub small_only: bool,
}

/// What may stand behind the name of a post without being a person's name.
const NOT_NAMES: [&str; 6] = ["助理", "干事", "组长", "代表", "秘书", "成员"];

/// The post that `owner` names, and the person's name behind it, as in 总务主任王立新; no name where the post stands alone,
/// `None` where the text is anything else.
pub fn post_and_name<'a>(posts: &'a [Post], owner: &'a str) -> Option<(&'a Post, &'a str)> {
    let named = posts
        .iter()
        .filter_map(|post| Some((post, owner.strip_prefix(post.name.as_str())?)));
    // 校长助理 is no 校长.
    let (post, name) = named.min_by_key(|(_, name)| name.len())?;
    let is_name = matches!(name.chars().count(), 2..=4)
        && !name.starts_with('兼')
        && name
            .chars()
            .all(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter))
        && !NOT_NAMES.iter().any(|ending| name.ends_with(ending));
    (name.is_empty() || is_name).then_some((post, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_behind_a_post_is_told_from_another_post() {
        let post = |name: &str| Post {
            id: name.to_owned(),
            name: name.to_owned(),
            department: String::new(),
            group_role: String::new(),
            small_only: false,
        };
        let posts = ["校长", "校长助理", "总务主任"].map(post);
        let read = |owner| post_and_name(&posts, owner).map(|(post, name)| (&*post.name, name));
        assert_eq!(read("总务主任王立新"), Some(("总务主任", "王立新")));
        assert_eq!(read("校长助理李梅"), Some(("校长助理", "李梅")));
        assert_eq!(read("校长助理"), Some(("校长助理", "")));
        for owner in [
            "总务主任助理",
            "总务主任、会计",
            "王立新",
            "总务主任兼安全员",
        ] {
            assert_eq!(read(owner), None, "{owner}");
        }
    }
}
