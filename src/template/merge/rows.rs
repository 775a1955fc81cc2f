//! Lists whose entries have ids: they merge by these, whatever their order.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::order::{self, Wish};
use super::{Node, changed, is_removed, locked, short, table, tell_nothing};
use crate::template::entry;
use crate::template::fault::Faults;
use crate::template::lines::Span;
use crate::template::shape::{self, Shape};
use crate::template::stage::{EXIT, OBJECTIVE, QUESTION};
use crate::template::wording::{one_of, quoted};

/// A list whose entries have ids.
pub(super) struct Kind {
    /// Its key.
    pub key: &'static str,
    /// Key of the id of an entry.
    pub id: &'static str,
    /// Key of what the short form consists of, where there is one.
    pub text: Option<&'static str>,
    /// What an entry holds.
    pub shape: &'static Shape,
    /// Code of an id that is there twice.
    twice: &'static str,
}

const KINDS: &[Kind] = &[
    Kind { key: "stage", id: "id", text: None, shape: &shape::STAGE, twice: "SL202" },
    Kind { key: "element", id: "id", text: None, shape: &shape::ELEMENT, twice: "SL202" },
    Kind { key: "retired", id: "stage", text: None, shape: &shape::RETIRED, twice: "SL208" },
    of_stage(&EXIT),
    of_stage(&QUESTION),
    of_stage(&OBJECTIVE),
];

const fn of_stage(list: &entry::Kind) -> Kind {
    Kind { key: list.key, id: "id", text: Some(list.text), shape: list.shape, twice: "SL203" }
}

impl Kind {
    /// The list of that key, where it is one of these.
    pub(super) fn of(key: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.key == key)
    }
}

/// The list of a parent with what a child says of it.
pub(super) fn merged<'t>(
    kind: &'static Kind,
    below: Option<Node<'t>>,
    over: Node<'t>,
    faults: &Faults<'t>,
) -> Node<'t> {
    let at = over.span();
    let below = match below.map(|below| short::rows(kind, below)) {
        None => Vec::new(),
        Some(Ok(rows)) => rows,
        Some(Err(wrong)) => return wrong,
    };
    let mut rows = Rows::new(kind, below, faults);
    if changed::is_change(&over) {
        let (add, remove) = changed::parts(over, faults);
        for gone in remove {
            rows.take_out_named(&gone);
        }
        for row in add {
            rows.lay(short::row(kind, row));
        }
    } else {
        match short::rows(kind, over) {
            Ok(over) => {
                for row in over {
                    rows.lay(row);
                }
            }
            Err(wrong) => return wrong,
        }
    }
    Spanned::new(at, DeValue::Array(rows.in_order().into_iter().collect()))
}

/// A list while it is merged.
struct Rows<'f, 't> {
    kind: &'static Kind,
    faults: &'f Faults<'t>,
    /// None where one was taken out.
    list: Vec<Option<Node<'t>>>,
    /// Where the entry of an id is.
    index: BTreeMap<String, usize>,
    /// Ids that the child has had already, and where.
    laid: BTreeMap<String, Span>,
    /// Entries that are to stand beside another one.
    wishes: Vec<(usize, Node<'t>, bool)>,
}

impl<'f, 't> Rows<'f, 't> {
    fn new(kind: &'static Kind, below: Vec<Node<'t>>, faults: &'f Faults<'t>) -> Self {
        let mut index = BTreeMap::new();
        for (at, row) in below.iter().enumerate() {
            if let Some((id, _)) = id(kind, row) {
                index.entry(id.to_owned()).or_insert(at);
            }
        }
        let list = below.into_iter().map(Some).collect();
        Self { kind, faults, list, index, laid: BTreeMap::new(), wishes: Vec::new() }
    }

    /// Lays an entry of the child over the parent's of that id, or adds it. One
    /// without an id is added too: whoever reads it says what is wrong with it.
    fn lay(&mut self, mut row: Node<'t>) {
        let Some((id, id_at)) = id(self.kind, &row).map(|(id, at)| (id.to_owned(), at)) else {
            return self.list.push(Some(row));
        };
        if let Some(first) = self.laid.insert(id.clone(), id_at.clone()) {
            return self.tell_twice(&id, &id_at, &first);
        }
        if let Some(at) = is_removed(&mut row, self.faults) {
            return self.take_out(&id, &at);
        }
        let at = row.span();
        let DeValue::Table(mut over) = row.into_inner() else { return };
        let number = self.index.get(&id).copied().unwrap_or(self.list.len());
        for (key, is_before) in [("after", false), ("before", true)] {
            let beside = over.remove(key);
            self.wishes.extend(beside.map(|beside| (number, beside, is_before)));
        }
        let below = self.list.get_mut(number).and_then(Option::take).map(Spanned::into_inner);
        let below = if let Some(DeValue::Table(below)) = below { below } else { DeTable::new() };
        locked::tell_weaker(&id, &below, &over, self.faults);
        if below.contains_key(self.kind.id) {
            // It is named here, and comes from there.
            over.remove(self.kind.id);
        }
        let row = Spanned::new(at, DeValue::Table(table(below, over, self.faults)));
        if let Some(slot) = self.list.get_mut(number) {
            *slot = Some(row);
        } else {
            self.list.push(Some(row));
            self.index.insert(id, number);
        }
    }

    fn tell_twice(&self, id: &str, at: &Span, first: &Span) {
        let (noun, line) = (self.kind.shape.noun, self.faults.sources().line(first.start));
        let message = format!("{noun} {} is there already, in {line}", quoted(id));
        let (help, first) =
            ("rename or delete one of the two", (first.clone(), "it is here first"));
        self.faults.error_beside(self.kind.twice, at, message, help, first);
    }

    /// Takes out the entry that a text names: by its id, or by its own text
    /// where that made the id.
    fn take_out_named(&mut self, gone: &Node<'t>) {
        let text = gone.get_ref().as_str().unwrap_or_default();
        let made = crate::domain::id::short_form(text);
        let id = if self.index.contains_key(&made) { &made } else { text };
        self.take_out(id, &gone.span());
    }

    fn take_out(&mut self, id: &str, at: &Span) {
        let slot = self.index.get(id).and_then(|number| self.list.get_mut(*number));
        let Some(row) = slot.filter(|slot| slot.is_some()) else {
            return tell_nothing(self.kind.shape, id, at, &self.known(), self.faults);
        };
        let is_kept = row.as_ref().is_some_and(|row| locked::tell_gone(id, row, at, self.faults));
        if !is_kept {
            *row = None;
        }
    }

    fn known(&self) -> Vec<String> {
        let there = self.index.iter().filter(|(_, at)| self.is_there(**at));
        there.map(|(id, _)| id.clone()).collect()
    }

    fn is_there(&self, number: usize) -> bool {
        self.list.get(number).is_some_and(Option::is_some)
    }

    /// All that is left, each where it wants to be.
    fn in_order(mut self) -> Vec<Node<'t>> {
        let wishes = std::mem::take(&mut self.wishes);
        let wishes: Vec<Wish> = wishes.iter().filter_map(|wish| self.wish(wish)).collect();
        let (order, circles) = order::order(self.list.len(), &wishes);
        for wish in circles {
            let message = "these stand beside each other, and none of them beside another one";
            self.faults.error("SL304", &wish.at, message, "delete one of them");
        }
        order.into_iter().filter_map(|at| self.list.get_mut(at)?.take()).collect()
    }

    /// Beside which entry one wants to stand.
    fn wish(&self, (row, beside, is_before): &(usize, Node<'t>, bool)) -> Option<Wish> {
        let (row, is_before, at) = (*row, *is_before, beside.span());
        let word = if is_before { "before" } else { "after" };
        let noun = self.kind.shape.noun;
        let Some(id) = beside.get_ref().as_str() else {
            let message = format!("{word} takes the id of a {noun}");
            self.faults.error("SL107", &at, message, format!("{word} = \"…\""));
            return None;
        };
        let found = self.index.get(id).filter(|at| **at != row && self.is_there(**at));
        if found.is_none() {
            let message = format!("there is no {noun} {} to stand {word}", quoted(id));
            self.faults.error("SL304", &at, message, one_of(id, &self.known()));
        }
        found.map(|beside| Wish { row, beside: *beside, is_before, at })
    }
}

/// The id of an entry, and where it stands.
fn id<'r>(kind: &Kind, row: &'r Node<'_>) -> Option<(&'r str, Span)> {
    let id = row.get_ref().as_table()?.get(kind.id)?;
    Some((id.get_ref().as_str()?, id.span()))
}
