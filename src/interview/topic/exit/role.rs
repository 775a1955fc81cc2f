//! The role of whoever acted, where nobody has the role that an outcome wants.
//! The outcome stands all the same; the map takes the answer.

use super::WHAT_THE_BUYER_HAS_DONE;
use crate::domain::id::{BuyerId, CriterionRef, RoleId};
use crate::domain::team::first_word;
use crate::interview::keeping::Keeping;
use crate::interview::prompt::{Choice, Entry, Prompt, Says, YES};
use crate::interview::refusal::Refusal;
use crate::interview::situation::SoFar;
use crate::interview::topic::person::fills_role;

/// Who acted today, and the role that nobody has yet.
pub(super) fn in_question(s: SoFar<'_>, id: &CriterionRef) -> Option<(BuyerId, RoleId)> {
    let who = s.session.exit.get(id)?.finding.evidence.as_ref()?.who.clone()?;
    let roles = &s.situation.process.criterion(id)?.roles;
    let buyers = s.buyers();
    let has_one = |role: &RoleId| buyers.values().any(|person| person.roles.contains(role));
    let role = roles.first().filter(|_| !roles.iter().any(has_one))?;
    Some((who, role.clone()))
}

pub(super) fn ask(s: SoFar<'_>, id: &CriterionRef) -> Prompt {
    let ask = in_question(s, id).map(|(who, role)| {
        let name = s.situation.process.role(&role).map_or(role.as_str(), |role| &role.name);
        format!("Is {} the {name}?", first_word(s.buyer_name(&who)))
    });
    let choices = vec![Choice::new(YES, 'y', "yes"), Choice::new("no", 'n', "no")];
    let entry = Entry::Choice(choices, Says::Fact);
    let mut prompt = Prompt::new(WHAT_THE_BUYER_HAS_DONE, ask.unwrap_or_default(), entry);
    "shift-tab goes there".clone_into(&mut prompt.standing);
    prompt
}

pub(super) fn take(k: &mut Keeping<'_, '_>, id: &CriterionRef, text: &str) -> Result<(), Refusal> {
    match in_question(k.so_far(), id) {
        Some((who, role)) if text == YES => fills_role(k, &who, role.as_str()),
        _ => Ok(()),
    }
}
