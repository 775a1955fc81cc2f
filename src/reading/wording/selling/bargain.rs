//! Whether a part of a step bargains for the order.

use super::vocabulary::OURS;
use super::vocabulary::bargain as words_of;
use super::{Side, begins, has_at, is_inside, winning};
use crate::reading::wording::lexicon;
use crate::reading::wording::words::{self, Word};

/// Words after "close" that say what is closed.
const CLOSED: usize = 4;

/// Whether a part closes or bargains, and not with one of ours; a gap or a
/// ticket may be closed.
pub(super) fn bargains(opened: &[Word], addressed: Option<(Side, usize)>) -> bool {
    let is_sure = begins(opened, &["make sure"]);
    let is_inside = is_inside(opened) && !is_sure;
    let in_peace = |start: usize| {
        let after = opened.iter().skip(start + 1).take(CLOSED);
        after.into_iter().any(|word| lexicon::has(words_of::CLOSED_IN_PEACE, &word.folded))
    };
    let is_by_ours = || (0..opened.len()).any(|at| is_of_ours(opened, at));
    let ours_at = addressed.filter(|(side, _)| *side == Side::Ours).map(|(_, at)| at);
    let is_free = |phrase: &str, start: usize| {
        let with_ours = words_of::WITH_OURS.iter().any(|verb| phrase.starts_with(verb));
        ours_at.is_none_or(|at| at > start && !with_ours)
    };
    let is_said = |phrase: &&str| {
        words::find(opened, phrase).is_some_and(|range| {
            let is_close_to = has_at(opened, range.end, "to");
            let is_closed = *phrase != "close" || !is_close_to && !in_peace(range.start);
            is_closed && is_free(phrase, range.start)
        })
    };
    let wins = || {
        let mut won = winning::won(opened, ours_at.is_some());
        won.any(|start| {
            (start == 0 || !is_inside) && is_free("", start) && !is_kept_by_ours(opened)
        })
    };
    let takes_off = || taken_off(opened).is_some_and(|start| is_free("", start));
    let is_priced = words_of::PRICED.iter().any(is_said) || is_quoted(opened, addressed);
    let is_bargain = || !is_inside && (words_of::BARGAINS.iter().any(is_said) || takes_off());
    !is_by_ours() && (is_priced || is_bargain() || wins())
}

/// "Approved by our CFO", "the signature of our CEO".
fn is_of_ours(opened: &[Word], at: usize) -> bool {
    let is_given = at.checked_sub(1).is_some_and(|what| has_at(opened, what, words_of::GIVEN));
    let is_by = has_at(opened, at, "by") || is_given && has_at(opened, at, "from of");
    is_by && has_at(opened, at + 1, OURS)
}

/// "Nail down the price with our CFO": it is settled among us.
fn is_kept_by_ours(opened: &[Word]) -> bool {
    let is_with = |at: &usize| has_at(opened, *at, "at by from in with w");
    (0..opened.len()).filter(is_with).any(|at| has_at(opened, at + 1, OURS))
}

/// "Quote Tom 90k".
fn is_quoted(opened: &[Word], addressed: Option<(Side, usize)>) -> bool {
    let is_amount = |word: &Word| word.folded.starts_with(|c: char| c.is_ascii_digit());
    let is_to_them = addressed.is_some_and(|(side, at)| side == Side::Theirs && at == 1);
    is_to_them && begins(opened, &["quote"]) && opened.iter().any(is_amount)
}

/// Where a part takes something off a price: "take 5% off for Tom".
fn taken_off(opened: &[Word]) -> Option<usize> {
    let is_amount = |word: &Word| {
        word.folded.starts_with(|c: char| c.is_ascii_digit())
            || lexicon::has(words_of::OFF, &word.folded)
    };
    let mut pairs = opened.windows(2);
    pairs.position(|pair| matches!(pair, [what, off] if off.folded == "off" && is_amount(what)))
}
