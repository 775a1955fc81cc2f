//! Shares as people write them: `0.42`, `0,42`, `42 %`.

use super::refused::repeated;
use crate::domain::money::Decimal;
use crate::domain::profile::Share;

/// Hundredths in the whole.
const HUNDREDTHS: u128 = 100;

/// Why a text is no share. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAShare {
    /// No share at all.
    #[error("\"{0}\" is not a share. Write 0.42, or 42 %")]
    Other(String),
    /// It may be one, in hundredths.
    #[error("{0} is more than all of it: a share is at most 1. Write {0} %")]
    Percent(String),
    /// More than all of it.
    #[error("\"{0}\" is more than all of it: a share is at most 1. Write 0.42, or 42 %")]
    Over(String),
}

/// The share that a text says.
///
/// # Errors
///
/// [`NotAShare`] where it is none, or more than the whole.
pub fn read(text: &str) -> Result<Share, NotAShare> {
    let number = text.trim().replace(',', ".");
    let percent = number.strip_suffix('%').map(str::trim_end);
    let other = || NotAShare::Other(repeated(text));
    let decimal: Decimal = percent.unwrap_or(&number).parse().map_err(|_| other())?;
    let parts = decimal.in_ten_thousandths().ok_or_else(other)?;
    let share = if percent.is_some() { parts / HUNDREDTHS } else { parts };
    let written = format!("{}.{:04}", share / 10_000, share % 10_000);
    let is_over = share > 10_000;
    match percent {
        None if is_over && parts <= HUNDREDTHS * 10_000 => Err(NotAShare::Percent(number)),
        _ if is_over => Err(NotAShare::Over(repeated(text))),
        None => number.parse().map_err(|_| other()),
        Some(_) => short(&written).parse().map_err(|_| other()),
    }
}

/// A number without the zeros at its end, but for two decimals.
fn short(written: &str) -> &str {
    let cut = written.trim_end_matches('0');
    let decimals = cut.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    written.get(..written.len() - 4 + decimals.max(2)).unwrap_or(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_read_in_either_way_and_one_over_all_is_refused() {
        #[track_caller]
        fn case(text: &str, expected: Result<&str, &str>) {
            let read = read(text).map(|share| share.to_string()).map_err(|why| why.to_string());
            let read = read.as_deref().map_err(String::as_str);
            match (read, expected) {
                (Err(why), Err(part)) => assert!(why.contains(part), "{why}"),
                (read, expected) => assert_eq!(read, expected, "{text}"),
            }
        }
        case("0.42", Ok("0.42"));
        case("0,42", Ok("0.42"));
        case("42%", Ok("0.42"));
        case("42 %", Ok("0.42"));
        case("42.5 %", Ok("0.425"));
        case("100 %", Ok("1.00"));
        case("0", Ok("0"));
        case("1", Ok("1"));
        case("42", Err("Write 42 %"));
        case("1.01", Err("at most 1"));
        case("120 %", Err("more than all of it"));
        case("4200", Err("more than all of it"));
        case("abc", Err("\"abc\" is not a share. Write 0.42, or 42 %"));
        case("-0.1", Err("is not a share"));
        case("", Err("is not a share"));
    }
}
