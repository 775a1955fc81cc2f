//! The ladder: our stages on the left, the buyer's steps on the right, a mark
//! for where each side is.

use ratatui::text::{Line, Span};

use super::page::Page;
use super::theme;
use super::wrap;
use crate::domain::ladder::Rung;

/// Cells of what stands before and after a name.
const OURS: &str = " ▸ ";
const THEIRS: &str = " ◂ ";
const RUNG: &str = "├──┤";

/// Draws all rungs.
pub(super) fn draw(rungs: &[Rung], page: &mut Page) {
    let width = |text: fn(&Rung) -> &str| {
        rungs.iter().map(|rung| wrap::width(text(rung))).max().unwrap_or(0)
    };
    let name = width(|rung| &rung.stage).max(2).min(page.width() / 3);
    let standing = width(|rung| &rung.standing);
    let left = 3 + name + 2 + standing + 1 + 4;
    let room = page.width().saturating_sub(left + 3);
    let title = |text: &str, cells: usize| {
        let text = wrap::cut(text, cells);
        format!("{text}{}", " ".repeat(cells - wrap::width(&text)))
    };
    let heading = format!("   {}   The buyer", title("We", left - 3));
    page.push(Span::styled(heading, theme::HEADING));
    for rung in rungs {
        let style = |is_here: bool| if is_here { theme::FOCUS } else { theme::QUIET };
        let ours = if rung.is_ours { OURS } else { "   " };
        let theirs = if rung.is_theirs { THEIRS } else { "   " };
        let gap = " ".repeat(standing - wrap::width(&rung.standing));
        let step = if rung.buyer_step.is_empty() { "the same" } else { &rung.buyer_step };
        for (at, line) in wrap::lines(step, room).into_iter().enumerate() {
            let first = at == 0;
            let stage = if first { rung.stage.as_str() } else { "" };
            let says =
                if first { format!("{gap}{} ", rung.standing) } else { " ".repeat(standing + 1) };
            page.push(Line::from(vec![
                Span::styled(if first { ours } else { "   " }, theme::FOCUS),
                Span::styled(title(stage, name + 2), style(rung.is_ours)),
                Span::styled(says, theme::QUIET),
                Span::styled(if first { RUNG } else { "│  │" }, theme::FRAME),
                Span::styled(if first { theirs } else { "   " }, theme::FOCUS),
                Span::styled(line, style(rung.is_theirs)),
            ]));
        }
    }
}
