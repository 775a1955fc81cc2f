//! A sales process: the stages a deal goes through, what the buyer must have
//! done to leave each, and what the rep is asked on the way.
//!
//! A [`Process`] is valid by construction: only [`crate::template`] makes one,
//! so nothing here asks again whether a role exists or an id stands twice.

mod debrief;
mod stage;
mod threshold;

use jiff::civil::Date;

pub use debrief::{DEBRIEF_MINUTES, Debrief, DebriefPart, PART_MINUTES};
pub use stage::{Criterion, Objective, Question, Stage};
pub use threshold::Threshold;

use crate::domain::id::{
    CriterionRef, ElementId, MetricId, ProcessId, QuestionRef, RoleId, StageId,
};
use crate::domain::word::words;

words! {
    /// Who answers a question first.
    Speaker, "who speaks first" {
        /// The rep, as everywhere in a session.
        Rep = "rep",
        /// The manager.
        Manager = "manager",
    }
}

words! {
    /// What a process is for.
    Motion, "a motion" {
        /// Somebody who has not bought from us.
        NewBusiness = "new-business",
        /// More for a customer.
        Expansion = "expansion",
        /// The same again for a customer.
        Renewal = "renewal",
        /// Small and quick.
        Transactional = "transactional",
    }
}

words! {
    /// What kind of session is held.
    SessionKind, "a kind of session" {
        /// Ten minutes, unplanned.
        Quick = "quick",
        /// The usual half hour.
        Standard = "standard",
        /// Three quarters of an hour.
        Full = "full",
        /// A look back at a decided deal.
        Debrief = "debrief",
        /// The rep alone, beforehand.
        Prep = "prep",
    }
}

impl SessionKind {
    /// Whether manager and rep take their time for it: a quick one counts its
    /// minutes only.
    pub const fn is_one_to_one(self) -> bool {
        matches!(self, Self::Standard | Self::Full | Self::Debrief)
    }
}

words! {
    /// What an agreed action step must carry.
    Requirement, "something a step can require" {
        /// Whose step it is.
        Owner = "owner",
        /// The day it is due.
        Due = "due",
        /// How one sees that it is done.
        DoneWhen = "done-when",
        /// The exit criterion it serves.
        Criterion = "criterion",
        /// The person it touches.
        Person = "person",
    }
}

words! {
    /// How an answer to a question looks.
    AnswerKind, "a kind of answer" {
        /// Free text.
        Text = "text",
        /// One of the options.
        Choice = "choice",
        /// A number.
        Number = "number",
        /// A day.
        Date = "date",
        /// A person of the buyer's.
        Person = "person",
        /// Yes or no.
        YesNo = "yes-no",
    }
}

words! {
    /// Which way of a metric is the good one.
    Better, "a direction" {
        /// More is better.
        Up = "up",
        /// Less is better.
        Down = "down",
    }
}

/// Id of the role with the final say over the money, where a process declares
/// it. Rules that go by it are silent where it does not.
pub const ECONOMIC_BUYER: &str = "economic-buyer";

/// A sales process, as its file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Process {
    /// Never changes; deals point at it.
    pub id: ProcessId,
    /// Raised when the meaning of a stage or criterion changes.
    pub version: u32,
    /// What people call it.
    pub name: String,
    /// What it is for, in a sentence or two.
    pub description: Option<String>,
    /// Who looks after the file.
    pub owner: Option<String>,
    /// Day of the last change.
    pub updated: Option<Date>,
    /// Oldest program version that can walk it.
    pub min_sideline: Option<String>,
    /// What kind of business it is for.
    pub motion: Option<Motion>,
    /// Calendar days from first talk to order, usually.
    pub typical_cycle_days: Option<u32>,
    /// Language of its texts, `en` when not said.
    pub language: String,
    /// Share of required criteria that makes a stage firm.
    pub threshold: Threshold,
    /// How sessions on it are held.
    pub session: SessionRules,
    /// What its action steps must carry.
    pub actions: ActionRules,
    /// What it asks of the manager.
    pub manager: ManagerRules,
    /// Roles on the buyer's side.
    pub roles: Vec<Role>,
    /// Figures that stages refer to.
    pub metrics: Vec<Metric>,
    /// Elements of a qualification scorecard.
    pub elements: Vec<Element>,
    /// The stages in order, at least one.
    pub stages: Vec<Stage>,
    /// Stages of older versions, and where their deals go.
    pub retired: Vec<Retired>,
    /// How a decided deal is looked back on.
    pub debrief: Option<Debrief>,
    /// `sha256:` and the digest of the file's bytes.
    pub digest: String,
}

/// How sessions on the process are held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRules {
    /// The kind offered first.
    pub kind: SessionKind,
    /// Minutes of a quick session.
    pub quick_minutes: u32,
    /// Minutes of a standard session.
    pub standard_minutes: u32,
    /// Minutes of a full session.
    pub full_minutes: u32,
}

impl Default for SessionRules {
    fn default() -> Self {
        Self {
            kind: SessionKind::Standard,
            quick_minutes: 10,
            standard_minutes: 30,
            full_minutes: 45,
        }
    }
}

/// What agreed action steps must carry, and how many are wise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionRules {
    /// Days from agreement to the due date, where nobody says otherwise.
    pub due_days: u32,
    /// What a step must have to be agreed.
    pub require: Vec<Requirement>,
    /// New steps of one rep in one session, at most, to be kept.
    pub max_new: u32,
    /// Open steps of one rep, at most, to be kept.
    pub max_open: u32,
}

impl Default for ActionRules {
    fn default() -> Self {
        Self {
            due_days: 7,
            require: vec![Requirement::Owner, Requirement::Due],
            max_new: 3,
            max_open: 5,
        }
    }
}

/// What the process asks of the manager.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManagerRules {
    /// Reasons for a step-in that the team accepts.
    pub step_in_reasons: Vec<String>,
    /// Crutch calls with one rep in 30 days from which to look at it.
    pub crutch_limit: u32,
}

impl Default for ManagerRules {
    fn default() -> Self {
        let reasons = ["layoffs", "earnings-hit", "other-catastrophe"];
        Self { step_in_reasons: reasons.map(str::to_owned).to_vec(), crutch_limit: 2 }
    }
}

/// A role on the buyer's side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Never changes; people on the buyer map point at it.
    pub id: RoleId,
    /// What people call it.
    pub name: String,
    /// What somebody in this role wants to hear about.
    pub cares_about: Option<String>,
    /// Ids it had before.
    pub was: Vec<RoleId>,
}

/// A figure that stages refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metric {
    /// Never changes.
    pub id: MetricId,
    /// What people call it.
    pub name: String,
    /// What the team aims for, with its unit.
    pub target: Option<String>,
    /// Which way is the good one.
    pub better: Better,
    /// What a bad value usually means.
    pub why: Option<String>,
}

/// An element of a qualification scorecard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Never changes.
    pub id: ElementId,
    /// What people call it.
    pub name: String,
    /// What each level from 0 to 3 means.
    pub levels: Vec<String>,
}

/// A stage of an older version, and where its deals go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retired {
    /// The stage that is gone.
    pub stage: StageId,
    /// The stage its deals move to.
    pub into: StageId,
    /// First version without it.
    pub since: Option<u32>,
}

/// A version of a process, and what it meant then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its number.
    pub version: u32,
    /// A digest of all that gives its criteria their meaning.
    pub meaning: String,
}

impl Process {
    /// The usual rules and no stage, in place of a process that cannot be read.
    pub fn unread(id: ProcessId, version: u32) -> Self {
        Self {
            name: id.to_string(),
            id,
            version,
            description: None,
            owner: None,
            updated: None,
            min_sideline: None,
            motion: None,
            typical_cycle_days: None,
            language: "en".to_owned(),
            threshold: Threshold::USUAL,
            session: SessionRules::default(),
            actions: ActionRules::default(),
            manager: ManagerRules::default(),
            roles: Vec::new(),
            metrics: Vec::new(),
            elements: Vec::new(),
            stages: Vec::new(),
            retired: Vec::new(),
            debrief: None,
            digest: String::new(),
        }
    }

    /// The stage of that id.
    pub fn stage(&self, id: &StageId) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == *id)
    }

    /// How many stages stand before that one.
    pub fn position(&self, id: &StageId) -> Option<usize> {
        self.stages.iter().position(|stage| stage.id == *id)
    }

    /// Where a deal starts.
    pub fn first_stage(&self) -> &Stage {
        &self.stages[0]
    }

    /// The criterion of that stage and id.
    pub fn criterion(&self, id: &CriterionRef) -> Option<&Criterion> {
        self.stage(&id.stage)?.exit.iter().find(|criterion| criterion.id == id.id)
    }

    /// The question of that stage and id.
    pub fn question(&self, id: &QuestionRef) -> Option<&Question> {
        self.stage(&id.stage)?.questions.iter().find(|question| question.id == id.id)
    }

    /// The element of the scorecard of that id.
    pub fn element(&self, id: &ElementId) -> Option<&Element> {
        self.elements.iter().find(|element| element.id == *id)
    }

    /// The role of that id.
    pub fn role(&self, id: &RoleId) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == *id)
    }

    /// All criteria with their stages, in order.
    pub fn criteria(&self) -> impl Iterator<Item = (CriterionRef, &Criterion)> {
        self.stages.iter().flat_map(|stage| {
            stage.exit.iter().map(|criterion| (stage.criterion(criterion), criterion))
        })
    }

    /// Minutes planned for a session of that kind.
    pub fn minutes(&self, kind: SessionKind) -> u32 {
        match kind {
            SessionKind::Quick => self.session.quick_minutes,
            SessionKind::Full => self.session.full_minutes,
            SessionKind::Debrief => {
                self.debrief.as_ref().and_then(Debrief::minutes).unwrap_or(DEBRIEF_MINUTES)
            }
            SessionKind::Standard | SessionKind::Prep => self.session.standard_minutes,
        }
    }
}
