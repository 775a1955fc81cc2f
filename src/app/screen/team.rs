//! The figures of the team: the reps by name, and all of one of them. For these all
//! decided deals are read, some at a time, turned into facts, and dropped.

mod acts;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use acts::Act;

use super::paper::PaperScreen;
use super::{Component, Ctx, Next, Place, Screen, Sight, deal};
use crate::app::command::Command;
use crate::app::cursor::Cursor;
use crate::app::dialog;
use crate::app::effect::Effect;
use crate::app::keymap::Scope;
use crate::domain::books::{Books, DealBook, Unread};
use crate::domain::figures::Facts;
use crate::domain::id::{DealId, PersonId};
use crate::pages::team::{About, Asked, Decided, Rep, TeamPage, about, looked_at};
use crate::pages::thing::Thing;
use crate::pages::{Page, Query};

/// The figures of the team.
#[derive(Clone, Debug, Default)]
pub struct Team {
    /// The line under the cursor.
    cursor: Cursor,
    /// Whether the cursor was put on the first rep.
    is_placed: bool,
    /// Of whom all is shown; none while the reps are.
    rep: Option<PersonId>,
    /// The number of the line whose records are shown.
    figure: Option<usize>,
    /// Whether those are shown right from the reps.
    is_from_reps: bool,
    /// The line under the cursor of what to look at with a rep, while it is there.
    look: Option<usize>,
    /// Whether everybody's figures are shown.
    everybody: bool,
    /// The facts of decided deals; none of those that were not read, or cannot be.
    read: BTreeMap<DealId, Option<Facts>>,
    /// How many deals are still to be read.
    unread: usize,
    /// The day for which the facts were read.
    day: Option<Date>,
    /// What of those deals could not be read.
    damaged: Vec<Unread>,
    /// All of that, once no deal is to be read.
    whole: Option<Arc<Decided>>,
}

impl Component for Team {
    fn scopes(&self, sight: Sight<'_>) -> Vec<Scope> {
        let Page::Team(page) = sight.page else { return vec![Scope::Team, Scope::Home] };
        let own = match self.figure {
            Some(_) => self.offers(page).then_some(Scope::Stuck),
            None if page.of_one => Some(Scope::TeamOfOne),
            None => Some(Scope::TeamOfManager),
        };
        let own = own.into_iter();
        own.chain([Scope::Team, Scope::Home]).collect()
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    fn takes(&self, command: &Command, sight: Sight<'_>) -> bool {
        let Page::Team(page) = sight.page else { return true };
        let works = |act| acts::works(act, self.figure.is_none(), self.at(), sight);
        match command {
            Command::Coach => works(Act::Coach),
            Command::AskNext => works(Act::AskNext),
            Command::TellRole => works(Act::TellRole),
            Command::CouldHelp => self.figure.is_some() || self.stuck(page).is_some(),
            _ => true,
        }
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        match command {
            _ if self.looks(command, ctx) => {}
            _ if self.cursor.go(command, ctx.page.spots(), ctx.lines_a_page()) => {}
            Command::Keep => return self.open(ctx),
            Command::TeamMeeting => return acts::meets(ctx),
            Command::Coach => return self.perform(Act::Coach, ctx),
            Command::AskNext => return self.perform(Act::AskNext, ctx),
            Command::TellRole => return self.perform(Act::TellRole, ctx),
            Command::CouldHelp => return self.help(ctx),
            Command::Whose => self.everybody = !self.everybody,
            Command::Out => match (self.figure.take(), self.rep.take()) {
                (Some(figure), rep) if !self.is_from_reps => {
                    self.rep = rep;
                    self.cursor.put(figure);
                }
                (_, Some(rep)) => self.cursor.look_for(Some(Thing::Rep(rep))),
                (_, None) => return Next::go(Place::Today),
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
        if let Page::Team(page) = page
            && !std::mem::replace(&mut self.is_placed, true)
        {
            self.cursor.put(page.above);
        }
        self.cursor.settle(page.spots());
        let is_of_reps = matches!(page, Page::Team(page) if self.is_of_reps(page));
        self.look.take_if(|_| !is_of_reps);
    }
}

impl Team {
    /// The number of the line under the cursor.
    pub const fn at(&self) -> usize {
        self.cursor.at()
    }

    /// The line under the cursor of what to look at with a rep, while it is there.
    pub const fn look(&self) -> Option<usize> {
        self.look
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
            self.damaged.clear();
        }
        self.read.retain(|deal, _| books.decided.contains_key(deal));
        let is_new = |deal: &&DealId| !self.read.contains_key(*deal);
        let lacking: Vec<DealId> = books.decided.keys().filter(is_new).cloned().collect();
        self.unread = lacking.len();
        // They come in order, so all of them go in at once.
        self.read.append(&mut lacking.iter().map(|deal| (deal.clone(), None)).collect());
        self.is_whole_by_now();
        (!lacking.is_empty()).then_some(Effect::Gather(lacking))
    }

    /// Some deals more were read, and so many are not.
    pub(in crate::app) fn learn(
        &mut self,
        deals: &[DealBook],
        damaged: &[Unread],
        books: &Books,
        unread: usize,
    ) {
        let Some(today) = self.day else { return };
        self.damaged.extend_from_slice(damaged);
        for book in deals {
            let facts = Facts::of(book, books.process_of(&book.deal), today);
            self.read.insert(book.deal.id.clone(), Some(facts));
        }
        self.unread = unread;
        self.is_whole_by_now();
    }

    fn is_whole_by_now(&mut self) {
        let facts = || self.read.values().flatten().cloned().collect();
        let all = || Arc::new(Decided { facts: facts(), unread: self.damaged.clone() });
        self.whole = (self.unread == 0).then(all);
    }

    fn perform(&self, act: Act, ctx: &mut Ctx<'_>) -> Next {
        acts::perform(act, self.figure.is_none(), self.at(), ctx)
    }

    /// Goes over what to look at with the rep under the cursor, below the last rep or by
    /// the key for the next group; false where the command moves no cursor there.
    fn looks(&mut self, command: &Command, ctx: &Ctx<'_>) -> bool {
        let Page::Team(page) = ctx.page else { return false };
        let Some(rep) = self.rep_at(page).filter(|_| page.is_whole && self.is_of_reps(page)) else {
            return false;
        };
        let told = page.told(ctx.books, ctx.now.wall.date());
        let last = looked_at(rep, told, ctx.rows).len().saturating_sub(1);
        let (is_last, lines) = (self.at() == page.spots.last(), ctx.lines_a_page());
        self.look = match (self.look, command) {
            (None, Command::NextField) => Some(0),
            (None, Command::Down | Command::PageDown) if is_last => Some(0),
            (Some(at), Command::Up) => at.checked_sub(1),
            (Some(at), Command::PageUp) => at.checked_sub(lines),
            (Some(at), Command::Down) => Some((at + 1).min(last)),
            (Some(at), Command::PageDown) => Some((at + lines).min(last)),
            (Some(_), Command::Last) => Some(last),
            (Some(_), Command::PreviousField | Command::First) => None,
            _ => return false,
        };
        true
    }

    /// Whether the reps are shown, and not all of one or its records.
    const fn is_of_reps(&self, page: &TeamPage) -> bool {
        !page.of_one && self.figure.is_none()
    }

    /// The rep whom the line under the cursor is about.
    fn rep_at<'p>(&self, page: &'p TeamPage) -> Option<&'p Rep> {
        page.figures.reps.get(if page.of_one { 0 } else { page.below(self.at())? })
    }

    /// The rep under the cursor, and the line of those of their deals that are stuck.
    fn stuck<'p>(&self, page: &'p TeamPage) -> Option<(&'p Rep, usize)> {
        let rep = self.rep_at(page)?;
        Some((rep, about(rep).iter().position(|it| *it == About::Help)?))
    }

    /// Whether the cursor is on a deal of which help may be offered.
    fn offers(&self, page: &TeamPage) -> bool {
        let stuck = page.figures.reps.first().map(|rep| &rep.stuck);
        let Some(Thing::Deal(deal)) = page.spots.thing(self.at()) else { return false };
        stuck.is_some_and(|stuck| stuck.contains(deal))
    }

    /// Lists the deals of a rep with which nobody asked for help; on one of them it is
    /// offered.
    fn help(&mut self, ctx: &mut Ctx<'_>) -> Next {
        let Page::Team(page) = ctx.page else { return Next::nothing() };
        if let (Some(_), Some(Thing::Deal(deal))) = (self.figure, page.spots.thing(self.at())) {
            return dialog::could_help(deal, ctx);
        }
        let Some(rep) = self.rep_at(page) else {
            return ctx.say("That is for a rep: go down to one.");
        };
        let Some((_, line)) = self.stuck(page) else {
            let is_own = ctx.books.known_me().is_some_and(|(me, _)| *me == rep.id);
            let name = ctx.books.team.first_name_of(&rep.id);
            return ctx.say(if is_own {
                "Help is offered by whoever coaches you. r on the page of a deal asks for it."
                    .to_owned()
            } else {
                format!("No deal of {name}'s that you coach is late or stuck without an ask.")
            });
        };
        self.is_from_reps = !page.of_one;
        self.rep = Some(rep.id.clone());
        self.figure = Some(line);
        self.cursor.put(0);
        Next::nothing()
    }

    /// Opens what is under the cursor: the rep, the records of a figure, or a record.
    fn open(&mut self, ctx: &mut Ctx<'_>) -> Next {
        let Page::Team(page) = ctx.page else { return Next::nothing() };
        match page.spots.thing(self.at()) {
            Some(Thing::Rep(rep)) => self.rep = Some(rep.clone()),
            Some(thing) => return open(thing, ctx),
            None if page.records.get(self.at()).is_some_and(|records| !records.is_empty()) => {
                (self.figure, self.is_from_reps) = (Some(self.at()), false);
            }
            None if self.figure.is_none() && !page.spots.is_empty() => {
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
