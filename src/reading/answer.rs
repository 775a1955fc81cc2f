//! Answers to questions of a process that take only one kind of thing.

use super::amount::{self, NotMoney};
use super::evidence::Around;
use super::person::{self, NotAPerson};
use super::refused::{Question, either, repeated};
use super::when::{self, NotADay, Way};
use crate::domain::calendar::Calendar;
use crate::domain::person::UNKNOWN;
use crate::domain::phrase;
use crate::domain::process::AnswerKind;

/// Why an answer is not of its kind. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAnAnswer {
    /// Not a number, or several.
    #[error("\"{0}\" is not a number. Write {write}, or ? if you do not know", write = either(.1))]
    Number(String, Vec<String>),
    /// Not a day.
    #[error("{0}")]
    Day(#[from] NotADay),
    /// Nobody.
    #[error("{0}")]
    Person(#[from] NotAPerson),
    /// None of the options, or several.
    #[error("\"{0}\" is none of the answers. Write {write}, or ?", write = either(.1))]
    Option(String, Vec<String>),
}

impl NotAnAnswer {
    /// What it may be; none where it is nothing.
    pub fn question(&self) -> Option<Question> {
        match self {
            Self::Day(why) => why.question(),
            Self::Person(why) => why.question(),
            Self::Number(found, write) => (write.len() > 1).then(|| Question::new(found, write)),
            Self::Option(..) => None,
        }
    }
}

/// What an answer to a question of that kind says; none where that is its words.
/// All kinds take `?` and nothing.
///
/// # Errors
///
/// [`NotAnAnswer`] where it is not of the kind.
pub fn read(
    text: &str,
    kind: AnswerKind,
    options: &[String],
    around: &Around<'_>,
) -> Result<Option<String>, NotAnAnswer> {
    let text = text.trim();
    if text.is_empty() || text == UNKNOWN {
        return Ok(None);
    }
    Ok(match kind {
        AnswerKind::Text => None,
        AnswerKind::Number => Some(number(text)?),
        AnswerKind::Date => Some(day(text, around.calendar)?),
        AnswerKind::Person => {
            let named = person::several(text, around)?;
            let whole: Vec<&str> = named.iter().map(|it| it.whom.name(around.people)).collect();
            Some(whole.join(", "))
        }
        AnswerKind::Choice if options.is_empty() => None,
        AnswerKind::Choice => Some(option(text, options)?),
        AnswerKind::YesNo => Some(option(text, &["yes", "no"].map(str::to_owned))?),
    })
}

/// A number, be it below zero, with `%` or one word behind it.
fn number(text: &str) -> Result<String, NotAnAnswer> {
    let (sign, plain) = match text.strip_prefix(['-', '−']) {
        Some(plain) => ("-", plain),
        None => ("", text),
    };
    let behind = plain.trim_end_matches(|c: char| c.is_alphabetic() || c == '%');
    let unit = plain.get(behind.len()..).unwrap_or_default();
    // "40 k" is a number with its thousands, "40 seats" one with a word.
    let is_clear = |why: &NotMoney| why.write().len() < 2;
    let read = amount::read(plain, None)
        .or_else(|why| if is_clear(&why) { amount::read(behind, None) } else { Err(why) });
    let refused = |write| NotAnAnswer::Number(repeated(text), write);
    match read {
        Ok(amount) if amount.currency.is_none() && plain.ends_with(unit) => {
            let is_word = amount::read(plain, None).is_err();
            let unit = if is_word { unit } else { "" };
            let space = if unit.is_empty() || unit == "%" { "" } else { " " };
            Ok(format!("{sign}{amount}{space}{unit}"))
        }
        Ok(_) => Err(refused(vec!["12".to_owned()])),
        Err(why) => {
            let write = why.write().iter().map(|one| format!("{sign}{one}")).collect::<Vec<_>>();
            let is_money = |one: &String| one.contains(char::is_alphabetic);
            let is_none = write.is_empty() || write.iter().any(is_money);
            Err(refused(if is_none { vec!["12".to_owned()] } else { write }))
        }
    }
}

fn day(text: &str, calendar: Calendar) -> Result<String, NotADay> {
    Ok(phrase::shown(when::day(text, calendar, Way::Any)?, calendar.today))
}

/// The option that begins so.
fn option(text: &str, options: &[String]) -> Result<String, NotAnAnswer> {
    let folded = slug::slugify(text);
    let is_whole = |it: &&String| **it == text || slug::slugify(it) == folded;
    let starts = |it: &&String| !folded.is_empty() && slug::slugify(it).starts_with(&folded);
    let fits: Vec<&String> = options.iter().filter(starts).collect();
    match (options.iter().find(is_whole), fits.as_slice()) {
        (Some(only), _) => Ok(only.clone()),
        (None, [only]) => Ok((*only).clone()),
        (None, fits) => {
            let offered = if fits.is_empty() { options.iter().collect() } else { fits.to_vec() };
            let write = offered.into_iter().take(3).cloned().collect();
            Err(NotAnAnswer::Option(repeated(text), write))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use jiff::civil::date;

    use super::*;
    use crate::domain::person::Buyer;

    #[track_caller]
    fn case(kind: AnswerKind, text: &str, expected: &str) {
        let people: BTreeMap<_, _> =
            [("dana-fox".parse().unwrap(), Buyer::named("Dana Fox"))].into();
        let (ours, things) = (BTreeSet::new(), BTreeSet::new());
        let around = Around {
            people: &people,
            ours,
            things,
            calendar: Calendar::asking(date(2026, 11, 24)),
        };
        let options = ["more seats", "more sites", "a fix"].map(str::to_owned);
        let said = match read(text, kind, &options, &around) {
            Ok(said) => said.unwrap_or_default(),
            Err(why) => format!("! {why}"),
        };
        assert_eq!(said, expected, "{text:?} as {kind}");
        assert!(said.chars().count() <= 120, "{said}");
        // What a refusal suggests is read.
        let suggested = match read(text, kind, &options, &around) {
            Err(NotAnAnswer::Number(_, write) | NotAnAnswer::Option(_, write)) => write,
            Err(NotAnAnswer::Day(_) | NotAnAnswer::Person(_)) | Ok(_) => Vec::new(),
        };
        for suggestion in suggested {
            assert!(read(&suggestion, kind, &options, &around).is_ok(), "{suggestion:?}");
        }
    }

    #[test]
    fn an_answer_is_of_its_kind() {
        for kind in [AnswerKind::Number, AnswerKind::Date, AnswerKind::Person, AnswerKind::YesNo] {
            case(kind, "?", "");
            case(kind, " ", "");
        }
        let number = |text, expected| case(AnswerKind::Number, text, expected);
        number("12", "12");
        number("-12", "-12");
        number("12 %", "12%");
        number("12.5%", "12.5%");
        number("40 seats", "40 seats");
        number("120.000", "120 000");
        number("1.2m", "1 200 000");
        number("about 30 days", "30 days");
        number("12 usd eur", "! \"12 usd eur\" is not a number. Write 12, or ? if you do not know");
        number("lots", "! \"lots\" is not a number. Write 12, or ? if you do not know");
        number(
            "3.400k",
            "! \"3.400k\" is not a number. Write 3 400 000 or 3 400, or ? if you do not know",
        );
        number(
            "12 of them or so",
            "! \"12 of them or so\" is not a number. Write 12, or ? if you do not know",
        );
        let date = |text, expected| case(AnswerKind::Date, text, expected);
        date("4 dec", "Fri 4 Dec");
        date("yesterday", "Mon 23 Nov");
        date("soon", "! \"soon\" is not a day. Write fri, 4 Dec or in 2 weeks");
        let person = |text, expected| case(AnswerKind::Person, text, expected);
        person("dana", "Dana Fox");
        person("Dana, Ruth Adeyemi", "Dana Fox, Ruth Adeyemi");
        person("24", "! \"24\" is not a name. Write it as in Dana Fox, or nobody");
        let choice = |text, expected| case(AnswerKind::Choice, text, expected);
        choice("a fix", "a fix");
        choice("A", "a fix");
        choice("more", "! \"more\" is none of the answers. Write more seats or more sites, or ?");
        choice(
            "less",
            "! \"less\" is none of the answers. Write more seats, more sites or a fix, or ?",
        );
        case(AnswerKind::YesNo, "y", "yes");
        case(AnswerKind::YesNo, "NO", "no");
        case(
            AnswerKind::YesNo,
            "maybe",
            "! \"maybe\" is none of the answers. Write yes or no, or ?",
        );
        case(AnswerKind::Text, "lots", "");
    }
}
