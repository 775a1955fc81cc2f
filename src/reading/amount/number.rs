//! The digits of an amount, and what the marks between them part.

use super::units;
use crate::domain::money::Decimal;

/// The most digits before and behind the decimal mark.
const LONGEST: (usize, usize) = (12, 4);

/// What stands between two numbers.
const BETWEEN: [&str; 6] = ["-", "–", "/", " or ", " to ", " and "];

/// What a number says.
#[derive(Debug)]
pub(super) enum Number {
    One(Decimal),
    /// It may be each of these.
    Either(Vec<Decimal>),
    /// One with more digits than are kept.
    TooLong,
    /// None; the digits that were probably meant.
    None(String),
}

/// A digit of a wide keyboard as its narrow one.
pub(super) fn narrow(letter: char) -> char {
    let place = u32::from(letter).checked_sub(u32::from('０'));
    place.and_then(|place| char::from_digit(place, 10)).unwrap_or(letter)
}

/// The only value of digits; none where they have several or none.
pub(super) fn whole(digits: &str, zeros: Option<usize>) -> Option<Decimal> {
    match read(digits, zeros) {
        Number::One(value) => Some(value),
        Number::Either(_) | Number::TooLong | Number::None(_) => None,
    }
}

/// Reads digits with the marks between them; `zeros` come from a multiplier
/// behind them.
pub(super) fn read(text: &str, zeros: Option<usize>) -> Number {
    let none = || Number::None(digits(text));
    let between = BETWEEN.iter().find_map(|between| text.split_once(between));
    if let Some((one, other)) = between {
        let values = [one, other].map(|part| read_part(part.trim(), zeros));
        return match values {
            [Number::One(one), Number::One(other)] => Number::Either(vec![one, other]),
            _ => none(),
        };
    }
    let text: String =
        text.chars().map(|c| if c.is_whitespace() || c == '’' { '\'' } else { c }).collect();
    let marks: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    if marks.iter().any(|mark| !"'.,".contains(*mark)) {
        return none();
    }
    let count = |mark| marks.iter().filter(|own| **own == mark).count();
    let is_either = match marks[..] {
        ['.' | ','] => is_either(&text),
        _ => false,
    };
    let last = marks.last().filter(|mark| **mark != '\'' && count(**mark) == 1);
    let decimal = if is_either { None } else { last };
    let as_decimal = || number(&text, last, zeros);
    match (number(&text, decimal, zeros), zeros) {
        (Some(value), Some(_)) if is_either => {
            Number::Either([Some(value), as_decimal()].into_iter().flatten().collect())
        }
        (Some(value), _) => Number::One(value),
        (None, _) if is_too_long(&text, zeros) => Number::TooLong,
        (None, _) => none(),
    }
}

/// Whether digits alone make a number that is too long.
fn is_too_long(text: &str, zeros: Option<usize>) -> bool {
    let is_bare = text.bytes().all(|b| b.is_ascii_digit());
    is_bare && text.len() + zeros.unwrap_or(0) > LONGEST.0
}

/// One of two numbers, which may have a multiplier of its own: `80k-90k`.
fn read_part(text: &str, zeros: Option<usize>) -> Number {
    let end = text.find(char::is_alphabetic).unwrap_or(text.len());
    match text.split_at(end) {
        (_, "") => read(text, zeros),
        (number, unit) => match units::zeros(&unit.to_lowercase()) {
            Some(own) => read(number.trim_end(), Some(own)),
            None => Number::None(digits(text)),
        },
    }
}

/// Whether the only mark may part thousands: `120.000`, not `0.125`.
fn is_either(text: &str) -> bool {
    text.split_once(['.', ',']).is_some_and(|(before, after)| {
        (1..=3).contains(&before.len()) && before != "0" && after.len() == 3
    })
}

/// The number with that decimal mark, where all other marks part thousands.
fn number(text: &str, decimal: Option<&char>, zeros: Option<usize>) -> Option<Decimal> {
    let (whole, decimals) = match decimal {
        Some(mark) => text.rsplit_once(*mark)?,
        None => (text, "0"),
    };
    // `.5` is a half.
    let whole = if whole.is_empty() && decimal.is_some() { "0" } else { whole };
    let mut groups = whole.split(['\'', '.', ',']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let is_parted = rest.is_empty() || (1..=3).contains(&first.len());
    let is_whole = !first.is_empty() && is_parted && rest.iter().all(|group| group.len() == 3);
    let is_sound = is_whole && (1..=LONGEST.1).contains(&decimals.len());
    is_sound.then(|| shifted(&whole.replace(['\'', '.', ','], ""), decimals, zeros.unwrap_or(0)))?
}

/// The number so many places higher, without zeros that say nothing.
fn shifted(whole: &str, decimals: &str, zeros: usize) -> Option<Decimal> {
    let decimals = format!("{decimals:0<zeros$}");
    let (more, decimals) = decimals.split_at_checked(zeros)?;
    let whole = format!("{whole}{more}");
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let decimals = if decimals.bytes().all(|b| b == b'0') { "" } else { decimals };
    let point = if decimals.is_empty() { "" } else { "." };
    (whole.len() <= LONGEST.0).then(|| format!("{whole}{point}{decimals}").parse().ok())?
}

/// The digits that were probably meant: `1e6` has six zeros, and nothing is made of
/// several numbers, as in `3 x 30`.
pub(super) fn digits(text: &str) -> String {
    let text = text.to_lowercase();
    if let Some(rounded) = rounded(&text) {
        return rounded;
    }
    let marks = |c: char| matches!(c, '.' | ',');
    let whole = text.rsplit_once(marks).filter(|(before, cents)| {
        // "5.000.00": the last mark parts cents.
        let mut groups = before.split(marks);
        let is_parted = groups.next().is_some_and(|first| (1..=3).contains(&first.len()));
        cents.len() == 2 && before.contains(marks) && is_parted && groups.all(|it| it.len() == 3)
    });
    let text = whole.map_or(text.as_str(), |(before, _)| before);
    // The letter next to the key of the nought.
    let is_with_letters = text.chars().all(|c| c == 'o' || c.is_ascii_digit());
    let text = if is_with_letters { text.replace('o', "0") } else { text.to_owned() };
    if text.chars().any(|c| c.is_alphabetic() && c != 'e') {
        return String::new();
    }
    let power = text.split_once('e').and_then(|(one, zeros)| Some((one, zeros.parse().ok()?)));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    match power.filter(|(_, zeros)| *zeros <= LONGEST.0) {
        Some((one, zeros)) => format!("{}{}", digits(one), "0".repeat(zeros)),
        None => digits(&text),
    }
}

/// The number with as many decimals as are kept, where more were written.
fn rounded(text: &str) -> Option<String> {
    let (whole, decimals) = text.split_once(['.', ','])?;
    let is_one = whole.len() <= LONGEST.0 && (LONGEST.1..16).contains(&decimals.len());
    let (kept, rest) = decimals.split_at_checked(LONGEST.1).filter(|_| is_one)?;
    let all = format!("{whole}{kept}");
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let count: u128 = all.parse().ok().filter(|_| is_digits(&all) && is_digits(rest))?;
    let up = u128::from(rest.starts_with(|digit| digit >= '5'));
    let all = format!("{:0>width$}", count + up, width = LONGEST.1 + 1);
    let (whole, decimals) = all.split_at_checked(all.len() - LONGEST.1)?;
    Some(format!("{whole}.{decimals}"))
}
