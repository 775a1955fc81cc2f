//! What was understood of a text while it is typed: the day of a phrase, the
//! person of a name. Shown beside the field, so that nobody is surprised.

use crate::domain::ask::Recipient;
use crate::domain::id::BuyerId;
use crate::domain::names::Match;
use crate::domain::person::PersonLine;
use crate::domain::process::SessionKind;
use crate::domain::session::{CloseDateSaid, Item, News, Session, Whom};
use crate::domain::{names, phrase};
use crate::interview::field::{
    AskLine, CallLine, ElementLine, ExitLine, Field, LookBackLine, MapLine, OpeningLine,
    OutcomeLine, StepInLine, StepLine,
};
use crate::interview::situation::{Situation, SoFar};
use crate::reading::close_date::Terms;
use crate::reading::promise::{self, Promise};
use crate::reading::when::{self, Lean};
use crate::reading::{evidence, people_news};

/// What was understood of `text` in `field`; none where there is nothing to
/// understand, or nothing was.
#[expect(clippy::wildcard_enum_match_arm, reason = "of most fields there is nothing to understand")]
pub fn understood(
    situation: &Situation<'_>,
    session: &Session,
    field: &Field,
    text: &str,
) -> Option<String> {
    if text.trim().is_empty() {
        return None;
    }
    match field {
        Field::Exit(_, ExitLine::Evidence) | Field::Element(_, ElementLine::Evidence) => {
            Some(evidence(situation, session, text))
        }
        Field::Map(MapLine::PeopleNews) => Some(news(situation, session, text)),
        Field::Call(_, CallLine::With)
        | Field::Step(_, StepLine::Person)
        | Field::Fill(_)
        | Field::Map(MapLine::MoveOne | MapLine::NewPerson)
        | Field::Person(
            _,
            PersonLine::ReportsTo | PersonLine::Influences | PersonLine::ConflictsWith,
        ) => Some(people(situation, session, text)),
        Field::Step(_, StepLine::Text) => Some(step(situation, session, text)),
        Field::Outcome(_, OutcomeLine::Act) => {
            let (act, day) = when::deadline(text, situation.today())?;
            Some(format!("{act} · {}", phrase::shown(day, situation.today())))
        }
        Field::Step(_, StepLine::Owner) | Field::LookBack(_, LookBackLine::Owner) => {
            owner(situation, session, text)
        }
        Field::Ask(_, AskLine::Of) => Some(asked(situation, text)),
        Field::Ask(_, AskLine::Recipient) => {
            let all = Recipient::list(text, &session.buyers(situation.deal)).ok()?;
            Some(all.iter().map(Recipient::in_one_line).collect::<Vec<_>>().join(" · "))
        }
        Field::Opening(OpeningLine::CloseDate) => terms(situation, session, text),
        Field::NextSession
        | Field::StepIn(_, StepInLine::Returns)
        | Field::Outcome(_, OutcomeLine::ActBy)
        | Field::Ask(_, AskLine::MyNextDue | AskLine::NeededBy)
        | Field::Call(_, CallLine::Date | CallLine::ActBy)
        | Field::Step(_, StepLine::Due)
        | Field::LookBack(_, LookBackLine::Due) => {
            let today = situation.today();
            when::day(text, today, Lean::Ahead).ok().map(|day| phrase::shown(day, today))
        }
        _ => None,
    }
}

/// Amount, close date and whose it is, with a question for what is missing.
fn terms(situation: &Situation<'_>, session: &Session, text: &str) -> Option<String> {
    if session.kind == SessionKind::Quick {
        return CloseDateSaid::read(text).map(|said| said.in_words());
    }
    let (deal, today) = (situation.deal, situation.today());
    let asked = (deal.amount.is_none(), deal.close_date.is_none());
    let terms = Terms::read(text, &situation.team.currency, today).ok()?;
    Some(terms.in_words(today, asked))
}

/// Whose step it is and by when, where its words tell.
fn step(situation: &Situation<'_>, session: &Session, text: &str) -> String {
    let (buyers, today) = (session.buyers(situation.deal), situation.today());
    let promise = Promise::read(text, situation.team, &buyers, today);
    let owner = promise.owner.as_ref().map(|owner| SoFar { situation, session }.owner_name(owner));
    promise.in_words(owner, today)
}

fn evidence(situation: &Situation<'_>, session: &Session, text: &str) -> String {
    let today = situation.today();
    let reading = evidence::read(text, &session.buyers(situation.deal), today);
    reading.in_words(|id| session.buyer_name(situation.deal, id), today)
}

fn news(situation: &Situation<'_>, session: &Session, text: &str) -> String {
    let name = |id: &BuyerId| session.buyer_name(situation.deal, id).to_owned();
    let item = |item: Item| {
        let whom = match &item.whom {
            Whom::Known(id) => name(id),
            Whom::Unknown(new) if matches!(item.news, News::New(_)) => new.clone(),
            Whom::Unknown(new) => format!("{new} (new)"),
            Whom::Several(_, ids) => ids.iter().map(name).collect::<Vec<_>>().join(" or "),
        };
        format!("{whom}: {}", item.news.in_words())
    };
    let items: Vec<String> =
        people_news::read(text, &session.buyers(situation.deal)).into_iter().map(item).collect();
    if items.is_empty() { "nobody named".to_owned() } else { items.join(" · ") }
}

fn people(situation: &Situation<'_>, session: &Session, text: &str) -> String {
    let buyers = session.buyers(situation.deal);
    let name = |typed: String| match names::find(&typed, &buyers) {
        Match::One(id) => session.buyer_name(situation.deal, &id).to_owned(),
        Match::None => format!("{} (new)", names::as_a_name(&typed)),
        Match::Several(ids) => {
            let fits = ids.iter().map(|id| session.buyer_name(situation.deal, id));
            fits.collect::<Vec<_>>().join(" or ")
        }
    };
    names::listed(text).into_iter().map(name).collect::<Vec<_>>().join(" · ")
}

/// Who is asked: one of ours, or an executive from outside the team.
fn asked(situation: &Situation<'_>, text: &str) -> String {
    let name = text.split(',').next().unwrap_or_default();
    match names::find(name, &situation.team.people) {
        Match::One(id) => situation.team.name_of(&id).to_owned(),
        Match::Several(ids) => {
            let fit = ids.iter().map(|id| situation.team.name_of(id));
            fit.collect::<Vec<_>>().join(" or ")
        }
        Match::None => format!("{}, not in the team", names::as_a_name(name)),
    }
}

fn owner(situation: &Situation<'_>, session: &Session, text: &str) -> Option<String> {
    match promise::owner(text, situation.team, &session.buyers(situation.deal)) {
        Match::One(owner) => Some(SoFar { situation, session }.owner_name(&owner).to_owned()),
        Match::None | Match::Several(_) => None,
    }
}
