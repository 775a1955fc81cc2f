//! The buyer map: one cursor over boxes and lines of the list alike.
//!
//! Where the boxes stand depends on how wide the window is; the cursor is on
//! somebody, and stays on them when the window changes.

use std::collections::BTreeSet;

use super::{Ctx, Next};
use crate::app::command::Command;
use crate::app::dialog::{DialogKind, PersonDialog, PersonWhat};
use crate::app::model::Notice;
use crate::domain::books::{Books, DealBook};
use crate::domain::change::Record;
use crate::domain::id::{BuyerId, DealId};
use crate::pages::map::{BuyerMap, Direction, Who};

/// Columns of the window that the picture does not get: frame and air.
pub const AROUND: u16 = 4;
/// Boxes up or down, and lines of the list, that a page is.
const PAGE: (usize, usize) = (2, 10);

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

    /// Tells how wide the window is.
    pub(super) const fn fit(&mut self, columns: u16) {
        self.columns = columns;
    }

    /// The deal with its records; none where it cannot be read any more.
    pub fn book<'a>(&self, books: &'a Books) -> Option<&'a DealBook> {
        books.deals.get(&self.deal)
    }

    /// The picture in a window of so many columns.
    pub fn picture(&self, books: &Books, columns: u16) -> Option<BuyerMap> {
        let deal = &self.book(books)?.deal;
        let room = usize::from(columns.saturating_sub(AROUND));
        Some(BuyerMap::of(deal, books.process_of(deal), room))
    }

    /// Who stands in the list: all of the picture, then those who have left.
    pub fn lines(&self, books: &Books, map: &BuyerMap) -> Vec<Who> {
        let boxes = map.boxes.iter().map(|spot| spot.who.clone());
        let people = self.book(books).into_iter().flat_map(|book| &book.deal.people);
        let gone = people.filter(|(_, person)| person.left.is_some());
        boxes.chain(gone.map(|(id, _)| Who::Person(id.clone()))).collect()
    }

    /// The number of the box or line under the cursor.
    pub fn place(&self, lines: &[Who]) -> usize {
        let at = self.at.as_ref().and_then(|at| lines.iter().position(|who| who == at));
        at.unwrap_or(0)
    }

    /// Puts the cursor on somebody who came onto the map.
    pub(super) fn follow(&mut self, record: &Record) {
        let Record::Deal(deal) = record else { return };
        if self.known.is_empty() || deal.id != self.deal {
            return;
        }
        let new = deal.people.keys().find(|id| !self.known.contains(id));
        self.at = new.map(|id| Who::Person(id.clone())).or(self.at.take());
        self.known.clear();
    }

    /// Does what was asked for.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    pub fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        match command {
            Command::Out => return Next::pop(Vec::new()),
            Command::AsList => self.is_list = !self.is_list,
            Command::Keep
            | Command::AddPerson
            | Command::ReportsTo
            | Command::Influences
            | Command::AtOdds
            | Command::HasLeft => return self.ask(command, ctx),
            _ => self.go(command, ctx.books),
        }
        Next::nothing()
    }

    /// Moves the cursor.
    #[expect(clippy::wildcard_enum_match_arm, reason = "no other command moves it")]
    fn go(&mut self, command: &Command, books: &Books) {
        let Some(map) = self.picture(books, self.columns) else { return };
        let mut lines = self.lines(books, &map);
        if !self.is_list {
            lines.truncate(map.boxes.len());
        }
        let (here, last) = (self.place(&lines), lines.len().saturating_sub(1));
        let there = match command {
            Command::First => 0,
            Command::Last => last,
            Command::Up | Command::Left if self.is_list => here.saturating_sub(1),
            Command::Down | Command::Right if self.is_list => here + 1,
            Command::PageUp if self.is_list => here.saturating_sub(PAGE.1),
            Command::PageDown if self.is_list => here + PAGE.1,
            Command::Up => beside(&map, here, Direction::Up, 1),
            Command::Down => beside(&map, here, Direction::Down, 1),
            Command::Left => beside(&map, here, Direction::Left, 1),
            Command::Right => beside(&map, here, Direction::Right, 1),
            Command::PageUp => beside(&map, here, Direction::Up, PAGE.0),
            Command::PageDown => beside(&map, here, Direction::Down, PAGE.0),
            _ => return,
        };
        self.at = lines.get(there.min(last)).cloned();
    }

    /// Opens the dialog that a command asks for.
    fn ask(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        let Some(map) = self.picture(ctx.books, self.columns) else { return Next::nothing() };
        let lines = self.lines(ctx.books, &map);
        let Some(what) = what(command, lines.get(self.place(&lines))) else {
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
