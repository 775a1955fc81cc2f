//! The figures as a screen shows them: computed once all deals were read.

use std::sync::Arc;

use jiff::civil::Date;

use super::about::thing;
use super::{Figures, Manager, Shown, Told, about, figures, of_manager, of_rep};
use crate::domain::books::{Books, Unread};
use crate::domain::figures::{Facts, Known, Record};
use crate::domain::id::PersonId;
use crate::pages::thing::{Spots, Thing};

/// What the screen asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What is known of decided deals; nothing until all of them were read.
    pub decided: Option<Arc<Decided>>,
    /// Whether everybody's figures are wanted, or those of whoever looks.
    pub everybody: bool,
    /// All of one rep.
    pub rep: Option<PersonId>,
    /// The number of the line whose records are shown.
    pub figure: Option<usize>,
}

/// What is known of decided deals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decided {
    /// Their facts.
    pub facts: Vec<Facts>,
    /// What of them could not be read.
    pub unread: Vec<Unread>,
}

/// The figures of a team, or of one rep.
#[derive(Clone, Debug)]
pub struct TeamPage {
    /// The figures; while deals are still being read they say who is there, and no more.
    pub figures: Figures,
    /// Whether all deals were read.
    pub is_whole: bool,
    /// What of decided deals could not be read, beside what the books say.
    unread: Vec<Unread>,
    /// Whether all of one rep is shown, and nobody else.
    pub of_one: bool,
    /// The lines of managers, above all else.
    pub above: usize,
    /// The records of each line of managers, then of each figure of that one rep.
    pub records: Vec<Vec<Record>>,
    /// The lines that a cursor goes over: those of managers, then the reps or the figures
    /// of one; else the records of one line.
    pub spots: Spots,
}

impl TeamPage {
    /// The page of a day.
    pub fn of(asked: &Asked, books: &Books, today: Date) -> Self {
        let own = Shown::to(books);
        let is_a_rep = matches!(own, Shown::Rep(_));
        let shown = match &asked.rep {
            Some(rep) if !is_a_rep => Shown::Rep(rep.clone()),
            _ if asked.everybody && !is_a_rep => Shown::Everybody,
            _ => own,
        };
        let decided = asked.decided.as_deref();
        let facts = decided.map(|decided| all(&decided.facts, books, today)).unwrap_or_default();
        let is_new = |one: &&Unread| !books.unread.iter().any(|known| known.is_same(one));
        let unread = decided.into_iter().flat_map(|decided| &decided.unread).filter(is_new);
        let unread: Vec<Unread> = unread.cloned().collect();
        let known = Known::of(books, &facts, today);
        let mut figures = figures(&known, &shown, is_a_rep).with_stuck(books, today);
        if !is_a_rep && asked.rep.is_some() {
            // Whoever coaches them has just seen their own lines.
            figures.managers.clear();
        }
        let (of_one, told) =
            (matches!(shown, Shown::Rep(_)), Told { books, today, unread: &unread });
        let one = figures.reps.first().filter(|_| of_one);
        let mut records: Vec<Vec<Record>> =
            figures.managers.iter().flat_map(|it| behind(it, &known, told)).collect();
        let above = records.len();
        let of_figures = one.map(|rep| about(rep).into_iter().map(|it| it.records(&known, rep)));
        records.extend(of_figures.into_iter().flatten());
        let mut spots = Spots::default();
        if let Some(figure) = asked.figure {
            let things = records.get(figure).into_iter().flatten().map(thing);
            spots.group(0, things.map(Some));
        } else {
            spots.group(0, (0..above).map(|_| None));
            if let Some(rep) = one {
                spots.group(1, of_rep(rep, told).iter().map(|_| None));
            } else {
                let reps = figures.reps.iter();
                spots.group(1, reps.map(|rep| Some(Thing::Rep(rep.id.clone()))));
            }
        }
        let is_whole = decided.is_some();
        Self { figures, is_whole, unread, of_one, above, records, spots }
    }

    /// The same looked at by somebody.
    pub fn told<'a>(&'a self, books: &'a Books, today: Date) -> Told<'a> {
        Told { books, today, unread: &self.unread }
    }

    /// The number of the rep, or of the figure of one, that the line of that number is
    /// about; none of a line of a manager's.
    pub const fn below(&self, at: usize) -> Option<usize> {
        at.checked_sub(self.above)
    }
}

/// What each line of a manager is made of.
fn behind(manager: &Manager, known: &Known<'_>, told: Told<'_>) -> Vec<Vec<Record>> {
    let kept = &manager.figures.kept;
    let kept = [kept.of.as_slice(), &kept.waited, &kept.dropped].concat();
    let behind = [known.step_in_records(&manager.id), known.records(&kept)];
    let lines = of_manager(manager, told).len();
    behind.into_iter().chain(std::iter::repeat(Vec::new())).take(lines).collect()
}

/// The facts of all deals. Of a decided deal that was opened the books know more.
fn all(decided: &[Facts], books: &Books, today: Date) -> Vec<Facts> {
    let closed = decided.iter().filter(|facts| !books.deals.contains_key(&facts.deal.id));
    Facts::all(books, today).into_iter().chain(closed.cloned()).collect()
}
