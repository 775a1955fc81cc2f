//! The scorecard: how far an element is, and what shows it.

use super::missing;
use crate::domain::deal::{Evidence, Lack};
use crate::domain::id::ElementId;
use crate::domain::process::{Element, Stage};
use crate::domain::scorecard;
use crate::domain::scorecard::{CONFIRMED, Score, Scored};
use crate::interview::field::{ElementLine, Field};
use crate::interview::keeping::Keeping;
use crate::interview::leads::{Counts, Leads};
use crate::interview::prompt::{Choice, Entry, Prompt, Reads, Says, WHAT_SHOWS_IT};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::interview::verified::{asks_of, is_scored};

/// The heading of the elements.
const SCORECARD: &str = "The scorecard";

/// The elements of the scorecard that a stage asks; of a stage behind those
/// that are not as far as they must be.
pub(crate) fn fields(s: SoFar<'_>, stage: &Stage) -> Vec<Field> {
    let here = &s.session.stage_at_start;
    let mut fields = Vec::new();
    for element in scorecard::asked_in(s.situation.process, here, stage) {
        let id = &element.id;
        if stage.id != *here && is_scored(s, id) {
            continue;
        }
        fields.push(Field::Element(id.clone(), ElementLine::Level));
        let said = s.session.elements.get(id).map(|scored| scored.score.level);
        if said.is_some_and(|level| level >= scorecard::CONFIRMED) {
            fields.push(Field::Element(id.clone(), ElementLine::Evidence));
            fields.extend(lacking(s, id));
        }
    }
    fields
}

pub(crate) fn ask(s: SoFar<'_>, id: &ElementId, line: ElementLine) -> Prompt {
    match line {
        ElementLine::Level => ask_level(s, id),
        ElementLine::Evidence => ask_evidence(s, id),
        ElementLine::Who => ask_lack(s, id, Lack::Who),
        ElementLine::How => ask_lack(s, id, Lack::How),
        ElementLine::When => ask_lack(s, id, Lack::When),
    }
}

/// What the evidence of an element lacks, each as a field.
fn lacking(s: SoFar<'_>, id: &ElementId) -> Vec<Field> {
    let score = s.session.elements.get(id).map(|scored| &scored.score);
    let evidence = score.and_then(|score| Some((score.evidence.as_ref()?, score.on)));
    let lacks = evidence.map(|(evidence, on)| missing::asked(s, evidence, on)).unwrap_or_default();
    let line = |lack| match lack {
        Lack::Who => ElementLine::Who,
        Lack::How => ElementLine::How,
        Lack::When => ElementLine::When,
    };
    lacks.into_iter().map(|lack| Field::Element(id.clone(), line(lack))).collect()
}

fn evidence(s: SoFar<'_>, id: &ElementId) -> Evidence {
    let scored = s.session.elements.get(id);
    scored.and_then(|scored| scored.score.evidence.clone()).unwrap_or_default()
}

fn ask_lack(s: SoFar<'_>, id: &ElementId, lack: Lack) -> Prompt {
    missing::ask(s, SCORECARD, &evidence(s, id), lack)
}

pub(crate) fn take(
    k: &mut Keeping<'_, '_>,
    id: &ElementId,
    line: ElementLine,
    text: &str,
) -> Result<Leads, Refusal> {
    match line {
        // Only a level that has to be shown has a field for what shows it.
        ElementLine::Level => {
            take_level(k, id, text)?;
            return Ok(Leads::To(Field::Element(id.clone(), ElementLine::Evidence)));
        }
        ElementLine::Evidence => {
            let evidence = k.read_evidence(text)?;
            put_evidence(k, id, evidence);
        }
        ElementLine::Who => take_lack(k, id, Lack::Who, text)?,
        ElementLine::How => take_lack(k, id, Lack::How, text)?,
        ElementLine::When => take_lack(k, id, Lack::When, text)?,
    }
    let next = lacking(k.so_far(), id).into_iter().next().filter(|_| !text.trim().is_empty());
    Ok(next.map_or(Leads::On, Leads::To))
}

pub(crate) fn is_kept(s: SoFar<'_>, id: &ElementId, line: ElementLine) -> bool {
    let found = s.session.elements.get(id);
    found.is_some_and(|found| match line {
        ElementLine::Level => true,
        ElementLine::Evidence => found.score.evidence.is_some(),
        // They are asked as long as they are missing.
        ElementLine::Who | ElementLine::How | ElementLine::When => false,
    })
}

pub(crate) fn counts(s: SoFar<'_>, id: &ElementId, line: ElementLine) -> Counts {
    match line {
        ElementLine::Level if asks_of(s, id) => Counts::Expected,
        // Evidence is offered right after what it shows, and by Tab.
        ElementLine::Level | ElementLine::Evidence => Counts::Known,
        ElementLine::Who | ElementLine::How | ElementLine::When => Counts::Offered,
    }
}

fn ask_level(s: SoFar<'_>, id: &ElementId) -> Prompt {
    let element = s.situation.process.element(id);
    let levels = element.map(|element| element.levels.as_slice()).unwrap_or_default();
    let choices = ('0'..='9').zip(levels).map(|(key, level)| Choice::new(key, key, level));
    let said = s.session.elements.get(id).map(|scored| scored.score.level.to_string());
    let mut prompt =
        Prompt::new(SCORECARD, name(element), Entry::Choice(choices.collect(), Says::Fact))
            .kept(said)
            .aside(Some("2 and 3 need something of theirs with a date: read it aloud."));
    prompt.standing = score_in_words(s, id);
    prompt
}

/// How far an element is beside the level that is needed.
fn score_in_words(s: SoFar<'_>, id: &ElementId) -> String {
    let needed = scorecard::needed(s.situation.process, &s.session.stage_at_start, id);
    s.weighed(id).in_words(needed)
}

fn ask_evidence(s: SoFar<'_>, id: &ElementId) -> Prompt {
    let scored = s.session.elements.get(id);
    let kept = scored
        .and_then(|scored| scored.score.evidence.as_ref())
        .map(|known| s.evidence_line(known));
    Prompt::new(SCORECARD, WHAT_SHOWS_IT, Entry::Line)
        .reads(Reads::Evidence)
        .kept(kept)
        .aside(Some("Without who, how and when it counts as \"we assume so\", and as level 1."))
}

/// Something that the stage needs and does not have, in words.
pub(crate) fn short_of(s: SoFar<'_>, id: &ElementId) -> String {
    format!("{} {}", name(s.situation.process.element(id)), score_in_words(s, id))
}

fn name(element: Option<&Element>) -> &str {
    element.map(|element| element.name.as_str()).unwrap_or_default()
}

fn take_level(k: &mut Keeping<'_, '_>, id: &ElementId, text: &str) -> Result<(), Refusal> {
    if text.is_empty() {
        k.session.elements.remove(id);
        return Ok(());
    }
    let element = k.situation.process.element(id).ok_or(Refusal::Choice)?;
    let level: u8 = text.parse().map_err(|_| Refusal::Choice)?;
    let means = element.levels.get(usize::from(level)).ok_or(Refusal::Choice)?;
    // The same level once more keeps its evidence; another one has its own.
    let before = k.session.score(k.situation.deal, id);
    let is_same = before.level == level && level >= CONFIRMED;
    let evidence = before.evidence.clone().filter(|_| is_same);
    let score =
        Score { level, on: Some(k.situation.today()), by: Some(k.session.rep.clone()), evidence };
    let scored = Scored { name: element.name.clone(), means: means.clone(), score };
    k.session.elements.insert(id.clone(), scored);
    Ok(())
}

fn take_lack(
    k: &mut Keeping<'_, '_>,
    id: &ElementId,
    lack: Lack,
    text: &str,
) -> Result<(), Refusal> {
    let known = evidence(k.so_far(), id);
    if let Some(evidence) = missing::take(k, known, lack, text)? {
        put_evidence(k, id, evidence);
    }
    Ok(())
}

fn put_evidence(k: &mut Keeping<'_, '_>, id: &ElementId, evidence: Evidence) {
    if let Some(scored) = k.session.elements.get_mut(id) {
        scored.score.evidence = Some(evidence).filter(|evidence| !evidence.is_empty());
    }
}
