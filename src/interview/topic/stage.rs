//! Where we really are: the step the buyer is in, the stage to work on, and what
//! could start now.

use super::{behind, element};
use crate::domain::id::StageId;
use crate::domain::missing::Missing;
use crate::domain::phrase;
use crate::domain::process::Stage;
use crate::interview::field::{Field, StageLine};
use crate::interview::keeping::{Keeping, some};
use crate::interview::leads::{Counts, Leads};
use crate::interview::prompt::Says;
use crate::interview::prompt::{Choice, Entry, Prompt, numbered};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::interview::verified::missing;

/// The heading of the part that settles the deal's stage.
const REALLY: &str = "Where are we really?";
/// The ground of a stage behind is firm no longer.
const NO_LONGER: &str = "no";

/// Where the buyer is, and where we work from here.
pub(crate) fn fields(s: SoFar<'_>) -> Vec<Field> {
    let mut lines = vec![StageLine::BuyerStage];
    lines.extend(is_buyer_elsewhere(s).then_some(StageLine::BuyerAct));
    lines.push(StageLine::Stage);
    lines.extend(needs_reason(s).then_some(StageLine::Why));
    lines.into_iter().map(Field::Stage).collect()
}

pub(crate) fn ask(s: SoFar<'_>, line: StageLine) -> Prompt {
    let changed = &s.session.changed;
    match line {
        StageLine::BuyerStage => ask_buyer_stage(s),
        StageLine::BuyerAct => Prompt::new(REALLY, "What did they do that shows it?", Entry::Line)
            .kept(changed.buyer_stage_act.as_deref()),
        StageLine::Stage => ask_stage(s),
        StageLine::Why => {
            let goes_on = !goes_back(s);
            Prompt::new(REALLY, why_moved(goes_back(s)), Entry::Line)
                .kept(changed.stage_why.as_deref())
                .aside(goes_on.then(|| missing_in_words(s)))
        }
        StageLine::StartNow => ask_start_now(s),
    }
}

pub(crate) fn take(k: &mut Keeping<'_, '_>, line: StageLine, text: &str) -> Result<Leads, Refusal> {
    match line {
        StageLine::BuyerStage => k.session.changed.buyer_stage = k.choice(text)?,
        StageLine::BuyerAct => k.session.changed.buyer_stage_act = some(text),
        StageLine::Stage => take_stage(k, text)?,
        StageLine::Why => k.session.changed.stage_why = some(text),
        StageLine::StartNow => k.session.start_now = some(text),
    }
    Ok(Leads::On)
}

/// The reason that a move wants and nobody has said.
pub(crate) fn lacks_reason(s: SoFar<'_>) -> Option<Field> {
    let is_lacking = needs_reason(s) && s.session.changed.stage_why.is_none();
    is_lacking.then_some(Field::Stage(StageLine::Why))
}

pub(crate) const fn is_kept(s: SoFar<'_>, line: StageLine) -> bool {
    let changed = &s.session.changed;
    match line {
        StageLine::BuyerStage => changed.buyer_stage.is_some(),
        StageLine::BuyerAct => changed.buyer_stage_act.is_some(),
        StageLine::Stage => changed.stage.is_some(),
        StageLine::Why => changed.stage_why.is_some(),
        StageLine::StartNow => s.session.start_now.is_some(),
    }
}

pub(crate) fn counts(s: SoFar<'_>, line: StageLine) -> Counts {
    let background = s.situation.background;
    // A first session has enough to ask of what is already there.
    let is_prepared = s.session.is_prep() || background.prepared.is_some();
    let is_first = background.last_session.is_none() && !is_prepared;
    match line {
        StageLine::StartNow if is_first || background.start_now.is_some() => Counts::Known,
        StageLine::BuyerAct | StageLine::StartNow => Counts::Offered,
        StageLine::BuyerStage | StageLine::Stage | StageLine::Why => Counts::Expected,
    }
}

/// Of a stage behind, whose ground is firm: there to be seen.
pub(crate) fn still_firm() -> Prompt {
    let choices = vec![
        Choice::new("yes", 'y', "yes, seen today"),
        Choice::new(NO_LONGER, 'n', "no: which of it has changed?"),
    ];
    let entry = Entry::Choice(choices, Says::Plan(0));
    Prompt::new("The ground behind us", "Is the ground still firm?", entry)
        .aside(Some("All that is needed here is verified. Enter goes on."))
}

/// Takes the answer: one who says no is asked which outcome it is.
pub(crate) fn take_firmness(k: &mut Keeping<'_, '_>, stage: &StageId, text: &str) -> Leads {
    k.word_stage(stage);
    if text == NO_LONGER { behind::take(stage) } else { Leads::On }
}

/// Whether the buyer is in another step than before: then an act shows it.
fn is_buyer_elsewhere(s: SoFar<'_>) -> bool {
    let changed = &s.session.changed;
    let is_said = changed.buyer_stage.is_some();
    changed.buyer_stage_act.is_some()
        || (is_said && changed.buyer_stage != s.situation.deal.buyer_stage)
}

/// Whether the stage decided on wants a reason.
fn needs_reason(s: SoFar<'_>) -> bool {
    let Some(to) = &s.session.changed.stage else { return false };
    s.situation.process.wants_reason(&s.session.stage_at_start, to, !missing(s).is_empty())
}

fn ask_buyer_stage(s: SoFar<'_>) -> Prompt {
    let stages = &s.situation.process.stages;
    let label = |stage: &Stage| {
        stage.buyer_step.as_ref().map_or_else(|| stage.name.clone(), |step| format!("\"{step}\""))
    };
    let choices = numbered(stages.iter().map(|stage| (stage.id.to_string(), label(stage))));
    let mut prompt = Prompt::new(REALLY, "Where is the buyer?", Entry::Choice(choices, Says::Fact))
        .kept(s.session.changed.buyer_stage.as_ref().map(StageId::as_str))
        .aside(Some("If they differ, take the one who is furthest back and can say no."));
    prompt.standing = still_there(s).unwrap_or_default();
    prompt
}

/// Where the buyer was said to be, and when: Enter leaves it so.
fn still_there(s: SoFar<'_>) -> Option<String> {
    let stage = s.situation.process.stage(s.situation.deal.buyer_stage.as_ref()?)?;
    let since = s.day(s.situation.background.buyer_stage_on);
    let since = since.map(|day| format!(", since {day}")).unwrap_or_default();
    Some(format!("still: {}{since}", stage.name))
}

fn ask_stage(s: SoFar<'_>) -> Prompt {
    let here = s.situation.process.position(&s.session.stage_at_start).unwrap_or(0);
    let label = |(position, stage): (usize, &Stage)| match position.cmp(&here) {
        std::cmp::Ordering::Equal => format!("stay in {}", stage.name),
        std::cmp::Ordering::Greater => format!("move on to {}", stage.name),
        std::cmp::Ordering::Less => format!("work on {}", stage.name),
    };
    let reachable = s.situation.process.stages.iter().enumerate().take(here + 2);
    // To stay comes first, to move on next, earlier stages after them.
    let mut options: Vec<_> = reachable.collect();
    options.sort_by_key(|(position, _)| (*position < here, *position));
    let choices =
        numbered(options.into_iter().map(|option| (option.1.id.to_string(), label(option))));
    Prompt::new(REALLY, "Where do we work now?", Entry::Choice(choices, Says::Plan(0)))
        .kept(s.session.changed.stage.as_ref().map(StageId::as_str))
        .aside(both_sides(s))
}

/// Our stage beside the buyer's step, once the rep has said which it is.
fn both_sides(s: SoFar<'_>) -> Option<String> {
    let name = |id| s.situation.process.stage(id).map(|stage: &Stage| stage.name.as_str());
    let said = s.session.changed.buyer_stage.as_ref().or(s.situation.deal.buyer_stage.as_ref());
    let (theirs, ours) = (name(said?)?, name(&s.session.stage_at_start)?);
    let where_we_are = if theirs == ours {
        format!("We are in {ours}, and so is the buyer.")
    } else {
        format!("We are in {ours}, the buyer is in {theirs}.")
    };
    Some(format!("{where_we_are} {}", missing_in_words(s)))
}

/// What the stage needs and does not have.
fn missing_in_words(s: SoFar<'_>) -> String {
    let (mut outcomes, mut short) = (Vec::new(), Vec::new());
    for missing in missing(s) {
        match missing {
            Missing::Criterion(id) => {
                outcomes.extend(s.situation.process.criterion(&id).map(|c| c.outcome.clone()));
            }
            Missing::Element(id) => short.push(element::short_of(s, &id)),
        }
    }
    if outcomes.is_empty() && short.is_empty() {
        return "All that is needed is verified.".to_owned();
    }
    let told = [("Not verified", outcomes), ("Not far enough", short)].into_iter();
    let told = told.filter(|(_, what)| !what.is_empty());
    let told = told.map(|(label, what)| format!("{label}: {}.", what.join("; ")));
    told.collect::<Vec<_>>().join(" ")
}

fn ask_start_now(s: SoFar<'_>) -> Prompt {
    let ask = "What will take them longest in this stage, and what could they start now?";
    let earlier = s.situation.background.start_now.as_ref();
    let mut prompt =
        Prompt::new(s.in_your_words(), ask, Entry::Line).kept(s.session.start_now.as_deref());
    prompt.standing = earlier
        .map(|(day, said)| format!("{}: {said}", phrase::shown(*day, s.situation.today())))
        .unwrap_or_default();
    prompt
}

/// Whether an earlier stage is worked on from now on.
fn goes_back(s: SoFar<'_>) -> bool {
    let is_earlier = |to| s.situation.process.is_earlier(to, &s.session.stage_at_start);
    s.session.changed.stage.as_ref().is_some_and(is_earlier)
}

/// The question for the reason of a move.
pub const fn why_moved(is_earlier: bool) -> &'static str {
    if is_earlier {
        "What makes this the stage to work on?"
    } else {
        "What lets us move on without it?"
    }
}

fn take_stage(k: &mut Keeping<'_, '_>, text: &str) -> Result<(), Refusal> {
    k.session.changed.stage = k.choice(text)?;
    k.session.changed.stage_why = None;
    let moves = k.session.changed.stage.as_ref().is_some_and(|stage| {
        k.situation.process.position(stage)
            > k.situation.process.position(&k.session.stage_at_start)
    });
    k.session.changed.stage_missing = if moves { missing(k.so_far()) } else { Vec::new() };
    Ok(())
}
