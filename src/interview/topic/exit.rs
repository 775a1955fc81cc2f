//! What the buyer has done: how an exit criterion stands, and what shows it.

mod missing;
mod role;
mod said;

use jiff::civil::Date;

use super::missing::against;
use super::{behind, question, step};
use crate::domain::deal::{CriterionStanding, Evidence, Finding, Lack, Status};
use crate::domain::id::{BuyerId, CriterionRef};
use crate::domain::person::UNKNOWN;
use crate::domain::process::{Criterion, Stage};
use crate::domain::session::Found;
use crate::interview::field::{ExitLine, Field, StepLine};
use crate::interview::keeping::{Keeping, some};
use crate::interview::leads::{Counts, Leads};
use crate::interview::popup::Popup;
use crate::interview::prompt::{Choice, Entry, Prompt, Reads, WHAT_SHOWS_IT, shows_it};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::interview::verified::is_settled;
use crate::reading::evidence::{Doubt, Reading};

/// The heading of the outcomes.
const WHAT_THE_BUYER_HAS_DONE: &str = "What the buyer has done";
/// A criterion: they did it.
const THEY_DID: &str = "y";
/// What is not done yet becomes a step.
const A_STEP: &str = "s";

/// The criteria of a stage, each followed by what shows it where they did it, and
/// by what that lacks.
pub(crate) fn fields<'a>(
    s: SoFar<'_>,
    stage: &Stage,
    which: impl Iterator<Item = &'a Criterion>,
) -> Vec<Field> {
    let mut fields = Vec::new();
    for criterion in which {
        let id = stage.criterion(criterion);
        let found = s.session.exit.get(&id);
        fields.push(Field::Exit(id.clone(), ExitLine::Status));
        let shows = found.and_then(|found| line_after(found.finding.status));
        let role = role::in_question(s, &id).map(|_| ExitLine::Role);
        let lines = shows.into_iter().chain(missing::lines(s, &id)).chain(role);
        fields.extend(lines.map(|line| Field::Exit(id.clone(), line)));
    }
    fields
}

/// The line that an answer opens.
const fn line_after(status: Status) -> Option<ExitLine> {
    match status {
        Status::Yes => Some(ExitLine::Evidence),
        Status::Partial => Some(ExitLine::Missing),
        Status::No | Status::Unknown => None,
    }
}

pub(crate) fn ask(s: SoFar<'_>, id: &CriterionRef, line: ExitLine) -> Prompt {
    match line {
        ExitLine::Status => ask_status(s, id),
        ExitLine::Evidence => ask_evidence(s, id),
        ExitLine::Missing => ask_missing(s, id),
        ExitLine::Role => role::ask(s, id),
        ExitLine::Who => missing::ask(s, id, Lack::Who),
        ExitLine::How => missing::ask(s, id, Lack::How),
        ExitLine::When => missing::ask(s, id, Lack::When),
    }
}

pub(crate) fn take(
    k: &mut Keeping<'_, '_>,
    id: &CriterionRef,
    line: ExitLine,
    text: &str,
) -> Result<Leads, Refusal> {
    if let Some((day, answer)) =
        answered(k.so_far(), id).filter(|_| line == ExitLine::Status && text == THEY_DID)
    {
        take_evidence_of(k, id, &answer, day)?;
        return Ok(missing::next(k.so_far(), id).map_or(Leads::On, Leads::To));
    }
    let before = k.so_far().reading_of(id);
    let field = |line| Leads::To(Field::Exit(id.clone(), line));
    match line {
        ExitLine::Status if text == A_STEP => return make_a_step(k, id),
        ExitLine::Status => take_status(k, id, text)?,
        ExitLine::Evidence => take_evidence(k, id, text)?,
        ExitLine::Missing => {
            let missing =
                some(text).map(|text| Evidence { text: Some(text), ..Evidence::default() });
            found(k, id, Status::Partial, missing)?;
            return Ok(Leads::On);
        }
        ExitLine::Role => {
            role::take(k, id, text)?;
            return Ok(Leads::On);
        }
        ExitLine::Who => missing::take(k, id, Lack::Who, text)?,
        ExitLine::How => missing::take(k, id, Lack::How, text)?,
        ExitLine::When => missing::take(k, id, Lack::When, text)?,
    }
    if line == ExitLine::Status && text != THEY_DID {
        return Ok(Leads::On);
    }
    if line == ExitLine::Status && before != Some(Doubt::NotYet) {
        return Ok(field(ExitLine::Evidence));
    }
    // What reads as not done goes back to its answer, where that is said.
    let reads_as_not_done =
        line == ExitLine::Evidence && k.so_far().reading_of(id).is_some_and(is_not_done);
    Ok(if reads_as_not_done {
        field(ExitLine::Status)
    } else {
        missing::next(k.so_far(), id).map_or(Leads::On, Leads::To)
    })
}

pub(crate) fn is_kept(s: SoFar<'_>, id: &CriterionRef, line: ExitLine) -> bool {
    let found = s.session.exit.get(id);
    found.is_some_and(|found| match line {
        ExitLine::Status => true,
        ExitLine::Evidence | ExitLine::Missing => found.finding.evidence.is_some(),
        // They are asked as long as they are missing.
        ExitLine::Who | ExitLine::How | ExitLine::When | ExitLine::Role => false,
    })
}

pub(crate) fn counts(s: SoFar<'_>, id: &CriterionRef, line: ExitLine) -> Counts {
    match line {
        ExitLine::Status if missing::lacks_only_its_day(s, id) => Counts::Known,
        ExitLine::Status if behind::waits(s, id) => Counts::Offered,
        ExitLine::Status if !is_settled(s, id) => Counts::Expected,
        ExitLine::Who | ExitLine::How | ExitLine::When => Counts::Offered,
        // Evidence is offered right after what it shows, and by Tab; the others by
        // Tab alone.
        ExitLine::Status | ExitLine::Evidence | ExitLine::Missing | ExitLine::Role => Counts::Known,
    }
}

fn ask_status(s: SoFar<'_>, id: &CriterionRef) -> Prompt {
    let criterion = s.situation.process.criterion(id);
    let kept = s.session.exit.contains_key(id).then(|| key_of(s.standing(id)));
    let ask = criterion.map(|criterion| criterion.outcome.clone()).unwrap_or_default();
    let evidence = criterion.and_then(|criterion| criterion.evidence.as_deref());
    let mut prompt = Prompt::new(heading(s, id), ask, Entry::Criterion(choices_of(s, id)))
        .kept(kept)
        .aside(evidence.map(|evidence| format!("Shows it: {evidence}")));
    prompt.standing = standing_in_words(s, id);
    prompt
}

/// The heading of an outcome. Once a person who has left, it asks who else would
/// say so.
fn heading(s: SoFar<'_>, id: &CriterionRef) -> String {
    let deal = s.situation.deal;
    let source = |id: &CriterionRef| deal.finding(id).evidence.as_ref()?.who.clone();
    let gone = source(id).filter(|who| s.session.has_left_by(deal, who, s.situation.today()));
    let process = s.situation.process;
    let outcomes =
        process.stages.iter().flat_map(|stage| stage.exit.iter().map(|it| stage.criterion(it)));
    let is_first = |who: &BuyerId| {
        outcomes.clone().find(|it| source(it).as_ref() == Some(who)).as_ref() == Some(id)
    };
    match gone.filter(is_first) {
        Some(who) => format!("{} has left. Who else would say so now?", s.buyer_name(&who)),
        None => WHAT_THE_BUYER_HAS_DONE.to_owned(),
    }
}

/// What is missing of what they did in part.
fn ask_missing(s: SoFar<'_>, id: &CriterionRef) -> Prompt {
    let found = s.session.exit.get(id);
    let kept = found.and_then(|found| found.finding.evidence.as_ref()?.text.clone());
    Prompt::new(WHAT_THE_BUYER_HAS_DONE, "What is missing?", Entry::Line).kept(kept)
}

/// How a criterion stands: its evidence where that lacks nothing, else the
/// word for it.
fn standing_in_words(s: SoFar<'_>, id: &CriterionRef) -> String {
    let (finding, today) = (s.session.finding(s.situation.deal, id), s.situation.today());
    if let Some((day, answer)) = answered(s, id) {
        return s.reading_on(&answer, day).in_words(|id| s.buyer_name(id), today);
    }
    let standing = s.standing(id);
    let evidence = finding.evidence.as_ref().filter(|it| it.lacks(finding.on, today).is_empty());
    let shown = evidence.map(|evidence| s.shown(evidence));
    let against = s.reading_of(id).and_then(|_| {
        let text = finding.evidence.as_ref()?.text.as_deref()?;
        s.reading(text)
            .against(|id| s.buyer_name(id))
            .filter(|_| standing == CriterionStanding::Assumed)
    });
    if let Some(against) = against {
        return format!("{}: {against}", standing.in_words());
    }
    match (standing, shown) {
        (CriterionStanding::Verified, Some(shown)) => shown,
        (CriterionStanding::Assumed, Some(shown)) => format!("{}: {shown}", standing.in_words()),
        _ => finding.in_words(standing, today),
    }
}

/// The answer to the question that names an outcome, with its day, where it shows it
/// whole and nobody has said yet how it stands: in this session, or ever.
fn answered(s: SoFar<'_>, id: &CriterionRef) -> Option<(Date, String)> {
    if s.session.exit.contains_key(id) {
        return None;
    }
    let is_new = !s.situation.deal.exit.contains_key(id);
    let today = question::shows(s, id).map(|answer| (s.situation.today(), answer));
    let answer = today.or_else(|| question::showed(s, id).filter(|_| is_new));
    answer.filter(|(day, answer)| s.reading_on(answer, *day).is_whole())
}

fn ask_evidence(s: SoFar<'_>, id: &CriterionRef) -> Prompt {
    let found = s.session.exit.get(id);
    let kept =
        found.and_then(|found| found.finding.evidence.as_ref()).map(|known| s.evidence_line(known));
    let hint = s.situation.process.criterion(id).and_then(|c| c.evidence.as_deref());
    Prompt::new(WHAT_THE_BUYER_HAS_DONE, WHAT_SHOWS_IT, Entry::Line)
        .reads(Reads::Evidence)
        .kept(kept)
        .offered(said::of_it(s, id))
        .aside(Some(said::in_sight(s, id, shows_it(hint))))
}

/// The answers to a criterion; of what is not done yet also that it becomes a
/// step.
fn choices_of(s: SoFar<'_>, id: &CriterionRef) -> Vec<Choice> {
    let is_ahead = s.reading_of(id) == Some(Doubt::Ahead);
    let a_step = is_ahead.then(|| Choice::new(A_STEP, 's', "make it a step"));
    choices().into_iter().chain(a_step).collect()
}

const fn is_not_done(doubt: Doubt) -> bool {
    matches!(doubt, Doubt::NotYet | Doubt::Guessed | Doubt::Ahead)
}

impl SoFar<'_> {
    /// What the words of an outcome's evidence say against it, where nobody has
    /// said more.
    fn reading_of(self, id: &CriterionRef) -> Option<Doubt> {
        let finding = self.session.finding(self.situation.deal, id);
        let evidence = finding.evidence.as_ref().filter(|_| finding.status == Status::Yes)?;
        against(self, evidence)
    }
}

/// What is not done yet, as a step in its own words.
fn make_a_step(k: &mut Keeping<'_, '_>, id: &CriterionRef) -> Result<Leads, Refusal> {
    let finding = k.session.finding(k.situation.deal, id);
    let text = finding.evidence.as_ref().and_then(|evidence| evidence.text.clone());
    let (Some(text), Some(Doubt::Ahead)) = (text, k.so_far().reading_of(id)) else {
        return Err(Refusal::Choice);
    };
    let step = k.situation.fresh.action.clone();
    step::take(k, &step, StepLine::Text, &text)?;
    if let Some(step) = k.session.actions.get_mut(&step) {
        step.criterion = Some(id.clone());
    }
    Ok(Leads::Over(Popup::Step(step)))
}

/// The five answers to a criterion.
pub(in crate::interview) fn choices() -> Vec<Choice> {
    vec![
        Choice::new(THEY_DID, 'y', "they did it"),
        Choice::new("p", 'p', "partly"),
        Choice::new("a", 'a', "we assume so"),
        Choice::new("n", 'n', "not yet"),
        Choice::new(UNKNOWN, '?', "we don't know"),
    ]
}

/// What an answer to a criterion says.
fn status_of(key: &str) -> Option<Status> {
    match key {
        THEY_DID | "a" => Some(Status::Yes),
        "p" => Some(Status::Partial),
        "n" => Some(Status::No),
        UNKNOWN => Some(Status::Unknown),
        _ => None,
    }
}

/// The answer that says how a criterion stands.
const fn key_of(standing: CriterionStanding) -> &'static str {
    match standing {
        CriterionStanding::Verified => THEY_DID,
        CriterionStanding::Assumed => "a",
        CriterionStanding::Partial => "p",
        CriterionStanding::No => "n",
        CriterionStanding::Unknown | CriterionStanding::NotAsked => UNKNOWN,
    }
}

fn take_status(k: &mut Keeping<'_, '_>, id: &CriterionRef, text: &str) -> Result<(), Refusal> {
    if text.is_empty() {
        k.session.exit.remove(id);
        return Ok(());
    }
    let status = status_of(text).ok_or(Refusal::Choice)?;
    // "They did it" once more keeps the evidence, and says that it holds although
    // it reads as not yet; "we assume so" drops it.
    let before = k.session.finding(k.situation.deal, id).evidence.clone();
    let is_said_again = k.so_far().reading_of(id) == Some(Doubt::NotYet);
    let evidence = match before.filter(|_| text == THEY_DID) {
        Some(evidence) if is_said_again => Some(insisted(k, &evidence)),
        evidence => evidence,
    };
    found(k, id, status, evidence)
}

/// What the words say, but for what they say against it.
fn insisted(k: &mut Keeping<'_, '_>, evidence: &Evidence) -> Evidence {
    let reading = k.so_far().reading(evidence.text.as_deref().unwrap_or_default());
    let who = k.acted(&reading.who);
    Reading { doubt: None, ..reading }.evidence(who)
}

/// Keeps what was said of an outcome today.
fn found(
    k: &mut Keeping<'_, '_>,
    id: &CriterionRef,
    status: Status,
    evidence: Option<Evidence>,
) -> Result<(), Refusal> {
    let criterion = k.situation.process.criterion(id).ok_or(Refusal::Choice)?;
    let finding = Finding {
        status,
        on: Some(k.situation.today()),
        by: Some(k.session.rep.clone()),
        process_version: Some(k.situation.process.version),
        session: Some(k.session.id.clone()),
        evidence: evidence.filter(|evidence| !evidence.is_empty()),
    };
    let outcome = criterion.outcome.clone();
    k.session.exit.insert(id.clone(), Found { outcome, finding });
    k.word_stage(&id.stage);
    Ok(())
}

/// The line as it is typed; who is not clear in it is asked after it.
pub(super) fn take_evidence(
    k: &mut Keeping<'_, '_>,
    id: &CriterionRef,
    text: &str,
) -> Result<(), Refusal> {
    let today = k.situation.today();
    take_evidence_of(k, id, text, today)
}

/// The same of what was said on a day.
fn take_evidence_of(
    k: &mut Keeping<'_, '_>,
    id: &CriterionRef,
    text: &str,
    day: Date,
) -> Result<(), Refusal> {
    let reading = k.so_far().reading_on(text, day);
    let who = k.acted(&reading.who).filter(|who| !is_only_heard(k.so_far(), id, &reading, who));
    found(k, id, Status::Yes, Some(reading.evidence(who)))
}

/// Whether whoever is named tells of another, and is known to have another role
/// than those whose act it is.
fn is_only_heard(s: SoFar<'_>, id: &CriterionRef, reading: &Reading, who: &BuyerId) -> bool {
    let roles = s.situation.process.criterion(id).map(|it| it.roles.as_slice()).unwrap_or_default();
    let own = s.buyers().remove(who).map(|person| person.roles).unwrap_or_default();
    reading.doubt == Some(Doubt::Hearsay)
        && !roles.is_empty()
        && !own.is_empty()
        && !own.iter().any(|role| roles.contains(role))
}
