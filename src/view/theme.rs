//! Styles by what they mean. Words are the terminal's own colour, told apart by
//! bold, underline and reverse; signs and frames alone have a colour, one that
//! stands out from light and dark grounds alike. No colour is the only sign.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier, Style};

use crate::domain::deal::CriterionStanding;
use crate::domain::person::{RelationKind, Stance};

/// What the eye is led to.
const ACCENT: Style = Style::new().fg(Color::Indexed(32));

/// What stands on the screen all the time.
pub(super) const HEADER: Style = BOLD;
/// Frames around the parts of the screen.
pub(super) const FRAME: Style = QUIET;
/// The name of a part of the screen.
pub(super) const TITLE: Style = BOLD;
/// The heading of a group of fields.
pub(super) const HEADING: Style = Style::new().add_modifier(Modifier::UNDERLINED);
/// A question that is not in focus.
pub(super) const ASKED: Style = Style::new();
/// What is in focus.
pub(super) const FOCUS: Style = ACCENT.add_modifier(Modifier::BOLD);
/// The bar beside what is in focus.
pub(super) const BAR: Style = ACCENT;
/// What was said.
pub(super) const SAID: Style = Style::new();
/// What matters on a line that says more.
pub(super) const MATTERS: Style = BOLD;
/// What was typed and not kept yet.
pub(super) const HALF_TYPED: Style = Style::new().add_modifier(Modifier::UNDERLINED);
/// An answer that is offered: typing replaces it.
pub(super) const OFFERED: Style = Style::new().add_modifier(Modifier::UNDERLINED);
/// Quiet notes and labels.
pub(super) const QUIET: Style = Style::new().fg(Color::Indexed(244));
/// Verified.
pub(super) const VERIFIED: Style = Style::new().fg(Color::Indexed(65));
/// Assumed, partly: not enough to count.
pub(super) const ASSUMED: Style = Style::new().fg(Color::Indexed(100));
/// Something is open, late or refused.
pub(super) const TROUBLE: Style = Style::new().fg(Color::Indexed(166)).add_modifier(Modifier::BOLD);
/// The line under the cursor of a list.
pub(super) const MARKED: Style = Style::new().add_modifier(Modifier::REVERSED);
/// Words that were searched for.
pub(super) const FOUND: Style = BOLD.add_modifier(Modifier::UNDERLINED);
/// A key in the footer.
pub(super) const KEY: Style = BOLD;
/// A gap in a sentence.
pub(super) const GAP: Style = Style::new().add_modifier(Modifier::UNDERLINED);

const BOLD: Style = Style::new().add_modifier(Modifier::BOLD);

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

/// Leaves colour to signs and frames, and takes it from these too where the
/// terminal has none to give.
pub(super) fn paint(buffer: &mut Buffer, has_colour: bool) {
    let width = usize::from(buffer.area.width).max(1);
    for row in buffer.content.chunks_mut(width) {
        let signs: Vec<bool> = (0..row.len()).map(|at| has_colour && is_sign(row, at)).collect();
        for (cell, _) in row.iter_mut().zip(signs).filter(|(_, is_sign)| !is_sign) {
            cell.fg = Color::Reset;
        }
    }
}

/// Whether the cell holds a sign or a piece of a frame: `!`, `?`, `~` and `=`
/// only where they belong to no word.
fn is_sign(row: &[Cell], at: usize) -> bool {
    let is_blank =
        |at: Option<usize>| at.and_then(|at| row.get(at)).is_none_or(|cell| cell.symbol() == " ");
    match row.get(at).map(Cell::symbol) {
        Some("!" | "?" | "~" | "=") => is_blank(at.checked_sub(1)) && is_blank(Some(at + 1)),
        Some("·" | "•" | "±" | "×" | "…") => true,
        Some(symbol) => symbol.starts_with(|sign| ('\u{2190}'..='\u{27bf}').contains(&sign)),
        None => false,
    }
}
