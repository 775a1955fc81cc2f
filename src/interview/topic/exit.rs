//! What the buyer has done: how an exit criterion stands, and what shows it.

use super::behind;
use crate::domain::deal::{CriterionStanding, Finding, Status};
use crate::domain::id::CriterionRef;
use crate::domain::person::UNKNOWN;
use crate::domain::process::{Criterion, Stage};
use crate::domain::session::Found;
use crate::interview::field::{ExitLine, Field};
use crate::interview::keeping::Keeping;
use crate::interview::leads::{Counts, Leads};
use crate::interview::prompt::{Choice, Entry, Prompt, Reads, WHAT_SHOWS_IT};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::interview::verified::is_settled;
use crate::reading::evidence::Who;

/// A criterion: they did it.
const THEY_DID: &str = "y";

/// The criteria of a stage, each followed by what shows it where they did it.
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
        if found.is_some_and(|found| found.finding.status == Status::Yes) {
            fields.push(Field::Exit(id, ExitLine::Evidence));
        }
    }
    fields
}

pub(crate) fn ask(s: SoFar<'_>, id: &CriterionRef, line: ExitLine) -> Prompt {
    match line {
        ExitLine::Status => ask_status(s, id),
        ExitLine::Evidence => ask_evidence(s, id),
    }
}

pub(crate) fn take(
    k: &mut Keeping<'_, '_>,
    id: &CriterionRef,
    line: ExitLine,
    text: &str,
) -> Result<Leads, Refusal> {
    match line {
        ExitLine::Status => take_status(k, id, text)?,
        ExitLine::Evidence => take_evidence(k, id, text)?,
    }
    let is_shown = line == ExitLine::Status && text == THEY_DID;
    Ok(if is_shown { Leads::To(Field::Exit(id.clone(), ExitLine::Evidence)) } else { Leads::On })
}

pub(crate) fn is_kept(s: SoFar<'_>, id: &CriterionRef, line: ExitLine) -> bool {
    let found = s.session.exit.get(id);
    found.is_some_and(|found| line == ExitLine::Status || found.finding.evidence.is_some())
}

pub(crate) fn counts(s: SoFar<'_>, id: &CriterionRef, line: ExitLine) -> Counts {
    match line {
        ExitLine::Status if behind::waits(s, id) => Counts::Offered,
        ExitLine::Status if !is_settled(s, id) => Counts::Expected,
        // Evidence is offered right after what it shows, and by Tab.
        ExitLine::Status | ExitLine::Evidence => Counts::Known,
    }
}

fn ask_status(s: SoFar<'_>, id: &CriterionRef) -> Prompt {
    let criterion = s.situation.process.criterion(id);
    let kept = s.session.exit.contains_key(id).then(|| key_of(s.standing(id)));
    let ask = criterion.map(|criterion| criterion.outcome.clone()).unwrap_or_default();
    let evidence = criterion.and_then(|criterion| criterion.evidence.as_deref());
    let mut prompt = Prompt::new("What the buyer has done", ask, Entry::Criterion(choices()))
        .kept(kept)
        .aside(evidence.map(|evidence| format!("Shown by: {evidence}")));
    prompt.standing = standing_in_words(s, id);
    prompt
}

/// How a criterion stands: its evidence where that lacks nothing, else the
/// word for it.
fn standing_in_words(s: SoFar<'_>, id: &CriterionRef) -> String {
    let (finding, today) = (s.session.finding(s.situation.deal, id), s.situation.today());
    let standing = s.standing(id);
    let evidence = finding.evidence.as_ref().filter(|it| it.lacks(finding.on, today).is_empty());
    let shown = evidence.map(|evidence| s.shown(evidence));
    match (standing, shown) {
        (CriterionStanding::Verified, Some(shown)) => shown,
        (CriterionStanding::Assumed, Some(shown)) => format!("{}: {shown}", standing.in_words()),
        _ => finding.in_words(standing, today),
    }
}

fn ask_evidence(s: SoFar<'_>, id: &CriterionRef) -> Prompt {
    let found = s.session.exit.get(id);
    let kept =
        found.and_then(|found| found.finding.evidence.as_ref()).map(|known| s.evidence_line(known));
    let hint = s.situation.process.criterion(id).and_then(|c| c.evidence.as_deref());
    let aside = hint.map_or_else(
        || "Left empty it counts as \"we assume so\".".to_owned(),
        |hint| format!("For example: {hint}. Left empty it counts as \"we assume so\"."),
    );
    Prompt::new("What the buyer has done", WHAT_SHOWS_IT, Entry::Line)
        .reads(Reads::Evidence)
        .kept(kept)
        .offered(answer_as_evidence(s, id))
        .aside(Some(aside))
}

/// What the rep has just said in this stage that tells who acted, and how.
fn answer_as_evidence(s: SoFar<'_>, id: &CriterionRef) -> Option<String> {
    let tells = |text: &&String| {
        let reading = s.reading(text);
        matches!(reading.who, Who::Known(_)) && reading.kind.is_some()
    };
    let here = s.session.answers.iter().filter(|(question, _)| question.stage == id.stage);
    let said = here.filter_map(|(_, answer)| answer.rep.as_ref());
    let used = |text: &&String| {
        let mut shown = s.session.exit.values();
        shown.any(|found| {
            found.finding.evidence.as_ref().and_then(|e| e.text.as_ref()) == Some(*text)
        })
    };
    said.filter(tells).find(|text| !used(text)).cloned()
}

/// The five answers to a criterion.
pub(in crate::interview) fn choices() -> Vec<Choice> {
    vec![
        Choice::new(THEY_DID, 'y', "they did it"),
        Choice::new("p", 'p', "partly"),
        Choice::new("a", 'a', "we assume so"),
        Choice::new("n", 'n', "not yet"),
        Choice::new(UNKNOWN, '?', "we do not know"),
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
    let Some(criterion) = k.situation.process.criterion(id) else {
        return Err(Refusal::Choice);
    };
    let status = status_of(text).ok_or(Refusal::Choice)?;
    // "They did it" once more keeps the evidence; "we assume so" drops it.
    let before = k.session.finding(k.situation.deal, id).evidence.clone();
    let evidence = before.filter(|_| text == THEY_DID);
    let finding = Finding {
        status,
        on: Some(k.situation.today()),
        by: Some(k.session.rep.clone()),
        process_version: Some(k.situation.process.version),
        session: Some(k.session.id.clone()),
        evidence,
    };
    let found = Found { outcome: criterion.outcome.clone(), finding };
    k.session.exit.insert(id.clone(), found);
    k.word_stage(&id.stage);
    Ok(())
}

fn take_evidence(k: &mut Keeping<'_, '_>, id: &CriterionRef, text: &str) -> Result<(), Refusal> {
    let evidence = k.read_evidence(text)?;
    if let Some(found) = k.session.exit.get_mut(id) {
        found.finding.evidence = Some(evidence).filter(|evidence| !evidence.is_empty());
    }
    Ok(())
}
