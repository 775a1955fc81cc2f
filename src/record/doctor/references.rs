//! What records say of each other, of people and of the process: each id must
//! be one of something that is there.
//!
//! An id of nothing makes no record unreadable. It is shown as the id, so all
//! of these are worth putting right and none stops the work.

mod circles;
mod known;
mod named;

use std::collections::{BTreeMap, BTreeSet};

use toml::de::DeTable;

use super::{Doctor, Problem, Severity};
use crate::domain::books::DealBook;
use crate::domain::deal::{Deal, DealStatus};
use crate::domain::names::plain;
use crate::domain::session::Session;
use crate::record::fault::Fault;
use crate::record::layout::Place;
use crate::record::spoilt_day;
use known::{Known, Wrong};
use named::Named;

/// A problem for each id of nothing.
pub(super) fn problems(doctor: &Doctor<'_>) -> Vec<Problem> {
    let mut problems = in_file(doctor, &Place::Team, None, None);
    for book in doctor.books.deals.values() {
        for (place, session) in files(book) {
            problems.extend(in_file(doctor, &place, Some(book), session));
        }
    }
    for person in doctor.books.profiles.keys() {
        problems.extend(in_file(doctor, &Place::Profile(person.clone()), None, None));
    }
    for proposal in doctor.books.proposals.values() {
        let book = doctor.books.deals.get(&proposal.deal);
        problems.extend(in_file(doctor, &Place::Proposal(proposal.id.clone()), book, None));
    }
    help_alike(&mut problems);
    problems.extend(circles::problems(doctor));
    problems.extend(versions(doctor));
    problems.extend(twice(doctor));
    problems.extend(alike(doctor));
    problems
}

/// One id of nothing at several keys is told once: what to write stands without a key.
fn help_alike(problems: &mut [Problem]) {
    let mut helps: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for problem in &*problems {
        helps.entry(problem.message.clone()).or_default().insert(problem.help.clone());
    }
    for problem in problems {
        let is_alike = helps.get(&problem.message).is_none_or(|helps| helps.len() == 1);
        if let Some((_, value)) = problem.help.split_once(" = ").filter(|_| !is_alike) {
            problem.help = format!("Write {value}");
        }
    }
}

/// The files of a deal; minutes with their session.
fn files(book: &DealBook) -> Vec<(Place, Option<&Session>)> {
    let deal = &book.deal.id;
    let mut files = vec![(Place::Deal(deal.clone()), None)];
    files.extend(book.actions.keys().map(|id| (Place::Action(deal.clone(), id.clone()), None)));
    files.extend(book.asks.keys().map(|id| (Place::Ask(deal.clone(), id.clone()), None)));
    files.extend(book.calls.keys().map(|id| (Place::Call(deal.clone(), id.clone()), None)));
    files.extend(book.sessions.values().map(|session| {
        (Place::Session(deal.clone(), session.day(), session.id.clone()), Some(session))
    }));
    files
}

/// The ids of nothing in one file.
fn in_file(
    doctor: &Doctor<'_>,
    place: &Place,
    book: Option<&DealBook>,
    session: Option<&Session>,
) -> Vec<Problem> {
    let file = place.to_string();
    let text = doctor.store.text(place).unwrap_or_default();
    let text = spoilt_day::in_quotes(&text);
    let Ok(tree) = DeTable::parse(&text) else { return Vec::new() };
    let known = Known::of(doctor, book, session);
    let named = named::named(&file, tree.get_ref());
    let problem = |named: &Named<'_>| {
        let Wrong { severity, message, help } = known.wrong(named)?;
        let help = meant(doctor, book, named).unwrap_or(help);
        let at = Fault::at(&text, named.byte, "").of(&file);
        // What cannot be read in that line is told of itself.
        let mut unread = doctor.books.unread.iter();
        if unread.any(|one| one.file == file && one.line == at.line) {
            return None;
        }
        let problem = Problem::warning(at.file, message, help).at(at.line, at.column);
        Some(Problem { severity, ..problem })
    };
    named.iter().filter_map(problem).collect()
}

/// What to write for an id of nothing that is somebody's or something's name.
fn meant(doctor: &Doctor<'_>, book: Option<&DealBook>, named: &Named<'_>) -> Option<String> {
    let key = named.keys.last().filter(|_| named.is_alone).map(|key| format!("{key} = "));
    let deal = book.map(|book| &book.deal.id);
    doctor.books.id_meant(named.kind, deal, &key.unwrap_or_default(), named.id)
}

/// The problem at its place in the file, which is read for that alone.
fn located(doctor: &Doctor<'_>, place: &Place, wrong: Wrong, keys: &str) -> Problem {
    let text = doctor.store.text(place).unwrap_or_default();
    let at = Fault::at_key(&text, keys, "").of(place.to_string());
    let problem = Problem::warning(at.file, wrong.message, wrong.help).at(at.line, at.column);
    Problem { severity: wrong.severity, ..problem }
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
        Some(located(doctor, &place, wrong, "process_version"))
    });
    newer.collect()
}

/// Open deals that are called alike.
fn alike(doctor: &Doctor<'_>) -> Vec<Problem> {
    let mut first: BTreeMap<[String; 2], &Deal> = BTreeMap::new();
    let open = doctor.books.deals.values().map(|book| &book.deal);
    let again = open.filter(|deal| deal.status == DealStatus::Open).filter_map(|deal| {
        let called = [&deal.account, &deal.name].map(|name| plain(name));
        let same = *first.entry(called).or_insert(deal);
        (same.id != deal.id).then_some((same, deal))
    });
    let told = again.map(|(same, deal)| {
        let message = format!("{} is called {} too, and is open", same.id, deal.title());
        let help = "if it is one deal, close one of the two: sideline deal close DEAL --no-decision --reason TEXT";
        located(doctor, &Place::Deal(deal.id.clone()), Wrong::warning(message, help), "name")
    });
    told.collect()
}

/// Records of two deals with one id: on the command line neither can be named.
fn twice(doctor: &Doctor<'_>) -> Vec<Problem> {
    let mut first: BTreeMap<(Option<String>, String), Place> = BTreeMap::new();
    let mut problems = Vec::new();
    for book in doctor.books.deals.values() {
        for (place, _) in files(book) {
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
            problems.push(located(doctor, &place, wrong, "id"));
        }
    }
    problems
}
