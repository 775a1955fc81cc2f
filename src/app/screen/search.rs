//! Search: type some words, and all that was written down about the deals
//! answers. Decided deals are read for it, some at a time: until then their heads
//! answer. Enter goes to what was found, and Esc comes back to the list.

use super::map::Map;
use super::paper::PaperScreen;
use super::{Component, Ctx, Next, Screen, Sight, deal};
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::keymap::Scope;
use crate::domain::books::{Books, DealBook};
use crate::pages::map::Who;
use crate::pages::search::{Corpus, Entry, Finds};
use crate::pages::thing::Thing;

/// What is searched for, and what was found.
#[derive(Clone, Debug)]
pub struct Search {
    /// The words.
    words: Editor,
    /// All that can be found.
    corpus: Corpus,
    /// What fits the words.
    finds: Finds,
    /// The number of the find under the cursor.
    at: usize,
    /// How many deals are not read yet.
    unread: usize,
}

impl Component for Search {
    fn scopes(&self, _: Sight<'_>) -> Vec<Scope> {
        vec![Scope::Search, Scope::Typing]
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        let last = self.finds.entries.len().saturating_sub(1);
        match command {
            Command::Edit(editing) => {
                self.words.edit(editing);
                self.find();
            }
            Command::Undo => self.changed(Editor::undo),
            Command::Redo => self.changed(Editor::redo),
            Command::Up => self.at = self.at.saturating_sub(1),
            Command::Down => self.at = (self.at + 1).min(last),
            Command::PageUp => self.at = self.at.saturating_sub(ctx.lines_a_page()),
            Command::PageDown => self.at = (self.at + ctx.lines_a_page()).min(last),
            Command::First => self.at = 0,
            Command::Last => self.at = last,
            Command::NextField => self.at = self.next_group().unwrap_or(self.at),
            Command::PreviousField => self.at = self.group_before(),
            Command::Keep => return self.open(ctx),
            Command::Out => return Next::pop(Vec::new()),
            _ => {}
        }
        Next::nothing()
    }
}

impl Search {
    /// A search through the books.
    pub fn new(books: &Books) -> Self {
        let mut corpus = Corpus::default();
        for book in books.deals.values() {
            corpus.add(book, &books.team);
        }
        for head in books.decided.values() {
            corpus.add_head(head, &books.team);
        }
        let words = Editor::new(String::new(), false);
        Self { words, corpus, finds: Finds::default(), at: 0, unread: books.decided.len() }
    }

    /// The words.
    pub const fn words(&self) -> &Editor {
        &self.words
    }

    /// All that can be found.
    pub const fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// What fits the words.
    pub const fn finds(&self) -> &Finds {
        &self.finds
    }

    /// How many deals are not read yet.
    pub const fn unread(&self) -> usize {
        self.unread
    }

    /// Some deals more were read, and so many are not. The cursor stays on its
    /// find.
    pub(in crate::app) fn learn(&mut self, deals: &[DealBook], books: &Books, unread: usize) {
        self.corpus.learn(deals, &books.team);
        self.unread = unread;
        let marked = self.marked().cloned();
        let at = std::mem::take(&mut self.at);
        self.find();
        let same = self.finds.entries.iter().position(|entry| Some(entry) == marked.as_ref());
        self.at = same.unwrap_or_else(|| at.min(self.finds.entries.len().saturating_sub(1)));
    }

    /// The number of the find under the cursor.
    pub const fn at(&self) -> usize {
        self.at
    }

    fn changed<R>(&mut self, change: impl FnOnce(&mut Editor) -> R) {
        change(&mut self.words);
        self.find();
    }

    fn find(&mut self) {
        self.finds = self.corpus.find(self.words.text());
        self.at = 0;
    }

    /// The numbers of the finds with which a kind begins.
    fn starts(&self) -> impl DoubleEndedIterator<Item = usize> {
        let entries = &self.finds.entries;
        (0..entries.len()).filter(|at| *at == 0 || entries[*at].kind() != entries[at - 1].kind())
    }

    fn next_group(&self) -> Option<usize> {
        self.starts().find(|start| *start > self.at)
    }

    fn group_before(&self) -> usize {
        self.starts().rfind(|start| *start < self.at).unwrap_or(0)
    }

    /// Goes to the find under the cursor.
    fn open(&self, ctx: &mut Ctx<'_>) -> Next {
        let Some(thing) = self.marked().map(|entry| &entry.thing) else { return Next::nothing() };
        let Some(deal) = thing.deal() else { return Next::nothing() };
        let screen = match thing.clone() {
            Thing::Deal(_) => return deal::open(deal, ctx.books),
            Thing::Session(deal, session) => Screen::Paper(PaperScreen::minutes(deal, session)),
            Thing::Person(deal, person) => Screen::Map(Map::on(deal, Who::Person(person))),
            thing @ (Thing::Step(..)
            | Thing::Ask(..)
            | Thing::Call(..)
            | Thing::Criterion(..)
            | Thing::Fact(..)
            | Thing::Next(_)
            | Thing::Back(..)
            | Thing::Waits(..)
            | Thing::Rep(_)
            | Thing::File) => return deal::open_at(deal, thing, ctx.books),
        };
        Next { effects: deal::reading(deal, ctx.books), ..Next::push(screen) }
    }

    /// The find under the cursor.
    fn marked(&self) -> Option<&Entry> {
        self.finds.entries.get(self.at)
    }
}
