//! Who gave their word on a session, who confirms later, and what that leaves
//! proposed.

use jiff::civil::Date;

use crate::domain::action::{Action, ActionStatus};
use crate::domain::ask::AskStatus;
use crate::domain::books::{Books, DealBook};
use crate::domain::id::PersonId;
use crate::domain::phrase::{clause, count, shown};
use crate::domain::session::{Head, Session};
use crate::domain::team::Team;
use crate::pages::actions::owner_name;

/// Who agreed and who confirms later, as it is: "Goran agreed", "Ana confirms later:
/// 1 step proposed".
pub fn word_of_each(session: &Session, book: &DealBook, team: &Team) -> Vec<(bool, String)> {
    let word = |person: &PersonId| {
        let name = team.first_name_of(person);
        if session.agreed.contains_key(person) {
            return Some((true, format!("{name} agreed")));
        }
        let what = proposed_to(person, session, book);
        let what = if what.is_empty() { what } else { format!(": {what} proposed") };
        session.confirms_later(person).then(|| (false, format!("{name} confirms later{what}")))
    };
    session.parties().filter_map(word).collect()
}

/// How far a session is agreed of which so many have yet to confirm: as a title, and in
/// a sentence.
pub fn how_far(session: &Head, waiting: usize) -> (&'static str, &'static str) {
    let has_nobody = session.words == 0 && waiting == session.later.len();
    match (waiting, has_nobody) {
        (0, _) => ("Agreed", "agreed"),
        (_, false) => ("Agreed in part", "agreed, but for what is proposed"),
        (_, true) => ("Proposed", "proposed, and agreed by nobody yet"),
    }
}

/// What waits for the word of somebody, counted; steps that were changed at the look
/// back as well.
fn proposed_to(person: &PersonId, session: &Session, book: &DealBook) -> String {
    let steps = session.steps_written().filter_map(|id| book.actions.get(id));
    let is_proposed = |step: &&Action| step.status == ActionStatus::Proposed;
    let steps = steps.filter(is_proposed).filter(|step| step.owner.is(person)).count();
    let asks = session.asks.keys().filter_map(|id| book.asks.get(id));
    let asks = asks.filter(|ask| ask.status == AskStatus::Open && ask.of.is(person)).count();
    let counted = [(steps, "step"), (asks, "ask")].into_iter().filter(|(number, _)| *number > 0);
    counted.map(|(number, one)| count(number, one)).collect::<Vec<_>>().join(", ")
}

/// The steps that were changed at the look back, as they are owed now.
pub fn changed_steps(
    session: &Session,
    book: &DealBook,
    books: &Books,
    today: Date,
) -> Vec<(&'static str, String)> {
    let changed = session.looked_back.iter().filter(|(_, look)| look.is_changed());
    let steps = changed.filter_map(|(id, _)| book.actions.get(id));
    let line = |step: &Action| {
        let owner = owner_name(step, book, books);
        let due = step.due.map(|due| format!(", by {}", shown(due, today))).unwrap_or_default();
        format!("{owner}: ↻ {}{due}", clause(&step.text))
    };
    let labels = std::iter::once("Changed").chain(std::iter::repeat(""));
    labels.zip(steps.map(line)).collect()
}
