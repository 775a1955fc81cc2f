//! Three plain questions where somebody is not sure of a word on the buyer
//! map: influence, stance, champion. Each suggests a value; people decide.
//!
//! "Don't know" is always an answer. It never raises anybody: what was seen
//! counts. Source: `domain.md` section 4, Helpers.

use super::person::{Advocate, Influence, Reply, Stance};

/// What a helper does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice<T> {
    /// It asks a question.
    Ask(&'static str),
    /// It suggests a value.
    Suggest(T),
}

/// A question, and what follows from its answer.
struct Question<T: 'static> {
    ask: &'static str,
    yes: Next<T>,
    /// After no and don't know.
    otherwise: Next<T>,
}

/// What follows from an answer.
enum Next<T: 'static> {
    Ask(&'static Question<T>),
    Suggest(T),
}

/// How much somebody's view counts.
static INFLUENCE: Question<Influence> = Question {
    ask: "Do they set or fund goals like this one?",
    yes: Next::Suggest(Influence::High),
    otherwise: Next::Ask(&Question {
        ask: "Do they own initiatives, and do those who set goals ask them?",
        yes: Next::Suggest(Influence::Medium),
        otherwise: Next::Ask(&Question {
            ask: "Are they handed tasks?",
            yes: Next::Suggest(Influence::Low),
            otherwise: Next::Suggest(Influence::Unknown),
        }),
    }),
};

/// Where somebody stands. What speaks against us is asked first, so that a
/// friendly act does not hide it.
static STANCE: Question<Stance> = Question {
    ask: "Is there something against us: an objection they have not withdrawn, or another way they prefer?",
    yes: Next::Ask(&Question {
        ask: "Do they prefer another way or vendor?",
        yes: Next::Suggest(Stance::Opponent),
        otherwise: Next::Suggest(Stance::Skeptic),
    }),
    otherwise: Next::Ask(&Question {
        ask: "Have they done something for us: something we asked, or a good word?",
        yes: Next::Ask(&Question {
            ask: "Did they tell a colleague that they prefer us, and do you know who heard it?",
            yes: Next::Suggest(Stance::StrongSupporter),
            otherwise: Next::Suggest(Stance::Supporter),
        }),
        otherwise: Next::Ask(&Question {
            ask: "Have we met them?",
            yes: Next::Suggest(Stance::Neutral),
            otherwise: Next::Suggest(Stance::Unknown),
        }),
    }),
};

/// The champion test, in the order of its answers in the records: power,
/// stake, sells for us.
pub const CHAMPION: [&str; 3] = [
    "Do they have power with the economic buyer?",
    "Do they have a personal stake in it?",
    "Do they sell for us when we are absent? Name one act",
];
/// Answers with yes that make a coach: one of the three is missing.
///
/// Source: `domain.md` section 3, Champion.
const COACH: usize = CHAMPION.len() - 1;

/// The next question about somebody's influence, or the suggestion.
pub fn influence(replies: &[Reply]) -> Advice<Influence> {
    follow(&INFLUENCE, replies)
}

/// The next question about somebody's stance, or the suggestion.
pub fn stance(replies: &[Reply]) -> Advice<Stance> {
    follow(&STANCE, replies)
}

/// The next question of the champion test, or the suggestion: a champion with
/// three times yes, a coach with two; none of both where two are not there,
/// and no suggestion where that is not known.
pub fn champion(replies: &[Reply]) -> Advice<Option<Advocate>> {
    if let Some(ask) = CHAMPION.get(replies.len()) {
        return Advice::Ask(ask);
    }
    let count = |wanted| replies.iter().take(CHAMPION.len()).filter(|r| **r == wanted).count();
    let (yes, unknown) = (count(Reply::Yes), count(Reply::Unknown));
    Advice::Suggest(if yes > COACH {
        Some(Advocate::Champion)
    } else if yes == COACH {
        Some(Advocate::Coach)
    } else if yes + unknown < COACH {
        Some(Advocate::None)
    } else {
        None
    })
}

/// Where the answers lead. Answers behind a suggestion are not looked at.
fn follow<T: Copy>(first: &'static Question<T>, replies: &[Reply]) -> Advice<T> {
    let mut question = first;
    for reply in replies {
        let next = if *reply == Reply::Yes { &question.yes } else { &question.otherwise };
        match next {
            Next::Ask(next) => question = next,
            Next::Suggest(value) => return Advice::Suggest(*value),
        }
    }
    Advice::Ask(question.ask)
}

#[cfg(test)]
mod tests {
    use super::Reply::{No, Unknown, Yes};
    use super::*;

    #[test]
    fn influence_is_what_was_seen_first() {
        #[track_caller]
        fn case(replies: &[Reply], expected: Influence) {
            assert_eq!(influence(replies), Advice::Suggest(expected), "{replies:?}");
        }
        case(&[Yes], Influence::High);
        case(&[No, Yes], Influence::Medium);
        case(&[Unknown, Yes], Influence::Medium);
        case(&[No, No, Yes], Influence::Low);
        case(&[No, No, No], Influence::Unknown);
        case(&[Unknown, Unknown, Unknown], Influence::Unknown);
        case(&[Yes, No, No], Influence::High);
    }

    #[test]
    fn a_stance_is_asked_from_what_speaks_against_us() {
        #[track_caller]
        fn case(replies: &[Reply], expected: Stance) {
            assert_eq!(stance(replies), Advice::Suggest(expected), "{replies:?}");
        }
        case(&[Yes, Yes], Stance::Opponent);
        case(&[Yes, No], Stance::Skeptic);
        case(&[Yes, Unknown], Stance::Skeptic);
        case(&[No, Yes, Yes], Stance::StrongSupporter);
        case(&[No, Yes, No], Stance::Supporter);
        case(&[Unknown, Yes, Unknown], Stance::Supporter);
        case(&[No, No, Yes], Stance::Neutral);
        case(&[No, No, No], Stance::Unknown);
        case(&[Unknown, Unknown, Unknown], Stance::Unknown);
    }

    #[test]
    fn a_champion_has_all_three_and_a_coach_two() {
        #[track_caller]
        fn case(replies: [Reply; 3], expected: Option<Advocate>) {
            assert_eq!(champion(&replies), Advice::Suggest(expected), "{replies:?}");
        }
        case([Yes, Yes, Yes], Some(Advocate::Champion));
        case([Yes, No, Yes], Some(Advocate::Coach));
        case([Unknown, Yes, Yes], Some(Advocate::Coach));
        case([No, No, Yes], Some(Advocate::None));
        case([No, Unknown, No], Some(Advocate::None));
        case([No, No, No], Some(Advocate::None));
        case([Yes, Unknown, No], None);
        case([Unknown, Unknown, Unknown], None);
    }

    #[test]
    fn no_helper_asks_more_than_three_questions() {
        /// How many questions a helper asks of those answers.
        fn asked<T>(helper: fn(&[Reply]) -> Advice<T>, replies: &[Reply]) -> usize {
            let asks = |count: &usize| matches!(helper(&replies[..*count]), Advice::Ask(_));
            (0..=replies.len()).take_while(asks).count()
        }
        for first in Reply::ALL {
            for second in Reply::ALL {
                for third in Reply::ALL {
                    let replies = [*first, *second, *third];
                    assert!(asked(influence, &replies) <= 3, "{replies:?}");
                    assert!(asked(stance, &replies) <= 3, "{replies:?}");
                    assert_eq!(asked(champion, &replies), 3, "{replies:?}");
                }
            }
        }
    }

    #[test]
    fn the_next_question_follows_from_the_last_answer() {
        assert_eq!(influence(&[]), Advice::Ask("Do they set or fund goals like this one?"));
        assert_eq!(influence(&[No, No]), Advice::Ask("Are they handed tasks?"));
        assert_eq!(stance(&[Yes]), Advice::Ask("Do they prefer another way or vendor?"));
        assert_eq!(stance(&[No, No]), Advice::Ask("Have we met them?"));
        assert_eq!(champion(&[Yes]), Advice::Ask(CHAMPION[1]));
    }
}
