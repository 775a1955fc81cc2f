//! The clock of a session, and the quiet line when there is little time left.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::widgets::Paragraph;

use super::theme;
use crate::app::screen::session::Clock;
use crate::domain::phrase::count;

/// What a session took so far, and what was planned.
pub(super) fn in_words(clock: Clock) -> String {
    let Clock { seconds, planned_minutes } = clock;
    format!("{}:{:02} / {planned_minutes}:00", seconds / 60, seconds % 60)
}

/// Says in the last line of `area` how many minutes are left, where only those
/// of the next call are; gives back the rest of the area.
pub(super) fn time_is_short(left: Option<u32>, area: Rect, frame: &mut Frame<'_>) -> Rect {
    let left = match left {
        None => return area,
        Some(0) => "No time left".to_owned(),
        Some(minutes) => format!("{} left", count(minutes as usize, "minute")),
    };
    let rows = Layout::vertical([Constraint::Min(1), Constraint::Length(1)]);
    let [rest, line] = rows.areas(area);
    let text = format!(" {left}: F9 goes to the next call");
    frame.render_widget(Paragraph::new(text).style(theme::QUIET), line);
    rest
}
