//! What to write instead of a value that cannot be read: what the readers of
//! typed text make of it.

use jiff::civil::Date;

use crate::domain::books::{Books, Cause, Unread, Wanted, WrongValue};
use crate::reading::amount;
use crate::reading::when::{self, Way};

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
        Wanted::Id(_) => format!("{key} is a name"),
        // How a day is written is seen in the advice.
        Wanted::Day => unread.message.split(", as in").take(1).collect(),
        Wanted::Amount | Wanted::Other => unread.message.clone(),
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
    let value = match wrong.wanted {
        Wanted::Day => when::day(said, books.team.calendar(today), Way::Any).ok()?.to_string(),
        Wanted::Amount => {
            let amount = amount::read(said, Some(&books.team.currency)).ok()?;
            format!("\"{}\"", amount.value)
        }
        Wanted::Id(of) => {
            return books.id_meant(of, unread.in_deal().as_ref(), &format!("{key} = "), said);
        }
        Wanted::Other => format!("\"{}\"", nearest(&unread.message, said)?),
    };
    Some(format!("Write {key} = {value}"))
}

/// The word that was meant, of those that the message lists.
fn nearest<'m>(message: &'m str, said: &str) -> Option<&'m str> {
    let (_, words) = message.rsplit_once(": ")?;
    let words = words.split([',', ' ']).filter(|word| !word.is_empty());
    let off = |word: &&str| strsim::osa_distance(word, said);
    words.filter(|word| off(word) <= NEAR).min_by_key(off)
}
