//! What a session changes of somebody. Of people whom the deal knows it holds
//! only that.

use crate::domain::id::BuyerId;
use crate::domain::person::{Buyer, ChampionTest, Influence, Stance};
use crate::interview::keeping::{Keeping, some};
use crate::interview::refusal::Refusal;

/// Changes what the session holds of somebody. `change` sees them as they are by
/// now; what is the same as in the deal is not held.
pub(in crate::interview::topic) fn changes(
    k: &mut Keeping<'_, '_>,
    id: &BuyerId,
    change: impl FnOnce(&mut Buyer, &Buyer),
) {
    let now = k.session.buyers(k.situation.deal).remove(id).unwrap_or_default();
    let person = k.session.people.entry(id.clone()).or_default();
    change(person, &now);
    if let Some(known) = k.situation.deal.people.get(id) {
        forget_what_is_the_same(person, known);
    }
    k.session.people.retain(|_, person| *person != Buyer::default());
}

/// Gives somebody a role, or takes out one of several.
pub(super) fn role(k: &mut Keeping<'_, '_>, id: &BuyerId, text: &str) -> Result<(), Refusal> {
    let Some(text) = some(text) else { return Ok(()) };
    let role = k.situation.process.role_called(&text)?;
    changes(k, id, |person, now| {
        let mut roles = now.roles.clone();
        if !roles.contains(&role) {
            roles.push(role);
        } else if roles.len() > 1 {
            roles.retain(|known| *known != role);
        }
        person.roles = roles;
    });
    Ok(())
}

/// Gives somebody a role that nobody has.
pub(in crate::interview::topic) fn fills_role(
    k: &mut Keeping<'_, '_>,
    id: &BuyerId,
    role: &str,
) -> Result<(), Refusal> {
    let role = k.situation.process.role_called(role)?;
    changes(k, id, |person, now| {
        let others = now.roles.iter().filter(|known| **known != role).cloned();
        person.roles = others.chain([role.clone()]).collect();
    });
    Ok(())
}

/// The champion test. What somebody is follows from its answers.
pub(super) fn champion(
    k: &mut Keeping<'_, '_>,
    id: &BuyerId,
    change: impl FnOnce(&mut ChampionTest),
) {
    changes(k, id, |person, _| change(&mut person.champion));
    changes(k, id, |person, now| person.advocate = now.champion.advocate());
}

/// Empties what the deal says as well. That we do not know is said again:
/// somebody was asked again.
fn forget_what_is_the_same(person: &mut Buyer, known: &Buyer) {
    fn forget<T: PartialEq>(there: &mut Option<T>, known: Option<&T>) {
        if there.as_ref() == known {
            *there = None;
        }
    }
    if person.roles == known.roles {
        person.roles.clear();
    }
    if person.influence != Some(Influence::Unknown) {
        forget(&mut person.influence, known.influence.as_ref());
    }
    if person.stance != Some(Stance::Unknown) {
        forget(&mut person.stance, known.stance.as_ref());
    }
    forget(&mut person.title, known.title.as_ref());
    forget(&mut person.reach.phone, known.reach.phone.as_ref());
    forget(&mut person.reach.mail, known.reach.mail.as_ref());
    forget(&mut person.coverage, known.coverage.as_ref());
    forget(&mut person.reports_to, known.reports_to.as_ref());
    forget(&mut person.advocate, known.advocate.as_ref());
    forget(&mut person.champion.power, known.champion.power.as_ref());
    forget(&mut person.champion.stake, known.champion.stake.as_ref());
    forget(&mut person.champion.sells_for_us, known.champion.sells_for_us.as_ref());
    forget(&mut person.champion.evidence, known.champion.evidence.as_ref());
}
