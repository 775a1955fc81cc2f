//! The next call: one sentence, and who is on it for us.

mod sentence;
mod stands;

use super::step_in;
use crate::domain::call::{Asker, CallPlan, ManagerRole};
use crate::domain::id::{BuyerId, CallId};
use crate::domain::phrase::clause;
use crate::domain::printable::one_line;
use crate::domain::process::{Objective, SessionKind};
use crate::domain::session::{Checked, PartId};
use crate::domain::step_in::is_open;
use crate::domain::team::first_word;
use crate::interview::field::{CallLine, Field};
use crate::interview::keeping::{Keeping, some, word};
use crate::interview::leads::{Counts, Leads};
use crate::interview::owed;
use crate::interview::planned::{self, Stands};
use crate::interview::prompt::{Choice, Entry, Prompt, Reads, Says, YES};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::reading::when::Way;
use crate::reading::{minutes, unless_nothing};

use sentence::{in_a_sentence, sentence_start, take_commitment, take_sentence};

/// What becomes of the calls that are planned, then a new one; why there is none
/// where neither is.
pub(crate) fn fields(s: SoFar<'_>) -> Vec<Field> {
    let planned = planned::ahead(s).into_iter();
    let mut fields: Vec<Field> = planned.flat_map(|call| stands::fields(s, &call.id)).collect();
    let new = planned::new(s).unwrap_or(&s.situation.fresh.call);
    let is_told = s.session.is_recorded_afterwards() && !s.session.calls.contains_key(new);
    let first = if is_told { CallLine::Sentence } else { CallLine::Date };
    fields.push(Field::Call(new.clone(), first));
    fields.extend(s.session.calls.get(new).map(|plan| sentence(s, new, plan)).unwrap_or_default());
    let why = Field::Call(new.clone(), CallLine::WhyNone);
    fields.extend((!owed::has_call(s)).then_some(why));
    fields
}

/// What the line of a whole call takes.
const IN_A_SENTENCE: &str = "As in: 3 dec, Dana edits the plan by 8 dec; if not, she names its owner; \
    seen by her mail";
/// What the line of an objective takes.
const IN_ONE_LINE: &str = "Behind it may stand: by 8 dec; if not, ...; seen by ...";

/// The call is one sentence; then who is there for us, and the gate where the
/// manager takes over.
fn sentence(s: SoFar<'_>, call: &CallId, plan: &CallPlan) -> Vec<Field> {
    use CallLine as Line;
    if plan.date.is_none() {
        return Vec::new();
    }
    let field = |line: Line| Field::Call(call.clone(), line);
    let mut fields = [Line::With, Line::Objective].map(field).to_vec();
    // Without an act there is nothing to see by a day.
    let is_asked = |line: &Line| plan.objective.is_some() || is_kept(s, call, *line);
    let of_the_act = [Line::ActBy, Line::Fallback, Line::Evidence].into_iter().filter(is_asked);
    fields.extend(of_the_act.map(field));
    if s.session.manager.is_some() {
        fields.push(field(Line::Role));
        fields.extend(manager_is_there(plan).then(|| field(Line::Asks)));
        fields.extend(step_in::fields(s, &Checked::Call(call.clone())));
    }
    let is_held = s.session.manager.is_some() && !s.session.is_recorded_afterwards();
    if s.session.kind == SessionKind::Standard && is_held && plan.objective.is_some() {
        fields.push(field(Line::SayItOnce));
    }
    fields
}

fn manager_is_there(plan: &CallPlan) -> bool {
    plan.role_planned.is_some_and(|role| role != ManagerRole::Absent)
}

pub(crate) fn ask(s: SoFar<'_>, id: &CallId, line: CallLine) -> Prompt {
    let plan = s.session.calls.get(id).cloned().unwrap_or_default();
    let deal = s.situation.deal;
    let who = who_acts(s, &plan.with);
    let prompt = |ask: &str| Prompt::new("The next call", ask, Entry::Line);
    match line {
        CallLine::Stands => stands::ask(s, id),
        CallLine::Date => ask_day(s, id, &plan),
        CallLine::Sentence => prompt("When is the next call, and what will they agree to?")
            .reads(Reads::Commitment)
            .aside(Some(IN_A_SENTENCE)),
        CallLine::WhyNone => prompt("No call is planned: why?").kept(s.session.no_call.as_deref()),
        CallLine::With => {
            let names = plan.with.iter().map(|who| s.session.buyer_name(deal, who));
            prompt("Who from their side?")
                .kept(Some(names.collect::<Vec<_>>().join(", ")))
                .offered(s.the_one_to_move())
                .reads(Reads::People)
        }
        CallLine::Objective => prompt(&format!("What will {who} agree to?"))
            .kept(plan.objective)
            .stem(objective_start(s, &plan.with))
            .reads(Reads::Commitment)
            .aside(Some(example(s))),
        CallLine::ActBy => prompt("By when?")
            .kept(s.day(plan.act_by))
            .offered(s.day(plan.date))
            .reads(Reads::Day(Way::Ahead)),
        CallLine::Fallback => prompt("And if not, what smaller yes?")
            .kept(plan.fallback)
            .stem(fallback_start(s, &plan.with)),
        CallLine::Evidence => prompt("How will we see it? A mail, an invitation, a document")
            .kept(plan.evidence_wanted),
        CallLine::Role => ask_role(s, &plan),
        CallLine::Asks => ask_who_asks(s, &plan),
        CallLine::Minutes => prompt("How many minutes?")
            .kept(plan.minutes.map(|minutes| minutes.to_string()))
            .aside(Some("30 where nothing is said.")),
        CallLine::Place => prompt("Where? A place or a link").kept(plan.place),
        CallLine::SayItOnce => say_it_once(s),
    }
}

pub(crate) fn take(
    k: &mut Keeping<'_, '_>,
    id: &CallId,
    line: CallLine,
    text: &str,
) -> Result<Leads, Refusal> {
    let mut plan = k.session.calls.get(id).cloned().unwrap_or_default();
    match line {
        CallLine::Stands => return stands::take(k, id, text),
        CallLine::Date => {
            let kept = plan.slot();
            let slot = k.slot(text, kept, Way::Ahead)?;
            plan.set_slot(slot.or_else(|| stands::slot(k.so_far(), id)));
            // Nobody does before the call what they agree to on it.
            plan.act_by = plan.act_by.filter(|by| plan.date.is_none_or(|day| *by >= day));
        }
        CallLine::Sentence => take_sentence(k, &mut plan, text),
        CallLine::WhyNone => {
            k.session.no_call = some(text);
            return Ok(Leads::On);
        }
        CallLine::With => plan.with = k.buyers(text)?,
        CallLine::Objective => {
            let said = in_a_sentence(k, id, line, text);
            take_commitment(&mut plan, said.as_deref(), k.situation.calendar());
        }
        CallLine::ActBy => plan.act_by = k.day(text, plan.act_by, Way::Ahead)?,
        CallLine::Fallback => plan.fallback = in_a_sentence(k, id, line, text),
        CallLine::Evidence => plan.evidence_wanted = some(text),
        CallLine::Role => take_role(&mut plan, text)?,
        CallLine::Asks => plan.asks_planned = word(text)?,
        CallLine::Minutes => {
            let length = || minutes::of_a_call(text).map_err(Refusal::from);
            plan.minutes = unless_nothing(text, length)?;
        }
        CallLine::Place => plan.place = some(&one_line(text)),
        // Whether it was said is seen by the step.
        CallLine::SayItOnce if text == YES => {
            k.session.spend(&PartId::Rehearse, 0);
            return Ok(Leads::ToRehearsal);
        }
        CallLine::SayItOnce => return Ok(Leads::On),
    }
    if plan.date.is_some() {
        k.session.no_call = None;
    }
    if !is_open(&plan) {
        plan.step_in = None;
    }
    let lacks_its_day =
        line == CallLine::Sentence && plan.date.is_none() && plan != CallPlan::default();
    if plan == CallPlan::default() {
        k.session.calls.remove(id);
    } else {
        k.session.calls.insert(id.clone(), plan);
    }
    let day = Field::Call(id.clone(), CallLine::Date);
    Ok(if lacks_its_day { Leads::To(day) } else { Leads::On })
}

pub(crate) fn is_kept(s: SoFar<'_>, id: &CallId, line: CallLine) -> bool {
    if line == CallLine::WhyNone {
        return s.session.no_call.is_some();
    }
    if line == CallLine::Stands {
        return planned::stands(s.session, id).is_some();
    }
    let Some(plan) = s.session.calls.get(id) else { return false };
    match line {
        CallLine::Date => plan.date.is_some(),
        CallLine::With => !plan.with.is_empty(),
        CallLine::Objective => plan.objective.is_some(),
        CallLine::ActBy => plan.act_by.is_some(),
        CallLine::Fallback => plan.fallback.is_some(),
        CallLine::Evidence => plan.evidence_wanted.is_some(),
        CallLine::Role => plan.role_planned.is_some(),
        CallLine::Asks => plan.asks_planned.is_some(),
        CallLine::Minutes => plan.minutes.is_some(),
        CallLine::Place => plan.place.is_some(),
        // Whether it was said is seen by the part; the others are said above.
        CallLine::SayItOnce | CallLine::WhyNone | CallLine::Stands | CallLine::Sentence => false,
    }
}

pub(crate) fn counts(s: SoFar<'_>, id: &CallId, line: CallLine) -> Counts {
    match line {
        // A second call is there for who wants one.
        CallLine::Date | CallLine::Sentence
            if planned::one(s, id).is_none() && planned::has_one(s) =>
        {
            Counts::Known
        }
        // What stands is there to be seen.
        _ if stands::is_changed(s, id, line) => Counts::OnlySeen,
        CallLine::Date | CallLine::Sentence if s.session.no_call.is_some() => Counts::Known,
        CallLine::ActBy
        | CallLine::Fallback
        | CallLine::Evidence
        | CallLine::Role
        | CallLine::Asks
            if s.session.is_recorded_afterwards() =>
        {
            Counts::Known
        }
        // Of the calendar: outside of a session.
        CallLine::Minutes | CallLine::Place => Counts::Known,
        CallLine::SayItOnce if s.session.seconds.contains_key(&PartId::Rehearse) => Counts::Known,
        CallLine::SayItOnce => Counts::Offered,
        CallLine::Stands
        | CallLine::Date
        | CallLine::Sentence
        | CallLine::WhyNone
        | CallLine::With
        | CallLine::Objective
        | CallLine::ActBy
        | CallLine::Fallback
        | CallLine::Evidence
        | CallLine::Role
        | CallLine::Asks => Counts::Expected,
    }
}

fn ask_day(s: SoFar<'_>, id: &CallId, plan: &CallPlan) -> Prompt {
    let was = planned::one(s, id).map(|call| call.plan.slot());
    let is_moved = planned::stands(s.session, id) == Some(Stands::Moved);
    let (section, aside) = match was {
        Some(day) => ("The next call", s.slot(day).map(|day| format!("It was planned for {day}."))),
        None if planned::has_one(s) => ("Another call", Some("Enter goes on without.".to_owned())),
        None => (
            "The next call",
            Some("A day, and the time if it is known. Left empty: no call is planned.".to_owned()),
        ),
    };
    let ask = if is_moved { "To which day?" } else { "When is the next call?" };
    let prompt = Prompt::new(section, ask, Entry::Line);
    // The day that was planned before is there to be replaced.
    let is_as_planned = was == Some(plan.slot());
    let prompt = if is_as_planned {
        prompt.offered(s.slot(plan.slot()))
    } else {
        prompt.kept(s.slot(plan.slot()))
    };
    prompt.reads(Reads::Slot(Way::Ahead)).aside(aside)
}

/// What may stand in the line, behind an example of the process.
fn example(s: SoFar<'_>) -> String {
    let example = objective(s).and_then(|objective| objective.examples.first());
    let example = example.map(|example| format!("For example: {}. ", clause(example)));
    format!("{}{IN_ONE_LINE}", example.unwrap_or_default())
}

fn fallback_start(s: SoFar<'_>, with: &[BuyerId]) -> Option<String> {
    let start = objective(s)?.fallback.as_deref()?;
    Some(sentence_start(&who_acts(s, with), start))
}

/// Whether the manager is there, and why.
fn ask_role(s: SoFar<'_>, plan: &CallPlan) -> Prompt {
    let (rep, manager) = (s.rep(), s.manager());
    let choices = roles(&rep);
    Prompt::new(
        "Who goes from our side?",
        format!("Does {manager} come along?"),
        Entry::Choice(choices, Says::Plan(0)),
    )
    .kept(plan.role_planned.map(ManagerRole::as_str))
    .aside(step_in::go_along(s))
}

fn ask_who_asks(s: SoFar<'_>, plan: &CallPlan) -> Prompt {
    let choices = vec![
        Choice::new(Asker::Rep.as_str(), '1', s.rep()),
        Choice::new(Asker::Manager.as_str(), '2', s.manager()),
    ];
    Prompt::new(
        "Who goes from our side?",
        "Who asks for the commitment?",
        Entry::Choice(choices, Says::Plan(0)),
    )
    .kept(plan.asks_planned.map(Asker::as_str))
}

fn say_it_once(s: SoFar<'_>) -> Prompt {
    let (rep, manager) = (s.rep(), s.manager());
    let ask = format!("Rehearse it now? {rep} asks, {manager} plays the buyer");
    let choices = vec![Choice::new("no", 'n', "not today"), Choice::new(YES, 'y', "yes, now")];
    Prompt::new("Say it once", ask, Entry::Choice(choices, Says::Plan(0)))
}

fn objective(s: SoFar<'_>) -> Option<&Objective> {
    let stage = s.session.changed.stage.as_ref().unwrap_or(&s.session.stage_at_start);
    s.situation.process.stage(stage)?.objectives.first()
}

/// The start of the sentence that says what the buyer will do.
fn objective_start(s: SoFar<'_>, with: &[BuyerId]) -> Option<String> {
    let prompt = &objective(s)?.prompt;
    Some(sentence_start(&who_acts(s, with), prompt))
}

/// The first name of the first of the buyer's people on a call.
fn who_acts(s: SoFar<'_>, with: &[BuyerId]) -> String {
    let name = with.first().map(|who| s.session.buyer_name(s.situation.deal, who));
    name.map_or_else(|| "the buyer".to_owned(), |name| first_word(name).to_owned())
}

/// The four roles of a manager on a call, after that of not being there.
///
/// Source: article 003.
pub(crate) fn roles(rep: &str) -> Vec<Choice> {
    let keys = ['1', '2', '3', '4'];
    let there = ManagerRole::ALL.iter().filter(|role| **role != ManagerRole::Absent).zip(keys);
    let yes = |(role, key): (&ManagerRole, char)| {
        Choice::new(role.as_str(), key, format!("yes, {}", role.in_words(rep)))
    };
    let no = Choice::new(ManagerRole::Absent.as_str(), 'n', "no");
    std::iter::once(no).chain(there.map(yes)).collect()
}

/// Whether the manager is there; who is not there asks for nothing, and who
/// comes after all is asked about it.
fn take_role(plan: &mut CallPlan, text: &str) -> Result<(), Refusal> {
    let was_absent = plan.role_planned == Some(ManagerRole::Absent);
    plan.role_planned = word(text)?;
    match plan.role_planned {
        Some(ManagerRole::Absent) => plan.asks_planned = Some(Asker::Rep),
        _ if was_absent => plan.asks_planned = None,
        _ => {}
    }
    Ok(())
}
