//! Days, numbers and lists in the words of a sentence.

use jiff::civil::Date;

use crate::domain::department;
use crate::domain::id::UNKNOWN;

/// Stands for a day that must be known and cannot be read.
pub(crate) const UNKNOWN_DAY: Date = Date::ZERO;

/// Days after which a day of another year is shown with its year.
pub(crate) const HALF_A_YEAR: i32 = 183;

/// Days after which a day is nearer in the year before or after.
const TEN_MONTHS: i32 = 300;

/// A day in short: `Fri 4 Dec`, with its year where that is another one and
/// more than about half a year off, or the same day of another year is near.
/// [`crate::reading::when::day`] reads it as the same day.
pub fn shown(day: Date, today: Date) -> String {
    if day == UNKNOWN_DAY {
        return UNKNOWN.to_owned();
    }
    day.strftime(if is_near(day, today) { "%a %-d %b" } else { "%a %-d %b %Y" }).to_string()
}

/// A day without its weekday, for a column: `4 Dec`, with its year as in
/// [`shown`].
pub fn in_short(day: Date, today: Date) -> String {
    if day == UNKNOWN_DAY {
        return UNKNOWN.to_owned();
    }
    day.strftime(if is_near(day, today) { "%-d %b" } else { "%-d %b %Y" }).to_string()
}

fn is_near(day: Date, today: Date) -> bool {
    let away = (day - today).get_days().abs();
    away <= HALF_A_YEAR || day.year() == today.year() && away <= TEN_MONTHS
}

/// A due date against today: "due Fri 4 Dec", "2 days late".
pub fn due_in_words(due: Date, today: Date) -> String {
    match (today - due).get_days() {
        0 => "due today".to_owned(),
        days @ 1.. => format!("{} late", count(days.unsigned_abs() as usize, "day")),
        _ => format!("due {}", shown(due, today)),
    }
}

/// A day alone, of what may not be owed: "by Fri 4 Dec".
pub fn by_day(due: Date, today: Date) -> String {
    format!("by {}", shown(due, today))
}

/// "1 step", "2 steps", "2 people".
pub fn count(number: usize, one: &str) -> String {
    match (number, one) {
        (1, _) => format!("1 {one}"),
        (_, "person") => format!("{number} people"),
        _ => format!("{number} {one}s"),
    }
}

/// "Ana", "Ana and Tom", "Ana, Tom and Ilse".
pub fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// What an id was called, as far as it says so: "their-view" is "Their view".
pub(crate) fn from_id(id: &str) -> String {
    let mut letters = id.chars().map(|letter| if letter == '-' { ' ' } else { letter });
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// A reason that a process lists by an id, in words: "price-value" is "price value".
/// What was said in own words stands as it was said.
pub(crate) fn reason(said: &str) -> String {
    let is_id = said.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
    if is_id { said.replace('-', " ") } else { said.to_owned() }
}

/// Details one after the other, those that are missing left out.
pub(crate) fn joined<const N: usize>(details: [Option<String>; N]) -> String {
    let there = details.into_iter().flatten().filter(|detail| !detail.is_empty());
    there.collect::<Vec<_>>().join(" · ")
}

/// What was said, as it can stand inside a sentence: one line, no full stop.
pub(crate) fn clause(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.trim_end_matches('.').to_owned()
}

/// What somebody is, inside a sentence: "economic buyer"; capitals of a short
/// name stay.
pub(crate) fn role(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), second) if second.is_none_or(|second| !second.is_uppercase()) => {
            first.to_lowercase().chain(name.chars().skip(1)).collect()
        }
        _ => name.to_owned(),
    }
}

/// The same with its article: "a user", "an economic buyer"; of a department somebody
/// from there.
pub(crate) fn one(name: &str) -> String {
    if department::is_one(name) {
        return format!("somebody from {}", role(name));
    }
    let article = if role(name).starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {}", role(name))
}

/// Small words that begin a sentence with a capital, and are small inside one.
const SMALL: &[&str] =
    &["A", "An", "The", "Our", "Her", "His", "Their", "She", "He", "They", "It", "We"];

/// A clause inside a longer sentence: "The plan" is "the plan" there, and a
/// name stays a name.
pub(crate) fn within(text: &str) -> String {
    let clause = clause(text);
    match clause.split_once(' ') {
        Some((first, rest)) if SMALL.contains(&first) => {
            format!("{} {rest}", first.to_lowercase())
        }
        _ => clause,
    }
}

/// What stands before a text that says more of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stem {
    /// What shows that a step is done.
    DoneWhen,
    /// The smaller act.
    IfNot,
    /// What stays with whoever steps back.
    Keeps,
    /// What a loss would do.
    WouldMean,
    /// What shows that they did it.
    SeenBy,
}

impl Stem {
    /// The words that a text behind it may begin with once more.
    const fn said(self) -> &'static [&'static str] {
        match self {
            Self::DoneWhen => &["it is done when", "done when", "when"],
            Self::IfNot => &["and if not", "if not", "or at least", "at least", "or"],
            Self::Keeps => &["keeps", "keep"],
            Self::WouldMean => &["losing it would mean", "it would mean", "that would mean"],
            Self::SeenBy => &["we see it by", "you see it by", "seen by", "by"],
        }
    }

    /// What was said, without the words of the stem that stands before it.
    pub(crate) fn before(self, text: &str) -> &str {
        let begins = |words: &&&str| {
            let (start, rest) = text.split_at_checked(words.len())?;
            let is_said = start.eq_ignore_ascii_case(words);
            let rest = rest.strip_prefix([' ', ',', ':']).filter(|_| is_said)?;
            Some(rest.trim_start_matches([' ', ',', ':'])).filter(|rest| !rest.is_empty())
        };
        self.said().iter().find_map(|words| begins(&words)).unwrap_or(text)
    }
}

/// What somebody keeps, without who keeps it: "Ana keeps the demo" is "the demo".
pub(crate) fn kept<'t>(who: &str, text: &'t str) -> &'t str {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let is_who = [who, "I", "she", "he"].iter().any(|it| it.eq_ignore_ascii_case(first));
    let alone = Stem::Keeps.before(rest);
    Stem::Keeps.before(if is_who && alone != rest { alone } else { text })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_shown_with_its_year_where_that_is_needed() {
        #[track_caller]
        fn case(day: Date, expected: &str) {
            assert_eq!(shown(day, date(2026, 11, 20)), expected);
        }
        case(date(2026, 12, 4), "Fri 4 Dec");
        case(date(2026, 1, 5), "Mon 5 Jan 2026");
        case(date(2026, 2, 2), "Mon 2 Feb");
        case(date(2027, 3, 1), "Mon 1 Mar");
        case(date(2027, 12, 3), "Fri 3 Dec 2027");
        case(date(2025, 12, 4), "Thu 4 Dec 2025");
        case(UNKNOWN_DAY, "?");
    }

    #[test]
    fn a_due_date_is_said_against_today() {
        #[track_caller]
        fn case(due: Date, expected: &str) {
            assert_eq!(due_in_words(due, date(2026, 11, 20)), expected);
        }
        case(date(2026, 11, 18), "2 days late");
        case(date(2026, 11, 19), "1 day late");
        case(date(2026, 11, 20), "due today");
        case(date(2026, 11, 27), "due Fri 27 Nov");
    }

    #[test]
    fn a_small_word_is_small_inside_a_sentence_and_a_name_is_not() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(within(text), expected);
        }
        case("The plan with her date in it.", "the plan with her date in it");
        case("She names who owns it", "she names who owns it");
        case("Dana names who owns it", "Dana names who owns it");
        case("An", "An");
    }

    #[test]
    fn what_stands_before_a_text_is_not_said_twice() {
        assert_eq!(Stem::IfNot.before("If not, she names the owner"), "she names the owner");
        assert_eq!(Stem::IfNot.before("she names it if not"), "she names it if not");
        assert_eq!(Stem::IfNot.before("or I show her"), "I show her");
        assert_eq!(Stem::IfNot.before("order it"), "order it");
        assert_eq!(Stem::SeenBy.before("by her mail"), "her mail");
        assert_eq!(Stem::SeenBy.before("bye-laws"), "bye-laws");
        assert_eq!(Stem::DoneWhen.before("done when: Tom's mail is in"), "Tom's mail is in");
        assert_eq!(Stem::DoneWhen.before("done when"), "done when");
        assert_eq!(Stem::WouldMean.before("it would mean a lost year"), "a lost year");
        for text in
            ["Ana keeps the demo", "ana keeps the demo", "I keep the demo", "keeps the demo"]
        {
            assert_eq!(kept("Ana", text), "the demo");
        }
        assert_eq!(kept("Ana", "Ana's demo"), "Ana's demo");
        assert_eq!(kept("Ana", "Tom keeps it"), "Tom keeps it");
    }

    #[test]
    fn a_role_is_small_inside_a_sentence_and_an_abbreviation_is_not() {
        assert_eq!(one("User"), "a user");
        assert_eq!(one("Procurement"), "somebody from procurement");
        assert_eq!(one("Economic buyer"), "an economic buyer");
        assert_eq!(one("VP"), "a VP");
    }

    #[test]
    fn names_are_listed_as_people_say_them() {
        assert_eq!(listed(&[]), "");
        assert_eq!(listed(&["Ana"]), "Ana");
        assert_eq!(listed(&["Ana", "Tom", "Ilse"]), "Ana, Tom and Ilse");
    }
}
