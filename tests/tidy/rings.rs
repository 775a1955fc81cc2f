//! Files of a room that reach each other by `use`.

use std::collections::{BTreeMap, BTreeSet};

use super::source::Source;

/// Who uses whom, by module.
type Uses = BTreeMap<String, BTreeSet<String>>;

/// The sets of files that reach each other, each sorted.
pub(super) fn of(sources: &[Source]) -> BTreeSet<Vec<String>> {
    let known: BTreeSet<&str> = sources.iter().map(|source| source.module.as_str()).collect();
    let uses: Uses = sources.iter().map(|s| (s.module.clone(), used(s, &known))).collect();
    let reached: Uses = uses.keys().map(|from| (from.clone(), reach(from, &uses))).collect();
    let ring = |of: &String| {
        let others = reached[of].iter().filter(|other| reached[*other].contains(of));
        others.cloned().collect::<Vec<_>>()
    };
    reached.keys().map(ring).filter(|ring| ring.len() > 1).collect()
}

/// All that is reached from a file.
fn reach(from: &str, uses: &Uses) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from.to_owned()];
    while let Some(next) = open.pop() {
        open.extend(uses[&next].iter().filter(|used| !reached.contains(*used)).cloned());
        reached.extend(uses[&next].iter().cloned());
    }
    reached
}

/// The files that a file uses.
fn used(source: &Source, known: &BTreeSet<&str>) -> BTreeSet<String> {
    let paths = statements(&source.code).flat_map(|tree| leaves(&tree, ""));
    let files = paths.filter_map(|path| file(&absolute(&path, &source.module), known));
    files.filter(|file| *file != source.module).collect()
}

/// What stands between `use` and its semicolon, without white space. Other code
/// with that word names no file.
fn statements(code: &str) -> impl Iterator<Item = String> {
    let trees = code.split(';').filter_map(|statement| Some(statement.rsplit_once("use ")?.1));
    trees.map(|tree| tree.split_whitespace().collect())
}

/// The single paths of `a::{b, c::{d}}`.
fn leaves(tree: &str, prefix: &str) -> Vec<String> {
    let Some((head, rest)) = tree.split_once('{') else { return vec![format!("{prefix}{tree}")] };
    let inside = rest.strip_suffix('}').unwrap_or(rest);
    let prefix = format!("{prefix}{head}");
    parts(inside).into_iter().flat_map(|part| leaves(&part, &prefix)).collect()
}

/// What stands between the commas that lie in no inner braces.
fn parts(inside: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for letter in inside.chars() {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        match parts.last_mut() {
            Some(_) if letter == ',' && depth == 0 => parts.push(String::new()),
            Some(part) => part.push(letter),
            None => {}
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// A path from the root of the crate.
fn absolute(path: &str, module: &str) -> String {
    let mut here: Vec<&str> = module.split("::").collect();
    let mut rest = path;
    if let Some(path) = rest.strip_prefix("crate::") {
        return path.to_owned();
    }
    rest = rest.strip_prefix("self::").unwrap_or(rest);
    while let Some(above) = rest.strip_prefix("super::") {
        here.pop();
        rest = above;
    }
    format!("{}::{rest}", here.join("::"))
}

/// The file that holds what a path names.
fn file(path: &str, known: &BTreeSet<&str>) -> Option<String> {
    let names: Vec<&str> = path.split("::").collect();
    let places = (1..=names.len()).rev().map(|length| names[..length].join("::"));
    places.into_iter().find(|place| known.contains(place.as_str()))
}

#[test]
fn a_ring_is_found_through_groups_and_supers() {
    let source = |module: &str, code: &str| Source {
        name: module.to_owned(),
        module: module.to_owned(),
        code: code.to_owned(),
        lines: 1,
    };
    let sources = [
        source("a", "pub mod b;\npub use b::{C, d};\nfn e() {\n    f();\n}"),
        source("a::b", "use super::e;\nuse std::fmt;"),
        source("a::c", "use crate::a::{\n    b::{self, D},\n};"),
    ];
    assert_eq!(of(&sources), [vec!["a".to_owned(), "a::b".to_owned()]].into());
}
