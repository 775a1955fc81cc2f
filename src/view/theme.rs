//! Styles by what they mean. Colours are the terminal's own sixteen, so that
//! light and dark ones both stay readable; no colour is the only sign.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

use crate::domain::deal::CriterionStanding;
use crate::domain::person::{RelationKind, Stance};

/// What stands on the screen all the time.
pub(super) const HEADER: Style = Style::new().add_modifier(Modifier::BOLD);
/// Frames around the parts of the screen.
pub(super) const FRAME: Style = Style::new().fg(Color::DarkGray);
/// The name of a part of the screen.
pub(super) const TITLE: Style = Style::new().fg(Color::Reset).add_modifier(Modifier::BOLD);
/// The heading of a group of fields.
pub(super) const HEADING: Style = Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD);
/// A question that is not in focus.
pub(super) const ASKED: Style = Style::new();
/// What is in focus.
pub(super) const FOCUS: Style = Style::new().add_modifier(Modifier::BOLD);
/// The bar beside what is in focus.
pub(super) const BAR: Style = Style::new().fg(Color::Cyan);
/// What was said.
pub(super) const SAID: Style = Style::new();
/// What was typed and not kept yet.
pub(super) const HALF_TYPED: Style = Style::new().add_modifier(Modifier::ITALIC);
/// Quiet notes and labels.
pub(super) const QUIET: Style = Style::new().fg(Color::DarkGray);
/// Verified.
pub(super) const VERIFIED: Style = Style::new().fg(Color::Green);
/// Assumed, partly: not enough to count.
pub(super) const ASSUMED: Style = Style::new().fg(Color::Yellow);
/// Something is open, late or refused.
pub(super) const TROUBLE: Style = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);
/// The line under the cursor of a list.
pub(super) const MARKED: Style = Style::new().add_modifier(Modifier::REVERSED);
/// Words that were searched for.
pub(super) const FOUND: Style =
    Style::new().fg(Color::Yellow).add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED));
/// A key in the footer.
pub(super) const KEY: Style = Style::new().add_modifier(Modifier::BOLD);
/// A gap in a sentence.
pub(super) const GAP: Style = Style::new().fg(Color::DarkGray).add_modifier(Modifier::UNDERLINED);

/// The style of a criterion's standing.
pub(super) const fn standing(standing: CriterionStanding) -> Style {
    match standing {
        CriterionStanding::Verified => VERIFIED,
        CriterionStanding::Assumed | CriterionStanding::Partial => ASSUMED,
        CriterionStanding::No | CriterionStanding::Unknown => SAID,
        CriterionStanding::NotAsked => QUIET,
    }
}

/// The sign of a criterion's standing.
pub(super) const fn sign(standing: CriterionStanding) -> &'static str {
    match standing {
        CriterionStanding::Verified => "✓",
        CriterionStanding::Assumed => "~",
        CriterionStanding::Partial => "±",
        CriterionStanding::No => "✗",
        CriterionStanding::Unknown => "?",
        CriterionStanding::NotAsked => "·",
    }
}

/// The style of where somebody stands towards us.
pub(super) const fn stance(stance: Option<Stance>) -> Style {
    match stance {
        Some(Stance::StrongSupporter) => VERIFIED.add_modifier(Modifier::BOLD),
        Some(Stance::Supporter) => VERIFIED,
        Some(Stance::Neutral) => SAID,
        Some(Stance::Skeptic) => ASSUMED,
        Some(Stance::Opponent) => TROUBLE,
        Some(Stance::Unknown) | None => QUIET,
    }
}

/// The style of a tie between two people.
pub(super) const fn tie(kind: RelationKind) -> Style {
    match kind {
        RelationKind::Influences => BAR,
        RelationKind::ConflictsWith => TROUBLE,
        RelationKind::Informal => QUIET,
    }
}

/// Takes the colours out of what was drawn; bold and reverse stay.
pub fn without_colour(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        cell.fg = Color::Reset;
        cell.bg = Color::Reset;
    }
}
