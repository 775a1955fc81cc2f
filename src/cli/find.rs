//! What a person means by a name on the command line.

use crate::domain::books::{Books, DealBook};
use crate::domain::deal::DealStatus;
use crate::domain::id::PersonId;
use crate::domain::team::Team;
use crate::failure::Failure;

/// Lists the candidates of a name that fits several.
fn several(what: &str, typed: &str, candidates: &[String]) -> Failure {
    Failure::not_done(format!("\"{typed}\" fits several {what}s, nothing was changed"))
        .because(candidates.join("\n  "))
        .hint("use more of the name, or the id")
}

fn none(what: &str, typed: &str, list: &str) -> Failure {
    Failure::not_done(format!("there is no {what} \"{typed}\"")).hint(format!("{list} shows all"))
}

/// The one hit of the first level that has any; at each level the open ones
/// come first.
fn first_hit<'a, T>(
    all: &[&'a T],
    is_open: impl Fn(&T) -> bool,
    levels: &[&dyn Fn(&T) -> bool],
) -> Vec<&'a T> {
    for level in levels {
        for open in [true, false] {
            let hits: Vec<&T> =
                all.iter().copied().filter(|item| is_open(item) == open && level(item)).collect();
            if !hits.is_empty() {
                return hits;
            }
        }
    }
    Vec::new()
}

fn folded(text: &str) -> Vec<String> {
    slug::slugify(text).split('-').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The deal that was meant: by id, start of the id, or words of its name.
///
/// # Errors
///
/// A [`Failure`] where none or several fit.
pub(super) fn deal<'a>(books: &'a Books, typed: &str) -> Result<&'a DealBook, Failure> {
    let words = folded(typed);
    let fits_words = |book: &DealBook| {
        let name = folded(&format!("{} {}", book.deal.account, book.deal.name));
        let starts = |word: &String| name.iter().any(|part| part.starts_with(word.as_str()));
        !words.is_empty() && words.iter().all(starts)
    };
    let all: Vec<&DealBook> = books.deals.values().collect();
    let hits = first_hit(
        &all,
        |book| book.deal.status == DealStatus::Open,
        &[
            &|book| book.deal.id.as_str() == typed,
            &|book| !typed.is_empty() && book.deal.id.as_str().starts_with(typed),
            &fits_words,
        ],
    );
    match hits.as_slice() {
        [] => Err(none("deal", typed, "sideline deal list")),
        [only] => Ok(only),
        hits => {
            let line = |book: &&DealBook| format!("{}  {}", book.deal.id, book.deal.title());
            Err(several("deal", typed, &hits.iter().map(line).collect::<Vec<_>>()))
        }
    }
}

/// The person of the team that was meant, none where nobody fits.
///
/// # Errors
///
/// A [`Failure`] where several fit.
pub(super) fn person(team: &Team, typed: &str) -> Result<Option<PersonId>, Failure> {
    let words = folded(typed);
    let all: Vec<_> = team.people.iter().collect();
    let all: Vec<&(&PersonId, &crate::domain::team::Person)> = all.iter().collect();
    let fits_words = |(_, person): &(&PersonId, &crate::domain::team::Person)| {
        let name = folded(&person.name);
        let starts = |word: &String| name.iter().any(|part| part.starts_with(word.as_str()));
        !words.is_empty() && words.iter().all(starts)
    };
    let hits = first_hit(
        &all,
        |_| true,
        &[
            &|(id, _)| id.as_str() == typed,
            &|(id, _)| !typed.is_empty() && id.as_str().starts_with(typed),
            &fits_words,
        ],
    );
    match hits.as_slice() {
        [] => Ok(None),
        [(id, _)] => Ok(Some((*id).clone())),
        hits => {
            let line = |(id, person): &&(&PersonId, &crate::domain::team::Person)| {
                format!("{id}  {}", person.name)
            };
            Err(several("person", typed, &hits.iter().map(line).collect::<Vec<_>>()))
        }
    }
}

/// The record whose id begins like this. `i` and `l` read as `1`, `o` as `0`.
///
/// # Errors
///
/// A [`Failure`] where none or several fit.
pub(super) fn by_id<'a, T>(
    what: &str,
    typed: &str,
    all: &[&'a T],
    id: impl Fn(&T) -> &str,
    is_open: impl Fn(&T) -> bool,
    line: impl Fn(&T) -> String,
) -> Result<&'a T, Failure> {
    let read = |letter: char| match letter {
        'i' | 'l' => '1',
        'o' => '0',
        letter => letter,
    };
    let start: String = typed.trim().to_lowercase().chars().map(read).collect();
    let hits =
        first_hit(all, is_open, &[&|item| !start.is_empty() && id(item).starts_with(&start)]);
    match hits.as_slice() {
        [] => Err(none(what, typed, &format!("sideline {what} list"))),
        [only] => Ok(only),
        hits => Err(several(what, typed, &hits.iter().map(|item| line(item)).collect::<Vec<_>>())),
    }
}

/// The shortest start of an id, of at least four characters, that no other has.
pub(super) fn short<'a>(id: &'a str, others: &[&str]) -> &'a str {
    let is_unique = |length: &usize| {
        let start = id.get(..*length).unwrap_or(id);
        !others.iter().any(|other| *other != id && other.starts_with(start))
    };
    let length = (4..=id.len()).find(is_unique).unwrap_or(id.len());
    id.get(..length).unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_show_the_shortest_start_that_is_unique() {
        assert_eq!(short("h7k2p9qd", &["h7k2p9qd", "a3f8n2ws"]), "h7k2");
        assert_eq!(short("h7k2p9qd", &["h7k2p9qd", "h7k2p8aa"]), "h7k2p9");
    }
}
