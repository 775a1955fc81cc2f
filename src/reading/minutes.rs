//! How long something takes.

use crate::domain::call::LENGTHS;
use crate::reading::refused::repeated;

/// A text that is no length of a call. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a length of a call. Write minutes, 5 to 480")]
pub struct NotALength(pub String);

/// The length of a call.
///
/// # Errors
///
/// [`NotALength`] where it is none.
pub fn of_a_call(text: &str) -> Result<u32, NotALength> {
    let minutes = read(text).filter(|minutes| LENGTHS.contains(minutes));
    minutes.ok_or_else(|| NotALength(repeated(text)))
}

/// The minutes that a text says, none where it says something else: "25", "about 25 min", "half an hour", "1h", "1:30".
pub fn read(text: &str) -> Option<u32> {
    let text = text.trim().to_lowercase();
    let text = text.as_str();
    let text = ["about ", "around ", "ca ", "~"]
        .iter()
        .find_map(|it| text.strip_prefix(it))
        .unwrap_or(text);
    if let Some((hours, minutes)) = text.split_once(':') {
        return hours.parse::<u32>().ok()?.checked_mul(60)?.checked_add(minutes.parse().ok()?);
    }
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    match (number, unit.trim()) {
        ("", "half an hour" | "half hour") => Some(30),
        ("", "an hour" | "one hour") => Some(60),
        (hours, "h" | "hr" | "hour" | "hours") => hours.parse::<u32>().ok()?.checked_mul(60),
        (minutes, "" | "m" | "min" | "mins" | "minute" | "minutes") => minutes.parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_said_in_many_ways() {
        #[track_caller]
        fn case(text: &str, expected: Option<u32>) {
            assert_eq!(read(text), expected, "{text}");
        }
        case("25", Some(25));
        case("about 25 min", Some(25));
        case("half an hour", Some(30));
        case("1h", Some(60));
        case("2 hours", Some(120));
        case("1:30", Some(90));
        case("25-30", None);
        case("a while", None);
        case("0", Some(0));
        case("99999999999h", None);
    }
}
