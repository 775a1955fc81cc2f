//! The ladder: our stages on the left, the buyer's steps on the right, a mark
//! for where each side is.

use ratatui::text::{Line, Span};

use super::lines::Lines;
use super::theme;
use super::wrap;
use crate::pages::ladder::Rung;

/// Our mark, before a stage.
const OURS: &str = " ▸ ";
/// The buyer's, before a step.
const THEIRS: &str = " ◂ ";
/// Where neither is.
const NOBODY: &str = "   ";
/// What holds both sides together, and goes on below.
const HELD: [&str; 2] = ["├──┤", "│  │"];

/// Cells of the parts of a rung.
struct Widths {
    stage: usize,
    standing: usize,
    step: usize,
}

impl Widths {
    fn of(rungs: &[Rung], room: usize) -> Self {
        let widest = |text: fn(&Rung) -> &str| {
            rungs.iter().map(|rung| wrap::width(text(rung))).max().unwrap_or(0)
        };
        // Long names leave room for what the buyer does.
        let stage = 2 + widest(|rung| &rung.stage).min(room / 3);
        let standing = 1 + widest(|rung| &rung.standing);
        let used = 2 * wrap::width(NOBODY) + stage + standing + wrap::width(HELD[0]);
        Self { stage, standing, step: room.saturating_sub(used) }
    }
}

/// Draws all rungs.
pub(super) fn draw(rungs: &[Rung], page: &mut Lines) {
    let widths = Widths::of(rungs, page.width());
    let left = filled("We", widths.stage + widths.standing + 4);
    let head = Span::styled(format!("{left}{NOBODY}The buyer"), theme::HEADING);
    page.push(Line::from(vec![Span::raw(NOBODY), head]));
    for rung in rungs {
        one(rung, &widths, page);
    }
}

/// One rung, in as many lines as the buyer's step needs.
fn one(rung: &Rung, widths: &Widths, page: &mut Lines) {
    let style = |is_here: bool| if is_here { theme::FOCUS } else { theme::QUIET };
    let ours = if rung.is_ours { OURS } else { NOBODY };
    let theirs = if rung.is_theirs { THEIRS } else { NOBODY };
    let first = [ours, &rung.stage, &rung.standing, HELD[0], theirs];
    let further = [NOBODY, "", "", HELD[1], NOBODY];
    let lines = wrap::lines(&rung.buyer_step, widths.step).into_iter();
    let parts = std::iter::once(first).chain(std::iter::repeat(further));
    for (step, [ours, stage, standing, held, theirs]) in lines.zip(parts) {
        let standing = format!("{standing:>width$} ", width = widths.standing - 1);
        page.push(Line::from(vec![
            Span::styled(ours.to_owned(), theme::FOCUS),
            Span::styled(filled(stage, widths.stage), style(rung.is_ours)),
            Span::styled(standing, theme::QUIET),
            Span::styled(held.to_owned(), theme::FRAME),
            Span::styled(theirs.to_owned(), theme::FOCUS),
            Span::styled(step, style(rung.is_theirs)),
        ]));
    }
}

/// A text in so many cells, with air behind it.
fn filled(text: &str, width: usize) -> String {
    let text = wrap::cut(text, width);
    let gap = width.saturating_sub(wrap::width(&text));
    format!("{text}{}", " ".repeat(gap))
}
