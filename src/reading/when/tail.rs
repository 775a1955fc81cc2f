//! The day that a sentence ends with: `send the list by fri`.

use jiff::civil::Date;

use super::calendar::Asked;
use super::said::{self, LONGEST, Said};
use super::{Way, in_a_sentence, refused};
use crate::domain::calendar::Calendar;
use crate::reading::list;

/// Words that lead to a day.
const LEADS: &str = "by on until till due";
/// Words before an end that is a day in any case, be it none of the calendar.
const MEANS_A_DAY: &str = "by until till before after due within toward towards";
/// Words before an end that is a stretch of days to come: "in the next few days".
const STRETCHES: &str = "at during in later over sometime this";
/// Words of such an end.
const TO_COME: &str = "beginning coming couple few new next start this";
/// Ends that mean a day and say none.
const SOON: [&[&str]; 8] = [
    &["as", "soon", "as", "possible"],
    &["right", "away"],
    &["straight", "away"],
    &["at", "once"],
    &["immediately"],
    &["asap"],
    &["soon"],
    &["later"],
];
/// The most words behind one of them.
const BEHIND: usize = 6;
/// Words of which one says a day without a word that leads to it.
const NEAR: &str = "today tonight tomorrow tmrw eow eom eoq eoy next monday tue tues tuesday wed \
    wednesday thu thur thurs thursday fri friday saturday sunday";
/// Words of what lies behind us.
const BEHIND_US: &str = "last ago yesterday";
/// Words before a day that make it a part of the sentence.
const PART_OF_IT: &str = "for from since of at with to per the and through between as like than";

/// Words that lead to the day from which something is done.
const BEGINS: &str = "from since";
/// Words before a day that is none by which something is done.
const NO_DAY: &str = "black each every except good not";
/// The end of a working day, whose hour nobody keeps.
const CLOSE: &str = "cob cop eob";

/// A sentence, and the day that it ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tail<'t> {
    /// What stands before the day.
    pub before: &'t str,
    /// How the day is said.
    pub phrase: &'t str,
    /// The day; none where its words say no single one that lies ahead.
    pub day: Option<Date>,
}

/// The day ahead that a sentence ends with. Without `by`, `on`, `until`, `till` or
/// `due` before it only what is a day in a sentence too.
pub fn tail(text: &str, calendar: Calendar) -> Option<Tail<'_>> {
    let words = Words::of(text);
    let (from, day) = words.read(calendar).or_else(|| words.unread()).or_else(|| words.soon())?;
    let (before, phrase) = text.split_at_checked(words.0.get(from)?.0)?;
    let before = before.trim_end().trim_end_matches([',', ';']).trim();
    let phrase = words.without_lead(from, phrase);
    (!before.is_empty()).then_some(Tail { before, phrase, day })
}

/// What is said before a deadline, and its day: "Send the list by fri" is "Send
/// the list" and the next Friday.
pub fn deadline(text: &str, calendar: Calendar) -> Option<(&str, Date)> {
    let tail = tail(text, calendar)?;
    Some((tail.before, tail.day?))
}

/// The words of a sentence: where each stands, as it was typed and bare.
struct Words<'t>(Vec<(usize, &'t str, String)>);

impl<'t> Words<'t> {
    fn of(text: &'t str) -> Self {
        let mut at = 0;
        let word = |piece: &'t str| {
            let start = at;
            at += piece.len();
            let typed = piece.trim_end();
            (!typed.is_empty()).then(|| (start, typed, said::bare(typed)))
        };
        Self(text.split_inclusive(char::is_whitespace).filter_map(word).collect())
    }

    fn bare(&self, from: usize) -> Vec<&str> {
        let rest = self.0.get(from..).unwrap_or_default();
        rest.iter().map(|(_, _, bare)| bare.as_str()).collect()
    }

    fn is(&self, at: usize, list: &str) -> bool {
        self.0.get(at).is_some_and(|(_, _, bare)| list::has(list, bare))
    }

    /// Where the longest end begins that can be read, and its day.
    fn read(&self, calendar: Calendar) -> Option<(usize, Option<Date>)> {
        let first = self.0.len().saturating_sub(LONGEST);
        let mut ends = first..self.0.len();
        let (from, said) = ends.find_map(|from| Some((from, said::words(&self.bare(from))?)))?;
        if self.is_of_the_text(from) {
            return None;
        }
        if let Some(at) = from.checked_sub(1).filter(|at| self.is(*at, CLOSE)) {
            let led = at.checked_sub(1).filter(|led| self.is(*led, LEADS));
            return Some((led.unwrap_or(at), None));
        }
        if !self.is(from, LEADS) && !self.is_latest(from) {
            if !self.is_meant(from, calendar) || self.is_part_of_it(from) {
                return None;
            }
            let vague = self.vague(from);
            if vague < from {
                return Some((vague, None));
            }
        }
        let past = Asked { phrase: None, calendar, way: Way::Ahead }.resolve(said);
        Some((from, past.ok().map(|past| past.on)))
    }

    /// "Every friday", "not by fri", "Black Friday", and what stands in quotation marks.
    fn is_of_the_text(&self, from: usize) -> bool {
        let rest = self.0.get(from..).unwrap_or_default();
        let is_quoted = rest.iter().any(|(_, typed, _)| typed.contains(['"', '“', '”', '«', '»']));
        is_quoted || from.checked_sub(1).is_some_and(|before| self.is(before, NO_DAY))
    }

    /// "no later than fri", "fri at the latest".
    fn is_latest(&self, from: usize) -> bool {
        let run = self.bare(from);
        run.contains(&"latest") || run.contains(&"later")
    }

    /// Whether words that nothing leads to are meant as a day ahead.
    fn is_meant(&self, from: usize, calendar: Calendar) -> bool {
        let run = self.bare(from);
        let typed = self.0.get(from).map_or("", |(_, typed, _)| *typed);
        let is_dated = |said: &Said| {
            matches!(said, Said::Day(_))
                && run.iter().any(|word| word.contains(char::is_alphabetic))
        };
        let is_near = run.iter().any(|word| list::has(NEAR, word)) || run.first() == Some(&"in");
        match in_a_sentence(&run, typed, calendar.order) {
            _ if run.iter().any(|word| list::has(BEHIND_US, word)) => false,
            Some(said) => run.len() == 1 || is_near || is_dated(&said) || starts_the_week(&run),
            None => false,
        }
    }

    fn is_part_of_it(&self, from: usize) -> bool {
        from.checked_sub(1).is_some_and(|before| self.is(before, PART_OF_IT))
    }

    /// Where the words begin that make a day vague, as in `before fri` and `by wed
    /// or thu`.
    fn vague(&self, from: usize) -> usize {
        let is_vague = |at: usize| self.is(at, refused::VAGUE);
        let belongs = |at: usize| {
            let bare = self.0.get(at).map(|(_, _, bare)| bare.as_str());
            is_vague(at)
                || self.is(at, LEADS)
                || bare.is_some_and(|it| said::words(&[it]).is_some())
        };
        match from.checked_sub(1).filter(|before| is_vague(*before)) {
            Some(before) => {
                (0..before).rev().take_while(|at| belongs(*at)).last().unwrap_or(before)
            }
            None => from,
        }
    }

    /// Where an end begins that means a day and cannot be read.
    fn unread(&self) -> Option<(usize, Option<Date>)> {
        let first = self.0.len().saturating_sub(BEHIND + 1);
        let is_one = |from: &usize| {
            let mut behind = self.bare(from + 1);
            // "before the first demo, from 30 nov": that day is of other words.
            let own = behind.iter().take_while(|word| !list::has(BEGINS, word)).count();
            behind.truncate(own);
            let is_a_stretch = || {
                let ends = behind.last().is_some_and(|last| said::unit(last).is_some());
                let is_to_come = self.bare(*from).iter().any(|word| list::has(TO_COME, word));
                ends && is_to_come && !behind.iter().any(|word| list::has(BEHIND_US, word))
            };
            self.is(*from, MEANS_A_DAY) && behind.iter().copied().any(hints_at_a_day)
                || self.is(*from, STRETCHES) && is_a_stretch()
        };
        let from = (first..self.0.len()).rev().find(is_one)?;
        let belongs = |at: &usize| self.is(*at, STRETCHES) || self.is(*at, refused::VAGUE);
        let start = (0..from).rev().take_while(belongs).last();
        Some((start.unwrap_or(from), None))
    }

    /// Where an end begins that means a day and names none. "A week later" is a part
    /// of the sentence.
    fn soon(&self) -> Option<(usize, Option<Date>)> {
        let bare = self.bare(self.0.len().saturating_sub(BEHIND));
        let end = SOON.iter().find(|end| bare.ends_with(end))?;
        let from = self.0.len() - end.len();
        let before = from.checked_sub(1).and_then(|at| self.0.get(at));
        let is_counted = before.is_some_and(|(_, _, word)| said::unit(word).is_some());
        (!is_counted).then_some((from, None))
    }

    /// An end without the words that lead to its day, and the marks around it.
    fn without_lead<'p>(&self, from: usize, phrase: &'p str) -> &'p str {
        let start = |at: usize| self.0.get(at).map_or(0, |(start, ..)| *start);
        let first = (from..self.0.len()).find(|at| !self.is(*at, LEADS)).unwrap_or(from);
        phrase
            .get(start(first) - start(from)..)
            .unwrap_or(phrase)
            .trim()
            .trim_end_matches(['.', ',', ';', '!'])
    }
}

fn starts_the_week(run: &[&str]) -> bool {
    run.first().is_some_and(|first| list::has("mon sat sun", first))
}

/// Whether a word belongs to a day, though its sentence may say none.
fn hints_at_a_day(word: &str) -> bool {
    let is_name = said::weekday(word).is_some() || said::month(word).is_some();
    is_name && !list::has("mon sat sun may mar march", word)
        || word.len() > 1 && said::unit(word).is_some()
        || word.contains(|c: char| c.is_ascii_digit())
        || list::has(said::PARTS, word)
        || list::has("eod eob cob eow eom eoq eoy", word)
}
