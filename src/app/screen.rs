//! The screens: small structs with ids, a cursor and a form. They do not see
//! each other; what a command guidance to comes back as a [`Step`].

pub mod actions;
pub mod begin;
pub mod deal;
pub mod deals;
pub mod map;
pub mod minutes;
pub mod new_deal;
pub mod preview;
pub mod processes;
pub mod search;
pub mod session;
pub mod start;
pub mod summary;
pub mod today;
pub mod who;

use super::command::Command;
use super::dialog::DialogKind;
use super::edits::Edits;
use super::effect::{Effect, Shelf};
use super::form::Form;
use super::keymap::Scope;
use super::model::Notice;
use super::unsaved::Typed;
use crate::domain::books::{Books, Kept};
use crate::domain::change::{Change, Record};
use crate::domain::id::{DealId, Draw};
use crate::domain::now::Now;
use crate::interview::prompt::Entry;

pub use new_deal::PLACE as NEW_DEAL;

/// One screen.
#[derive(Clone, Debug)]
pub enum Screen {
    /// The first start.
    Start(start::Start),
    /// What waits today.
    Today(today::Today),
    /// The question who sits at the keyboard.
    Who(who::Who),
    /// The list of deals.
    Deals(deals::Deals),
    /// What is owed.
    Actions(actions::Actions),
    /// The page of a deal.
    Deal(deal::DealPage),
    /// The minutes of a session.
    Minutes(minutes::MinutesScreen),
    /// The buyer map of a deal.
    Map(map::Map),
    /// The list of processes.
    Processes(processes::Processes),
    /// The preview of a process.
    Preview(Box<preview::Preview>),
    /// A search through all that was written down.
    Search(Box<search::Search>),
    /// A new deal.
    NewDeal(new_deal::NewDealScreen),
    /// The question before a session.
    Begin(begin::Begin),
    /// A session.
    Session(Box<session::SessionScreen>),
    /// The summary of an agreed session.
    Summary(summary::Summary),
}

/// What a screen works with.
#[derive(Debug)]
pub struct Ctx<'a> {
    /// The records.
    pub books: &'a mut Kept,
    /// This moment.
    pub now: &'a Now,
    /// Where new ids come from.
    pub draw: &'a mut Draw,
    /// One line of news.
    pub notice: &'a mut Option<Notice>,
    /// What can be taken back.
    pub edits: &'a mut Edits,
}

impl Ctx<'_> {
    /// Puts an edit into the books, and saves it; it can be taken back. What a
    /// newer program wrote stays as it is.
    pub fn make(&mut self, changes: Vec<Change>) -> Vec<Effect> {
        if let Some(newer) = changes.iter().find_map(|change| self.books.newer(&change.after)) {
            *self.notice = Some(Notice::news(format!("Not changed: {newer}")));
            return Vec::new();
        }
        *self.notice = Some(Notice::news("Kept. Ctrl-Z takes it back."));
        self.edits.made(changes.clone());
        put(changes, self.books)
    }

    /// The same for what may be refused: a refusal is news.
    pub(super) fn try_to(&mut self, change: Option<Result<Change, impl ToString>>) -> Next {
        match change {
            Some(Ok(change)) => Next::stay(self.make(vec![change])),
            Some(Err(why)) => {
                *self.notice = Some(Notice::news(why.to_string()));
                Next::nothing()
            }
            None => Next::nothing(),
        }
    }
}

/// Puts changes into the books, and saves them.
pub(super) fn put(changes: Vec<Change>, books: &mut Kept) -> Vec<Effect> {
    for change in &changes {
        books.change().apply(change);
    }
    changes.into_iter().map(|change| Effect::Save(change, None)).collect()
}

/// What a command guidance to.
#[derive(Clone, Debug)]
pub struct Next {
    /// What the shell shall do.
    pub effects: Vec<Effect>,
    /// Which screen is in front from here on.
    pub turn: Turn,
}

/// Which screen is in front from here on.
#[derive(Clone, Debug)]
pub enum Turn {
    /// This one.
    Stay,
    /// That one, over this one.
    Push(Box<Screen>),
    /// That one, instead of this one.
    Replace(Box<Screen>),
    /// The one below.
    Pop,
    /// One of those that are reached from everywhere, and none over it.
    Go(Place),
    /// This one, with a dialog over it.
    Ask(DialogKind),
}

/// The screens that are reached from everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// What waits today: below all others.
    Today,
    /// The list of deals.
    Deals,
    /// What is owed.
    Actions,
    /// The list of deals, to choose the one of the next session.
    NextDeal,
    /// The list of processes.
    Processes,
}

impl Next {
    /// Nothing to do.
    pub const fn nothing() -> Self {
        Self { effects: Vec::new(), turn: Turn::Stay }
    }

    /// Stay, and do this.
    pub const fn stay(effects: Vec<Effect>) -> Self {
        Self { effects, turn: Turn::Stay }
    }

    /// Go one screen back.
    pub const fn pop(effects: Vec<Effect>) -> Self {
        Self { effects, turn: Turn::Pop }
    }

    /// Go to one of the screens that are reached from everywhere.
    pub fn go(place: Place) -> Self {
        let watch = (place == Place::Processes).then_some(Effect::Watch(Shelf::Workspace));
        Self { effects: watch.into_iter().collect(), turn: Turn::Go(place) }
    }

    /// Ask in a dialog, over this screen.
    pub const fn ask(kind: DialogKind) -> Self {
        Self { effects: Vec::new(), turn: Turn::Ask(kind) }
    }

    /// Go on to a screen, over this one.
    pub fn push(screen: Screen) -> Self {
        Self { effects: Vec::new(), turn: Turn::Push(Box::new(screen)) }
    }
}

impl Screen {
    /// The scopes whose keys work here, the nearest first.
    pub fn scopes(&self, books: &Books, now: &Now) -> Vec<Scope> {
        match self {
            Self::Start(_) => vec![Scope::Start, Scope::Choosing],
            Self::Today(screen) => screen.scopes(books, now.wall.date()),
            Self::Who(screen) => form_scopes(screen.form()),
            Self::Deals(screen) => screen.scopes(),
            Self::Actions(screen) => screen.scopes(books, now.wall.date()),
            Self::Deal(screen) => screen.scopes(books, now.wall.date()),
            Self::Minutes(_) => vec![Scope::Minutes, Scope::Home],
            Self::Map(_) => vec![Scope::Map, Scope::Home],
            Self::Processes(_) => vec![Scope::Processes, Scope::Home],
            Self::Preview(_) => vec![Scope::Preview],
            Self::Search(_) => vec![Scope::Search, Scope::Typing],
            Self::NewDeal(screen) => form_scopes(screen.form()),
            Self::Begin(screen) => form_scopes(screen.form()),
            Self::Session(screen) => screen.scopes(),
            Self::Summary(_) => vec![Scope::Summary, Scope::Home],
        }
    }

    /// Where its form has its place in the draft log; none where it has no form, or
    /// that of a session.
    pub fn place(&self) -> Option<String> {
        match self {
            Self::NewDeal(_) => Some(NEW_DEAL.to_owned()),
            Self::Deals(_) => Some(deals::PLACE.to_owned()),
            Self::Begin(screen) => screen.place(),
            Self::Start(_)
            | Self::Today(_)
            | Self::Who(_)
            | Self::Actions(_)
            | Self::Map(_)
            | Self::Processes(_)
            | Self::Deal(_)
            | Self::Minutes(_)
            | Self::Preview(_)
            | Self::Search(_)
            | Self::Session(_)
            | Self::Summary(_) => None,
        }
    }

    /// What was typed in its form.
    pub fn typed(&self) -> Typed {
        match self {
            Self::NewDeal(screen) => screen.typed(),
            Self::Deals(screen) => screen.typed(),
            Self::Begin(screen) => screen.form().typed(),
            Self::Start(_)
            | Self::Today(_)
            | Self::Who(_)
            | Self::Actions(_)
            | Self::Map(_)
            | Self::Processes(_)
            | Self::Deal(_)
            | Self::Minutes(_)
            | Self::Preview(_)
            | Self::Search(_)
            | Self::Session(_)
            | Self::Summary(_) => Typed::default(),
        }
    }

    /// Puts back what was left in its form.
    pub fn bring_back(&mut self, left: &Typed) {
        match self {
            Self::NewDeal(screen) => screen.bring_back(left),
            Self::Deals(screen) => screen.bring_back(left),
            Self::Begin(screen) => screen.bring_back(left),
            Self::Start(_)
            | Self::Today(_)
            | Self::Who(_)
            | Self::Actions(_)
            | Self::Map(_)
            | Self::Processes(_)
            | Self::Deal(_)
            | Self::Minutes(_)
            | Self::Preview(_)
            | Self::Search(_)
            | Self::Session(_)
            | Self::Summary(_) => {}
        }
    }

    /// Whether it only shows the books: then they are read anew when one comes
    /// back to it, and what was changed in them can be taken back here.
    pub const fn shows_books(&self) -> bool {
        match self {
            Self::Today(_) | Self::Deals(_) | Self::Actions(_) | Self::Deal(_) | Self::Map(_) => {
                true
            }
            Self::Start(_)
            | Self::Who(_)
            | Self::Processes(_)
            | Self::Minutes(_)
            | Self::Preview(_)
            | Self::Search(_)
            | Self::NewDeal(_)
            | Self::Begin(_)
            | Self::Session(_)
            | Self::Summary(_) => false,
        }
    }

    /// The deal that is read on it, be it open or decided.
    pub(super) const fn deal(&self) -> Option<&DealId> {
        match self {
            Self::Deal(page) => Some(&page.deal),
            Self::Map(map) => Some(&map.deal),
            Self::Minutes(minutes) => Some(&minutes.deal),
            Self::Summary(summary) => Some(&summary.deal),
            Self::Start(_)
            | Self::Today(_)
            | Self::Who(_)
            | Self::Deals(_)
            | Self::Actions(_)
            | Self::Processes(_)
            | Self::Preview(_)
            | Self::Search(_)
            | Self::NewDeal(_)
            | Self::Begin(_)
            | Self::Session(_) => None,
        }
    }

    /// Puts the cursor on the line that shows that record, where one does.
    pub fn follow(&mut self, record: &Record, books: &Books, now: &Now) {
        match self {
            Self::Today(screen) => screen.follow(record, books, now.wall.date()),
            Self::Actions(screen) => screen.follow(record, books, now.wall.date()),
            Self::Deal(screen) => screen.follow(record, books, now.wall.date()),
            Self::Map(screen) => screen.follow(record),
            Self::Start(_)
            | Self::Who(_)
            | Self::Deals(_)
            | Self::Processes(_)
            | Self::Minutes(_)
            | Self::Preview(_)
            | Self::Search(_)
            | Self::NewDeal(_)
            | Self::Begin(_)
            | Self::Session(_)
            | Self::Summary(_) => {}
        }
    }

    /// An edit was made in a dialog over it.
    pub(super) fn made(&mut self, changes: &[Change], books: &Books, now: &Now) {
        if let Self::Actions(screen) = self {
            screen.made(changes, books, now.wall.date());
        } else if let Some(last) = changes.last() {
            self.follow(&last.after, books, now);
        }
    }

    /// Tells it how large the window is, where its keys depend on that.
    pub(super) const fn fit(&mut self, (columns, _): (u16, u16)) {
        if let Self::Map(screen) = self {
            screen.fit(columns);
        }
    }

    /// Does what was asked for.
    pub fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        match self {
            Self::Start(screen) => screen.act(command, ctx),
            Self::Today(screen) => screen.act(command, ctx),
            Self::Who(screen) => screen.act(command, ctx),
            Self::Deals(screen) => screen.act(command, ctx),
            Self::Actions(screen) => screen.act(command, ctx),
            Self::Deal(screen) => screen.act(command, ctx),
            Self::Minutes(screen) => screen.act(command, ctx),
            Self::Map(screen) => screen.act(command, ctx),
            Self::Processes(screen) => screen.act(command, ctx),
            Self::Preview(screen) => screen.act(command, ctx),
            Self::Search(screen) => screen.act(command, ctx),
            Self::NewDeal(screen) => screen.act(command, ctx),
            Self::Begin(screen) => screen.act(command, ctx),
            Self::Session(screen) => screen.act(command, ctx),
            Self::Summary(screen) => screen.act(command, ctx),
        }
    }
}

/// The scopes of a form: those of the field in focus first.
pub(super) fn form_scopes(form: &Form) -> Vec<Scope> {
    let entry = form.focused().map(|row| &row.ask.prompt.entry);
    let field = match entry {
        Some(Entry::Text | Entry::Line | Entry::Hidden) => Some(Scope::Typing),
        Some(Entry::Choice(..)) => Some(Scope::Choosing),
        Some(Entry::Criterion(_)) => Some(Scope::Criterion),
        Some(Entry::Confirm) | None => None,
    };
    field.into_iter().chain([Scope::Form]).collect()
}
