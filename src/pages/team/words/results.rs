//! The results of a rep beside those of the team, in words.

use super::super::{Rep, unread};
use super::Told;
use crate::domain::figures::{ENOUGH, Line, Measure, Reckoned, Value};
use crate::domain::money::Amount;
use crate::domain::phrase::{self, clause, count, joined};

/// The first result of which nobody has said why it is so, in a sentence.
pub(super) fn without_a_why(rep: &Rep, told: Told<'_>) -> Option<String> {
    let line = to_be_asked(rep).filter(|_| unread::whole(told.books, &rep.id).is_none())?;
    let own = told.reckoned(line.measure, &line.own)?;
    let said = if is_wanted(rep, line) {
        IN_NEXT_SESSION
    } else {
        "not talked about yet. n asks it next time"
    };
    Some(format!("{} {own}: {said}", line.measure.name()))
}

/// The first counted result of which nobody has said why it is so.
pub fn to_be_asked(rep: &Rep) -> Option<&Line> {
    let mut lines = rep.figures.lines.iter();
    lines.find(|line| line.why.is_none() && can_be_asked(line))
}

/// Whether a session can ask why a result is what it is: it is counted, of enough.
pub fn can_be_asked(line: &Line) -> bool {
    let is_number = !matches!(line.measure, Measure::PipelineToQuota);
    is_number && line.on.is_none() && line.own.value.is_some()
}

/// What is said of a result that the next session asks about.
const IN_NEXT_SESSION: &str = "to be asked in a session";

/// Whether the next session of a rep asks why a result is what it is.
pub fn is_wanted(rep: &Rep, line: &Line) -> bool {
    let since = rep.wanted.iter().find(|(measure, _)| *measure == line.measure);
    since.is_some_and(|(_, since)| line.is_wanted(*since))
}

/// A result of a rep beside the team's.
pub(super) fn result(rep: &Rep, line: &Line, told: Told<'_>) -> String {
    let own = told.own(rep, line);
    let elsewhere = line.own.elsewhere;
    let why = line
        .why
        .as_ref()
        .map(|(day, why)| format!("\"{}\" ({})", clause(why), phrase::in_short(*day, told.today)));
    joined([
        Some(own),
        (elsewhere > 0).then(|| format!("{elsewhere} in another currency left out")),
        line.team.as_ref().and_then(|team| told.team(line.measure, team)),
        Some(why.unwrap_or_else(|| not_talked_about(rep, told))),
        is_wanted(rep, line).then(|| IN_NEXT_SESSION.to_owned()),
    ])
}

/// That nobody said why, as far as is known.
fn not_talked_about(rep: &Rep, told: Told<'_>) -> String {
    let missing = unread::whole(told.books, &rep.id);
    missing.map_or_else(|| "not talked about yet".to_owned(), |why| format!("why: {why}"))
}

impl Told<'_> {
    /// The rep's own figure.
    fn own(self, rep: &Rep, line: &Line) -> String {
        let Line { measure, own, .. } = line;
        if let Some(on) = line.on {
            let share = own.value.as_ref().map(|value| self.value(value)).unwrap_or_default();
            return format!("{share}, typed on {}", self.day(on));
        }
        if *measure == Measure::PipelineToQuota {
            return self.pipeline(rep, own);
        }
        self.reckoned(*measure, own).unwrap_or_else(|| self.too_few(*measure, own))
    }

    fn pipeline(self, rep: &Rep, own: &Reckoned) -> String {
        if let Some(not_read) = unread::quota(self.books, &rep.id) {
            return not_read;
        }
        let deals = count(own.n(), "deal");
        match &own.value {
            Some(Value::Reached) => format!("the quota is reached, {deals} to come"),
            Some(value) => format!("{value} of the quota that is left, {deals}"),
            None => unread::whole(self.books, &rep.id).unwrap_or_else(|| self.no_quota(rep)),
        }
    }

    /// Why there is none that counts.
    fn no_quota(self, rep: &Rep) -> String {
        let written = self.books.profiles.get(&rep.id).filter(|known| known.quota.is_some());
        let currency = written.and_then(|known| known.currency.as_ref());
        match currency.filter(|it| **it != self.books.team.currency) {
            Some(other) => {
                format!(
                    "the quota is in {other}, and the team counts in {}",
                    self.books.team.currency
                )
            }
            None => "no quota written".to_owned(),
        }
    }

    /// The team's figure; none where there is none to be told.
    fn team(self, measure: Measure, team: &Reckoned) -> Option<String> {
        if measure == Measure::PipelineToQuota {
            return team.value.as_ref().map(|value| format!("team {value}"));
        }
        let too_few = || self.too_few(measure, team);
        Some(format!("team {}", self.reckoned(measure, team).unwrap_or_else(too_few)))
    }

    /// That there are too few for a figure, so that it reads as no result.
    fn too_few(self, measure: Measure, it: &Reckoned) -> String {
        let what = if measure == Measure::CloseRate { "decided" } else { "won" };
        format!("{} {what}{}, {ENOUGH} needed", it.n(), self.unit(measure))
    }

    /// A figure with what it is made of.
    fn reckoned(self, measure: Measure, it: &Reckoned) -> Option<String> {
        let value = self.value(it.value.as_ref()?);
        let n = it.n();
        Some(if measure == Measure::CloseRate {
            format!("{value} of {n}")
        } else {
            format!("{value}, {n} won")
        })
    }

    fn value(self, value: &Value) -> String {
        match value {
            Value::Share(hundredths) => format!("{hundredths} %"),
            Value::Typed(share) => format!("{} %", share.hundredths()),
            Value::Money(whole) => self.money(&whole.to_string()),
            Value::Days(_) | Value::Times(_) | Value::Reached => value.to_string(),
        }
    }

    fn money(self, whole: &str) -> String {
        let currency = Some(self.books.team.currency.clone());
        let amount = whole.parse().map(|value| Amount { value, currency });
        amount.map_or_else(|_| whole.to_owned(), |amount| amount.to_string())
    }

    /// What too few of them are counted in.
    fn unit(self, measure: Measure) -> String {
        if measure == Measure::DealSize {
            format!(" in {}", self.books.team.currency)
        } else {
            String::new()
        }
    }
}
