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
use crate::domain::session::Beginning;
use crate::pages::thing::{Spot, Thing};
use crate::pages::today::Kind;
use crate::pages::{Page, Query};

/// What is to be done with a file that cannot be used: no work for the screens.
const DOCTOR: &str = "Ctrl-Q leaves. Then type sideline doctor: it says what to do.";

/// What waits today.
#[derive(Clone, Debug, Default)]
pub struct Today {
    /// The line under the cursor; after the last one come all deals.
    cursor: Cursor,
}

impl Component for Today {
    fn scopes(&self, sight: Sight<'_>) -> Vec<Scope> {
        let thing = sight.page.spots().thing(self.at());
        let of_line = thing.map(|thing| thing::scopes(thing, sight.books, sight.day));
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
        if self.cursor.go(command, spots) {
            return Next::nothing();
        }
        match command {
            Command::Keep => open(spots.get(self.at()), ctx),
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

    fn query(&self) -> Query {
        Query::Today
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
}

/// Opens what the line is about.
fn open(spot: Option<&Spot>, ctx: &mut Ctx<'_>) -> Next {
    let Some(Spot { group, thing: Some(thing) }) = spot else { return Next::go(Place::Deals) };
    let day = ctx.now.wall.date();
    match thing {
        Thing::Deal(deal) if *group == Kind::Sessions as usize => begin::open(deal, None, ctx),
        Thing::Session(deal, _) => begin::open(deal, Some(Beginning::PREP), ctx),
        Thing::Rep(rep) => {
            let deals = Deals::of(ctx.books.team.name_of(rep));
            Next::push(Screen::Deals(deals))
        }
        Thing::File => ctx.say(DOCTOR),
        Thing::Ask(..) | Thing::Call(..) => {
            thing::opened(thing, ctx.books, day).unwrap_or(Next::nothing())
        }
        Thing::Step(deal, _)
        | Thing::Deal(deal)
        | Thing::Person(deal, _)
        | Thing::Criterion(deal, _)
        | Thing::Fact(deal, _) => deal::open(deal, ctx.books),
    }
}
