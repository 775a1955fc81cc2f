//! Steps and promises that were done on time, by the day that was agreed.

use super::facts::{Came, Word};
use super::known::{ENOUGH, Known};
use super::reckoned::half_up;
use super::span::Span;
use crate::domain::id::PersonId;

/// What was due in 30 days, and how much of it was done on time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// How many were done on time.
    pub on_time: usize,
    /// All that was due, by id.
    pub of: Vec<String>,
    /// What waited for the buyer, by id: in neither number.
    pub waited: Vec<String>,
    /// What was dropped in time, by id: in neither number.
    pub dropped: Vec<String>,
}

impl Kept {
    /// The share that was kept, in hundredths; none where too little was due.
    pub fn percent(&self) -> Option<u128> {
        (self.of.len() >= ENOUGH).then_some(())?;
        half_up(100 * self.on_time as u128, self.of.len() as u128)
    }

    fn of<'w>(words: impl Iterator<Item = &'w Word>) -> Self {
        let words: Vec<_> = words.collect();
        let ids = |is_meant: fn(Came) -> bool| {
            let meant = words.iter().filter(|word| is_meant(word.came));
            let mut ids: Vec<_> = meant.map(|word| word.id.clone()).collect();
            ids.sort_unstable();
            ids
        };
        Self {
            on_time: words.iter().filter(|word| word.came == Came::OnTime).count(),
            of: ids(|came| matches!(came, Came::OnTime | Came::NotKept)),
            waited: ids(|came| came == Came::Waited),
            dropped: ids(|came| came == Came::Dropped),
        }
    }
}

/// The steps of a rep.
pub(super) fn of_rep(known: &Known<'_>, rep: &PersonId) -> Kept {
    Kept::of(due(known, rep).filter(|word| !word.is_promise))
}

/// The steps of a manager, and what they promised.
pub(super) fn of_manager(known: &Known<'_>, manager: &PersonId) -> Kept {
    Kept::of(due(known, manager))
}

fn due<'a>(known: &Known<'a>, who: &PersonId) -> impl Iterator<Item = &'a Word> {
    let span = Span::month(known.today);
    let words = known.facts.iter().flat_map(|facts| &facts.words);
    words.filter(move |word| word.by == *who && is_due(word, span))
}

/// Whether it was due by now: what is due today only once it is closed.
fn is_due(word: &Word, span: Span) -> bool {
    span.has(word.due) && (word.due < span.last || word.is_closed)
}
