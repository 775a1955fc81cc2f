//! On whose side a role is: "the plant manager", "our CFO", "the head of sales".

use super::vocabulary as words_of;
use super::{Side, begins, has_at, is_inside};
use crate::reading::wording::cast::Cast;
use crate::reading::wording::lexicon;
use crate::reading::wording::words::{self, Word};

/// How many words behind "ask our" may say who it is.
const CALLED: usize = 3;

/// A role is theirs, but after "our", where its kind is ours, and for a department
/// in work inside; one that both sides have is theirs by what it is of.
pub(super) fn side(opened: &[Word], at: usize, role: &str, cast: &Cast<'_>) -> Option<Side> {
    if begins(opened, &["update"]) && has_at(opened, at + 1, words_of::PAPERS) {
        return None;
    }
    let before = opened.get(at.saturating_sub(2)..at)?;
    let any = |list: &str| before.iter().any(|word| lexicon::has(list, &word.folded));
    let owned = before.iter().rev().find(|word| word.owns);
    if let Some(owner) = owned {
        let is_role = lexicon::is_role(&owner.folded) && !any(words_of::OURS);
        let is_theirs = cast.named(owner).is_some() || is_role;
        return Some(if is_theirs { Side::Theirs } else { Side::Ours });
    }
    let is_ours = any(words_of::OURS) && !lexicon::is_our_friend(role);
    if is_ours || is_on_our_side(opened, at) {
        return Some(Side::Ours);
    }
    if any(words_of::THEIRS) {
        return Some(Side::Theirs);
    }
    let of = kind_behind(opened, at, role);
    let kind = at.checked_sub(1);
    let is_kind = |list: &str| [kind, of].into_iter().flatten().any(|at| has_at(opened, at, list));
    if is_kind(words_of::OUR_KINDS) || is_department_inside(opened, at, role) {
        return Some(Side::Ours);
    }
    let is_on_both = lexicon::has(words_of::ON_BOTH_SIDES, role);
    let is_clear = !is_on_both || of.is_some() || is_kind(words_of::THEIR_KINDS);
    is_clear.then_some(Side::Theirs)
}

/// Whether a word only says of what kind a role behind it is: "the plant manager".
pub(super) fn is_kind(opened: &[Word], at: usize) -> bool {
    let lists = [words_of::THEIR_KINDS, words_of::OUR_KINDS, "steering"];
    let is_listed = lists.iter().any(|list| has_at(opened, at, list));
    is_listed && opened.get(at + 1).is_some_and(|next| lexicon::is_role(&next.folded))
}

/// Where it stands what somebody is head of.
fn kind_behind(opened: &[Word], at: usize, role: &str) -> Option<usize> {
    let is_of = lexicon::has(words_of::HEADS, role) && has_at(opened, at + 1, "of");
    let behind = (at + 2..opened.len()).find(|at| !has_at(opened, *at, words_of::THE));
    behind.filter(|_| is_of)
}

/// "Ask legal on our side".
fn is_on_our_side(opened: &[Word], at: usize) -> bool {
    let behind = opened.get(at + 1..).unwrap_or_default();
    words_of::OUR_SIDE.iter().any(|side| words::length(behind, side).is_some())
}

/// "Check the price with finance": a department alone, in work inside.
fn is_department_inside(opened: &[Word], at: usize, role: &str) -> bool {
    let with = at.checked_sub(1).is_some_and(|at| has_at(opened, at, words_of::WITH));
    let is_bare = with && lexicon::has(words_of::DEPARTMENTS, role);
    is_bare && (is_inside(opened) || begins(opened, words_of::ALIGNS))
}

/// "Ask our pricing desk", "talk to our SE": whoever is ours and on no list is spoken to
/// first.
pub(super) fn is_asked_of_us(opened: &[Word], cast: &Cast<'_>) -> bool {
    let begins = |verbs: &[&str]| opened.first().is_some_and(|it| super::has_verb(verbs, it));
    let is_to = has_at(opened, 1, words_of::TOWARDS);
    let (is_ask, our) =
        if is_to { (begins(words_of::CONTACTS), 2) } else { (begins(words_of::ASKS), 1) };
    let called = opened.iter().skip(our + 1).take(CALLED);
    let mut called = called.take_while(|word| {
        let is_end = [words_of::BESIDE, words_of::TOWARDS, words_of::CLAUSES, "for to"];
        !is_end.iter().any(|list| lexicon::has(list, &word.folded))
    });
    let is_known = |word: &Word| cast.is_somebody(word) || lexicon::is_our_friend(&word.folded);
    is_ask && has_at(opened, our, words_of::OURS) && !called.any(is_known)
}
