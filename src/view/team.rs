//! The figures of the team: the manager's own, then the reps by name, then what to
//! look at with the one under the cursor; and all of one rep.

mod grid;
mod list;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::frame;
use super::lines::Lines;
use super::theme;
use super::wrap;
use crate::app::model::Model;
use crate::app::screen::team::Team;
use crate::domain::books::Books;
use crate::domain::phrase;
use crate::domain::team::TeamRole;
use crate::pages::Page;
use crate::pages::team::{self, Cells, HIGH, Manager, Rep, Row, TeamPage, Told};
use grid::Grid;

/// Columns from which the bar has twice its cells.
const WIDE: u16 = 110;
/// Columns from which a rep is one row, with a bar.
const ONE_ROW: u16 = 76;
/// Rows that the box of the reps has in any case.
const REPS: u16 = 5;
/// Columns of the labels of figures.
const LABELS: usize = 18;
/// Columns of the labels of a manager's lines.
const OWN_LABELS: usize = 16;

/// Draws the figures.
pub(super) fn draw(screen: &Team, books: &Books, model: &Model, frame: &mut Frame<'_>) {
    let parts = frame::parts(model, frame);
    let today = model.now.wall.date();
    let Page::Team(page) = model.page() else {
        return frame::around(model, frame, parts, "Team");
    };
    let one = page.figures.reps.first().filter(|_| page.of_one);
    let told = page.told(books, today);
    let figure = screen.figure().filter(|figure| *figure < page.records.len());
    let name = one.map_or_else(|| "Team".to_owned(), |rep| format!("Team · {}", rep.name));
    let header = match figure {
        Some(figure) => format!("{name} · {}", list::label(page, one, figure, told)),
        None => name,
    };
    let right = match screen.progress() {
        _ if page.is_whole => phrase::shown(today, today),
        (read, of) => format!("{} of {} decided deals read", grouped(read), grouped(of)),
    };
    frame::around_with_clock(model, frame, parts, &header, &right);
    match one {
        _ if figure.is_some() => list::records(screen, page, told, parts.body, frame),
        Some(rep) => list::whole_rep(screen, page, rep, told, parts.body, frame),
        None if page.of_one => nobody("No rep of that name is in the team now.", parts.body, frame),
        None => whole_team(screen, page, told, parts.body, frame),
    }
}

/// "2,080".
fn grouped(number: usize) -> String {
    match (number / 1000, number % 1000) {
        (0, rest) => rest.to_string(),
        (thousands, rest) => format!("{thousands},{rest:03}"),
    }
}

fn nobody(why: &str, area: Rect, frame: &mut Frame<'_>) {
    let block = frame::block("Team", "");
    let inner = frame::inside(&block, area);
    frame.render_widget(block, area);
    let mut lines = Lines::new(inner.width);
    lines.text(why, 1, theme::SAID);
    lines.show(frame, inner);
}

/// The manager's lines, the reps, and what to look at with one.
fn whole_team(screen: &Team, page: &TeamPage, told: Told<'_>, area: Rect, frame: &mut Frame<'_>) {
    let managers = of_managers(screen, page, told, area.width - 4);
    let above = rows(&managers, area.height * 2 / 5);
    let rest = area.height - above;
    let marked = page.below(screen.at()).and_then(|at| page.figures.reps.get(at));
    let marked = marked.filter(|_| page.is_whole);
    let seen = Seen { told, area, window: frame.area().height, at: screen.look() };
    let (grid, look) = marked.map(|rep| below(page, rep, seen, rest)).unzip();
    let grid: Option<Grid> = grid.flatten();
    let wanted = look.as_ref().map_or(0, |look| rows(look, area.height));
    // While one reads what to look at, that has the room.
    let is_tight = screen.look().is_some() && wanted + REPS > rest;
    let above = if is_tight { above.min(3) } else { above };
    let rest = area.height - above;
    let low = wanted.min(rest);
    // What is left of the window is the reps', and a third of it in any case.
    let least = if is_tight { REPS } else { area.height / 3 };
    let least = least.min(height(page, area)).max(REPS);
    let low = low.min(rest.saturating_sub(least));
    let talks = grid.as_ref().map_or(0, Grid::height);
    let [top, middle, talks, bottom] = Layout::vertical([
        Constraint::Length(above),
        Constraint::Min(REPS),
        Constraint::Length(talks),
        Constraint::Length(low),
    ])
    .areas(area);
    if above > 0 {
        boxed(&title(page, told), "", managers, top, frame);
    }
    reps(screen, page, told, middle, frame);
    if let Some(grid) = grid {
        grid.show(talks, frame);
    }
    if let Some((look, rep)) = look.zip(marked) {
        boxed(&team::name_of(rep), "what to look at", look, bottom, frame);
    }
}

/// What stands below the reps: in a wide window the talks by stage, in a box of their
/// own where all of it has room; and what to look at with the rep under the cursor.
fn below(page: &TeamPage, rep: &Rep, seen: Seen<'_>, rest: u16) -> (Option<Grid>, Lines) {
    let beside_grid = look(rep, seen, true);
    let reps = height(page, seen.area);
    let grid = Grid::of(page, seen.told, seen.area.width)
        .filter(|grid| rows(&beside_grid, rest) + grid.height() + reps <= rest);
    let look = if grid.is_some() { beside_grid } else { look(rep, seen, false) };
    (grid, look)
}

/// How what to look at is seen.
#[derive(Clone, Copy)]
struct Seen<'a> {
    told: Told<'a>,
    area: Rect,
    /// Rows of the window.
    window: u16,
    /// The line under the cursor.
    at: Option<usize>,
}

/// Rows that the box of the reps takes where there is room for all of them.
fn height(page: &TeamPage, area: Rect) -> u16 {
    let a_rep = if area.width >= ONE_ROW { 1 } else { 3 };
    u16::try_from(page.figures.reps.len()).unwrap_or(area.height).saturating_mul(a_rep) + 3
}

/// Rows of a box around lines, none where there is no line.
fn rows(lines: &Lines, most: u16) -> u16 {
    let count = u16::try_from(lines.len()).unwrap_or(most);
    if count == 0 { 0 } else { (count + 2).min(most) }
}

fn boxed(title: &str, right: &str, lines: Lines, area: Rect, frame: &mut Frame<'_>) {
    let block = frame::block(title, right);
    let inner = frame::inside(&block, area);
    let sight = lines.in_sight(inner.height);
    let below = lines.len().saturating_sub(sight.end);
    frame.render_widget(frame::edges(block, sight.start, below), area);
    lines.show(frame, inner);
}

/// Whose lines stand above.
fn title(page: &TeamPage, told: Told<'_>) -> String {
    match page.figures.managers.as_slice() {
        [one] if told.books.known_me().is_some_and(|(me, _)| *me == one.id) => {
            format!("You, {}", told.books.team.first_name_of(&one.id))
        }
        [one] => one.name.clone(),
        _ => "Managers".to_owned(),
    }
}

/// The lines of managers; the one under the cursor is marked.
fn of_managers(screen: &Team, page: &TeamPage, told: Told<'_>, width: u16) -> Lines {
    let mut lines = Lines::new(width);
    let is_one = page.figures.managers.len() == 1;
    let mut at = 0;
    for manager in &page.figures.managers {
        if !is_one {
            lines.text(&manager.name, 0, theme::MATTERS);
        }
        for (label, text) in of_manager(manager, page, told) {
            let label = format!("  {label}");
            let row = |lines: &mut Lines| lines.pair(&label, &text, OWN_LABELS);
            if at == screen.at() {
                lines.in_focus(row);
            } else {
                row(&mut lines);
            }
            at += 1;
        }
    }
    lines
}

fn of_manager(manager: &Manager, page: &TeamPage, told: Told<'_>) -> Vec<Row> {
    let rows = team::of_manager(manager, told).into_iter();
    rows.map(|(label, text)| (label, shown(page, text))).collect()
}

/// The reps by name, the one under the cursor in sight.
fn reps(screen: &Team, page: &TeamPage, told: Told<'_>, area: Rect, frame: &mut Frame<'_>) {
    let block = frame::block("Reps", "30 days, by name");
    let inner = frame::inside(&block, area);
    let columns = Columns::of(area.width, &page.figures.reps);
    let mut head = Lines::new(inner.width);
    let mut lines = Lines::new(inner.width);
    if page.figures.reps.is_empty() {
        lines.text(&no_rep(told), 1, theme::SAID);
    } else if columns.is_one_row {
        head.push(columns.heading());
    }
    let count = page.figures.reps.len();
    let mut things = Vec::new();
    for (at, rep) in page.figures.reps.iter().enumerate() {
        let cells = page.is_whole.then(|| team::cells(rep, told));
        let (is_marked, first) = (page.below(screen.at()) == Some(at), lines.len());
        columns.row(rep, cells.as_ref(), is_marked, &mut lines);
        if is_marked {
            lines.keep_in_sight(first..lines.len());
        }
        things.push(first..lines.len());
    }
    let heading = u16::try_from(head.len()).unwrap_or_default();
    let [top, below] =
        Layout::vertical([Constraint::Length(heading), Constraint::Min(0)]).areas(inner);
    let hidden = if count == 0 { (0, 0) } else { lines.hidden(&things, below.height) };
    frame.render_widget(frame::edges(block, hidden.0, hidden.1), area);
    head.show(frame, top);
    lines.show(frame, below);
}

/// What to do where there is no rep.
fn no_rep(told: Told<'_>) -> String {
    let team = &told.books.team;
    if team.of_role(TeamRole::Rep).next().is_none() {
        return "Nobody sells in this team yet: sideline team add NAME --role rep".to_owned();
    }
    "You coach no rep. v shows everybody; sideline team edit REP --manager NAME says who coaches whom."
        .to_owned()
}

/// Columns of the frame, and of the mark before a name.
const FRAME: usize = 4 + 2;
/// Columns of a row beside the name and its bar: those, a gap, and the figures.
const BESIDE_NAME: usize = FRAME + 1 + COACHING + 11 + 9 + 9 + 10;
/// Columns of the minutes.
const COACHING: usize = 15;
/// Cells of a bar from which it says something.
const LEAST_BAR: usize = 4;

/// How a rep stands in the list.
struct Columns {
    is_one_row: bool,
    name: usize,
    bar: usize,
}

impl Columns {
    fn of(width: u16, reps: &[Rep]) -> Self {
        let longest = reps.iter().map(|rep| wrap::width(&rep.name)).max().unwrap_or_default();
        let bar = if width < WIDE { 10 } else { 20 };
        // A name is cut only where no bar is left to give way.
        let is_one_row = width >= ONE_ROW;
        let beside = if is_one_row { BESIDE_NAME } else { FRAME };
        let room = usize::from(width).saturating_sub(beside);
        let name = longest.clamp(4, room.max(4));
        let left = room.saturating_sub(name).min(bar);
        Self { is_one_row, name, bar: if left < LEAST_BAR { 0 } else { left } }
    }

    fn heading(&self) -> Line<'static> {
        let before = self.name + 3;
        let coaching = self.bar + COACHING;
        let minutes = if self.bar == 0 { "Coaching" } else { "Coaching, minutes" };
        let text = format!(
            "{:before$}{:coaching$}{:11}{:9}{:9}Next",
            "", minutes, "One-to-one", "Together", "Kept"
        );
        Line::styled(text, theme::QUIET)
    }

    fn row(&self, rep: &Rep, cells: Option<&Cells>, is_marked: bool, lines: &mut Lines) {
        let (sign, style) = if is_marked { ("▸ ", theme::FOCUS) } else { ("  ", theme::SAID) };
        let name = wrap::cut(&rep.name, self.name);
        let gap = " ".repeat(self.name + 1 - wrap::width(&name).min(self.name));
        let mut spans = vec![Span::styled(sign, style), Span::styled(name, style), Span::raw(gap)];
        let Some(cells) = cells else {
            spans.push(Span::raw("…"));
            return lines.push(Line::from(spans));
        };
        if self.is_one_row {
            spans.extend(self.one_row(rep, cells));
            return lines.push(Line::from(spans));
        }
        lines.push(Line::from(spans));
        let Cells { coaching, one_to_one, together, kept, next } = cells;
        let text = format!(
            "{coaching} minutes · one-to-one {one_to_one} · together {together} · kept {kept} · next {next}"
        );
        lines.text(&text, 4, theme::SAID);
    }

    fn one_row(&self, rep: &Rep, cells: &Cells) -> Vec<Span<'static>> {
        let minutes = &rep.figures.minutes;
        let bar = bar(minutes.minutes, minutes.target, self.bar);
        let gap = if self.bar == 0 { "" } else { " " };
        let mut spans = vec![Span::styled(bar, theme::QUIET)];
        let columns = [
            (format!("{gap}{}", cells.coaching), COACHING),
            (cells.one_to_one.clone(), 11),
            (cells.together.clone(), 9),
            (cells.kept.clone(), 9),
            (cells.next.clone(), 0),
        ];
        spans.extend(columns.into_iter().flat_map(|(text, width)| cell(&text, width)));
        spans
    }
}

/// A text in so many columns; its sign of trouble stands out.
fn cell(text: &str, width: usize) -> [Span<'static>; 3] {
    let (words, sign) = text.strip_suffix('!').map_or((text, ""), |words| (words, "!"));
    let gap = " ".repeat(width.saturating_sub(wrap::width(text)));
    let styled = |text: &str, style: Style| Span::styled(text.to_owned(), style);
    [styled(words, theme::SAID), styled(sign, theme::TROUBLE), Span::raw(gap)]
}

/// So many cells, filled as far as the part is of the whole, by eighths.
fn bar(part: u32, whole: u32, cells: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let (part, whole) = (u64::from(part), u64::from(whole.max(1)));
    let all = u64::try_from(cells * 8).unwrap_or_default();
    let filled = usize::try_from((part * all / whole).min(all)).unwrap_or_default();
    let begun = EIGHTHS[filled % 8];
    let rest = cells - filled / 8 - usize::from(!begun.is_empty());
    format!("{}{begun}{}", "█".repeat(filled / 8), "░".repeat(rest))
}

/// What to look at with a rep; in a high window what came of the talks, and where they
/// came unless that stands in a grid.
fn look(rep: &Rep, seen: Seen<'_>, has_grid: bool) -> Lines {
    let Seen { told, area, window, at } = seen;
    let mut lines = Lines::new(area.width - 4);
    let is_high = window >= HIGH;
    let width = if is_high { LABELS } else { 11 };
    for (nth, (label, text)) in team::looked_at(rep, told, window).into_iter().enumerate() {
        if at == Some(nth) {
            // The bar stands where the label begins.
            let (label, width) = (format!(" {label}"), width.max(label.len() + 2));
            lines.in_focus(|lines| lines.pair(&label, &text, width));
        } else {
            lines.pair(label, &text, width);
        }
    }
    if is_high && !has_grid {
        for (label, text) in team::talks(rep, told) {
            lines.pair(label, &text, width);
        }
    }
    lines
}

/// The text of a figure, once all deals were read.
fn shown(page: &TeamPage, text: String) -> String {
    if page.is_whole { text } else { "…".to_owned() }
}
