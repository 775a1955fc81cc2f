//! The difference of two trees, put into a third one that is on the disk.

use toml_edit::{InlineTable, Item, Table, TableLike, Value};

use crate::record::tree::same;

use super::spelling::spelt;

/// How a table is written, which those within it follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `[a.b]`
    Header,
    /// `a.b.c = 1`
    Dotted,
    /// `a = { b = 1 }`
    Inline,
}

impl Style {
    fn of(item: &Item) -> Self {
        match item {
            Item::Table(table) if table.is_dotted() => Self::Dotted,
            Item::Value(_) => Self::Inline,
            Item::Table(_) | Item::ArrayOfTables(_) | Item::None => Self::Header,
        }
    }
}

/// One table before and after, and how deep it lies.
struct Diff<'t> {
    before: &'t dyn TableLike,
    after: &'t dyn TableLike,
    depth: usize,
}

/// Puts what changed from `before` to `after` into a whole document.
pub(super) fn root(disk: &mut Item, before: &Table, after: &Table) {
    merge(disk, &Diff { before, after, depth: 0 });
}

fn merge(disk: &mut Item, diff: &Diff<'_>) {
    let style = Style::of(disk);
    let Some(table) = disk.as_table_like_mut() else { return };
    let had_lines = !table.get_values().is_empty();
    for (key, old) in diff.before.iter().filter(|(key, _)| !diff.after.contains_key(key)) {
        remove(table, key, old, diff.depth);
    }
    for (key, new) in diff.after.iter() {
        if diff.before.get(key).is_some_and(|old| same(old, new)) {
            continue;
        }
        match (new.as_table_like(), new.as_value()) {
            (Some(after), _) => set_table(table, style, key, after, diff),
            (None, Some(value)) => set_value(table, style, key, value, diff.after),
            (None, None) => {}
        }
    }
    if had_lines {
        without_lines(disk);
    }
}

/// Tidies a table that lost its last line. One that only holds other tables by
/// now needs no header, and one without a header would vanish.
fn without_lines(disk: &mut Item) {
    let Item::Table(table) = disk else { return };
    if table.is_empty() && table.is_dotted() {
        *disk = Item::Value(InlineTable::new().into());
    } else if !table.is_empty() && table.get_values().is_empty() {
        table.set_implicit(true);
    }
}

/// Takes a key out. A table that stands for one thing goes as a whole, or what
/// is left of it would be read as a broken one; a group at the top and a table
/// that only holds others keep what somebody else put there.
fn remove(disk: &mut dyn TableLike, key: &str, old: &Item, depth: usize) {
    let holds_others = |table: &dyn TableLike| {
        !table.is_empty() && table.iter().all(|(_, item)| item.is_table_like())
    };
    if let Some(before) = old.as_table_like()
        && (depth == 0 || holds_others(before))
        && let Some(item) = disk.get_mut(key)
    {
        merge(item, &Diff { before, after: &Table::new(), depth: depth + 1 });
        if item.as_table_like().is_some_and(|table| !table.is_empty()) {
            return;
        }
    }
    disk.remove(key);
}

fn set_table(
    disk: &mut dyn TableLike,
    style: Style,
    key: &str,
    after: &dyn TableLike,
    diff: &Diff<'_>,
) {
    match disk.get_mut(key).filter(|item| item.is_table_like()) {
        Some(item) => {
            let nothing = Table::new();
            let before = diff.before.get(key).and_then(Item::as_table_like).unwrap_or(&nothing);
            merge(item, &Diff { before, after, depth: diff.depth + 1 });
        }
        // Whole, also where only a part of it changed and somebody took it
        // away: half a table could not be read.
        None => insert(disk, style, key, build(after, style)),
    }
}

/// A table as it is new on the disk.
fn build(tree: &dyn TableLike, style: Style) -> Item {
    let items = tree.iter().map(|(key, item)| {
        let value = || item.as_value().map_or(Item::None, |value| Item::Value(spelt(value)));
        (key, item.as_table_like().map_or_else(value, |table| build(table, style)))
    });
    let would_vanish = style == Style::Dotted && tree.is_empty();
    if style == Style::Inline || would_vanish {
        let values = items.filter_map(|(key, item)| Some((key, item.into_value().ok()?)));
        return Item::Value(values.collect::<InlineTable>().into());
    }
    let mut table = items.collect::<Table>();
    table.set_dotted(style == Style::Dotted);
    // Empty it stands for a tie of which nothing more is known; what only holds
    // other tables has no line of its own.
    table.set_implicit(!table.is_empty() && table.iter().all(|(_, item)| item.is_table()));
    Item::Table(table)
}

/// Writes a value: where there is one its comment stays, a new one goes to its
/// place in the order of `keys`.
fn set_value(
    disk: &mut dyn TableLike,
    style: Style,
    key: &str,
    value: &Value,
    keys: &dyn TableLike,
) {
    let new = Item::Value(value.clone());
    match disk.get_mut(key) {
        Some(there) if same(there, &new) => {}
        Some(Item::Value(there)) => {
            let decor = there.decor().clone();
            *there = spelt(value);
            *there.decor_mut() = decor;
        }
        _ => {
            insert(disk, style, key, Item::Value(spelt(value)));
            if style != Style::Inline {
                move_to_place(disk, key, keys);
            }
        }
    }
}

/// Adds an item at the end; in an inline table before the space that stands in
/// front of its brace.
fn insert(disk: &mut dyn TableLike, style: Style, key: &str, mut new: Item) {
    disk.remove(key);
    let last = disk.iter_mut().last().and_then(|(_, item)| item.as_value_mut());
    if style == Style::Inline
        && let (Some(last), Some(new)) = (last, new.as_value_mut())
        && let Some(space) = last.decor().suffix().cloned()
    {
        last.decor_mut().set_suffix("");
        new.decor_mut().set_prefix(" ");
        new.decor_mut().set_suffix(space);
    }
    disk.insert(key, new);
}

/// Moves a key from the end to behind the nearest one that `keys` has before
/// it, to the front where there is none.
fn move_to_place(disk: &mut dyn TableLike, key: &str, keys: &dyn TableLike) {
    let is_line = |key: &str| disk.get(key).is_some_and(|item| Style::of(item) != Style::Header);
    let earlier = keys.iter().map(|(key, _)| key).take_while(|other| *other != key);
    let nearest = earlier.filter(|other| is_line(other)).last();
    let there: Vec<String> = disk.iter().map(|(key, _)| key.to_owned()).collect();
    let behind = nearest.and_then(|nearest| there.iter().position(|key| key == nearest));
    let later = there.iter().skip(behind.map_or(0, |place| place + 1));
    for later in later.filter(|later| *later != key) {
        if let Some(format) = disk.key(later).cloned()
            && let Some(item) = disk.remove(later)
        {
            disk.entry_format(&format).or_insert(item);
        }
    }
}
