//! What was learned about the buyer, written down afterwards: each sentence that says
//! who, how and when may show an outcome, and is asked about by itself.

use crate::domain::deal::Evidence;
use crate::domain::id::CriterionRef;
use crate::interview::field::Field;
use crate::interview::keeping::Keeping;
use crate::interview::prompt::{Choice, Entry, Prompt, Says, numbered};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::interview::topic::exit;
use crate::interview::verified::is_settled;

/// Outcomes that are offered at once, as many as there are digits.
const OFFERED: usize = 9;
/// It shows none of them.
const NONE: &str = "none";

/// A question for each sentence that says all three, where an outcome has none yet.
pub(super) fn fields(s: SoFar<'_>) -> Vec<Field> {
    let may_show = |said: &str| s.reading(said).is_whole() && !outcomes(s, said).is_empty();
    let asked = (1..).zip(sentences(s)).filter(|(_, said)| may_show(said));
    asked.map(|(number, _)| Field::Shows(number)).collect()
}

/// Which outcome a sentence shows.
pub(crate) fn ask(s: SoFar<'_>, number: u32) -> Prompt {
    let sentence = sentence(s, number).unwrap_or_default();
    let shown = s.reading(&sentence).in_words(|id| s.buyer_name(id), s.situation.today());
    let outcome =
        |id: &CriterionRef| s.situation.process.criterion(id).map(|it| it.outcome.clone());
    let options = outcomes(s, &sentence).into_iter();
    let options = options.filter_map(|id| Some((id.to_string(), outcome(&id)?)));
    let mut choices = numbered(options);
    choices.push(Choice::new(NONE, 'n', "none of these"));
    let ask = format!("{shown}: what does it show?");
    let kept = shown_by(s, &sentence).map(|id| id.to_string());
    Prompt::new("What the buyer has done", ask, Entry::Choice(choices, Says::Fact))
        .kept(kept)
        .aside(Some(sentence))
}

/// Puts the sentence, word for word, at the outcome as its evidence, and takes it from
/// the one it was said to show before.
pub(crate) fn take(k: &mut Keeping<'_, '_>, number: u32, text: &str) -> Result<(), Refusal> {
    let s = k.so_far();
    let Some(sentence) = sentence(s, number) else { return Ok(()) };
    let outcome = outcomes(s, &sentence).into_iter().find(|id| id.to_string() == text);
    if outcome.is_none() && !matches!(text, "" | NONE) {
        return Err(Refusal::Choice);
    }
    if let Some(before) = shown_by(s, &sentence) {
        k.session.exit.remove(&before);
    }
    let Some(outcome) = outcome else { return Ok(()) };
    exit::take_evidence(k, &outcome, &sentence)?;
    let found = k.session.exit.get_mut(&outcome);
    if let Some(evidence) = found.and_then(|found| found.finding.evidence.as_mut()) {
        evidence.text = Some(sentence);
    }
    Ok(())
}

pub(crate) fn is_kept(s: SoFar<'_>, number: u32) -> bool {
    sentence(s, number).is_some_and(|sentence| shown_by(s, &sentence).is_some())
}

fn sentences(s: SoFar<'_>) -> impl Iterator<Item = &str> {
    let text = s.session.people_news.as_deref().unwrap_or_default();
    text.split(['.', ';', '\n']).map(str::trim)
}

fn sentence(s: SoFar<'_>, number: u32) -> Option<String> {
    let at = usize::try_from(number).ok()?.checked_sub(1)?;
    sentences(s).nth(at).map(str::to_owned)
}

/// The outcome that a sentence was said to show.
fn shown_by(s: SoFar<'_>, sentence: &str) -> Option<CriterionRef> {
    let shows = |evidence: &Evidence| evidence.text.as_deref() == Some(sentence);
    let mut found = s.session.exit.iter();
    let found = found.find(|(_, found)| found.finding.evidence.as_ref().is_some_and(shows));
    found.map(|(id, _)| id.clone())
}

/// What the buyer has to do up to the stage the deal is in, and nothing else shows:
/// that of its stage first.
fn outcomes(s: SoFar<'_>, sentence: &str) -> Vec<CriterionRef> {
    let here = s.situation.process.position(&s.session.stage_at_start).unwrap_or(0);
    let stages = s.situation.process.stages.iter().take(here + 1).rev();
    let all = stages.flat_map(|stage| stage.exit.iter().map(|it| stage.criterion(it)));
    let own = shown_by(s, sentence);
    let is_free = |id: &CriterionRef| own.as_ref() == Some(id) || !s.session.exit.contains_key(id);
    all.filter(|id| !is_settled(s, id) && is_free(id)).take(OFFERED).collect()
}
