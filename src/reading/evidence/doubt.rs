//! What the words of a line say against it: that it has not happened, is to
//! come, was our own act, or is what somebody says about another.

use std::ops::Range;

use super::heard::{Days, Heard};
use super::unanswered;
use super::vocabulary::{self, Tells};
use super::word::{Case, Name, Word};
use super::{Around, Doubt};
use crate::domain::deal::EvidenceKind;

/// How many words behind "promised" the promise begins at the latest.
const PROMISED: usize = 10;
/// What somebody agrees to a day with.
const ACTS: &[&str] = &["accepted", "booked", "set", "confirmed", "agreed", "named"];

impl Heard<'_> {
    /// What the words say against the act of whoever stands `at` a place.
    pub(super) fn doubt(
        &self,
        at: Option<Range<usize>>,
        around: &Around<'_>,
        people: &[Name<'_>],
        days: &Days,
    ) -> Option<Doubt> {
        let is_done = self.any(|word| word.tells(Tells::Done) || word.tells(Tells::Sending));
        let says_so = || self.any(|word| word.tells(Tells::Ahead));
        let is_ahead = || days.has_one_ahead && self.is_ahead(around);
        let is_to_come = || !is_done && !days.has_one && (says_so() || is_ahead());
        let is_only_thought = || !is_done && says_so() && self.words.iter().any(Word::says);
        if self.is_denied()
            || self.is_almost()
            || self.is_unanswered(around)
            || self.is_asked(around, people)
        {
            Some(Doubt::NotYet)
        } else if self.is_guessed(at.as_ref(), around, people) || self.is_told_by_us(around) {
            Some(Doubt::Guessed)
        } else if self.is_meant(at.as_ref(), around)
            || self.is_under_way(at.as_ref())
            || self.is_done_ahead(at.as_ref(), around)
            || is_to_come()
            || is_only_thought()
        {
            Some(Doubt::Ahead)
        } else if self.is_ours(at.as_ref(), around) {
            Some(Doubt::Ours)
        } else if at.is_some_and(|at| self.is_hearsay(&at, around, people)) {
            Some(Doubt::Hearsay)
        } else {
            None
        }
    }

    /// What was done to a day that is meant: "accepted".
    pub(super) fn act(&self) -> Option<String> {
        let act = self.words.iter().find(|word| ACTS.contains(&word.folded.as_str()));
        act.map(|word| word.folded.clone())
    }

    fn any(&self, tells: impl Fn(&Word<'_>) -> bool) -> bool {
        self.words.iter().any(tells)
    }

    /// A word with the one behind it.
    fn pairs(&self) -> impl Iterator<Item = (&Word<'_>, &Word<'_>)> {
        self.words.iter().zip(self.words.iter().skip(1))
    }

    /// Whether a word says that it is not so; "no 4711" and "no objections" do not.
    fn is_denied(&self) -> bool {
        let is_number = |word: &Word<'_>| !word.taken && word.bare.starts_with(char::is_numeric);
        let is_fine = |of: &Word<'_>| is_number(of) || vocabulary::is_trouble(&of.folded);
        let fine = self.pairs().filter(|(no, of)| no.folded == "no" && is_fine(of)).count();
        self.words.iter().filter(|word| word.denies()).count() > fine || self.is_denied_in_two()
    }

    /// "Did Dana mail?", "has Greg signed".
    fn is_asked(&self, around: &Around<'_>, people: &[Name<'_>]) -> bool {
        let asks = |word: &Word<'_>| {
            matches!(&*word.folded, "are" | "did" | "do" | "does" | "has" | "have" | "is" | "was")
        };
        let is_person = |word: &Word<'_>| {
            people.iter().any(|person| person.has(&word.folded))
                || around.ours.contains(&word.folded)
                || word.tells(Tells::Them)
        };
        let asked = self.words.iter().rposition(|w| w.is_looked_at() && w.typed.ends_with('?'));
        // "Dana mail? 1 dec": no more than the day comes behind it.
        let ends = asked.and_then(|at| self.words.get(at + 1..)).is_some_and(|behind| {
            behind.iter().all(|word| word.taken || vocabulary::is_small(&word.folded))
        });
        let begins = match self.words.get(..2) {
            Some([verb, who]) => verb.is_looked_at() && asks(verb) && is_person(who),
            _ => false,
        };
        ends || begins
    }

    /// "The contract is with Greg", "Tom is working on it".
    fn is_under_way(&self, theirs: Option<&Range<usize>>) -> bool {
        let Some(run) = theirs else { return false };
        let word = |at: usize| self.words.get(at).filter(|word| word.is_looked_at());
        let is = |at: usize| {
            word(at).is_some_and(|word| matches!(&*word.folded, "is" | "are" | "still"))
        };
        let lies_with = run.start >= 2
            && word(run.start - 1).is_some_and(|word| word.folded == "with")
            && is(run.start - 2);
        let at_it = (run.end..run.end + 2).take_while(|at| is(*at)).last();
        let is_at_it = at_it
            .and_then(|at| word(at + 1))
            .is_some_and(|word| vocabulary::is_under_way(&word.folded));
        lies_with || is_at_it
    }

    /// "Tom was invited", "Dana got the proposal": what came from us.
    fn is_done_to(&self, theirs: &Range<usize>) -> bool {
        let word = |at: usize| self.words.get(at).filter(|word| word.is_looked_at());
        let [Some(verb), Some(what)] = [theirs.end, theirs.end + 1].map(word) else { return false };
        let was = matches!(&*verb.folded, "was" | "were" | "is" | "got")
            && vocabulary::is_done_to(&what.folded)
            && !self.any(|word| word.folded == "by");
        let is_article = matches!(&*what.folded, "the" | "our" | "a" | "an" | "my");
        let thing = word(theirs.end + 2).and_then(|word| word.kind);
        let is_ours = matches!(&*what.folded, "our" | "my")
            || thing.is_some_and(|(kind, _)| {
                matches!(kind, EvidenceKind::Document | EvidenceKind::Email)
            });
        was || vocabulary::is_having(&verb.folded) && is_article && is_ours
    }

    /// "Our contract went to Greg", "my boss emailed Dana".
    fn is_of_ours(
        &self,
        theirs: &Range<usize>,
        kind: Option<EvidenceKind>,
        own: &[Range<usize>],
    ) -> bool {
        let our_thing = match self.words.get(..2) {
            Some([our, what]) => {
                our.is_looked_at()
                    && matches!(&*our.folded, "our" | "my")
                    && !vocabulary::is_their_role(&what.folded)
            }
            _ => false,
        };
        let is_act = |own: &Range<usize>| own.end <= theirs.start && self.is_done_by(own);
        let is_our = our_thing || own.iter().any(is_act);
        let came = theirs.start.checked_sub(1).and_then(|at| self.words.get(at));
        let came = came.is_some_and(|word| matches!(&*word.folded, "by" | "from"));
        let is_talk = matches!(kind, Some(EvidenceKind::Meeting | EvidenceKind::Call));
        is_our && !is_talk && !came && theirs.start > 1 && !self.is_answered(0, Some(theirs))
    }

    /// "Turned us down"; a voicemail that one of theirs left shows something.
    fn is_denied_in_two(&self) -> bool {
        let looked_at = |word: &&Word<'_>| word.is_looked_at();
        let by_them = self.words.first().is_some_and(|word| word.taken);
        let in_three = self.words.windows(3).any(|three| match three {
            [one, two, three] if [one, two, three].iter().all(|word| word.is_looked_at()) => {
                unanswered::denies_in_three([&one.folded, &two.folded, &three.folded])
            }
            _ => false,
        });
        in_three
            || (0..self.words.len()).any(|at| {
                let mut next = self.words.iter().skip(at + 1).take(3).filter(looked_at);
                let first = self.words.get(at).filter(looked_at);
                first.is_some_and(|first| {
                    let is_call = first.folded == "left";
                    let denies =
                        |word: &Word<'_>| vocabulary::denies_in_two(&first.folded, &word.folded);
                    let is_left = first.folded == "without";
                    !(is_call && by_them)
                        && next.any(|word| denies(word) || is_left && word.folded.ends_with("ing"))
                })
            })
    }

    /// "I think", "might have": what nobody of ours knows.
    fn is_guessed(
        &self,
        theirs: Option<&Range<usize>>,
        around: &Around<'_>,
        people: &[Name<'_>],
    ) -> bool {
        let first = self.words.first().filter(|word| !word.quoted);
        let is_hoped = first.is_some_and(|word| vocabulary::guesses(&word.folded));
        let is_rumour = self.pairs().next().is_some_and(|(heard, that)| {
            let is_heard = heard.folded == "heard" && that.folded == "that";
            is_heard || heard.folded == "word" && that.folded == "is"
        });
        // "I heard Dana called": not from whom.
        let is_rumour = is_rumour
            || self.words.windows(3).next().is_some_and(|three| {
                three[0].is_us()
                    && three[1].folded == "heard"
                    && (people.iter().any(|person| person.has(&three[2].folded))
                        || three[2].folded == "that")
            });
        // "As far as I know", "to my knowledge".
        let is_as_far = self.words.windows(3).any(|three| {
            let folded = [&*three[0].folded, &*three[1].folded, &*three[2].folded];
            let is_looked_at = three.iter().all(Word::is_looked_at);
            is_looked_at && (folded == ["as", "far", "as"] || folded == ["to", "my", "knowledge"])
        });
        is_hoped
            || is_as_far
            || is_rumour
            || theirs.is_some_and(|run| self.is_told_of(run))
            || self.is_from_nobody(theirs, around, people)
            || self.pairs().any(|(word, next)| {
                word.tells(Tells::Us) && vocabulary::guesses(&next.folded)
                    || !word.quoted
                        && next.folded == "have"
                        && vocabulary::is_possible(&word.folded)
            })
    }

    /// "Ana heard that Dana signed", "Goran thinks Tom approved": one of ours says so.
    fn is_told_by_us(&self, around: &Around<'_>) -> bool {
        self.pairs().enumerate().any(|(at, (who, says))| {
            let is_ours = around.ours.contains(&who.folded) && !who.taken && !who.quoted;
            let is_another = |word: &Word<'_>| word.taken && word.kind.is_none();
            let mut after = self.words.iter().skip(at + 2).take_while(|word| !word.ends_a_part());
            is_ours && says.says() && after.any(is_another)
        })
    }

    /// "A mate of theirs said that Dana signed": who says so has no name.
    fn is_from_nobody(
        &self,
        theirs: Option<&Range<usize>>,
        around: &Around<'_>,
        people: &[Name<'_>],
    ) -> bool {
        let Some(that) = theirs.and_then(|run| run.start.checked_sub(1)) else { return false };
        let before = self.words.get(..that).unwrap_or_default();
        let is_that = self.words.get(that).is_some_and(|word| word.folded == "that");
        let says = before.iter().position(|word| !word.quoted && word.says());
        let is_anybody = |word: &Word<'_>| {
            word.tells(Tells::Us)
                || matches!(&*word.folded, "he" | "she" | "they")
                || around.ours.contains(&word.folded)
                || people.iter().any(|person| person.has(&word.folded))
                || word.may_be_new() && word.is_capitalised()
        };
        let teller = says.and_then(|says| before.get(..says)).unwrap_or_default();
        let is_a_group = matches!(teller, [only] if only.is_group(around));
        let is_nameless = teller.len() > 1 && !teller.iter().skip(1).any(is_anybody);
        is_that && (is_a_group || is_nameless)
    }

    /// "Promised a mail", "offered on the call to send it".
    fn is_promised(&self) -> bool {
        let promises = |word: &Word<'_>| matches!(&*word.folded, "promised" | "offered");
        let at = self.words.iter().position(|word| promises(word) && !word.quoted);
        let Some(rest) = at.and_then(|at| self.words.get(at + 1..)) else { return false };
        let is_thing = |word: &Word<'_>| {
            word.kind.is_some()
                || matches!(&*word.folded, "a" | "an" | "the" | "his" | "her" | "us")
        };
        let is_act =
            |pair: &[Word<'_>]| pair[0].folded == "to" && pair[1].case() == Some(Case::Small);
        rest.first().is_some_and(is_thing) || rest.windows(2).take(PROMISED).any(is_act)
    }

    /// "Dana wants to sign", "Dana to sign", "Dana should sign": an act that is only meant.
    fn is_meant(&self, theirs: Option<&Range<usize>>, around: &Around<'_>) -> bool {
        let is_act = |at: usize| {
            let to = self.words.get(at).filter(|word| word.folded == "to" && !word.quoted);
            let act = to.and(self.words.get(at + 1));
            act.is_some_and(|act| act.case() == Some(Case::Small) && is_no_name(act, around))
        };
        let may = |at: usize| {
            let word = self.words.get(at).filter(|word| !word.quoted);
            word.is_some_and(|word| vocabulary::is_possible(&word.folded))
        };
        let is_if = |at: usize| self.words.get(at).is_some_and(Word::is_a_condition);
        let before = theirs.and_then(|run| run.start.checked_sub(1));
        let is_as_soon = before.is_some_and(|at| {
            let pair = at.checked_sub(1).and_then(|start| self.words.get(start..=at));
            matches!(pair, Some([soon, as_]) if soon.folded == "soon" && as_.folded == "as")
        });
        let is_named = theirs.is_some_and(|run| is_act(run.end) || may(run.end));
        let is_named = is_named || is_as_soon || before.is_some_and(is_if) || self.is_promised();
        let mut words = self.words.iter().enumerate();
        is_named
            || self.would()
            || words.any(|(at, word)| {
                !word.quoted && vocabulary::is_meant(&word.folded) && is_act(at + 1)
            })
    }

    /// "She would send it", "she'll send it"; "she'd signed it" is done.
    fn would(&self) -> bool {
        let is_apart =
            |who: &Word<'_>, would: &Word<'_>| who.tells(Tells::Them) && would.folded == "would";
        self.pairs().any(|(who, act)| {
            let word = who.bare.to_lowercase().replace('’', "'");
            let is_done = act.folded.ends_with("ed") || act.tells(Tells::Done);
            let is_meant = word.ends_with("'ll") || word.ends_with("'d") && !is_done;
            let is_them =
                vocabulary::tells(word.split('\'').next().unwrap_or_default(), Tells::Them);
            !who.quoted && (is_meant && is_them || is_apart(who, act))
        })
    }

    /// Whether a day ahead is said of something that no calendar holds.
    fn is_ahead(&self, around: &Around<'_>) -> bool {
        let is_invite =
            |word: &Word<'_>| word.kind.is_some_and(|(kind, _)| kind == EvidenceKind::Calendar);
        !self.any(is_invite) && self.ahead(around.calendar).is_some()
    }

    /// Whether it was our act: one of ours stands before it, or nobody does.
    fn is_ours(&self, theirs: Option<&Range<usize>>, around: &Around<'_>) -> bool {
        let is_us = |word: &Word<'_>| word.is_us() || around.ours.contains(&word.folded);
        let kind = self.words.iter().find_map(|word| word.kind).map(|(kind, _)| kind);
        let own = self.our_own(around);
        if theirs.is_some_and(|run| self.is_done_to(run) || self.is_of_ours(run, kind, &own))
            || theirs.is_none() && own.iter().any(|own| self.is_done_by(own))
        {
            return true;
        }
        let leads = |(who, act): (&Word<'_>, &Word<'_>)| {
            is_us(who) && !who.taken && act.is_looked_at() && vocabulary::is_leading(&act.folded)
        };
        if self.pairs().any(leads) {
            return true;
        }
        let Some(act) = self.words.iter().position(|word| word.tells(Tells::Sending)) else {
            return self.is_sent_to(theirs) || theirs.is_none() && self.any(is_us);
        };
        let next = self.words.get(act + 1).map_or("", |word| word.folded.as_str());
        let before = self.words.get(..act).unwrap_or_default().iter().enumerate().rev();
        let mut subjects = before.filter_map(|(at, word)| {
            let is_us = is_us(word) || own.iter().any(|own| own.contains(&at));
            let is_them = word.is_group(around)
                || theirs.is_some_and(|run| run.contains(&at))
                || word.tells(Tells::Them)
                || word.may_be_new() && word.case() != Some(Case::Small);
            (is_us || is_them).then_some(is_us)
        });
        let is_ours = subjects.next().unwrap_or(!matches!(next, "by" | "us" | "me"));
        is_ours && !self.is_answered(act, theirs)
    }

    /// "We asked, and she said yes": what they did upon our act.
    fn is_answered(&self, act: usize, theirs: Option<&Range<usize>>) -> bool {
        (act + 1..self.words.len()).any(|at| {
            let word = |at: usize| self.words.get(at).filter(|word| word.is_looked_at());
            let begins = |word: &Word<'_>| {
                vocabulary::is_next(&word.folded) || word.typed.ends_with([',', '.', ';'])
            };
            let is_them = |word: &Word<'_>| matches!(&*word.folded, "she" | "he" | "they");
            let is_named = theirs.is_some_and(|run| run.contains(&at));
            let acts = |word: &Word<'_>| {
                word.says() || word.tells(Tells::Done) || word.tells(Tells::Sending)
            };
            word(at - 1).is_some_and(begins)
                && word(at).is_some_and(|who| is_named || is_them(who))
                && word(at + 1).is_some_and(acts)
        })
    }

    /// "Mail to Dana", "demo for Dana": what went to them and came from nobody.
    fn is_sent_to(&self, theirs: Option<&Range<usize>>) -> bool {
        let goes = |word: &Word<'_>| {
            use EvidenceKind::{Calendar, Document, Email, Meeting};
            word.kind.is_some_and(|(kind, is_plain)| {
                let is_there = word.folded.starts_with("visit");
                matches!(kind, Calendar | Document | Email)
                    || kind == Meeting && !is_plain && !is_there
            })
        };
        theirs.and_then(|run| run.start.checked_sub(2)).is_some_and(|at| {
            let [what, to] = self.words.get(at..at + 2).unwrap_or_default() else { return false };
            goes(what)
                && matches!(to.folded.as_str(), "to" | "for")
                && !self.any(|word| word.folded == "from")
        })
    }
}

impl Word<'_> {
    /// Whether it tells what somebody says.
    pub(super) fn says(&self) -> bool {
        self.is_looked_at() && super::vocabulary::tells(&self.folded, Tells::Says)
    }
}

/// Whether a word calls nobody.
fn is_no_name(word: &Word<'_>, around: &Around<'_>) -> bool {
    let is_theirs = || around.people.iter().map(Name::of).any(|name| name.has(&word.folded));
    !around.ours.contains(&word.folded) && !word.is_group(around) && !is_theirs()
}
