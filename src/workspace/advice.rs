//! What to write instead of a value that cannot be read: what the readers of
//! typed text make of it.

use jiff::civil::{Date, Time};

use crate::domain::books::{Books, Cause, Unread, Wanted, WrongValue};
use crate::reading::when::{self, Way};
use crate::reading::{amount, list, slot};

/// How a message ends where a list should stand.
const A_LIST: &str = "a list in square brackets";
/// Keys of days that have been, and of days that are to come.
const BEHIND: &str =
    "back_on closed created decided ended last_contact left on replied since started";
const AHEAD: &str =
    "act_by buyer_act_by close_date due look_again needed_by next_session returns to";
/// The key of a time.
const TIME: &str = "time";
/// How many letters a word may be off.
const NEAR: usize = 2;

/// Adds to what could not be read what to write instead, where that is known.
pub fn advise(books: &mut Books, today: Date) {
    let unread = std::mem::take(&mut books.unread);
    let advised = unread.into_iter().map(|unread| advised(unread, books, today)).collect();
    books.unread = advised;
}

fn advised(unread: Unread, books: &Books, today: Date) -> Unread {
    let Cause::Value(wrong) = &unread.cause else { return unread };
    let key = wrong.keys.last().map_or("", String::as_str);
    let Some(advice) = advice(wrong, key, &unread, books, today) else { return unread };
    let message = match wrong.wanted {
        Wanted::Id(_) if !unread.message.ends_with(A_LIST) => format!("{key} is a name"),
        // How a day is written is seen in the advice.
        Wanted::Day => unread.message.split(", as in").take(1).collect(),
        Wanted::Amount | Wanted::Id(_) | Wanted::Other => unread.message.clone(),
    };
    let wrong = WrongValue { advice: Some(advice), ..(**wrong).clone() };
    Unread { message, cause: Cause::Value(Box::new(wrong)), ..unread }
}

/// What to write at the key, by what stands there.
fn advice(
    wrong: &WrongValue,
    key: &str,
    unread: &Unread,
    books: &Books,
    today: Date,
) -> Option<String> {
    let said = wrong.said.as_deref()?;
    let is_list = unread.message.ends_with(A_LIST);
    let value = match wrong.wanted {
        Wanted::Day if key == TIME => slot::time(said)?.strftime("%H:%M:%S").to_string(),
        Wanted::Day if moment(said).is_some() => {
            let (day, time) = moment(said)?;
            format!("{day}, and the time at a key of its own: {TIME} = {time}")
        }
        Wanted::Day => {
            // A time beside it has a key of its own.
            let slot = slot::over(None, said, books.team.calendar(today), way(key));
            let day = slot.ok().filter(|slot| slot.time.is_none()).map(|slot| slot.day);
            day.or_else(|| when::nearest(said))?.to_string()
        }
        Wanted::Amount => {
            let amount = amount::read(said, Some(&books.team.currency)).ok()?;
            let is_ours = amount.currency.as_ref().is_none_or(|it| *it == books.team.currency);
            is_ours.then(|| format!("\"{}\"", amount.value))?
        }
        // Several may stand there, and one was written: the one that is meant.
        Wanted::Id(of) if is_list => {
            let meant = books.id_meant(of, unread.in_deal().as_ref(), "", said);
            let id = meant.as_deref().and_then(|meant| meant.split('"').nth(1));
            format!("[\"{}\"]", id.or(Some(said).filter(|said| slug::slugify(said) == **said))?)
        }
        Wanted::Id(of) => {
            return books.id_meant(of, unread.in_deal().as_ref(), &format!("{key} = "), said);
        }
        Wanted::Other => format!("\"{}\"", nearest(&unread.message, said)?),
    };
    Some(format!("Write {key} = {value}"))
}

/// A day and a time that stand in one, as in 2026-12-07T15:00:00.
fn moment(said: &str) -> Option<(Date, Time)> {
    let (day, time) = said.split_once(['T', ' '])?;
    Some((day.parse().ok()?, time.parse().ok()?))
}

/// Where the day of a key lies: what was done lies behind us.
fn way(key: &str) -> Way {
    if list::has(BEHIND, key) {
        Way::Back
    } else if list::has(AHEAD, key) {
        Way::Ahead
    } else {
        Way::Any
    }
}

/// The word that was meant, of those that the message lists: the only one that begins
/// so, else the nearest.
fn nearest<'m>(message: &'m str, said: &str) -> Option<&'m str> {
    let (_, words) = message.rsplit_once(": ")?;
    let is_word = |word: &&str| word.starts_with(char::is_alphabetic) && *word != "or";
    let words: Vec<&str> = words.split([',', ' ']).filter(is_word).collect();
    let said = said.to_lowercase();
    let mut begun = words.iter().filter(|word| !said.is_empty() && word.starts_with(&said));
    if let (Some(only), None) = (begun.next(), begun.next()) {
        return Some(only);
    }
    let off = |word: &&str| strsim::osa_distance(word, &said);
    let is_near = |word: &&str| off(word) <= NEAR && off(word) < said.chars().count();
    words.into_iter().filter(is_near).min_by_key(off)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_that_was_meant_is_one_of_the_list() {
        #[track_caller]
        fn case(said: &str, expected: Option<&str>) {
            let list = "is not a stance: supporter, neutral, skeptic, strong-supporter or unknown";
            assert_eq!(nearest(list, said), expected, "{said}");
        }
        case("Neutrl", Some("neutral"));
        case("n", Some("neutral"));
        case("Skep", Some("skeptic"));
        case("s", None);
        case("o", None);
        case("", None);
        case("the evaluator", None);
        assert_eq!(nearest("13 is not a month: 1 to 12", "13"), None);
    }
}
