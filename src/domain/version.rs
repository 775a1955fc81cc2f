//! A deal on another version of its process: how it comes to the one that a
//! session walks. The move is told at the session and made when that is over;
//! nothing that was recorded is lost.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::deal::{Deal, Finding};
use crate::domain::id::{CriterionRef, QuestionRef, RoleId, StageId};
use crate::domain::process::{Process, Stage};

/// New criteria that are told one by one.
const TOLD: usize = 4;

/// How a deal comes to a version of its process. The session keeps it, so that
/// it can be made from the session's record alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// The version the deal was on.
    pub from: u32,
    /// Stages of the deal that have another id now.
    pub stages: BTreeMap<StageId, StageId>,
    /// Criteria of the deal that have another id now.
    pub criteria: BTreeMap<CriterionRef, CriterionRef>,
    /// Roles of its people that have another id now.
    pub roles: BTreeMap<RoleId, RoleId>,
    /// Criteria that the older version did not have.
    pub new: BTreeSet<CriterionRef>,
}

impl Moved {
    /// How `deal` comes to `process`; none where it is there already.
    pub fn between(deal: &Deal, process: &Process) -> Option<Self> {
        let stages = deal.entered.keys().chain([&deal.stage]).chain(&deal.buyer_stage);
        let stages = stages.filter_map(|id| {
            let now = process.stage_now(id).filter(|now| now.id != *id)?;
            Some((id.clone(), now.id.clone()))
        });
        let criteria = deal.exit.keys().filter_map(|id| {
            let now = process.criterion_now(id).filter(|now| now != id)?;
            Some((id.clone(), now))
        });
        let roles = deal.people.values().flat_map(|person| &person.roles);
        let roles = roles.filter_map(|id| {
            let now = process.roles.iter().find(|role| role.was.contains(id))?;
            Some((id.clone(), now.id.clone()))
        });
        let mut moved = Self {
            from: deal.process_version,
            stages: stages.collect(),
            criteria: criteria.collect(),
            roles: roles.collect(),
            new: BTreeSet::new(),
        };
        let is_nowhere = process.stage_now(&deal.stage).is_none();
        if deal.process_version != process.version {
            moved.new = moved.new_criteria(deal, process);
        } else if moved == (Self { from: moved.from, ..Self::default() }) && !is_nowhere {
            return None;
        }
        Some(moved)
    }

    fn new_criteria(&self, deal: &Deal, process: &Process) -> BTreeSet<CriterionRef> {
        let known: BTreeSet<&CriterionRef> =
            deal.exit.keys().chain(self.criteria.values()).collect();
        process.criteria().map(|(id, _)| id).filter(|id| !known.contains(id)).collect()
    }

    /// The id that a stage of the deal has now.
    pub fn stage<'a>(&'a self, id: &'a StageId) -> &'a StageId {
        self.stages.get(id).unwrap_or(id)
    }

    /// A stage that the process has no place for: people say where the deal is.
    pub fn lost(&self, process: &Process) -> Option<&StageId> {
        self.stages.keys().find(|id| process.stage_now(id).is_none())
    }

    /// Makes the move.
    pub fn apply(&self, deal: &mut Deal, version: u32) {
        deal.stage = self.stage(&deal.stage).clone();
        deal.buyer_stage = deal.buyer_stage.take().map(|id| self.stage(&id).clone());
        for (from, to) in &self.stages {
            if let Some(day) = deal.entered.remove(from) {
                let entered = deal.entered.entry(to.clone()).or_insert(day);
                *entered = day.max(*entered);
            }
        }
        for (from, to) in &self.criteria {
            let is_free = deal.finding(to).on.is_none();
            if let Some(finding) = is_free.then(|| deal.exit.remove(from)).flatten() {
                deal.exit.insert(to.clone(), finding);
            }
        }
        for person in deal.people.values_mut() {
            for role in &mut person.roles {
                if let Some(now) = self.roles.get(role) {
                    role.clone_from(now);
                }
            }
            let mut seen = BTreeSet::new();
            person.roles.retain(|role| seen.insert(role.clone()));
        }
        for id in &self.new {
            let asked_since = Finding { process_version: Some(version), ..Finding::NOT_ASKED };
            deal.exit.entry(id.clone()).or_insert(asked_since);
        }
        deal.process_version = version;
    }

    /// The move in words, a line each, for a deal that is in `here` by now.
    pub fn in_words(&self, process: &Process, here: &StageId) -> Vec<String> {
        let mut news = Vec::new();
        if self.from != process.version {
            let (name, now) = (&process.name, process.version);
            news.push(format!("{name} is at version {now}; the deal was on {}", self.from));
        }
        news.extend(self.stages.iter().filter_map(|(from, to)| stage_in_words(process, from, to)));
        news.extend(self.new_in_words(process, here));
        news
    }

    /// What is asked that was not, of the stages up to `here`.
    fn new_in_words(&self, process: &Process, here: &StageId) -> Vec<String> {
        let passed = process.position(here).map_or(0, |at| at + 1);
        let is_passed = |id: &CriterionRef| process.position(&id.stage) < Some(passed);
        let new = process
            .criteria()
            .filter(|(id, criterion)| criterion.required && self.new.contains(id) && is_passed(id));
        let new: Vec<&str> = new.map(|(_, criterion)| criterion.outcome.as_str()).collect();
        let since = format!("Asked since v{}", process.version);
        let mut told: Vec<String> =
            new.iter().take(TOLD).map(|outcome| format!("{since}: {outcome}")).collect();
        if new.len() > TOLD {
            told.push(format!("{since}: {} more", new.len() - TOLD));
        }
        told
    }
}

/// What became of a stage; nothing where people said where the deal is.
fn stage_in_words(process: &Process, from: &StageId, to: &StageId) -> Option<String> {
    let now = process.stage_now(from).filter(|now| now.id == *to)?;
    if now.was.contains(from) {
        return Some(format!("{} is renamed from {from}", now.name));
    }
    let since = process.retired.iter().find(|retired| retired.stage == *from)?.since;
    let since = since.map(|version| format!(" in v{version}")).unwrap_or_default();
    Some(format!("{from} is now part of {} (retired{since})", now.name))
}

/// Answers under the ids that their stages have now; of two the later one.
pub fn answers_now<T: Ord>(
    process: &Process,
    answers: BTreeMap<QuestionRef, T>,
) -> BTreeMap<QuestionRef, T> {
    let mut now = BTreeMap::new();
    for (id, answer) in answers {
        let id = process.question_id_now(&id);
        if now.get(&id).is_none_or(|known| *known < answer) {
            now.insert(id, answer);
        }
    }
    now
}

impl Process {
    /// The stage of that id, also where it has another one now or was taken out.
    pub fn stage_now(&self, id: &StageId) -> Option<&Stage> {
        let mut id = id;
        // At most one step for each stage that was taken out.
        for _ in 0..=self.retired.len() {
            let mut stages = self.stages.iter();
            if let Some(stage) = stages.find(|stage| stage.id == *id || stage.was.contains(id)) {
                return Some(stage);
            }
            id = &self.retired.iter().find(|retired| retired.stage == *id)?.into;
        }
        None
    }

    /// The id that a stage has now; its own where nothing is left of it.
    pub fn stage_id_now(&self, id: &StageId) -> StageId {
        self.stage_now(id).map_or_else(|| id.clone(), |stage| stage.id.clone())
    }

    /// The id that a question has now.
    pub fn question_id_now(&self, id: &QuestionRef) -> QuestionRef {
        QuestionRef::new(self.stage_id_now(&id.stage), id.id.clone())
    }

    /// The id that a criterion has now; its own where nothing is left of it.
    pub fn criterion_id_now(&self, id: &CriterionRef) -> CriterionRef {
        self.criterion_now(id).unwrap_or_else(|| id.clone())
    }

    /// The id that a role has now; its own where nothing is left of it.
    pub fn role_id_now(&self, id: &RoleId) -> RoleId {
        let now = self.roles.iter().find(|role| role.was.contains(id));
        now.map_or_else(|| id.clone(), |role| role.id.clone())
    }

    /// The id that a criterion has now; none where nothing is left of it.
    fn criterion_now(&self, id: &CriterionRef) -> Option<CriterionRef> {
        let stage = self.stage_now(&id.stage)?;
        let is_it =
            |c: &&crate::domain::process::Criterion| c.id == id.id || c.was.contains(&id.id);
        stage.exit.iter().find(is_it).map(|criterion| stage.criterion(criterion))
    }
}
