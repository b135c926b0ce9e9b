//! How soon a passphrase would be guessed, roughly.
//!
//! In: a passphrase. Out: [`Strength`]. Whoever has the link can try as often as they like, so short ones are named.

/// How easily a passphrase is guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Shorter than eight characters.
    Short,
    /// Digits alone: dates, telephone numbers.
    Digits,
    /// Few different characters.
    Uniform,
    /// Nothing speaks against it.
    Fair,
}

impl Strength {
    /// A sentence for whoever chose the passphrase; empty when nothing speaks against it.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Short => "口令不足 8 个字符，容易被试出来；建议用四五个不相干的词连起来。",
            Self::Digits => "口令全是数字，容易被试出来；建议用四五个不相干的词连起来。",
            Self::Uniform => "口令里重复的字符太多，容易被试出来；建议用四五个不相干的词连起来。",
            Self::Fair => "",
        }
    }
}

/// How easily `passphrase` is guessed. Chinese characters count double: there are many more of them than letters.
pub fn strength(passphrase: &str) -> Strength {
    let weight = |character: char| if character.is_ascii() { 1 } else { 2 };
    let length: usize = passphrase.chars().map(weight).sum();
    let mut different: Vec<char> = passphrase.chars().collect();
    different.sort_unstable();
    different.dedup();
    if length < 8 {
        Strength::Short
    } else if passphrase
        .chars()
        .all(|character| character.is_ascii_digit())
        && length < 16
    {
        Strength::Digits
    } else if different.len() < 4 {
        Strength::Uniform
    } else {
        Strength::Fair
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strength_names_what_is_soon_guessed() {
        for (passphrase, expected) in [
            ("", Strength::Short),
            ("abcdefg", Strength::Short),
            ("abcdefgh", Strength::Fair),
            ("河湾小", Strength::Short),
            ("河湾小学", Strength::Fair),
            ("20261125", Strength::Digits),
            ("138001380001234", Strength::Digits),
            ("1380013800012345", Strength::Fair),
            ("aaaaaaaaaaaa", Strength::Uniform),
            ("abababab", Strength::Uniform),
            ("红马 过桥 打水 唱歌", Strength::Fair),
        ] {
            assert_eq!(strength(passphrase), expected, "{passphrase}");
        }
    }
}
