//! Things that may be meant, and the one of them that is.

use crate::domain::books::{Cause, Unread};
use crate::domain::printable::one_line;
use crate::failure::Failure;

/// What a kind of thing is called, and what lists all of them.
pub(super) struct Kind {
    pub(super) one: &'static str,
    pub(super) several: &'static str,
    pub(super) list: &'static str,
}

/// Something that may be meant.
pub(super) struct Candidate<'a, T> {
    pub(super) item: T,
    pub(super) id: &'a str,
    /// What it is called; listed beside the id.
    pub(super) name: String,
    pub(super) is_open: bool,
}

impl<T> Candidate<'_, T> {
    pub(super) fn starts_with(&self, typed: &str) -> bool {
        !typed.is_empty() && self.id.starts_with(typed)
    }

    /// Whether each word typed starts a word of the name.
    fn is_called(&self, words: &[String]) -> bool {
        let name = folded(&self.name);
        let starts = |word: &String| name.iter().any(|part| part.starts_with(word.as_str()));
        !words.is_empty() && words.iter().all(starts)
    }
}

/// The words of a text without case and accents.
pub(super) fn folded(text: &str) -> Vec<String> {
    slug::slugify(text).split('-').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// One of the ways in which a name may fit.
type Level<'l, 'a, T> = &'l dyn Fn(&Candidate<'a, T>) -> bool;

/// The hits of the first level that has any; at each level the open ones come
/// first.
pub(super) fn first_hits<'c, 'a, T>(
    all: &'c [Candidate<'a, T>],
    levels: &[Level<'_, 'a, T>],
) -> Vec<&'c Candidate<'a, T>> {
    let tries = levels.iter().flat_map(|level| [(level, true), (level, false)]);
    let hits = tries.map(|(level, is_open)| {
        all.iter().filter(|one| one.is_open == is_open && level(one)).collect::<Vec<_>>()
    });
    hits.into_iter().find(|hits| !hits.is_empty()).unwrap_or_default()
}

/// Found by the id, the start of the id, or words of the name.
pub(super) fn by_name<'c, 'a, T>(
    all: &'c [Candidate<'a, T>],
    typed: &str,
) -> Vec<&'c Candidate<'a, T>> {
    let words = folded(typed);
    first_hits(
        all,
        &[&|one| one.id == typed, &|one| one.starts_with(typed), &|one| one.is_called(&words)],
    )
}

/// The one that was found, none where nobody was.
pub(super) fn only<T: Copy>(
    kind: &Kind,
    typed: &str,
    hits: &[&Candidate<'_, T>],
) -> Result<Option<T>, Failure> {
    match hits {
        [] => Ok(None),
        [only] => Ok(Some(only.item)),
        several => {
            let line = |one: &&Candidate<'_, T>| one_line(&format!("{}  {}", one.id, one.name));
            let lines: Vec<String> = several.iter().map(line).collect();
            let sentence =
                format!("\"{typed}\" fits several {}; nothing was changed", kind.several);
            Err(Failure::not_done(sentence)
                .because(lines.join("\n"))
                .hint("use more of the name, or the id"))
        }
    }
}

/// Nothing of that name is there, or nothing that can be read.
pub(super) fn none(kind: &Kind, typed: &str, unread: Option<&Unread>) -> Failure {
    let Kind { one, list, .. } = kind;
    match unread {
        None => Failure::not_done(format!("there is no {one} \"{typed}\""))
            .hint(format!("{list} shows all")),
        Some(unread) => {
            let is_below = *one != "deal" && !unread.hides().is_empty();
            let why = if is_below { "belongs to a deal that cannot" } else { "cannot" };
            Failure::not_done(format!("the {one} \"{typed}\" {why} be read"))
                .because(one_line(&unread.to_string()))
                .hint(cure(unread))
        }
    }
}

/// What to do about what cannot be read.
const fn cure(unread: &Unread) -> &'static str {
    match unread.cause {
        Cause::Renamed(_) => "sideline doctor --fix gives it its name back, then try again",
        Cause::Lost | Cause::Newer | Cause::Away | Cause::SecondOf(_) => {
            "sideline doctor says what to do"
        }
        Cause::Wrong | Cause::Value(_) => "put the file right in an editor, then try again",
    }
}
