//! Changes on their way to the disk. One that the disk refuses waits here, and
//! whatever changes in the same record afterwards becomes one change with it,
//! so that nothing is written before what it is based on.

use super::last_words::LastWords;
use crate::app::message::Message;
use crate::domain::books::{Books, DealBook};
use crate::domain::change::{Change, Record};
use crate::domain::id::{DealId, SessionId};
use crate::record::{self, Reason, SaveError};

/// The changes that are not on the disk.
#[derive(Debug, Default)]
pub(super) struct Outbox {
    waiting: Vec<Waiting>,
    last_words: LastWords,
}

#[derive(Debug)]
struct Waiting {
    change: Change,
    /// The fields whose answers it holds.
    keys: Vec<String>,
    /// Why it was refused, in words.
    why: String,
}

impl Waiting {
    /// The fields whose answers are on the disk with it, each with its session.
    fn kept(&mut self) -> Vec<(SessionId, String)> {
        let keys = std::mem::take(&mut self.keys).into_iter();
        match &self.change.after {
            Record::Session(session) => keys.map(|key| (session.id.clone(), key)).collect(),
            Record::Team(_)
            | Record::Deal(_)
            | Record::Action(_)
            | Record::Ask(_)
            | Record::Call(_)
            | Record::Profile(_)
            | Record::Proposal(_) => Vec::new(),
        }
    }
}

impl Outbox {
    /// Whatever waits is told to those words.
    pub(super) fn telling(last_words: LastWords) -> Self {
        Self { last_words, ..Self::default() }
    }

    /// Takes a change in, with the field whose answer it holds.
    pub(super) fn add(&mut self, change: Change, key: Option<String>) {
        let place = change.after.place();
        let same = self.waiting.iter_mut().find(|waiting| waiting.change.after.place() == place);
        if let Some(waiting) = same {
            waiting.change.after = change.after;
            waiting.keys.extend(key);
        } else {
            let keys = key.into_iter().collect();
            self.waiting.push(Waiting { change, keys, why: String::new() });
        }
    }

    /// Tries to write all that waits, the oldest first. Says which answers are
    /// on the disk by that, and what is not.
    pub(super) fn write(&mut self, mut save: impl FnMut(&Change) -> Result<(), String>) -> Message {
        let mut kept = Vec::new();
        self.waiting.retain_mut(|waiting| {
            let Change { before, after } = &waiting.change;
            // What was taken back before it was written needs no writing.
            let is_same = before.as_ref() == Some(after);
            let saved = if is_same { Ok(()) } else { save(&waiting.change) };
            match &saved {
                Ok(()) => kept.extend(waiting.kept()),
                Err(why) => waiting.why.clone_from(why),
            }
            saved.is_err()
        });
        self.tell_last_words();
        Message::Saved { kept, unsaved: self.in_words() }
    }

    /// A session was closed, so that nothing of it waits.
    pub(super) fn closed(&mut self, session: &Record) {
        let place = session.place();
        self.waiting.retain(|waiting| waiting.change.after.place() != place);
        self.tell_last_words();
    }

    /// Puts what waits into books that were read from the disk.
    pub(super) fn put_into(&self, books: &mut Books) {
        for waiting in &self.waiting {
            books.apply(&waiting.change);
        }
    }

    /// Puts what waits into a deal that was read from the disk.
    pub(super) fn put_into_book(&self, book: Option<&mut DealBook>) {
        let Some(book) = book else { return };
        for after in self.waiting.iter().map(|waiting| &waiting.change.after) {
            if after.deal() == Some(&book.deal.id) {
                book.put(after.clone());
            }
        }
    }

    /// The deals of what waits.
    pub(super) fn deals(&self) -> impl Iterator<Item = &DealId> {
        self.waiting.iter().filter_map(|waiting| waiting.change.after.deal())
    }

    /// Shares what would be lost if the program ended now.
    pub(super) fn last_words(&self) -> LastWords {
        self.last_words.clone()
    }

    fn tell_last_words(&self) {
        let lines = |waiting: &Waiting| {
            let news = record::conflict_notice(&waiting.change).into_iter();
            (name(&waiting.change.after), news.collect())
        };
        self.last_words.of_records(self.waiting.iter().map(lines).collect());
    }

    /// What waits, why, and what to do.
    pub(super) fn in_words(&self) -> Option<String> {
        let first = self.waiting.first()?;
        let more = match self.waiting.len() - 1 {
            0 => String::new(),
            more => format!(" (and {more} more)"),
        };
        Some(format!("{} is not saved{more}: {}", name(&first.change.after), first.why))
    }
}

/// Why a record was refused, and what to do, as a screen has room for it.
pub(super) fn why(error: &SaveError) -> String {
    const AGAIN: &str = "it is tried again by itself";
    if let SaveError::Disk { source, .. } = error {
        let Reason { words, remedy } = Reason::of(source);
        return format!("{words}. {remedy}, {AGAIN}");
    }
    let words = error.to_string();
    // Nothing opens minutes again that were agreed.
    if matches!(error, SaveError::Closed { .. }) {
        return words;
    }
    format!("{}: {AGAIN}", words.strip_suffix(", then save again").unwrap_or(&words))
}

fn name(record: &Record) -> String {
    match record {
        Record::Team(_) => "The team".to_owned(),
        Record::Deal(deal) => format!("The deal {}", deal.title()),
        Record::Action(step) => format!("The step \"{}\"", step.text),
        Record::Ask(_) => "The ask".to_owned(),
        Record::Call(_) => "The call".to_owned(),
        Record::Session(session) if session.is_prep() => "What was prepared".to_owned(),
        Record::Session(_) => "The session".to_owned(),
        Record::Profile(person) => format!("What is known of {}", person.id),
        Record::Proposal(_) => "The proposal".to_owned(),
    }
}
