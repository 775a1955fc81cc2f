//! How much help a rep gets from now on with what they learn: asked where the session
//! asked for the outcome that shows it.

use crate::domain::id::{CriterionRef, SkillId};
use crate::domain::profile::{Level, Skill};
use crate::interview::field::Field;
use crate::interview::keeping::Keeping;
use crate::interview::prompt::{Choice, Entry, Prompt, Says};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;

/// As much as before.
const AS_IT_IS: &str = "same";
const LESS: &str = "less";
const MORE: &str = "more";

/// One for each thing that the rep learns and that was asked about today.
pub(crate) fn fields(s: SoFar<'_>) -> Vec<Field> {
    let learned = s.situation.background.skills.iter();
    let is_asked = |shows: &CriterionRef, skill: &Skill| {
        let still_helps = skill.learning().is_some_and(|level| level.less().is_some());
        still_helps && s.session.exit.contains_key(shows)
    };
    let asked = learned.filter(|(_, (shows, skill))| is_asked(shows, skill));
    asked.map(|(id, _)| Field::Help(id.clone())).collect()
}

/// Whether an outcome shows what the rep learns.
pub(crate) fn is_about(s: SoFar<'_>, id: &CriterionRef) -> bool {
    s.situation.background.skills.values().any(|(shows, _)| shows == id)
}

pub(crate) fn ask(s: SoFar<'_>, id: &SkillId) -> Prompt {
    let (name, level) = learned(s, id).unwrap_or_default();
    let help = level.map(|level| level.in_words(&s.rep(), &s.manager())).unwrap_or_default();
    let more = level.and_then(Level::more).map(|_| Choice::new(MORE, 'm', "more"));
    let mut choices = vec![Choice::new(AS_IT_IS, 'a', "as it is"), Choice::new(LESS, 'l', "less")];
    choices.extend(more);
    let kept = s.session.coaching.levels.get(id).zip(level).map(|(said, before)| match said {
        said if *said == before => AS_IT_IS,
        said if Some(*said) == before.less() => LESS,
        _ => MORE,
    });
    let ask = format!("{name}: {help}. Less help next time?");
    Prompt::new("For the next deal", ask, Entry::Choice(choices, Says::Plan(0))).kept(kept)
}

pub(crate) fn take(k: &mut Keeping<'_, '_>, id: &SkillId, text: &str) -> Result<(), Refusal> {
    let level = learned(k.so_far(), id).and_then(|(_, level)| level);
    let said = match text {
        "" => None,
        AS_IT_IS => level,
        LESS => level.and_then(Level::less),
        MORE => level.and_then(Level::more),
        _ => return Err(Refusal::Choice),
    };
    match said {
        Some(level) => drop(k.session.coaching.levels.insert(id.clone(), level)),
        None => drop(k.session.coaching.levels.remove(id)),
    }
    Ok(())
}

/// What it is called, and how much help the rep gets with it.
fn learned(s: SoFar<'_>, id: &SkillId) -> Option<(String, Option<Level>)> {
    let (shows, skill) = s.situation.background.skills.get(id)?;
    let outcome = || s.situation.process.criterion(shows).map(|it| it.outcome.clone());
    Some((skill.name.clone().or_else(outcome).unwrap_or_default(), skill.learning()))
}
