//! Lists of words as constants hold them, with white space between.

/// Whether a list has a word. The list is searched as the text it is: taking it apart
/// costs more than all else that is done with a word.
pub(crate) fn has(list: &str, word: &str) -> bool {
    let is_edge = |letter: Option<&u8>| letter.is_none_or(u8::is_ascii_whitespace);
    let stands_alone = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| list.as_bytes().get(at));
        is_edge(before) && is_edge(list.as_bytes().get(at + word.len()))
    };
    let is_word = !word.is_empty() && !word.contains(char::is_whitespace);
    is_word && list.match_indices(word).any(|(at, _)| stands_alone(at))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_list_has_its_words_and_no_parts_of_them(
            list in "[ab é\n-]{0,12}",
            word in "[ab é-]{0,3}",
        ) {
            let by_word = list.split_whitespace().any(|own| own == word);
            prop_assert_eq!(has(&list, &word), by_word);
        }
    }
}
