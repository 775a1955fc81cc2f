//! What will be owed once both agree, line by line: what is read back, and who
//! has to give their word.

use crate::domain::action::Owner;
use crate::domain::ask::Ask;
use crate::domain::fold::{looked_back, promise_after};
use crate::domain::id::{ActionId, PersonId};
use crate::domain::phrase;
use crate::domain::session::{LookedBack, NewStep, Owed, Session, Then, owed_after};
use crate::domain::team::first_word;
use crate::interview::field::{AskLine, CallLine, Field, LookBackLine, StepLine};
use crate::interview::planned;
use crate::interview::situation::SoFar;
use crate::interview::spoken::Speaking;

/// Something that will be owed, and where it was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it can be changed.
    pub field: Field,
    /// As it is read aloud.
    pub words: String,
}

/// Whether a call is planned by now: one that was planned before and stands, or
/// one that was made or changed today.
pub fn has_call(s: SoFar<'_>) -> bool {
    planned::has_one(s) || is_call_made(s.session)
}

fn is_call_made(session: &Session) -> bool {
    session.calls.values().any(|plan| plan.date.is_some())
}

/// Whether a step was made or changed today.
pub fn has_step(session: &Session) -> bool {
    !session.actions.is_empty() || session.looked_back.values().any(LookedBack::is_changed)
}

/// Whether the session holds anything of today that can be agreed: a step, an
/// ask or a call that was made or changed, or anything that was looked back on. A
/// planned call that is only kept is nothing of today.
pub fn has_content(session: &Session) -> bool {
    let looked = session.looked_back.values().chain(session.promises.values());
    is_call_made(session)
        || !session.actions.is_empty()
        || !session.asks.is_empty()
        || looked.into_iter().any(|look| look.then.is_some())
}

/// Who is asked to agree: whoever owes anything, the rep first; the rep where
/// nobody does.
pub fn asked_to_agree(s: SoFar<'_>) -> Vec<PersonId> {
    let owes = s.session.parties().filter(|person| !by(s, person).is_empty());
    let owes: Vec<PersonId> = owes.cloned().collect();
    if owes.is_empty() { vec![s.session.rep.clone()] } else { owes }
}

/// What `person` owes: the rep's is also what the buyer's people owe, the next
/// call, and the next session.
pub fn by(s: SoFar<'_>, person: &PersonId) -> Vec<Line> {
    let owed = owed_after(s.session);
    let mut lines: Vec<Line> =
        owed.steps.into_iter().filter_map(|(id, step)| new_step(s, person, id, step)).collect();
    lines.extend(changed(s, person));
    lines.extend(owed.asks.into_iter().filter(|ask| ask.of.is(person)).map(|ask| promise(s, ask)));
    if *person == s.session.rep {
        lines.extend(calls(s));
        lines.extend(s.session.next_session.map(|day| Line {
            field: Field::NextSession,
            words: format!("Next session on {}", day.shown(s.situation.today())),
        }));
    }
    lines
}

/// Whether somebody still owes on the deal what they gave their word for before.
pub fn is_owed_from_before(s: SoFar<'_>, person: &PersonId) -> bool {
    let background = s.situation.background;
    let steps = background.look_back.iter().filter(|step| step.owner.is(person));
    let mut steps = steps.map(|step| looked_back(s.session, step));
    let promises = background.promises.iter().filter(|ask| ask.of.is(person));
    let mut promises = promises.map(|ask| promise_after(s.session, ask));
    steps.any(|step| step.is_open()) || promises.any(|ask| ask.is_open())
}

/// Whether somebody owes what can be confirmed afterwards: steps and asks wait for a
/// word, a call and a next session stand as they were said.
pub fn may_confirm_later(s: SoFar<'_>, person: &PersonId) -> bool {
    let owed = owed_after(s.session);
    let is_theirs = |owner: &Option<Owner>| match owner {
        Some(owner) => owner.is(person),
        None => *person == s.session.rep,
    };
    let is_step = |line: &Line| matches!(line.field, Field::LookBack(Owed::Step(_), _));
    owed.steps.iter().any(|(_, step)| is_theirs(&step.owner))
        || owed.asks.iter().any(|ask| ask.of.is(person))
        || changed(s, person).any(|line| is_step(&line))
}

fn new_step(s: SoFar<'_>, person: &PersonId, id: &ActionId, step: &NewStep) -> Option<Line> {
    let speaking = Speaking::of(s);
    let words = match &step.owner {
        Some(Owner::Ours(owner)) => (owner == person).then(|| speaking.step(step)),
        Some(owner @ Owner::Buyer(_)) => {
            let said = || format!("{}: {}", speaking.owner(owner), speaking.step(step));
            (*person == s.session.rep).then(said)
        }
        None => (*person == s.session.rep).then(|| speaking.step(step)),
    };
    words.map(|words| Line { field: Field::Step(id.clone(), StepLine::Text), words })
}

/// Steps and promises that were changed at Look back.
fn changed<'a>(s: SoFar<'a>, person: &'a PersonId) -> impl Iterator<Item = Line> + 'a {
    let steps = s.session.looked_back.iter().filter(move |(id, look)| {
        look.is_changed() && owner(s, id, look).is_some_and(|owner| owner.is(person))
    });
    let steps = steps.map(|(id, look)| (Owed::Step(id.clone()), look));
    let is_manager = s.session.manager.as_ref() == Some(person);
    let promises = s.session.promises.iter().filter(move |(_, look)| is_manager && is_owed(look));
    let promises = promises.map(|(id, look)| (Owed::Promise(id.clone()), look));
    steps.chain(promises).map(move |(owed, look)| as_changed(s, owed, look))
}

fn owner(s: SoFar<'_>, id: &ActionId, look: &LookedBack) -> Option<Owner> {
    let known = || s.situation.background.look_back.iter().find(|step| step.id == *id);
    look.owner.clone().or_else(|| known().map(|step| step.owner.clone()))
}

fn is_owed(look: &LookedBack) -> bool {
    look.is_changed() || look.then == Some(Then::Accepted)
}

/// "↻ Ask Dana for her date: smaller, due Thu 10 Dec".
fn as_changed(s: SoFar<'_>, owed: Owed, look: &LookedBack) -> Line {
    let is_smaller = look.then == Some(Then::Smaller)
        && s.situation.background.owed(&owed).trim() != look.text.trim();
    let smaller = is_smaller.then(|| "smaller".to_owned());
    let due = s.day(look.due).map(|due| format!("due {due}"));
    let owner = look.owner.as_ref();
    let now = owner.map(|owner| format!("now {}'s", first_word(s.owner_name(owner))));
    let how: Vec<String> = [smaller, now, due].into_iter().flatten().collect();
    let how = if how.is_empty() { String::new() } else { format!(": {}", how.join(", ")) };
    let words = format!("↻ {}{how}", phrase::clause(&look.text));
    Line { field: Field::LookBack(owed, LookBackLine::Then), words }
}

fn promise(s: SoFar<'_>, ask: &Ask) -> Line {
    let field = Field::Ask(ask.id.clone(), AskLine::Kind);
    Line { field, words: Speaking::of(s).promise(ask) }
}

fn calls(s: SoFar<'_>) -> impl Iterator<Item = Line> {
    let calls = s.session.calls.iter().filter(|(_, plan)| plan.date.is_some());
    calls.map(move |(id, plan)| Line {
        field: Field::Call(id.clone(), CallLine::Date),
        words: Speaking::of(s).call_aloud(plan),
    })
}
