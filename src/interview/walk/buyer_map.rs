//! The buyer map: who is new, gone or moved, what we do not know, and the one
//! person who would change the deal.
//!
//! The rep tells first: what the program knows of people and misses on the map
//! comes after it.

use super::Part;
use crate::domain::id::BuyerId;
use crate::domain::person::PersonLine;
use crate::domain::session::{GapRef, PartId};
use crate::interview::field::Field;
use crate::interview::gaps::Gap;
use crate::interview::situation::SoFar;
use crate::interview::{gaps, topic};
use crate::reading::people_news;

/// People of the news who are asked about in a session, at most.
const PEOPLE: usize = 2;
/// Gaps asked about in a session, at most.
const GAPS: usize = 3;

/// The part.
pub(super) fn part(s: SoFar<'_>) -> Part {
    let mut fields = vec![Field::PeopleNews];
    if s.session.people_news.is_some() {
        fields.extend(people(s));
        fields.extend(gaps_asked(s).into_iter().map(Field::Gap));
    }
    fields.push(Field::MoveOne);
    Part::new(PartId::BuyerMap, fields)
}

/// What is asked of those whom the news tell of and of whom we do not know
/// enough.
fn people(s: SoFar<'_>) -> Vec<Field> {
    let told = people_news::told_of(s.session, s.situation.deal);
    let asked = told.iter().map(|id| unfolded(s, id)).filter(|fields| !fields.is_empty());
    asked.take(PEOPLE).flatten().collect()
}

/// What the deal does not know of somebody, each part after the one before was
/// kept.
fn unfolded(s: SoFar<'_>, id: &BuyerId) -> Vec<Field> {
    if s.session.people.get(id).is_some_and(|person| person.left.is_some()) {
        return Vec::new();
    }
    let before = s.situation.deal.people.get(id);
    let has_roles = !s.situation.process.roles.is_empty();
    let parts = [
        (PersonLine::Role, before.is_none() && has_roles),
        (PersonLine::Influence, before.is_none_or(|p| p.known_influence().is_none())),
        (PersonLine::Stance, before.is_none_or(|p| p.known_stance().is_none())),
    ];
    let mut fields = Vec::new();
    for (part, _) in parts.into_iter().filter(|(_, is_asked)| *is_asked) {
        let field = Field::Person(id.clone(), part);
        // Who has no role in it that we know of is asked about all the same.
        let goes_on = part == PersonLine::Role || topic::is_kept(s, &field);
        fields.push(field);
        if !goes_on {
            break;
        }
    }
    fields
}

/// The gaps that were answered, and as many of the others as may still be asked
/// about.
fn gaps_asked(s: SoFar<'_>) -> Vec<GapRef> {
    let open: Vec<GapRef> = gaps::by_now(s).iter().map(Gap::reference).collect();
    let before = gaps::gaps(s.situation.deal, s.situation.process);
    let filled = before.iter().filter(|gap| !open.contains(&gap.reference())).count();
    let is_answered = |gap: &GapRef| s.session.gaps.contains_key(gap);
    let answered = open.iter().filter(|gap| is_answered(gap)).count();
    let mut left = GAPS.saturating_sub(filled + answered);
    let mut is_asked = |gap: &GapRef| {
        let is_next = !is_answered(gap) && left > 0;
        left -= usize::from(is_next);
        is_next || is_answered(gap)
    };
    let was_left =
        |gap: &GapRef| s.situation.background.gaps_left.contains(gap) && !is_answered(gap);
    open.iter().filter(|gap| !was_left(gap) && is_asked(gap)).cloned().collect()
}
