//! A page: lines of text that remember where the focus and the cursor are, and
//! show the part around them.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::theme;
use super::wrap;
use crate::app::editor::Editor;

/// Rows from the cursor of a long text that no window is high enough for.
const OUT_OF_SIGHT: usize = 200;

/// Lines that are built for a width, then shown in a height.
#[derive(Debug)]
pub(super) struct Lines {
    width: usize,
    rows: Vec<Line<'static>>,
    cursor: Option<(usize, usize)>,
    focus: Option<Range<usize>>,
}

impl Lines {
    /// An empty page of so many columns.
    pub(super) fn new(width: u16) -> Self {
        Self { width: usize::from(width), rows: Vec::new(), cursor: None, focus: None }
    }

    /// Columns of the page.
    pub(super) const fn width(&self) -> usize {
        self.width
    }

    /// Puts a line below the others.
    pub(super) fn push(&mut self, line: impl Into<Line<'static>>) {
        self.rows.push(line.into());
    }

    /// An empty line, unless there is one or the page begins here.
    pub(super) fn space(&mut self) {
        if self.rows.last().is_some_and(|line| line.width() > 0) {
            self.push("");
        }
    }

    /// A text in as many lines as it needs, `indent` columns in.
    pub(super) fn text(&mut self, text: &str, indent: usize, style: Style) {
        for line in wrap::lines(text, self.width.saturating_sub(indent)) {
            self.push(indented(indent, line, style));
        }
    }

    /// A label, and a text beside it in as many lines as it needs.
    pub(super) fn pair(&mut self, label: &str, text: &str, label_width: usize) {
        let lines = wrap::lines(text, self.width.saturating_sub(label_width));
        for (at, line) in lines.into_iter().enumerate() {
            let label = if at == 0 { label } else { "" };
            let label = format!("{label:label_width$}");
            self.push(Line::from(vec![
                Span::styled(label, theme::QUIET),
                Span::styled(line, theme::SAID),
            ]));
        }
    }

    /// A line to be read aloud.
    pub(super) fn item(&mut self, text: &str) {
        self.hanging("   • ", text, theme::FOCUS);
    }

    /// A text behind a sign; its further lines stand below the first word.
    pub(super) fn hanging(&mut self, sign: &str, text: &str, style: Style) {
        let indent = wrap::width(sign);
        let lines = wrap::lines(text, self.width.saturating_sub(indent));
        for (at, line) in lines.into_iter().enumerate() {
            let sign = if at == 0 { sign.to_owned() } else { " ".repeat(indent) };
            self.push(Line::from(vec![Span::styled(sign, style), Span::styled(line, style)]));
        }
    }

    /// Shows what was built so far at the top of `area`, where it takes little
    /// of it, so that it stays in sight; gives back the rest of the area.
    pub(super) fn pin(&mut self, frame: &mut Frame<'_>, area: Rect) -> Rect {
        let Ok(height) = u16::try_from(self.rows.len() + 1) else { return area };
        if self.rows.is_empty() || height * 3 > area.height {
            return area;
        }
        let lines = std::mem::take(&mut self.rows);
        frame.render_widget(Paragraph::new(lines), Rect { height: height - 1, ..area });
        Rect { y: area.y + height, height: area.height - height, ..area }
    }

    /// A text on the left in as many lines as it needs, a word on the right of
    /// the first one, or below where both do not fit.
    pub(super) fn beside(&mut self, left: (&str, Style), right: (&str, Style), indent: usize) {
        let room = self.width.saturating_sub(indent);
        let right_width = wrap::width(right.0);
        let fits = right_width + 20 <= room;
        let left_room = if fits { room - right_width - 2 } else { room };
        for (at, line) in wrap::lines(left.0, left_room).into_iter().enumerate() {
            let mut spans = vec![Span::raw(" ".repeat(indent)), Span::styled(line.clone(), left.1)];
            if at == 0 && fits && right_width > 0 {
                let gap = room - wrap::width(&line) - right_width;
                spans.push(Span::raw(" ".repeat(gap)));
                spans.push(Span::styled(wrap::cut(right.0, right_width), right.1));
            }
            self.push(Line::from(spans));
        }
        if !fits {
            self.text(right.0, indent + 2, right.1);
        }
    }

    /// Puts a sign into the margin of a line.
    pub(super) fn sign(&mut self, line: usize, sign: String, style: Style) {
        if let Some(margin) = self.rows.get_mut(line).and_then(|line| line.spans.first_mut()) {
            *margin = Span::styled(sign, style);
        }
    }

    /// A text under the cursor behind the start of its sentence: on the same line
    /// where that leaves it room, else below.
    pub(super) fn editor_behind(&mut self, stem: &str, editor: &Editor, indent: usize) {
        let behind = indent + wrap::width(stem);
        if behind * 2 > self.width {
            self.text(stem.trim_end(), indent, theme::QUIET);
            return self.editor(editor, indent, theme::SAID);
        }
        let first = self.rows.len();
        self.editor(editor, behind, theme::SAID);
        self.sign(first, format!("{}{stem}", " ".repeat(indent)), theme::QUIET);
    }

    /// A text under the cursor.
    pub(super) fn editor(&mut self, editor: &Editor, indent: usize, style: Style) {
        let room = self.width.saturating_sub(indent + 1);
        let rows = editor.rows(room);
        let (row, column) = wrap::place(editor.text(), &rows, editor.cursor());
        self.cursor = Some((self.rows.len() + row, (indent + column).min(self.width - 1)));
        for (at, range) in rows.iter().enumerate() {
            // Rows that cannot be in sight only take their place.
            self.push(if at.abs_diff(row) > OUT_OF_SIGHT {
                Line::default()
            } else {
                let line = wrap::line(editor.text(), range.clone());
                indented(indent, line, style)
            });
        }
    }

    /// Puts the lines of another page below the others, with what is in focus.
    pub(super) fn append(&mut self, other: Self) {
        let above = self.rows.len();
        self.rows.extend(other.rows);
        let focus = other.focus.map(|focus| focus.start + above..focus.end + above);
        self.focus = focus.or(self.focus.take());
    }

    /// Builds of `count` rows only those that can be in sight in that height, with
    /// the row of number `at` in focus: that many lines above its end, then as many
    /// as there is room for, and two more of what comes next.
    pub(super) fn window(
        &mut self,
        count: usize,
        at: usize,
        height: u16,
        mut row: impl FnMut(usize, &mut Self),
    ) {
        let height = usize::from(height);
        let mut build = |number| {
            let mut page = Self { rows: Vec::new(), cursor: None, focus: None, ..*self };
            row(number, &mut page);
            page
        };
        let mut rows = vec![build(at)];
        let here = rows.iter().map(Self::len).sum::<usize>();
        let (mut above, mut below) = (0, 0);
        for number in (0..at).rev() {
            if above >= height {
                break;
            }
            let page = build(number);
            above += page.len();
            rows.push(page);
        }
        rows.reverse();
        for number in (at + 1)..count {
            if above + here + below >= height && below >= 2 {
                break;
            }
            let page = build(number);
            below += page.len();
            rows.push(page);
        }
        for page in rows {
            self.append(page);
        }
    }

    /// Builds a part of the page that is in focus: it gets a bar on its left.
    pub(super) fn in_focus(&mut self, build: impl FnOnce(&mut Self)) {
        let start = self.rows.len();
        build(self);
        self.focus = Some(start..self.rows.len());
        for line in &mut self.rows[start..] {
            let bare = line.spans.first_mut().and_then(|span| {
                let rest = span.content.strip_prefix(' ')?.to_owned();
                span.content = rest.into();
                Some(())
            });
            if bare.is_some() {
                line.spans.insert(0, Span::styled("▌", theme::BAR));
            }
        }
    }

    /// Has those lines in sight, which hold what is in focus.
    pub(super) fn keep_in_sight(&mut self, lines: Range<usize>) {
        self.focus = Some(lines);
    }

    /// Puts a line below the others that shall be in sight.
    pub(super) fn marked(&mut self, line: impl Into<Line<'static>>) {
        self.focus = Some(self.rows.len()..self.rows.len() + 1);
        self.push(line);
    }

    /// How many lines there are.
    pub(super) const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Shows the part of the page around the focus, and the cursor in it.
    pub(super) fn show(self, frame: &mut Frame<'_>, area: Rect) {
        let height = usize::from(area.height);
        let top = self.top(height);
        let cursor = self.cursor;
        let shown: Vec<Line<'_>> = self.rows.into_iter().skip(top).take(height).collect();
        frame.render_widget(Paragraph::new(shown), area);
        if let Some((row, column)) = cursor
            && let Some(row) = row.checked_sub(top).filter(|row| *row < height)
        {
            let (row, column) = (u16::try_from(row), u16::try_from(column));
            if let (Ok(row), Ok(column)) = (row, column) {
                frame.set_cursor_position(Position::new(area.x + column, area.y + row));
            }
        }
    }

    /// The lines that are shown in that height.
    pub(super) fn in_sight(&self, height: u16) -> Range<usize> {
        let top = self.top(usize::from(height));
        top..top + usize::from(height)
    }

    /// How many of those things begin above what is shown in that height, and how many
    /// end below it.
    pub(super) fn hidden(&self, things: &[Range<usize>], height: u16) -> (usize, usize) {
        let sight = self.in_sight(height);
        let above = things.iter().filter(|thing| thing.start < sight.start).count();
        (above, things.iter().filter(|thing| thing.end > sight.end).count())
    }

    /// The first line to show: the focus as a whole where it fits, else the
    /// cursor.
    fn top(&self, height: usize) -> usize {
        let focus = self.focus.clone().unwrap_or(0..0);
        let wanted = if focus.len() <= height {
            focus
        } else {
            let row = self.cursor.map_or(focus.start, |(row, _)| row);
            row.saturating_sub(height / 2)..row + 1
        };
        // Two lines of what comes next are in sight, where there is room.
        let end = (wanted.end + 2).min(self.rows.len()).max(wanted.end);
        end.saturating_sub(height).min(wanted.start)
    }
}

/// A line that has its style from its first word on.
fn indented(indent: usize, line: String, style: Style) -> Line<'static> {
    Line::from(vec![Span::raw(" ".repeat(indent)), Span::styled(line, style)])
}
