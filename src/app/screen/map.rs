//! The buyer map: one cursor over boxes and lines of the list alike.
//!
//! Where the boxes stand depends on how wide the window is; the cursor is on
//! somebody, and stays on them when the window changes.

use std::collections::BTreeSet;

use super::{Component, Ctx, Next, Sight};
use crate::app::command::Command;
use crate::app::dialog::{DialogKind, PersonDialog, PersonWhat};
use crate::app::keymap::Scope;
use crate::app::model::Notice;
use crate::domain::books::{Books, DealBook};
use crate::domain::change::Record;
use crate::domain::id::{BuyerId, DealId};
use crate::pages::map::{BuyerMap, Direction, MapPage, Who};
use crate::pages::{Page, Query};

/// Columns of the window that the picture does not get: frame and air.
pub const AROUND: u16 = 4;
/// Boxes up or down that a page is.
const BOXES: usize = 2;

/// The buyer map of a deal.
#[derive(Clone, Debug)]
pub struct Map {
    /// The deal.
    pub deal: DealId,
    /// Who is under the cursor; none before it was moved.
    at: Option<Who>,
    /// Whether it is shown as a list.
    is_list: bool,
    /// Columns of the window.
    columns: u16,
    /// Who was on the map when somebody was added: the cursor goes to the new
    /// one.
    known: BTreeSet<BuyerId>,
}

impl Component for Map {
    fn scopes(&self, _: Sight<'_>) -> Vec<Scope> {
        vec![Scope::Map, Scope::Home]
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        match command {
            Command::Out => return Next::pop(Vec::new()),
            Command::AsList => self.is_list = !self.is_list,
            Command::Keep
            | Command::AddPerson
            | Command::ReportsTo
            | Command::Influences
            | Command::AtOdds
            | Command::HasLeft => return self.ask(command, ctx),
            _ => self.go(command, ctx.page, ctx.lines_a_page()),
        }
        Next::nothing()
    }

    fn shows_books(&self) -> bool {
        true
    }

    fn deal(&self) -> Option<&DealId> {
        Some(&self.deal)
    }

    fn fit(&mut self, (columns, _): (u16, u16)) {
        self.columns = columns;
    }

    fn follow(&mut self, record: &Record) {
        let Record::Deal(deal) = record else { return };
        if self.known.is_empty() || deal.id != self.deal {
            return;
        }
        let new = deal.people.keys().find(|id| !self.known.contains(id));
        self.at = new.map(|id| Who::Person(id.clone())).or(self.at.take());
        self.known.clear();
    }

    fn query(&self) -> Query {
        Query::Map(self.deal.clone(), usize::from(self.columns.saturating_sub(AROUND)))
    }
}

impl Map {
    /// The map of a deal, as a picture.
    pub const fn new(deal: DealId) -> Self {
        Self { deal, at: None, is_list: false, columns: 80, known: BTreeSet::new() }
    }

    /// The same with the cursor on somebody.
    pub fn on(deal: DealId, who: Who) -> Self {
        Self { at: Some(who), ..Self::new(deal) }
    }

    /// Whether it is shown as a list.
    pub const fn is_list(&self) -> bool {
        self.is_list
    }

    /// The deal with its records; none where it cannot be read any more.
    pub fn book<'a>(&self, books: &'a Books) -> Option<&'a DealBook> {
        books.deals.get(&self.deal)
    }

    /// The number of the box or line under the cursor.
    pub fn place(&self, lines: &[Who]) -> usize {
        let at = self.at.as_ref().and_then(|at| lines.iter().position(|who| who == at));
        at.unwrap_or(0)
    }

    /// Moves the cursor.
    #[expect(clippy::wildcard_enum_match_arm, reason = "no other command moves it")]
    fn go(&mut self, command: &Command, page: &Page, lines_a_page: usize) {
        let Page::Map(MapPage { map, lines }) = page else { return };
        let shown = if self.is_list { lines.len() } else { map.boxes.len() };
        let lines = lines.get(..shown).unwrap_or_default();
        let (here, last) = (self.place(lines), lines.len().saturating_sub(1));
        let there = match command {
            Command::First => 0,
            Command::Last => last,
            Command::Up | Command::Left if self.is_list => here.saturating_sub(1),
            Command::Down | Command::Right if self.is_list => here + 1,
            Command::PageUp if self.is_list => here.saturating_sub(lines_a_page),
            Command::PageDown if self.is_list => here + lines_a_page,
            Command::Up => beside(map, here, Direction::Up, 1),
            Command::Down => beside(map, here, Direction::Down, 1),
            Command::Left => beside(map, here, Direction::Left, 1),
            Command::Right => beside(map, here, Direction::Right, 1),
            Command::PageUp => beside(map, here, Direction::Up, BOXES),
            Command::PageDown => beside(map, here, Direction::Down, BOXES),
            _ => return,
        };
        self.at = lines.get(there.min(last)).cloned();
    }

    /// Opens the dialog that a command asks for.
    fn ask(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        let Page::Map(MapPage { lines, .. }) = ctx.page else { return Next::nothing() };
        let Some(what) = what(command, lines.get(self.place(lines))) else {
            *ctx.notice = Some(Notice::news("Nobody is named here yet: a adds somebody."));
            return Next::nothing();
        };
        let Some(book) = self.book(ctx.books) else { return Next::nothing() };
        if ctx.books.process_of(&book.deal).is_none() {
            let why = "The deal's process cannot be read, so nothing is asked: sideline doctor.";
            *ctx.notice = Some(Notice::news(why));
            return Next::nothing();
        }
        self.known = book.deal.people.keys().cloned().collect();
        Next::ask(DialogKind::Person(PersonDialog { deal: self.deal.clone(), what }))
    }
}

/// The box so many boxes away, as far as there are some.
fn beside(map: &BuyerMap, from: usize, direction: Direction, boxes: usize) -> usize {
    let way = std::iter::successors(Some(from), |at| map.beside(*at, direction));
    way.take(boxes + 1).last().unwrap_or(from)
}

/// What is asked of whoever is under the cursor; none where nobody is.
fn what(command: &Command, at: Option<&Who>) -> Option<PersonWhat> {
    let of: fn(BuyerId) -> PersonWhat = match (command, at) {
        (Command::AddPerson | Command::Keep, Some(Who::Role(role))) => {
            return Some(PersonWhat::Add(Some(role.clone())));
        }
        (Command::AddPerson, _) | (Command::Keep, None) => return Some(PersonWhat::Add(None)),
        (Command::Keep, _) => PersonWhat::Edit,
        (Command::ReportsTo, _) => PersonWhat::ReportsTo,
        (Command::Influences, _) => PersonWhat::Influences,
        (Command::AtOdds, _) => PersonWhat::AtOdds,
        (Command::HasLeft, _) => PersonWhat::Left,
        _ => return None,
    };
    match at? {
        Who::Person(id) => Some(of(id.clone())),
        Who::Role(_) => None,
    }
}
