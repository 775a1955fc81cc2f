//! `sideline.toml`: our own team.

use serde::{Deserialize, Deserializer, Serialize};

use crate::domain::calendar::DateOrder;
use crate::domain::id::{PersonId, ProcessId};
use crate::domain::reach::Reach;
use crate::domain::team::{Person, Targets, Team, TeamRole};

use super::bounded::{Mail, Name, Phone};
use super::date::Day;
use super::format::Format;
use super::keyed::{Keyed, from_tables, to_tables};
use super::word::Word;
use super::{Wire, said};

/// The team as its file has it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct TeamFile {
    format: Format,
    name: Option<Name>,
    currency: Option<String>,
    fiscal_year_start: Option<Month>,
    process: Option<Word<ProcessId>>,
    shared: Option<bool>,
    date_order: Option<Word<DateOrder>>,
    #[serde(default)]
    targets: TargetsTable,
    #[serde(default, skip_serializing_if = "Keyed::is_empty")]
    person: Keyed<PersonId, PersonTable>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(default)]
struct TargetsTable {
    coaching_minutes_month: u32,
    one_to_one_days: u32,
    joint_calls_month: u32,
}

#[derive(Debug, Serialize, Deserialize)]
struct PersonTable {
    name: Name,
    mail: Option<Mail>,
    phone: Option<Phone>,
    role: Word<TeamRole>,
    manager: Option<Word<PersonId>>,
    started: Option<Day>,
    left: Option<Day>,
}

/// A month of the year, from 1.
#[derive(Debug, Serialize)]
struct Month(u8);

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let month = u32::deserialize(deserializer)?;
        let wrong = || serde::de::Error::custom(format!("{month} is not a month: 1 to 12"));
        let known = u8::try_from(month).ok().filter(|month| (1..=12).contains(month));
        known.map(Self).ok_or_else(wrong)
    }
}

impl Wire for TeamFile {
    const GROUPS: &'static [&'static str] = &["targets", "person"];
    const USUAL: &'static [(&'static str, &'static str)] =
        &[("person.*.name", "<id>"), ("person.*.role", "\"rep\"")];
}

impl Default for TargetsTable {
    fn default() -> Self {
        Targets::default().into()
    }
}

impl From<Team> for TeamFile {
    fn from(team: Team) -> Self {
        Self {
            format: Format,
            name: said(team.name).map(Name),
            currency: said(Some(team.currency)),
            fiscal_year_start: Some(Month(team.fiscal_year_start)),
            process: Some(Word(team.process)),
            shared: Some(team.shared),
            date_order: team.date_order.map(Word),
            targets: team.targets.into(),
            person: to_tables(team.people),
        }
    }
}

impl From<TeamFile> for Team {
    fn from(file: TeamFile) -> Self {
        let usual = Self::new(ProcessId::usual());
        Self {
            name: file.name.map(|name| name.0),
            currency: file.currency.unwrap_or(usual.currency),
            fiscal_year_start: file.fiscal_year_start.map_or(usual.fiscal_year_start, |m| m.0),
            process: file.process.map_or(usual.process, Word::into_inner),
            shared: file.shared.unwrap_or(usual.shared),
            date_order: file.date_order.map(Word::into_inner),
            targets: file.targets.into(),
            people: from_tables(file.person),
            unread: None,
        }
    }
}

impl From<Targets> for TargetsTable {
    fn from(targets: Targets) -> Self {
        Self {
            coaching_minutes_month: targets.coaching_minutes_month,
            one_to_one_days: targets.one_to_one_days,
            joint_calls_month: targets.joint_calls_month,
        }
    }
}

impl From<TargetsTable> for Targets {
    fn from(table: TargetsTable) -> Self {
        Self {
            coaching_minutes_month: table.coaching_minutes_month,
            one_to_one_days: table.one_to_one_days,
            joint_calls_month: table.joint_calls_month,
        }
    }
}

impl From<Person> for PersonTable {
    fn from(person: Person) -> Self {
        Self {
            name: Name(person.name),
            mail: said(person.reach.mail).map(Mail),
            phone: said(person.reach.phone).map(Phone),
            role: Word(person.role),
            manager: person.manager.map(Word),
            started: person.started.map(Day),
            left: person.left.map(Day),
        }
    }
}

impl From<PersonTable> for Person {
    fn from(table: PersonTable) -> Self {
        Self {
            name: table.name.0,
            reach: Reach {
                phone: table.phone.map(|phone| phone.0),
                mail: table.mail.map(|mail| mail.0),
            },
            role: table.role.0,
            manager: table.manager.map(Word::into_inner),
            started: table.started.map(Day::into),
            left: table.left.map(Day::into),
        }
    }
}
