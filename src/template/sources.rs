//! The files that one process is made of, laid end to end, so that a span says
//! by itself which of them it is in.

use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Place, Source};
use super::lines::{Lines, Span};

/// One file or several: the first parent begins, the file itself ends.
pub(super) struct Sources<'t> {
    parts: Vec<Part<'t>>,
}

struct Part<'t> {
    name: &'t str,
    /// Where it begins in the whole.
    start: usize,
    lines: Lines<'t>,
}

impl<'t> Sources<'t> {
    /// The files with these names and texts, of which each extends the one
    /// before it.
    pub(super) fn new(files: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        let mut start = 0;
        let part = |(name, text): (&'t str, &'t str)| {
            let part = Part { name, start, lines: Lines::new(text) };
            // One more, so that the end of a file is no part of the next one.
            start += text.len() + 1;
            part
        };
        Self { parts: files.into_iter().map(part).collect() }
    }

    /// The place in the whole where the file itself begins.
    pub(super) fn start(&self) -> usize {
        self.parts.last().map_or(0, |part| part.start)
    }

    /// Where each file begins, the first parent first.
    pub(super) fn starts(&self) -> impl Iterator<Item = usize> {
        self.parts.iter().map(|part| part.start)
    }

    /// The lines of the file itself, for whoever reads nothing else.
    pub(super) fn own(&self) -> &Lines<'t> {
        &self.parts[self.parts.len() - 1].lines
    }

    /// What stands in `span`.
    pub(super) fn slice(&self, span: &Span) -> &'t str {
        let part = &self.parts[self.number(span.start)];
        part.lines.slice(&part.inner(span))
    }

    /// What is between the brackets of the header that `key` ends.
    pub(super) fn header_of(&self, key: &Span) -> Span {
        let part = &self.parts[self.number(key.start)];
        along(&part.lines.header_of(&part.inner(key)), part.start)
    }

    /// Where `at` is for a person: `line 14`, with the file where there are
    /// several.
    pub(super) fn line(&self, at: usize) -> String {
        let (name, line) = self.file_and_line(at);
        if self.parts.len() == 1 {
            format!("line {line}")
        } else {
            format!("line {line} of {name}")
        }
    }

    /// Name of the file that `at` is in, and the number of its line.
    pub(super) fn file_and_line(&self, at: usize) -> (&'t str, usize) {
        let part = &self.parts[self.number(at)];
        (part.name, part.lines.number(at - part.start))
    }

    /// The same, with the name seen from the folder of the file itself.
    pub(super) fn near_file_and_line(&self, at: usize) -> (&'t str, usize) {
        let (name, line) = self.file_and_line(at);
        let own = self.parts.last().and_then(|own| own.name.rsplit_once('/'));
        let near = own.and_then(|(folder, _)| name.strip_prefix(folder)?.strip_prefix('/'));
        (near.unwrap_or(name), line)
    }

    /// What the files are called, the file itself first.
    pub(super) fn names(&self) -> String {
        let names: Vec<&str> = self.parts.iter().rev().map(|part| part.name).collect();
        names.join(", with what it inherits from ")
    }

    /// Number of the file that `at` is in, the first parent being 0.
    pub(super) fn number(&self, at: usize) -> usize {
        self.parts.partition_point(|part| part.start <= at).saturating_sub(1)
    }

    /// Where `span` begins and ends for a person, in its file.
    pub(super) fn place(&self, span: &Span) -> Place {
        let part = &self.parts[self.number(span.start)];
        part.lines.place(&part.inner(span))
    }

    /// The parents, in their order, as faults show them.
    pub(super) fn parents(&self) -> Vec<Arc<Source>> {
        let parents = self.parts.iter().take(self.parts.len() - 1);
        let source = |part: &Part<'_>| {
            Arc::new(Source { name: part.name.to_owned(), text: part.lines.text().to_owned() })
        };
        parents.map(source).collect()
    }
}

impl Part<'_> {
    fn inner(&self, span: &Span) -> Span {
        span.start.saturating_sub(self.start)..span.end.saturating_sub(self.start)
    }
}

/// The tree of a file that begins at `start` of the whole.
pub(super) fn moved(tree: DeTable<'_>, start: usize) -> DeTable<'_> {
    if start == 0 {
        return tree;
    }
    let mut moved = DeTable::new();
    for (key, value) in tree {
        let at = along(&key.span(), start);
        moved.insert(Spanned::new(at, key.into_inner()), moved_value(value, start));
    }
    moved
}

fn moved_value(value: Spanned<DeValue<'_>>, start: usize) -> Spanned<DeValue<'_>> {
    let span = along(&value.span(), start);
    let value = match value.into_inner() {
        DeValue::Table(table) => DeValue::Table(moved(table, start)),
        DeValue::Array(items) => {
            DeValue::Array(items.into_iter().map(|item| moved_value(item, start)).collect())
        }
        plain @ (DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_)) => plain,
    };
    Spanned::new(span, value)
}

fn along(span: &Span, start: usize) -> Span {
    span.start + start..span.end + start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_one_in_its_file() {
        #[track_caller]
        fn case(sources: &Sources<'_>, span: Span, expected: (&str, &str, usize, usize)) {
            let (name, line) = sources.file_and_line(span.start);
            let place = sources.place(&span);
            assert_eq!((name, sources.slice(&span), line, place.column), expected, "{span:?}");
        }
        let sources = Sources::new([("base.toml", "a = 1\nb = 2\n"), ("our.toml", "c = 3\nd = 4")]);
        case(&sources, 0..1, ("base.toml", "a", 1, 1));
        case(&sources, 10..11, ("base.toml", "2", 2, 5));
        case(&sources, 12..12, ("base.toml", "", 3, 1));
        case(&sources, 13..14, ("our.toml", "c", 1, 1));
        case(&sources, 23..24, ("our.toml", "4", 2, 5));
        case(&sources, 24..24, ("our.toml", "", 2, 6));
        assert_eq!(sources.line(23), "line 2 of our.toml");
        let sources =
            Sources::new([("a/b/base.toml", "x"), ("a/top.toml", "x"), ("a/b/our.toml", "x")]);
        assert_eq!(
            [0, 2, 4].map(|at| sources.near_file_and_line(at).0),
            ["base.toml", "a/top.toml", "our.toml"]
        );
        assert_eq!(Sources::new([("", "a\nb")]).line(2), "line 2");
    }

    #[test]
    fn a_tree_moves_with_its_file() {
        let tree = DeTable::parse("a = [{ b = 'x' }]").unwrap().into_inner();
        let tree = moved(tree, 100);
        let (key, value) = tree.get_key_value("a").unwrap();
        assert_eq!((key.span(), value.span()), (100..101, 104..117));
        let inner = &value.get_ref().as_array().unwrap()[0];
        assert_eq!(inner.get_ref().get("b").unwrap().span(), 111..114);
    }
}
