//! The screens: small structs with ids, a cursor and a form. They do not see
//! each other; what a command leads to comes back as a [`Next`].

pub mod actions;
pub mod begin;
pub mod deal;
pub mod deals;
pub mod map;
pub mod new_deal;
pub mod paper;
pub mod preview;
pub mod processes;
pub mod proposal;
pub mod search;
pub mod session;
pub mod start;
pub mod summary;
pub mod team;
pub mod today;
pub mod who;

use jiff::ZonedDateTime;

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
use crate::pages::{Page, Query};

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
    /// A paper to read: minutes, the page before a call.
    Paper(paper::PaperScreen),
    /// The buyer map of a deal.
    Map(map::Map),
    /// The list of processes.
    Processes(processes::Processes),
    /// What a debrief would have changed in one.
    Proposal(Box<proposal::ProposalScreen>),
    /// The figures of the team.
    Team(Box<team::Team>),
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
    /// The page, as it was before anything was changed.
    pub page: &'a Page,
    /// This moment.
    pub now: &'a Now,
    /// Where new ids come from.
    pub draw: &'a mut Draw,
    /// One line of news.
    pub notice: &'a mut Option<Notice>,
    /// What can be taken back.
    pub edits: &'a mut Edits,
    /// Rows of the window.
    pub rows: u16,
}

/// What is said of an edit that was made.
pub(super) const KEPT: &str = "Kept. Ctrl-Z takes it back.";

/// Rows of a window that are no list: its title, the frame, the keys.
const NO_LIST: u16 = 4;

impl Ctx<'_> {
    /// Lines that a page key moves over: all that is seen of a list but one.
    pub fn lines_a_page(&self) -> usize {
        usize::from(self.rows.saturating_sub(NO_LIST + 1)).max(1)
    }

    /// Puts an edit into the books, and saves it; it can be taken back. What a
    /// newer program wrote stays as it is.
    pub fn make(&mut self, changes: Vec<Change>) -> Vec<Effect> {
        if let Some(newer) = changes.iter().find_map(|change| self.books.newer(&change.after)) {
            *self.notice = Some(Notice::news(format!("Not changed: {newer}")));
            return Vec::new();
        }
        *self.notice = Some(Notice::news(KEPT));
        self.edits.made(changes.clone());
        put(changes, self.books)
    }

    /// Says something in the line of news, and stays.
    pub(super) fn say(&mut self, what: impl Into<String>) -> Next {
        *self.notice = Some(Notice::news(what));
        Next::nothing()
    }

    /// The same for what may be refused: a refusal is news.
    pub(super) fn try_to(&mut self, change: Option<Result<Change, impl ToString>>) -> Next {
        match change {
            Some(Ok(change)) => Next::stay(self.make(vec![change])),
            Some(Err(why)) => self.say(why.to_string()),
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

/// What a command leads to.
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
    /// The figures of the team.
    Team,
    /// The list of processes.
    Processes,
}

impl Place {
    /// Where a command goes.
    #[expect(clippy::wildcard_enum_match_arm, reason = "other commands go nowhere")]
    pub(super) const fn of(command: &Command) -> Option<Self> {
        Some(match command {
            Command::Today => Self::Today,
            Command::Deals => Self::Deals,
            Command::Actions => Self::Actions,
            Command::Team => Self::Team,
            Command::Processes => Self::Processes,
            _ => return None,
        })
    }

    /// The screens with that one in front.
    pub(super) fn screens(self) -> Vec<Screen> {
        let front = match self {
            Self::Today => None,
            Self::Deals => Some(Screen::Deals(deals::Deals::default())),
            Self::Actions => Some(Screen::Actions(actions::Actions::default())),
            Self::NextDeal => Some(Screen::Deals(deals::Deals::choosing(None))),
            Self::Team => Some(Screen::Team(Box::default())),
            Self::Processes => Some(Screen::Processes(processes::Processes::default())),
        };
        [Screen::Today(today::Today::default())].into_iter().chain(front).collect()
    }
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

/// What is in sight of a screen.
#[derive(Clone, Copy, Debug)]
pub struct Sight<'a> {
    /// Its page.
    pub page: &'a Page,
    /// The records.
    pub books: &'a Books,
    /// This moment.
    pub now: &'a ZonedDateTime,
}

/// What a screen can be asked for. Its keys and what they do are all that it has
/// to say.
pub trait Component {
    /// The scopes whose keys work here, the nearest first.
    fn scopes(&self, sight: Sight<'_>) -> Vec<Scope>;

    /// Whether a command of its scopes does something as it stands.
    fn takes(&self, _: &Command, _: Sight<'_>) -> bool {
        true
    }

    /// Does what was asked for.
    fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next;

    /// Where its form has its place in the draft log; none where it has no form, or
    /// that of a session.
    fn place(&self) -> Option<String> {
        None
    }

    /// What was typed in its form.
    fn typed(&self) -> Typed {
        Typed::default()
    }

    /// Puts back what was left in its form.
    fn bring_back(&mut self, _: &Typed) {}

    /// Whether it only shows the books: then they are read anew when one comes
    /// back to it, and what was changed in them can be taken back here.
    fn shows_books(&self) -> bool {
        false
    }

    /// The deal that is read on it, be it open or decided.
    fn deal(&self) -> Option<&DealId> {
        None
    }

    /// Sends the cursor to the line that shows that record, where one does.
    fn follow(&mut self, _: &Record) {}

    /// An edit was made in a dialog over it.
    fn made(&mut self, changes: &[Change]) {
        if let Some(last) = changes.last() {
            self.follow(&last.after);
        }
    }

    /// Tells it how large the window is, where its page depends on that.
    fn fit(&mut self, _: (u16, u16)) {}

    /// What its page shows.
    fn query(&self) -> Query {
        Query::Nothing
    }

    /// Its page is as it is by now: the cursor goes to what it was on.
    fn settle(&mut self, _: &Page) {}
}

impl Screen {
    /// The screen, whichever it is.
    pub fn component(&self) -> &dyn Component {
        match self {
            Self::Start(screen) => screen,
            Self::Today(screen) => screen,
            Self::Who(screen) => screen,
            Self::Deals(screen) => screen,
            Self::Actions(screen) => screen,
            Self::Deal(screen) => screen,
            Self::Paper(screen) => screen,
            Self::Map(screen) => screen,
            Self::Processes(screen) => screen,
            Self::Proposal(screen) => &**screen,
            Self::Team(screen) => &**screen,
            Self::Preview(screen) => &**screen,
            Self::Search(screen) => &**screen,
            Self::NewDeal(screen) => screen,
            Self::Begin(screen) => screen,
            Self::Session(screen) => &**screen,
            Self::Summary(screen) => screen,
        }
    }

    /// The same, to be changed.
    pub fn component_mut(&mut self) -> &mut dyn Component {
        match self {
            Self::Start(screen) => screen,
            Self::Today(screen) => screen,
            Self::Who(screen) => screen,
            Self::Deals(screen) => screen,
            Self::Actions(screen) => screen,
            Self::Deal(screen) => screen,
            Self::Paper(screen) => screen,
            Self::Map(screen) => screen,
            Self::Processes(screen) => screen,
            Self::Proposal(screen) => &mut **screen,
            Self::Team(screen) => &mut **screen,
            Self::Preview(screen) => &mut **screen,
            Self::Search(screen) => &mut **screen,
            Self::NewDeal(screen) => screen,
            Self::Begin(screen) => screen,
            Self::Session(screen) => &mut **screen,
            Self::Summary(screen) => screen,
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
