//! The list of processes: the team's own, then those that ship, each with what
//! is wrong with it.

use ratatui::Frame;

use super::frame;
use super::lines::Lines;
use super::problems;
use super::theme;
use crate::app::model::Model;
use crate::app::screen::processes::{Line, Processes};
use crate::domain::books::Books;
use crate::domain::phrase::count;
use crate::pages::proposal;
use crate::pages::sheet::Sheet;

/// Draws the list.
pub(super) fn draw(screen: &Processes, books: &Books, model: &Model, frame: &mut Frame<'_>) {
    let parts = frame::parts(model, frame);
    frame::around(model, frame, parts, "What a session asks, and whose process it is");
    let sheets = screen.sheets().unwrap_or_default();
    let right = screen.sheets().map(|sheets| sheets.len().to_string()).unwrap_or_default();
    let block = frame::block("Processes", &right);
    let inner = frame::inside(&block, parts.body);
    frame.render_widget(block, parts.body);
    let mut page = Lines::new(inner.width);
    if screen.sheets().is_none() {
        page.text("Reading ...", 1, theme::QUIET);
    } else if sheets.iter().all(|sheet| sheet.file.is_none()) {
        page.text("Your team's", 0, theme::HEADING);
        page.text("None yet. To begin with a copy: sideline process copy ID", 3, theme::QUIET);
    }
    let mut before = None;
    for (at, line) in screen.lines(books).into_iter().enumerate() {
        let is_marked = at == screen.at();
        let sheet = match line {
            Line::Sheet(sheet) => sheet,
            Line::Proposal(sheet, proposal) => {
                let words = proposal.proposed.in_words(sheet.process.as_ref());
                let build = |page: &mut Lines| proposed(&words, is_marked, page);
                if is_marked {
                    page.in_focus(build);
                } else {
                    build(&mut page);
                }
                continue;
            }
        };
        if before.replace(is_shipped(sheet)) != Some(is_shipped(sheet)) {
            page.space();
            let title = if is_shipped(sheet) { "Shipped with sideline" } else { "Your team's" };
            page.text(title, 0, theme::HEADING);
        }
        let build = |page: &mut Lines| row(sheet, is_marked, books, page);
        if is_marked { page.in_focus(build) } else { build(&mut page) }
    }
    page.show(frame, inner);
}

const fn is_shipped(sheet: &Sheet) -> bool {
    sheet.file.is_none()
}

/// Its name with what follows it, and below the facts; of a broken one the
/// first problem, of the one under the cursor more of them.
fn row(sheet: &Sheet, is_marked: bool, books: &Books, page: &mut Lines) {
    let (sign, style) = if is_marked { (" ▸ ", theme::FOCUS) } else { ("   ", theme::MATTERS) };
    let first = page.len();
    let name = sheet.process.as_ref().map_or(sheet.id.as_str(), |process| &process.name);
    page.beside((name, style), (&deals(sheet, books), theme::QUIET), 3);
    page.sign(first, sign.to_owned(), style);
    let style = if sheet.is_broken() { theme::TROUBLE } else { theme::ASSUMED };
    let wrong = sheet.problems_in_words().unwrap_or_default();
    page.beside((&facts(sheet), theme::QUIET), (&wrong, style), 5);
    if is_marked || sheet.is_broken() {
        let most = if is_marked { 3 } else { 1 };
        problems::list(&sheet.problems, most, 5, page);
    }
}

/// What a debrief would have changed.
fn proposed(words: &str, is_marked: bool, page: &mut Lines) {
    let (sign, style) = if is_marked { (" ▸ ", theme::FOCUS) } else { ("   ", theme::SAID) };
    let first = page.len();
    page.text(&format!("proposal  {words}"), 5, style);
    page.sign(first, sign.to_owned(), style);
}

/// How many proposals there are for it and how many open deals follow it, and
/// whether new ones do.
fn deals(sheet: &Sheet, books: &Books) -> String {
    let open = match sheet.open_deals(books) {
        0 => None,
        open => Some(count(open, "open deal")),
    };
    let is_default = books.team.process.as_str() == sheet.id;
    let new = is_default.then(|| "new deals follow it".to_owned());
    let proposals = match proposal::open(sheet, books).len() {
        0 => None,
        proposals => Some(count(proposals, "proposal")),
    };
    proposals.into_iter().chain(open).chain(new).collect::<Vec<_>>().join(" · ")
}

fn facts(sheet: &Sheet) -> String {
    let mut facts = vec![sheet.name.clone()];
    if let Some(process) = &sheet.process {
        let before = if sheet.is_broken() { "before: " } else { "" };
        facts.push(format!("{before}v{}", process.version));
        facts.push(count(process.stages.len(), "stage"));
    }
    facts.join(" · ")
}
