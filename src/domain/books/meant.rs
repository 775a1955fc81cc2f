//! A name where an id belongs: the id that was meant.

use slug::slugify;

use super::{Books, IdOf};
use crate::domain::deal::Deal;
use crate::domain::id::DealId;
use crate::domain::process::Process;

impl Books {
    /// What to write at a key where somebody's or something's name stands, and
    /// its id belongs.
    pub fn id_meant(
        &self,
        of: IdOf,
        deal: Option<&DealId>,
        key: &str,
        said: &str,
    ) -> Option<String> {
        let known = self.known(of, deal);
        let (id, name) = meant(&known, said)?;
        Some(format!("Write {key}\"{id}\", {name}'s id"))
    }

    /// The ids of that kind that have a name, each with it.
    fn known(&self, of: IdOf, deal: Option<&DealId>) -> Vec<(&str, &str)> {
        let deal = deal.and_then(|id| Some(&self.deals.get(id)?.deal));
        let process = deal.and_then(|deal| self.process_of(deal));
        let process = || process.into_iter();
        match of {
            IdOf::Member => {
                self.team.people.iter().map(|(id, one)| (id.as_str(), &*one.name)).collect()
            }
            IdOf::Process => {
                self.processes.values().map(|one| (one.id.as_str(), &*one.name)).collect()
            }
            IdOf::Buyer => deal.into_iter().flat_map(buyers).collect(),
            IdOf::Stage => process().flat_map(stages).collect(),
            IdOf::Role => process().flat_map(roles).collect(),
            IdOf::Criterion
            | IdOf::CriterionRef
            | IdOf::Missing
            | IdOf::Element
            | IdOf::Step
            | IdOf::Ask
            | IdOf::Call
            | IdOf::Session => Vec::new(),
        }
    }
}

fn buyers(deal: &Deal) -> impl Iterator<Item = (&str, &str)> {
    deal.people.iter().map(|(id, one)| (id.as_str(), &*one.name))
}

fn stages(process: &Process) -> impl Iterator<Item = (&str, &str)> {
    process.stages.iter().map(|stage| (stage.id.as_str(), &*stage.name))
}

fn roles(process: &Process) -> impl Iterator<Item = (&str, &str)> {
    process.roles.iter().map(|role| (role.id.as_str(), &*role.name))
}

/// The one who is called so, or of whom that is one of the names.
fn meant<'k>(known: &[(&'k str, &'k str)], said: &str) -> Option<(&'k str, &'k str)> {
    let said = slugify(said);
    let is_whole = |(_, name): &&(&str, &str)| slugify(name) == said;
    let is_part = |(_, name): &&(&str, &str)| slugify(name).split('-').any(|word| word == said);
    let mut parts = known.iter().filter(is_part);
    let part = parts.next().filter(|_| parts.next().is_none());
    known.iter().find(is_whole).or(part).copied()
}
