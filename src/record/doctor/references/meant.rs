//! A name where an id belongs: the id that was meant.

use slug::slugify;
use toml::de::DeTable;

use super::named::{Kind, Named, named};
use crate::domain::process::Process;
use crate::record::doctor::Doctor;
use crate::record::fault::Fault;
use crate::record::layout::DEALS;
use crate::record::read::{self, RECORD_LIMIT};

/// What to write where an id should stand at that place of a file, and a name
/// does.
pub(in super::super) fn at(
    doctor: &Doctor<'_>,
    file: &str,
    text: &str,
    place: (Option<usize>, Option<usize>),
) -> Option<(String, String)> {
    let tree = DeTable::parse(text).ok()?;
    let named = named(file, tree.get_ref());
    let is_there = |named: &&Named<'_>| {
        let at = Fault::at(text, named.byte, "").of(file);
        (at.line, at.column) == place
    };
    let named = named.iter().find(is_there)?;
    let key = named.keys.last()?;
    Some((format!("{key} is a name"), advice(doctor, file, named)?))
}

/// What to write for an id of nothing that is somebody's or something's name.
pub(super) fn advice(doctor: &Doctor<'_>, file: &str, named: &Named<'_>) -> Option<String> {
    let Named { kind, id: said, keys, is_alone, .. } = named;
    let known = known(doctor, file, *kind);
    let (id, name) = meant(&known, said)?;
    let key = keys.last().filter(|_| *is_alone).map(|key| format!("{key} = "));
    Some(format!("Write {}\"{id}\", {name}'s id", key.unwrap_or_default()))
}

/// The one who is called so, or of whom that is one of the names.
fn meant<'k>(known: &'k [(String, String)], said: &str) -> Option<&'k (String, String)> {
    let said = slugify(said);
    let is_whole = |(_, name): &&(String, String)| slugify(name) == said;
    let is_part = |(_, name): &&(String, String)| slugify(name).split('-').any(|word| word == said);
    let mut parts = known.iter().filter(is_part);
    known.iter().find(is_whole).or_else(|| parts.next().filter(|_| parts.next().is_none()))
}

/// The ids of that kind, each with its name, as far as they can be read.
fn known(doctor: &Doctor<'_>, file: &str, kind: Kind) -> Vec<(String, String)> {
    let books = doctor.books;
    let pair = |id: &dyn ToString, name: &str| (id.to_string(), name.to_owned());
    let process = || of_deal(doctor, file);
    match kind {
        Kind::Member => books.team.people.iter().map(|(id, one)| pair(id, &one.name)).collect(),
        Kind::Process => books.processes.values().map(|one| pair(&one.id, &one.name)).collect(),
        Kind::Buyer => buyers(doctor, file).unwrap_or_default(),
        Kind::Stage => {
            let stages = process().into_iter().flat_map(|process| &process.stages);
            stages.map(|stage| pair(&stage.id, &stage.name)).collect()
        }
        Kind::Role => {
            let roles = process().into_iter().flat_map(|process| &process.roles);
            roles.map(|role| pair(&role.id, &role.name)).collect()
        }
        Kind::Criterion
        | Kind::CriterionRef
        | Kind::Missing
        | Kind::Element
        | Kind::Step
        | Kind::Ask
        | Kind::Call
        | Kind::Session => Vec::new(),
    }
}

/// The text of the deal that a file belongs to, also of one that is not read.
fn deal_of(doctor: &Doctor<'_>, file: &str) -> Option<String> {
    let folder = file.strip_prefix(DEALS)?.split('/').nth(1)?;
    let path = doctor.store.root().join(DEALS).join(folder).join("deal.toml");
    read::text(&path, RECORD_LIMIT).ok().flatten()
}

fn of_deal<'d>(doctor: &Doctor<'d>, file: &str) -> Option<&'d Process> {
    let text = deal_of(doctor, file)?;
    let tree = DeTable::parse(&text).ok()?;
    let id = tree.get_ref().get("process")?.get_ref().as_str()?;
    doctor.books.processes.get(&id.parse().ok()?)
}

fn buyers(doctor: &Doctor<'_>, file: &str) -> Option<Vec<(String, String)>> {
    let text = deal_of(doctor, file)?;
    let tree = DeTable::parse(&text).ok()?;
    let people = tree.get_ref().get("person")?.get_ref().as_table()?;
    let named = people.iter().filter_map(|(id, person)| {
        let name = person.get_ref().as_table()?.get("name")?.get_ref().as_str()?;
        Some((id.get_ref().to_string(), name.to_owned()))
    });
    Some(named.collect())
}
