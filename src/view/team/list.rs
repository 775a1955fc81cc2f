//! All of one rep, and the records behind one line: one cursor over all rows.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};

use super::super::frame;
use super::super::lines::Lines;
use super::super::theme;
use super::{LABELS, boxed, of_managers, rows, shown, title};
use crate::app::screen::team::Team;
use crate::pages::team::{self, Rep, Row, TeamPage, Told};

/// A row: what stands above it, its label, its text.
type Listed = (Option<&'static str>, String, String);

/// All of one rep, below the lines of who coaches them.
pub(super) fn whole_rep(
    screen: &Team,
    page: &TeamPage,
    rep: &Rep,
    told: Told<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let managers = of_managers(screen, page, told, area.width - 4);
    let above = rows(&managers, area.height / 3);
    let [top, body] = Layout::vertical([Constraint::Length(above), Constraint::Min(3)]).areas(area);
    if above > 0 {
        boxed(&title(page, told), "", managers, top, frame);
    }
    let rows = team::of_rep(rep, told).into_iter();
    let row = |(label, text): Row| (None, label.to_owned(), shown(page, text));
    list(
        &team::name_of(rep),
        page.below(screen.at()),
        &rows.map(row).collect::<Vec<_>>(),
        body,
        frame,
    );
}

/// The records of one line, the newest first.
pub(super) fn records(
    screen: &Team,
    page: &TeamPage,
    told: Told<'_>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let Some(figure) = screen.figure() else { return };
    let rep = page.figures.reps.first().filter(|_| page.of_one);
    let all = rep.map(team::about).unwrap_or_default();
    let about = page.below(figure).and_then(|at| all.get(at));
    let records = page.records.get(figure).into_iter().flatten();
    let mut last = None;
    let row = |it| {
        let heading = team::heading(it);
        let is_new = std::mem::replace(&mut last, heading) != heading;
        (heading.filter(|_| is_new), team::day(it, told), team::record(it, about, told))
    };
    let rows: Vec<Listed> = records.map(row).collect();
    let about = about.filter(|_| page.is_whole);
    let title = about.and_then(|about| rep.and_then(|rep| team::title_of_records(rep, about)));
    let title = title.unwrap_or_else(|| label(page, rep, figure, told).to_owned());
    list(&title, Some(screen.at()), &rows, area, frame);
}

/// What the line is called behind which the records stand.
pub(super) fn label(
    page: &TeamPage,
    rep: Option<&Rep>,
    figure: usize,
    told: Told<'_>,
) -> &'static str {
    let of_managers = page.figures.managers.iter().flat_map(|it| team::of_manager(it, told));
    let of_rep = rep.into_iter().flat_map(|rep| team::of_rep(rep, told));
    of_managers.chain(of_rep).nth(figure).map_or("", |(label, _)| label)
}

/// A box with one cursor over all rows.
fn list(title: &str, at: Option<usize>, rows: &[Listed], area: Rect, frame: &mut Frame<'_>) {
    let block = frame::block(title, "");
    let inner = frame::inside(&block, area);
    let mut lines = Lines::new(inner.width);
    let mut things = Vec::new();
    for (nth, (heading, label, text)) in rows.iter().enumerate() {
        if let Some(heading) = heading {
            lines.space();
            lines.text(heading, 0, theme::MATTERS);
        }
        let first = lines.len();
        let build = |lines: &mut Lines| lines.pair(&format!("  {label}"), text, LABELS + 2);
        if Some(nth) == at {
            lines.in_focus(build);
        } else {
            build(&mut lines);
        }
        things.push(first..lines.len());
    }
    let (above, below) = lines.hidden(&things, inner.height);
    frame.render_widget(frame::edges(block, above, below), area);
    lines.show(frame, inner);
}
