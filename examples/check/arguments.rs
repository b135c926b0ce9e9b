//! What was asked for on the command line.
//!
//! In: arguments. Out: [`Arguments`], or the sentence on how to ask. It must not know schools.

const USAGE: &str = "用法：check 学校文件.duibiao.json [--plan 方案.docx | --papers 文件夹 [--layout 版式文件]] [--all-packs]";

/// One run of the program.
pub(crate) struct Arguments {
    /// The saved file of a school.
    pub(crate) file: String,
    /// A layout profile that takes the place of the school's.
    pub(crate) profile: Option<String>,
    /// What is written beside the report.
    pub(crate) output: Option<Output>,
    /// Every built-in pack is reported on, not the main pack alone.
    pub(crate) has_all_packs: bool,
}

/// Files that are written beside the report.
pub(crate) enum Output {
    /// The plan, into this file.
    Plan(String),
    /// Every document, into this folder.
    Papers(String),
}

impl Arguments {
    /// Reads the arguments behind the program's name.
    ///
    /// # Errors
    /// How to ask, for anything else than the ways at the head of `main.rs`.
    pub(crate) fn read(arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let (flags, rest): (Vec<String>, Vec<String>) =
            arguments.partition(|argument| argument == "--all-packs");
        let mut rest = rest.into_iter();
        let words = [(); 5].map(|()| rest.next());
        let (file, profile, output) = match words {
            [Some(file), None, ..] => (file, None, None),
            [Some(file), Some(flag), Some(out), None, _] if flag == "--plan" => {
                (file, None, Some(Output::Plan(out)))
            }
            [Some(file), Some(flag), Some(folder), None, _] if flag == "--papers" => {
                (file, None, Some(Output::Papers(folder)))
            }
            [
                Some(file),
                Some(papers),
                Some(folder),
                Some(layout),
                Some(profile),
            ] if papers == "--papers" && layout == "--layout" && rest.next().is_none() => {
                (file, Some(profile), Some(Output::Papers(folder)))
            }
            _ => return Err(USAGE.to_owned()),
        };
        Ok(Self {
            file,
            profile,
            output,
            has_all_packs: !flags.is_empty(),
        })
    }
}
