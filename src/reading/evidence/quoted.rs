//! Words in quotation marks, at which nothing is looked.

use super::word::Word;
use crate::domain::deal::EvidenceKind;

/// What begins a quotation, and what ends it.
const MARKS: [(&[char], &[char]); 2] =
    [(&['"', '“', '„', '«'], &['"', '”', '“', '»']), (&['\'', '‘'], &['\'', '’'])];

/// Marks a quotation in the words of a line. The first word of it tells a quote.
pub(super) fn quoted(words: &mut [Word]) {
    let mut open: Option<&[char]> = None;
    for at in 0..words.len() {
        let begun = open.map_or_else(|| begun(words.get(at..).unwrap_or_default()), |_| None);
        let Some(word) = words.get_mut(at) else { break };
        if let Some(ends) = begun.or(open) {
            word.quoted = true;
            word.kind = begun.map(|_| (EvidenceKind::Quote, false));
            let inside = begun.is_none() || word.typed.chars().count() > 1;
            open = Some(ends).filter(|ends| !(inside && is_end(word.typed, ends)));
        }
    }
}

/// The marks that end the quotation that the first of the words begins. A single
/// one may be an apostrophe: it begins what another one ends.
fn begun(words: &[Word<'_>]) -> Option<&'static [char]> {
    let (first, double) = (words.first()?, MARKS.first()?.0);
    let (_, ends) = MARKS.iter().find(|(begins, _)| first.typed.starts_with(*begins))?;
    let is_ended = words.iter().any(|word| word.typed.len() > 1 && is_end(word.typed, ends));
    (first.typed.starts_with(double) || is_ended).then_some(*ends)
}

/// Whether a word ends with one of those marks, before what ends a sentence.
fn is_end(word: &str, ends: &[char]) -> bool {
    word.trim_end_matches(['.', ',', ';', ':', '!', '?']).ends_with(ends)
}
