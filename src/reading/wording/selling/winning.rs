//! Whether a part wins what is at stake: "bring the deal home", "nail down the payment
//! terms", "chase the signed order".

use super::vocabulary::bargain::{self as words_of, Win};
use super::vocabulary::{OURS, THE};
use super::{has_at, has_base};
use crate::reading::wording::words::Word;

/// Most words of a thing that is named.
const LONGEST: usize = 6;

/// The places of the verbs by which something is won, for which nothing counts
/// that is settled among us.
pub(super) fn won(opened: &[Word], is_with_ours: bool) -> impl Iterator<Item = usize> {
    let is_won = move |at: &usize| {
        let is_verb =
            |win: &&Win| opened.get(*at).is_some_and(|word| has_base(&[win.verbs], &word.folded));
        let mut wins = words_of::WINS.iter().filter(is_verb);
        wins.any(|win| !(is_with_ours && win.may_be_ours) && is_of(win, opened, at + 1))
    };
    (0..opened.len()).filter(is_won)
}

/// Whether what stands behind a verb is won by it.
fn is_of(win: &Win, opened: &[Word], behind: usize) -> bool {
    let is_led = has_at(opened, behind, win.particles);
    let start = if is_led { behind + 1 } else { behind };
    let thing = start..end(opened, start);
    let is_owned_by_the_end = |at: usize| has_at(opened, at, THE) || has_at(opened, at, OURS);
    let is_followed =
        has_at(opened, thing.end, win.particles) && !is_owned_by_the_end(thing.end + 1);
    let is_whole = win.particles.is_empty() || is_led || is_followed;
    let is_signed = || thing.clone().any(|at| has_at(opened, at, words_of::SIGNED));
    let is_at_stake = thing.end.checked_sub(1).filter(|last| *last >= start).is_some_and(|last| {
        win.stakes.iter().any(|stakes| has_at(opened, last, stakes)) || is_signed()
    });
    is_whole && is_at_stake
}

/// Where the name of a thing ends that begins at a place.
fn end(opened: &[Word], start: usize) -> usize {
    let goes_on = |at: &usize| {
        let is_cut = at.checked_sub(1).filter(|before| *before >= start);
        let is_cut = is_cut.and_then(|before| opened.get(before)).is_some_and(Word::ends);
        !is_cut && !has_at(opened, *at, words_of::ENDS_A_THING)
    };
    let words = start..opened.len().min(start + LONGEST);
    start + words.take_while(goes_on).count()
}
