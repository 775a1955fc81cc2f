//! Facts that the program computed: shown only after the rep's own words.

use jiff::civil::Date;

use super::Guidance;
use crate::domain::action::{Action, ActionStatus};
use crate::domain::call::CallStatus;
use crate::domain::deal::Deal;
use crate::domain::phrase;
use crate::domain::phrase::count;
use crate::domain::process::SessionKind;
use crate::domain::size::Size;
use crate::interview::background::Background;
use crate::interview::situation::{Situation, SoFar};

/// What is open since the last session, and what was closed since.
pub(super) fn to_look_back_on(s: SoFar<'_>) -> Vec<Guidance> {
    let background = s.situation.background;
    let asks_of_calls = s.session.kind != SessionKind::Quick;
    let untold = if asks_of_calls { background.untold(s.situation.today()).len() } else { 0 };
    let open = [
        (background.promises.len(), "promise"),
        (background.look_back.len(), "open step"),
        (untold, "call"),
    ];
    let open: Vec<String> =
        open.into_iter().filter(|(n, _)| *n > 0).map(|(n, one)| count(n, one)).collect();
    let open = if open.is_empty() { "Nothing is open".to_owned() } else { open.join(", ") };
    let text = match background.last_session {
        Some(day) => {
            format!("{open} since the session of {}", phrase::shown(day, s.situation.today()))
        }
        None => open,
    };
    let closed = background.closed.iter();
    let closed =
        closed.map(|action| Guidance::Criterion(action.text.clone(), action.status.to_string()));
    std::iter::once(Guidance::Note(text)).chain(closed).collect()
}

/// The facts of the deal, in the order in which they are talked about.
pub(super) fn of_the_deal(situation: &Situation<'_>) -> Vec<Guidance> {
    let deal = situation.deal;
    let mut facts = Vec::new();
    facts.extend(since(situation));
    if let Some(amount) = &deal.amount {
        let mut text = vec![amount.to_string()];
        text.extend(situation.background.size.into_iter().flat_map(beside_others));
        facts.push(Guidance::pair("Amount", text.join(", ")));
    }
    if let Some(day) = deal.close_date {
        facts.push(Guidance::pair(
            "Close date",
            close_date(deal, &phrase::shown(day, situation.today())),
        ));
    }
    if let Some(days) = in_stage(situation) {
        facts.push(Guidance::pair("In this stage", days));
    }
    facts
}

/// What has changed about the process since the deal was last looked at.
pub(super) fn of_the_process(s: SoFar<'_>) -> Vec<Guidance> {
    let moved = s.session.changed.process.as_ref();
    let news = moved.map(|moved| moved.in_words(s.situation.process, &s.session.stage_at_start));
    let labels = std::iter::once("Process").chain(std::iter::repeat(""));
    news.into_iter()
        .flatten()
        .zip(labels)
        .map(|(line, label)| Guidance::pair(label, line))
        .collect()
}

/// What changed since the last session, in one line; none where no record tells of
/// anything. An amount and a title are changed without a record of it.
fn since(situation: &Situation<'_>) -> Option<Guidance> {
    let last = situation.background.last_session?;
    let counted = |(number, one, what): (usize, &str, &str)| {
        (number > 0).then(|| format!("{} {what}", count(number, one)))
    };
    let background = situation.background;
    let closed = |status| background.closed.iter().filter(|a| a.status == status).count();
    let mut news: Vec<String> = Vec::new();
    news.extend(counted((closed(ActionStatus::Done), "step", "done")));
    news.extend(counted((closed(ActionStatus::Dropped), "step", "dropped")));
    news.extend(counted((added_since(background, last).count(), "step", "added")));
    let step_ins = added_since(background, last).filter(|step| step.step_in.is_some()).count();
    news.extend((step_ins > 0).then(|| count(step_ins, "step-in")));
    if let Some((_, moved)) = situation.deal.stage_moved.range(last..).next_back() {
        let stage = situation.process.stage(&moved.to);
        news.extend(stage.map(|stage| format!("stage moved to {}", stage.name)));
    }
    if let Some((_, moved)) = situation.deal.close_date_moved.range(last..).next_back() {
        let to = moved.to.map(|day| phrase::shown(day, situation.today()));
        news.push(format!("close date moved to {}", to.as_deref().unwrap_or("no day")));
    }
    news.extend(counted((held_since(background, last), "call", "held")));
    let prepared = background.prepared.as_ref().map_or(0, |prepared| prepared.answers.len());
    news.extend(counted((prepared, "answer", "prepared")));
    let gone = situation.deal.people.values().filter_map(|person| person.left);
    news.extend(counted((gone.filter(|day| *day >= last).count(), "person", "gone")));
    let since = format!("Since {}", phrase::shown(last, situation.today()));
    (!news.is_empty()).then(|| Guidance::pair(&since, news.join(", ")))
}

/// Steps that one person added since, and no session.
fn added_since(background: &Background, last: Date) -> impl Iterator<Item = &Action> {
    let is_alone = |step: &&Action| step.agreed.is_none() && step.status != ActionStatus::Proposed;
    background.look_back.iter().filter(move |step| step.created >= last).filter(is_alone)
}

fn held_since(background: &Background, last: Date) -> usize {
    let is_since = |day: Date| day >= last;
    let held = background.calls.iter().filter(|call| call.status == CallStatus::Held);
    held.filter(|call| call.plan.date.is_some_and(is_since)).count()
}

/// An amount beside the orders that were won; nothing where too few were.
fn beside_others(size: Size) -> impl Iterator<Item = String> {
    let largest = size.is_largest.then(|| "the largest this year".to_owned());
    size.beside_averages().chain(largest)
}

fn close_date(deal: &Deal, day: &str) -> String {
    match deal.close_date_moved.len() {
        0 => day.to_owned(),
        1 => format!("{day}, moved once"),
        moves => format!("{day}, moved {moves} times"),
    }
}

fn in_stage(situation: &Situation<'_>) -> Option<String> {
    let days = situation.deal.days_in_stage(situation.today())?;
    let days = count(usize::try_from(days).ok()?, "day");
    let stage = situation.process.stage(&situation.deal.stage)?;
    Some(match stage.time_box_days {
        Some(planned) => format!("{days}, planned {planned}"),
        None => days,
    })
}
