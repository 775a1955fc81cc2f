//! What the forms about the buyer's people change.

use jiff::civil::Date;

use super::asks::answer;
use super::{LAST_CONTACT, LEFT, NAME, OUT, PersonWhat, STRENGTH, TAKE_OUT};
use crate::app::dialog::Answers;
use crate::domain::calendar::Calendar;
use crate::domain::deal::Deal;
use crate::domain::id::{BuyerId, Draw};
use crate::domain::person::{Buyer, Influence, PersonLine};
use crate::domain::phrase;
use crate::interview::refusal::Refused;
use crate::reading::unless_nothing;
use crate::reading::when::{self, Way};

/// Puts the answers of a form into the deal.
pub(super) fn tell(
    deal: &mut Deal,
    what: &PersonWhat,
    said: &Answers,
    calendar: Calendar,
    draw: &mut Draw,
) -> Result<(), String> {
    let in_words = |refusal: &dyn ToString| refusal.to_string();
    match what {
        PersonWhat::Add(role) => {
            let name = said.get(NAME);
            let id = deal.add_person(name, role.clone(), draw).map_err(|why| in_words(&why))?;
            tell_all(deal, &id, said, draw)
        }
        PersonWhat::Edit(id) => {
            deal.rename_person(id, said.get(NAME)).map_err(|why| in_words(&why))?;
            tell_all(deal, id, said, draw)?;
            let day = day(said.get(LAST_CONTACT), calendar)?;
            if let Some(person) = deal.people.get_mut(id) {
                person.last_contact = day;
            }
            Ok(())
        }
        PersonWhat::ReportsTo(id) | PersonWhat::Influences(id) | PersonWhat::AtOdds(id) => {
            let Some(part) = what.part() else { return Ok(()) };
            let before = deal.relations.clone();
            deal.take(id, part, said.get(part.as_str()), draw).map_err(|why| in_words(&why))?;
            let new = deal.relations.iter_mut().filter(|tie| !before.contains(tie));
            new.for_each(|tie| tie.strength = said.get(STRENGTH).parse().ok());
            Ok(())
        }
        PersonWhat::Left(id) if said.get(OUT) == TAKE_OUT => {
            deal.people.remove(id);
            Ok(())
        }
        PersonWhat::Left(id) => {
            deal.set_left(id, day(said.get(LEFT), calendar)?);
            Ok(())
        }
    }
}

/// Tells all parts that the form asked for.
fn tell_all(deal: &mut Deal, id: &BuyerId, said: &Answers, draw: &mut Draw) -> Result<(), String> {
    let asked = PersonLine::ALL.iter().filter(|part| said.has(part.as_str()));
    for part in asked {
        let text = answer(said, *part);
        if is_known(deal.people.get(id), *part) || text != Influence::Unknown.as_str() {
            deal.take(id, *part, text, draw).map_err(|refusal| refusal.to_string())?;
        }
    }
    Ok(())
}

/// Whether a choice says something of somebody. Where it does not, that we do
/// not know is no news.
fn is_known(person: Option<&Buyer>, part: PersonLine) -> bool {
    let Some(person) = person else { return false };
    match part {
        PersonLine::Influence => person.influence.is_some(),
        PersonLine::Stance => person.stance.is_some(),
        PersonLine::Power => person.champion.power.is_some(),
        PersonLine::Stake => person.champion.stake.is_some(),
        PersonLine::SellsForUs => person.champion.sells_for_us.is_some(),
        PersonLine::Title
        | PersonLine::Phone
        | PersonLine::Mail
        | PersonLine::Role
        | PersonLine::Coverage
        | PersonLine::ReportsTo
        | PersonLine::Influences
        | PersonLine::ConflictsWith
        | PersonLine::Evidence => true,
    }
}

/// A day that has come, where one was typed.
fn day(text: &str, calendar: Calendar) -> Result<Option<Date>, Refused> {
    Ok(unless_nothing(text, || when::day(text, calendar, Way::Back))?)
}

/// What is understood of a field: the day, or who was named.
pub(super) fn understood(
    deal: &Deal,
    what: &PersonWhat,
    key: &str,
    said: &Answers,
    calendar: Calendar,
) -> Result<Option<String>, Refused> {
    let draw = &mut Draw::seeded(0);
    let mut after = deal.clone();
    let text = said.get(key);
    match (key, what) {
        (NAME, PersonWhat::Edit(id)) => {
            after.rename_person(id, text).map_err(|why| why.to_string())?;
            return Ok(None);
        }
        (NAME, _) => {
            let id = after.add_person(text, None, draw).map_err(|why| why.to_string())?;
            return Ok(Some(after.buyer_name(&id).to_owned()));
        }
        (LAST_CONTACT | LEFT, _) => {
            return Ok(day(text, calendar)?.map(|day| phrase::shown(day, calendar.today)));
        }
        _ => {}
    }
    let Ok(part) = key.parse::<PersonLine>() else { return Ok(None) };
    let id = match what.who() {
        Some(id) => id.clone(),
        None => after.add_person(said.get(NAME), None, draw).map_err(|why| why.to_string())?,
    };
    if !matches!(part, PersonLine::ReportsTo | PersonLine::Influences | PersonLine::ConflictsWith) {
        return Ok(None);
    }
    after.take(&id, part, text, draw).map_err(|refusal| refusal.to_string())?;
    Ok(Some(named(deal, &after, &id, part)))
}

/// Who was named, and whether they are new.
fn named(before: &Deal, after: &Deal, id: &BuyerId, part: PersonLine) -> String {
    let name = |who: &BuyerId| {
        let new = if before.people.contains_key(who) { "" } else { " (new on the map)" };
        format!("{}{new}", after.buyer_name(who))
    };
    let named: Vec<String> = match after.people.get(id).and_then(|it| it.reports_to.as_ref()) {
        Some(boss) if part == PersonLine::ReportsTo => vec![name(boss)],
        _ => {
            let ties = after.relations.iter().filter(|tie| tie.from == *id);
            let of_part = ties.filter(|tie| tie.kind.part() == Some(part));
            of_part.map(|tie| name(&tie.to)).collect()
        }
    };
    named.join(", ")
}
