//! A day that no calendar has, as in `2026-02-30`: with one of them a text is no TOML.
//! It is read as if it stood in quotes, and so is one wrong value among good ones.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

/// What stands around it while it is read. A text of ours has other quotes.
const QUOTE: char = '\'';

/// The text with every such day in quotes; as it is where something else is wrong too.
pub(super) fn in_quotes(text: &str) -> Cow<'_, str> {
    // What is wrong first tells: of a long text with other faults no list is made.
    let first = DeTable::parse(text).err();
    if first.is_none_or(|error| day(text, &error).is_none()) {
        return Cow::Borrowed(text);
    }
    let (_, errors) = DeTable::parse_recoverable(text);
    let spans: Option<Vec<_>> = errors.iter().map(|error| day(text, error)).collect();
    let Some(mut spans) = spans.filter(|spans| !spans.is_empty()) else {
        return Cow::Borrowed(text);
    };
    spans.sort_unstable_by_key(|span| span.start);
    let mut quoted = text.to_owned();
    for Range { start, end } in spans.into_iter().rev() {
        quoted.insert(end, QUOTE);
        quoted.insert(start, QUOTE);
    }
    Cow::Owned(quoted)
}

/// The text as it is written again: such a day stands as it did in the text `before`.
pub(super) fn out_of_quotes(mut text: String, before: &str) -> String {
    let Ok(tree) = DeTable::parse(&text) else { return text };
    let mut spans = Vec::new();
    texts(tree.get_ref(), &mut spans);
    let is_ours = |span: &Range<usize>| {
        let quoted = text.get(span.clone()).unwrap_or_default();
        without_quotes(quoted).is_some_and(|day| before.contains(day) && !before.contains(quoted))
    };
    spans.retain(is_ours);
    spans.sort_unstable_by_key(|span| span.start);
    for Range { start, end } in spans.into_iter().rev() {
        text.remove(end - QUOTE.len_utf8());
        text.remove(start);
    }
    text
}

/// Such a day, where it is what was found.
pub(super) fn without_quotes(found: &str) -> Option<&str> {
    found.strip_prefix(QUOTE)?.strip_suffix(QUOTE).filter(|inner| is_day(inner))
}

/// Where the day stands that the error is about, if it is about one.
fn day(text: &str, error: &Error) -> Option<Range<usize>> {
    error.span().filter(|span| text.get(span.clone()).is_some_and(is_day))
}

/// Whether a value was meant as a day or a time, be it none.
fn is_day(value: &str) -> bool {
    value.starts_with(|first: char| first.is_ascii_digit())
        && value.contains(['-', ':'])
        && value.chars().all(|c| c.is_ascii_digit() || "-:.+TtZz ".contains(c))
}

/// Where the texts of a table stand.
fn texts(table: &DeTable<'_>, spans: &mut Vec<Range<usize>>) {
    table.iter().for_each(|(_, value)| texts_of(value, spans));
}

fn texts_of(value: &Spanned<DeValue<'_>>, spans: &mut Vec<Range<usize>>) {
    match value.get_ref() {
        DeValue::String(_) => spans.push(value.span()),
        DeValue::Table(table) => texts(table, spans),
        DeValue::Array(values) => values.iter().for_each(|value| texts_of(value, spans)),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_is_none_is_quoted_and_stands_as_before_when_written() {
        #[track_caller]
        fn case(text: &str, quoted: &str) {
            assert_eq!(in_quotes(text), quoted);
            assert_eq!(out_of_quotes(quoted.to_owned(), text), text);
        }
        case("due = 2026-02-30 # by then\nb = 2\n", "due = '2026-02-30' # by then\nb = 2\n");
        case("x = { due = 31-11-2026 }\n", "x = { due = '31-11-2026' }\n");
        case("x = [2026-02-30, 2026-13-01]\n", "x = ['2026-02-30', '2026-13-01']\n");
        case("at = 25:00:00\n", "at = '25:00:00'\n");
        case("at = 2026-11-31T10:00:00+01:00\n", "at = '2026-11-31T10:00:00+01:00'\n");
        case("a = '2026-02-31'\nb = 2026-02-30\n", "a = '2026-02-31'\nb = '2026-02-30'\n");
        case("due = 2026-02-28\n", "due = 2026-02-28\n");
    }

    #[test]
    fn a_text_with_another_fault_stays_as_it_is() {
        for text in ["due = 2026-02-30\nowner = ana\n", "due = 7 Dec 2026\n", "due = 12/4\n"] {
            assert_eq!(in_quotes(text), text);
        }
    }
}
