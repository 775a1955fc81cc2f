//! The list of deals: type to filter, Enter to open the page of one, or to
//! begin the session that a deal is chosen for.

use std::cmp::Reverse;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::{Ctx, Next, Place, begin, deal, new_deal};
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::effect::{Effect, Setting};
use crate::app::keymap::Scope;
use crate::app::unsaved::Typed;
use crate::domain::books::{Books, Unread};
use crate::domain::id::DealId;
use crate::domain::session::Beginning;
use crate::domain::settings::Listing;
use crate::pages::list::{self, Listed};

/// The place of the list in the draft log.
pub const PLACE: &str = "deals";
const FILTER: &str = "filter";
/// Lines that a page is.
const PAGE: usize = 10;

/// The list of deals.
#[derive(Clone, Debug, Default)]
pub struct Deals {
    /// What the list is filtered by.
    pub filter: Editor,
    /// The number of the line under the cursor.
    pub at: usize,
    /// What a deal is chosen for.
    pub purpose: Purpose,
}

/// What a deal is chosen for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// To look at its page.
    #[default]
    Look,
    /// For a session, which begins so where that was said.
    Session(Option<Beginning>),
}

impl Deals {
    /// The list, to choose a deal for a session that begins so.
    pub fn choosing(beginning: Option<Beginning>) -> Self {
        Self { purpose: Purpose::Session(beginning), ..Self::default() }
    }

    /// The list, filtered by somebody's name.
    pub fn of(name: &str) -> Self {
        Self { filter: Editor::new(name.to_owned(), false), ..Self::default() }
    }

    /// The scopes whose keys work here, the nearest first.
    pub fn scopes(&self) -> Vec<Scope> {
        let bare = self.filter.text().is_empty().then_some(Scope::Unfiltered);
        bare.into_iter().chain([Scope::Deals, Scope::Typing]).collect()
    }

    /// What was typed to find a deal.
    pub fn typed(&self) -> Typed {
        let typed = Some(self.filter.text()).filter(|text| !text.is_empty());
        let texts = typed.map(|text| (FILTER.to_owned(), text.to_owned())).into_iter().collect();
        Typed { texts, here: Some(FILTER.to_owned()) }
    }

    /// Puts back what was typed to find a deal.
    pub fn bring_back(&mut self, left: &Typed) {
        let typed = left.texts.get(FILTER).cloned().unwrap_or_default();
        self.filter = Editor::new(typed, false);
    }

    /// The deals that are chosen and that the filter leaves, in their order;
    /// with a filter those first that fit best.
    pub fn rows<'a>(&self, books: &'a Books) -> Vec<Listed<'a>> {
        let Listing { shown, sort } = books.listing;
        let mut rows = self.fitting(books);
        rows.retain(|(_, deal)| shown.has(*deal, books));
        rows.sort_by_cached_key(|(score, deal)| (Reverse(*score), sort.key(*deal, books)));
        rows.into_iter().map(|(_, deal)| deal).collect()
    }

    /// The number of the line below the deals, which adds one.
    fn last(&self, books: &Books) -> usize {
        let shown = books.listing.shown;
        self.fitting(books).into_iter().filter(|(_, deal)| shown.has(*deal, books)).count()
    }

    /// How many deals the filter leaves that are not among those chosen.
    pub fn elsewhere(&self, books: &Books) -> usize {
        let shown = books.listing.shown;
        self.fitting(books).into_iter().filter(|(_, deal)| !shown.has(*deal, books)).count()
    }

    /// The deals that the filter leaves, and how well each fits it.
    fn fitting<'a>(&self, books: &'a Books) -> Vec<(u32, Listed<'a>)> {
        let wanted = self.filter.text();
        let deals = Listed::all(books);
        if wanted.trim().is_empty() {
            return deals.map(|deal| (0, deal)).collect();
        }
        let pattern = Pattern::parse(wanted, CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let mut score = |deal| {
            let text = list::searched(deal, books);
            pattern.score(Utf32Str::new(&text, &mut buffer), &mut matcher)
        };
        let mut scored: Vec<_> = deals.filter_map(|deal| Some((score(deal)?, deal))).collect();
        // In a long line of words a few letters are found almost anywhere.
        let best = scored.iter().map(|(score, _)| *score).max().unwrap_or(0);
        scored.retain(|(score, _)| score * 4 >= best * 3);
        scored
    }

    /// The deals that cannot be read and that the filter leaves: the words of
    /// their names stand in their ids.
    pub fn unread<'a>(&self, books: &'a Books) -> Vec<(&'a str, &'a Unread)> {
        let typed = self.filter.text().to_lowercase();
        let deals = books.unread.iter().filter_map(|unread| Some((unread.deal()?, unread)));
        let out = deals.filter(|(id, _)| id.parse().is_ok_and(|id| !books.has_deal(&id)));
        out.filter(|(id, _)| typed.split_whitespace().all(|word| id.contains(word))).collect()
    }

    /// Does what was asked for.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    pub fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        match command {
            Command::Edit(editing) => {
                self.filter.edit(editing);
                self.at = 0;
            }
            Command::Up => self.at = self.at.saturating_sub(1),
            Command::Down => self.at = (self.at + 1).min(self.last(ctx.books)),
            Command::PageUp => self.at = self.at.saturating_sub(PAGE),
            Command::PageDown => self.at = (self.at + PAGE).min(self.last(ctx.books)),
            Command::First => self.at = 0,
            Command::Last => self.at = self.last(ctx.books),
            Command::NextSort => return self.arrange(ctx.books.listing.sorted(true), ctx),
            Command::PreviousSort => return self.arrange(ctx.books.listing.sorted(false), ctx),
            Command::NextChoice | Command::PreviousChoice => {
                let is_next = *command == Command::NextChoice;
                return self.arrange(ctx.books.listing.showing(is_next, ctx.books), ctx);
            }
            Command::Keep => return self.open(ctx),
            Command::AddDeal => return self.add(ctx),
            Command::Out if !self.filter.text().is_empty() => {
                *self = Self { purpose: self.purpose, ..Self::default() };
            }
            Command::Out => return Next::go(Place::Today),
            _ => {}
        }
        Next::nothing()
    }

    /// The deal under the cursor; none on the line below them.
    fn here(&self, books: &Books) -> Option<DealId> {
        self.rows(books).get(self.at).map(|deal| deal.id().clone())
    }

    /// Has the list another order or choice from now on, with the cursor on the
    /// same deal where that is still there.
    fn arrange(&mut self, listing: Listing, ctx: &mut Ctx<'_>) -> Next {
        let here = self.here(ctx.books);
        ctx.books.change().listing = listing;
        let mut rows = self.rows(ctx.books).into_iter();
        self.at = rows.position(|deal| Some(deal.id()) == here.as_ref()).unwrap_or(0);
        Next::stay(vec![Effect::Remember(Setting::Listing(listing))])
    }

    fn open(&mut self, ctx: &mut Ctx<'_>) -> Next {
        match (self.here(ctx.books), self.purpose) {
            (Some(deal), Purpose::Look) => deal::open(&deal, ctx.books),
            // Nothing is begun on a deal that was decided before.
            (Some(deal), Purpose::Session(_)) if ctx.books.decided.contains_key(&deal) => {
                deal::open(&deal, ctx.books)
            }
            (Some(deal), Purpose::Session(beginning)) => {
                // A session that is left guidance back to a list that only begins
                // another one as usual.
                self.purpose = Purpose::Session(None);
                begin::open(&deal, beginning, ctx)
            }
            (None, _) => self.add(ctx),
        }
    }

    /// A new deal; what was typed to find one is its customer.
    fn add(&self, ctx: &mut Ctx<'_>) -> Next {
        let has_rows = !self.rows(ctx.books).is_empty();
        let account = if has_rows { String::new() } else { self.filter.text().trim().to_owned() };
        new_deal::begin(&account, ctx)
    }
}
