//! A time of day beside a day: `fri 3pm`, `4 dec at 15:00`.

use jiff::civil::Time;

use super::numbers::digits;
use super::said::{PARTS, bare_words};
use crate::reading::list;

/// Whether a phrase says a time or a part of a day.
pub(in crate::reading) fn has_time(phrase: &str) -> bool {
    let bare = bare_words(phrase);
    let words: Vec<&str> = bare.iter().map(String::as_str).collect();
    apart(&words).is_some() || words.iter().any(|word| list::has(PARTS, word))
}

/// The words without the time among them, and that time.
pub(in crate::reading) fn apart<'w>(words: &[&'w str]) -> Option<(Vec<&'w str>, Time)> {
    // A time begins with a digit, be it behind a lone mark.
    let may_be = |word: &&str| word.is_empty() || word.starts_with(|c: char| c.is_ascii_digit());
    let mut starts = (0..words.len()).filter(|at| words.get(*at).is_some_and(may_be));
    let (at, length, time) = starts.find_map(|at| {
        let one = words.get(at).and_then(|word| Some((at, 1, clock(word)?)));
        let two = words.get(at..at + 2);
        let two = two.filter(|two| matches!(two, ["", _] | [_, "am" | "pm" | "h"]));
        let two = two.and_then(|two| Some((at, 2, clock(&two.concat())?)));
        two.or(one)
    })?;
    let is_at = at.checked_sub(1).filter(|before| words.get(*before) == Some(&"at"));
    let (before, after) = (words.get(..is_at.unwrap_or(at))?, words.get(at + length..)?);
    Some(([before, after].concat(), time))
}

/// A time of day: `3pm`, `3.30pm`, `15:00`, `15h`.
fn clock(word: &str) -> Option<Time> {
    let half = [("am", 0), ("pm", 12)];
    let half = half.into_iter().find_map(|(end, add)| Some((word.strip_suffix(end)?, add)));
    let (hour, minute) = match (half, word.strip_suffix('h'), word.split_once(':')) {
        (Some((digits, _)), _, _) => digits.split_once([':', '.']).unwrap_or((digits, "00")),
        (_, Some(digits), _) => (digits, "00"),
        (_, _, Some(parts)) => parts,
        _ => return None,
    };
    let (hour, minute) = (digits::<i8>(hour, 2)?, digits(minute, 2).filter(|_| minute.len() == 2)?);
    let hour = match half {
        Some((_, add)) if (1..=12).contains(&hour) => hour % 12 + add,
        Some(_) => return None,
        None => hour,
    };
    Time::new(hour, minute, 0, 0).ok()
}
