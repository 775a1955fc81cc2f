//! The list of deals: type to filter, Enter to open the page of one, or to
//! begin the session that a deal is chosen for.

use super::{Component, Ctx, Next, Place, Sight, begin, deal, new_deal};
use crate::app::command::Command;
use crate::app::cursor::Cursor;
use crate::app::editor::Editor;
use crate::app::effect::{Effect, Setting};
use crate::app::keymap::Scope;
use crate::app::unsaved::Typed;
use crate::domain::books::{Books, Unread};
use crate::domain::session::Beginning;
use crate::domain::settings::Listing;
use crate::pages::thing::Thing;
use crate::pages::{Page, Query};

/// The place of the list in the draft log.
pub const PLACE: &str = "deals";
const FILTER: &str = "filter";

/// The list of deals.
#[derive(Clone, Debug, Default)]
pub struct Deals {
    /// What the list is filtered by.
    pub filter: Editor,
    /// The line under the cursor.
    cursor: Cursor,
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

impl Component for Deals {
    fn scopes(&self, _: Sight<'_>) -> Vec<Scope> {
        let bare = self.filter.text().is_empty().then_some(Scope::Unfiltered);
        bare.into_iter().chain([Scope::Deals, Scope::Typing]).collect()
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        if self.cursor.go(command, ctx.page.spots(), ctx.lines_a_page()) {
            return Next::nothing();
        }
        match command {
            Command::Edit(editing) => {
                self.filter.edit(editing);
                self.cursor.put(0);
            }
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

    fn place(&self) -> Option<String> {
        Some(PLACE.to_owned())
    }

    fn typed(&self) -> Typed {
        let typed = Some(self.filter.text()).filter(|text| !text.is_empty());
        let texts = typed.map(|text| (FILTER.to_owned(), text.to_owned())).into_iter().collect();
        Typed { texts, here: Some(FILTER.to_owned()) }
    }

    fn bring_back(&mut self, left: &Typed) {
        let typed = left.texts.get(FILTER).cloned().unwrap_or_default();
        self.filter = Editor::new(typed, false);
    }

    fn shows_books(&self) -> bool {
        true
    }

    fn query(&self) -> Query {
        Query::Deals(self.filter.text().to_owned())
    }

    fn settle(&mut self, page: &Page) {
        self.cursor.settle(page.spots());
    }
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

    /// The number of the line under the cursor.
    pub const fn at(&self) -> usize {
        self.cursor.at()
    }

    /// The deals that cannot be read and that the filter leaves: the words of
    /// their names stand in their ids.
    pub fn unread<'a>(&self, books: &'a Books) -> Vec<(&'a str, &'a Unread)> {
        let typed = self.filter.text().to_lowercase();
        let deals = books.unread.iter().filter_map(|unread| Some((unread.deal()?, unread)));
        let out = deals.filter(|(id, _)| id.parse().is_ok_and(|id| !books.has_deal(&id)));
        out.filter(|(id, _)| typed.split_whitespace().all(|word| id.contains(word))).collect()
    }

    /// Has the list another order or choice from now on, with the cursor on the
    /// same deal where that is still there.
    fn arrange(&mut self, listing: Listing, ctx: &mut Ctx<'_>) -> Next {
        let here = ctx.page.spots().thing(self.at()).cloned();
        ctx.books.change().listing = listing;
        self.cursor.put(0);
        self.cursor.look_for(here);
        Next::stay(vec![Effect::Remember(Setting::Listing(listing))])
    }

    fn open(&mut self, ctx: &mut Ctx<'_>) -> Next {
        let here = ctx.page.spots().thing(self.at()).and_then(Thing::deal).cloned();
        match (here, self.purpose) {
            (Some(deal), Purpose::Look) => deal::open(&deal, ctx.books),
            // Nothing is begun on a deal that was decided before.
            (Some(deal), Purpose::Session(_)) if ctx.books.decided.contains_key(&deal) => {
                deal::open(&deal, ctx.books)
            }
            (Some(deal), Purpose::Session(beginning)) => {
                // A session that is left leads back to a list that only begins
                // another one as usual.
                self.purpose = Purpose::Session(None);
                begin::open(&deal, beginning, ctx)
            }
            (None, _) => self.add(ctx),
        }
    }

    /// A new deal; what was typed to find one is its customer.
    fn add(&self, ctx: &mut Ctx<'_>) -> Next {
        let has_rows = ctx.page.spots().last() > 0;
        let account = if has_rows { String::new() } else { self.filter.text().trim().to_owned() };
        new_deal::begin(&account, ctx)
    }
}
