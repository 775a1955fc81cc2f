//! What the evidence of an outcome lacks.

use super::{WHAT_THE_BUYER_HAS_DONE, found};
use crate::domain::deal::{Evidence, Finding, Lack, Status};
use crate::domain::id::CriterionRef;
use crate::interview::field::{ExitLine, Field};
use crate::interview::keeping::Keeping;
use crate::interview::prompt::Prompt;
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::interview::topic::missing;

/// Most rows of earlier sessions that are asked for their day.
const DAYS: usize = 4;

/// The lines that ask for what is missing; nothing of what reads as not done.
pub(super) fn lines(s: SoFar<'_>, id: &CriterionRef) -> Vec<ExitLine> {
    let Some(found) = s.session.exit.get(id) else {
        let is_asked = only_days(s).contains(id);
        return is_asked.then_some(ExitLine::When).into_iter().collect();
    };
    let Finding { status: Status::Yes, evidence: Some(evidence), on, .. } = &found.finding else {
        return Vec::new();
    };
    missing::asked(s, evidence, *on).into_iter().map(line_of).collect()
}

const fn line_of(lack: Lack) -> ExitLine {
    match lack {
        Lack::Who => ExitLine::Who,
        Lack::How => ExitLine::How,
        Lack::When => ExitLine::When,
    }
}

/// The first outcomes that somebody said yes to before, with who and how and
/// without a day.
fn only_days(s: SoFar<'_>) -> Vec<CriterionRef> {
    let lacks_its_day = |id: &CriterionRef| {
        let finding = s.situation.deal.finding(id);
        let lacks = |it: &Evidence| it.lacks(finding.on, s.situation.today());
        finding.status == Status::Yes
            && finding.evidence.as_ref().map(lacks) == Some(vec![Lack::When])
    };
    let criteria = s.situation.process.criteria().map(|(id, _)| id);
    criteria.filter(lacks_its_day).take(DAYS).collect()
}

/// Whether an outcome is asked for nothing but its day.
pub(super) fn lacks_only_its_day(s: SoFar<'_>, id: &CriterionRef) -> bool {
    !s.session.exit.contains_key(id) && only_days(s).contains(id)
}

pub(super) fn ask(s: SoFar<'_>, id: &CriterionRef, lack: Lack) -> Prompt {
    let evidence = s.session.finding(s.situation.deal, id).evidence.clone().unwrap_or_default();
    missing::ask(s, WHAT_THE_BUYER_HAS_DONE, &evidence, lack)
}

/// Takes in what was missing.
pub(super) fn take(
    k: &mut Keeping<'_, '_>,
    id: &CriterionRef,
    lack: Lack,
    text: &str,
) -> Result<(), Refusal> {
    let known = k.session.finding(k.situation.deal, id).evidence.clone().unwrap_or_default();
    match missing::take(k, known, lack, text)? {
        Some(evidence) => found(k, id, Status::Yes, Some(evidence)),
        None => Ok(()),
    }
}

/// The field that asks for what is missing first.
pub(super) fn next(s: SoFar<'_>, id: &CriterionRef) -> Option<Field> {
    lines(s, id).first().map(|line| Field::Exit(id.clone(), *line))
}
