//! Where a new table goes: to its place in the order of the examples.

use std::cmp::Ordering;

use toml_edit::{Item, Table};

/// Groups whose tables are numbered.
const ROWS: &[&str] = &["follow_up", "note"];

/// The name of a table: `["person", "dana-fox"]`.
type Path = Vec<String>;

/// A table with a line of its own, and where it stands by now.
struct Header {
    path: Path,
    position: Option<isize>,
}

/// Gives each table that is new its place among the others. Without this the
/// editor would print it behind the tables of its group's parent.
pub(super) fn settle(root: &mut Table, groups: &[&str]) {
    let mut headers = Vec::new();
    each(root, &mut Vec::new(), &mut |path, table| {
        headers.push(Header { path: path.clone(), position: table.position() });
    });
    if headers.iter().all(|header| header.position.is_some()) {
        return;
    }
    let mut order = in_order(&headers, groups).into_iter().zip(1..).collect::<Vec<_>>();
    order.sort_unstable();
    let mut positions = order.into_iter().map(|(_, position)| position);
    each(root, &mut Vec::new(), &mut |_, table| table.set_position(positions.next()));
}

/// The tables with a line of their own, always in the same order.
fn each(table: &mut Table, path: &mut Path, visit: &mut dyn FnMut(&Path, &mut Table)) {
    for (key, item) in table.iter_mut() {
        path.push(key.get().to_owned());
        match item {
            Item::Table(table) => {
                let has_line = !table.is_implicit() || !table.get_values().is_empty();
                if has_line && !table.is_dotted() {
                    visit(path, table);
                }
                each(table, path, visit);
            }
            Item::ArrayOfTables(tables) => {
                for table in tables.iter_mut() {
                    visit(path, table);
                    each(table, path, visit);
                }
            }
            Item::Value(_) | Item::None => {}
        }
        path.pop();
    }
}

/// The numbers of the headers in the order they shall be printed.
fn in_order(headers: &[Header], groups: &[&str]) -> Vec<usize> {
    let numbered = headers.iter().enumerate();
    let mut order: Vec<(usize, &Header)> =
        numbered.clone().filter(|(_, header)| header.position.is_some()).collect();
    order.sort_by_key(|(_, header)| header.position);
    for (number, new) in numbered.filter(|(_, header)| header.position.is_none()) {
        let place = place(&order, &new.path, groups);
        order.insert(place, (number, new));
    }
    order.into_iter().map(|(number, _)| number).collect()
}

/// Behind the last table that comes before it; else before the first one whose
/// group is known; else at the end.
fn place(order: &[(usize, &Header)], new: &Path, groups: &[&str]) -> usize {
    let compare = |header: &Header| compare(&header.path, new, groups);
    let earlier = order.iter().rposition(|(_, header)| compare(header) == Some(Ordering::Less));
    let known = || order.iter().position(|(_, header)| compare(header).is_some());
    earlier.map(|last| last + 1).or_else(known).unwrap_or(order.len())
}

/// Which of two tables comes first: groups in their order, ids within a group;
/// none where nothing is known of a group.
fn compare(a: &Path, b: &Path, groups: &[&str]) -> Option<Ordering> {
    let group = |path: &Path| {
        let first = path.first()?;
        groups.iter().position(|group| group == first)
    };
    Some(group(a)?.cmp(&group(b)?).then_with(|| compare_ids(a, b)))
}

/// As texts, but numbers of a row by size: follow-up 10 comes behind 9.
fn compare_ids(a: &Path, b: &Path) -> Ordering {
    let mut is_row = false;
    for (a, b) in a.iter().zip(b) {
        let size = if is_row { a.len().cmp(&b.len()) } else { Ordering::Equal };
        let order = size.then_with(|| a.cmp(b));
        if order != Ordering::Equal {
            return order;
        }
        is_row = ROWS.contains(&a.as_str());
    }
    a.len().cmp(&b.len())
}
