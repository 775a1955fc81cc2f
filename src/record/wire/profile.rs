//! `coaching/<person-id>/person.toml`: what is known of somebody of our team apart
//! from the deals.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::id::{CriterionRef, MetricId, PersonId, ProcessId, SkillId};
use crate::domain::profile::{Level, Profile, Quota, Share, Skill, Typed};

use super::date::Day;
use super::format::Format;
use super::keyed::{Keyed, from_tables, to_tables};
use super::word::Word;
use super::{Wire, said};

/// What is known of one person as their file has it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ProfileFile {
    format: Format,
    id: Word<PersonId>,
    focus: Option<String>,
    quota: Option<Word<Quota>>,
    currency: Option<String>,
    #[serde(default, skip_serializing_if = "Keyed::is_empty")]
    skill: Keyed<SkillId, SkillTable>,
    #[serde(default, skip_serializing_if = "Keyed::is_empty")]
    metric: Keyed<MetricId, BTreeMap<Word<Day>, TypedTable>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    team_meeting: BTreeMap<Word<Day>, bool>,
    #[serde(default, skip_serializing_if = "Keyed::is_empty")]
    next_session: Keyed<MetricId, Day>,
}

/// `[skill.<stage>-<criterion>]`.
#[derive(Debug, Serialize, Deserialize)]
struct SkillTable {
    name: Option<String>,
    process: Option<Word<ProcessId>>,
    criterion: Option<Word<CriterionRef>>,
    level: Option<Word<Level>>,
    since: Option<Day>,
    closed: Option<Day>,
}

/// `[metric.<id>.<day>]`.
#[derive(Debug, Serialize, Deserialize)]
struct TypedTable {
    value: Option<Word<Share>>,
    why: Option<String>,
}

impl Wire for ProfileFile {
    const GROUPS: &'static [&'static str] = &["skill", "metric", "team_meeting", "next_session"];
}

impl From<Profile> for ProfileFile {
    fn from(profile: Profile) -> Self {
        let metric = |(id, days)| (Word(id), by_day(days));
        Self {
            format: Format,
            id: Word(profile.id),
            focus: said(profile.focus),
            quota: profile.quota.map(Word),
            currency: said(profile.currency),
            skill: to_tables(profile.skills),
            metric: profile.metrics.into_iter().map(metric).collect(),
            team_meeting: by_day(profile.team_meeting),
            next_session: to_tables(profile.next_session),
        }
    }
}

impl From<ProfileFile> for Profile {
    fn from(file: ProfileFile) -> Self {
        let metric = |(id, days): (Word<_>, _)| (id.into_inner(), of_days(days));
        Self {
            id: file.id.into_inner(),
            focus: file.focus,
            quota: file.quota.map(Word::into_inner),
            currency: file.currency,
            skills: from_tables(file.skill),
            metrics: file.metric.into_iter().map(metric).collect(),
            team_meeting: of_days(file.team_meeting),
            next_session: from_tables(file.next_session),
        }
    }
}

fn by_day<V, W: From<V>>(days: BTreeMap<Date, V>) -> BTreeMap<Word<Day>, W> {
    days.into_iter().map(|(day, value)| (Word(Day(day)), value.into())).collect()
}

fn of_days<V: From<W>, W>(days: BTreeMap<Word<Day>, W>) -> BTreeMap<Date, V> {
    days.into_iter().map(|(day, table)| (day.into_inner().into(), table.into())).collect()
}

impl From<Skill> for SkillTable {
    fn from(skill: Skill) -> Self {
        Self {
            name: said(skill.name),
            process: skill.process.map(Word),
            criterion: skill.criterion.map(Word),
            level: skill.level.map(Word),
            since: skill.since.map(Day),
            closed: skill.closed.map(Day),
        }
    }
}

impl From<SkillTable> for Skill {
    fn from(table: SkillTable) -> Self {
        Self {
            name: table.name,
            process: table.process.map(Word::into_inner),
            criterion: table.criterion.map(Word::into_inner),
            level: table.level.map(Word::into_inner),
            since: table.since.map(Day::into),
            closed: table.closed.map(Day::into),
        }
    }
}

impl From<Typed> for TypedTable {
    fn from(typed: Typed) -> Self {
        Self { value: typed.value.map(Word), why: said(typed.why) }
    }
}

impl From<TypedTable> for Typed {
    fn from(table: TypedTable) -> Self {
        Self { value: table.value.map(Word::into_inner), why: table.why }
    }
}
