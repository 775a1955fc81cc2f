//! All that the screens show: the books, a stack of screens, at most one
//! overlay, and a line of news.

use super::help::HelpOverlay;
use super::keymap::Scope;
use super::message::{Message, Now};
use super::screen::Screen;
use super::screen::deals::Deals;
use super::screen::start::Start;
use super::screen::today::Today;
use crate::domain::books::Books;
use crate::domain::id::{DealId, Draw};
use crate::domain::session::Beginning;

/// Columns below which the program says that the window is too small.
pub const LEAST_COLUMNS: u16 = 60;
/// Rows below which the program says that the window is too small.
pub const LEAST_ROWS: u16 = 16;

/// All that the screens show.
#[derive(Clone, Debug)]
pub struct Model {
    /// The only copy of the records; none until they were read.
    pub books: Option<Books>,
    /// The screens, the one in front last.
    pub screens: Vec<Screen>,
    /// What lies over the screen.
    pub help: Option<HelpOverlay>,
    /// One line of news.
    pub notice: Option<Notice>,
    /// This moment.
    pub now: Now,
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// Where new ids come from.
    pub draw: Draw,
    /// When the last answer was saved.
    pub saved_at: Option<jiff::Zoned>,
    /// Where the program was asked to begin.
    pub wanted: Wanted,
    /// The folder of the workspace, as a person may look for it.
    pub place: String,
    /// What was typed before the books were read: it waits for them.
    pub(super) early: Vec<Message>,
    /// Who sits at the keyboard was asked once.
    pub(super) has_asked_who: bool,
    /// Ctrl-C was pressed once.
    pub(super) is_interrupted: bool,
}

/// Where the program begins once the books are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// At the first start, or at what waits today.
    Home,
    /// At the list of deals, to choose one for a session, which begins so where
    /// that was said.
    Choose(Option<Beginning>),
    /// In a session on that deal, which begins so where that was said.
    Session(DealId, Option<Beginning>),
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
}

impl Notice {
    /// News that the next key takes away.
    pub fn news(text: impl Into<String>) -> Self {
        Self { text: text.into(), is_trouble: false, is_waiting: false }
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
    pub const fn new(
        now: Now,
        size: (u16, u16),
        draw: Draw,
        wanted: Wanted,
        place: String,
    ) -> Self {
        Self {
            books: None,
            screens: Vec::new(),
            help: None,
            notice: None,
            now,
            size,
            draw,
            saved_at: None,
            wanted,
            place,
            early: Vec::new(),
            has_asked_who: false,
            is_interrupted: false,
        }
    }

    /// The screen in front.
    pub fn screen(&self) -> Option<&Screen> {
        self.screens.last()
    }

    /// Whether a clock is on the screen: then a second that goes by is news.
    pub fn shows_clock(&self) -> bool {
        let (Some(Screen::Session(screen)), Some(books)) = (self.screen(), &self.books) else {
            return false;
        };
        self.help.is_none() && screen.clock(books, &self.now).is_some()
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

    /// The scopes of the screen in front, whatever lies over it.
    pub fn places(&self) -> Vec<Scope> {
        let mut scopes = match (self.screen(), &self.books) {
            (Some(screen), Some(books)) => screen.scopes(books, &self.now),
            (Some(_), None) | (None, _) => Vec::new(),
        };
        scopes.push(Scope::Anywhere);
        scopes
    }

    /// The screens to begin with: the first start, until there is a deal, be it one
    /// that cannot be read.
    pub(super) fn home(&self, books: &Books) -> Vec<Screen> {
        let has_unread = || books.unread.iter().any(|unread| unread.deal().is_some());
        if books.deals.is_empty() && !has_unread() {
            return vec![Screen::Start(Start)];
        }
        let mut screens = vec![Screen::Today(Today::default())];
        if let Wanted::Choose(beginning) = &self.wanted {
            screens.push(Screen::Deals(Deals::choosing(*beginning)));
        }
        screens
    }
}
