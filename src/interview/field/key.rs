//! The name of a field: its key in the record.

use std::fmt;
use std::str::FromStr;

use super::Field;
use crate::domain::id::{InStage, NotAnId};
use crate::domain::session::{Checked, DebriefQuestion, GapRef, Owed};

/// A text that names no field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} names no field of a session")]
pub struct NotAField(String);

impl fmt::Display for Owed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Step(id) => write!(f, "action.{id}"),
            Self::Promise(id) => write!(f, "ask.{id}"),
        }
    }
}

impl fmt::Display for Checked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(id) => write!(f, "call.{id}"),
            Self::Step(id) => write!(f, "action.{id}"),
            Self::Ask(id) => write!(f, "ask.{id}"),
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::New => f.write_str("new"),
            Self::Opening(line) => write!(f, "{line}"),
            Self::LookBack(owed, part) => write!(f, "looked_back.{owed}.{part}"),
            Self::Outcome(call, part) => write!(f, "looked_back.call.{call}.{part}"),
            Self::StillFirm(stage) => write!(f, "stage.{stage}.firm"),
            Self::NotToday(stage) => write!(f, "stage.{stage}.others"),
            Self::Answer(question) => write!(f, "answer.{question}.rep"),
            Self::FollowUp(question, number, part) => {
                write!(f, "answer.{question}.follow_up.{number}.{part}")
            }
            Self::Exit(criterion, line) => write!(f, "exit.{criterion}.{line}"),
            Self::Element(element, line) => write!(f, "element.{element}.{line}"),
            Self::Stage(line) => write!(f, "{line}"),
            Self::Map(line) => write!(f, "{line}"),
            Self::Shows(number) => write!(f, "shows.{number}"),
            Self::Gap(GapRef { id, of }) => write!(f, "gap.{id}.{of}"),
            Self::Fill(GapRef { id, of }) => write!(f, "gap.{id}.{of}.who"),
            Self::Person(person, part) => write!(f, "person.{person}.{part}"),
            Self::InTheWay(part) => write!(f, "in_the_way.{part}"),
            Self::MetricWhy(metric) => write!(f, "metric_why.{metric}"),
            Self::Call(call, part) => write!(f, "call.{call}.{part}"),
            Self::StepIn(of, part) => write!(f, "{of}.step_in.{part}"),
            Self::HandedBack(of, line) => write!(f, "looked_back.{of}.{line}"),
            Self::SaidOnce => f.write_str("seconds.rehearse"),
            Self::Step(action, part) => write!(f, "action.{action}.{part}"),
            Self::Ask(ask, line) => write!(f, "ask.{ask}.{line}"),
            Self::Override(checked, check) => write!(f, "{checked}.override.{check}"),
            Self::Debrief(question) => write!(f, "debrief.answer.{question}.rep"),
            Self::Change(line) => write!(f, "debrief.{line}"),
            Self::Proposal(line) => write!(f, "proposal.{line}"),
            Self::LookAgain => f.write_str("changed.look_again"),
            Self::Note(number) => write!(f, "note.{number}"),
            Self::Thought(number) => write!(f, "parked.{number}"),
            Self::Coaching(part) => write!(f, "coaching.{part}"),
            Self::Help(skill) => write!(f, "skill.{skill}"),
            Self::NextSession => f.write_str("next_session"),
            Self::Passed(line) => write!(f, "left_out.{line}"),
            Self::NoStep => f.write_str("left_out.no-step"),
            Self::Agreed(person) => write!(f, "agreed.{person}"),
            Self::NotYet(person) => write!(f, "agreed.{person}.not_yet"),
            Self::Prepared => f.write_str("state"),
            Self::LeftOut(step) => write!(f, "left_out.{step}"),
            Self::EndedWhy => f.write_str("ended_why"),
        }
    }
}

impl FromStr for Field {
    type Err = NotAField;

    fn from_str(text: &str) -> Result<Self, NotAField> {
        let parts: Vec<&str> = text.split('.').collect();
        alone(text).or_else(|| read(&parts)).ok_or_else(|| NotAField(text.to_owned()))
    }
}

/// The lines whose word is the whole key.
fn alone(text: &str) -> Option<Field> {
    let opening = text.parse().map(Field::Opening);
    let stage = opening.or_else(|_| text.parse().map(Field::Stage));
    stage.or_else(|_| text.parse().map(Field::Map)).ok()
}

fn read(parts: &[&str]) -> Option<Field> {
    Some(match parts {
        ["new"] => Field::New,
        ["shows", number] => Field::Shows(nth(number)?),
        ["gap", id, of] => Field::Gap(gap(id, of)?),
        ["gap", id, of, "who"] => Field::Fill(gap(id, of)?),
        ["person", person, part] => Field::Person(person.parse().ok()?, part.parse().ok()?),
        ["in_the_way", part] => Field::InTheWay(part.parse().ok()?),
        ["metric_why", metric] => Field::MetricWhy(metric.parse().ok()?),
        ["seconds", "rehearse"] => Field::SaidOnce,
        ["debrief", "answer", part, number, "rep"] => {
            let (part, number) = (part.parse().ok()?, nth(number)?);
            Field::Debrief(DebriefQuestion { part, number })
        }
        ["changed", "look_again"] => Field::LookAgain,
        ["proposal", line] => Field::Proposal(line.parse().ok()?),
        ["debrief", line] => Field::Change(line.parse().ok()?),
        ["note", number] => Field::Note(nth(number)?),
        ["parked", number] => Field::Thought(nth(number)?),
        ["coaching", part] => Field::Coaching(part.parse().ok()?),
        ["skill", skill] => Field::Help(skill.parse().ok()?),
        ["next_session"] => Field::NextSession,
        ["agreed", person] => Field::Agreed(person.parse().ok()?),
        ["agreed", person, "not_yet"] => Field::NotYet(person.parse().ok()?),
        ["left_out", "no-step"] => Field::NoStep,
        ["left_out", line @ ("parts" | "words")] => Field::Passed(line.parse().ok()?),
        ["state"] => Field::Prepared,
        ["left_out", step @ ..] => Field::LeftOut(step.join(".").parse().ok()?),
        ["ended_why"] => Field::EndedWhy,
        ["looked_back", rest @ ..] => looked_back(rest)?,
        ["stage" | "answer" | "exit" | "element", ..] => of_a_stage(parts)?,
        ["call" | "action" | "ask", ..] => of_what_is_new(parts)?,
        _ => return None,
    })
}

fn looked_back(parts: &[&str]) -> Option<Field> {
    Some(match parts {
        [what @ ("action" | "call"), id, "back_on" | "next_time"] => {
            Field::HandedBack(checked(what, id)?, parts.last()?.parse().ok()?)
        }
        ["action", id, part] => Field::LookBack(Owed::Step(id.parse().ok()?), part.parse().ok()?),
        ["ask", id, part] => Field::LookBack(Owed::Promise(id.parse().ok()?), part.parse().ok()?),
        ["call", id, part] => Field::Outcome(id.parse().ok()?, part.parse().ok()?),
        _ => return None,
    })
}

fn of_a_stage(parts: &[&str]) -> Option<Field> {
    Some(match parts {
        ["stage", stage, "firm"] => Field::StillFirm(stage.parse().ok()?),
        ["stage", stage, "others"] => Field::NotToday(stage.parse().ok()?),
        ["answer", stage, id, "rep"] => Field::Answer(in_stage(stage, id)?),
        ["answer", stage, id, "follow_up", number, part] => {
            Field::FollowUp(in_stage(stage, id)?, nth(number)?, part.parse().ok()?)
        }
        ["exit", stage, id, line] => Field::Exit(in_stage(stage, id)?, line.parse().ok()?),
        ["element", element, line] => Field::Element(element.parse().ok()?, line.parse().ok()?),
        _ => return None,
    })
}

fn of_what_is_new(parts: &[&str]) -> Option<Field> {
    Some(match parts {
        ["call", call, part] => Field::Call(call.parse().ok()?, part.parse().ok()?),
        [what, id, "step_in", part] => Field::StepIn(checked(what, id)?, part.parse().ok()?),
        ["action", action, part] => Field::Step(action.parse().ok()?, part.parse().ok()?),
        ["ask", ask, line] => Field::Ask(ask.parse().ok()?, line.parse().ok()?),
        [what, id, "override", check] => Field::Override(checked(what, id)?, check.parse().ok()?),
        _ => return None,
    })
}

fn checked(what: &str, id: &str) -> Option<Checked> {
    Some(match what {
        "call" => Checked::Call(id.parse().ok()?),
        "action" => Checked::Step(id.parse().ok()?),
        _ => Checked::Ask(id.parse().ok()?),
    })
}

fn gap(id: &str, of: &str) -> Option<GapRef> {
    Some(GapRef { id: id.parse().ok()?, of: of.to_owned() })
}

/// A number from 1 on.
fn nth(text: &str) -> Option<u32> {
    text.parse().ok().filter(|number| *number > 0)
}

fn in_stage<T: FromStr<Err = NotAnId>>(stage: &str, id: &str) -> Option<InStage<T>> {
    Some(InStage::new(stage.parse().ok()?, id.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::super::{
        AskLine, CallLine, ChangeLine, CoachingLine, HandedBackLine, InTheWayLine, LookBackLine,
        OutcomeLine, ProposalLine, StepInLine, StepLine,
    };
    use super::*;
    use crate::domain::person::PersonLine;

    #[track_caller]
    fn case(key: &str) {
        let field: Field = key.parse().unwrap();
        assert_eq!(field.to_string(), key);
    }

    fn each<T: fmt::Display>(before: &str, parts: &[T]) {
        for part in parts {
            case(&format!("{before}.{part}"));
        }
    }

    #[test]
    fn a_field_is_named_by_its_key_in_the_record() {
        for key in [
            "seconds.open",
            "new",
            "minutes",
            "goal",
            "stage_at_start",
            "close_date_whose",
            "start_now",
            "people_news",
        ] {
            case(key);
        }
        for key in ["move_one", "person", "next_session", "agreed.ana", "state", "ended_why"] {
            case(key);
        }
        for key in ["changed.buyer_stage", "changed.buyer_stage_act", "changed.stage"] {
            case(key);
        }
        for key in ["answer.align.told-or-assumed.rep", "answer.align.told.follow_up.2.ask"] {
            case(key);
        }
        for key in ["exit.align.decision-steps.status", "exit.align.decision-steps.evidence"] {
            case(key);
        }
        for key in ["element.pain.level", "element.pain.evidence"] {
            case(key);
        }
        for key in
            ["stage.align.firm", "stage.align.others", "left_out.look-back", "left_out.stage.align"]
        {
            case(key);
        }
        for key in ["gap.role-missing.economic-buyer", "gap.few-contacts.map.who"] {
            case(key);
        }
        for key in ["note.1", "parked.3", "shows.2", "metric_why.days-in-stage", "seconds.rehearse"]
        {
            case(key);
        }
        case("changed.stage_why");
        case("changed.look_again");
        for key in ["call.m4x8c2vj.override.o1", "action.h7k2p9qd.override.a3"] {
            case(key);
        }
        case("ask.w2n6t8rb.override.k2");
        each("looked_back.action.d3f8n2ws", LookBackLine::ALL);
        each("looked_back.ask.w2n6t8rb", LookBackLine::ALL);
        each("looked_back.call.m4x8c2vj", OutcomeLine::ALL);
        each("looked_back.call.m4x8c2vj", HandedBackLine::ALL);
        each("looked_back.action.d3f8n2ws", HandedBackLine::ALL);
        each("call.m4x8c2vj", CallLine::ALL);
        each("call.m4x8c2vj.step_in", StepInLine::ALL);
        each("in_the_way", InTheWayLine::ALL);
        each("action.h7k2p9qd", StepLine::ALL);
        each("ask.w2n6t8rb", AskLine::ALL);
        each("person.dana-fox", PersonLine::ALL);
        each("coaching", CoachingLine::ALL);
        each("debrief", ChangeLine::ALL);
        each("proposal", ProposalLine::ALL);
        for key in
            ["debrief.answer.trace-back.2.rep", "left_out.debrief.facts", "left_out.one-change"]
        {
            case(key);
        }
    }

    #[test]
    fn what_names_no_field_is_refused() {
        for wrong in ["", "goal.x", "answer.align", "exit.A.b.status", "call.x.y.z", "../goal"] {
            assert!(wrong.parse::<Field>().is_err(), "{wrong:?}");
        }
        for wrong in ["note.0", "note.x", "gap.few-contacts", "deal.x.override.a1"] {
            assert!(wrong.parse::<Field>().is_err(), "{wrong:?}");
        }
    }
}
