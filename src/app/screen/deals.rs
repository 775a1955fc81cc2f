//! The list of deals: type to filter, Enter to start or go on with a session.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::{Desk, Place, Step, begin, new_deal};
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::pad::Jotted;
use crate::domain::books::{Books, DealBook, Unread};
use crate::domain::deal::DealStatus;
use crate::domain::id::DealId;
use crate::domain::session::Beginning;

/// The place of the list in the pad.
pub const PLACE: &str = "deals";
const FILTER: &str = "filter";

/// The list of deals.
#[derive(Clone, Debug, Default)]
pub struct Deals {
    /// What the list is filtered by.
    pub filter: Editor,
    /// The number of the line under the cursor.
    pub at: usize,
    /// How the session on the deal that is chosen begins, where that was said.
    pub beginning: Option<Beginning>,
}

impl Deals {
    /// The list, to choose a deal for a session that begins so.
    pub fn choosing(beginning: Option<Beginning>) -> Self {
        Self { beginning, ..Self::default() }
    }

    /// The list, filtered by somebody's name.
    pub fn of(name: &str) -> Self {
        Self { filter: Editor::new(name.to_owned(), false), ..Self::default() }
    }

    /// What was typed to find a deal.
    pub fn jotted(&self) -> Jotted {
        let typed = Some(self.filter.text()).filter(|text| !text.is_empty());
        let texts = typed.map(|text| (FILTER.to_owned(), text.to_owned())).into_iter().collect();
        Jotted { texts, here: Some(FILTER.to_owned()) }
    }

    /// Puts back what was typed to find a deal.
    pub fn bring_back(&mut self, left: &Jotted) {
        let typed = left.texts.get(FILTER).cloned().unwrap_or_default();
        self.filter = Editor::new(typed, false);
    }

    /// The open deals that the filter leaves, best ones first; without a filter
    /// those with a session under way, then by name.
    pub fn rows<'a>(&self, books: &'a Books) -> Vec<&'a DealBook> {
        let open = books.deals.values().filter(|book| book.deal.status == DealStatus::Open);
        let mut scored: Vec<(u32, &DealBook)> =
            open.filter_map(|book| Some((self.score(books, book)?, book))).collect();
        scored.sort_by_key(|(score, book)| {
            let has_draft = book.draft().or_else(|| book.prep_draft()).is_some();
            (std::cmp::Reverse(*score), !has_draft, book.deal.title().to_lowercase())
        });
        scored.into_iter().map(|(_, book)| book).collect()
    }

    /// The deals that cannot be read and that the filter leaves: the words of
    /// their names stand in their ids.
    pub fn unread<'a>(&self, books: &'a Books) -> Vec<(&'a str, &'a Unread)> {
        let typed = self.filter.text().to_lowercase();
        let deals = books.unread.iter().filter_map(|unread| Some((unread.deal()?, unread)));
        deals.filter(|(id, _)| typed.split_whitespace().all(|word| id.contains(word))).collect()
    }

    /// How well a deal fits the filter; none where it does not.
    fn score(&self, books: &Books, book: &DealBook) -> Option<u32> {
        let wanted = self.filter.text();
        if wanted.trim().is_empty() {
            return Some(0);
        }
        let pattern = Pattern::parse(wanted, CaseMatching::Ignore, Normalization::Smart);
        let text = format!("{} {}", book.deal.title(), books.team.name_of(&book.deal.owner));
        let mut buffer = Vec::new();
        pattern.score(Utf32Str::new(&text, &mut buffer), &mut Matcher::new(Config::DEFAULT))
    }

    /// Does what was asked for.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    pub fn act(&mut self, command: &Command, desk: &mut Desk<'_>) -> Step {
        let rows: Vec<DealId> =
            self.rows(desk.books).into_iter().map(|book| book.deal.id.clone()).collect();
        match command {
            Command::Edit(editing) => {
                self.filter.edit(editing);
                self.at = 0;
            }
            Command::Up => self.at = self.at.saturating_sub(1),
            Command::Down => self.at = (self.at + 1).min(rows.len()),
            Command::First => self.at = 0,
            Command::Last => self.at = rows.len(),
            Command::Keep => {
                return match rows.get(self.at) {
                    Some(deal) => begin::open(deal, self.beginning.take(), desk),
                    None => self.add(desk),
                };
            }
            Command::AddDeal => return self.add(desk),
            Command::Out if !self.filter.text().is_empty() => {
                *self = Self { beginning: self.beginning, ..Self::default() };
            }
            Command::Out => return Step::go(Place::Today),
            _ => {}
        }
        Step::nothing()
    }

    /// A new deal; what was typed to find one is its customer.
    fn add(&self, desk: &mut Desk<'_>) -> Step {
        let has_rows = !self.rows(desk.books).is_empty();
        let account = if has_rows { String::new() } else { self.filter.text().trim().to_owned() };
        new_deal::begin(&account, desk)
    }
}
