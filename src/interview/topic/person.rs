//! What is known about somebody on the buyer's side, line by line.

mod among;
mod changes;
mod helper;

use crate::domain::id::BuyerId;
use crate::domain::person::{
    self, NotTold, PersonLine, Relation, RelationKind, Reply, Stance, UNKNOWN,
};
use crate::interview::field::Field;
use crate::interview::keeping::{Keeping, some, word};
use crate::interview::leads::Leads;
use crate::interview::prompt::Prompt;
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::reading::reach;

pub use among::Among;
pub(super) use changes::{changes, fills_role};
pub use helper::Helper;

/// All that is asked about somebody. Only who is not against us can sell for us,
/// and only who does is asked what shows it.
pub(crate) fn fields(s: SoFar<'_>, id: &BuyerId) -> Vec<Field> {
    let person = s.buyers().remove(id).unwrap_or_default();
    let is_against = matches!(person.stance, Some(Stance::Skeptic | Stance::Opponent));
    let has_roles = !s.situation.process.roles.is_empty();
    let sells = person.champion.sells_for_us == Some(Reply::Yes);
    let is_asked = |line: &PersonLine| match line {
        PersonLine::Title
        | PersonLine::Influence
        | PersonLine::Stance
        | PersonLine::Coverage
        | PersonLine::ReportsTo
        | PersonLine::Influences
        | PersonLine::ConflictsWith => true,
        PersonLine::Role => has_roles,
        PersonLine::Power | PersonLine::Stake | PersonLine::SellsForUs => !is_against,
        PersonLine::Evidence => !is_against && sells,
        // Told on the map: a session is for what they do.
        PersonLine::Phone | PersonLine::Mail => false,
    };
    let lines = PersonLine::ALL.iter().copied().filter(is_asked);
    lines.map(|line| Field::Person(id.clone(), line)).collect()
}

/// What the deal does not know of somebody the news tell of, each line after the
/// one before was kept.
pub(super) fn unfolded(s: SoFar<'_>, id: &BuyerId) -> Vec<Field> {
    if s.session.people.get(id).is_some_and(|person| person.left.is_some()) {
        return Vec::new();
    }
    let before = s.situation.deal.people.get(id);
    let has_roles = !s.situation.process.roles.is_empty();
    let lines = [
        (PersonLine::Role, before.is_none() && has_roles),
        (PersonLine::Influence, before.is_none_or(|p| p.known_influence().is_none())),
        (PersonLine::Stance, before.is_none_or(|p| p.known_stance().is_none())),
    ];
    let mut fields = Vec::new();
    for (line, _) in lines.into_iter().filter(|(_, is_asked)| *is_asked) {
        fields.push(Field::Person(id.clone(), line));
        // Who has no role in it that we know of is asked about all the same.
        if line != PersonLine::Role && !is_kept(s, id, line) {
            break;
        }
    }
    fields
}

pub(crate) fn ask(s: SoFar<'_>, id: &BuyerId, line: PersonLine) -> Prompt {
    let people = s.buyers();
    let ties = s.session.ties(s.situation.deal);
    Among { people: &people, ties: &ties, process: s.situation.process }.prompt(id, line)
}

pub(crate) fn take(
    k: &mut Keeping<'_, '_>,
    id: &BuyerId,
    line: PersonLine,
    text: &str,
) -> Result<Leads, Refusal> {
    if !k.session.buyers(k.situation.deal).contains_key(id) {
        return Err(Refusal::Choice);
    }
    let text = if text == UNKNOWN { "" } else { text };
    match line {
        PersonLine::Title => changes(k, id, |person, _| person.title = some(text)),
        PersonLine::Role => changes::role(k, id, text)?,
        PersonLine::Influence => {
            let influence = word(text)?;
            changes(k, id, |person, _| person.influence = influence);
        }
        PersonLine::Stance => {
            let stance = word(text)?;
            changes(k, id, |person, _| person.stance = stance);
        }
        PersonLine::Coverage => {
            let coverage = word(text)?;
            changes(k, id, |person, _| person.coverage = coverage);
        }
        PersonLine::ReportsTo => reports_to(k, id, text)?,
        PersonLine::Influences => ties(k, id, RelationKind::Influences, text)?,
        PersonLine::ConflictsWith => ties(k, id, RelationKind::ConflictsWith, text)?,
        PersonLine::Power => {
            let reply = word(text)?;
            changes::champion(k, id, |test| test.power = reply);
        }
        PersonLine::Stake => {
            let reply = word(text)?;
            changes::champion(k, id, |test| test.stake = reply);
        }
        PersonLine::SellsForUs => {
            let reply = word(text)?;
            changes::champion(k, id, |test| test.sells_for_us = reply);
        }
        PersonLine::Evidence => changes::champion(k, id, |test| test.evidence = some(text)),
        PersonLine::Phone => {
            let phone = reach::phone(text)?;
            changes(k, id, |person, _| person.reach.phone = phone);
        }
        PersonLine::Mail => {
            let mail = reach::mail(text)?;
            changes(k, id, |person, _| person.reach.mail = mail);
        }
    }
    Ok(Leads::On)
}

/// Whether something is known about somebody, from whenever.
pub(crate) fn is_kept(s: SoFar<'_>, id: &BuyerId, line: PersonLine) -> bool {
    let buyers = s.buyers();
    let Some(person) = buyers.get(id) else { return false };
    // That we do not know is an answer, for today.
    let today = s.session.people.get(id);
    let ties = |kind| {
        let mut ties = s.session.ties(s.situation.deal).into_iter();
        ties.any(|tie| tie.from == *id && tie.kind == kind)
    };
    match line {
        PersonLine::Title => person.title.is_some(),
        PersonLine::Role => !person.roles.is_empty(),
        PersonLine::Influence => {
            person.known_influence().is_some() || today.is_some_and(|p| p.influence.is_some())
        }
        PersonLine::Stance => {
            person.known_stance().is_some() || today.is_some_and(|p| p.stance.is_some())
        }
        PersonLine::Coverage => person.coverage.is_some(),
        PersonLine::ReportsTo => person.reports_to.is_some(),
        PersonLine::Influences => ties(RelationKind::Influences),
        PersonLine::ConflictsWith => ties(RelationKind::ConflictsWith),
        PersonLine::Power => person.champion.power.is_some(),
        PersonLine::Stake => person.champion.stake.is_some(),
        PersonLine::SellsForUs => person.champion.sells_for_us.is_some(),
        PersonLine::Evidence => person.champion.evidence.is_some(),
        PersonLine::Phone => person.reach.phone.is_some(),
        PersonLine::Mail => person.reach.mail.is_some(),
    }
}

fn reports_to(k: &mut Keeping<'_, '_>, id: &BuyerId, text: &str) -> Result<(), Refusal> {
    let boss = k.one_buyer(text)?;
    if let Some(boss) = &boss {
        is_no_circle(k.so_far(), id, boss)?;
    }
    changes(k, id, |person, _| person.reports_to = boss);
    Ok(())
}

/// Whether somebody can report to a boss.
fn is_no_circle(s: SoFar<'_>, id: &BuyerId, boss: &BuyerId) -> Result<(), NotTold> {
    is_somebody_else(s, id, boss)?;
    if person::is_above(id, boss, &s.buyers()) {
        return Err(NotTold::Circle { name: name(s, id), boss: name(s, boss) });
    }
    Ok(())
}

fn is_somebody_else(s: SoFar<'_>, id: &BuyerId, other: &BuyerId) -> Result<(), NotTold> {
    (id != other).then_some(()).ok_or_else(|| NotTold::Themselves { name: name(s, id) })
}

fn name(s: SoFar<'_>, id: &BuyerId) -> String {
    s.buyer_name(id).to_owned()
}

/// Whom somebody is tied to: those named now, instead of those named before in
/// this session.
fn ties(
    k: &mut Keeping<'_, '_>,
    id: &BuyerId,
    kind: RelationKind,
    text: &str,
) -> Result<(), Refusal> {
    let others = k.buyers(text)?;
    for other in &others {
        is_somebody_else(k.so_far(), id, other)?;
    }
    let is_this = |tie: &Relation| tie.from == *id && tie.kind == kind;
    k.session.relations.retain(|tie| !is_this(tie));
    let known = |other: &BuyerId| {
        k.situation.deal.relations.iter().any(|tie| is_this(tie) && tie.to == *other)
    };
    let new = others.into_iter().filter(|other| !known(other));
    let tie = |to| Relation { from: id.clone(), kind, to, strength: None };
    k.session.relations.extend(new.map(tie));
    k.session.relations.sort();
    Ok(())
}
