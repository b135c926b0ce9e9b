//! Where the title of a request breaks.
//!
//! In: a line of a title and the headings of the problems in it. Out: one line or two. It must not know a school.

/// Characters of a title that fit into a line.
const TITLE_WIDTH: usize = 20;

/// A line of a title that is too long, broken behind the heading of a problem whose end is nearest to its middle, so that
/// no word and no heading is torn.
pub(super) fn broken(line: &str, headings: &[String]) -> Vec<String> {
    let length = line.chars().count();
    if length <= TITLE_WIDTH {
        return vec![line.to_owned()];
    }
    let ends = headings.iter().filter_map(|heading| {
        let (before, after) = line.split_once(heading.as_str())?;
        let separator = usize::from(after.starts_with('、'));
        Some(before.chars().count() + heading.chars().count() + separator)
    });
    match ends.min_by_key(|end| end.abs_diff(length / 2)) {
        Some(end) if end < length => vec![
            line.chars().take(end).collect(),
            line.chars().skip(end).collect(),
        ],
        _ => vec![line.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::broken;

    #[test]
    fn a_title_breaks_between_headings_and_never_in_one() {
        let one = "课程、教学秩序或综合实践有缺项".to_owned();
        assert_eq!(
            broken("关于解决课程、教学秩序或综合实践有缺项问题的请示", &[one]),
            ["关于解决课程、教学秩序或综合实践有缺项", "问题的请示"]
        );
        let two = ["音乐专用教室不足".to_owned(), "美术专用教室不足".to_owned()];
        assert_eq!(
            broken("关于解决音乐专用教室不足、美术专用教室不足问题的请示", &two),
            ["关于解决音乐专用教室不足、", "美术专用教室不足问题的请示"]
        );
        assert_eq!(broken("关于解决体育场地不足问题的请示", &[]).len(), 1);
        let unknown = "关于解决本校教学仪器设备和运动场地有关事项的请示";
        assert_eq!(broken(unknown, &[]), [unknown]);
    }
}
