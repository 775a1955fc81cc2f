//! Search: one list of all that was written down, and what of it fits some
//! words. Each word is somewhere in the text or in the name of its deal.
//!
//! What is said about a rep is not searched: it stands apart from the deals.

mod gather;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::domain::books::DealBook;
use crate::domain::deal::{DealStatus, Head};
use crate::domain::id::DealId;
use crate::domain::team::Team;
use crate::pages::thing::Thing;

/// Finds that are given at most; the others are counted.
const AT_MOST: usize = 200;

/// What kind of thing was found, in the order in which kinds are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Deals, by their names.
    Deals,
    /// People on the buyer's side.
    People,
    /// Steps and asks.
    Steps,
    /// Calls with the customer.
    Calls,
    /// What was said and noted in sessions.
    Said,
}

impl Kind {
    /// What the group is called.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Deals => "Deals",
            Self::People => "People",
            Self::Steps => "Steps and asks",
            Self::Calls => "Calls",
            Self::Said => "Said in sessions",
        }
    }
}

/// One text that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it belongs to, and so where Enter leads.
    pub thing: Thing,
    /// What it answers or says, such as the question; empty where it speaks for
    /// itself.
    pub label: Box<str>,
    /// The text.
    pub text: Box<str>,
    /// The day it was written.
    pub day: Option<Date>,
    /// Whether somebody still has to act on it.
    pub is_open: bool,
}

impl Entry {
    /// What kind of thing it is.
    pub const fn kind(&self) -> Kind {
        match self.thing {
            Thing::Person(..) => Kind::People,
            Thing::Step(..) | Thing::Ask(..) => Kind::Steps,
            Thing::Call(..) => Kind::Calls,
            Thing::Session(..) => Kind::Said,
            Thing::Deal(_)
            | Thing::Criterion(..)
            | Thing::Fact(..)
            | Thing::Next(_)
            | Thing::Back(..)
            | Thing::Waits(..)
            | Thing::Rep(_)
            | Thing::File => Kind::Deals,
        }
    }
}

/// All that can be found.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    entries: Vec<Entry>,
    deals: BTreeMap<DealId, Named>,
}

/// A deal as finds name it.
#[derive(Clone, Debug)]
struct Named {
    title: String,
    is_open: bool,
}

/// What fits some words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finds {
    /// The finds, by kind, those of open deals first, the newest first.
    pub entries: Vec<Entry>,
    /// How many more there are.
    pub rest: usize,
}

impl Corpus {
    /// Adds what the head of a deal says.
    pub fn add_head(&mut self, head: &Head, team: &Team) {
        self.entries.extend(gather::head(head, team));
        let is_open = head.status == DealStatus::Open;
        self.deals.insert(head.id.clone(), Named { title: head.title(), is_open });
    }

    /// Adds what stands in a deal and beside it.
    pub fn add(&mut self, book: &DealBook, team: &Team) {
        self.entries.extend(gather::entries(book, team));
        let is_open = book.deal.status == DealStatus::Open;
        self.deals.insert(book.deal.id.clone(), Named { title: book.deal.title(), is_open });
    }

    /// Takes in deals as they stand by now, whatever was known of them.
    pub fn learn<'b>(&mut self, books: impl IntoIterator<Item = &'b DealBook>, team: &Team) {
        let books: Vec<&DealBook> = books.into_iter().collect();
        let known: BTreeSet<&DealId> = books.iter().map(|book| &book.deal.id).collect();
        self.entries.retain(|entry| entry.thing.deal().is_none_or(|deal| !known.contains(deal)));
        for book in books {
            self.add(book, team);
        }
    }

    /// The name of the deal of a find, as it is shown.
    pub fn title<'a>(&'a self, find: &'a Entry) -> &'a str {
        let deal = find.thing.deal();
        let named = deal.and_then(|deal| self.deals.get(deal));
        named.map_or_else(|| deal.map_or("", DealId::as_str), |named| &named.title)
    }

    /// What fits all the words; nothing where there are none.
    pub fn find(&self, words: &str) -> Finds {
        let substring = AtomKind::Substring;
        let pattern = Pattern::new(words, CaseMatching::Ignore, Normalization::Smart, substring);
        if pattern.atoms.is_empty() {
            return Finds::default();
        }
        let mut reader = Reader { matcher: Matcher::new(Config::DEFAULT), buffer: Vec::new() };
        let titles: BTreeMap<&DealId, Vec<bool>> = self
            .deals
            .iter()
            .map(|(id, named)| (id, reader.which(&pattern.atoms, &named.title)))
            .collect();
        let mut found: Vec<&Entry> = self
            .entries
            .iter()
            .filter(|entry| {
                let in_title = entry.thing.deal().and_then(|deal| titles.get(deal));
                reader.fits(&pattern.atoms, entry, in_title.map_or(&[], Vec::as_slice))
            })
            .collect();
        found.sort_by_key(|entry| {
            let named = entry.thing.deal().and_then(|deal| self.deals.get(deal));
            let is_open = named.is_some_and(|named| named.is_open);
            (entry.kind(), !is_open, !entry.is_open, std::cmp::Reverse(entry.day))
        });
        let rest = found.len().saturating_sub(AT_MOST);
        found.truncate(AT_MOST);
        Finds { entries: found.into_iter().cloned().collect(), rest }
    }
}

/// Where the words stand in a text: the numbers of what a person sees as one
/// character.
pub fn marks(words: &str, text: &str) -> Vec<usize> {
    let pattern =
        Pattern::new(words, CaseMatching::Ignore, Normalization::Smart, AtomKind::Substring);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut marks = Vec::new();
    let text = with_room(text);
    for atom in &pattern.atoms {
        atom.indices(Utf32Str::new(&text, &mut buffer), &mut matcher, &mut marks);
    }
    marks.into_iter().filter_map(|at| usize::try_from(at).ok()).collect()
}

/// The text with a space behind it: where it has letters beyond English ones the
/// matcher misses a word at the very end.
fn with_room(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { text.into() } else { format!("{text} ").into() }
}

/// Looks for words in texts, whatever their case and accents.
struct Reader {
    matcher: Matcher,
    buffer: Vec<char>,
}

impl Reader {
    fn has(&mut self, atom: &Atom, text: &str) -> bool {
        let text = with_room(text);
        atom.score(Utf32Str::new(&text, &mut self.buffer), &mut self.matcher).is_some()
    }

    /// Which of the words stand in a text.
    fn which(&mut self, atoms: &[Atom], text: &str) -> Vec<bool> {
        atoms.iter().map(|atom| self.has(atom, text)).collect()
    }

    /// Whether each word is in the text or in the name of its deal, and at least
    /// one in the text itself.
    fn fits(&mut self, atoms: &[Atom], entry: &Entry, in_title: &[bool]) -> bool {
        let mut is_here = false;
        for (at, atom) in atoms.iter().enumerate() {
            let is_in_text = self.has(atom, &entry.text);
            if !is_in_text && !in_title.get(at).copied().unwrap_or(false) {
                return false;
            }
            is_here |= is_in_text;
        }
        is_here
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::action::ActionStatus;
    use crate::domain::person::Buyer;
    use crate::sample::{Sample, TODAY};

    fn corpus() -> Corpus {
        let sample = Sample::at("explore")
            .owing(ActionStatus::Open, TODAY)
            .with("Dána Fox", Buyer { title: Some("CFO".to_owned()), ..Buyer::default() });
        let mut corpus = Corpus::default();
        let team = Team::new(sample.process.id.clone());
        corpus.add(&sample.book, &team);
        corpus
    }

    #[test]
    fn each_word_is_in_the_text_or_in_the_name_of_the_deal() {
        #[track_caller]
        fn case(words: &str, expected: &[Kind]) {
            let corpus = corpus();
            let kinds: Vec<Kind> = corpus.find(words).entries.iter().map(Entry::kind).collect();
            assert_eq!(kinds, expected, "{words}");
        }
        case("", &[]);
        case("  ", &[]);
        case("acme", &[Kind::Deals]);
        case("ACME plant", &[Kind::Deals]);
        case("dana", &[Kind::People]);
        case("dana acme", &[Kind::People]);
        case("dana nobody", &[]);
        case("cfo", &[Kind::People]);
        case("baseline", &[Kind::Steps]);
        case("base send roll", &[Kind::Steps]);
    }

    #[test]
    fn words_are_marked_where_they_stand_whatever_their_case_and_accents() {
        #[track_caller]
        fn case(words: &str, text: &str, expected: &[usize]) {
            assert_eq!(marks(words, text), expected, "{words} in {text}");
        }
        case("fox", "Dana Fox", &[5, 6, 7]);
        case("zoe", "Zoë 山", &[0, 1, 2]);
        case("山", "Zoë 山", &[4]);
        case("a x", "Dana Fox", &[1, 7]);
        case("nobody", "Dana Fox", &[]);
    }

    #[test]
    fn no_more_than_can_be_read_are_given_and_the_others_are_counted() {
        let mut corpus = corpus();
        let one = corpus.entries.iter().find(|it| it.kind() == Kind::Steps).unwrap().clone();
        corpus.entries.extend(std::iter::repeat_n(one, AT_MOST));
        let finds = corpus.find("baseline");
        assert_eq!((finds.entries.len(), finds.rest), (AT_MOST, 1));
    }
}
