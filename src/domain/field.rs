//! The fields a session asks for, each named by its key in the record, so that
//! screens, draft log and minutes speak of the same thing.

use std::fmt;
use std::str::FromStr;

use super::id::{ActionId, CallId, CriterionRef, NotAnId, PersonId, QuestionRef, StageId};
use super::session::StepId;
use super::word::words;

/// One thing a session asks for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// What the rep wants from the session.
    Goal,
    /// What became of a step of the last session.
    LookBack(ActionId, LookBackPart),
    /// Whether the ground of an earlier stage is still firm.
    StillFirm(StageId),
    /// The rep's answer to a question.
    Answer(QuestionRef),
    /// How an exit criterion stands.
    Exit(CriterionRef),
    /// What shows it.
    Evidence(CriterionRef),
    /// The buyer's step.
    BuyerStage,
    /// The act that shows the buyer's step.
    BuyerAct,
    /// The stage to work on from here.
    Stage,
    /// Why, where something is missing.
    StageWhy,
    /// What takes the buyer long and could start now.
    StartNow,
    /// Part of what is in the way.
    InTheWay(InTheWayPart),
    /// Part of the next call.
    Call(CallId, CallPart),
    /// Part of a step to be agreed.
    Step(ActionId, StepPart),
    /// The day of the next session.
    NextSession,
    /// That somebody agrees.
    Agreed(PersonId),
    /// Why a step is left out.
    LeftOut(StepId),
    /// Why the session ends without an agreement.
    EndedWhy,
}

words! {
    /// What is asked about a step of the last session.
    LookBackPart, "a part of looking back" {
        /// Was it done?
        Done = "done",
        /// What came of it.
        Note = "note",
        /// What got in the way.
        GotInTheWay = "got_in_the_way",
        /// The same, in own words.
        Why = "why",
        /// And now?
        Then = "then",
        /// Smaller words for it.
        Text = "text",
        /// The new date.
        Due = "due",
    }
}

words! {
    /// What is asked about what is in the way.
    InTheWayPart, "a part of what is in the way" {
        /// What holds the deal up.
        HoldingUp = "holding_up",
        /// What of all this costs us now.
        CostingUs = "costing_us",
        /// What the rep could do.
        FirstOption = "option_1",
        /// What else the rep could do.
        SecondOption = "option_2",
        /// Which of the two.
        Chosen = "chosen",
        /// What the rep needs for it.
        Need = "need",
    }
}

words! {
    /// What is asked about the next call.
    CallPart, "a part of a call" {
        /// The day.
        Date = "date",
        /// Why there is none.
        WhyNone = "why",
        /// Who of the buyer's people.
        With = "with",
        /// What they agree to.
        Objective = "objective",
        /// By when they act.
        ActBy = "act_by",
        /// If not, what smaller act.
        Fallback = "fallback",
        /// How we see it.
        Evidence = "evidence_wanted",
    }
}

words! {
    /// What is asked about a step.
    StepPart, "a part of a step" {
        /// What is to be done.
        Text = "text",
        /// Who owes it.
        Owner = "owner",
        /// By when.
        Due = "due",
        /// How one sees that it is done.
        DoneWhen = "done_when",
        /// The exit criterion it serves.
        Criterion = "criterion",
        /// The person it touches.
        Person = "person",
    }
}

/// A text that names no field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} names no field of a session")]
pub struct NotAField(String);

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Goal => f.write_str("goal"),
            Self::LookBack(action, part) => write!(f, "looked_back.action.{action}.{part}"),
            Self::StillFirm(stage) => write!(f, "stage.{stage}.firm"),
            Self::Answer(question) => write!(f, "answer.{question}.rep"),
            Self::Exit(criterion) => write!(f, "exit.{criterion}.status"),
            Self::Evidence(criterion) => write!(f, "exit.{criterion}.evidence"),
            Self::BuyerStage => f.write_str("changed.buyer_stage"),
            Self::BuyerAct => f.write_str("changed.buyer_stage_act"),
            Self::Stage => f.write_str("changed.stage"),
            Self::StageWhy => f.write_str("changed.stage_why"),
            Self::StartNow => f.write_str("start_now"),
            Self::InTheWay(part) => write!(f, "in_the_way.{part}"),
            Self::Call(call, part) => write!(f, "call.{call}.{part}"),
            Self::Step(action, part) => write!(f, "action.{action}.{part}"),
            Self::NextSession => f.write_str("next_session"),
            Self::Agreed(person) => write!(f, "agreed.{person}"),
            Self::LeftOut(step) => write!(f, "left_out.{step}"),
            Self::EndedWhy => f.write_str("ended_why"),
        }
    }
}

impl FromStr for Field {
    type Err = NotAField;

    fn from_str(text: &str) -> Result<Self, NotAField> {
        let parts: Vec<&str> = text.split('.').collect();
        read(&parts).ok_or_else(|| NotAField(text.to_owned()))
    }
}

fn read(parts: &[&str]) -> Option<Field> {
    Some(match parts {
        ["goal"] => Field::Goal,
        ["looked_back", "action", action, part] => {
            Field::LookBack(action.parse().ok()?, part.parse().ok()?)
        }
        ["stage", stage, "firm"] => Field::StillFirm(stage.parse().ok()?),
        ["answer", stage, id, "rep"] => Field::Answer(in_stage(stage, id)?),
        ["exit", stage, id, "status"] => Field::Exit(in_stage(stage, id)?),
        ["exit", stage, id, "evidence"] => Field::Evidence(in_stage(stage, id)?),
        ["changed", "buyer_stage"] => Field::BuyerStage,
        ["changed", "buyer_stage_act"] => Field::BuyerAct,
        ["changed", "stage"] => Field::Stage,
        ["changed", "stage_why"] => Field::StageWhy,
        ["start_now"] => Field::StartNow,
        ["in_the_way", part] => Field::InTheWay(part.parse().ok()?),
        ["call", call, part] => Field::Call(call.parse().ok()?, part.parse().ok()?),
        ["action", action, part] => Field::Step(action.parse().ok()?, part.parse().ok()?),
        ["next_session"] => Field::NextSession,
        ["agreed", person] => Field::Agreed(person.parse().ok()?),
        ["left_out", step @ ..] => Field::LeftOut(step.join(".").parse().ok()?),
        ["ended_why"] => Field::EndedWhy,
        _ => return None,
    })
}

fn in_stage<T: FromStr<Err = NotAnId>>(stage: &str, id: &str) -> Option<super::id::InStage<T>> {
    Some(super::id::InStage::new(stage.parse().ok()?, id.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_named_by_its_key_in_the_record() {
        #[track_caller]
        fn case(key: &str) {
            let field: Field = key.parse().unwrap();
            assert_eq!(field.to_string(), key);
        }
        for key in ["goal", "changed.buyer_stage", "changed.buyer_stage_act", "changed.stage"] {
            case(key);
        }
        for key in ["changed.stage_why", "start_now", "next_session", "agreed.ana"] {
            case(key);
        }
        case("answer.align.told-or-assumed.rep");
        case("exit.align.decision-steps.status");
        case("exit.align.decision-steps.evidence");
        case("stage.align.firm");
        case("left_out.look-back");
        case("left_out.stage.align");
        case("ended_why");
        for part in LookBackPart::ALL {
            case(&format!("looked_back.action.d3f8n2ws.{part}"));
        }
        for part in CallPart::ALL {
            case(&format!("call.m4x8c2vj.{part}"));
        }
        for part in InTheWayPart::ALL {
            case(&format!("in_the_way.{part}"));
        }
        for part in StepPart::ALL {
            case(&format!("action.h7k2p9qd.{part}"));
        }
    }

    #[test]
    fn what_names_no_field_is_refused() {
        for wrong in ["", "goal.x", "answer.align", "exit.A.b.status", "call.x.y.z", "../goal"] {
            assert!(wrong.parse::<Field>().is_err(), "{wrong:?}");
        }
    }
}
