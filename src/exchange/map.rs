//! The buyer map for programs that draw: what stands in a box, line by line,
//! and what a line between two boxes says. One file a format. Like minutes, it
//! is printed with marks for what would steer a terminal.

pub mod dot;
pub mod mermaid;

use super::one_line;
use crate::domain::person::{Influence, Stance};
use crate::pages::map::{Card, Tie};

/// The lines of a box; each is one line and has no control character.
fn lines(card: &Card) -> Vec<String> {
    let words = [card.influence_in_words(), card.stance_in_words()];
    let known: Vec<&str> = words.into_iter().filter(|words| !words.is_empty()).collect();
    let lines =
        [&card.name, card.title.as_ref().unwrap_or(&String::new())].map(|line| one_line(line));
    let rest = [one_line(&card.parts.join(", ")), known.join(", ")];
    lines.into_iter().chain(rest).filter(|line| !line.is_empty()).collect()
}

/// What stands on the line of a tie.
fn on_line(tie: &Tie) -> String {
    let kind = tie.kind.in_words();
    tie.strength
        .map_or_else(|| kind.to_owned(), |strength| format!("{kind}, {}", strength.in_words()))
}

/// The colours of a box by its stance: filling and border. Dark on light, so
/// that the words in it can be read on any page.
const fn colours(card: &Card) -> (&'static str, &'static str) {
    match card.stance {
        Some(Stance::StrongSupporter) => ("#b7e1b0", "#2e7d32"),
        Some(Stance::Supporter) => ("#dff0d8", "#2e7d32"),
        Some(Stance::Neutral) => ("#f5f5f5", "#616161"),
        Some(Stance::Skeptic) => ("#fff3cd", "#b08900"),
        Some(Stance::Opponent) => ("#f8d7da", "#b02a37"),
        Some(Stance::Unknown) | None => ("#ffffff", "#9e9e9e"),
    }
}

/// How thick the border of a box is, in points.
const fn border(card: &Card) -> u8 {
    match card.influence {
        Some(Influence::High) => 3,
        Some(Influence::Medium | Influence::Low | Influence::Unknown) | None => 1,
    }
}
