//! How a refusal repeats what was typed, and says what to write instead; the
//! question that it is where a text may be several things.

/// The most characters of a text that a refusal repeats.
const REPEATED: usize = 40;

/// A piece of a text that may be several things, each as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    of: String,
    each: Vec<String>,
}

impl Question {
    pub(super) fn new(of: &str, each: &[String]) -> Self {
        Self { of: of.to_owned(), each: each.to_vec() }
    }

    /// The whole text with each of them in the place of the piece; none where the
    /// piece stands there more than once.
    pub fn readings(&self, typed: &str) -> Vec<String> {
        if typed.matches(&self.of).count() != 1 {
            return Vec::new();
        }
        self.each.iter().map(|one| typed.trim().replacen(&self.of, one, 1)).collect()
    }
}

/// A text as a refusal repeats it.
pub(super) fn repeated(text: &str) -> String {
    let text = text.trim();
    let start: String = text.chars().take(REPEATED).collect();
    if start.len() < text.len() { format!("{start}...") } else { start }
}

/// "A", "A or B", "A, B or C".
pub(super) fn either(all: &[String]) -> String {
    match all {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => all.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_around_a_question_stays() {
        let question = Question::new("dnaa", &["Dana Fox".to_owned(), "dnaa (new)".to_owned()]);
        assert_eq!(question.readings(" dnaa, Tom"), ["Dana Fox, Tom", "dnaa (new), Tom"]);
        assert!(question.readings("dnaa and dnaa").is_empty());
        assert!(question.readings("Tom").is_empty());
    }
}
