//! What waits today: one cursor over all lines, and from each of them the way
//! to what it is about.

use super::deals::Deals;
use super::{Component, Ctx, Next, Place, Screen, Sight, begin, deal, new_deal};
use crate::app::command::Command;
use crate::app::cursor::Cursor;
use crate::app::dialog::{self, DialogKind, NewStepDialog};
use crate::app::keymap::Scope;
use crate::app::thing;
use crate::domain::change::Record;
use crate::domain::session::{Beginning, Session};
use crate::pages::thing::Thing;
use crate::pages::today::{At, Folding, Group, Kind};
use crate::pages::{Page, Query};

/// What is to be done with a file that cannot be used: no work for the screens.
const DOCTOR: &str = "Ctrl-Q leaves. Then type sideline doctor: it says what to do.";

/// What waits today.
#[derive(Clone, Debug, Default)]
pub struct Today {
    /// The line under the cursor.
    cursor: Cursor,
    /// How much of each group is shown.
    folding: Folding,
}

/// Rows of a window from which on more of a group is shown.
const HIGH: u16 = 30;
/// The most rows of a group in a window that is not so high, and in one that is.
const MOST: [usize; 2] = [3, 6];

impl Component for Today {
    fn scopes(&self, sight: Sight<'_>) -> Vec<Scope> {
        let thing = sight.page.spots().thing(self.at());
        let of_line = thing.map(|thing| thing::scopes(thing, sight.books, sight.now));
        let here = [Scope::Today, Scope::Outside, Scope::Home];
        of_line.into_iter().flatten().chain(here).collect()
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        let spots = ctx.page.spots();
        let thing = spots.thing(self.at());
        let near = || thing.and_then(Thing::deal).cloned();
        if self.cursor.go(command, spots, ctx.lines_a_page()) {
            return Next::nothing();
        }
        match command {
            Command::Keep if self.unfolds(ctx.page) => self.unfold(ctx.page),
            Command::Keep => open(ctx.page, self.at(), ctx),
            Command::Right => self.unfold(ctx.page),
            Command::Left => self.fold(ctx.page),
            Command::NewStep => {
                Next::ask(DialogKind::NewStep(NewStepDialog { deal: None, near: None }))
            }
            Command::CouldHelp => {
                near().map_or(Next::nothing(), |deal| dialog::could_help(&deal, ctx))
            }
            Command::NewAsk => Next::ask(DialogKind::raise(near())),
            Command::NewCall => Next::ask(DialogKind::plan_call(near())),
            Command::AddDeal => new_deal::begin("", ctx),
            Command::Out => ctx.say("Ctrl-Q leaves."),
            _ => {
                let done = thing.and_then(|thing| thing::act(thing, command, ctx));
                done.unwrap_or(Next::nothing())
            }
        }
    }

    fn shows_books(&self) -> bool {
        true
    }

    fn follow(&mut self, record: &Record) {
        self.cursor.look_for(Thing::of(record));
    }

    fn fit(&mut self, (_, rows): (u16, u16)) {
        self.folding.most = if rows < HIGH { MOST[0] } else { MOST[1] };
    }

    fn query(&self) -> Query {
        Query::Today(self.folding.clone())
    }

    fn settle(&mut self, page: &Page) {
        self.cursor.settle(page.spots());
    }
}

impl Today {
    /// The number of the line under the cursor.
    pub const fn at(&self) -> usize {
        self.cursor.at()
    }

    /// Whether the line under the cursor says how many more there are.
    fn unfolds(&self, page: &Page) -> bool {
        let Page::Today(today) = page else { return false };
        matches!(today.at(self.at()), Some(At::More(..)))
    }

    fn unfold(&mut self, page: &Page) -> Next {
        let group = self.group(page).filter(|group| !self.folding.unfolded.contains(group));
        self.folding.unfolded.extend(group);
        self.cursor.stay();
        Next::nothing()
    }

    fn fold(&mut self, page: &Page) -> Next {
        let group = self.group(page);
        self.folding.unfolded.retain(|unfolded| Some(*unfolded) != group);
        Next::nothing()
    }

    /// The group of the line under the cursor.
    fn group(&self, page: &Page) -> Option<Group> {
        let Page::Today(today) = page else { return None };
        today.group(self.at())
    }
}

/// Opens what the line is about.
fn open(page: &Page, at: usize, ctx: &mut Ctx<'_>) -> Next {
    let Page::Today(today) = page else { return Next::nothing() };
    let Some(row) = today.row(at) else { return Next::go(Place::Deals) };
    match &row.thing {
        Thing::Next(deal) => begin::open(deal, None, ctx),
        Thing::Deal(deal) if row.kind == Kind::Debrief => begin::open(deal, None, ctx),
        Thing::Session(deal, id) => {
            let book = ctx.books.deals.get(deal);
            let is_prep = book.and_then(|book| book.sessions.get(id)).is_some_and(Session::is_prep);
            begin::open(deal, is_prep.then_some(Beginning::PREP), ctx)
        }
        Thing::Rep(rep) => {
            let deals = Deals::of(ctx.books.team.name_of(rep));
            Next::push(Screen::Deals(deals))
        }
        Thing::File => ctx.say(DOCTOR),
        thing @ (Thing::Ask(..) | Thing::Call(..) | Thing::Back(..)) => {
            thing::opened(thing, ctx).unwrap_or(Next::nothing())
        }
        thing @ Thing::Step(deal, _) => deal::open_at(deal, thing.clone(), ctx.books),
        Thing::Deal(deal)
        | Thing::Waits(deal, _)
        | Thing::Person(deal, _)
        | Thing::Criterion(deal, _)
        | Thing::Fact(deal, _) => deal::open(deal, ctx.books),
    }
}
