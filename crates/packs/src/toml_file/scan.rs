//! A look at the characters of a file before it is parsed: full-width punctuation, brackets without a partner, nesting without
//! end.
//!
//! In: the text. Out: faults, each with its line. It must not know fields. One pass over the text, bounded memory.

use crate::fault::PackFault;

/// Deepest nesting of brackets; a pack of this program has about eight.
const DEEPEST: usize = 24;
/// Most points in one name, as in `indicators.rule.ratio`.
const MOST_POINTS: usize = 6;

/// Faults that the characters of `text` show by themselves. Empty when the parser can go on.
pub(crate) fn faults(text: &str) -> Vec<PackFault> {
    let mut scan = Scan::default();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let is_over = scan.step(character, rest);
        if is_over {
            return scan.faults;
        }
        let taken = scan.taken.max(character.len_utf8());
        rest = rest.get(taken..).unwrap_or_default();
    }
    match scan.within {
        Within::Text | Within::Literal => scan.text_breaks(),
        Within::LongText | Within::LongLiteral => {
            let what = "三个引号没有配对：文字的后面也要有三个引号".to_owned();
            scan.add_fault_at(scan.long_from, what);
        }
        Within::Code | Within::Comment => (),
    }
    scan.line_ends();
    scan.unclosed();
    scan.faults
}

/// Where the scan stands.
#[derive(Default, Clone, Copy, PartialEq)]
enum Within {
    #[default]
    Code,
    Comment,
    /// Between `"`.
    Text,
    /// Between `'`.
    Literal,
    /// Between `"""`.
    LongText,
    /// Between `'''`.
    LongLiteral,
}

#[derive(Default)]
struct Scan {
    within: Within,
    /// Line, from 0.
    line: usize,
    /// Line of the last three quotes that open.
    long_from: usize,
    /// Bytes taken by the last step, if more than the character.
    taken: usize,
    /// Open brackets with their lines.
    open: Vec<(char, usize)>,
    points: usize,
    /// Something but blanks was in this line.
    has_begun: bool,
    /// The line began with a bracket while none was open.
    is_heading: bool,
    /// The line has a Chinese word outside of quotes, or a fault already.
    has_fault: bool,
    /// A text of this line holds a full-width quote.
    odd_quote: Option<char>,
    faults: Vec<PackFault>,
}

impl Scan {
    /// Takes one character; true when nothing more need be seen.
    fn step(&mut self, character: char, rest: &str) -> bool {
        self.taken = 0;
        match self.within {
            Within::Code => return self.code(character, rest),
            Within::Comment if character == '\n' => self.within = Within::Code,
            Within::Text if character == '\\' => self.skip_escaped(rest),
            Within::Text if character == '"' => self.within = Within::Code,
            Within::Literal if character == '\'' => self.within = Within::Code,
            Within::Text | Within::Literal if character == '\n' => self.text_breaks(),
            Within::Text | Within::Literal if matches!(character, '“' | '”' | '＂') => {
                self.odd_quote.get_or_insert(character);
            }
            Within::LongText if character == '\\' => self.skip_escaped(rest),
            Within::LongText if rest.starts_with("\"\"\"") => self.close_long(rest, '"'),
            Within::LongLiteral if rest.starts_with("'''") => self.close_long(rest, '\''),
            _ => (),
        }
        if character == '\n' {
            self.next_line();
        }
        false
    }

    /// Leaves out the character after a backslash, unless it ends the line.
    fn skip_escaped(&mut self, rest: &str) {
        if let Some(next) = rest.chars().nth(1)
            && next != '\n'
        {
            self.taken = 1 + next.len_utf8();
        }
    }

    /// Up to two quotes may stand before the three that close.
    fn close_long(&mut self, rest: &str, quote: char) {
        let quotes = rest
            .chars()
            .take(5)
            .take_while(|next| *next == quote)
            .count();
        self.taken = quotes;
        self.within = Within::Code;
    }

    /// A text that ends with its line has no closing quote.
    fn text_breaks(&mut self) {
        let what = match self.odd_quote {
            Some(quote) => {
                format!("结尾的引号要用英文的 \"，现在是中文的 {quote}")
            }
            None => "引号没有配对：文字的前后各要一个英文的 \"，并写在同一行里".to_owned(),
        };
        self.add_fault(what);
        self.within = Within::Code;
    }

    fn code(&mut self, character: char, rest: &str) -> bool {
        if self.starts_heading(character, rest) {
            self.unclosed();
            self.is_heading = true;
        }
        self.has_begun |= !character.is_whitespace();
        if character != '.'
            && !character.is_alphanumeric()
            && !matches!(character, '_' | '-' | ' ' | '\t' | '"')
        {
            self.points = 0;
        }
        match character {
            '\n' => {
                self.line_ends();
                self.next_line();
            }
            '#' => self.within = Within::Comment,
            '"' if rest.starts_with("\"\"\"") => self.open_long(Within::LongText),
            '\'' if rest.starts_with("'''") => self.open_long(Within::LongLiteral),
            '"' => self.within = Within::Text,
            '\'' => self.within = Within::Literal,
            '[' | '{' => {
                self.open.push((character, self.line));
                if self.open.len() > DEEPEST {
                    self.has_fault = false;
                    self.add_fault(format!(
                        "括号套了 {DEEPEST} 层以上，这种文件用不到；请检查括号"
                    ));
                    return true;
                }
            }
            ']' | '}' => self.close(character),
            '.' => {
                self.points += 1;
                if self.points > MOST_POINTS {
                    self.has_fault = false;
                    self.add_fault(format!(
                        "名称里的点超过 {MOST_POINTS} 个，这种文件用不到；请检查这个名称"
                    ));
                    return true;
                }
            }
            _ if !character.is_ascii() => self.foreign(character),
            _ => (),
        }
        false
    }

    fn open_long(&mut self, within: Within) {
        self.taken = 3;
        self.long_from = self.line;
        self.within = within;
    }

    /// True at the first character of a line such as `[[indicators]]`. Within an open bracket it counts only when a name
    /// follows and the line ends with the bracket: there a value could stand as well.
    fn starts_heading(&self, character: char, rest: &str) -> bool {
        if self.has_begun || character != '[' {
            return false;
        }
        if self.open.is_empty() {
            return true;
        }
        // A heading is short; what is longer is a value.
        let line = rest.lines().next().unwrap_or_default();
        let line = line.get(..line.len().min(200)).unwrap_or_default();
        let name = line
            .trim_start_matches('[')
            .trim_end()
            .trim_end_matches(']');
        let is_name = |character: char| {
            character.is_ascii_alphanumeric() || matches!(character, '_' | '.' | '-')
        };
        line.trim_end().ends_with(']') && !name.is_empty() && name.chars().all(is_name)
    }

    fn close(&mut self, character: char) {
        let partner = if character == ']' { '[' } else { '{' };
        match self.open.pop() {
            Some((open, _)) if open == partner => (),
            Some((open, line)) => {
                let what = format!(
                    "{open} 没有配对的 {}，却遇到了 {character}",
                    partner_of(open)
                );
                self.add_fault_at(line, what);
                // What was meant is unknown; start again with nothing open.
                self.open.clear();
                self.has_fault = true;
            }
            None => self.add_fault(format!("多了一个 {character}，或前面少了 {partner}")),
        }
    }

    /// A heading ends with its line.
    fn line_ends(&mut self) {
        if self.is_heading && !self.open.is_empty() {
            self.open.clear();
            self.add_fault(
                "方括号没有写全：一节的开头写成 [[indicators]] 或 [indicators.clause] 的样子"
                    .to_owned(),
            );
        }
    }

    fn next_line(&mut self) {
        self.line += 1;
        self.points = 0;
        self.has_begun = false;
        self.is_heading = false;
        self.has_fault = false;
        self.odd_quote = None;
    }

    /// Brackets that are still open where they cannot be.
    fn unclosed(&mut self) {
        if let Some((open, line)) = self.open.first().copied() {
            let what = format!("{open} 没有配对的 {}", partner_of(open));
            self.add_fault_at(line, what);
        }
        self.open.clear();
    }

    /// A sign of Chinese typing where one of TOML should be. Behind a Chinese word without quotes it is part of it.
    fn foreign(&mut self, character: char) {
        let what = match character {
            '“' | '”' | '＂' | '‘' | '’' => {
                format!("引号要用英文的 \"，现在是中文的 {character}")
            }
            '＝' => "等号要用英文的 =，现在是全角的 ＝".to_owned(),
            '，' | '、' => format!("逗号要用英文的 ,，现在是中文的 {character}"),
            '［' | '］' | '【' | '】' => {
                format!("方括号要用英文的 [ ]，现在是中文的 {character}")
            }
            '｛' | '｝' => format!("花括号要用英文的 {{ }}，现在是全角的 {character}"),
            '＃' => "说明前面的 # 要用英文的，现在是全角的 ＃".to_owned(),
            '０'..='９' | '．' => {
                format!("数字和小数点要用半角的，并放在英文双引号里，现在有全角的 {character}")
            }
            '\u{3000}' | '\u{a0}' => "空格要用半角的，现在有全角的空格".to_owned(),
            _ => {
                self.has_fault = true;
                return;
            }
        };
        self.add_fault(what);
    }

    fn add_fault(&mut self, what: String) {
        if !self.has_fault {
            self.has_fault = true;
            self.add_fault_at(self.line, what);
        }
    }

    fn add_fault_at(&mut self, line: usize, what: String) {
        self.faults.push(PackFault::at(line + 1, what));
    }
}

fn partner_of(open: char) -> char {
    if open == '[' { ']' } else { '}' }
}
