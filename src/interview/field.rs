//! The fields a session asks for, each named by its key in the record, so that
//! screens, draft log and minutes speak of the same thing.

mod key;
mod lines;

use crate::domain::id::{
    ActionId, AskId, BuyerId, CallId, CriterionRef, ElementId, MetricId, PersonId, QuestionRef,
    SkillId, StageId,
};
use crate::domain::overrides::CheckId;
use crate::domain::person::PersonLine;
use crate::domain::process::Process;
use crate::domain::session::{Checked, DebriefQuestion, GapRef, Owed, PartId, gap_now};

pub use key::NotAField;
pub use lines::{
    AskLine, CallLine, ChangeLine, CoachingLine, ElementLine, ExitLine, FollowUpLine,
    HandedBackLine, InTheWayLine, LookBackLine, MapLine, OpeningLine, OutcomeLine, PassedLine,
    ProposalLine, StageLine, StepInLine, StepLine,
};

/// One thing a session asks for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// What to catch in passing.
    New,
    /// Part of the opening.
    Opening(OpeningLine),
    /// What became of something owed since before the session.
    LookBack(Owed, LookBackLine),
    /// What came of a call that was to be held.
    Outcome(CallId, OutcomeLine),
    /// Whether the ground of an earlier stage is still firm.
    StillFirm(StageId),
    /// Outcomes of an earlier stage that are not asked today.
    NotToday(StageId),
    /// The rep's answer to a question.
    Answer(QuestionRef),
    /// What the manager asked on, by its number from 1.
    FollowUp(QuestionRef, u32, FollowUpLine),
    /// How an exit criterion stands, or what shows it.
    Exit(CriterionRef, ExitLine),
    /// How far an element of the scorecard is, or what shows it.
    Element(ElementId, ElementLine),
    /// Part of where we really are.
    Stage(StageLine),
    /// Part of the buyer map.
    Map(MapLine),
    /// What one of the things that we learned shows, by its number from 1.
    Shows(u32),
    /// What to do about a gap of the buyer map.
    Gap(GapRef),
    /// Who fills a gap of the buyer map.
    Fill(GapRef),
    /// What is known about somebody on the buyer's side.
    Person(BuyerId, PersonLine),
    /// Part of what is in the way.
    InTheWay(InTheWayLine),
    /// Why a figure of the rep's is what it is.
    MetricWhy(MetricId),
    /// Part of the next call.
    Call(CallId, CallLine),
    /// Part of the gate before the manager takes over.
    StepIn(Checked, StepInLine),
    /// Whether a step-in that was to return is back with the rep.
    HandedBack(Checked, HandedBackLine),
    /// That the next call was said once.
    SaidOnce,
    /// Part of a step to be agreed.
    Step(ActionId, StepLine),
    /// Part of an ask to be raised.
    Ask(AskId, AskLine),
    /// Why something stands although a check asks about it.
    Override(Checked, CheckId),
    /// A question of a debrief.
    Debrief(DebriefQuestion),
    /// The stage of a debrief, its reason, and what shows that.
    Change(ChangeLine),
    /// How the process would change.
    Proposal(ProposalLine),
    /// The day to look again at a deal that was not won.
    LookAgain,
    /// A note, by its number from 1.
    Note(u32),
    /// A thought of the manager's that waits, by its number from 1.
    Thought(u32),
    /// A coaching note.
    Coaching(CoachingLine),
    /// How much help the rep gets with what they learn.
    Help(SkillId),
    /// The day of the next session.
    NextSession,
    /// Why parts were not worked.
    Passed(PassedLine),
    /// Why nobody owes a step.
    NoStep,
    /// That somebody agrees.
    Agreed(PersonId),
    /// What somebody does not agree to yet.
    NotYet(PersonId),
    /// That the rep is done preparing.
    Prepared,
    /// Why a part is left out.
    LeftOut(PartId),
    /// Why the session ends without an agreement.
    EndedWhy,
}

impl Field {
    /// The same field under the ids that its stage, its criterion, its role have
    /// in a process by now.
    #[must_use]
    #[expect(clippy::wildcard_enum_match_arm, reason = "most fields are of no process")]
    pub fn now(self, process: &Process) -> Self {
        match self {
            Self::StillFirm(stage) => Self::StillFirm(process.stage_id_now(&stage)),
            Self::NotToday(stage) => Self::NotToday(process.stage_id_now(&stage)),
            Self::Answer(id) => Self::Answer(process.question_id_now(&id)),
            Self::FollowUp(id, number, line) => {
                Self::FollowUp(process.question_id_now(&id), number, line)
            }
            Self::Exit(id, line) => Self::Exit(process.criterion_id_now(&id), line),
            Self::Gap(gap) => Self::Gap(gap_now(&gap, process)),
            Self::Fill(gap) => Self::Fill(gap_now(&gap, process)),
            Self::LeftOut(part) => Self::LeftOut(part.with_stage(|id| process.stage_id_now(id))),
            other => other,
        }
    }
}
