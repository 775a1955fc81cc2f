//! The agreement: why parts were passed, why nobody calls or owes a step, and
//! the word of both on what will be owed.

use crate::domain::id::{ActionId, PersonId};
use crate::domain::process::SessionKind;
use crate::domain::session::{Agreement, NewStep, PartId};
use crate::interview::field::{CallLine, Field, PassedLine};
use crate::interview::keeping::{Keeping, some};
use crate::interview::leads::Leads;
use crate::interview::owed;
use crate::interview::prompt::{Choice, Entry, Prompt, Says, numbered};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::interview::topic::{stage, step, step_in};
use crate::interview::walk::{self, Expected};
use crate::interview::{checks, topic};

/// Why parts were passed, in the words that a key takes.
const WHYS: [&str; 3] = ["no time", "nothing new there", "something mattered more"];
/// The answer that the reason follows in own words.
const OWN_WORDS: &str = "own";
/// Agreed.
pub(crate) const AGREED: &str = "y";
/// Confirms later.
pub(crate) const LATER: &str = "w";
/// What is said to whoever owes no step and no ask.
const NOTHING_WAITS: &str = "A call is agreed now, or changed: it waits for no later word.";
/// Not yet.
const NOT_YET: &str = "n";

/// Why parts were not worked; nothing where all were.
pub(crate) fn passing(s: SoFar<'_>) -> Vec<Field> {
    if walk::not_worked(s).is_empty() {
        return Vec::new();
    }
    PassedLine::ALL.iter().copied().map(Field::Passed).collect()
}

/// Why nobody owes a step, and why no call is planned.
pub(crate) fn missing(s: SoFar<'_>) -> Vec<Field> {
    let call = Field::Call(s.situation.fresh.call.clone(), CallLine::WhyNone);
    let step = (!owed::has_step(s.session)).then_some(Field::NoStep);
    step.into_iter()
        .chain((!s.session.is_debrief() && !owed::has_call(s)).then_some(call))
        .collect()
}

/// The word of whoever owes anything; where nothing was agreed, why.
pub(crate) fn word(s: SoFar<'_>) -> Vec<Field> {
    if !owed::has_content(s.session) {
        return vec![Field::EndedWhy];
    }
    let asked = owed::asked_to_agree(s).into_iter();
    asked.flat_map(|person| [Field::Agreed(person.clone()), Field::NotYet(person)]).collect()
}

/// Whether an answer at the read-back agrees to nothing: it leads to the line that
/// somebody does not agree to.
pub fn is_not_yet(field: &Field, answer: &str) -> bool {
    matches!(field, Field::Agreed(_)) && answer == NOT_YET
}

/// Whether everybody who is asked has answered.
pub fn is_agreed(s: SoFar<'_>) -> bool {
    owed::has_content(s.session)
        && owed::asked_to_agree(s).iter().all(|person| s.session.has_answered(person))
}

pub(crate) fn ask_passed(s: SoFar<'_>, line: PassedLine) -> Prompt {
    let (lacking, passed): (Vec<Expected>, Vec<Expected>) =
        walk::not_worked(s).into_iter().partition(|part| why(s, part).is_none());
    let why = passed.first().and_then(|part| why(s, part)).filter(|_| lacking.is_empty());
    match line {
        PassedLine::Why => {
            let shown = if lacking.is_empty() { passed.as_slice() } else { lacking.as_slice() };
            let names: Vec<&str> = shown.iter().map(|part| part.name.as_str()).collect();
            let ask = format!("Not worked today: {}. Why?", names.join(", "));
            let kept = why.map(|why| if WHYS.contains(&why) { why } else { OWN_WORDS });
            Prompt::new("", ask, Entry::Choice(whys(), Says::Fact)).kept(kept)
        }
        PassedLine::Words => Prompt::new("", "Why, in your words?", Entry::Line)
            .kept(why.filter(|why| !WHYS.contains(why))),
    }
}

/// Why a part was passed.
fn why<'a>(s: SoFar<'a>, part: &Expected) -> Option<&'a str> {
    part.parts.iter().find_map(|id| s.session.left_out.get(id)).map(String::as_str)
}

fn whys() -> Vec<Choice> {
    let mut whys = numbered(WHYS.iter().map(|why| ((*why).to_owned(), (*why).to_owned())));
    whys.push(Choice::new(OWN_WORDS, '4', "in your own words"));
    whys
}

pub(crate) fn take_passed(
    k: &mut Keeping<'_, '_>,
    line: PassedLine,
    text: &str,
) -> Result<Leads, Refusal> {
    match (line, text) {
        (PassedLine::Why, OWN_WORDS) => return Ok(Leads::To(Field::Passed(PassedLine::Words))),
        (PassedLine::Why, known) if !WHYS.contains(&known) => return Err(Refusal::Choice),
        _ => {}
    }
    let Some(why) = some(text) else { return Ok(Leads::On) };
    let s = k.so_far();
    let is_own = |part: &Expected| self::why(s, part).is_some();
    let parts = walk::not_worked(s);
    let all = parts.iter().all(is_own);
    let parts: Vec<_> = parts.into_iter().filter(|part| all || !is_own(part)).collect();
    let process = k.situation.process;
    for expected in parts {
        // Of the stages behind, which count as one, some may have been seen.
        let is_seen = |part: &&PartId| part.stage().is_some_and(|stage| k.session.saw(stage));
        let unseen: Vec<PartId> =
            expected.parts.iter().filter(|part| !is_seen(part)).cloned().collect();
        let left = if unseen.is_empty() { expected.parts } else { unseen };
        for part in left {
            k.session.leave_out(&part, why.clone(), process);
        }
    }
    Ok(Leads::On)
}

/// Whether every part that was not worked has its reason.
pub(crate) fn is_passed(s: SoFar<'_>) -> bool {
    walk::not_worked(s).iter().all(|part| why(s, part).is_some())
}

pub(crate) fn ask_no_step(s: SoFar<'_>) -> Prompt {
    Prompt::new("Action steps", "No step: why?", Entry::Line).kept(s.session.no_step.as_deref())
}

pub(crate) fn ask_ended(s: SoFar<'_>) -> Prompt {
    let is_empty = s.session.kind != SessionKind::Prep && !owed::has_content(s.session);
    // A debrief asks for nothing but its step, so why there is none was said.
    let said = s.session.no_step.as_deref().filter(|_| s.session.is_debrief());
    let ask = match (is_empty, said) {
        (true, Some(_)) => "It ends without a step, as you said. Enter ends it.",
        (true, None) => "Nothing is agreed: why?",
        (false, _) => "Why does it end without an agreement?",
    };
    Prompt::new("", ask, Entry::Line)
        .kept(s.session.ended_why.as_deref())
        .offered(said)
        .aside(Some("What was learned about the deal is kept all the same."))
}

pub(crate) fn ask_agreed(s: SoFar<'_>, person: &PersonId) -> Prompt {
    let name = s.situation.team.first_name_of(person);
    let ask = if *person == s.session.rep {
        format!("{name}, read your steps aloud. Agreed?")
    } else {
        format!("{name}, read yours. Agreed?")
    };
    let may_wait = owed::may_confirm_later(s, person);
    let later = Choice::new(LATER, 'w', "confirms later: until then it is proposed");
    let choices = [
        Some(Choice::new(AGREED, 'y', "agreed")),
        may_wait.then_some(later),
        Some(Choice::new(NOT_YET, 'n', "not yet: which one?")),
    ];
    let choices = choices.into_iter().flatten().collect();
    let notes = [(!may_wait).then(|| NOTHING_WAITS.to_owned()), who_owes_nothing(s, person)];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    let later = s.session.confirm_later.contains(person).then_some(LATER);
    let kept = s.session.agreed.get(person).map(|_| AGREED).or(later);
    Prompt::new("Read back", ask, Entry::Choice(choices, Says::Fact))
        .kept(kept)
        .aside(Some(notes.join(" ")))
}

/// Who owes nothing is named, and not asked.
fn who_owes_nothing(s: SoFar<'_>, asked_last: &PersonId) -> Option<String> {
    let asked = owed::asked_to_agree(s);
    let is_last = asked.last() == Some(asked_last);
    let free = s.session.parties().filter(|person| is_last && !asked.contains(person));
    let free: Vec<String> = free
        .map(|person| {
            let new = if owed::is_owed_from_before(s, person) { " new" } else { "" };
            format!("{} owes nothing{new}.", s.situation.team.first_name_of(person))
        })
        .collect();
    (!free.is_empty()).then(|| free.join(" "))
}

pub(crate) fn ask_not_yet(s: SoFar<'_>, person: &PersonId) -> Prompt {
    let lines = owed::by(s, person).into_iter();
    let choices = numbered(lines.map(|line| (line.field.to_string(), line.words)));
    Prompt::new("Read back", "Which one?", Entry::Choice(choices, Says::Fact))
}

pub(crate) fn take_agreed(
    k: &mut Keeping<'_, '_>,
    person: &PersonId,
    text: &str,
) -> Result<Leads, Refusal> {
    k.session.agreed.remove(person);
    k.session.confirm_later.remove(person);
    match text {
        "" => return Ok(Leads::On),
        NOT_YET => return Ok(Leads::To(Field::NotYet(person.clone()))),
        LATER if !owed::may_confirm_later(k.so_far(), person) => return Err(Refusal::Choice),
        AGREED | LATER => {}
        _ => return Err(Refusal::Choice),
    }
    is_complete(k.so_far()).map_or(Ok(()), Err)?;
    // A part that was worked after its reason was given has none.
    let worked = walk::expected(k.so_far()).into_iter().filter(|part| part.is_worked);
    for part in worked.flat_map(|part| part.parts) {
        k.session.left_out.remove(&part);
    }
    let rep = &k.session.rep;
    let is_rep_asked = owed::asked_to_agree(k.so_far()).contains(rep);
    if person != rep && is_rep_asked && !k.session.has_answered(rep) {
        let rep = k.situation.team.first_name_of(rep).to_owned();
        return Err(Refusal::RepFirst { rep });
    }
    if text == LATER {
        k.session.confirm_later.insert(person.clone());
        return Ok(Leads::On);
    }
    let typed_by = k.session.typist().clone();
    let agreement = Agreement { at: k.situation.now.clone(), by: person.clone(), typed_by };
    k.session.agreed.insert(person.clone(), agreement);
    Ok(Leads::On)
}

/// Goes to the line that somebody does not agree to.
pub(crate) fn take_not_yet(text: &str) -> Result<Leads, Refusal> {
    text.parse().map(Leads::To).map_err(|_| Refusal::Choice)
}

/// What is still to be said before anybody agrees: the reasons, what each step
/// needs, what an open gate asks, what a check has a question about.
fn is_complete(s: SoFar<'_>) -> Option<Refusal> {
    let reasons = || {
        let asked = stage::lacks_reason(s).into_iter().chain(passing(s).into_iter().take(1));
        let field = asked.chain(missing(s)).find(|field| !topic::is_kept(s, field))?;
        Some(Refusal::Check { question: topic::ask(s, &field).ask, field })
    };
    let gate = || step_in::lacks(s).map(|(field, lacks)| Refusal::GateOpen { lacks, field });
    let check = || {
        let check = checks::checks(s).into_iter().find(|check| !check.is_overridden)?;
        Some(Refusal::Check { field: check.field(), question: check.question })
    };
    let step = s.session.steps_in_order().into_iter().find_map(|step| lack(s, step));
    step.or_else(gate).or_else(reasons).or_else(check)
}

/// Why nothing is agreed. A stage that nobody gave a reason for stays as it was.
pub(crate) fn take_ended(k: &mut Keeping<'_, '_>, text: &str) -> Result<(), Refusal> {
    k.session.ended_why = Some(some(text).ok_or(Refusal::NeedsReason)?);
    if stage::lacks_reason(k.so_far()).is_some() {
        k.session.changed.stage = None;
        k.session.changed.stage_missing.clear();
    }
    Ok(())
}

/// What a step lacks of what the process requires.
fn lack(s: SoFar<'_>, (id, step): (&ActionId, &NewStep)) -> Option<Refusal> {
    let part = step::lacking(s.situation.process, step).into_iter().next()?;
    Some(Refusal::Lacks {
        step: step.text.clone(),
        lacks: step::in_words(part),
        field: Field::Step(id.clone(), part),
    })
}
