//! Whether two texts say almost the same.

use super::cast::Cast;
use super::lexicon;
use super::words::{Word, words};

/// How near two words are that may be slips of each other.
const SAME_WORD: f64 = 0.8;
/// Share of words that two texts have in common where they say the same.
const SAME_TEXT: f64 = 0.8;
/// Letters that two words of one family begin with: "approve", "approval".
const FAMILY: usize = 5;
/// The fewest letters of a word that ties two texts together.
const TELLING: usize = 4;

/// Whether two steps are nearly the same, in any order of words. A number or a
/// name that only one of them has makes them different.
pub(super) fn are_near<'a>(one: &'a str, other: &'a str, cast: &Cast<'a>) -> bool {
    let (one, mut other) = (content(one), content(other));
    let words = one.len() + other.len();
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let mut same = 0_u32;
    let mut left = Vec::new();
    for word in one {
        match other.iter().position(|other| is_same(&word, other)) {
            Some(at) => {
                other.swap_remove(at);
                same += 1;
            }
            None => left.push(word),
        }
    }
    let tells = |word: &Word| {
        word.folded.contains(|letter: char| letter.is_ascii_digit()) || cast.named(word).is_some()
    };
    let words = u32::try_from(words).unwrap_or(u32::MAX);
    !left.iter().chain(&other).any(tells) && f64::from(2 * same) / f64::from(words) >= SAME_TEXT
}

fn content(text: &str) -> Vec<Word> {
    words(text).into_iter().filter(|word| !lexicon::is_article(&word.folded)).collect()
}

fn is_same(one: &Word, other: &Word) -> bool {
    let has_number = one.folded.contains(|letter: char| letter.is_ascii_digit());
    one.folded == other.folded
        || (!has_number
            && strsim::normalized_damerau_levenshtein(&one.folded, &other.folded) >= SAME_WORD)
}

/// Whether two texts speak of one thing: a word of the one is a word of the
/// other, or of its family.
pub(super) fn share_a_word(one: &str, other: &str) -> bool {
    let other = telling(other);
    telling(one).iter().any(|word| other.iter().any(|other| is_family(word, other)))
}

fn telling(text: &str) -> Vec<String> {
    let words = words(text).into_iter().map(|word| word.folded);
    words.filter(|word| word.len() >= TELLING && !lexicon::is_common(word)).collect()
}

fn is_family(one: &str, other: &str) -> bool {
    let start = |word: &str| word.get(..FAMILY).map(str::to_owned);
    let is_plural = |long: &str, short: &str| long.strip_suffix('s').is_some_and(|l| l == short);
    one == other
        || is_plural(one, other)
        || is_plural(other, one)
        || start(one).is_some_and(|start| other.starts_with(&start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_steps_are_near_whatever_the_order_of_their_words() {
        #[track_caller]
        fn case(one: &str, other: &str, expected: bool) {
            let cast = Cast::of(["Dana Fox", "Tom Ode"], ["Ana"], None);
            assert_eq!(are_near(one, other, &cast), expected, "{one} / {other}");
        }
        case("Send Tom the criteria list", "send the criteria list to Tom.", true);
        case("Send Tom the criteria list", "Send Tom the critera list", true);
        case("Send Tom the final criteria list", "Send Tom the criteria list", true);
        case("Send Tom the criteria list", "Send Dana the criteria list", false);
        case(
            "Send Tom the weighted criteria list now",
            "Send Dana the weighted criteria list now",
            false,
        );
        case("Send Tom version 1 of the list", "Send Tom version 2 of the list", false);
        case("Send Tom the criteria list", "Ask Tom who reads the list", false);
        case("", "", false);
        case("👍", "👍", false);
    }

    #[test]
    fn two_texts_are_tied_by_a_word_that_tells() {
        #[track_caller]
        fn case(one: &str, other: &str, expected: bool) {
            assert_eq!(share_a_word(one, other), expected, "{one} / {other}");
        }
        case("Dana edits the draft plan", "Buyer edited a plan from their own date", true);
        case("CFO confirms the approval", "Buyer confirmed who approves", true);
        case("Dana agrees to a date", "Buyer named the date", false);
        case("Dana reads the report", "Buyer wrote the decision criteria", false);
    }
}
