//! What stands beside a step: labels, facts, criteria, the sentence of the next
//! call, questions and quiet notes.

use ratatui::text::{Line, Span};

use super::lines::Lines;
use super::theme;
use super::wrap;
use crate::domain::printable;
use crate::interview::guidance::Guidance;
use crate::interview::spoken::Piece;

/// Labels take as much room as the longest of them.
pub(super) fn draw(guidance: &[Guidance], page: &mut Lines) {
    let width = |lead: &Guidance| match lead {
        Guidance::Pair(label, _) => wrap::width(label),
        Guidance::Sentence(_) | Guidance::Item(_) | Guidance::Criterion(..) | Guidance::Note(_) => {
            0
        }
    };
    let label = guidance.iter().map(width).max().unwrap_or(0) + 3;
    for lead in guidance {
        draw_one(lead, label, page);
    }
}

fn draw_one(lead: &Guidance, label_width: usize, page: &mut Lines) {
    match lead {
        Guidance::Pair(label, text) => page.pair(label, text, label_width),
        Guidance::Sentence(pieces) => page.sentence(pieces),
        Guidance::Item(text) => page.item(text),
        Guidance::Criterion(text, standing) => {
            page.beside((text, theme::SAID), (standing, theme::QUIET), 1);
        }
        Guidance::Note(text) => page.text(text, 0, theme::QUIET),
    }
}

impl Lines {
    /// A sentence whose gaps can be seen.
    fn sentence(&mut self, pieces: &[Piece]) {
        let text: String = pieces.iter().map(piece_text).collect();
        let mut styled = pieces.iter().flat_map(|piece| {
            let style = match piece {
                Piece::Fixed(_) => theme::QUIET,
                Piece::Said(_) => theme::FOCUS,
                Piece::Gap(_) => theme::GAP,
            };
            piece_text(piece).chars().map(|_| style).collect::<Vec<_>>()
        });
        for row in wrap::rows(&text, self.width()) {
            let spans = text.get(row).unwrap_or_default().chars().map(|letter| {
                Span::styled(wrap::cut(&letter.to_string(), 4), styled.next().unwrap_or_default())
            });
            self.push(Line::from(spans.collect::<Vec<_>>()));
        }
    }
}

fn piece_text(piece: &Piece) -> String {
    match piece {
        Piece::Fixed(words) => (*words).to_owned(),
        Piece::Said(words) => printable::one_line(words),
        Piece::Gap(name) => format!("[{name}]"),
    }
}
