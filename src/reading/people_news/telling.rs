//! What the words of a piece tell of those whom it names.

use super::leaving::{self, Leaving};
use super::words::{Tells, Word, joined};
use super::{ahead, names, talk};
use crate::domain::session::News;
use crate::reading::evidence::Around;
use crate::reading::when::Way;

/// What the words of a piece tell.
pub(super) enum Telling<'a> {
    /// That something did not happen.
    Denied,
    /// Names alone; and whether more was said after them.
    Names(Vec<Word<'a>>, bool),
    /// News, whether its word stood before the names, and whether of one alone.
    News { who: Vec<Word<'a>>, news: News, leads: bool, is_of_one: bool, has_more: bool },
    /// What is to come, of those among these words.
    Ahead(Vec<Word<'a>>),
    /// What others did among themselves: "Dana met Tom" without us.
    Others(Vec<Word<'a>>),
    /// That the first follow the others.
    Follows(Vec<Word<'a>>, Vec<Word<'a>>),
}

/// What may be moved, beside "the meeting".
const MOVED: &str = "everything home house it that things this";

/// What is said so is said of one.
const ONE: [&str; 3] = ["is", "was", "has"];

/// What is told, with the names it is joined to by "and", and all who are around.
pub(super) struct Spoken<'w, 'a, 'p> {
    pub(super) before: &'w [Word<'a>],
    pub(super) around: &'w Around<'p>,
}

impl Spoken<'_, '_, '_> {
    pub(super) fn tell<'a>(&self, words: &[Word<'a>]) -> Telling<'a> {
        let is_now = words.iter().any(|word| word.is_now());
        let behind = ahead::behind_a_day(words, self.around.calendar, Way::Back);
        // "In may Dana takes over": the day is to come.
        let words = if is_now { words } else { behind };
        let told = tell(words, self.around);
        if !matches!(&told, Telling::News { news: News::SpokenTo, .. }) {
            return told;
        }
        let Some(at) = talk::verb(words) else { return told };
        let (by, to) = (words.get(..at.start), words.get(at.end..));
        let (by, to) = (by.unwrap_or_default(), to.unwrap_or_default());
        let Some(verb) = words.get(at.start) else { return told };
        let is_passive = to.first().is_some_and(|word| word.is("by"));
        let to = until_more(to.get(usize::from(is_passive)..).unwrap_or_default());
        let is_mutual = !self.before.is_empty() && verb.is_mutual();
        match (self.is_theirs_alone(by), self.is_of_us(&to)) {
            // "Dana met Goran".
            (true, true) => telling(Tells::Spoke, by, &[], &to),
            // "Dana spoke to Tom", "Tom was called by Dana", "Dana and Tom met".
            (true, false) if is_mutual || names::are_theirs(&to, self.around) => {
                Telling::Others(words.to_vec())
            }
            _ => told,
        }
    }

    /// Whether words name those of theirs, and nobody of ours is with them.
    fn is_theirs_alone(&self, words: &[Word<'_>]) -> bool {
        names::are_theirs(words, self.around)
            && !self.is_of_us(words)
            && !self.is_of_us(self.before)
    }

    fn is_of_us(&self, words: &[Word<'_>]) -> bool {
        words.iter().any(|word| names::is_of_us(word, self.around))
    }
}

fn tell<'a>(words: &[Word<'a>], around: &Around<'_>) -> Telling<'a> {
    if let Some((who, leaving)) = leaving::told(words, around) {
        let who = who.to_vec();
        return match leaving {
            Leaving::Ahead => Telling::Ahead(who),
            Leaving::Gone => {
                let are_several =
                    |word: &Word<'_>| word.is_in("are aren't do don't have were work");
                let is_of_one = !words.iter().any(are_several);
                Telling::News { who, news: News::Gone, leads: false, is_of_one, has_more: true }
            }
        };
    }
    let words = &without_owners(words)[..];
    // "Is Tom gone?" tells nothing.
    if words.iter().any(|word| word.denies() || word.typed.ends_with('?')) {
        return Telling::Denied;
    }
    if ahead::is_ahead(words, around) {
        let words = ahead::behind_a_stretch(words, around.calendar);
        // Of who replaces whom the first one is the news.
        let follows = |word: &Word<'_>| word.tells() == Some(Tells::Follows) || word.takes();
        let end = words.iter().position(follows).unwrap_or(words.len());
        let mut who = until_more(words.get(..end).unwrap_or(words));
        who.retain(|word| word.tells().is_none() && !word.is_ahead());
        return Telling::Ahead(who);
    }
    let told = follows(words, around).or_else(|| new_in_a_role(words));
    let told = told.or_else(|| hands_on(words)).or_else(|| started_as(words));
    if let Some(told) = told.or_else(|| met(words, around)) {
        return told;
    }
    let end = words.iter().position(|word| word.begins_more()).unwrap_or(words.len());
    let (main, more) = words.split_at(end);
    let names = || Telling::Names(main.to_vec(), !more.is_empty());
    let said_of_it = names_somebody(main).then(|| said_at_the_end(more)).flatten();
    if let Some(tells) = said_of_it.filter(|_| telling_word(main).is_none()) {
        return telling(tells, main, &[], &[]);
    }
    let Some((at, tells)) = telling_word(main) else {
        // "Dana on the phone", "Dana at lunch".
        let spoke = |word: &Word<'_>| word.tells() == Some(Tells::Spoke);
        let met = || more.iter().any(spoke).then(|| telling(Tells::Spoke, main, &[], more));
        return is_now(words).or_else(met).unwrap_or_else(names);
    };
    let (before, after) = (main.get(..at), main.get(at + 1..));
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    let colon = main.get(at).is_some_and(|word| word.typed.ends_with(':'));
    if tells == Tells::Gone && !names_somebody(before) && !colon && !begins_with_are(after) {
        // "Left a message", "left Dana a message": nobody is gone.
        return Telling::Denied;
    }
    let behind = if after.is_empty() { more } else { after };
    let is_other = match tells {
        Tells::Gone => {
            main.get(at).is_some_and(|verb| leaving::stays(*verb, before, (after, more), around))
        }
        Tells::New => is_new_to_it(behind) || is_a_new_thing(before, after),
        Tells::Spoke => has_a_new_thing(before),
        // "Moved the meeting".
        Tells::Moved => {
            let is_thing = after.first().is_some_and(|it| it.begins_a_thing() || it.is_in(MOVED));
            is_thing || after.is_empty() && leaving::is_on_to_more(more)
        }
        Tells::Follows | Tells::Became => false,
    };
    if is_other {
        let who = if names_somebody(before) { before } else { words };
        return Telling::Names(who.to_vec(), true);
    }
    let with = || talk::with_whom(more, around).filter(|_| tells == Tells::Spoke);
    let after = if names_anybody(after) { after } else { with().unwrap_or(after) };
    telling(tells, before, after, more)
}

/// "Ran into Dana", "sat down with Tom".
fn met<'a>(words: &[Word<'a>], around: &Around<'_>) -> Option<Telling<'a>> {
    let at = talk::met(words)?;
    let (before, after) = (words.get(..at.start)?, until_more(words.get(at.end..)?));
    let is_us = || after.iter().any(|word| names::is_of_us(word, around));
    let is_met = names::are_theirs(&after, around) || is_us();
    is_met.then(|| telling(Tells::Spoke, before, &after, &[]))
}

/// "Derek handed over to Peter Nowak": both are named, and no more is said.
fn hands_on<'a>(words: &[Word<'a>]) -> Option<Telling<'a>> {
    let hands = words.iter().position(|word| word.hands_on())?;
    let is_to = |pair: &[Word<'_>]| pair[0].is_in("to with") && pair[1].is_capitalised();
    let to = hands + words.get(hands..)?.windows(2).position(is_to)?;
    let (who, to) = (words.get(..hands)?, words.get(to..)?);
    Some(Telling::Others([who, &until_more(to)].concat()))
}

/// "Yuki Tanaka started on monday as head of IT".
fn started_as<'a>(words: &[Word<'a>]) -> Option<Telling<'a>> {
    let at = words.iter().position(|word| word.is_in("began started starts"))?;
    let (before, more) = (words.get(..at)?, words.get(at + 1..)?);
    let is_said = names_anybody(before) && !after_as(more).is_empty();
    is_said.then(|| telling(Tells::New, before, &[], more))
}

/// Words without somebody whom another belongs to: "Tom's predecessor has left".
fn without_owners<'a>(words: &[Word<'a>]) -> Vec<Word<'a>> {
    let mut left = Vec::new();
    let mut rest = words;
    while let [first, after @ ..] = rest {
        let owned = if first.owns() { owned(after) } else { 0 };
        left.extend(Some(*first).filter(|_| owned == 0));
        rest = after.get(owned..).unwrap_or_default();
    }
    left
}

/// How many words say what is somebody's: "old team". None do behind "Tom's" in
/// "Tom's left" and "Tom's now in finance", which are of Tom.
fn owned(words: &[Word<'_>]) -> usize {
    let is_thing = |it: &Word<'_>| {
        !it.is_capitalised()
            && it.tells().is_none()
            && !it.is_small()
            && !it.denies()
            && !it.begins_more()
    };
    let beside = words.iter().take_while(|word| word.is_beside_a_thing()).count();
    let what = words.get(beside).filter(|what| what.is_somebody() || is_thing(what));
    what.map_or(0, |_| beside + 1)
}

/// "Ilse replaces Tom", "Ilse takes over from Tom", "Tom was replaced by Ilse".
fn follows<'a>(words: &[Word<'a>], around: &Around<'_>) -> Option<Telling<'a>> {
    let over = words.windows(2).position(|pair| pair[0].is("over") && pair[1].is("from"));
    let verb = words.iter().position(|word| word.tells() == Some(Tells::Follows));
    let (at, after) = verb.map(|at| (at, at + 1)).or(over.map(|at| (at, at + 2)))?;
    let (before, after) = (words.get(..at)?, words.get(after..)?);
    let before: Vec<_> = before.iter().filter(|it| !it.takes()).copied().collect();
    let (new, old) = match after {
        [by, new @ ..] if by.is("by") => (until_more(new), before),
        _ => (before, until_more(after)),
    };
    // "Sofie replaced the router": nobody follows a thing.
    let is_one = names::are_theirs(&old, around) || old.iter().any(|word| word.is_a_role());
    Some(if is_one { Telling::Follows(new, old) } else { Telling::Others([new, old].concat()) })
}

fn until_more<'a>(words: &[Word<'a>]) -> Vec<Word<'a>> {
    words.iter().take_while(|word| !word.begins_more()).copied().collect()
}

/// The word that tells; "has a new plan" tells of no one new.
fn telling_word(words: &[Word<'_>]) -> Option<(usize, Tells)> {
    let mut has_something = false;
    for (at, word) in words.iter().enumerate() {
        let is_of_a_place = words.get(at + 1).is_some_and(|next| word.is("new") && next.is_new());
        let is_of_a_thing = word.is("new") && has_something || is_of_a_place;
        let is_of_a_thing = is_of_a_thing || talk::is_a_name_for(words, at);
        if let Some(tells) = word.tells().filter(|_| !is_of_a_thing) {
            return Some((at, tells));
        }
        has_something |= word.has_something();
    }
    None
}

/// "Ilse from purchasing is new": what is said behind where somebody is from.
fn said_at_the_end(more: &[Word<'_>]) -> Option<Tells> {
    let [.., verb, last] = more else { return None };
    let is_said = ["is", "has", "are", "have"].iter().any(|own| verb.is(own));
    last.tells().filter(|tells| is_said && matches!(tells, Tells::New | Tells::Gone))
}

/// "New CFO: Ruth", "the new head of IT is Ruth", "hired a new CFO": the role
/// stands before the name.
fn new_in_a_role<'a>(words: &[Word<'a>]) -> Option<Telling<'a>> {
    let at = words.iter().position(|word| word.is("new") && !word.typed.ends_with(':'))?;
    let (before, after) = (words.get(..at)?, words.get(at + 1..)?);
    let is_nobody = |word: &Word<'_>| word.is_small() || word.tells() == Some(Tells::New);
    let (role, who) = role_and_name(after)?;
    let who = until_more(who);
    let news = News::New(Some(joined(role)));
    let leads = who.is_empty();
    let told = Telling::News { who, news, leads, is_of_one: true, has_more: true };
    before.iter().all(is_nobody).then_some(told)
}

/// A role, and the name behind it: "head of IT: Ruth".
pub(super) fn role_and_name<'w, 'a>(
    words: &'w [Word<'a>],
) -> Option<(&'w [Word<'a>], &'w [Word<'a>])> {
    let is_parted = |word: &Word<'_>| ["is", "called", "named"].iter().any(|it| word.is(it));
    let ends = words.iter().position(|word| word.typed.ends_with(':')).map(|at| (at + 1, at + 1));
    let parted = || words.iter().position(is_parted).map(|at| (at, at + 1));
    let is_name = |word: &Word<'_>| word.is_capitalised() && !word.is_all_capitals();
    let begins = || words.iter().position(|word| is_name(word) && !word.is_a_role());
    let colon = ends.is_some();
    let (end, start) = ends.or_else(parted).unwrap_or_else(|| {
        let at = begins().unwrap_or(words.len());
        (at, at)
    });
    let (role, who) = (words.get(..end)?, words.get(start..)?);
    let is_one = colon || start == words.len() && end == start || who.iter().any(is_name);
    (is_one && role.iter().any(|word| word.is_a_role())).then_some((role, who))
}

/// "New to this topic", "joined the call"; and not "new to the team".
fn is_new_to_it(after: &[Word<'_>]) -> bool {
    let few = || after.iter().take(4);
    let is_employed = few().any(|word| word.is_an_employer() || word.is("us"));
    let is_to = after.first().is_some_and(|first| first.is("to"));
    is_to && !is_employed || after.iter().take(2).any(|word| word.is_a_talk())
}

/// "There is a new plan": in small letters no person is new.
fn is_a_new_thing(before: &[Word<'_>], after: &[Word<'_>]) -> bool {
    let is_article = before.last().is_some_and(|word| word.is("a") || word.is("the"));
    is_article && !names_somebody(before) && after.first().is_some_and(|it| !it.is_capitalised())
}

/// "Dana has a new phone".
fn has_a_new_thing(before: &[Word<'_>]) -> bool {
    before.last().is_some_and(|word| word.is("new")) && before.iter().any(|it| it.has_something())
}

fn names_somebody(words: &[Word<'_>]) -> bool {
    words.iter().any(|word| !word.is_small())
}

/// The same, but for how it was: "briefly".
fn names_anybody(words: &[Word<'_>]) -> bool {
    words.iter().any(|word| !word.is_small() && !word.is_of_a_talk())
}

fn begins_with_are(words: &[Word<'_>]) -> bool {
    words.first().is_some_and(|word| word.is("is") || word.is("are"))
}

fn telling<'a>(
    tells: Tells,
    before: &[Word<'a>],
    after: &[Word<'a>],
    more: &[Word<'a>],
) -> Telling<'a> {
    let leads = if tells == Tells::Spoke { names_anybody(after) } else { !names_somebody(before) };
    let to = after.iter().position(|word| word.is("to")).unwrap_or(after.len());
    let (after_it, place) = after.split_at(to);
    let place = if place.is_empty() { after_as(more) } else { place.get(1..).unwrap_or_default() };
    let is_the_new = before.last().is_some_and(|w| ["the", "our", "their"].iter().any(|t| w.is(t)));
    let (who, news) = match tells {
        Tells::Spoke | Tells::Follows => (if leads { after } else { before }, News::SpokenTo),
        Tells::Gone => (if leads { after } else { before }, News::Gone),
        Tells::New if leads => (after, News::New(None)),
        Tells::New if is_the_new => (before, News::New(title(after))),
        Tells::New => (before, News::New(title(after_as(more)))),
        Tells::Moved => (if leads { after_it } else { before }, News::Moved(title(place))),
        Tells::Became => (before, News::Moved(title(after))),
    };
    let is_of_one = before.iter().any(|word| ONE.iter().any(|one| word.is(one)));
    Telling::News { who: who.to_vec(), news, leads, is_of_one, has_more: !more.is_empty() }
}

/// "Tom is now CFO", "Tom is now in finance".
fn is_now<'a>(words: &[Word<'a>]) -> Option<Telling<'a>> {
    let at = words.windows(2).position(|pair| pair[0].is("is") && pair[1].is("now"))?;
    let place = title(words.get(at + 2..)?)?;
    let who = words.get(..at)?.to_vec();
    let news = News::Moved(Some(place));
    Some(Telling::News { who, news, leads: false, is_of_one: true, has_more: true })
}

/// What stands behind "as", at once or where it is a role: "on monday as head of IT".
fn after_as<'w, 'a>(more: &'w [Word<'a>]) -> &'w [Word<'a>] {
    if let [first, place @ ..] = more
        && first.is("as")
    {
        return place;
    }
    let at = more.iter().position(|word| word.is("as"));
    let place = at.and_then(|at| more.get(at + 1..)).unwrap_or_default();
    if place.iter().any(|word| word.is_a_role()) { place } else { &[] }
}

/// A title as it was typed, without the small words before it.
pub(super) fn title(words: &[Word<'_>]) -> Option<String> {
    let is_before = |word: &&Word<'_>| word.is_small() || word.is("in") || word.is("at");
    let small = words.iter().take_while(is_before).count();
    let title = joined(words.get(small..)?);
    (!title.is_empty()).then_some(title)
}
