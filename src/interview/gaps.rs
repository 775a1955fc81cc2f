//! Gaps of the buyer map, in words: what we do not know about the people who
//! decide. Each can be filled, made a step, or left.
//!
//! Computed and never stored. Source: the contract of a session, Buyer map.

use crate::domain::contact;
use crate::domain::deal::{Deal, DealStatus};
use crate::domain::fold::fold;
use crate::domain::id::{BuyerId, RoleId};
use crate::domain::person::{Buyer, Influence};
use crate::domain::phrase;
use crate::domain::process::{ECONOMIC_BUYER, Process};
use crate::domain::session::{GapId, GapRef};
use crate::domain::team::first_word;
use crate::interview::situation::SoFar;

/// Roles whose word decides: those with the say over money or choice.
///
/// Source: the trade's practice, Buyer side.
const DECISIVE: &[&str] = &[ECONOMIC_BUYER, "decision-maker", "approver"];

/// What a gap is about, so that it can be filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A role without a person.
    Role(RoleId),
    /// Somebody on the map.
    Person(BuyerId),
    /// The map as a whole.
    Map,
}

/// Something that the buyer map does not tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Which one.
    pub id: GapId,
    /// What it is about.
    pub about: About,
    /// What we do not know, in one sentence without a full stop.
    pub text: String,
}

impl Gap {
    /// How records name it.
    pub fn reference(&self) -> GapRef {
        let of = match &self.about {
            About::Role(role) => role.to_string(),
            About::Person(person) => person.to_string(),
            About::Map => "map".to_owned(),
        };
        GapRef { id: self.id, of }
    }
}

/// The gaps of an open deal's buyer map: roles in the order of the stages, then
/// people, then the map as a whole. A decided deal has none.
///
/// In a session it is the deal with the session folded in.
pub fn gaps(deal: &Deal, process: &Process) -> Vec<Gap> {
    if deal.status != DealStatus::Open {
        return Vec::new();
    }
    let mut gaps = missing_roles(deal, process);
    gaps.extend(
        deal.people_there().filter_map(|(id, person)| high_unknown(deal, process, id, person)),
    );
    let few = contact::too_few(deal, Buyer::is_met_often, " more than once");
    gaps.extend(few.map(|text| Gap { id: GapId::FewContacts, about: About::Map, text }));
    gaps
}

/// The gaps of a deal's buyer map as a session leaves it by now.
pub fn by_now(s: SoFar<'_>) -> Vec<Gap> {
    let mut deal = s.situation.deal.clone();
    fold(s.session, &mut deal);
    gaps(&deal, s.situation.process)
}

/// Roles that this or an earlier stage asks for and that nobody fills, each
/// with the first stage that does.
fn missing_roles(deal: &Deal, process: &Process) -> Vec<Gap> {
    let by_now = process.position(&deal.stage).map_or(0, |here| here + 1);
    let mut gaps: Vec<Gap> = Vec::new();
    for stage in process.stages.iter().take(by_now) {
        for role in &stage.roles {
            let about = About::Role(role.clone());
            let is_told = gaps.iter().any(|gap| gap.about == about);
            if is_told || deal.people_in(role).next().is_some() {
                continue;
            }
            let name = process.role(role).map_or(role.as_str(), |role| &role.name);
            let text = format!("{} needs {}, and we have none", stage.name, phrase::one(name));
            gaps.push(Gap { id: GapId::RoleMissing, about, text });
        }
    }
    gaps
}

/// What we do not know of somebody whose view counts.
fn high_unknown(deal: &Deal, process: &Process, id: &BuyerId, person: &Buyer) -> Option<Gap> {
    let name = deal.buyer_name(id);
    let text = match person.known_influence() {
        Some(Influence::High) => {
            let unknown = unknown_of(first_word(name), person)?;
            format!("{name} decides or pays, and we don't know {unknown}")
        }
        Some(Influence::Medium | Influence::Low | Influence::Unknown) => return None,
        None => {
            let is_decisive = |role: &&RoleId| DECISIVE.contains(&role.as_str());
            let role = process.role(person.roles.iter().find(is_decisive)?)?;
            let (role, who) = (phrase::role(&role.name), first_word(name));
            format!("{name} is the {role}, and we don't know how much say {who} has")
        }
    };
    Some(Gap { id: GapId::HighUnknown, about: About::Person(id.clone()), text })
}

/// What we do not know of where somebody stands and how well we met them.
fn unknown_of(who: &str, person: &Buyer) -> Option<String> {
    let stands = person.known_stance().is_none().then(|| format!("where {who} stands"));
    let met = person.coverage.is_none().then(|| format!("how well we have met {who}"));
    let unknown: Vec<String> = stands.into_iter().chain(met).collect();
    (!unknown.is_empty()).then(|| unknown.join(" and "))
}

#[cfg(test)]
mod tests;
