//! Search: type some words, and all that was written down about the deals
//! answers. Decided deals are read for it, some at a time: until then their heads
//! answer. Enter goes to what was found, and Esc comes back to the list. Once the
//! cursor has gone down to the finds, letters do with one what they do everywhere.

use super::map::Map;
use super::paper::PaperScreen;
use super::{Component, Ctx, Next, Screen, Sight, deal};
use crate::app::command::Command;
use crate::app::editor::Editor;
use crate::app::keymap::Scope;
use crate::app::thing;
use crate::domain::books::{Books, DealBook, Kept};
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
    /// Whether letters go into the words.
    is_typing: bool,
    /// Which books the finds were taken from.
    revision: u64,
}

/// What is said of a find in a deal of which the head alone is known here.
const NOT_READ: &str = "Its deal is decided and not opened yet: Enter opens it.";

impl Component for Search {
    fn scopes(&self, sight: Sight<'_>) -> Vec<Scope> {
        if self.is_typing {
            return vec![Scope::Search, Scope::Typing];
        }
        let marked = self.marked().map(|find| &find.thing);
        let of_find = marked.map_or_else(Vec::new, |it| thing::scopes(it, sight.books, sight.now));
        [Scope::Finds].into_iter().chain(of_find).chain([Scope::Home]).collect()
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a screen answers its own commands and leaves the others alone"
    )]
    fn act(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        if self.go(command, ctx.lines_a_page()) {
            self.is_typing &= self.finds.entries.is_empty();
            return Next::nothing();
        }
        match command {
            Command::Edit(editing) => {
                self.words.edit(editing);
                self.find();
            }
            Command::Undo => self.changed(Editor::undo),
            Command::Redo => self.changed(Editor::redo),
            Command::Find | Command::Up => self.is_typing = true,
            Command::Out if !self.is_typing => self.is_typing = true,
            Command::Keep => return self.open(ctx),
            Command::Out => return Next::pop(Vec::new()),
            _ => return self.with_marked(command, ctx),
        }
        Next::nothing()
    }

    /// On the finds edits are taken back, in the words what was typed.
    fn shows_books(&self) -> bool {
        !self.is_typing
    }
}

impl Search {
    /// A search through the books.
    pub fn new(books: &Kept) -> Self {
        let mut corpus = Corpus::default();
        for book in books.deals.values() {
            corpus.add(book, &books.team);
        }
        for head in books.decided.values() {
            corpus.add_head(head, &books.team);
        }
        let words = Editor::new(String::new(), false);
        Self {
            words,
            corpus,
            finds: Finds::default(),
            at: 0,
            unread: books.decided.len(),
            is_typing: true,
            revision: books.revision(),
        }
    }

    /// Whether letters go into the words.
    pub const fn is_typing(&self) -> bool {
        self.is_typing
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
        self.find_again();
    }

    /// The books may have changed: what is found is as it stands by now.
    pub(in crate::app) fn renew(&mut self, books: &Kept) {
        if std::mem::replace(&mut self.revision, books.revision()) != books.revision() {
            self.corpus.learn(books.deals.values(), &books.team);
            self.find_again();
        }
    }

    /// The cursor stays on its find.
    fn find_again(&mut self) {
        let marked = self.marked().map(|find| (find.thing.clone(), find.label.clone()));
        let at = self.at;
        self.find();
        let is_it = |(thing, label): &(Thing, Box<str>), find: &Entry| {
            find.thing == *thing && find.label == *label
        };
        let mut finds = self.finds.entries.iter();
        let same = marked.and_then(|marked| finds.position(|find| is_it(&marked, find)));
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

    /// Moves the cursor where a command does that; from the first find it goes up to
    /// the words.
    #[expect(clippy::wildcard_enum_match_arm, reason = "other commands move no cursor")]
    fn go(&mut self, command: &Command, page: usize) -> bool {
        let last = self.finds.entries.len().saturating_sub(1);
        self.at = match command {
            Command::Up if self.at > 0 => self.at - 1,
            Command::Down => (self.at + 1).min(last),
            Command::PageUp => self.at.saturating_sub(page),
            Command::PageDown => (self.at + page).min(last),
            Command::First => 0,
            Command::Last => last,
            Command::NextField => self.next_group().unwrap_or(self.at),
            Command::PreviousField => self.group_before(),
            _ => return false,
        };
        true
    }

    /// Does with the find under the cursor what is done with such a thing everywhere.
    fn with_marked(&self, command: &Command, ctx: &mut Ctx<'_>) -> Next {
        let Some(thing) = self.marked().map(|find| find.thing.clone()) else {
            return Next::nothing();
        };
        let is_read = thing.deal().is_none_or(|deal| ctx.books.deals.contains_key(deal));
        if is_read {
            thing::act(&thing, command, ctx).unwrap_or(Next::nothing())
        } else {
            ctx.say(NOT_READ)
        }
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
