//! Why an answer is not taken, in sentences for the people at the screen.

use crate::domain::leaving::Gone;
use crate::domain::person::NotTold;
use crate::domain::step_in::BackEarly;
use crate::domain::weight;
use crate::interview::field::Field;
use crate::reading::Question;
use crate::reading::amount::NotMoney;
use crate::reading::answer::NotAnAnswer;
use crate::reading::close_date::NotTerms;
use crate::reading::minutes::NotALength;
use crate::reading::person::NotAPerson;
use crate::reading::reach::NotReached;
use crate::reading::recipient::Unclear;
use crate::reading::when::NotADay;

/// Why the session does not take an answer. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not a day.
    #[error("{0}")]
    Day(#[from] NotADay),
    /// None of the choices.
    #[error("{}", NotTold::Choice)]
    Choice,
    /// Something about somebody.
    #[error("{0}")]
    Person(#[from] NotTold),
    /// A text so long that the session would not be read again.
    #[error(
        "too long: a record holds {} KiB. Keep a part of it here, the rest in a file of its own",
        weight::MOST / 1024
    )]
    TooLong,
    /// Not how long a call takes.
    #[error("{0}")]
    Length(#[from] NotALength),
    /// Not of the kind that a question takes.
    #[error("{0}")]
    Answer(#[from] NotAnAnswer),
    /// A text that names nobody, or not clearly.
    #[error("{0}")]
    Named(#[from] NotAPerson),
    /// A text that is no number or mail address.
    #[error("{0}")]
    Reach(#[from] NotReached),
    /// Somebody that nobody knows was given a step.
    #[error("no one called \"{name}\". Pick: {known}")]
    Nobody {
        /// The name.
        name: String,
        /// Those it can be.
        known: String,
    },
    /// Somebody who has left was given something.
    #[error("{0}")]
    Gone(#[from] Gone),
    /// The process has no such exit criterion.
    #[error("\"{name}\" is no exit criterion of this deal's process: one of {known}")]
    NoCriterion {
        /// What was typed.
        name: String,
        /// Those it has.
        known: String,
    },
    /// A department, a role or a company was named where a person acted.
    #[error("\"{name}\" is nobody: write who it was, as in Dana Fox")]
    NoName {
        /// What was named.
        name: String,
    },
    /// A step cannot be agreed yet.
    #[error("before you agree, \"{step}\" needs {lacks}")]
    Lacks {
        /// What is to be done.
        step: String,
        /// What is missing.
        lacks: &'static str,
        /// Where to put it.
        field: Field,
    },
    /// A step of which only the day was said.
    #[error("\"{text}\" is only the day: what is to be done? Write it before the day")]
    OnlyADay {
        /// What was typed.
        text: String,
    },
    /// A step of which only whose it is was said.
    #[error("{name} is to do what? Write it after the colon")]
    OnlyAName {
        /// What stands before the colon.
        name: String,
    },
    /// Something is asked on before the rep has answered.
    #[error("the rep answers first: then you ask on")]
    RepAnswersFirst,
    /// The manager takes over, and not all that this takes was said.
    #[error("before you agree, say {lacks}")]
    GateOpen {
        /// What is missing.
        lacks: String,
        /// Where to say it.
        field: Field,
    },
    /// A step of before would have a manager speak to the buyer.
    #[error(
        "{manager} would speak to the buyer: leave it to {rep}, ask {manager} for help, or drop it \
         and add it as a new step, where you say why"
    )]
    StepsIn {
        /// The manager.
        manager: String,
        /// The rep.
        rep: String,
    },
    /// The deal would be back before the step-in.
    #[error("{0}")]
    Back(#[from] BackEarly),
    /// A manager would do a part of a step of the rep's.
    #[error("{manager} would do a part of that: leave it out here, and write it as its own step")]
    TwoSteps {
        /// The manager.
        manager: String,
    },
    /// A manager would do what the buyer is to agree to on a call.
    #[error("{manager} would do that: what will the buyer do?")]
    ActsForThem {
        /// The manager.
        manager: String,
    },
    /// Something was done before anybody owed it.
    #[error("it was not written down before {0}: write the day on which it was done")]
    Early(String),
    /// A step that was carried often got nothing but a new date.
    #[error("a third time: change the words, the size or the owner, then the date")]
    Unchanged,
    /// A line that says neither amount nor close date nor whose it is.
    #[error("{0}")]
    Terms(#[from] NotTerms),
    /// It was not said whose the close date is.
    #[error("begin with theirs or ours, as in \"theirs, Dana on 12 Nov\"")]
    Whose,
    /// A number of minutes was asked for.
    #[error("how many minutes? A number, as in 25")]
    Minutes,
    /// Nobody was named to be asked.
    #[error("whoever is asked needs a name")]
    WhoIsAsked,
    /// The rep would ask themselves.
    #[error("whose help is it? Somebody else's name")]
    AsksThemselves,
    /// A name that is spelt almost like one that is known.
    #[error("nobody is called \"{name}\": did you mean {near}? Else write the whole name")]
    Near {
        /// The name.
        name: String,
        /// The one that is known.
        near: String,
    },
    /// Somebody to be called or written to who is not clear.
    #[error("{0}")]
    Recipient(#[from] Unclear),
    /// A check has a question, and nobody has said why it stands.
    #[error("before you agree: {question}")]
    Check {
        /// What it asks.
        question: String,
        /// Where to say why it stands all the same.
        field: Field,
    },
    /// A reason was asked for and not given.
    #[error("a few words are enough, but say why")]
    NeedsReason,
    /// The manager agreed before the rep.
    #[error("{rep} goes first: the rep reads the steps and agrees, then the manager")]
    RepFirst {
        /// The rep.
        rep: String,
    },
}

impl Refusal {
    /// What a piece of the answer may be; none where there is nothing to choose.
    #[expect(clippy::wildcard_enum_match_arm, reason = "only readers ask which of several")]
    pub fn question(&self) -> Option<Question> {
        match self {
            Self::Day(why) => why.question(),
            Self::Answer(why) => why.question(),
            Self::Named(why) => why.question(),
            Self::Terms(why) => why.question(),
            _ => None,
        }
    }
}

/// Why a form does not take an answer: in a sentence, and what a piece of it may
/// be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The sentence.
    pub why: String,
    /// What it may be.
    pub question: Option<Question>,
}

impl From<String> for Refused {
    fn from(why: String) -> Self {
        Self { why, question: None }
    }
}

impl From<&str> for Refused {
    fn from(why: &str) -> Self {
        why.to_owned().into()
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self { why: refusal.to_string(), question: refusal.question() }
    }
}

impl From<NotADay> for Refused {
    fn from(why: NotADay) -> Self {
        Refusal::from(why).into()
    }
}

impl From<NotAPerson> for Refused {
    fn from(why: NotAPerson) -> Self {
        Refusal::from(why).into()
    }
}

impl From<NotMoney> for Refused {
    fn from(why: NotMoney) -> Self {
        Refusal::from(NotTerms::Amount(why)).into()
    }
}

impl From<Refused> for String {
    fn from(refused: Refused) -> Self {
        refused.why
    }
}
