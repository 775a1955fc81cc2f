//! Days as people write them: `4 Dec`, `next fri`, `in 2 weeks`.
//!
//! The calendar is an argument, so that nothing here knows a clock. A phrase says one
//! day that its field takes, or is refused with a sentence that names the days
//! it may be; nothing is guessed silently. Weeks start on Monday, quarters and
//! years are those of the calendar.

mod calendar;
mod carried;
pub(super) mod clock;
mod numbers;
mod refused;
pub(super) mod said;
mod tail;

use std::ops::Range;

use jiff::civil::Date;

use self::calendar::Asked;
use self::said::Said;
use crate::domain::calendar::{Calendar, DateOrder};
use crate::domain::deal::Stretch;
use crate::domain::phrase;
use crate::reading::{MOST_WORDS, list};

pub(super) use said::LONGEST;

pub use carried::carried_over;
pub use refused::{NotADay, nearest};
pub use tail::{Tail, deadline, tail};

/// Words that are a day in a sentence too. Not `mon`, `sat` and `sun`, which
/// are also other words.
const ALONE: &str = "today tonight tomorrow tmrw yesterday eow eom eoq eoy \
    monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday saturday sunday";
/// Words that are a month, and in the middle of a sentence something else.
const ALSO_OTHER: &str = "may mar march";
/// Words before a deadline.
pub(super) const DEADLINE: [&str; 4] = ["by", "until", "till", "due"];
/// The most bytes of a phrase that is looked at.
const READ: usize = 200;

/// On which side of today the days of a field lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Today or later: what is planned.
    Ahead,
    /// Today or earlier: what has been.
    Back,
    /// Any, the nearest ahead where no year was written.
    Any,
    /// Any; where no year was written, one that has just been is asked about.
    Either,
}

/// A day, or the last one that is not ahead of a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Past {
    /// The day.
    pub on: Date,
    /// The stretch it is the last day of, where no day was said.
    pub about: Option<Stretch>,
}

/// The day that `phrase` says. Case and surrounding space do not matter, and
/// neither do `on`, `by` and their like before it, or a time of day.
///
/// - A date without its year is the first on the field's side, today included;
///   where the same day is near on the other side, it is asked. `the 14th`
///   without its month is the first on the field's side.
/// - `fri` is the next Friday after today, on a Friday the one in seven days
///   ([`Way::Back`]: the latest before today): today has a word of its own.
///   `last fri` is the latest before today, `next fri` the Friday of the next
///   calendar week, `this fri` the one of this calendar week.
/// - A weekday never chooses a year: where it contradicts its date, it is asked.
/// - `in 2 weeks`, `2 weeks`, `2w` and `+2w` are later than today, `2 weeks ago`
///   and `-2w` earlier. A month later than 31 January is 28 or 29 February.
/// - A week ends on its Friday. A month or a quarter is asked; behind us it is
///   the last of its days that is not ahead.
///
/// # Errors
///
/// [`NotADay`] where the phrase says no day, one that does not exist, one before
/// 2000 or after 2199, one on the wrong side, or may say several.
pub fn day(phrase: &str, calendar: Calendar, way: Way) -> Result<Date, NotADay> {
    read(phrase, calendar, way).map(|past| past.on)
}

/// The day typed over the one that is `kept`, which stands where it is left as
/// it was shown, be it on the wrong side by now.
///
/// # Errors
///
/// [`NotADay`] as of [`day()`].
pub fn over(
    kept: Option<Date>,
    typed: &str,
    calendar: Calendar,
    way: Way,
) -> Result<Date, NotADay> {
    let stands = kept.filter(|kept| typed.trim() == phrase::shown(*kept, calendar.today));
    stands.map_or_else(|| day(typed, calendar, way), Ok)
}

/// The day behind us that `phrase` says, as [`day()`] reads it, or the stretch.
///
/// # Errors
///
/// [`NotADay`] as of [`day()`].
pub fn past(phrase: &str, calendar: Calendar) -> Result<Past, NotADay> {
    read(phrase, calendar, Way::Back)
}

fn read(phrase: &str, calendar: Calendar, way: Way) -> Result<Past, NotADay> {
    let asked = Asked { phrase: Some(phrase), calendar, way };
    let bare = bare(phrase);
    let bare: Vec<&str> = bare.iter().map(String::as_str).collect();
    match said::words(&bare) {
        Some(said) => asked.resolve(said),
        None => Err(NotADay::unknown(&asked, &bare)),
    }
}

/// The same day where nobody asks why there is none: no sentence is made for it.
pub(super) fn day_alone(phrase: &str, calendar: Calendar, way: Way) -> Option<Date> {
    let bare = bare(phrase);
    let bare: Vec<&str> = bare.iter().map(String::as_str).collect();
    let past = Asked { phrase: None, calendar, way }.resolve(said::words(&bare)?);
    past.ok().map(|past| past.on)
}

/// The bare words of a phrase; none of one that is too long.
fn bare(phrase: &str) -> Vec<String> {
    if phrase.len() > READ { Vec::new() } else { said::bare_words(phrase) }
}

/// A day that was read, in short, and that a time beside it is left out.
pub fn echo(typed: &str, day: Date, today: Date) -> String {
    let dropped = if clock::has_time(typed) { " (a day, no time)" } else { "" };
    format!("{}{dropped}", phrase::shown(day, today))
}

/// The longest run of words of a sentence that is a day of that side, the first
/// of several; [`Way::Back`] a stretch of time where no day is said.
///
/// Stricter than [`day()`], so that other words are not taken for one: a number
/// needs a month, points or a full date beside it, behind us a stroke and a number
/// that can be no month, and `2w`, `2 weeks`, `the
/// 14th`, `mon`, `sat` and `sun` are taken only in a phrase (`2 weeks ago`, `on
/// the 14th`, `last mon`), and two numbers that the calendar puts in order only there,
/// at the end or before a comma: "9/10 users" says no day. What would be asked is not taken, nor a day after
/// `by`, which is a deadline. The first 300 words are looked at.
pub fn find(words: &[&str], calendar: Calendar, way: Way) -> Option<(Range<usize>, Past)> {
    let words = words.get(..MOST_WORDS).unwrap_or(words);
    let bare: Vec<String> = words.iter().map(|word| said::bare(word)).collect();
    let bare: Vec<&str> = bare.iter().map(String::as_str).collect();
    let runs = said::runs(&bare);
    let resolve = |said: Said| Asked { phrase: None, calendar, way }.resolve(said).ok();
    let stretch = runs.iter().find_map(|(run, said)| {
        let past = resolve(*said).filter(|past| past.about.is_some())?;
        is_month(&bare, run.clone()).then(|| (run.clone(), past))
    });
    let mut left = Left(vec![true; bare.len()]);
    let leads = |run: &Range<usize>| bare.get(run.start).is_some_and(|it| DEADLINE.contains(it));
    for (run, _) in runs.iter().filter(|(run, _)| run.len() > 1 && leads(run)) {
        left.take(run);
    }
    for (run, said) in runs {
        let is_meant = is_meant((words, &bare), &run, (said, said.in_order(calendar.order)), way);
        let is_part =
            |(longer, _): &(Range<usize>, Past)| longer.start <= run.start && run.end <= longer.end;
        let is_stretch = matches!(said, Said::In(_)) || stretch.as_ref().is_some_and(is_part);
        // What says a day that is not taken says no shorter one either.
        if is_meant && !is_stretch && left.take(&run) {
            match resolve(said) {
                Some(past) if past.about.is_none() => return Some((run, past)),
                _ => {}
            }
        }
    }
    stretch
}

/// The days behind us that the longest run of words may be which leaves it open: "thu
/// 18 nov" where that is a Wednesday. None where nothing is to be asked.
pub(super) fn either(words: &[&str], calendar: Calendar) -> Vec<Date> {
    let words = words.get(..MOST_WORDS).unwrap_or(words);
    let bare: Vec<String> = words.iter().map(|word| said::bare(word)).collect();
    let bare: Vec<&str> = bare.iter().map(String::as_str).collect();
    let asked = Asked { phrase: None, calendar, way: Way::Back };
    let mut days = said::runs(&bare).into_iter().map(|(run, said)| {
        let in_order = said.in_order(Some(DateOrder::DayFirst));
        let is_meant = is_meant((words, &bare), &run, (said, in_order), Way::Back);
        if is_meant { asked.open_days(said) } else { Vec::new() }
    });
    days.find(|days| !days.is_empty()).unwrap_or_default()
}

/// The first day ahead that stands in a sentence behind `by` or its like.
pub(super) fn deadline_inside(text: &str, calendar: Calendar) -> Option<Date> {
    let bare: Vec<String> = text.split_whitespace().take(MOST_WORDS).map(said::bare).collect();
    let bare: Vec<&str> = bare.iter().map(String::as_str).collect();
    let asked = Asked { phrase: None, calendar, way: Way::Ahead };
    let is_led = |run: &Range<usize>| {
        run.len() > 1 && bare.get(run.start).is_some_and(|it| DEADLINE.contains(it))
    };
    let led = said::runs(&bare).into_iter().filter(|(run, _)| is_led(run));
    let (_, said) = led.min_by_key(|(run, _)| (run.start, usize::MAX - run.len()))?;
    asked.resolve(said).ok().map(|past| past.on)
}

/// Whether a run of words says a day in a sentence: as it stands, or with its two
/// numbers in order.
fn is_meant(
    (words, bare): (&[&str], &[&str]),
    run: &Range<usize>,
    (said, in_order): (Said, Said),
    way: Way,
) -> bool {
    bare.get(run.clone()).zip(words.get(run.start)).is_some_and(|(of, typed)| {
        is_in_a_sentence(of, typed, in_order)
            || is_clear(of, said, way)
            || is_clear(of, in_order, way) && stands_apart(typed, run.end == words.len())
    })
}

/// The words that are no part of what was found yet.
struct Left(Vec<bool>);

impl Left {
    /// Takes the words of a run, where all of them are left.
    fn take(&mut self, run: &Range<usize>) -> bool {
        let words = self.0.get_mut(run.clone()).filter(|words| words.iter().all(|left| *left));
        words.map(|words| words.fill(false)).is_some()
    }
}

/// Whether a run may be a month: one beside a number is part of a day.
fn is_month(words: &[&str], run: Range<usize>) -> bool {
    let is_number = |at: Option<usize>| {
        let word = at.and_then(|at| words.get(at));
        word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
    };
    match words.get(run.clone()) {
        Some([word]) if list::has(ALSO_OTHER, word) => run.end == words.len(),
        _ => !is_number(run.start.checked_sub(1)) && !is_number(Some(run.end)),
    }
}

/// What a run of bare words says where it is meant as a day in a sentence;
/// `typed` is its first word with its punctuation.
fn in_a_sentence(run: &[&str], typed: &str, order: Option<DateOrder>) -> Option<Said> {
    said::words(run)
        .map(|said| said.in_order(order))
        .filter(|said| is_in_a_sentence(run, typed, *said))
}

fn is_in_a_sentence(run: &[&str], typed: &str, said: Said) -> bool {
    match run {
        ["the", _] => false,
        [word] => {
            list::has(ALONE, word) || is_whole(said) && typed.matches(['.', '-', '/']).count() == 2
        }
        _ => !said::is_span(run),
    }
}

/// Whether a day and its month were said, be it two of them.
fn is_whole(said: Said) -> bool {
    matches!(said, Said::Day(_) | Said::EitherWay { year: Some(_), .. })
}

/// Whether two numbers with a stroke say a day behind us, where one of them can be no
/// month: `11/18`, `25/11`. "24/7" is none.
fn is_clear(run: &[&str], said: Said, way: Way) -> bool {
    let [word] = run else { return false };
    way == Way::Back && word.contains('/') && *word != "24/7" && matches!(said, Said::Day(_))
}

/// Whether nothing is counted by two numbers in a sentence, as in "9/10 users".
fn stands_apart(typed: &str, is_last: bool) -> bool {
    is_last || typed.ends_with([',', ';', ':', '.', ')'])
}

#[cfg(test)]
mod tests;
