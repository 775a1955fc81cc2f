//! The talks with all reps by the stage of the deal, a cell for each.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Lines, WIDE, boxed, cell, theme, wrap};
use crate::pages::team::{self, TeamPage, Told};

/// Columns of a stage at most, and at least.
const STAGE: (usize, usize) = (12, 7);
/// Columns of what the talks of a rep come to.
const SAID: usize = 26;
/// Columns that a name has in any case.
const NAMES: usize = 16;

/// The talks with all reps by stage, as they are drawn.
pub(super) struct Grid {
    title: String,
    lines: Lines,
}

impl Grid {
    /// The grid in a window of so many columns; none where there was no talk, or no
    /// room for all stages beside each other.
    pub(super) fn of(page: &TeamPage, told: Told<'_>, width: u16) -> Option<Self> {
        let stages = page.figures.reps.iter().map(|rep| rep.figures.stages.as_slice());
        let grid = team::grid(stages, &told.books.processes).filter(|_| width >= WIDE)?;
        let names = page.figures.reps.iter().map(|rep| wrap::width(&rep.name)).max();
        let inner = usize::from(width) - 4;
        // A name is cut only where the stages have no columns to spare.
        let most = inner.checked_sub(SAID + 4 + STAGE.1 * grid.stages.len())?.max(NAMES);
        let names = names.unwrap_or_default().min(most) + 4;
        let room = inner.checked_sub(names + SAID)?.checked_div(grid.stages.len())?;
        let stage = room.min(STAGE.0);
        if stage < STAGE.1 {
            return None;
        }
        let mut lines = Lines::new(width - 4);
        let heads = grid.stages.iter().map(|name| padded(&wrap::cut(name, stage - 1), stage));
        let head = format!("{:names$}{}", "", heads.collect::<String>());
        lines.push(Line::styled(head, theme::QUIET));
        for (rep, talks) in page.figures.reps.iter().zip(&grid.rows) {
            let name = padded(&format!("  {}", wrap::cut(&rep.name, most)), names);
            let mut spans = vec![Span::styled(name, theme::SAID)];
            for n in &talks.at {
                let (shade, number) = (shade(*n), n.to_string());
                let gap = stage.saturating_sub(shade.chars().count() + 1 + number.len());
                spans.push(Span::styled(shade, theme::QUIET));
                spans.push(Span::styled(format!(" {number}{}", " ".repeat(gap)), theme::SAID));
            }
            spans.extend(cell(&talks.said, 0));
            lines.push(Line::from(spans));
        }
        let of = grid.process.map(|process| format!(" · {process}")).unwrap_or_default();
        Some(Self { title: format!("Where the talks came, 90 days{of}"), lines })
    }

    /// Rows that it takes.
    pub(super) fn height(&self) -> u16 {
        u16::try_from(self.lines.len() + 2).unwrap_or(u16::MAX)
    }

    /// Draws it.
    pub(super) fn show(self, area: Rect, frame: &mut Frame<'_>) {
        boxed(&self.title, "talks by the stage of the deal", self.lines, area, frame);
    }
}

/// The more talks, the darker.
const fn shade(talks: usize) -> &'static str {
    match talks {
        0 => "  ·",
        1 => "░░░",
        2 => "▒▒▒",
        _ => "▓▓▓",
    }
}

fn padded(text: &str, width: usize) -> String {
    let gap = " ".repeat(width.saturating_sub(wrap::width(text)));
    format!("{text}{gap}")
}
