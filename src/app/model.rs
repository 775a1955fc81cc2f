//! All that the screens show: the books, a stack of screens, at most one
//! overlay, and a line of news.

use std::path::PathBuf;
use std::time::Duration;

use jiff::ZonedDateTime;

use super::command::Command;
use super::dialog::Dialog;
use super::edits::Edits;
use super::help::HelpOverlay;
use super::keymap::Scope;
use super::save_problems::Troubles;
use super::screen::deals::Deals;
use super::screen::start::Start;
use super::screen::today::Today;
use super::screen::{Screen, Sight};
use super::unsaved::Unsaved;
use crate::app::message::{Message, NoMail};
use crate::domain::books::{Books, Kept};
use crate::domain::id::{DealId, Draw};
use crate::domain::now::Now;
use crate::domain::session::Beginning;
use crate::pages::{Derived, Page};

/// How long what others change may go unseen while somebody types.
const OUT_OF_DATE: Duration = Duration::from_secs(5);

/// Columns below which the program says that the window is too small.
pub const LEAST_COLUMNS: u16 = 60;
/// Rows below which the program says that the window is too small.
pub const LEAST_ROWS: u16 = 16;

/// All that the screens show.
#[derive(Clone, Debug)]
pub struct Model {
    /// The only copy of the records; none until they were read.
    pub books: Option<Kept>,
    /// The screens, the one in front last.
    pub screens: Vec<Screen>,
    /// The dialog over the screen in front.
    pub dialog: Option<Dialog>,
    /// What lies over both.
    pub help: Option<HelpOverlay>,
    /// One line of news.
    pub notice: Option<Notice>,
    /// A mail that did not open: its text is being copied instead.
    pub unopened: Option<NoMail>,
    /// What is in the way of the disk.
    pub troubles: Troubles,
    /// This moment.
    pub now: Now,
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// Where new ids come from.
    pub draw: Draw,
    /// When the last answer was saved.
    pub saved_at: Option<ZonedDateTime>,
    /// Where the program was asked to begin.
    pub wanted: Wanted,
    /// The folder of the workspace, as a person may look for it.
    pub place: String,
    /// What was changed outside of sessions.
    pub(super) edits: Edits,
    /// What is half typed outside of sessions.
    pub(super) unsaved: Unsaved,
    /// A field of the draft log that is to be gone back to.
    pub(super) left_at: Option<String>,
    /// How many saves were asked for, and how many of them were answered.
    pub(super) saves: (u64, u64),
    /// What was typed before the books were read: it waits for them.
    pub(super) early: Vec<Message>,
    /// Who sits at the keyboard was asked once.
    pub(super) has_asked_who: bool,
    /// Whether the next key may leave.
    pub(super) leaving: Leaving,
    /// The books are being read again, and nothing was changed since.
    pub(super) is_rereading: bool,
    /// When they were read last.
    pub(super) read_at: Duration,
    /// The page of the screen in front.
    pub(super) page: Derived,
}

/// Whether the next key may leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leaving {
    /// Nobody wants to.
    No,
    /// Ctrl-C was pressed once.
    Interrupted,
    /// It was asked whether to leave although not everything is saved.
    Asked,
}

/// Where the program begins once the books are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// At the first start, or at what waits today.
    Home,
    /// At what waits today, in sample data that goes when the screens do.
    Sample,
    /// At the list of deals, to choose one for a session, which begins so where
    /// that was said.
    Choose(Option<Beginning>),
    /// In the preview of that process file, and nowhere else.
    Preview(PathBuf),
    /// In a session on that deal, which begins so where that was said.
    Session(DealId, Option<Beginning>),
}

impl Wanted {
    /// The deal that is wanted, open or decided.
    pub const fn deal(&self) -> Option<&DealId> {
        match self {
            Self::Session(deal, _) => Some(deal),
            Self::Home | Self::Sample | Self::Choose(_) | Self::Preview(_) => None,
        }
    }
}

/// One line of news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it says.
    pub text: String,
    /// It stays until it is true no more.
    pub is_trouble: bool,
    /// It stays until the next save is done, or the next key.
    pub is_waiting: bool,
    /// The file that Enter opens, where it names one.
    pub opens: Option<String>,
}

impl Notice {
    /// News that the next key takes away.
    pub fn news(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_trouble: false, is_waiting: false, opens: None }
    }

    /// Trouble that stays on the screen.
    pub fn trouble(text: impl Into<String>) -> Self {
        Self { is_trouble: true, ..Self::news(text) }
    }

    /// That a save takes its time, until it is done.
    pub fn waiting(text: impl Into<String>) -> Self {
        Self { is_waiting: true, ..Self::news(text) }
    }
}

impl Model {
    /// A model before anything was read.
    pub fn new(now: Now, size: (u16, u16), draw: Draw, wanted: Wanted, place: String) -> Self {
        Self {
            books: None,
            screens: Vec::new(),
            dialog: None,
            help: None,
            notice: None,
            unopened: None,
            troubles: Troubles::default(),
            now,
            size,
            draw,
            saved_at: None,
            wanted,
            place,
            edits: Edits::default(),
            unsaved: Unsaved::default(),
            left_at: None,
            saves: (0, 0),
            early: Vec::new(),
            has_asked_who: false,
            leaving: Leaving::No,
            is_rereading: false,
            read_at: Duration::ZERO,
            page: Derived::default(),
        }
    }

    /// The page of the screen in front.
    pub const fn page(&self) -> &Page {
        self.page.page()
    }

    /// How long what is shown holds, if nothing is changed and the day stays the
    /// same.
    pub fn lasts(&self, now: &ZonedDateTime) -> Option<Duration> {
        self.page.lasts(now)
    }

    /// Whether what is shown has passed since, or the day is another one.
    pub fn is_past(&self, now: &ZonedDateTime) -> bool {
        now.date() != self.now.wall.date() || self.page.is_past(now)
    }

    /// The screen in front.
    pub fn screen(&self) -> Option<&Screen> {
        self.screens.last()
    }

    /// Whether what is shown is still being read.
    pub(super) fn is_reading(&self) -> bool {
        let is_coming = matches!(self.screen(), Some(Screen::Session(it)) if it.is_coming());
        self.books.is_none() || is_coming
    }

    /// Whether a clock is on the screen: then a second that goes by is news.
    pub fn shows_clock(&self) -> bool {
        let (Some(Screen::Session(screen)), Some(books)) = (self.screen(), &self.books) else {
            return false;
        };
        self.help.is_none() && screen.clock(books, &self.now).is_some()
    }

    /// Whether all that is shown is sample data.
    pub fn is_sample(&self) -> bool {
        self.wanted == Wanted::Sample
    }

    /// Whether a second that goes by is news: a clock is shown, or something is
    /// waited for.
    pub fn needs_ticks(&self) -> bool {
        self.shows_clock() || self.troubles.is_waiting() || self.looks_on() || self.is_settling()
    }

    /// Whether a session waits for the end of the last word before it is written.
    pub fn is_settling(&self) -> bool {
        matches!(self.screen(), Some(Screen::Session(screen)) if screen.is_settling())
    }

    /// Whether another window has the session in front.
    fn looks_on(&self) -> bool {
        matches!(self.screen(), Some(Screen::Session(screen)) if screen.looks_on())
    }

    /// What stays on the screen until it is true no more, in sentences.
    pub fn standing(&self) -> Vec<String> {
        let looking = self.looks_on().then(|| {
            "Open in another window: here you can only look, until it is closed there".to_owned()
        });
        looking.into_iter().chain(self.troubles.lines()).collect()
    }

    /// Whether the window is too small to show a form.
    pub const fn is_too_small(&self) -> bool {
        self.size.0 < LEAST_COLUMNS || self.size.1 < LEAST_ROWS
    }

    /// The scopes whose keys work now, the nearest first.
    pub fn scopes(&self) -> Vec<Scope> {
        if self.help.is_some() {
            return vec![Scope::Help, Scope::Typing, Scope::Anywhere];
        }
        self.places()
    }

    /// The scopes of the dialog or the screen in front, whatever help lies
    /// over it.
    pub fn places(&self) -> Vec<Scope> {
        let mut scopes = match (&self.dialog, self.screen(), &self.books) {
            (Some(dialog), ..) => dialog.scopes(),
            (None, Some(screen), Some(books)) => {
                let (page, now) = (self.page.page(), &self.now.wall);
                screen.component().scopes(Sight { page, books, now })
            }
            (None, Some(_), None) | (None, None, _) => Vec::new(),
        };
        scopes.push(Scope::Anywhere);
        scopes
    }

    /// Whether what is in front does something at a command of its scopes.
    pub fn takes(&self, command: &Command) -> bool {
        let screen = self.screen().filter(|_| self.help.is_none() && self.dialog.is_none());
        let Some((screen, books)) = screen.zip(self.books.as_deref()) else { return true };
        let (page, now) = (self.page.page(), &self.now.wall);
        screen.component().takes(command, Sight { page, books, now })
    }

    /// Whether what is shown may have been changed by others since it was read.
    pub(super) fn may_be_out_of_date(&self) -> bool {
        let age = self.now.steady.saturating_sub(self.read_at);
        self.dialog.is_none() && self.is_at_home() && age >= OUT_OF_DATE
    }

    /// Whether what is in front only shows the books.
    pub(super) fn is_at_home(&self) -> bool {
        self.screen().is_some_and(|screen| screen.component().shows_books())
    }

    /// The screens to begin with: the first start, until there is a deal, be it one
    /// that cannot be read.
    pub(super) fn home(&self, books: &Books) -> Vec<Screen> {
        if is_first_start(books) {
            return vec![Screen::Start(Start::default())];
        }
        let mut screens = vec![Screen::Today(Today::default())];
        if let Wanted::Choose(beginning) = &self.wanted {
            screens.push(Screen::Deals(Deals::choosing(*beginning)));
        }
        screens
    }
}

/// Whether there is no deal yet, not even one that cannot be read.
pub(super) fn is_first_start(books: &Books) -> bool {
    books.has_no_deal() && !books.unread.iter().any(|unread| unread.deal().is_some())
}
