//! What was learned about the buyer, written down afterwards: a sentence that says
//! who, how and when may show an outcome.

use crate::domain::id::CriterionRef;
use crate::interview::field::{Field, MapLine};
use crate::interview::keeping::Keeping;
use crate::interview::leads::Leads;
use crate::interview::prompt::{Choice, Entry, Prompt, Says, numbered};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::interview::topic::exit;
use crate::interview::verified::is_settled;

/// Outcomes that are offered at once, as many as there are digits.
const OFFERED: usize = 9;
/// It shows none of them.
const NONE: &str = "none";

/// Whether a sentence may show an outcome, and none has it yet.
pub(super) fn is_open(s: SoFar<'_>) -> bool {
    sentence(s).is_some() && !outcomes(s).is_empty()
}

/// Which outcome a sentence shows.
pub(super) fn ask(s: SoFar<'_>) -> Prompt {
    let sentence = sentence(s).unwrap_or_default();
    let shown = s.reading(&sentence).in_words(|id| s.buyer_name(id), s.situation.today());
    let outcome =
        |id: &CriterionRef| s.situation.process.criterion(id).map(|it| it.outcome.clone());
    let options = outcomes(s).into_iter().filter_map(|id| Some((id.to_string(), outcome(&id)?)));
    let mut choices = numbered(options);
    choices.push(Choice::new(NONE, 'n', "none of these"));
    let ask = format!("{shown}: what does it show?");
    Prompt::new("What the buyer has done", ask, Entry::Choice(choices, Says::Fact))
}

/// Puts the sentence at the outcome as its evidence; the next one is asked about.
pub(super) fn take(k: &mut Keeping<'_, '_>, text: &str) -> Result<Leads, Refusal> {
    let outcome = outcomes(k.so_far()).into_iter().find(|id| id.to_string() == text);
    let Some((outcome, sentence)) = outcome.zip(sentence(k.so_far())) else {
        return if matches!(text, "" | NONE) { Ok(Leads::On) } else { Err(Refusal::Choice) };
    };
    exit::take_evidence(k, &outcome, &sentence)?;
    let next = Field::Map(MapLine::Shows);
    Ok(if is_open(k.so_far()) { Leads::To(next) } else { Leads::On })
}

/// The first sentence that says all three and is at no outcome yet.
fn sentence(s: SoFar<'_>) -> Option<String> {
    let text = s.session.people_news.as_deref()?;
    let mut sentences = text.split(['.', ';', '\n']).map(str::trim);
    let found = sentences.find(|sentence| s.reading(sentence).is_whole() && !is_used(s, sentence));
    found.map(str::to_owned)
}

fn is_used(s: SoFar<'_>, sentence: &str) -> bool {
    let mut shown = s.session.exit.values().filter_map(|it| it.finding.evidence.as_ref());
    shown.any(|evidence| evidence.text.as_deref() == Some(sentence))
}

/// What the buyer has to do up to the stage the deal is in, and nobody has shown:
/// that of its stage first.
fn outcomes(s: SoFar<'_>) -> Vec<CriterionRef> {
    let here = s.situation.process.position(&s.session.stage_at_start).unwrap_or(0);
    let stages = s.situation.process.stages.iter().take(here + 1).rev();
    let all = stages.flat_map(|stage| stage.exit.iter().map(|it| stage.criterion(it)));
    all.filter(|id| !is_settled(s, id)).take(OFFERED).collect()
}
