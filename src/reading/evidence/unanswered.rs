//! Calls that reached nobody, and acts on a day to come.

use std::ops::Range;

use super::Around;
use super::heard::{Heard, in_full};
use super::vocabulary::Tells;
use super::word::Word;
use crate::reading::list::has;
use crate::reading::when::{self, Way};

/// That it is so no more, in three words in a row.
const NOT_IN_THREE: &[[&str; 3]] = &[
    ["gone", "back", "on"],
    ["goes", "back", "on"],
    ["going", "back", "on"],
    ["went", "back", "on"],
];

/// Before an act these say that it came close.
const ALMOST: &str = "almost nearly practically virtually";

/// Where a call ends that nobody took.
const UNANSWERED: &str = "answerphone mailbox voicemail";

/// How somebody is called.
const CALLED: &str = "called dialled phoned rang rung tried";

/// What somebody has who is not called themselves: "called Dana's office".
const REACHED: &str = "landline line mailbox office number phone reception switchboard voicemail";

/// What somebody does on a day to come: "signs tomorrow".
const TO_DO: &str = "accepts answers approves books brings calls commits confirms countersigns decides \
    delivers emails forwards joins mails meets opens orders pays phones presents releases replies returns \
    reviews sends shares shows signs submits visits";

/// The most words between an act and the day that it is meant for.
const FAR: usize = 3;

impl Heard<'_> {
    /// "I rang Tom, voicemail": one that they left for us shows something.
    pub(super) fn is_unanswered(&self, around: &Around<'_>) -> bool {
        let looked_at = |word: &&Word<'_>| word.is_looked_at();
        let is_us = |word: &Word<'_>| word.is_us() || around.ours.contains(&word.folded);
        let calls = |at: usize| {
            let call = self.words.get(at).filter(looked_at);
            let before = at.checked_sub(1).and_then(|at| self.words.get(at));
            call.is_some_and(|word| is_called(&word.folded)) && before.is_none_or(is_us)
        };
        let ends =
            |word: &Word<'_>| word.is_looked_at() && !word.owns() && is_unanswered(&word.folded);
        (0..self.words.len()).find(|at| calls(*at)).is_some_and(|at| {
            let behind = self.words.get(at + 1..).unwrap_or_default();
            behind.iter().any(ends) && !behind.iter().any(|word| word.folded == "back")
        })
    }

    /// "Almost signed", "all but agreed", "is about to sign".
    pub(super) fn is_almost(&self) -> bool {
        let acts = |word: &Word<'_>| {
            let tells = word.tells(Tells::Done) || word.tells(Tells::Sending);
            tells || word.folded.ends_with("ed")
        };
        let is = |word: &Word<'_>, what: &str| word.is_looked_at() && word.folded == what;
        let almost = self
            .words
            .windows(2)
            .any(|pair| pair[0].is_looked_at() && is_almost(&pair[0].folded) && acts(&pair[1]));
        almost
            || self.words.windows(3).any(|three| {
                is(&three[0], "all") && is(&three[1], "but") && acts(&three[2])
                    || matches!(&*three[0].folded, "is" | "was" | "are" | "were")
                        && is(&three[1], "about")
                        && is(&three[2], "to")
            })
    }

    /// Where it stands that somebody's office was called, and not they: "called Dana's
    /// office".
    pub(super) fn called_elsewhere(&self) -> Option<usize> {
        let at = self.words.windows(3).position(|three| match three {
            [called, owner, what] => {
                is_called(&called.folded) && owner.owns() && is_reached(&what.folded)
            }
            _ => false,
        })?;
        Some(at + 1)
    }

    /// "Dana signs tomorrow, mail 24 nov": the act is meant for a day to come.
    pub(super) fn is_done_ahead(&self, theirs: Option<&Range<usize>>, around: &Around<'_>) -> bool {
        let Some(act) = theirs.map(|run| run.end) else { return false };
        let Some(verb) = self.words.get(act).filter(|word| word.is_looked_at()) else {
            return false;
        };
        if !is_to_do(&verb.folded) || verb.tells(Tells::Done) {
            return false;
        }
        let behind = self.words.get(act + 1..).unwrap_or_default();
        let length = behind.iter().position(Word::ends_a_part).map_or(behind.len(), |at| at + 1);
        let Some(behind) = behind.get(..length) else { return false };
        let own = Heard::typed(behind);
        let day = when::find(&in_full(&own), around.calendar, Way::Ahead);
        day.is_some_and(|(run, day)| run.start <= FAR && day.on > around.calendar.today)
    }
}

/// Whether three folded words, as a phrase, say that it is so no more.
pub(super) fn denies_in_three(words: [&str; 3]) -> bool {
    NOT_IN_THREE.contains(&words)
}

/// Whether a folded word before an act says that it only came close.
fn is_almost(folded: &str) -> bool {
    has(ALMOST, folded)
}

/// Whether a folded word says that nobody took a call.
fn is_unanswered(folded: &str) -> bool {
    has(UNANSWERED, folded)
}

/// Whether a folded word is how somebody is called.
fn is_called(folded: &str) -> bool {
    has(CALLED, folded)
}

/// Whether a folded word is what is reached where nobody is.
fn is_reached(folded: &str) -> bool {
    has(REACHED, folded)
}

/// Whether a folded word with a day ahead is what somebody does on it.
fn is_to_do(folded: &str) -> bool {
    has(TO_DO, folded)
}
