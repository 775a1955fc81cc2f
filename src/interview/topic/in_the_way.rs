//! What is in the way: the rep's view, what it costs, and ways out of it; and why
//! a figure of the rep's is what it is.

use crate::domain::coaching::{MetricWhy, ViewIs};
use crate::domain::id::MetricId;
use crate::domain::process::SessionKind;
use crate::domain::session::Session;
use crate::interview::field::{CoachingLine, Field, InTheWayLine};
use crate::interview::keeping::{Keeping, some};
use crate::interview::leads::{Counts, Leads};
use crate::interview::obstacles;
use crate::interview::popup::Popup;
use crate::interview::prompt::Says;
use crate::interview::prompt::{Choice, Entry, Prompt, YES, numbered};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::interview::talked::Talked;

/// Words of a rep who needs nobody.
const ON_MY_OWN: [&str; 4] = ["nothing", "no help", "on my own", "myself"];

/// Each line is hidden until the one before is kept: the rep's view comes before
/// anything that the program has computed, and the manager's comes last.
pub(crate) fn fields(s: SoFar<'_>) -> Vec<Field> {
    use InTheWayLine as Line;
    if s.session.kind == SessionKind::Quick {
        return quick(s.session);
    }
    let way = &s.session.in_the_way;
    let mut lines = vec![Line::HoldingUp];
    let learned = s.situation.background.learned.is_some();
    if way.holding_up.is_some() {
        lines.extend(learned.then_some(Line::HereToo));
        lines.push(Line::CostingUs);
    }
    if way.costing_us.is_some() {
        lines.push(Line::FirstOption);
    }
    if !way.options.is_empty() {
        lines.push(Line::SecondOption);
    }
    if way.options.len() > 1 {
        lines.push(Line::Chosen);
    }
    if way.chosen.is_some() {
        lines.push(Line::Need);
    }
    if way.need.as_deref().is_some_and(needs_somebody) && s.session.manager.is_some() {
        lines.push(Line::MakeAsk);
    }
    let mut fields: Vec<Field> = lines.into_iter().map(Field::InTheWay).collect();
    if way.holding_up.is_some() {
        // Before the rep's ways out: it may change them. What somebody put on the session
        // is asked also where nobody knows what it costs.
        let is_asked = |it: &&Talked| it.is_wanted || way.costing_us.is_some();
        let figures = s.situation.background.figures.iter().filter(is_asked);
        let whys = figures.map(|figure| Field::MetricWhy(figure.id.clone()));
        let at = if learned { 3 } else { 2 };
        fields.splice(at..at, whys);
    }
    fields.extend(managers_view(s.session).into_iter().map(Field::Coaching));
    let would_fail = s.session.coaching.view_is == Some(ViewIs::Fails) && way.chosen.is_some();
    fields.extend(would_fail.then_some(Field::InTheWay(Line::Change)));
    fields
}

/// Whether what the rep needs may be somebody's help: not where they say that it
/// is nothing, or theirs to do.
fn needs_somebody(need: &str) -> bool {
    let need = need.to_lowercase();
    !ON_MY_OWN.iter().any(|words| need.starts_with(words) || need.ends_with(words))
}

/// Those of a quick session: the rep's view, then which of two it is.
fn quick(session: &Session) -> Vec<Field> {
    let mut lines = vec![InTheWayLine::HoldingUp];
    if session.in_the_way.holding_up.is_some() {
        lines.push(InTheWayLine::CostingUs);
    }
    lines.into_iter().map(Field::InTheWay).collect()
}

/// What the manager thinks, once the rep has chosen a way out.
fn managers_view(session: &Session) -> Vec<CoachingLine> {
    if session.manager.is_none() || session.in_the_way.chosen.is_none() {
        return Vec::new();
    }
    match session.coaching.manager_view {
        Some(_) => vec![CoachingLine::View, CoachingLine::ViewIs],
        None => vec![CoachingLine::View],
    }
}

pub(crate) fn ask(s: SoFar<'_>, line: InTheWayLine) -> Prompt {
    use InTheWayLine as Line;
    let way = &s.session.in_the_way;
    let option = |at: usize| way.options.get(at).cloned();
    let one_line = |ask: &str| Prompt::new(s.in_your_words(), ask, Entry::Line);
    match line {
        Line::HoldingUp => {
            Prompt::new(s.in_your_words(), "What is holding this deal up?", Entry::Text)
                .kept(way.holding_up.as_deref())
        }
        Line::HereToo => {
            let learned = s.situation.background.learned.as_ref();
            let ask = learned.map(|it| it.ask.as_str()).unwrap_or_default();
            one_line(ask).kept(way.here_too.as_deref())
        }
        Line::CostingUs => costing_us(s),
        Line::FirstOption => one_line("What could you do about it?").kept(option(0)),
        Line::SecondOption => one_line("And what else could you do?").kept(option(1)),
        Line::Chosen => {
            let options = way.options.iter().zip(["1", "2"]);
            let options = options.map(|(text, number)| (number.to_owned(), text.clone()));
            let entry = Entry::Choice(numbered(options), Says::Fact);
            Prompt::new(s.in_your_words(), "Which of the two?", entry)
                .kept(way.chosen.map(|number| number.to_string()))
        }
        Line::Need => one_line("What do you need for that?").kept(way.need.as_deref()),
        Line::MakeAsk if s.session.is_recorded_afterwards() => {
            let ask = format!("Does {} need anything from {}?", s.rep(), s.manager());
            let choices =
                vec![Choice::new(YES, 'y', "yes: make it an ask"), Choice::new("no", 'n', "no")];
            Prompt::new("Asks", ask, Entry::Choice(choices, Says::Plan(1)))
        }
        Line::Change => Prompt::new(
            s.in_your_words(),
            "What would you change so that it does not?",
            Entry::Line,
        )
        .offered(chosen(s.session).and_then(option))
        .aside(other_than_chosen(s.session).map(|(number, other)| format!("Or {number}: {other}"))),
        Line::MakeAsk => {
            let ask = format!("From {}, or on your own?", s.manager());
            let choices = vec![
                Choice::new(YES, 'y', "yes: make it an ask"),
                Choice::new("no", 'n', "no: I do it myself"),
            ];
            Prompt::new(s.in_your_words(), ask, Entry::Choice(choices, Says::Plan(1)))
        }
    }
}

pub(crate) fn take(
    k: &mut Keeping<'_, '_>,
    line: InTheWayLine,
    text: &str,
) -> Result<Leads, Refusal> {
    let learned = k.situation.background.learned.as_ref();
    let way = &mut k.session.in_the_way;
    match line {
        // Asked is asked, whatever was said: it does not come again on this deal.
        InTheWayLine::HereToo => {
            way.from_debrief = learned.map(|it| it.debrief.clone());
            way.here_too = some(text);
        }
        InTheWayLine::HoldingUp => way.holding_up = some(text),
        InTheWayLine::CostingUs => way.costing_us = some(text),
        InTheWayLine::FirstOption => put_option(&mut way.options, 0, text),
        InTheWayLine::SecondOption => put_option(&mut way.options, 1, text),
        InTheWayLine::Chosen => {
            let number = text.parse().ok().filter(|number| (1..=2).contains(number));
            way.chosen = Some(number.ok_or(Refusal::Choice)?);
        }
        InTheWayLine::Need => way.need = some(text),
        InTheWayLine::MakeAsk if text == YES => {
            return Ok(Leads::Over(Popup::Ask(k.situation.fresh.ask.clone())));
        }
        InTheWayLine::MakeAsk => {}
        InTheWayLine::Change => change(k.session, text),
    }
    let way = &mut k.session.in_the_way;
    if way.options.len() < 2 {
        way.chosen = None;
    }
    Ok(Leads::On)
}

pub(crate) fn is_kept(s: SoFar<'_>, line: InTheWayLine) -> bool {
    let way = &s.session.in_the_way;
    match line {
        InTheWayLine::HoldingUp => way.holding_up.is_some(),
        InTheWayLine::HereToo => way.here_too.is_some(),
        InTheWayLine::CostingUs => way.costing_us.is_some(),
        InTheWayLine::FirstOption => !way.options.is_empty(),
        InTheWayLine::SecondOption => way.options.len() > 1,
        InTheWayLine::Chosen => way.chosen.is_some(),
        InTheWayLine::Need => way.need.is_some(),
        // Whether it becomes an ask is seen by the ask, what changed by the way out.
        InTheWayLine::MakeAsk | InTheWayLine::Change => false,
    }
}

pub(crate) fn counts(s: SoFar<'_>, line: InTheWayLine) -> Counts {
    match line {
        InTheWayLine::MakeAsk if s.session.is_recorded_afterwards() => {
            if s.session.asks.is_empty() { Counts::Offered } else { Counts::Known }
        }
        InTheWayLine::MakeAsk
            if s.session.need_is_an_ask() || s.session.coaching.manager_view.is_some() =>
        {
            Counts::Known
        }
        InTheWayLine::HereToo
        | InTheWayLine::SecondOption
        | InTheWayLine::Need
        | InTheWayLine::MakeAsk
        | InTheWayLine::Change => Counts::Offered,
        InTheWayLine::HoldingUp
        | InTheWayLine::CostingUs
        | InTheWayLine::FirstOption
        | InTheWayLine::Chosen => Counts::Expected,
    }
}

/// The way out that was chosen, by its place.
fn chosen(session: &Session) -> Option<usize> {
    let number = usize::try_from(session.in_the_way.chosen?).ok()?;
    number.checked_sub(1)
}

/// The other way out, with its number.
fn other_than_chosen(session: &Session) -> Option<(String, &String)> {
    let at = 1 - chosen(session)?.min(1);
    Some(((at + 1).to_string(), session.in_the_way.options.get(at)?))
}

/// The way out as it would not fail; the number of the other one chooses that.
fn change(session: &mut Session, text: &str) {
    let is_other = other_than_chosen(session).is_some_and(|(number, _)| number == text.trim());
    match chosen(session) {
        Some(at) if is_other => session.in_the_way.chosen = Some(if at == 0 { 2 } else { 1 }),
        Some(at) if some(text).is_some() => put_option(&mut session.in_the_way.options, at, text),
        Some(_) | None => {}
    }
}

/// Where it began and what else there is to see: shown once the rep has
/// said what holds the deal up.
fn costing_us(s: SoFar<'_>) -> Prompt {
    let is_quick = s.session.kind == SessionKind::Quick;
    let found = if is_quick { obstacles::nearest(s) } else { obstacles::obstacles(s) };
    let mut options = numbered(found.into_iter().map(|o| (o.id, o.text)));
    options.push(Choice::new(obstacles::NONE, '0', "none of these"));
    Prompt::new("What we see", "Which of these costs us most?", Entry::Choice(options, Says::Fact))
        .kept(s.session.in_the_way.costing_us.as_deref())
}

pub(crate) fn ask_why(s: SoFar<'_>, metric: &MetricId) -> Prompt {
    let ask = figure(s, metric).map(|figure| figure.ask.clone());
    let kept = s.session.coaching.metric_why.get(metric).map(|said| said.why.as_str());
    Prompt::new(s.in_your_words(), ask.unwrap_or_default(), Entry::Line).kept(kept)
}

/// A figure of the rep's that is talked about.
fn figure<'a>(s: SoFar<'a>, metric: &MetricId) -> Option<&'a Talked> {
    s.situation.background.figures.iter().find(|figure| figure.id == *metric)
}

/// The why of a figure, beside the figure as it was shown.
pub(crate) fn take_why(k: &mut Keeping<'_, '_>, metric: &MetricId, text: &str) {
    let figure = figure(k.so_far(), metric).map(|figure| (figure.value, figure.n));
    let whys = &mut k.session.coaching.metric_why;
    match some(text).zip(figure) {
        Some((why, (value, n))) => {
            whys.insert(metric.clone(), MetricWhy { value, n, why });
        }
        None => drop(whys.remove(metric)),
    }
}

/// Puts an option at its place; an empty one goes.
fn put_option(options: &mut Vec<String>, at: usize, text: &str) {
    match (some(text), options.get_mut(at)) {
        (Some(text), Some(option)) => *option = text,
        (Some(text), None) => options.push(text),
        (None, Some(_)) => drop(options.remove(at)),
        (None, None) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_needs_nobody_is_not_asked_whose_help_it_is() {
        #[track_caller]
        fn case(need: &str, expected: bool) {
            assert_eq!(needs_somebody(need), expected, "{need}");
        }
        case("An hour with our lawyer", true);
        case("Goran's word", true);
        case("Nothing", false);
        case("nothing, I call her", false);
        case("An hour. I can do it myself", false);
        case("A price, on my own", false);
    }
}
