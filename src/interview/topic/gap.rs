//! What the buyer map does not tell: filled now, made a step, or left.

use super::person;
use crate::domain::action::Owner;
use crate::domain::id::BuyerId;
use crate::domain::person::{Coverage, NotTold};
use crate::domain::session::{GapAnswer, GapId, GapRef, NewStep};
use crate::interview::field::{Field, MapLine};
use crate::interview::gaps;
use crate::interview::gaps::{About, Gap};
use crate::interview::keeping::{Keeping, word};
use crate::interview::leads::{Counts, Leads};
use crate::interview::popup::Popup;
use crate::interview::prompt::{Choice, Entry, Prompt, Reads, Says, numbered};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;

/// Gaps asked about in a session, at most.
const GAPS: usize = 3;
/// It is filled at once.
const FILL: &str = "fill";
/// It is left as it is.
const LEAVE: &str = GapAnswer::Leave.as_str();
/// The heading of what the buyer map does not tell.
const NOT_TOLD: &str = "What we don't know yet";

/// The gaps of today; where they are several, one list of them asks.
pub(crate) fn fields(s: SoFar<'_>) -> Vec<Field> {
    let gaps = of_today(s);
    let list = (gaps.len() > 1).then_some(Field::Map(MapLine::Gaps));
    gaps.into_iter().map(Field::Gap).chain(list).collect()
}

/// Of several, one is answered once it was chosen from the list.
pub(crate) fn counts(s: SoFar<'_>) -> Counts {
    if of_today(s).len() > 1 { Counts::Known } else { Counts::Offered }
}

/// The gaps that were answered, and as many of the others as may still be asked
/// about.
fn of_today(s: SoFar<'_>) -> Vec<GapRef> {
    let open: Vec<GapRef> = gaps::by_now(s).iter().map(Gap::reference).collect();
    let before = gaps::gaps(s.situation.deal, s.situation.process);
    let filled = before.iter().filter(|gap| !open.contains(&gap.reference())).count();
    let answered = open.iter().filter(|gap| is_kept(s, gap)).count();
    let mut left = GAPS.saturating_sub(filled + answered);
    let mut is_asked = |gap: &GapRef| {
        let is_next = !is_kept(s, gap) && left > 0;
        left -= usize::from(is_next);
        is_next || is_kept(s, gap)
    };
    let was_left =
        |gap: &GapRef| s.situation.background.gaps_left.contains(gap) && !is_kept(s, gap);
    open.iter().filter(|gap| !was_left(gap) && is_asked(gap)).cloned().collect()
}

/// The list of those that nobody has answered.
pub(crate) fn ask_which(s: SoFar<'_>) -> Prompt {
    let gaps = gaps::by_now(s);
    let text = |of: &GapRef| gaps.iter().find(|gap| gap.reference() == *of).map(|gap| &*gap.text);
    let open = unanswered(s);
    let options = open.iter().map(|of| (key(of), text(of).unwrap_or_default().to_owned()));
    let mut choices = numbered(options);
    let is_some_left = (1..of_today(s).len()).contains(&choices.len());
    let leave = if is_some_left { "leave the others" } else { "leave them" };
    choices.push(Choice::new(LEAVE, 'l', leave));
    let kept = open.is_empty().then_some(LEAVE);
    let ask = "Which one do we close now?";
    Prompt::new(NOT_TOLD, ask, Entry::Choice(choices, Says::Fact)).kept(kept)
}

/// Goes to the one that was chosen, or leaves all that are open.
pub(crate) fn take_which(k: &mut Keeping<'_, '_>, text: &str) -> Leads {
    let open = unanswered(k.so_far());
    if let Some(chosen) = open.iter().find(|gap| key(gap) == text) {
        return Leads::To(Field::Gap(chosen.clone()));
    }
    let left = open.into_iter().filter(|_| text == LEAVE);
    k.session.gaps.extend(left.map(|gap| (gap, GapAnswer::Leave)));
    Leads::On
}

/// Whether every gap of today has its answer.
pub(crate) fn is_each_kept(s: SoFar<'_>) -> bool {
    unanswered(s).is_empty()
}

fn unanswered(s: SoFar<'_>) -> Vec<GapRef> {
    of_today(s).into_iter().filter(|gap| !is_kept(s, gap)).collect()
}

fn key(gap: &GapRef) -> String {
    Field::Gap(gap.clone()).to_string()
}

pub(crate) fn ask(s: SoFar<'_>, gap: &GapRef) -> Prompt {
    let open = gaps::by_now(s);
    let text = open.into_iter().find(|open| open.reference() == *gap).map(|open| open.text);
    let choices = vec![
        Choice::new(FILL, 'f', "fill it now"),
        Choice::new(GapAnswer::Step.as_str(), 's', "make it a step"),
        Choice::new(LEAVE, 'l', "leave it"),
    ];
    Prompt::new(NOT_TOLD, text.unwrap_or_default(), Entry::Choice(choices, Says::Fact))
        .kept(s.session.gaps.get(gap).map(|answer| answer.as_str()))
}

/// Who fills it.
pub(crate) fn ask_who(s: SoFar<'_>, gap: &GapRef) -> Prompt {
    let ask = match gap.id {
        GapId::RoleMissing => {
            let role = gap.of.parse().ok().and_then(|id| s.situation.process.role(&id));
            format!("Who is the {}? The name", role.map_or(gap.of.as_str(), |role| &role.name))
        }
        GapId::FewContacts => "Who else have you met more than once?".to_owned(),
        // What we do not know of somebody is asked part by part.
        GapId::HighUnknown => String::new(),
    };
    Prompt::new(NOT_TOLD, ask, Entry::Line).reads(Reads::People)
}

/// It becomes a step, or is left. To fill it is another field.
pub(crate) fn take(k: &mut Keeping<'_, '_>, gap: &GapRef, text: &str) -> Result<Leads, Refusal> {
    if text == FILL {
        return Ok(Leads::Over(Popup::filling(gap)));
    }
    let answer = word::<GapAnswer>(text)?;
    if k.session.gaps.get(gap).copied() == answer {
        return Ok(Leads::On);
    }
    let open = gaps::by_now(k.so_far());
    let found = open.iter().find(|open| open.reference() == *gap).ok_or(Refusal::Choice)?;
    let step = step_for(k.so_far(), found);
    let before = match answer {
        Some(answer) => k.session.gaps.insert(gap.clone(), answer),
        None => k.session.gaps.remove(gap),
    };
    if before == Some(GapAnswer::Step) {
        k.session.actions.retain(|_, made| made.text != step.text);
    }
    if answer == Some(GapAnswer::Step) {
        k.session.actions.insert(k.situation.fresh.action.clone(), step);
    }
    Ok(Leads::On)
}

/// Who fills it: the one who has a role, or those whom we met more than once.
pub(crate) fn take_who(
    k: &mut Keeping<'_, '_>,
    gap: &GapRef,
    text: &str,
) -> Result<Leads, Refusal> {
    let buyers = k.buyers(text)?;
    if buyers.is_empty() {
        return Err(NotTold::NeedsName.into());
    }
    for id in buyers {
        match gap.id {
            GapId::RoleMissing => person::fills_role(k, &id, &gap.of)?,
            GapId::FewContacts => person::changes(k, &id, |person, _| {
                person.coverage = Some(Coverage::Multiple);
            }),
            // What we do not know of somebody is asked part by part.
            GapId::HighUnknown => {}
        }
    }
    Ok(Leads::On)
}

pub(crate) fn is_kept(s: SoFar<'_>, gap: &GapRef) -> bool {
    s.session.gaps.contains_key(gap)
}

/// The rep's step that would fill a gap, due when steps are.
fn step_for(s: SoFar<'_>, gap: &Gap) -> NewStep {
    let person = match &gap.about {
        About::Person(person) => Some(person.clone()),
        About::Role(_) | About::Map => None,
    };
    NewStep {
        text: step_in_words(s, gap),
        owner: Some(Owner::Ours(s.session.rep.clone())),
        due: Some(s.usual_day()),
        person,
        ..NewStep::default()
    }
}

fn step_in_words(s: SoFar<'_>, gap: &Gap) -> String {
    let deal = s.situation.deal;
    let at = if deal.account.trim().is_empty() { deal.title() } else { deal.account.clone() };
    match &gap.about {
        About::Role(role) => {
            let name = s.situation.process.role(role).map_or(role.as_str(), |role| &role.name);
            format!("Find out who the {name} is at {at}")
        }
        About::Person(person) => step_with(s, person),
        About::Map => format!("Meet a second person at {at}"),
    }
}

/// What would tell us what we do not know of somebody.
fn step_with(s: SoFar<'_>, id: &BuyerId) -> String {
    let name = s.buyer_name(id);
    let buyers = s.buyers();
    let person = buyers.get(id);
    if person.is_some_and(|person| person.known_influence().is_none()) {
        format!("Find out how much say {name} has")
    } else if person.is_some_and(|person| person.known_stance().is_none()) {
        format!("Find out where {name} stands")
    } else {
        format!("Meet {name}")
    }
}
