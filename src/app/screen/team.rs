//! The figures of the team: the reps by name, and all of one of them. For these all
//! decided deals are read, some at a time, turned into facts, and dropped.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::paper::PaperScreen;
use super::{Component, Ctx, Next, Place, Screen, Sight, deal};
use crate::app::command::Command;
use crate::app::cursor::Cursor;
use crate::app::effect::Effect;
use crate::app::keymap::Scope;
use crate::domain::books::{Books, DealBook};
use crate::domain::change::Change;
use crate::domain::figures::Facts;
use crate::domain::id::{DealId, PersonId};
use crate::domain::profile::Profile;
use crate::domain::team::TeamRole;
use crate::pages::team::Asked;
use crate::pages::thing::Thing;
use crate::pages::{Page, Query};

/// The figures of the team.
#[derive(Clone, Debug, Default)]
pub struct Team {
    /// The rep under the cursor.
    cursor: Cursor,
    /// Of whom all is shown; none while the reps are.
    rep: Option<PersonId>,
    /// The number of the figure of that rep whose records are shown.
    figure: Option<usize>,
    /// Whether everybody's figures are shown.
    everybody: bool,
    /// The facts of decided deals; none of those that were not read, or cannot be.
    read: BTreeMap<DealId, Option<Facts>>,
    /// How many deals are still to be read.
    unread: usize,
    /// The day for which the facts were read.
    day: Option<Date>,
    /// All of the facts, once no deal is to be read.
    whole: Option<Arc<[Facts]>>,
}

impl Component for Team {
    fn scopes(&self, sight: Sight<'_>) -> Vec<Scope> {
        let Page::Team(page) = sight.page else { return vec![Scope::Team, Scope::Home] };
        let of_manager = (!page.of_one).then_some(Scope::TeamOfManager);
        of_manager.into_iter().chain([Scope::Team, Scope::Home]).collect()
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        match command {
            _ if self.cursor.go(command, ctx.page.spots(), ctx.lines_a_page()) => {}
            Command::Keep => return self.open(ctx),
            Command::TeamMeeting => return meets(ctx),
            Command::Whose => self.everybody = !self.everybody,
            Command::Out => match (self.figure.take(), self.rep.clone()) {
                (Some(figure), _) => self.cursor.put(figure),
                (None, Some(rep)) => {
                    self.rep = None;
                    self.cursor.look_for(Some(Thing::Rep(rep)));
                }
                (None, None) => return Next::go(Place::Today),
            },
            _ => {}
        }
        Next::nothing()
    }

    fn shows_books(&self) -> bool {
        true
    }

    fn query(&self) -> Query {
        let (decided, rep) = (self.whole.clone(), self.rep.clone());
        Query::Team(Asked { decided, everybody: self.everybody, rep, figure: self.figure })
    }

    fn settle(&mut self, page: &Page) {
        self.cursor.settle(page.spots());
    }
}

impl Team {
    /// The number of the line under the cursor.
    pub const fn at(&self) -> usize {
        self.cursor.at()
    }

    /// The number of the figure whose records are shown.
    pub const fn figure(&self) -> Option<usize> {
        self.figure
    }

    /// How many decided deals were read, and of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.read.len() - self.unread.min(self.read.len()), self.read.len())
    }

    /// Asks for the decided deals that were not read, unless it is being done.
    pub(in crate::app) fn lacking(&mut self, books: &Books, today: Date) -> Option<Effect> {
        if self.unread > 0 {
            return None;
        }
        // What a deal says of a day is not what it says of the next.
        if self.day.replace(today) != Some(today) {
            self.read.clear();
        }
        self.read.retain(|deal, _| books.decided.contains_key(deal));
        let is_new = |deal: &&DealId| !self.read.contains_key(*deal);
        let lacking: Vec<DealId> = books.decided.keys().filter(is_new).cloned().collect();
        self.unread = lacking.len();
        self.read.extend(lacking.iter().map(|deal| (deal.clone(), None)));
        self.is_whole_by_now();
        (!lacking.is_empty()).then_some(Effect::Gather(lacking))
    }

    /// Some deals more were read, and so many are not.
    pub(in crate::app) fn learn(&mut self, deals: &[DealBook], books: &Books, unread: usize) {
        let Some(today) = self.day else { return };
        for book in deals {
            let facts = Facts::of(book, books.process_of(&book.deal), today);
            self.read.insert(book.deal.id.clone(), Some(facts));
        }
        self.unread = unread;
        self.is_whole_by_now();
    }

    fn is_whole_by_now(&mut self) {
        let all = || self.read.values().flatten().cloned().collect();
        self.whole = (self.unread == 0).then(all);
    }

    /// Opens what is under the cursor: the rep, the records of a figure, or a record.
    fn open(&mut self, ctx: &mut Ctx<'_>) -> Next {
        let Page::Team(page) = ctx.page else { return Next::nothing() };
        match page.spots.thing(self.at()) {
            Some(Thing::Rep(rep)) => self.rep = Some(rep.clone()),
            Some(thing) => return open(thing, ctx),
            None if page.records.get(self.at()).is_some_and(|records| !records.is_empty()) => {
                self.figure = Some(self.at());
            }
            None if self.figure.is_none() && page.of_one => {
                return ctx.say("Nothing more stands behind this line.");
            }
            None => return Next::nothing(),
        }
        self.cursor.put(0);
        Next::nothing()
    }
}

/// Opens a record: the minutes of a session, else the page of its deal.
fn open(thing: &Thing, ctx: &mut Ctx<'_>) -> Next {
    if let Thing::Session(deal, session) = thing {
        let minutes = PaperScreen::minutes(deal.clone(), session.clone());
        let effects = deal::reading(deal, ctx.books);
        return Next { effects, ..Next::push(Screen::Paper(minutes)) };
    }
    let opened = thing.deal().map(|deal| deal::open_at(deal, thing.clone(), ctx.books));
    opened.unwrap_or(Next::nothing())
}

/// Ticks the meeting of the team today, or takes the tick back.
fn meets(ctx: &mut Ctx<'_>) -> Next {
    let me = ctx.books.known_me().filter(|(_, person)| person.role == TeamRole::Manager);
    let Some(me) = me.map(|(id, _)| id.clone()) else {
        return ctx.say("A manager ticks the team meeting: w says who you are.");
    };
    let before = ctx.books.profiles.get(&me).cloned();
    let mut after = before.clone().unwrap_or_else(|| Profile::new(me));
    let is_held = after.team_meeting.entry(ctx.now.wall.date()).or_default();
    *is_held = !*is_held;
    let change = match before {
        Some(before) => Change::of(before, after),
        None => Change::new(after),
    };
    Next::stay(ctx.make(vec![change]))
}
