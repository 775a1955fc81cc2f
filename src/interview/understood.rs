//! What was understood of a text while it is typed: the day of a phrase, the
//! person of a name. Shown beside the field, so that nobody is surprised.

use crate::domain::action::Owner;
use crate::domain::ask::Recipient;
use crate::domain::id::BuyerId;
use crate::domain::names::{self, Match};
use crate::domain::person::PersonPart;
use crate::domain::phrase;
use crate::domain::session::{CloseDateSaid, Item, News, Session, Whom};
use crate::interview::field::{
    AskLine, CallPart, Field, LookBackPart, OutcomePart, StepInPart, StepPart,
};
use crate::interview::walk::Setting;
use crate::reading::when::{self, Lean};
use crate::reading::{evidence, people_news};

/// What was understood of `text` in `field`; none where there is nothing to
/// understand, or nothing was.
#[expect(clippy::wildcard_enum_match_arm, reason = "of most fields there is nothing to understand")]
pub fn understood(
    setting: &Setting<'_>,
    session: &Session,
    field: &Field,
    text: &str,
) -> Option<String> {
    if text.trim().is_empty() {
        return None;
    }
    match field {
        Field::Evidence(_) | Field::ElementEvidence(_) => Some(evidence(setting, session, text)),
        Field::PeopleNews => Some(news(setting, session, text)),
        Field::Call(_, CallPart::With)
        | Field::Step(_, StepPart::Person)
        | Field::Fill(_)
        | Field::MoveOne
        | Field::NewPerson
        | Field::Person(
            _,
            PersonPart::ReportsTo | PersonPart::Influences | PersonPart::ConflictsWith,
        ) => Some(people(setting, session, text)),
        Field::Step(_, StepPart::Text) => Some(step(setting, session, text)),
        Field::Outcome(_, OutcomePart::Act) => {
            let (act, day) = when::deadline(text, setting.today())?;
            Some(format!("{act} · {}", phrase::shown(day, setting.today())))
        }
        Field::Step(_, StepPart::Owner) | Field::LookBack(_, LookBackPart::Owner) => {
            owner(setting, session, text)
        }
        Field::Ask(_, AskLine::Of) => Some(asked(setting, text)),
        Field::Ask(_, AskLine::Recipient) => {
            let all = Recipient::list(text, &session.buyers(setting.deal)).ok()?;
            Some(all.iter().map(Recipient::in_one_line).collect::<Vec<_>>().join(" · "))
        }
        Field::CloseDate => CloseDateSaid::read(text).map(|said| said.in_words()),
        Field::NextSession
        | Field::StepIn(_, StepInPart::Returns)
        | Field::Outcome(_, OutcomePart::ActBy)
        | Field::Ask(_, AskLine::MyNextDue | AskLine::NeededBy)
        | Field::Call(_, CallPart::Date | CallPart::ActBy)
        | Field::Step(_, StepPart::Due)
        | Field::LookBack(_, LookBackPart::Due) => {
            let today = setting.today();
            when::day(text, today, Lean::Ahead).ok().map(|day| phrase::shown(day, today))
        }
        _ => None,
    }
}

/// Whose step it is and by when, where its words tell.
fn step(setting: &Setting<'_>, session: &Session, text: &str) -> String {
    let named = text.split_once(':').filter(|(_, words)| !words.trim().is_empty());
    let named = named.and_then(|(name, words)| Some((owner(setting, session, name)?, words)));
    let (who, words) = named.map_or((None, text), |(who, words)| (Some(who), words.trim()));
    let by = when::deadline(words, setting.today());
    let (words, day) = by.map_or((words, None), |(words, day)| (words, Some(day)));
    let day = day.map(|day| phrase::shown(day, setting.today()));
    let parts = [Some(words.to_owned()), who, day];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn evidence(setting: &Setting<'_>, session: &Session, text: &str) -> String {
    let today = setting.today();
    let reading = evidence::read(text, &session.buyers(setting.deal), today);
    reading.in_words(|id| session.buyer_name(setting.deal, id), today)
}

fn news(setting: &Setting<'_>, session: &Session, text: &str) -> String {
    let name = |id: &BuyerId| session.buyer_name(setting.deal, id).to_owned();
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
        people_news::read(text, &session.buyers(setting.deal)).into_iter().map(item).collect();
    if items.is_empty() { "nobody named".to_owned() } else { items.join(" · ") }
}

fn people(setting: &Setting<'_>, session: &Session, text: &str) -> String {
    let buyers = session.buyers(setting.deal);
    let name = |typed: String| match names::find(&typed, &buyers) {
        Match::One(id) => session.buyer_name(setting.deal, &id).to_owned(),
        Match::None => format!("{} (new)", names::as_a_name(&typed)),
        Match::Several(ids) => {
            let fits = ids.iter().map(|id| session.buyer_name(setting.deal, id));
            fits.collect::<Vec<_>>().join(" or ")
        }
    };
    names::listed(text).into_iter().map(name).collect::<Vec<_>>().join(" · ")
}

/// Who is asked: one of ours, or an executive from outside the team.
fn asked(setting: &Setting<'_>, text: &str) -> String {
    let name = text.split(',').next().unwrap_or_default();
    match names::find(name, &setting.team.people) {
        Match::One(id) => setting.team.name_of(&id).to_owned(),
        Match::Several(ids) => {
            let fit = ids.iter().map(|id| setting.team.name_of(id));
            fit.collect::<Vec<_>>().join(" or ")
        }
        Match::None => format!("{}, not in the team", names::as_a_name(name)),
    }
}

fn owner(setting: &Setting<'_>, session: &Session, text: &str) -> Option<String> {
    let ours = match names::find(text, &setting.team.people) {
        Match::One(id) => Some(Owner::Ours(id)),
        Match::None | Match::Several(_) => None,
    };
    let owner = ours.or_else(|| match names::find(text, &session.buyers(setting.deal)) {
        Match::One(id) => Some(Owner::Buyer(id)),
        Match::None | Match::Several(_) => None,
    })?;
    Some(crate::interview::prompt::owner_name(setting, session, &owner).to_owned())
}
