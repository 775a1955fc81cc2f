//! What every screen has: the header, the body with its frame, the line of
//! news, and the footer with the keys of the place one is in.

use std::iter::repeat;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear, Paragraph};

use super::lines::Lines;
use super::theme;
use super::wrap;
use crate::app::command::Command;
use crate::app::keymap::{self, Binding, Scope};
use crate::app::model::Model;

/// Keys of the place that come before the key for help.
const FIRST: usize = 1;
/// Columns from which the footer keeps its distance from when it was saved.
const WIDE: u16 = 80;

/// What lies between the parts of a header.
const BETWEEN_PARTS: &str = "   ";

/// The parts of a screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts {
    /// The first line.
    pub(super) header: Rect,
    /// All between header and news.
    pub(super) body: Rect,
    /// Troubles and a line of news, none where there is neither.
    pub(super) notice: Rect,
    /// The last line.
    pub(super) footer: Rect,
}

/// Divides the window.
pub(super) fn parts(model: &Model, frame: &Frame<'_>) -> Parts {
    let lines = news(model, frame.area().width).len();
    let notice = u16::try_from(lines).unwrap_or(frame.area().height);
    let rows = Layout::vertical([
        Constraint::Length(1),
        Constraint::Min(1),
        Constraint::Length(notice),
        Constraint::Length(1),
    ]);
    let [header, body, notice, footer] = rows.areas(frame.area());
    Parts { header, body, notice, footer }
}

/// Draws header, news and footer.
pub(super) fn around(model: &Model, frame: &mut Frame<'_>, parts: Parts, header: &str) {
    around_with_clock(model, frame, parts, header, "");
}

/// The same, with the clock of a session at the end of the header.
pub(super) fn around_with_clock(
    model: &Model,
    frame: &mut Frame<'_>,
    parts: Parts,
    header: &str,
    clock: &str,
) {
    let name = if model.is_sample() { " sideline · sample data " } else { " sideline " };
    let used = wrap::width(name) + 4 + wrap::width(clock);
    let room = usize::from(parts.header.width).saturating_sub(used);
    let name = Span::styled(name, theme::MARKED);
    let text = Span::styled(format!("  {}", fitting_parts(header, room)), theme::HEADER);
    frame.render_widget(Paragraph::new(Line::from(vec![name, text])), parts.header);
    let clock = Line::from(Span::styled(format!("{clock} "), theme::QUIET)).right_aligned();
    let width = u16::try_from(clock.width()).unwrap_or(0).min(parts.header.width);
    let x = parts.header.right() - width;
    let corner = Rect { x, width, ..parts.header };
    frame.render_widget(Paragraph::new(clock), corner);
    frame.render_widget(Paragraph::new(news(model, parts.notice.width)), parts.notice);
    footer(model, frame, parts.footer);
}

/// The parts of a header as far as they fit: of the last one there are some words,
/// or none of it.
fn fitting_parts(header: &str, room: usize) -> String {
    const SOME_WORDS: usize = 12;
    let mut shown = header;
    while wrap::width(shown) > room
        && let Some((before, _)) = shown.rsplit_once(BETWEEN_PARTS)
    {
        if wrap::width(before) + BETWEEN_PARTS.len() + SOME_WORDS <= room {
            break;
        }
        shown = before;
    }
    wrap::cut(shown, room)
}

/// What stays until it is true no more, then the news of the last key.
fn news(model: &Model, width: u16) -> Vec<Line<'static>> {
    let room = usize::from(width).saturating_sub(4);
    let standing = model.standing().into_iter().flat_map(|text| {
        let rows =
            wrap::lines(&text, room).into_iter().zip([" ! "].into_iter().chain(repeat("   ")));
        rows.map(|(row, sign)| Line::styled(format!("{sign}{row}"), theme::TROUBLE))
            .collect::<Vec<_>>()
    });
    let notice = model.notice.iter().flat_map(|notice| {
        let (sign, style) =
            if notice.is_trouble { (" ! ", theme::TROUBLE) } else { (" ", theme::FOCUS) };
        let signs = [sign].into_iter().chain(repeat(if notice.is_trouble { "   " } else { " " }));
        let rows = signs.zip(few_rows(&notice.text, room));
        rows.map(|(sign, row)| Line::styled(format!("{sign}{row}"), style)).collect::<Vec<_>>()
    });
    standing.chain(notice).collect()
}

/// A text in a row; in two, parted at a blank, where all of it is in sight so.
fn few_rows(text: &str, room: usize) -> Vec<String> {
    let fits = |text: &str| wrap::width(text.trim()) <= room;
    let is_parted = |(first, rest): &(&str, &str)| fits(first) && fits(rest);
    let mut parts = text.rmatch_indices(' ').map(|(at, _)| text.split_at(at));
    let rows = match parts.find(is_parted) {
        Some((first, rest)) if !fits(text) => vec![first, rest],
        _ => vec![text],
    };
    rows.into_iter().map(|row| wrap::cut(row.trim(), room)).collect()
}

/// As many keys as fit, and on the right when the last answer was saved.
fn footer(model: &Model, frame: &mut Frame<'_>, area: Rect) {
    let saved = match &model.saved_at {
        _ if model.troubles.is_waiting() => "not saved ".to_owned(),
        Some(at) => format!("saved {} ", at.strftime("%H:%M:%S")),
        None => String::new(),
    };
    let is_narrow = area.width < WIDE;
    let apart = if saved.is_empty() || is_narrow { 1 } else { 3 };
    let room = usize::from(area.width).saturating_sub(saved.len() + apart);
    let mut spans = vec![Span::raw(" ")];
    let scopes = model.scopes();
    let of_list = list_bindings(&scopes, is_narrow);
    // Where there are many keys, they stand closer.
    let gap = if of_list.is_some() || scopes.contains(&Scope::Team) { 2 } else { 3 };
    let mut bindings = of_list.unwrap_or_else(|| footer_bindings(&scopes));
    bindings.retain(|it| it.scope == Scope::Anywhere || model.takes(&it.command));
    for binding in fitting(bindings, room, gap) {
        spans.push(Span::styled(binding.key.to_string(), theme::KEY));
        spans.push(Span::styled(format!(" {}{:gap$}", binding.footer, ""), theme::QUIET));
    }
    frame.render_widget(Paragraph::new(Line::from(spans)), area);
    let right = Line::from(Span::styled(saved, theme::QUIET)).right_aligned();
    frame.render_widget(Paragraph::new(right), area);
}

/// The first of them that fit, and in a session the way to its agenda.
fn fitting(mut bindings: Vec<&'static Binding>, room: usize, gap: usize) -> Vec<&'static Binding> {
    let cells = |it: &&Binding| it.key.to_string().len() + 1 + it.footer.len() + gap;
    let fits = |bindings: &[&Binding]| bindings.iter().map(cells).sum::<usize>() < room + gap;
    let is_agenda = |it: &&&Binding| it.scope == Scope::Session && it.command == Command::Out;
    let out = bindings.iter().find(is_agenda).copied();
    while !fits(&bindings) {
        match spare(&bindings) {
            Some(at) => drop(bindings.remove(at)),
            None => drop(bindings.pop()),
        }
        let is_lost = |out: &&Binding| !bindings.iter().any(|it| it.command == out.command);
        if let Some(out) = out.filter(is_lost)
            && bindings.pop().is_some()
        {
            bindings.push(out);
        }
    }
    bindings
}

/// What a list names that is missed least: its thing's keys from the last one on, then
/// the ways that a letter tells; the first key, help and leaving stay.
fn spare(bindings: &[&'static Binding]) -> Option<usize> {
    let way = |it: &Binding| WAYS.iter().position(|way| *way == it.command);
    let first_way = bindings.iter().position(|it| way(it).is_some())?;
    let is_list = bindings.iter().skip(first_way).all(|it| way(it).is_some());
    let spared = |it: &Binding| !matches!(it.command, Command::Help | Command::Leave);
    match first_way {
        _ if !is_list => None,
        0 | 1 => {
            let spare = |it: &&Binding| way(it).is_some() && spared(it);
            bindings.iter().rposition(spare)
        }
        own => Some(own - 1),
    }
}

/// Keys of the thing under the cursor that the footer of a list names, at most.
const OF_THING: usize = 3;

/// The ways that are the same on every list, in the order of its footer.
const WAYS: [Command; 6] = [
    Command::Deals,
    Command::Actions,
    Command::Search,
    Command::Find,
    Command::Help,
    Command::Leave,
];

/// What the footer of a list names: a few keys of the thing under the cursor, then
/// the ways that are the same on every list; none where it is no list.
fn list_bindings(scopes: &[Scope], is_narrow: bool) -> Option<Vec<&'static Binding>> {
    if !scopes.iter().any(|scope| matches!(scope, Scope::Today | Scope::Actions | Scope::Finds)) {
        return None;
    }
    let active = keymap::active(scopes).into_iter();
    let shown = active.filter(|binding| !binding.footer.is_empty());
    let place = |it: &&Binding| WAYS.iter().position(|way| *way == it.command);
    let (ways, own): (Vec<_>, Vec<_>) = shown.partition(|it| place(it).is_some());
    let most = if is_narrow { 1 } else { OF_THING };
    // Enter first; what is for no thing last.
    let mut own = own;
    own.sort_by_key(|it| (it.command == Command::AddDeal, it.key.to_string() != "enter"));
    let own = own.into_iter().take(most);
    // Leaving has a key on every screen as well, which the letter stands for here.
    let mut ways: Vec<_> = ways.into_iter().filter(|it| it.key.to_string() != "ctrl-q").collect();
    ways.sort_by_key(place);
    Some(own.chain(ways).collect())
}

/// What the footer names, the most useful first: in a narrow window only the
/// first ones are seen, and the way to help is always among them.
fn footer_bindings(scopes: &[Scope]) -> Vec<&'static Binding> {
    let active = keymap::active(scopes).into_iter();
    let mut bindings: Vec<_> = active.filter(|binding| !binding.footer.is_empty()).collect();
    if let Some(at) = bindings.iter().position(|binding| binding.command == Command::Help) {
        let help = bindings.remove(at);
        bindings.insert(bindings.len().min(FIRST), help);
    }
    bindings
}

/// A block whose edges say how many things are above and below what is in sight.
pub(super) fn edges(block: Block<'static>, above: usize, below: usize) -> Block<'static> {
    let more = |sign: &str, count: usize, which: &str| {
        let text = (count > 0).then(|| format!(" {sign} {count} more {which} "));
        Line::styled(text.unwrap_or_default(), theme::QUIET).right_aligned()
    };
    block.title_top(more("▴", above, "above")).title_bottom(more("▾", below, "below"))
}

/// A frame with a name on the left and a word on the right.
pub(super) fn block(title: &str, right: &str) -> Block<'static> {
    let mut block = Block::bordered().border_type(BorderType::Plain).border_style(theme::FRAME);
    if !title.is_empty() {
        let title = format!(" {} ", wrap::cut(title, 50));
        block = block.title(Span::styled(title, theme::TITLE));
    }
    if right.is_empty() {
        block
    } else {
        let right = Span::styled(format!(" {right} "), theme::QUIET);
        block.title_top(Line::from(right).right_aligned())
    }
}

/// What is inside a frame, with a column of air on both sides.
pub(super) fn inside(block: &Block<'_>, area: Rect) -> Rect {
    let inner = block.inner(area);
    Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner }
}

/// Shows a page in a box over the middle of an area.
pub(super) fn over(frame: &mut Frame<'_>, area: Rect, page: Lines) {
    let lines = u16::try_from(page.len()).unwrap_or(area.height);
    let width = u16::try_from(page.width()).unwrap_or(area.width) + 4;
    let height = (lines + 2).min(area.height);
    let x = area.x + area.width.saturating_sub(width) / 2;
    let y = area.y + area.height.saturating_sub(height) / 3;
    let place = Rect { x, y, width: width.min(area.width), height };
    let block = block("", "Esc goes back");
    let inner = inside(&block, place);
    frame.render_widget(Clear, place);
    frame.render_widget(block, place);
    page.show(frame, inner);
}

/// The screen before the books are read.
pub(super) fn reading(model: &Model, frame: &mut Frame<'_>) {
    let parts = parts(model, frame);
    around(model, frame, parts, "");
    frame.render_widget(Paragraph::new("  Reading ...").style(Style::new()), parts.body);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_header_there_are_whole_parts_or_some_words_of_the_last() {
        let header = "Aurora · Freezers   stage 6 of 6   next call Mon 7 Dec Elina";
        let cases = [
            (60, header),
            (50, "Aurora · Freezers   stage 6 of 6   next call Mon …"),
            (46, "Aurora · Freezers   stage 6 of 6"),
            (26, "Aurora · Freezers"),
            (10, "Aurora · …"),
        ];
        for (room, expected) in cases {
            assert_eq!(fitting_parts(header, room), expected, "{room}");
        }
    }
}
