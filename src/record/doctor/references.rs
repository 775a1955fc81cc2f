//! What records say of each other, of people and of the process: each id must
//! be one of something that is there.
//!
//! An id of nothing makes no record unreadable. It is shown as the id, so all
//! of these are worth putting right and none stops the work.

mod known;
mod named;

use std::collections::BTreeMap;

use super::{Doctor, Problem, Severity};
use crate::domain::books::DealBook;
use crate::record::fault::Fault;
use crate::record::layout::Place;
use known::{Known, Wrong};
use named::Named;

/// A problem for each id of nothing.
pub(super) fn problems(doctor: &Doctor<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut check = |place: &Place, named: Vec<Named<'_>>, book: Option<&DealBook>| {
        let known = Known::of(doctor, book);
        let wrong = named.into_iter().filter_map(|(keys, id)| Some((known.wrong(&id)?, keys)));
        problems.extend(located(doctor, place, wrong));
    };
    check(&Place::Team, named::in_team(&doctor.books.team), None);
    for book in doctor.books.deals.values() {
        for (place, named) in named::in_deal(book) {
            check(&place, named, Some(book));
        }
    }
    problems.extend(versions(doctor));
    problems.extend(twice(doctor));
    problems
}

/// The problems with their places in the file, which is read for that alone.
fn located(
    doctor: &Doctor<'_>,
    place: &Place,
    wrong: impl Iterator<Item = (Wrong, String)>,
) -> Vec<Problem> {
    let mut text = None;
    let locate = |(wrong, keys): (Wrong, String)| {
        let text = text.get_or_insert_with(|| doctor.store.text(place).unwrap_or_default());
        let at = Fault::at_key(text, &keys, "").of(place.to_string());
        let problem = Problem::warning(at.file, wrong.message, wrong.help);
        Problem { severity: wrong.severity, ..problem.at(at.line, at.column) }
    };
    wrong.map(locate).collect()
}

/// Deals that a newer version of their process was used for.
fn versions(doctor: &Doctor<'_>) -> Vec<Problem> {
    let newer = doctor.books.deals.values().filter_map(|book| {
        let deal = &book.deal;
        let process = doctor.books.process_of(deal);
        let here = process.map(|process| process.version).filter(|v| *v < deal.process_version)?;
        let message = format!(
            "worked with version {} of {}, and here is version {here}",
            deal.process_version, deal.process
        );
        let wrong = Wrong::warning(message, "get the newer file of that process from your team");
        let place = Place::Deal(deal.id.clone());
        Some(located(doctor, &place, [(wrong, "process_version".to_owned())].into_iter()))
    });
    newer.flatten().collect()
}

/// Records of two deals with one id: on the command line neither can be named.
fn twice(doctor: &Doctor<'_>) -> Vec<Problem> {
    let mut first: BTreeMap<(Option<String>, String), Place> = BTreeMap::new();
    let mut problems = Vec::new();
    for book in doctor.books.deals.values() {
        for (place, _) in named::in_deal(book) {
            let Some(id) = place.id() else { continue };
            let kind = place.to_string().split('/').nth(2).map(str::to_owned);
            let key = (kind, id.to_owned());
            let Some(other) = first.get(&key) else {
                first.insert(key, place);
                continue;
            };
            let wrong = Wrong {
                severity: Severity::Error,
                message: format!("{other} has the same id"),
                help: "if one is a copy, move it away; else give it another id and name".to_owned(),
            };
            problems.extend(located(doctor, &place, [(wrong, "id".to_owned())].into_iter()));
        }
    }
    problems
}
