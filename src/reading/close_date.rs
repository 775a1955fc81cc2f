//! How much a deal is worth, by when they would sign, whose date that is and who
//! told us: one line, read as it is typed.

use jiff::civil::Date;

use super::when::{self, NotADay, Way};
use crate::domain::money::Amount;
use crate::domain::phrase;
use crate::domain::session::{CloseDateSaid, Whose};

const THEIRS: &[&str] = &[
    "theirs",
    "their",
    "them",
    "they",
    "buyer",
    "buyers",
    "buyer's",
    "customer",
    "customers",
    "customer's",
];
const OURS: &[&str] = &["ours", "our", "us", "we", "mine", "my"];
/// Words before whose date it is.
const BEFORE: &[&str] = &["the", "it", "it's", "its", "is"];
/// Words between whose date it is and who told us.
const JOINING: &[&str] =
    &["date", "and", "it", "is", "was", "as", "told", "said", "by", "from", "according", "to"];

/// How words begin that say that they sign.
const SIGNING: [&str; 4] = ["sign", "clos", "order", "slip"];
/// Words between such a word and its day, at most.
const APART: usize = 4;

impl CloseDateSaid {
    /// Reads a line such as `theirs, Dana on 12 Nov`; none where it does not
    /// begin with whose date it is.
    pub fn read(line: &str) -> Option<Self> {
        let is_before = |word: &&str| BEFORE.contains(&bare(word).as_str());
        let mut words = line.split_whitespace().skip_while(is_before);
        let first = bare(words.next()?);
        let whose = if THEIRS.contains(&first.as_str()) {
            Whose::Theirs
        } else if OURS.contains(&first.as_str()) {
            Whose::Ours
        } else {
            return None;
        };
        let is_joining = |word: &&str| {
            let word = bare(word);
            word.is_empty() || JOINING.contains(&word.as_str())
        };
        let source = words.skip_while(is_joining).collect::<Vec<_>>().join(" ");
        Some(Self { whose, source: (!source.is_empty()).then_some(source) })
    }

    /// As it can be typed again.
    pub fn line(&self) -> String {
        match &self.source {
            Some(source) => format!("{}, {source}", self.whose),
            None => self.whose.to_string(),
        }
    }

    /// How it was understood.
    pub fn in_words(&self) -> String {
        match &self.source {
            Some(source) => format!("{} · told by {source}", self.whose),
            None => format!("{} · nobody named", self.whose),
        }
    }
}

/// What one line says of a deal; what it leaves open is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Terms {
    /// How much it is worth.
    pub(crate) amount: Option<Amount>,
    /// The day they would sign.
    pub(crate) close_date: Option<Date>,
    /// Whose day that is.
    pub(crate) whose: Option<CloseDateSaid>,
}

/// Why a line says no such thing. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTerms {
    /// A piece that is neither an amount nor a day nor whose day it is.
    #[error("{found:?} is no amount, day or whose date: as in 120000, 31 Jan, theirs, Dana")]
    Unknown {
        /// The piece.
        found: String,
    },
    /// More than one amount, as in 120,000.
    #[error("{one} and {other} are two amounts: write {joined}, without a comma inside")]
    TwoAmounts {
        /// The first.
        one: String,
        /// The second.
        other: String,
        /// Both in one.
        joined: String,
    },
    /// More than one day.
    #[error("{one} and {other} are two days: by which one would they sign?")]
    TwoDays {
        /// The first.
        one: String,
        /// The second.
        other: String,
    },
    /// A day that is none.
    #[error("{0}")]
    Day(NotADay),
}

impl NotTerms {
    /// Of a piece that is none of the three.
    fn of(piece: &str, refusal: NotADay) -> Self {
        if refusal.is_a_day {
            Self::Day(refusal)
        } else {
            Self::Unknown { found: piece.to_owned() }
        }
    }
}

impl Terms {
    /// Reads pieces between commas, in any order: an amount, in the `usual`
    /// currency where it names none; a day from `today` on; whose day it is, to
    /// which what is neither belongs from there on.
    ///
    /// # Errors
    ///
    /// [`NotTerms`] where a piece is none of the three or says a second time what
    /// another one said.
    pub(crate) fn read(line: &str, usual: &str, today: Date) -> Result<Self, NotTerms> {
        let mut terms = Self::default();
        let mut whose: Option<String> = None;
        for piece in line.split(',').map(str::trim).filter(|piece| !piece.is_empty()) {
            // A day first: "31 jan" could be 31 of a currency.
            match (when::day(piece, today, Way::Ahead), Amount::read(piece, Some(usual))) {
                (Ok(day), _) => terms.take_day(day, today)?,
                (Err(none), Ok(amount))
                    if none.is_a_day && amount.currency.as_deref() != Some(usual) =>
                {
                    return Err(NotTerms::Day(none));
                }
                (Err(_), Ok(amount)) => terms.take_amount(piece, amount)?,
                (Err(refusal), Err(_)) => match &mut whose {
                    Some(said) => said.extend([", ", piece]),
                    None if CloseDateSaid::read(piece).is_some() => whose = Some(piece.to_owned()),
                    None => return Err(NotTerms::of(piece, refusal)),
                },
            }
        }
        terms.whose = whose.and_then(|said| CloseDateSaid::read(&said));
        Ok(terms)
    }

    /// As it can be typed again; none where it says nothing.
    pub(crate) fn line(&self, today: Date) -> Option<String> {
        let amount = self.amount.as_ref().map(ToString::to_string);
        let day = self.close_date.map(|day| phrase::shown(day, today));
        let said = [amount, day, self.whose.as_ref().map(CloseDateSaid::line)];
        let said: Vec<String> = said.into_iter().flatten().collect();
        (!said.is_empty()).then(|| said.join(", "))
    }

    /// How it was understood, with a question for what is missing of `asked`:
    /// the amount, the day.
    pub(crate) fn in_words(&self, today: Date, asked: (bool, bool)) -> String {
        let (amount, day) = asked;
        let missing = |is_asked: bool, ask: &str| is_asked.then(|| ask.to_owned());
        let said = self.amount.as_ref().map(ToString::to_string);
        let by = self.close_date.map(|day| phrase::shown(day, today));
        let whose = self.whose.as_ref().map(|said| match &said.source {
            Some(source) => format!("{}, told by {source}", said.whose),
            None => said.whose.to_string(),
        });
        let pieces = [
            said.or_else(|| missing(amount, "how much?")),
            by.or_else(|| missing(day, "when?")),
            whose.or_else(|| missing(day, "whose date?")),
        ];
        pieces.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn take_amount(&mut self, piece: &str, amount: Amount) -> Result<(), NotTerms> {
        let Some(one) = self.amount.replace(amount) else { return Ok(()) };
        let (one, other) = (one.value.to_string(), piece.to_owned());
        // As in 120,000; of two amounts of their own the first stands as example.
        let is_group = other.len() == 3 && other.bytes().all(|digit| digit.is_ascii_digit());
        let joined = if is_group { format!("{one}{other}") } else { one.clone() };
        Err(NotTerms::TwoAmounts { one, other, joined })
    }

    fn take_day(&mut self, day: Date, today: Date) -> Result<(), NotTerms> {
        let shown = |day| phrase::shown(day, today);
        match self.close_date.replace(day) {
            Some(one) => Err(NotTerms::TwoDays { one: shown(one), other: shown(day) }),
            None => Ok(()),
        }
    }
}

/// The day in a text by which they would sign, where it says so: a day behind a
/// word for it, at most a few words apart.
pub(crate) fn signing_day<'a>(text: &'a str, today: Date) -> Option<Date> {
    let words: Vec<&'a str> = text.split_whitespace().collect();
    let signs = words.iter().position(|word| {
        let word = bare(word);
        SIGNING.iter().any(|sign| word.starts_with(sign))
    })?;
    // A day after "by" is taken for a deadline elsewhere; here it is the day.
    let on =
        |word: &&'a str| if when::DEADLINE.contains(&bare(word).as_str()) { "on" } else { *word };
    let after: Vec<&str> = words.iter().skip(signs + 1).map(on).collect();
    let (place, day) = when::find(&after, today, Way::Ahead)?;
    (place.start <= APART).then_some(day.on)
}

/// A word in small letters, without the signs around it.
fn bare(word: &str) -> String {
    word.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_close_date_is_theirs_or_ours_and_somebody_told_us() {
        #[track_caller]
        fn case(line: &str, expected: Option<&str>) {
            let said = CloseDateSaid::read(line);
            assert_eq!(said.as_ref().map(CloseDateSaid::in_words).as_deref(), expected, "{line}");
            let again = said.as_ref().and_then(|said| CloseDateSaid::read(&said.line()));
            assert_eq!(again, said, "{line} typed again");
        }
        case("theirs, Dana on 12 Nov", Some("theirs · told by Dana on 12 Nov"));
        case("Theirs: told by Dana on 12 Nov", Some("theirs · told by Dana on 12 Nov"));
        case("their date, from Tom Ode", Some("theirs · told by Tom Ode"));
        case("they said it to Dana", Some("theirs · told by Dana"));
        case("it is the buyer's", Some("theirs · nobody named"));
        case("buyer's - Dana", Some("theirs · told by Dana"));
        case("ours", Some("ours · nobody named"));
        case("OURS.", Some("ours · nobody named"));
        case("our date, and Goran", Some("ours · told by Goran"));
        case("we", Some("ours · nobody named"));
        case("Dana", None);
        case("theirsish", None);
        case("the", None);
        case("", None);
        case("  ,", None);
    }

    #[test]
    fn one_line_says_how_much_by_when_and_whose_day_it_is() {
        #[track_caller]
        fn case(line: &str, expected: [&str; 3]) {
            let terms = Terms::read(line, "EUR", date(2026, 12, 1)).unwrap();
            let said = [
                terms.amount.map(|amount| amount.to_string()),
                terms.close_date.map(|day| day.to_string()),
                terms.whose.map(|whose| whose.in_words()),
            ];
            assert_eq!(said.map(Option::unwrap_or_default), expected, "{line}");
        }
        case(
            "120000, 31 jan, theirs, Dana",
            ["120 000 EUR", "2027-01-31", "theirs · told by Dana"],
        );
        case("31 jan, 120 000 usd", ["120 000 USD", "2027-01-31", ""]);
        case("ours, 120000, by 31 jan", ["120 000 EUR", "2027-01-31", "ours · nobody named"]);
        case("theirs, Dana on 12 Nov, 99.50", ["99.50 EUR", "", "theirs · told by Dana on 12 Nov"]);
        case("today", ["", "2026-12-01", ""]);
        case(" , ", ["", "", ""]);
    }

    #[test]
    fn a_day_beside_signing_is_found_in_what_somebody_says() {
        #[track_caller]
        fn case(text: &str, expected: Option<Date>) {
            assert_eq!(signing_day(text, date(2026, 12, 1)), expected, "{text}");
        }
        case("Dana wants to sign by 15 mar, after the board", Some(date(2027, 3, 15)));
        case("it slips to the 15th of March", Some(date(2027, 3, 15)));
        case("They close the deal on 31 jan.", Some(date(2027, 1, 31)));
        case("the board meets on 14 jan", None);
        case("they sign when legal is through, and we meet again on 14 jan", None);
        case("they sign", None);
    }

    #[test]
    fn a_line_that_says_something_else_or_something_twice_is_refused() {
        #[track_caller]
        fn case(line: &str, expected: &str) {
            let refused = Terms::read(line, "EUR", date(2026, 12, 1)).unwrap_err().to_string();
            assert!(refused.contains(expected), "{line}: {refused}");
        }
        case("120k", "\"120k\" is no amount, day or whose date");
        case("120000, Dana", "\"Dana\" is no amount");
        case("120,000", "write 120000, without a comma");
        case("120000, 5000", "120000 and 5000 are two amounts: write 120000");
        case("31 jan, 14 feb", "Sun 31 Jan and Sun 14 Feb are two days");
        case("2026-11-30", "Mon 30 Nov has passed");
        case("30 feb", "is not in the calendar");
    }
}
