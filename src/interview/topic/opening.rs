//! The opening: how long it took, what the rep wants, and where the deal stands.

use crate::interview::prompt::{Entry, Prompt, Reads, Says, numbered};
use jiff::civil::Date;

use crate::domain::person::UNKNOWN;
use crate::domain::phrase::count;
use crate::domain::process::SessionKind;
use crate::domain::session::{CloseDateSaid, OrUnknown};
use crate::interview::field::{Field, OpeningLine};
use crate::interview::keeping::{Keeping, minutes, some};
use crate::interview::leads::{Counts, Leads};
use crate::interview::refusal::Refusal;
use crate::interview::situation::{Situation, SoFar};
use crate::reading::close_date::{self, Terms};

/// Days before the end of our quarter in which a close date is asked about.
const LAST_DAYS: i32 = 14;

/// What the rep wants; only then where the deal stands, if there is more to say
/// than how long it has been there.
pub(crate) fn fields(s: SoFar<'_>) -> Vec<Field> {
    let is_quick = s.session.kind == SessionKind::Quick;
    let is_afterwards = s.session.is_recorded_afterwards();
    let (deal, last) = (s.situation.deal, s.situation.background.last_session);
    let moved = s.session.changed.process.as_ref();
    let is_nowhere = s.situation.process.stage(&deal.stage).is_none();
    let was_nowhere = moved.is_some_and(|moved| moved.lost(s.situation.process).is_some());
    let has_facts =
        deal.amount.is_some() || deal.close_date.is_some() || last.is_some() || moved.is_some();
    // What is new of the process is told in a quick session, if nothing else is.
    let is_whole = s.session.goal.is_some() && has_facts && !s.session.is_debrief();
    let is_told = if is_quick { moved.is_some() } else { is_whole };
    let lines = [
        (OpeningLine::Minutes, is_afterwards),
        (OpeningLine::MinutesAgain, is_afterwards && is_long(s)),
        (OpeningLine::StageNow, is_nowhere || was_nowhere),
        (OpeningLine::Goal, !is_quick && !is_afterwards),
        (OpeningLine::CloseDateWhy, asks_close_date(s) && passed(s).is_some()),
        (OpeningLine::CloseDate, asks_close_date(s)),
        (OpeningLine::Facts, is_told),
    ];
    lines
        .into_iter()
        .filter(|(_, is_asked)| *is_asked)
        .map(|(line, _)| Field::Opening(line))
        .collect()
}

pub(crate) fn ask(s: SoFar<'_>, line: OpeningLine) -> Prompt {
    match line {
        OpeningLine::Minutes => Prompt::new("", "How many minutes did you talk?", Entry::Line)
            .kept(s.session.minutes.map(|minutes| minutes.to_string())),
        OpeningLine::MinutesAgain => Prompt::new("", minutes_again(s), Entry::Line)
            .offered(s.session.minutes.map(|minutes| minutes.to_string())),
        OpeningLine::Goal => {
            Prompt::new(s.in_your_words(), goal(s), Entry::Text).kept(s.session.goal.as_deref())
        }
        OpeningLine::StageNow => ask_stage_now(s),
        OpeningLine::Facts => {
            Prompt::new("", "This is where the deal stands. Enter goes on.", Entry::Confirm)
        }
        OpeningLine::CloseDateWhy => {
            let day = s.day(passed(s)).unwrap_or_default();
            let ask = format!("Close date was {day}. What changed on their side?");
            Prompt::new(s.in_your_words(), ask, Entry::Text)
                .kept(s.session.changed.close_date_why.as_deref())
        }
        OpeningLine::CloseDate => ask_close_date(s),
    }
}

/// Whether it took more than twice what its kind takes.
fn is_long(s: SoFar<'_>) -> bool {
    let usual = s.situation.process.minutes(s.session.kind);
    s.session.minutes.is_some_and(|minutes| minutes > 2 * usual)
}

fn minutes_again(s: SoFar<'_>) -> String {
    let minutes = count(s.session.minutes.unwrap_or_default() as usize, "minute");
    let usual = s.situation.process.minutes(s.session.kind);
    format!("{minutes}, where {usual} are usual: was it that long?")
}

/// The close date, where it has passed and the session asks why.
fn passed(s: SoFar<'_>) -> Option<Date> {
    let is_quick = s.session.kind == SessionKind::Quick;
    s.situation.deal.close_date_passed(s.situation.today()).filter(|_| !is_quick)
}

pub(crate) fn take(
    k: &mut Keeping<'_, '_>,
    line: OpeningLine,
    text: &str,
) -> Result<Leads, Refusal> {
    match line {
        OpeningLine::Minutes => {
            k.session.minutes = minutes(text)?;
            let again = Field::Opening(OpeningLine::MinutesAgain);
            return Ok(if is_long(k.so_far()) { Leads::To(again) } else { Leads::On });
        }
        OpeningLine::MinutesAgain => k.session.minutes = minutes(text)?,
        OpeningLine::Goal => k.session.goal = some(text),
        OpeningLine::StageNow => take_stage_now(k, text)?,
        OpeningLine::Facts => {}
        OpeningLine::CloseDateWhy => k.session.changed.close_date_why = some(text),
        OpeningLine::CloseDate => take_close_date(k, text)?,
    }
    Ok(Leads::On)
}

pub(crate) fn is_kept(s: SoFar<'_>, line: OpeningLine) -> bool {
    match line {
        OpeningLine::Minutes | OpeningLine::MinutesAgain => s.session.minutes.is_some(),
        OpeningLine::Goal => s.session.goal.is_some(),
        OpeningLine::StageNow => s.situation.process.stage(&s.session.stage_at_start).is_some(),
        OpeningLine::Facts => false,
        OpeningLine::CloseDateWhy => s.session.changed.close_date_why.is_some(),
        OpeningLine::CloseDate => {
            let changed = &s.session.changed;
            let is_said = s.session.close_date.is_some();
            is_said || changed.amount.is_some() || changed.close_date.is_some()
        }
    }
}

pub(crate) const fn counts(line: OpeningLine) -> Counts {
    match line {
        OpeningLine::Facts => Counts::OnlySeen,
        OpeningLine::MinutesAgain => Counts::Known,
        OpeningLine::Minutes
        | OpeningLine::Goal
        | OpeningLine::StageNow
        | OpeningLine::CloseDateWhy
        | OpeningLine::CloseDate => Counts::Expected,
    }
}

/// Where the deal is, in place of a stage that is gone.
fn ask_stage_now(s: SoFar<'_>) -> Prompt {
    let process = s.situation.process;
    let moved = s.session.changed.process.as_ref();
    let gone = moved.and_then(|moved| moved.lost(process)).unwrap_or(&s.situation.deal.stage);
    let stages = process.stages.iter();
    let choices = numbered(stages.map(|s| (s.id.to_string(), s.name.clone())));
    let said = process.stage(&s.session.stage_at_start).map(|stage| stage.id.as_str());
    let name = s.session.stage_name(gone);
    let ask = format!("{name} is gone from the process. Where is the deal now?");
    Prompt::new("", ask, Entry::Choice(choices, Says::Fact)).kept(said)
}

/// What one line asks of amount and close date: what the deal lacks; in a quick
/// session whose date it is.
fn ask_close_date(s: SoFar<'_>) -> Prompt {
    let deal = s.situation.deal;
    let is_quick = s.session.kind == SessionKind::Quick;
    let ahead = deal.close_date.filter(|_| passed(s).is_none());
    let ask = match (&deal.amount, s.day(ahead)) {
        (_, Some(date)) if is_quick => {
            format!("Whose date is {date}, theirs or ours, and who told you?")
        }
        (_, Some(_)) => "How much is it?".to_owned(),
        (Some(_), None) => "By when would they sign? Whose date is that?".to_owned(),
        (None, None) => "How much, and by when would they sign? Whose date is that?".to_owned(),
    };
    let reads = if is_quick { Reads::CloseDate } else { Reads::Terms };
    Prompt::new(s.in_your_words(), ask, Entry::Line).kept(kept_terms(s)).reads(reads)
}

/// What was kept of it, as it can be typed again.
fn kept_terms(s: SoFar<'_>) -> Option<String> {
    let changed = &s.session.changed;
    let terms = Terms {
        amount: changed.amount.as_ref().and_then(|amount| amount.known().cloned()),
        close_date: changed.close_date.as_ref().and_then(|day| day.known().copied()),
        whose: s.session.close_date.clone(),
    };
    let is_unknown = changed.amount.is_some() || changed.close_date.is_some();
    terms.line(s.situation.today()).or_else(|| is_unknown.then(|| UNKNOWN.to_owned()))
}

fn goal(s: SoFar<'_>) -> String {
    match s.session.planned_minutes {
        None => "What do you want from the session?".to_owned(),
        Some(30) => "What do you want from this half hour?".to_owned(),
        Some(minutes) => format!("What do you want from these {minutes} minutes?"),
    }
}

/// Where the deal is, in place of a stage that is gone.
fn take_stage_now(k: &mut Keeping<'_, '_>, text: &str) -> Result<(), Refusal> {
    let chosen = k.choice(text)?;
    let Some(moved) = &mut k.session.changed.process else { return Ok(()) };
    let gone = moved.lost(k.situation.process).unwrap_or(&k.situation.deal.stage).clone();
    if let Some(stage) = chosen {
        k.session.stage_at_start = stage.clone();
        moved.stages.insert(gone, stage);
    } else {
        moved.stages.remove(&gone);
        k.session.stage_at_start = gone;
    }
    Ok(())
}

/// Amount, close date and whose it is, from one line; a question mark alone says
/// that we do not know what the deal lacks.
fn take_close_date(k: &mut Keeping<'_, '_>, text: &str) -> Result<(), Refusal> {
    if k.session.kind == SessionKind::Quick {
        let said = some(text)
            .map(|line| CloseDateSaid::read(&line, k.situation.team).ok_or(Refusal::Whose));
        k.session.close_date = said.transpose()?;
        return Ok(());
    }
    let deal = k.situation.deal;
    let (terms, is_unknown) = match text.trim() {
        line if close_date::is_unknown(line) => (Terms::default(), true),
        line => (Terms::read(line, k.situation.team, k.situation.today())?, false),
    };
    let lacks_amount = is_unknown && deal.amount.is_none();
    let lacks_date = is_unknown && (deal.close_date.is_none() || passed(k.so_far()).is_some());
    let changed = &mut k.session.changed;
    changed.amount =
        terms.amount.map(OrUnknown::Known).or(lacks_amount.then_some(OrUnknown::Unknown));
    changed.close_date =
        terms.close_date.map(OrUnknown::Known).or(lacks_date.then_some(OrUnknown::Unknown));
    k.session.close_date = terms.whose;
    Ok(())
}

/// Whether amount and close date are asked about: in a session that has the time
/// where the deal lacks one of them; in a quick one where the date lies near the
/// end of our quarter.
fn asks_close_date(s: SoFar<'_>) -> bool {
    let deal = s.situation.deal;
    match s.session.kind {
        SessionKind::Quick => asks_whose_date(s.situation),
        SessionKind::Standard | SessionKind::Full => {
            let is_lacking = deal.amount.is_none() || deal.close_date.is_none();
            let is_lacking = is_lacking || passed(s).is_some();
            let is_answered = s.situation.background.terms_are_unknown;
            is_lacking && !is_answered && !s.session.is_recorded_afterwards()
        }
        SessionKind::Debrief | SessionKind::Prep => false,
    }
}

/// Whether a quick session asks whose date the close date is: it lies near the
/// end of our quarter.
fn asks_whose_date(situation: &Situation<'_>) -> bool {
    let Some(close) = situation.deal.close_date else { return false };
    let end = quarter_end(close, situation.team.fiscal_year_start.into());
    (end - close).get_days() < LAST_DAYS
}

/// The last day of the fiscal quarter that a day lies in; the fiscal year
/// begins with a month from 1 to 12.
fn quarter_end(day: Date, fiscal_year_start: u32) -> Date {
    let into_year = u32::from(day.month().unsigned_abs()) + 12 - fiscal_year_start;
    let left = i64::from(2 - into_year % 3);
    day.first_of_month().saturating_add(jiff::Span::new().months(left)).last_of_month()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_quarter_ends_by_the_fiscal_year() {
        #[track_caller]
        fn case(day: Date, start: u32, expected: Date) {
            assert_eq!(quarter_end(day, start), expected, "{day} from month {start}");
        }
        case(date(2026, 11, 24), 1, date(2026, 12, 31));
        case(date(2026, 12, 31), 1, date(2026, 12, 31));
        case(date(2027, 1, 1), 1, date(2027, 3, 31));
        case(date(2026, 11, 24), 2, date(2027, 1, 31));
        case(date(2026, 4, 30), 4, date(2026, 6, 30));
        case(date(2026, 2, 1), 3, date(2026, 2, 28));
    }
}
