//! How much a deal is worth, by when they would sign, whose date that is and who
//! told us: one line, read as it is typed.

mod later;
mod not_terms;
mod whose;

use jiff::civil::Date;

pub use not_terms::NotTerms;

use super::amount;
use super::beginning;
use super::evidence::Around;
use super::refused::repeated;
use super::when::{self, Way};
use crate::domain::calendar::Calendar;
use crate::domain::money::Amount;
use crate::domain::phrase;
use crate::domain::session::CloseDateSaid;
use crate::domain::team::Team;

use later::{is_later, says_later};

pub(crate) use whose::is_unknown;

/// How words begin that say that they sign.
const SIGNING: [&str; 4] = ["sign", "clos", "order", "slip"];
/// Words between such a word and its day, at most.
const APART: usize = 4;
/// Words around what a line says.
const AROUND: &str = "and about around approx approximately roughly maybe say they they'd \
    they'll would will sign signs signing signed close closing worth for the by before on in";
/// Words of a piece that is read without commas, at most.
const WORDS: usize = 12;
/// Words of an amount, at most.
const AMOUNT: usize = 2;
/// Commas within an amount, at most: 1,200,000,000.
const MOST_COMMAS: usize = 4;

/// What one line says of a deal; what it leaves open is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// How much it is worth.
    pub amount: Option<Amount>,
    /// The day they would sign.
    pub close_date: Option<Date>,
    /// Whose day that is.
    pub whose: Option<CloseDateSaid>,
}

/// What one piece of a line says.
enum Fact {
    Day(Date),
    Amount(Amount),
}

impl Fact {
    fn read(piece: &str, usual: &str, calendar: Calendar) -> Option<Self> {
        let day = when::day_alone(piece, calendar, Way::Ahead).map(Self::Day);
        day.or_else(|| amount::read(piece, Some(usual)).map(Self::Amount).ok())
    }
}

impl Terms {
    /// Reads pieces between commas, in any order: an amount, in the `usual`
    /// currency where it names none; a day from `today` on; whose day it is, to
    /// which what is neither belongs from there on, and all behind the first 300
    /// words.
    ///
    /// # Errors
    ///
    /// [`NotTerms`] where a piece is none of the three or says a second time what
    /// another one said.
    pub fn read(line: &str, team: &Team, today: Date) -> Result<Self, NotTerms> {
        let usual = team.currency.as_str();
        let calendar = team.calendar(today);
        let (line, more) = line.split_at_checked(beginning(line).len()).unwrap_or((line, ""));
        let pieces = line.split(',').flat_map(|piece| apart(piece.trim(), team, calendar));
        let line = pieces.collect::<Vec<_>>().join(",");
        let mut terms = Self::default();
        let mut whose: Option<String> = None;
        let mut rest = line.as_str();
        while !rest.trim().is_empty() {
            let commas = rest.match_indices(',').map(|(at, _)| at);
            let ends: Vec<usize> = commas.chain([rest.len()]).take(MOST_COMMAS).collect();
            let pieces = ends.iter().rev().filter_map(|end| rest.split_at_checked(*end));
            // The longest first: in 120,000 the comma parts nothing.
            let mut said = pieces.filter_map(|(piece, after)| {
                Some((Fact::read(piece.trim(), usual, calendar)?, after))
            });
            let (said, after) = match said.next() {
                Some((fact, after)) => (Some(fact), after),
                None => (None, rest.split_once(',').map_or("", |(_, after)| after)),
            };
            let piece =
                rest.get(..rest.len() - after.len()).unwrap_or(rest).trim_matches([',', ' ']);
            match (said, &mut whose) {
                (Some(Fact::Day(day)), _) => terms.take_day(day, today)?,
                (Some(Fact::Amount(amount)), _) => terms.take_amount(amount)?,
                (None, _) if piece.is_empty() || is_unknown(piece) && terms != Self::default() => {}
                (None, Some(said)) => said.extend([", ", piece]),
                (None, None) if is_later(piece, calendar) => {
                    return Err(NotTerms::Later { found: repeated(piece) });
                }
                (None, whose) if CloseDateSaid::read(piece, team).is_some() => {
                    *whose = Some(piece.to_owned());
                }
                (None, None) => return Err(NotTerms::of(piece, usual, calendar)),
            }
            rest = after.trim_start_matches(',');
        }
        match &mut whose {
            _ if more.is_empty() => {}
            Some(said) => said.extend([" ", more]),
            None => return Err(NotTerms::Unknown { found: repeated(more) }),
        }
        terms.whose = whose.and_then(|said| CloseDateSaid::read(&said, team));
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
    pub(crate) fn in_words(&self, around: &Around<'_>, asked: (bool, bool)) -> String {
        let (amount, day) = asked;
        let missing = |is_asked: bool, ask: &str| is_asked.then(|| ask.to_owned());
        let said = self.amount.as_ref().map(ToString::to_string);
        let by = self.close_date.map(|day| phrase::shown(day, around.calendar.today));
        let whose = self.whose.as_ref().map(|said| match &said.source {
            Some(source) if said.is_told(around) => format!("{}, told by {source}", said.whose),
            Some(source) => format!("{}, {source} · who told us?", said.whose),
            None => said.whose.to_string(),
        });
        let pieces = [
            said.or_else(|| missing(amount, "how much?")),
            by.or_else(|| missing(day, "when?")),
            whose.or_else(|| missing(day, "whose date?")),
        ];
        pieces.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn take_amount(&mut self, amount: Amount) -> Result<(), NotTerms> {
        let other = amount.to_string();
        match self.amount.replace(amount) {
            Some(one) => Err(NotTerms::TwoAmounts { one: one.to_string(), other }),
            None => Ok(()),
        }
    }

    fn take_day(&mut self, day: Date, today: Date) -> Result<(), NotTerms> {
        let shown = |day| phrase::shown(day, today);
        match self.close_date.replace(day) {
            Some(one) => Err(NotTerms::TwoDays { one: shown(one), other: shown(day) }),
            None => Ok(()),
        }
    }
}

/// What a piece says without commas, in order: `240k by 18 dec Dana's`.
fn apart<'t>(piece: &'t str, team: &Team, calendar: Calendar) -> Vec<&'t str> {
    let is_short = piece.split_whitespace().nth(WORDS).is_none() && !is_later(piece, calendar);
    let parted = if is_short { parted(piece, team, calendar) } else { None };
    parted.unwrap_or_else(|| vec![piece])
}

/// The pieces of a text, where all of it says something.
fn parted<'t>(text: &'t str, team: &Team, calendar: Calendar) -> Option<Vec<&'t str>> {
    let text = text.trim();
    let is_fact = |text: &str| Fact::read(text, &team.currency, calendar).is_some();
    if is_fact(text) {
        return Some(vec![text]);
    }
    let spaces = text.match_indices(' ').map(|(at, _)| text.split_at(at));
    let mut after_a_fact = spaces.clone().rev().filter(|(fact, _)| is_fact(fact));
    let with_rest = after_a_fact.find_map(|(fact, rest)| {
        let rest = parted(rest, team, calendar)?;
        Some([fact].into_iter().chain(rest).collect())
    });
    let is_whose = CloseDateSaid::read(text, team).is_some();
    with_rest.or_else(|| is_whose.then(|| vec![text])).or_else(|| {
        let (first, rest) = spaces.clone().next()?;
        AROUND
            .split_whitespace()
            .any(|word| word == bare(first))
            .then(|| parted(rest, team, calendar))?
    })
}

/// The day in a text by which they would sign, where it says so: a day behind a
/// word for it, at most a few words apart.
pub(crate) fn signing_day<'a>(text: &'a str, calendar: Calendar) -> Option<Date> {
    let words: Vec<&'a str> = text.split_whitespace().collect();
    let signs = words.iter().position(|word| {
        let word = bare(word);
        SIGNING.iter().any(|sign| word.starts_with(sign))
    })?;
    // A day after "by" is taken for a deadline elsewhere; here it is the day.
    let on =
        |word: &&'a str| if when::DEADLINE.contains(&bare(word).as_str()) { "on" } else { *word };
    let after: Vec<&str> = words.iter().skip(signs + 1).map(on).collect();
    let (place, day) = when::find(&after, calendar, Way::Ahead)?;
    let between = after.get(..place.start)?;
    (place.start <= APART && !between.iter().any(|word| says_later(word))).then_some(day.on)
}

/// A word in small letters, without the signs around it.
fn bare(word: &str) -> String {
    word.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::whose::tests::{team, with};
    use super::*;

    const CALENDAR: Calendar = Calendar::asking(date(2026, 12, 1));

    #[test]
    fn one_line_says_how_much_by_when_and_whose_day_it_is() {
        #[track_caller]
        fn case(line: &str, expected: [&str; 3]) {
            let terms = Terms::read(line, &team(), date(2026, 12, 1)).unwrap();
            let said = [
                terms.amount.map(|amount| amount.to_string()),
                terms.close_date.map(|day| day.to_string()),
                terms.whose.map(|whose| with(|around| whose.in_words(around))),
            ];
            assert_eq!(said.map(Option::unwrap_or_default), expected, "{line}");
        }
        case(
            "120000, 31 jan, theirs, Dana",
            ["120 000 EUR", "2027-01-31", "theirs · told by Dana"],
        );
        case("120,000, theirs, Dana", ["120 000 EUR", "", "theirs · told by Dana"]);
        case("31 jan,1,200,000", ["1 200 000 EUR", "2027-01-31", ""]);
        case("1.2m, Fri, 15 Jan", ["1 200 000 EUR", "2027-01-15", ""]);
        case("31 jan, 120 000 usd", ["120 000 USD", "2027-01-31", ""]);
        case("ours, 120000, by 31 jan", ["120 000 EUR", "2027-01-31", "ours · nobody named"]);
        case("theirs, Dana on 12 Nov, 99.50", ["99.50 EUR", "", "theirs · told by Dana on 12 Nov"]);
        case("18 dec Dana's date", ["", "2026-12-18", "theirs · told by Dana"]);
        case("by 18 dec their date", ["", "2026-12-18", "theirs · nobody named"]);
        case("240k by 18 dec, Dana's date", ["240 000 EUR", "2026-12-18", "theirs · told by Dana"]);
        case("120 000 by 31 jan Dana's", ["120 000 EUR", "2027-01-31", "theirs · told by Dana"]);
        case(
            "By 18 dec for 240k, Dana told us",
            ["240 000 EUR", "2026-12-18", "theirs · told by Dana"],
        );
        case("240k, don't know when", ["240 000 EUR", "", ""]);
        case("240k by the end of January", ["240 000 EUR", "2027-01-31", ""]);
        case(
            "roughly 240k, that's our date, not theirs",
            ["240 000 EUR", "", "ours · not theirs · who told us?"],
        );
        case("about 240k and they'd sign on 18 dec", ["240 000 EUR", "2026-12-18", ""]);
        case("worth 240k, signing 18 dec", ["240 000 EUR", "2026-12-18", ""]);
        case("December 18th, Dana told me", ["", "2026-12-18", "theirs · told by Dana"]);
        case("today", ["", "2026-12-01", ""]);
        let more = "and more ".repeat(300);
        let (long, whose) = (format!("240k, theirs, Dana {more}31 jan"), "theirs · told by Dana");
        case(&long, ["240 000 EUR", "", &format!("{whose} {more}31 jan")]);
        case(" , ", ["", "", ""]);
    }

    #[test]
    fn a_day_beside_signing_is_found_in_what_somebody_says() {
        #[track_caller]
        fn case(text: &str, expected: Option<Date>) {
            assert_eq!(signing_day(text, CALENDAR), expected, "{text}");
        }
        case("Dana wants to sign by 15 mar, after the board", Some(date(2027, 3, 15)));
        case("it slips to the 15th of March", Some(date(2027, 3, 15)));
        case("They close the deal on 31 jan.", Some(date(2027, 1, 31)));
        case("the board meets on 14 jan", None);
        case("they sign before the go-live on 1 mar", None);
        case("they sign for the rollout on 1 mar", None);
        case("they sign when legal is through, and we meet again on 14 jan", None);
        case("they sign", None);
    }

    #[test]
    fn only_who_tells_has_told_us() {
        #[track_caller]
        fn case(line: &str, expected: &str) {
            let terms = Terms::read(line, &team(), date(2026, 12, 1)).unwrap();
            let words = with(|around| terms.in_words(around, (false, false)));
            assert_eq!(words, expected, "{line}");
        }
        case("theirs, Dana", "theirs, told by Dana");
        case("theirs, Dana on 12 Nov", "theirs, told by Dana on 12 Nov");
        case("31 jan, theirs, dana fox", "Sun 31 Jan · theirs, told by dana fox");
        case("theirs, board meeting on 17 dec", "theirs, board meeting on 17 dec · who told us?");
        case(
            "31 jan, theirs, they go live 1 mar",
            "Sun 31 Jan · theirs, they go live 1 mar · who told us?",
        );
        case("sign by 31 jan", "Sun 31 Jan");
    }

    #[test]
    fn a_line_that_says_something_else_or_something_twice_is_refused() {
        #[track_caller]
        fn case(line: &str, expected: &str) {
            let refused = Terms::read(line, &team(), date(2026, 12, 1)).unwrap_err().to_string();
            assert!(refused.contains(expected), "{line}: {refused}");
        }
        case("lots", "\"lots\" is no amount, day or whose date");
        case("12.34.5", "\"12.34.5\" is not an amount. Write 12 345 EUR");
        case("we don't know", "or ? for now");
        case("240k if Dana gets 3 more sites", "is no amount, day or whose date");
        case(&"novel ".repeat(2000), "novel nove...\" is no amount");
        case("120000, Dana", "\"Dana\" is no amount");
        case("120,000, 5000", "120 000 EUR and 5 000 EUR are two amounts. Write 120 000 EUR");
        case("31 jan, 14 feb", "Sun 31 Jan and Sun 14 Feb are two days");
        case("2026-11-30", "Mon 30 Nov has passed");
        case("30 feb", "is not in the calendar");
        for line in [
            "they want to go live 1 march",
            "go-live 1 mar",
            "240k, live by 1 march",
            "kick-off on 12 jan",
            "they launch on 1 feb",
            "the pilot starts on 12 jan",
            "rollout in the plant by 1 mar",
        ] {
            case(line, "By when would they sign?");
        }
    }
}
