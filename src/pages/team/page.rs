//! The figures as a screen shows them: computed once all deals were read.

use std::sync::Arc;

use jiff::civil::Date;

use super::about::thing;
use super::{Figures, Shown, Told, about, figures, of_rep};
use crate::domain::books::Books;
use crate::domain::figures::{Facts, Known, Record};
use crate::domain::id::PersonId;
use crate::pages::thing::{Spots, Thing};

/// What the screen asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The facts of decided deals; none until all of them were read.
    pub decided: Option<Arc<[Facts]>>,
    /// Whether everybody's figures are wanted, or those of whoever looks.
    pub everybody: bool,
    /// All of one rep.
    pub rep: Option<PersonId>,
    /// The number of the figure of that rep whose records are shown.
    pub figure: Option<usize>,
}

/// The figures of a team, or of one rep.
#[derive(Clone, Debug)]
pub struct TeamPage {
    /// The figures; while deals are still being read they say who is there, and no more.
    pub figures: Figures,
    /// Whether all deals were read.
    pub is_whole: bool,
    /// Whether all of one rep is shown, and nobody else.
    pub of_one: bool,
    /// The records of each figure of that one rep, in the order of their lines.
    pub records: Vec<Vec<Record>>,
    /// The lines that a cursor goes over: the reps, the figures of one, or the records
    /// of one figure.
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
        let facts = decided.map(|decided| all(decided, books, today)).unwrap_or_default();
        let known = Known::of(books, &facts, today);
        let mut figures = figures(&known, &shown, is_a_rep).with_stuck(books, today);
        if !is_a_rep && asked.rep.is_some() {
            // Whoever coaches them has just seen their own lines.
            figures.managers.clear();
        }
        let of_one = matches!(shown, Shown::Rep(_));
        let one = figures.reps.first().filter(|_| of_one);
        let records = one.map(|rep| about(rep).iter().map(|it| it.records(&known, rep)).collect());
        let records: Vec<Vec<Record>> = records.unwrap_or_default();
        let mut spots = Spots::default();
        match (one, asked.figure) {
            (Some(_), Some(figure)) => {
                let things = records.get(figure).into_iter().flatten().map(thing);
                spots.group(0, things.map(Some));
            }
            (Some(rep), None) => {
                let lines = of_rep(rep, Told { books, today });
                spots.group(0, lines.iter().map(|_| None));
            }
            (None, _) => {
                spots.group(0, figures.reps.iter().map(|rep| Some(Thing::Rep(rep.id.clone()))));
            }
        }
        Self { figures, is_whole: decided.is_some(), of_one, records, spots }
    }
}

/// The facts of all deals. Of a decided deal that was opened the books know more.
fn all(decided: &[Facts], books: &Books, today: Date) -> Vec<Facts> {
    let closed = decided.iter().filter(|facts| !books.deals.contains_key(&facts.deal.id));
    Facts::all(books, today).into_iter().chain(closed.cloned()).collect()
}
