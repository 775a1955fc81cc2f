//! People who are above themselves.

use std::collections::BTreeMap;

use super::known::Wrong;
use super::{Doctor, Problem, located};
use crate::record::layout::Place;

/// A problem for each circle, which is named once and whole.
pub(super) fn problems(doctor: &Doctor<'_>) -> Vec<Problem> {
    let team = &doctor.books.team;
    let managers = team.people.iter().filter_map(|(id, one)| Some((id, one.manager.as_ref()?)));
    let of_team = all(&managers.collect()).into_iter().map(|circle| {
        let names: Vec<&str> = circle.iter().map(|id| team.name_of(id)).collect();
        let keys = circle.first().map(|id| format!("person.{id}.manager"));
        let wrong = wrong(&names, "is managed by", "manager");
        located(doctor, &Place::Team, wrong, &keys.unwrap_or_default())
    });
    let of_deals = doctor.books.deals.values().flat_map(|book| {
        let people = book.deal.people.iter();
        let above = people.filter_map(|(id, one)| Some((id, one.reports_to.as_ref()?)));
        all(&above.collect()).into_iter().map(move |circle| {
            let names: Vec<&str> = circle.iter().map(|id| book.deal.buyer_name(id)).collect();
            let keys = circle.first().map(|id| format!("person.{id}.reports_to"));
            let wrong = wrong(&names, "reports to", "reports_to");
            located(doctor, &Place::Deal(book.deal.id.clone()), wrong, &keys.unwrap_or_default())
        })
    });
    of_team.chain(of_deals).collect()
}

/// Every circle, each from whoever comes first in it.
fn all<'k, K: Ord>(above: &BTreeMap<&'k K, &'k K>) -> Vec<Vec<&'k K>> {
    above.keys().copied().filter_map(|first| from(first, above)).collect()
}

fn from<'k, K: Ord>(first: &'k K, above: &BTreeMap<&'k K, &'k K>) -> Option<Vec<&'k K>> {
    let mut circle = vec![first];
    loop {
        let next = *above.get(*circle.last()?)?;
        if next == first {
            return Some(circle);
        }
        // It is found from there, or leads into another one.
        if next < first || circle.contains(&next) {
            return None;
        }
        circle.push(next);
    }
}

fn wrong(names: &[&str], verb: &str, key: &str) -> Wrong {
    let (first, others) = names.split_first().unwrap_or((&"", &[]));
    let round: Vec<&str> = others.iter().chain([first]).copied().collect();
    let round = round.join(&format!(", who {verb} "));
    let message = format!("a circle: {first} {verb} {round}");
    Wrong::warning(message, format!("take {key} out where there is nobody above"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_of_any_length_is_found_once() {
        #[track_caller]
        fn case(above: &[(&str, &str)], expected: &[&[&str]]) {
            let above = above.iter().map(|(one, next)| (one, next)).collect();
            let found = all::<&str>(&above);
            let found: Vec<Vec<&str>> =
                found.into_iter().map(|one| one.into_iter().copied().collect()).collect();
            assert_eq!(found, expected);
        }
        case(&[("ana", "ben"), ("ben", "cy")], &[]);
        case(&[("ana", "ana")], &[&["ana"]]);
        case(&[("ana", "ben"), ("ben", "ana")], &[&["ana", "ben"]]);
        case(&[("ana", "cy"), ("cy", "ben"), ("ben", "ana")], &[&["ana", "cy", "ben"]]);
        // Who only leads into one is not in it.
        case(&[("ana", "cy"), ("cy", "ben"), ("ben", "cy")], &[&["ben", "cy"]]);
        case(&[("ana", "ana"), ("ben", "ben")], &[&["ana"], &["ben"]]);
    }
}
