//! What has happened on a deal since its rep last asked for help: facts for
//! whoever is asked next, without any coaching note.

use jiff::civil::Date;

use crate::domain::books::DealBook;
use crate::domain::call::Outcome;
use crate::domain::deal::CriterionStanding;
use crate::domain::phrase::clause;

/// Most facts told: more than that nobody reads.
const FACTS: usize = 6;

/// The facts, a line each, the newest first.
pub(crate) fn lines(book: &DealBook, today: Date) -> String {
    let asks = book.asks.values().filter(|ask| !ask.is_offer() && !ask.was_taken_back());
    let since = asks.map(|ask| ask.created).max();
    let is_new = |day: &Date| since.is_none_or(|since| *day >= since);
    let mut facts: Vec<(Date, String)> = Vec::new();
    facts.extend(book.actions.values().filter_map(|action| {
        let day = action.closed.filter(is_new)?;
        Some((day, action.result.as_deref().map(clause)?))
    }));
    facts.extend(book.calls.values().filter_map(|call| {
        let day = call.plan.date.filter(is_new)?;
        Some((day, told(call.outcome()?, call.held.buyer_act.as_deref())))
    }));
    facts.extend(book.deal.exit.iter().filter_map(|(id, finding)| {
        let is_verified = book.deal.standing(id, today) == CriterionStanding::Verified;
        let evidence = finding.evidence.as_ref().filter(|_| is_verified)?;
        let day = evidence.on.filter(is_new)?;
        Some((day, clause(evidence.text.as_deref()?)))
    }));
    facts.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    facts.dedup();
    let lines = facts
        .into_iter()
        .take(FACTS)
        .map(|(day, fact)| format!("{}: {fact}", day.strftime("%-d %b")));
    lines.collect::<Vec<_>>().join("\n")
}

fn told(outcome: Outcome, act: Option<&str>) -> String {
    match (outcome, act) {
        (Outcome::Order, _) => "they ordered".to_owned(),
        (_, Some(act)) => clause(act),
        (Outcome::Advance, None) => "they agreed to act".to_owned(),
        (Outcome::Continuation, None) => "good talk, nothing agreed".to_owned(),
        (Outcome::NoSale, None) => "they said no".to_owned(),
    }
}
