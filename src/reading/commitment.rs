//! What the buyer shall do, in one line: the act, its day, what smaller act if
//! not, and what shows it.

use jiff::civil::Date;

use super::slot;
use super::when::{self, Way};
use crate::domain::calendar::Calendar;
use crate::domain::slot::Slot;

/// The pieces of a commitment, each as it was typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Commitment<'a> {
    /// What they will do.
    pub act: &'a str,
    /// By when.
    pub by: Option<Date>,
    /// What smaller act, if not.
    pub fallback: Option<&'a str>,
    /// How we see it.
    pub seen_by: Option<&'a str>,
}

/// What a piece tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    Act,
    Fallback,
    SeenBy,
}

/// Words behind a comma, a semicolon or a full stop that begin another piece.
const BEGIN: [(&str, Piece); 5] = [
    ("and if not", Piece::Fallback),
    ("if not", Piece::Fallback),
    ("or at least", Piece::Fallback),
    ("we see it by", Piece::SeenBy),
    ("seen by", Piece::SeenBy),
];

/// Words of the longest day and time, with one before them.
const LONGEST: usize = 8;

/// Reads "Dana edits the plan by 8 dec; if not, she names the owner; seen by her
/// mail". What begins no piece of its own stays with the act.
pub fn read(line: &str, calendar: Calendar) -> Commitment<'_> {
    let mut said = Commitment::default();
    for (piece, text) in pieces(line) {
        match piece {
            Piece::Act => said.act = text,
            Piece::Fallback => said.fallback = Some(text),
            Piece::SeenBy => said.seen_by = Some(text),
        }
    }
    if let Some((act, day)) = when::deadline(said.act, calendar) {
        (said.act, said.by) = (act, Some(day));
    }
    said.by = said.by.or_else(|| when::deadline_inside(said.act, calendar));
    said
}

/// The day that is said in the words of an act itself: first in them, or behind "by".
pub fn day_of_the_act(act: &str, calendar: Calendar) -> Option<Date> {
    let first = || behind_its_day(act, calendar).0.map(|slot| slot.day);
    when::deadline_inside(act, calendar).or_else(first)
}

/// What stands before who is on a call.
const WITH: &str = "with ";

/// The day that a line begins with, as in "on 3 dec 3pm, Dana edits the plan", and
/// what follows it.
pub fn behind_its_day(line: &str, calendar: Calendar) -> (Option<Slot>, &str) {
    let line = line.trim_start();
    let starts = line.match_indices([' ', ',', ':']).map(|(at, _)| at).take(LONGEST);
    let starts: Vec<usize> = starts.chain([line.len()]).collect();
    let day = |at: usize| {
        let (start, rest) = line.split_at_checked(at)?;
        let start = start.strip_prefix("on ").or_else(|| start.strip_prefix("On "));
        let day = slot::read(start.unwrap_or(line.get(..at)?), calendar, Way::Ahead).ok()?;
        Some((Some(day), rest.trim_start_matches([' ', ',', ':'])))
    };
    starts.into_iter().rev().find_map(day).unwrap_or((None, line))
}

/// What follows the people whom a line names first, as in "with Dana and Tom: she
/// edits the plan".
pub fn behind_its_people(line: &str) -> &str {
    let with =
        line.split_at_checked(WITH.len()).filter(|(with, _)| with.eq_ignore_ascii_case(WITH));
    let act = with.and_then(|(_, rest)| rest.split_once(':').or_else(|| rest.split_once(',')));
    act.map_or(line, |(_, act)| act.trim_start())
}

fn pieces(line: &str) -> Vec<(Piece, &str)> {
    let mut pieces = Vec::new();
    let (mut piece, mut text) = (Piece::Act, line);
    while let Some((before, next, after)) = cut(text) {
        pieces.push((piece, before));
        (piece, text) = (next, after);
    }
    pieces.push((piece, text));
    let bare = |text: &str| !text.trim().is_empty();
    let trimmed =
        pieces.into_iter().map(|(piece, text)| (piece, text.trim().trim_end_matches(';')));
    trimmed.filter(|(_, text)| bare(text)).collect()
}

/// What stands before the next piece, which one that is, and what follows its
/// first words.
fn cut(text: &str) -> Option<(&str, Piece, &str)> {
    text.match_indices([',', ';', '.']).find_map(|(at, sign)| {
        let (before, after) = (text.get(..at)?, text.get(at + sign.len()..)?);
        let (piece, after) = begun(after.trim_start())?;
        Some((before, piece, after))
    })
}

fn begun(text: &str) -> Option<(Piece, &str)> {
    BEGIN.iter().find_map(|(words, piece)| {
        let (start, after) = text.split_at_checked(words.len())?;
        let is_begun =
            start.eq_ignore_ascii_case(words) && !after.starts_with(char::is_alphanumeric);
        is_begun.then(|| (*piece, after.trim_start_matches([',', ':', ' '])))
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    const CALENDAR: Calendar = Calendar::asking(date(2026, 12, 1));

    #[test]
    fn a_line_may_begin_with_the_day_of_the_call() {
        #[track_caller]
        fn case(line: &str, day: Option<Slot>, rest: &str) {
            assert_eq!(behind_its_day(line, CALENDAR), (day, rest), "{line}");
        }
        let day = Some(Slot::from(date(2026, 12, 3)));
        let at = |hour| day.map(|day| Slot { time: Some(time(hour, 0, 0, 0)), ..day });
        case("on thu 3 dec at 3 pm, Dana edits it", at(15), "Dana edits it");
        case("3 dec 9:00: Dana edits it", at(9), "Dana edits it");
        case("3 dec, Dana edits it by 8 dec", day, "Dana edits it by 8 dec");
        case("On Thu 3 Dec: Dana edits it", day, "Dana edits it");
        case("on 3 dec Dana edits it", day, "Dana edits it");
        case("3 dec", day, "");
        case("Dana edits it on 3 dec", None, "Dana edits it on 3 dec");
        case("", None, "");
    }

    #[test]
    fn the_people_of_a_call_are_no_act() {
        #[track_caller]
        fn case(line: &str, act: &str) {
            assert_eq!(behind_its_people(line), act, "{line}");
        }
        case("with Dana: she edits the plan", "she edits the plan");
        case("With Dana and Tom, she edits it, if not he does", "she edits it, if not he does");
        case("Dana edits it with Tom: by fri", "Dana edits it with Tom: by fri");
        case("with Dana", "with Dana");
    }

    #[test]
    fn a_line_says_act_day_fallback_and_sign_in_any_order() {
        #[track_caller]
        fn case(line: &str, act: &str, by: Option<Date>, rest: [Option<&str>; 2]) {
            let said = read(line, CALENDAR);
            assert_eq!(
                (said.act, said.by, [said.fallback, said.seen_by]),
                (act, by, rest),
                "{line}"
            );
        }
        let day = Some(date(2026, 12, 8));
        case("", "", None, [None, None]);
        case("Dana edits the plan", "Dana edits the plan", None, [None, None]);
        case("Dana edits the plan by 8 dec", "Dana edits the plan", day, [None, None]);
        case(
            "Dana edits the plan by 8 dec; if not, she names the owner; seen by her mail",
            "Dana edits the plan",
            day,
            [Some("she names the owner"), Some("her mail")],
        );
        // A day inside the act is its day too, and stays there.
        let inside = "Dana agrees by Tue 8 Dec to edit the plan";
        case(inside, inside, day, [None, None]);
        case("Dana, by her own mail, says yes", "Dana, by her own mail, says yes", None, [None; 2]);
        case(
            "Dana edits the plan by 8 dec. We see it by: her mail, and IF NOT she calls Tom.",
            "Dana edits the plan",
            day,
            [Some("she calls Tom."), Some("her mail")],
        );
        // What is part of the act stays there.
        case("Dana says if not now, when", "Dana says if not now, when", None, [None, None]);
        case("Tom, seen by all, signs", "Tom", None, [None, Some("all, signs")]);
        case("Élise tranche, si non, rien", "Élise tranche, si non, rien", None, [None, None]);
        case("Dana edits it; if not,", "Dana edits it", None, [None, None]);
        case("; if not, she calls", "", None, [Some("she calls"), None]);
    }
}
