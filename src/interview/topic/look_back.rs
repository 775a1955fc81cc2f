//! Looking back on what was owed: was it done, what got in the way, and now?

mod day;

use jiff::civil::Date;

use day::{done_on, due_in_words, is_late};

use super::{ask::answers_to_open, step_in};
use crate::domain::action::{Action, ActionStatus, CARRIES, Obstacle, Owner};
use crate::domain::process::SessionKind;
use crate::domain::session::{LookedBack, Owed, Then};
use crate::interview::field::{Field, LookBackLine};
use crate::interview::keeping::{Keeping, some, word};
use crate::interview::leads::{Counts, Leads};
use crate::interview::popup::Popup;
use crate::interview::prompt::{Choice, DONE_ON, ELSE_TODAY, Entry, Prompt, Reads, Says, numbered};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::reading::when::Way;
use crate::reading::wording;

/// Looking back: it was done.
const DONE: &str = "done";

/// Looking back: a step of the manager's becomes the rep's.
const HAND_OVER: &str = "hand-over";

/// Looking back: it was not.
const NOT_YET: &str = "not-yet";

/// Promises first, then the rep's steps. A quick session asks of what is late
/// alone.
pub(crate) fn fields(s: SoFar<'_>) -> Vec<Field> {
    owed(s).iter().flat_map(|owed| lines(s, owed)).collect()
}

/// What is owed: the manager's promises, what waits for an answer, the
/// manager's steps, then the others'.
fn owed(s: SoFar<'_>) -> Vec<Owed> {
    let background = s.situation.background;
    let is_quick = s.session.kind == SessionKind::Quick;
    let is_asked =
        |due: Option<Date>| !is_quick || due.is_some_and(|due| due < s.situation.today());
    let is_managers = |owner: &Owner| s.session.manager.iter().any(|id| owner.is(id));
    let promises = background.promises.iter().filter(|ask| is_asked(ask.needed_by));
    let mut owed: Vec<Owed> = promises.map(|ask| Owed::Promise(ask.id.clone())).collect();
    let mut steps: Vec<_> = background.look_back.iter().filter(|a| is_asked(a.due)).collect();
    steps.sort_by_key(|action| !is_managers(&action.owner));
    owed.extend(steps.into_iter().map(|action| Owed::Step(action.id.clone())));
    owed
}

/// What is asked of one thing that is owed: more, the more it needs.
fn lines(s: SoFar<'_>, owed: &Owed) -> Vec<Field> {
    use LookBackLine as Line;
    let look = s.session.looked_back_at(owed);
    let mut lines = vec![Line::Done];
    if let Some(look) = look {
        if look.then == Some(Then::Done) {
            lines.extend(is_late(s, owed).then_some(Line::Closed));
            lines.push(Line::Note);
        } else if s.situation.background.is_waiting(owed) {
            lines.extend((look.then == Some(Then::Drop)).then_some(Line::Why));
        } else {
            let in_own_words = look.got_in_the_way == Some(Obstacle::Other);
            lines.push(Line::GotInTheWay);
            lines.extend(in_own_words.then_some(Line::Why));
            lines.push(Line::Then);
            match look.then {
                Some(Then::NewDate) => lines.push(Line::Due),
                Some(Then::Smaller) if is_third_carry(s, owed) => {
                    lines.extend([Line::Text, Line::Owner, Line::Due]);
                }
                Some(Then::Smaller) => lines.extend([Line::Text, Line::Due]),
                Some(Then::Drop) => lines.extend((!in_own_words).then_some(Line::Why)),
                Some(Then::Done | Then::Ask | Then::Accepted) | None => {}
            }
        }
    }
    lines.into_iter().map(|line| Field::LookBack(owed.clone(), line)).collect()
}

pub(crate) fn ask(s: SoFar<'_>, owed: &Owed, line: LookBackLine) -> Prompt {
    let action = match owed {
        Owed::Step(id) => s.situation.background.look_back.iter().find(|step| step.id == *id),
        Owed::Promise(_) => None,
    };
    let text = s.situation.background.owed(owed);
    let look = s.session.looked_back_at(owed);
    let note = look.and_then(|look| look.note.as_deref());
    let section = owed_by(s, owed, action);
    let due = due_in_words(s, owed);
    match line {
        LookBackLine::Done if s.situation.background.is_waiting(owed) => {
            let kept = look.and_then(|look| look.then).map(Then::as_str);
            Prompt::new(section, text, Entry::Choice(answers_to_open(), Says::Fact))
                .kept(kept)
                .aside(due)
        }
        LookBackLine::Done => {
            let choices =
                vec![Choice::new(DONE, 'y', "done"), Choice::new(NOT_YET, 'n', "not done")];
            let kept = look.map(|look| match look.then {
                Some(Then::Done) => DONE,
                Some(Then::NewDate | Then::Smaller | Then::Ask | Then::Accepted | Then::Drop)
                | None => NOT_YET,
            });
            // Carried before, it wants other words, a smaller size or another owner.
            let carried = action.and_then(|action| wording::carried(action.carries()));
            let aside = [due, carried.map(|remark| remark.question)];
            let aside = aside.into_iter().flatten().collect::<Vec<_>>().join(". ");
            Prompt::new(section, text, Entry::Choice(choices, Says::Fact))
                .kept(kept)
                .aside(Some(aside))
        }
        LookBackLine::Closed => Prompt::new(section, DONE_ON, Entry::Line)
            .reads(Reads::Day(Way::Back))
            .kept(s.day(look.and_then(|look| look.closed)))
            .aside(Some(ELSE_TODAY)),
        LookBackLine::Note => Prompt::new(section, "What came of it?", Entry::Line).kept(note),
        LookBackLine::Why => Prompt::new(section, "Why, in your words?", Entry::Line).kept(note),
        LookBackLine::GotInTheWay => {
            let kept = look.and_then(|look| look.got_in_the_way).map(Obstacle::as_str);
            let choices = Entry::Choice(obstacles(), Says::Fact);
            Prompt::new(section, "What got in the way?", choices).kept(kept)
        }
        LookBackLine::Then => {
            let kept = look.and_then(answered);
            let choices = thens_of(s, owed);
            let did_not_know_how =
                look.is_some_and(|look| look.got_in_the_way == Some(Obstacle::DidNotKnowHow));
            let practise = action.filter(|_| did_not_know_how).and_then(|a| practise(s, a));
            Prompt::new(section, "And now?", Entry::Choice(choices, Says::Plan(0)))
                .kept(kept)
                .aside(practise)
        }
        LookBackLine::Text => {
            let kept = look.map(|look| look.text.clone()).filter(|now| *now != text);
            let ask = if is_third_carry(s, owed) {
                "In other words, or smaller?"
            } else {
                "What is the smaller step?"
            };
            let sign = action.and_then(Action::sign);
            let goes = sign.map(|sign| format!("In other words, \"Done when: {sign}\" goes."));
            Prompt::new(section, ask, Entry::Line).kept(kept).offered(Some(text)).aside(goes)
        }
        LookBackLine::Owner => {
            let owner = look.and_then(|look| look.owner.as_ref());
            let before = action.map(|action| &action.owner);
            let name = |owner| s.owner_name(owner).to_owned();
            Prompt::new(section, "Whose step is it now?", Entry::Line)
                .reads(Reads::Owner)
                .kept(owner.map(name))
                .offered(before.map(name))
        }
        LookBackLine::Due => Prompt::new(section, "By when?", Entry::Line)
            .reads(Reads::Day(Way::Ahead))
            .kept(s.day(look.and_then(|look| look.due)))
            .offered(Some(s.usual_due())),
    }
}

pub(crate) fn take(
    k: &mut Keeping<'_, '_>,
    owed: &Owed,
    line: LookBackLine,
    text: &str,
) -> Result<Leads, Refusal> {
    if line == LookBackLine::Done {
        return take_done(k, owed, text).map(|()| Leads::On);
    }
    let due = if line == LookBackLine::Due { k.day(text, None, Way::Ahead)? } else { None };
    let closed = if line == LookBackLine::Closed { done_on(k, owed, text)? } else { None };
    let owner = if line == LookBackLine::Owner { k.owner(text)? } else { None };
    let original = owed_before(k, owed);
    let Some(mut look) = k.session.looked_back_at(owed).cloned() else { return Ok(Leads::On) };
    match line {
        LookBackLine::Done => {}
        LookBackLine::Closed => look.closed = closed,
        LookBackLine::Note | LookBackLine::Why => look.note = some(text),
        LookBackLine::GotInTheWay => look.got_in_the_way = word::<Obstacle>(text)?,
        LookBackLine::Then => {
            let then = take_then(k, owed, text)?;
            // The same answer again leaves what hangs on it.
            if answered(&look) != some(text).as_deref() {
                look.then = then;
                look.due = None;
                look.owner = (text == HAND_OVER).then(|| Owner::Ours(k.session.rep.clone()));
                look.text = original;
            }
        }
        LookBackLine::Text => look.text = some(text).unwrap_or(original),
        LookBackLine::Owner => look.owner = owner,
        LookBackLine::Due => {
            look.due = due;
            // The same words on another day are not smaller.
            let is_same = look.owner.is_none() && look.text.trim() == original.trim();
            if is_same && look.then == Some(Then::Smaller) {
                look.then = Some(Then::NewDate);
            }
        }
    }
    if look.due.is_some() && is_only_carried(k, owed, &look) {
        if line == LookBackLine::Due {
            return Err(Refusal::Unchanged);
        }
        look.due = None;
    }
    if matches!(line, LookBackLine::Text | LookBackLine::Owner) {
        leaves_it_to_the_rep(k.so_far(), owed, &look)?;
    }
    let asks = line == LookBackLine::Then && look.then == Some(Then::Ask);
    k.session.look_back_at(owed, look);
    Ok(if asks { Leads::Over(Popup::Ask(k.situation.fresh.ask.clone())) } else { Leads::On })
}

pub(crate) fn is_kept(s: SoFar<'_>, owed: &Owed, line: LookBackLine) -> bool {
    let Some(look) = s.session.looked_back_at(owed) else { return false };
    match line {
        LookBackLine::Done => true,
        LookBackLine::Closed => look.closed.is_some(),
        LookBackLine::Note | LookBackLine::Why => look.note.is_some(),
        LookBackLine::GotInTheWay => look.got_in_the_way.is_some(),
        LookBackLine::Then => look.then.is_some(),
        LookBackLine::Text => s.situation.background.owed(owed) != look.text,
        LookBackLine::Owner => look.owner.is_some(),
        LookBackLine::Due => look.due.is_some(),
    }
}

pub(crate) const fn counts(line: LookBackLine) -> Counts {
    match line {
        LookBackLine::Closed | LookBackLine::Note | LookBackLine::Owner => Counts::Offered,
        LookBackLine::Done
        | LookBackLine::GotInTheWay
        | LookBackLine::Why
        | LookBackLine::Then
        | LookBackLine::Text
        | LookBackLine::Due => Counts::Expected,
    }
}

/// Whether a step was carried so often that a new date alone will not do.
fn is_third_carry(s: SoFar<'_>, owed: &Owed) -> bool {
    let Owed::Step(id) = owed else { return false };
    let step = s.situation.background.look_back.iter().find(|action| action.id == *id);
    step.is_some_and(|action| action.carries() >= CARRIES)
}

/// Who owes it, as a heading.
fn owed_by(s: SoFar<'_>, owed: &Owed, step: Option<&Action>) -> String {
    match (owed, step) {
        (Owed::Promise(_), _) if s.situation.background.is_waiting(owed) => {
            format!("{} asks {}", s.rep(), s.manager())
        }
        (Owed::Promise(_), _) => format!("{} promised", s.manager()),
        (Owed::Step(_), Some(step)) => {
            let owner = s.owner_name(&step.owner);
            if step.status == ActionStatus::Proposed {
                format!("{owner} has not confirmed yet")
            } else {
                format!("{owner} agreed to")
            }
        }
        (Owed::Step(_), None) => String::new(),
    }
}

/// Offers to practise what the rep did not know how to do.
fn practise(s: SoFar<'_>, step: &Action) -> Option<String> {
    let can = s.session.manager.is_some() && step.owner.is(&s.session.rep);
    let (rep, manager) = (s.rep(), s.manager());
    can.then(|| format!("Practise it once, right here: {rep} says it, {manager} plays the buyer."))
}

pub(in crate::interview) fn obstacles() -> Vec<Choice> {
    let label = |obstacle: Obstacle| obstacle.in_words().unwrap_or("something else, in own words");
    numbered(Obstacle::ALL.iter().map(|o| (o.to_string(), label(*o).to_owned())))
}

/// What becomes of what is owed. Nobody else can keep a promise; a step of the
/// manager's can be the rep's.
fn thens_of(s: SoFar<'_>, owed: &Owed) -> Vec<Choice> {
    let Owed::Step(id) = owed else {
        return thens(&[(Then::NewDate, "a new date"), (Then::Drop, "drop it")], None);
    };
    let step = s.situation.background.look_back.iter().find(|step| step.id == *id);
    let is_managers = step.is_some_and(|step| s.session.manager.iter().any(|it| step.owner.is(it)));
    let hand_over = is_managers.then(|| format!("hand it to {}", s.rep()));
    let smaller = [(Then::Ask, "ask for help"), (Then::Drop, "drop it")];
    if is_third_carry(s, owed) {
        // It does not get a new date alone.
        let other = (Then::Smaller, "in other words, smaller, or somebody else's");
        return thens(&[&[other], &smaller[..]].concat(), hand_over);
    }
    let same = [(Then::NewDate, "a new date"), (Then::Smaller, "make it smaller")];
    thens(&[same, smaller].concat(), hand_over)
}

fn thens(options: &[(Then, &str)], hand_over: Option<String>) -> Vec<Choice> {
    let options = options.iter().map(|(then, label)| (then.to_string(), (*label).to_owned()));
    let hand_over = hand_over.map(|label| (HAND_OVER.to_owned(), label));
    numbered(options.chain(hand_over))
}

/// What was answered to what becomes of it.
fn answered(look: &LookedBack) -> Option<&'static str> {
    let hands_over = look.then == Some(Then::NewDate) && look.owner.is_some();
    look.then.map(|then| if hands_over { HAND_OVER } else { then.as_str() })
}

/// One of the ways to go on that are offered.
fn take_then(k: &Keeping<'_, '_>, owed: &Owed, text: &str) -> Result<Option<Then>, Refusal> {
    let is_offered = thens_of(k.so_far(), owed).iter().any(|choice| choice.value == text);
    match text {
        "" => Ok(None),
        _ if !is_offered => Err(Refusal::Choice),
        HAND_OVER => Ok(Some(Then::NewDate)),
        _ => word(text),
    }
}

/// Whether a step was carried often, and has neither other words nor
/// another owner by now.
fn is_only_carried(k: &Keeping<'_, '_>, owed: &Owed, look: &LookedBack) -> bool {
    let Owed::Step(id) = owed else { return false };
    let step = k.situation.background.look_back.iter().find(|step| step.id == *id);
    let is_same = |step: &Action| {
        let owner = look.owner.as_ref().unwrap_or(&step.owner);
        look.text.trim() == step.text.trim() && *owner == step.owner
    };
    is_third_carry(k.so_far(), owed) && step.is_some_and(is_same)
}

/// Refuses other words or another owner by which a manager would sell: who steps in
/// does so by a step of today, at its gate.
fn leaves_it_to_the_rep(s: SoFar<'_>, owed: &Owed, look: &LookedBack) -> Result<(), Refusal> {
    let Owed::Step(id) = owed else { return Ok(()) };
    let Some(step) = s.situation.background.look_back.iter().find(|step| step.id == *id) else {
        return Ok(());
    };
    let owner = look.owner.as_ref().unwrap_or(&step.owner);
    let is_same = look.text.trim() == step.text.trim() && *owner == step.owner;
    if is_same || !step_in::would_sell(s, owner, &look.text) {
        return Ok(());
    }
    Err(Refusal::StepsIn { manager: s.owner_name(owner).to_owned(), rep: s.rep() })
}

/// Whether it was done: "done" or "not-yet"; of an ask that waits also
/// whether it is promised. Nothing takes it back.
fn take_done(k: &mut Keeping<'_, '_>, owed: &Owed, text: &str) -> Result<(), Refusal> {
    let then = match text {
        "" => {
            k.session.forget_look_back(owed);
            return Ok(());
        }
        DONE => Some(Then::Done),
        NOT_YET => None,
        _ if k.situation.background.is_waiting(owed) => match word::<Then>(text)? {
            answer @ Some(Then::Accepted | Then::Drop) => answer,
            Some(Then::Done | Then::NewDate | Then::Smaller | Then::Ask) | None => {
                return Err(Refusal::Choice);
            }
        },
        _ => return Err(Refusal::Choice),
    };
    let look = LookedBack { text: owed_before(k, owed), then, ..LookedBack::default() };
    let answer = |look: &LookedBack| look.then.filter(|then| is_first_answer(*then));
    match k.session.looked_back_at(owed) {
        // The same answer again keeps what was said of it.
        Some(before) if answer(before) == answer(&look) => {}
        _ => k.session.look_back_at(owed, look),
    }
    Ok(())
}

/// What was owed before the session.
fn owed_before(k: &Keeping<'_, '_>, owed: &Owed) -> String {
    k.situation.background.owed(owed)
}

/// Whether that is said at once, and not after what got in the way.
const fn is_first_answer(then: Then) -> bool {
    matches!(then, Then::Done | Then::Accepted)
}
