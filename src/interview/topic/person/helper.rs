//! Help with a choice that one is not sure of: three questions about what was
//! seen, of which the first clear answer settles it.
//!
//! Source: the trade's practice, helpers. The third one, the champion test, is
//! asked part by part.

use crate::domain::person::{Influence, PersonLine, Stance, UNKNOWN};
use crate::interview::prompt::{Choice, Entry, Prompt, Says};

/// The answer that settles nothing: the next question may.
const NO: &str = "no";

/// Three questions that lead to an answer.
#[derive(Clone, Copy, Debug)]
pub struct Helper {
    questions: &'static [Question; 3],
}

/// One of them, as it is asked of somebody.
#[derive(Debug)]
struct Question {
    /// What stands before the name, and behind it.
    ask: (&'static str, &'static str),
    /// The answers that settle it: key, words and what they lead to.
    settles: &'static [(char, &'static str, &'static str)],
    /// What the answer that settles nothing says.
    no: Option<&'static str>,
}

const INFLUENCE: [Question; 3] = [
    Question {
        ask: ("Does ", " set or fund goals like this one?"),
        settles: &[('y', "yes", Influence::High.as_str())],
        no: Some("no"),
    },
    Question {
        ask: ("Do those who set such goals ask ", " for a view?"),
        settles: &[('y', "yes", Influence::Medium.as_str())],
        no: Some("no"),
    },
    Question {
        ask: ("Is ", " handed tasks by others?"),
        settles: &[('y', "yes", Influence::Low.as_str())],
        no: Some("no"),
    },
];

const STANCE: [Question; 3] = [
    Question {
        ask: ("Did somebody hear ", " speak for us to a colleague?"),
        settles: &[('y', "yes", Stance::StrongSupporter.as_str())],
        no: Some("no"),
    },
    Question {
        ask: ("Has ", " done something that we asked for?"),
        settles: &[('y', "yes", Stance::Supporter.as_str())],
        no: Some("no"),
    },
    Question {
        ask: ("What has ", " said against it?"),
        settles: &[
            ('1', "nothing, and we have met", Stance::Neutral.as_str()),
            ('2', "an objection we have not answered", Stance::Skeptic.as_str()),
            ('3', "that another way or supplier is better", Stance::Opponent.as_str()),
        ],
        no: None,
    },
];

impl Helper {
    /// The value of the choice that asks for help.
    pub const HELP: &'static str = "help";

    /// Help with a part of what is known of somebody, where there is some.
    pub const fn with(part: PersonLine) -> Option<Self> {
        let questions = match part {
            PersonLine::Influence => &INFLUENCE,
            PersonLine::Stance => &STANCE,
            PersonLine::Title
            | PersonLine::Role
            | PersonLine::Coverage
            | PersonLine::ReportsTo
            | PersonLine::Influences
            | PersonLine::ConflictsWith
            | PersonLine::Power
            | PersonLine::Stake
            | PersonLine::SellsForUs
            | PersonLine::Evidence
            | PersonLine::Phone
            | PersonLine::Mail => return None,
        };
        Some(Self { questions })
    }

    /// The choice that asks for help.
    pub fn choice() -> Choice {
        Choice::new(Self::HELP, 'h', "help me choose: three questions")
    }

    /// The questions after these answers: those that were answered, and the
    /// next one until it is settled.
    pub fn prompts(self, who: &str, said: &[&str]) -> Vec<Prompt> {
        let unsettled = said.iter().take_while(|answer| is_open(answer)).count();
        self.questions.iter().take(unsettled + 1).map(|question| question.prompt(who)).collect()
    }

    /// What the answers lead to; none until all are given. Who says each time
    /// that they do not know is led to that.
    pub fn leads_to<'a>(self, said: &[&'a str]) -> Option<&'a str> {
        let settled = said.iter().find(|answer| !is_open(answer)).copied();
        settled.or_else(|| (said.len() >= self.questions.len()).then_some("unknown"))
    }
}

/// Whether the next question is asked after that answer.
fn is_open(answer: &str) -> bool {
    answer == NO || answer == UNKNOWN
}

impl Question {
    fn prompt(&self, who: &str) -> Prompt {
        let (before, behind) = self.ask;
        let settles = self.settles.iter();
        let mut choices: Vec<Choice> =
            settles.map(|(key, label, value)| Choice::new(*value, *key, *label)).collect();
        choices.extend(self.no.map(|label| Choice::new(NO, 'n', label)));
        choices.push(Choice::new(UNKNOWN, '0', "we don't know"));
        let entry = Entry::Choice(choices, Says::Fact);
        Prompt::new("", format!("{before}{who}{behind}"), entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_clear_answer_settles_it() {
        #[track_caller]
        fn case(part: PersonLine, said: &[&str], asked: usize, expected: Option<&str>) {
            let helper = Helper::with(part).unwrap();
            assert_eq!(helper.prompts("Tom", said).len(), asked, "{said:?}");
            assert_eq!(helper.leads_to(said), expected, "{said:?}");
        }
        let (influence, stance) = (PersonLine::Influence, PersonLine::Stance);
        case(influence, &[], 1, None);
        case(influence, &["high"], 1, Some("high"));
        case(influence, &["no"], 2, None);
        case(influence, &["?", "medium"], 2, Some("medium"));
        case(influence, &["no", "no", "low"], 3, Some("low"));
        case(influence, &["no", "?", "no"], 3, Some("unknown"));
        case(stance, &["strong-supporter"], 1, Some("strong-supporter"));
        case(stance, &["no", "no", "skeptic"], 3, Some("skeptic"));
        case(stance, &["?", "?", "?"], 3, Some("unknown"));
    }

    #[test]
    fn each_question_takes_that_we_do_not_know_and_leads_to_a_word_of_the_record() {
        for (part, words) in
            [(PersonLine::Influence, Influence::WORDS), (PersonLine::Stance, Stance::WORDS)]
        {
            let helper = Helper::with(part).unwrap();
            for question in helper.questions {
                let Entry::Choice(choices, Says::Fact) = question.prompt("Tom").entry else {
                    panic!()
                };
                assert_eq!(choices.last().unwrap().value, UNKNOWN);
                assert!(question.settles.iter().all(|(.., value)| words.contains(value)));
            }
        }
    }
}
