//! `sideline.team/1`.

use jiff::civil::Date;
use serde::Serialize;

use super::{Unread, text};
use crate::domain::books;
use crate::domain::figures::{
    Gap, Kept, Late, Line, Minutes, OneToOne, Reasoned, Reckoned, Stages, Together,
};
use crate::domain::id::SkillId;
use crate::domain::profile::{Level, Skill};
use crate::pages::team::{Figures, Manager, Rep};

/// The stage of talks of which nobody knows it any more.
const OTHER: &str = "other";

/// The figures of a team.
#[derive(Debug, Serialize)]
pub struct Team {
    schema: &'static str,
    today: String,
    reps: Vec<RepShape>,
    managers: Vec<ManagerShape>,
    unread: Vec<Unread>,
}

#[derive(Debug, Serialize)]
struct RepShape {
    id: String,
    name: String,
    manager: Option<String>,
    coaching: CoachingShape,
    one_to_one: OneToOneShape,
    joint_calls: JointCalls,
    kept: KeptShape,
    sessions_by_stage: Vec<AtStage>,
    late_stages: Vec<LateShape>,
    metrics: Vec<MetricShape>,
    gaps: Vec<GapShape>,
    skills: Vec<SkillShape>,
}

#[derive(Debug, Serialize)]
struct CoachingShape {
    minutes: u32,
    target_minutes: u32,
    look: bool,
    of: Vec<String>,
    short: Vec<String>,
}

#[derive(Debug, Serialize)]
struct OneToOneShape {
    last: Option<String>,
    days_since: Option<i32>,
    target_days: u32,
    next: Option<String>,
}

#[derive(Debug, Serialize)]
struct JointCalls {
    count: usize,
    target: u32,
    taken_over: usize,
    not_told: usize,
    look: bool,
    of: Vec<String>,
    of_taken_over: Vec<String>,
}

#[derive(Debug, Serialize)]
struct KeptShape {
    on_time: usize,
    due: usize,
    waited: usize,
    dropped: usize,
    of: Vec<String>,
}

#[derive(Debug, Serialize)]
struct AtStage {
    process: String,
    stage: String,
    count: usize,
}

#[derive(Debug, Serialize)]
struct LateShape {
    process: String,
    late: usize,
    n: usize,
    look: bool,
}

#[derive(Debug, Serialize)]
struct MetricShape {
    id: &'static str,
    value: Option<String>,
    n: Option<usize>,
    team_value: Option<String>,
    team_n: Option<usize>,
    why: Option<String>,
    why_on: Option<String>,
    on: Option<String>,
}

#[derive(Debug, Serialize)]
struct GapShape {
    criterion: String,
    deals: Vec<String>,
}

#[derive(Debug, Serialize)]
struct SkillShape {
    id: String,
    name: Option<String>,
    level: Option<&'static str>,
    since: Option<String>,
}

#[derive(Debug, Serialize)]
struct ManagerShape {
    id: String,
    name: String,
    days_since_step_in: Option<i32>,
    last_step_in: Option<String>,
    step_ins: Vec<ReasonShape>,
    kept: KeptShape,
    team_meeting: Option<String>,
}

#[derive(Debug, Serialize)]
struct ReasonShape {
    reason: &'static str,
    accepted: bool,
    count: usize,
    of: Vec<String>,
}

/// The figures of a day, and what could not be read.
pub fn team(figures: &Figures, today: Date, unread: &[books::Unread]) -> Team {
    Team {
        schema: "sideline.team/1",
        today: today.to_string(),
        reps: figures.reps.iter().map(rep).collect(),
        managers: figures.managers.iter().map(manager).collect(),
        unread: super::unread(unread),
    }
}

fn rep(rep: &Rep) -> RepShape {
    let figures = &rep.figures;
    RepShape {
        id: rep.id.to_string(),
        name: rep.name.clone(),
        manager: text(rep.manager.as_ref()),
        coaching: coaching(&figures.minutes),
        one_to_one: one_to_one(figures.one_to_one),
        joint_calls: joint_calls(&figures.together),
        kept: kept(&figures.kept),
        sessions_by_stage: figures.stages.iter().flat_map(at_stages).collect(),
        late_stages: figures.stages.iter().filter_map(late).collect(),
        metrics: figures.lines.iter().map(metric).collect(),
        gaps: figures.gaps.iter().map(gap).collect(),
        skills: rep.skills.iter().map(skill).collect(),
    }
}

fn manager(manager: &Manager) -> ManagerShape {
    let step_ins = &manager.figures.step_ins;
    ManagerShape {
        id: manager.id.to_string(),
        name: manager.name.clone(),
        days_since_step_in: step_ins.days_since,
        last_step_in: step_ins.last.as_ref().map(|last| last.day.to_string()),
        step_ins: step_ins.by_reason.iter().map(reason).collect(),
        kept: kept(&manager.figures.kept),
        team_meeting: text(manager.figures.team_meeting.as_ref()),
    }
}

fn coaching(minutes: &Minutes) -> CoachingShape {
    CoachingShape {
        minutes: minutes.minutes,
        target_minutes: minutes.target,
        look: minutes.is_flagged,
        of: texts(&minutes.of),
        short: texts(&minutes.short),
    }
}

fn one_to_one(it: OneToOne) -> OneToOneShape {
    OneToOneShape {
        last: text(it.last.as_ref()),
        days_since: it.days_since,
        target_days: it.target,
        next: text(it.next.as_ref()),
    }
}

fn joint_calls(it: &Together) -> JointCalls {
    JointCalls {
        count: it.of.len(),
        target: it.target,
        taken_over: it.taken_over.len(),
        not_told: it.not_told.len(),
        look: it.is_flagged,
        of: texts(&it.of),
        of_taken_over: texts(&it.taken_over),
    }
}

fn kept(kept: &Kept) -> KeptShape {
    KeptShape {
        on_time: kept.on_time,
        due: kept.of.len(),
        waited: kept.waited.len(),
        dropped: kept.dropped.len(),
        of: kept.of.clone(),
    }
}

fn at_stages(stages: &Stages) -> impl Iterator<Item = AtStage> {
    stages.talks.iter().map(|(stage, ids)| AtStage {
        process: stages.process.to_string(),
        stage: text(stage.as_ref()).unwrap_or_else(|| OTHER.to_owned()),
        count: ids.len(),
    })
}

fn late(stages: &Stages) -> Option<LateShape> {
    let Late { late, n, is_flagged } = stages.late?;
    Some(LateShape { process: stages.process.to_string(), late, n, look: is_flagged })
}

fn metric(line: &Line) -> MetricShape {
    let value = |reckoned: &Reckoned| text(reckoned.value.as_ref());
    MetricShape {
        id: line.measure.as_str(),
        value: value(&line.own),
        n: (!line.measure.is_typed()).then(|| line.own.n()),
        team_value: line.team.as_ref().and_then(value),
        team_n: line.team.as_ref().map(Reckoned::n),
        why: line.why.as_ref().map(|(_, why)| why.clone()),
        why_on: line.why.as_ref().map(|(day, _)| day.to_string()),
        on: text(line.on.as_ref()),
    }
}

fn gap(gap: &Gap) -> GapShape {
    GapShape { criterion: gap.criterion.to_string(), deals: texts(&gap.deals) }
}

fn skill((id, skill): &(SkillId, Skill)) -> SkillShape {
    SkillShape {
        id: id.to_string(),
        name: skill.name.clone(),
        level: skill.level.map(Level::as_str),
        since: text(skill.since.as_ref()),
    }
}

fn reason(group: &Reasoned) -> ReasonShape {
    ReasonShape {
        reason: group.word(),
        accepted: group.is_accepted,
        count: group.of.len(),
        of: group.of.clone(),
    }
}

fn texts<T: ToString>(ids: &[T]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}
