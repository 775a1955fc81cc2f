//! What was said already that may show an outcome.

use crate::domain::id::CriterionRef;
use crate::domain::session::Then;
use crate::interview::situation::SoFar;
use crate::interview::topic::question;
use crate::reading::evidence::Who;

/// What was said of this outcome itself: the answer to the question that names it,
/// else what came of a step towards it.
pub(super) fn of_it(s: SoFar<'_>, id: &CriterionRef) -> Option<String> {
    question::shows(s, id).or_else(|| came_of_a_step(s, id))
}

/// The same of an answer to another question that tells who acted, and how: it is in
/// sight and stands in no field, for it may be about something else.
pub(super) fn in_sight(s: SoFar<'_>, id: &CriterionRef, aside: String) -> String {
    match of_another(s, id).filter(|_| of_it(s, id).is_none()) {
        Some(said) => format!("{aside} Said before: {said}"),
        None => aside,
    }
}

/// What came of a step towards the outcome that was done by now.
fn came_of_a_step(s: SoFar<'_>, id: &CriterionRef) -> Option<String> {
    let steps = s.situation.background.look_back.iter();
    let towards = steps.filter(|step| step.criterion.as_ref() == Some(id));
    let looks = towards.filter_map(|step| s.session.looked_back.get(&step.id));
    looks.filter(|look| look.then == Some(Then::Done)).find_map(|look| look.note.clone())
}

fn of_another(s: SoFar<'_>, id: &CriterionRef) -> Option<String> {
    let tells = |text: &&String| {
        let reading = s.reading(text);
        matches!(reading.who, Who::Known(_)) && reading.kind.is_some()
    };
    // What was asked for another outcome says nothing of this one.
    let here = s.session.answers.iter().filter(|(asked, _)| question::may_show(s, asked, id));
    here.filter_map(|(_, answer)| answer.rep.as_ref()).find(tells).cloned()
}
