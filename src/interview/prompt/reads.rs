//! What a line makes of the text typed into it: the day of a phrase, the person of
//! a name. Said beside the line, so that nobody is surprised.

use crate::domain::ask::Recipient;
use crate::domain::names::{self, Match};
use crate::domain::phrase;
use crate::domain::process::AnswerKind;
use crate::domain::session::{CloseDateSaid, Item, News, Whom};
use crate::interview::situation::SoFar;
use crate::reading::answer;
use crate::reading::close_date::Terms;
use crate::reading::commitment;
use crate::reading::person::{self, Named};
use crate::reading::promise;
use crate::reading::recipient;
use crate::reading::slot;
use crate::reading::when::{self, Way};

/// What a line reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reads {
    /// Words, kept as they are.
    #[default]
    Words,
    /// A day on that side of today.
    Day(Way),
    /// A day on that side of today, with its time where one is said.
    Slot(Way),
    /// A day or a stretch of time behind us.
    Past,
    /// What is done by when.
    Deadline,
    /// What they will do, by when, what if not, and what shows it.
    Commitment,
    /// What is done, by whom and by when; the rep where a new step names nobody.
    Promise {
        /// Whether the step is new.
        is_new: bool,
    },
    /// Who owes a step.
    Owner,
    /// Some of the buyer's people.
    People,
    /// News of them.
    News,
    /// What shows something.
    Evidence,
    /// An answer in own words, which may show something whole.
    MayShow,
    /// An answer of one kind.
    Answer(AnswerKind),
    /// Who is asked for help.
    Asked,
    /// Who is to be called or written to.
    Recipients,
    /// Amount, close date and whose it is.
    Terms,
    /// Whose the close date is.
    CloseDate,
}

impl Reads {
    /// On which side of today the days in it lie; none where it reads no day.
    pub const fn way(self) -> Option<Way> {
        match self {
            Self::Day(way) | Self::Slot(way) => Some(way),
            Self::Past | Self::News | Self::Evidence | Self::MayShow => Some(Way::Back),
            Self::Deadline | Self::Commitment | Self::Promise { .. } | Self::Terms => {
                Some(Way::Ahead)
            }
            Self::Words
            | Self::Owner
            | Self::People
            | Self::Answer(_)
            | Self::Asked
            | Self::Recipients
            | Self::CloseDate => None,
        }
    }

    /// What is understood of a text, in words; none where nothing is.
    pub fn echo(self, s: SoFar<'_>, text: &str) -> Option<String> {
        if text.trim().is_empty() {
            return None;
        }
        let calendar = s.situation.calendar();
        let today = calendar.today;
        match self {
            Self::Words => None,
            Self::Day(way) => {
                let day = when::day(text, calendar, way).ok()?;
                Some(when::echo(text, day, today))
            }
            Self::Slot(way) => {
                let read = slot::read(text, calendar, way).ok()?;
                Some(slot::echo(text, read, today))
            }
            Self::Past => {
                let past = when::past(text, calendar).ok()?;
                let about = if past.about.is_some() { "about " } else { "" };
                Some(format!("{about}{}", phrase::shown(past.on, today)))
            }
            Self::Deadline => {
                let (act, day) = when::deadline(text, calendar)?;
                Some(format!("{act} · {}", phrase::shown(day, today)))
            }
            Self::Commitment => commitment(s, text),
            Self::Promise { is_new } => Some(promise(s, text, is_new)),
            Self::Owner => owner(s, text),
            Self::People => Some(people(s, text)),
            Self::News => Some(news(s, text)),
            Self::Evidence => {
                let reading = s.reading(text);
                Some(reading.in_words(|id| s.buyer_name(id), today))
            }
            Self::MayShow => {
                let reading = s.reading(text);
                reading.is_whole().then(|| reading.in_words(|id| s.buyer_name(id), today))
            }
            Self::Answer(kind) => {
                s.around(|around| answer::read(text, kind, &[], around)).ok().flatten()
            }
            Self::Asked => Some(asked(s, text)),
            Self::Recipients => {
                let all = recipient::list(text, &s.buyers()).ok()?;
                Some(all.iter().map(Recipient::in_one_line).collect::<Vec<_>>().join(" · "))
            }
            Self::Terms => {
                let deal = s.situation.deal;
                let is_day_open = deal.close_date.is_none_or(|day| day < today);
                let asked = (deal.amount.is_none(), is_day_open);
                let terms = Terms::read(text, s.situation.team, today).ok()?;
                Some(s.around(|around| terms.in_words(around, asked)))
            }
            Self::CloseDate => {
                let said = CloseDateSaid::read(text, s.situation.team)?;
                Some(s.around(|around| said.in_words(around)))
            }
        }
    }
}

/// What a line says beside the act; none where it says no more.
fn commitment(s: SoFar<'_>, text: &str) -> Option<String> {
    let calendar = s.situation.calendar();
    let (day, text) = commitment::behind_its_day(text, calendar);
    let said = commitment::read(text, calendar);
    let on = day.map(|day| format!("on {}", day.shown(calendar.today)));
    let by = s.day(said.by).map(|day| format!("by {day}"));
    let fallback = said.fallback.map(|fallback| format!("if not, {fallback}"));
    let seen_by = said.seen_by.map(|sign| format!("seen by {sign}"));
    let more: Vec<String> = [on, by, fallback, seen_by].into_iter().flatten().collect();
    (!more.is_empty()).then(|| more.join(" · "))
}

/// Whose step it is and by when, as far as its words tell.
fn promise(s: SoFar<'_>, text: &str, is_new: bool) -> String {
    let promise = s.promise(text);
    let owner = promise.owner.as_ref().map(|owner| s.owner_name(owner));
    let rep = is_new.then(|| s.situation.team.name_of(&s.session.rep));
    let today = s.situation.today();
    let due = promise.due.map(|day| when::echo(text, day, today));
    promise.in_words(owner.or(rep), due.as_deref())
}

fn owner(s: SoFar<'_>, text: &str) -> Option<String> {
    match promise::owner(text, s.situation.team, &s.buyers()) {
        Match::One(owner) => Some(s.owner_name(&owner).to_owned()),
        Match::None | Match::Several(_) => None,
    }
}

fn people(s: SoFar<'_>, text: &str) -> String {
    let named = match s.around(|around| person::several(text, around)) {
        Ok(named) => named,
        Err(why) => return why.to_string(),
    };
    let in_words = |named: &Named| {
        let title = named.title.as_ref().map(|title| format!(", {title}"));
        format!("{}{}", whom(s, &named.whom), title.unwrap_or_default())
    };
    named.iter().map(in_words).collect::<Vec<_>>().join(" · ")
}

fn whom(s: SoFar<'_>, whom: &Whom) -> String {
    match whom {
        Whom::Known(id) => s.buyer_name(id).to_owned(),
        Whom::Unknown(new) => format!("{new} (new)"),
        Whom::Several(_, ids) => one_of(ids, |id| s.buyer_name(id)),
        Whom::Near(typed, near) => format!("{typed}: {}?", near.join(" or ")),
    }
}

fn news(s: SoFar<'_>, text: &str) -> String {
    let item = |item: &Item| {
        let whom = match &item.whom {
            Whom::Unknown(new) if matches!(item.news, News::New(_)) => new.clone(),
            Whom::Unknown(new) => format!("{new} (new?)"),
            Whom::Known(_) | Whom::Several(..) | Whom::Near(..) => whom(s, &item.whom),
        };
        let on = item.on.filter(|day| *day != s.session.day());
        let since = if item.news == News::Gone { " since" } else { "" };
        let on = on.map(|day| format!("{since} {}", s.shown_day(day)));
        format!("{whom}: {}{}", item.news.in_words(), on.unwrap_or_default())
    };
    let items: Vec<String> = s.news(text, s.session.day()).iter().map(item).collect();
    if items.is_empty() { "nobody named".to_owned() } else { items.join(" · ") }
}

/// One of ours, or an executive from outside the team.
fn asked(s: SoFar<'_>, text: &str) -> String {
    let name = text.split(',').next().unwrap_or_default();
    let team = s.situation.team;
    match names::find(name, &team.people) {
        Match::One(id) => team.name_of(&id).to_owned(),
        Match::Several(ids) => one_of(&ids, |id| team.name_of(id)),
        Match::None => format!("{}, not in the team", names::as_a_name(name)),
    }
}

/// Those whom a name fits.
fn one_of<'a, I>(ids: &'a [I], name: impl Fn(&'a I) -> &'a str) -> String {
    ids.iter().map(name).collect::<Vec<_>>().join(" or ")
}
