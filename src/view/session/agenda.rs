//! The agenda of a session: a line a part, or folded into one line.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::Drawing;
use crate::domain::phrase::count;
use crate::domain::session::PartId;
use crate::interview::guidance;
use crate::interview::walk::{self, Mark, Part};
use crate::view::lines::Lines;
use crate::view::{frame, theme, wrap};

impl Drawing<'_> {
    fn mark(&self, part: &Part) -> (&'static str, Style) {
        if part.id == self.screen.at {
            return ("▸", theme::FOCUS);
        }
        match walk::mark(&self.situation, self.session(), part) {
            Mark::NotYet => ("·", theme::QUIET),
            Mark::Done => ("✓", theme::VERIFIED),
            Mark::Open => ("!", theme::ASSUMED),
            Mark::LeftOut => ("↷", theme::QUIET),
        }
    }

    pub(super) fn agenda(&self, frame: &mut Frame<'_>, area: Rect) {
        let block = frame::block("Agenda", "");
        let inner = frame::inside(&block, area);
        frame.render_widget(block, area);
        let width = usize::from(inner.width);
        let mut page = Lines::new(inner.width);
        for part in self.listed() {
            let line = self.agenda_line(part, width);
            if part.id == self.screen.at {
                page.marked(line);
            } else {
                page.push(line);
            }
        }
        let session = self.session();
        let caught = [
            (session.actions.len(), "step"),
            (session.asks.len(), "ask"),
            (session.notes.len(), "note"),
        ];
        let caught = caught.into_iter().filter(|(number, _)| *number > 0);
        let caught: Vec<String> = caught.map(|(number, one)| count(number, one)).collect();
        if !caught.is_empty() {
            page.push("");
            page.text(&caught.join(" · "), 0, theme::QUIET);
        }
        page.show(frame, inner);
    }

    /// The parts of the agenda; of a session written down afterwards those that
    /// are asked, and all once one goes through it.
    fn listed(&self) -> Vec<&Part> {
        let is_whole = self.screen.is_in_agenda || !self.session().is_recorded_afterwards();
        let is_listed =
            |part: &&Part| is_whole || !part.fields.is_empty() || part.id == self.screen.at;
        self.parts.iter().filter(is_listed).collect()
    }

    fn agenda_line(&self, part: &Part, width: usize) -> Line<'static> {
        let (sign, sign_style) = self.mark(part);
        let is_here = part.id == self.screen.at;
        let standing = match &part.id {
            PartId::Stage(id) => guidance::stage_in_words(self.so_far(), id),
            PartId::Open
            | PartId::LookBack
            | PartId::BuyerMap
            | PartId::InTheWay
            | PartId::NextCall
            | PartId::Rehearse
            | PartId::Steps
            | PartId::Asks
            | PartId::Debrief(_)
            | PartId::OneChange
            | PartId::Agree => String::new(),
        };
        let room = width.saturating_sub(2 + standing.len() + usize::from(!standing.is_empty()));
        let name = wrap::cut(&part.name, room);
        let gap = width.saturating_sub(2 + wrap::width(&name) + standing.len());
        let style = match (is_here, self.screen.is_in_agenda) {
            (true, true) => theme::MARKED,
            (true, false) => theme::FOCUS,
            (false, _) => theme::SAID,
        };
        Line::from(vec![
            Span::styled(format!("{sign} "), sign_style),
            Span::styled(name, style),
            Span::raw(" ".repeat(gap)),
            Span::styled(standing, theme::QUIET),
        ])
    }

    /// The agenda in one line: where one is, and what comes next.
    pub(super) fn folded_agenda(&self, frame: &mut Frame<'_>, area: Rect) {
        let parts = self.listed();
        let at = parts.iter().position(|part| part.id == self.screen.at).unwrap_or(0);
        let open = parts.iter().filter(|part| self.mark(part).0 == "!").count();
        let here = parts.get(at).map(|part| part.name.clone()).unwrap_or_default();
        let next = parts.get(at + 1).map(|part| format!("  then {}", part.name));
        let open = if open > 0 { format!("   ! {open} open") } else { String::new() };
        let next = next.unwrap_or_default();
        let line = format!(" {} of {}  ▸ {here}{next}{open}", at + 1, parts.len());
        let line = wrap::cut(&line, usize::from(area.width));
        frame.render_widget(Paragraph::new(line).style(theme::QUIET), area);
    }
}
