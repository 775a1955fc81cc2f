//! Phrases found among words. What `_`, `~` and `$` mean stands in the lists.

use std::ops::Range;

use super::{Word, form_of};
use crate::reading::wording::lexicon;

/// Most words that a `_` in a phrase stands for.
const WIDEST_GAP: usize = 3;

/// Where a phrase stands among the words, the first of several.
pub(in crate::reading::wording) fn find(words: &[Word], phrase: &str) -> Option<Range<usize>> {
    let parts: Vec<&str> = phrase.split(' ').collect();
    (0..words.len()).find_map(|start| Some(start..start + length_of(words.get(start..)?, &parts)?))
}

/// How many words a phrase takes that the words begin with.
pub(in crate::reading::wording) fn length(words: &[Word], phrase: &str) -> Option<usize> {
    let parts: Vec<&str> = phrase.split(' ').collect();
    length_of(words, &parts)
}

fn length_of(words: &[Word], parts: &[&str]) -> Option<usize> {
    match parts {
        [] => Some(0),
        ["~"] => {
            let follows = words.first().is_none_or(|word| lexicon::may_follow(&word.folded));
            follows.then_some(0)
        }
        ["$"] => words.is_empty().then_some(0),
        ["_", rest @ ..] => (0..=WIDEST_GAP).find_map(|gap| {
            let rest = length_of(words.get(gap..)?, rest)?;
            Some(gap + rest)
        }),
        [part, rest @ ..] => {
            let word = words.first()?;
            form_of(&word.folded, part)?;
            if matches!(rest, ["~" | "$"]) && word.ends() {
                return Some(1);
            }
            Some(1 + length_of(words.get(1..)?, rest)?)
        }
    }
}

/// The words with those of a phrase taken out wherever it stands, if it does.
pub(in crate::reading::wording) fn without(words: &[Word], phrase: &str) -> Option<Vec<Word>> {
    let mut left = words.to_vec();
    let mut found = false;
    while let Some(range) = find(&left, phrase) {
        for word in left.get_mut(range)? {
            word.folded.clear();
        }
        found = true;
    }
    found.then_some(left)
}

#[cfg(test)]
mod tests {
    use super::super::words;
    use super::*;

    #[test]
    fn a_phrase_is_found_with_its_gaps_and_its_end() {
        #[track_caller]
        fn case(text: &str, phrase: &str, expected: Option<(usize, usize)>) {
            let found = find(&words(text), phrase).map(|range| (range.start, range.end));
            assert_eq!(found, expected, "{phrase} in {text}");
        }
        case("We touch base", "touch base", Some((1, 3)));
        case("Building a good relationship", "build _ relationship", Some((0, 4)));
        case("Build rapport", "build _ rapport", Some((0, 2)));
        case("Just check in", "check in ~", Some((1, 3)));
        case("Check in, then sign", "check in ~", Some((0, 2)));
        case("Check in with Dana", "check in ~", Some((0, 2)));
        case("check in his system", "check in ~", None);
    }
}
