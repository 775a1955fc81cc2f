//! What comes after they sign: its day is none by which they sign.

use super::{SIGNING, bare};
use crate::domain::calendar::Calendar;
use crate::reading::when::{self, Way};

/// How its words begin.
const LATER: [&str; 16] = [
    "live",
    "golive",
    "launch",
    "rollout",
    "roll",
    "kickoff",
    "kick",
    "deliver",
    "install",
    "implement",
    "migrat",
    "onboard",
    "train",
    "pilot",
    "ship",
    "deploy",
];
/// Whether a piece says the day of what comes after they sign, and not by when they
/// sign: "they want to go live 1 march".
pub(super) fn is_later(piece: &str, calendar: Calendar) -> bool {
    let typed: Vec<&str> = piece.split_whitespace().collect();
    let signs = |word: &&str| SIGNING.iter().any(|sign| bare(word).starts_with(sign));
    let first = typed.len().saturating_sub(when::LONGEST);
    let starts = (first..typed.len()).filter_map(|at| typed.get(at..));
    let mut ends = starts.map(|words| when::day_alone(&words.join(" "), calendar, Way::Ahead));
    typed.iter().any(|word| says_later(word))
        && !typed.iter().any(signs)
        && (ends.any(|day| day.is_some()) || when::find(&typed, calendar, Way::Ahead).is_some())
}

pub(super) fn says_later(word: &str) -> bool {
    let bare = bare(word);
    bare.split('-').any(|part| LATER.iter().any(|later| part.starts_with(later)))
}
