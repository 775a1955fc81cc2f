//! A draft whose process was changed meanwhile: it goes on with the process as
//! that is by now.

use std::collections::BTreeMap;

use super::{GapId, GapRef, PartId, Session};
use crate::domain::deal::Deal;
use crate::domain::id::StageId;
use crate::domain::missing::Missing;
use crate::domain::process::Process;
use crate::domain::version::Moved;

impl Session {
    /// Takes a draft over to the process as it is by now: what has another id is
    /// kept under that, and what has no place any more stays as it was said.
    /// Gives what became of it in words, none where that is nothing to tell.
    pub fn follow(&mut self, deal: &Deal, process: &Process) -> Option<String> {
        let walked = self.process.digest.as_ref();
        if walked.is_none_or(|digest| *digest == process.digest) || !self.is_draft() {
            return None;
        }
        let news = self.news_of(process);
        self.move_stages(process);
        self.move_criteria(process);
        self.move_roles(process);
        self.changed.process = self.moved_to(deal, process);
        self.process.from_version.get_or_insert(self.process.version);
        self.process.version = process.version;
        self.process.digest = Some(process.digest.clone());
        news
    }

    fn news_of(&self, process: &Process) -> Option<String> {
        let version = process.version;
        let here = &self.stage_at_start;
        let told = match process.stage_now(here) {
            None => format!("{} is gone from the process", self.stage_name(here)),
            Some(stage) if stage.id != *here => {
                format!("{} is now {} (v{version})", self.stage_name(here), stage.name)
            }
            Some(_) if version == self.process.version => return None,
            Some(_) => format!("{} was changed (v{version})", process.name),
        };
        Some(format!("While this session was open: {told}."))
    }

    /// What a stage was called in this session, or its id.
    pub fn stage_name<'a>(&'a self, id: &'a StageId) -> &'a str {
        self.stages.get(id).map_or(id.as_str(), |wording| &wording.name)
    }

    fn move_stages(&mut self, process: &Process) {
        let now = |id: &StageId| process.stage_id_now(id);
        let part_now = |part: &PartId| part.with_stage(now);
        self.stage_at_start = now(&self.stage_at_start);
        rename(&mut self.stages, now);
        rename(&mut self.seconds, part_now);
        rename(&mut self.left_out, part_now);
        self.out_of_time = self.out_of_time.iter().map(part_now).collect();
        self.changed.stage = self.changed.stage.as_ref().map(now);
        self.changed.buyer_stage = self.changed.buyer_stage.as_ref().map(now);
        rename(&mut self.answers, |id| process.question_id_now(id));
    }

    fn move_criteria(&mut self, process: &Process) {
        rename(&mut self.exit, |id| process.criterion_id_now(id));
        for missing in &mut self.changed.stage_missing {
            if let Missing::Criterion(id) = missing {
                *id = process.criterion_id_now(id);
            }
        }
        for step in self.actions.values_mut() {
            step.criterion = step.criterion.take().map(|id| process.criterion_id_now(&id));
        }
        let cost = self.in_the_way.costing_us.as_mut();
        if let Some((cost, id)) = cost.and_then(|cost| Some((cost.parse().ok()?, cost))) {
            *id = process.criterion_id_now(&cost).to_string();
        }
    }

    fn move_roles(&mut self, process: &Process) {
        for role in self.people.values_mut().flat_map(|person| &mut person.roles) {
            *role = process.role_id_now(role);
        }
        rename(&mut self.gaps, |gap| gap_now(gap, process));
    }

    /// How the deal comes to the process by now. Where people said where it is,
    /// that stands as long as that stage does.
    fn moved_to(&self, deal: &Deal, process: &Process) -> Option<Moved> {
        let mut moved = Moved::between(deal, process)?;
        let said = self.changed.process.iter().flat_map(|before| &before.stages);
        for (from, to) in said.filter(|(from, _)| process.stage_now(from).is_none()) {
            moved.stages.extend(process.stage_now(to).map(|to| (from.clone(), to.id.clone())));
        }
        Some(moved)
    }
}

/// A gap of the buyer map under the id that its role has now.
pub fn gap_now(gap: &GapRef, process: &Process) -> GapRef {
    let role = gap.of.parse().ok().filter(|_| gap.id == GapId::RoleMissing);
    let of = role.map_or_else(|| gap.of.clone(), |role| process.role_id_now(&role).to_string());
    GapRef { of, ..gap.clone() }
}

/// Puts what has another id now under that, unless something stands there.
fn rename<K: Ord + Clone, V>(map: &mut BTreeMap<K, V>, now: impl Fn(&K) -> K) {
    let ids: Vec<K> = map.keys().cloned().collect();
    for id in ids {
        let to = now(&id);
        if !map.contains_key(&to)
            && let Some(value) = map.remove(&id)
        {
            map.insert(to, value);
        }
    }
}
