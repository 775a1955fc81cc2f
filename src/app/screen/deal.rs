//! The page of a deal: one cursor over all that is known of it, and from each
//! line the way on.

use super::map::Map;
use super::paper::PaperScreen;
use super::{Component, Ctx, Next, Screen, Sight, begin};
use crate::app::command::Command;
use crate::app::cursor::Cursor;
use crate::app::dialog::{self, DialogKind, NewStepDialog};
use crate::app::effect::Effect;
use crate::app::keymap::Scope;
use crate::app::thing;
use crate::domain::books::{Books, DealBook};
use crate::domain::change::Record;
use crate::domain::deal::DealStatus;
use crate::domain::id::{DealId, SessionId};
use crate::domain::session::{Beginning, Session};
use crate::pages::deal_page::Fact;
use crate::pages::map::Who;
use crate::pages::thing::Thing;
use crate::pages::{Page, Query};

/// What is said where a session is begun on a deal that is decided.
const DECIDED: &str = "It is decided: there is nothing to prepare. s holds the debrief.";
/// What is said on a criterion.
const IN_A_SESSION: &str = "What the buyer has done is told in a session: s starts one.";

/// The page of a deal.
#[derive(Clone, Debug)]
pub struct DealPage {
    /// The deal.
    pub deal: DealId,
    /// The line under the cursor.
    cursor: Cursor,
    /// Whether the manager's notes are unfolded.
    shows_notes: bool,
}

/// Opens the page of a deal. Of one that was not opened before the rest is read.
pub(super) fn open(deal: &DealId, books: &Books) -> Next {
    open_with(deal, Cursor::default(), books)
}

/// The same with the cursor on the line that is about something, where there is
/// one.
pub(in crate::app) fn open_at(deal: &DealId, thing: Thing, books: &Books) -> Next {
    open_with(deal, Cursor::to(thing), books)
}

fn open_with(deal: &DealId, cursor: Cursor, books: &Books) -> Next {
    let page = DealPage { deal: deal.clone(), cursor, shows_notes: false };
    Next { effects: reading(deal, books), ..Next::push(Screen::Deal(page)) }
}

/// That the rest of a deal is read, where it was not opened before.
pub(super) fn reading(deal: &DealId, books: &Books) -> Vec<Effect> {
    let is_unread = books.decided.contains_key(deal);
    is_unread.then(|| Effect::Open(deal.clone())).into_iter().collect()
}

impl Component for DealPage {
    fn scopes(&self, sight: Sight<'_>) -> Vec<Scope> {
        let Sight { page, books, now } = sight;
        let thing = page.spots().thing(self.at());
        let of_line = thing.map(|thing| thing::scopes(thing, books, now));
        let here = [Scope::Deal, Scope::Outside, Scope::Home];
        of_line.into_iter().flatten().chain(here).collect()
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        let spots = ctx.page.spots();
        let before = self.at();
        let thing = spots.thing(before);
        // A thing takes two rows here, and none is passed over unseen.
        if self.cursor.go(command, spots, ctx.lines_a_page() / 2) {
            // Behind the beginning of the last group there is its end.
            if *command == Command::NextField && self.at() == before {
                self.cursor.put(spots.last());
            }
            return Next::nothing();
        }
        let deal = || self.deal.clone();
        match command {
            Command::Keep => self.open(thing, ctx),
            Command::Change if matches!(thing, Some(Thing::Deal(_))) => {
                self.cursor.look_for(Some(Thing::Fact(deal(), Fact::ALL[0])));
                Next::nothing()
            }
            Command::Begin => self.begin(None, ctx),
            Command::BuyerMap => Next::push(Screen::Map(Map::new(deal()))),
            Command::NewAsk => Next::ask(DialogKind::raise(Some(deal()))),
            Command::Unfold => {
                self.shows_notes = !self.shows_notes;
                Next::nothing()
            }
            Command::NewCall => Next::ask(DialogKind::plan_call(Some(deal()))),
            Command::CouldHelp => dialog::could_help(&self.deal, ctx),
            Command::NewStep => {
                let new = NewStepDialog { deal: Some(deal()), near: None };
                Next::ask(DialogKind::NewStep(new))
            }
            Command::Out => Next::pop(Vec::new()),
            _ => thing.and_then(|it| thing::act(it, command, ctx)).unwrap_or(Next::nothing()),
        }
    }

    fn shows_books(&self) -> bool {
        true
    }

    fn deal(&self) -> Option<&DealId> {
        Some(&self.deal)
    }

    fn follow(&mut self, record: &Record) {
        self.cursor.look_for(Thing::of(record));
    }

    fn query(&self) -> Query {
        Query::Deal(self.deal.clone(), self.shows_notes)
    }

    fn settle(&mut self, page: &Page) {
        self.cursor.settle(page.spots());
    }
}

impl DealPage {
    /// The number of the line under the cursor.
    pub const fn at(&self) -> usize {
        self.cursor.at()
    }

    fn book<'a>(&self, books: &'a Books) -> Option<&'a DealBook> {
        books.deals.get(&self.deal)
    }

    /// Begins a session, or goes on with one.
    fn begin(&self, beginning: Option<Beginning>, ctx: &mut Ctx<'_>) -> Next {
        let is_decided = self.book(ctx.books).is_some_and(|it| it.deal.status != DealStatus::Open);
        if is_decided && beginning.is_some_and(Beginning::is_prep) {
            return ctx.say(DECIDED);
        }
        begin::open(&self.deal, beginning, ctx)
    }

    /// Does what the line under the cursor is for.
    fn open(&self, thing: Option<&Thing>, ctx: &mut Ctx<'_>) -> Next {
        let Some(thing) = thing else { return Next::nothing() };
        match thing {
            Thing::Deal(_) | Thing::Next(_) => self.begin(None, ctx),
            Thing::Session(_, session) | Thing::Waits(_, session) => {
                self.open_session(session, ctx)
            }
            Thing::Person(deal, person) => {
                Next::push(Screen::Map(Map::on(deal.clone(), Who::Person(person.clone()))))
            }
            Thing::Criterion(..) => ctx.say(IN_A_SESSION),
            Thing::Fact(..) => thing::act(thing, &Command::Change, ctx).unwrap_or(Next::nothing()),
            // All of it stands on the page.
            Thing::Step(..) => Next::nothing(),
            Thing::Ask(..) | Thing::Call(..) | Thing::Back(..) | Thing::Rep(_) | Thing::File => {
                thing::opened(thing, ctx).unwrap_or(Next::nothing())
            }
        }
    }

    /// Goes on with what a rep prepares alone; of a session that was held the
    /// minutes are opened.
    fn open_session(&self, id: &SessionId, ctx: &mut Ctx<'_>) -> Next {
        let session = self.book(ctx.books).and_then(|book| book.sessions.get(id));
        if session.is_some_and(Session::is_draft) {
            return self.begin(Some(Beginning::PREP), ctx);
        }
        Next::push(Screen::Paper(PaperScreen::minutes(self.deal.clone(), id.clone())))
    }
}
