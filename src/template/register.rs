//! The ids that a process declares: none of them twice, and no mention of one
//! that is not there.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use super::fault::Faults;
use super::lines::Span;
use super::row::Row;
use super::shape::Shape;
use super::value::Value;
use super::wording::{NAMED, nearest, one_of, quoted};
use crate::domain::id::NotAnId;

/// What every kind of id can do.
pub(super) trait Id: Ord + Clone + fmt::Display + FromStr<Err = NotAnId> {}

impl<I: Ord + Clone + fmt::Display + FromStr<Err = NotAnId>> Id for I {}

/// The ids of one kind, and where each is declared.
pub(super) struct Register<'t, I> {
    faults: &'t Faults<'t>,
    /// What each of them stands in.
    shape: &'static Shape,
    /// Code of one that is declared twice.
    twice: &'static str,
    places: BTreeMap<I, Span>,
    mentioned: RefCell<BTreeSet<I>>,
}

impl<'t, I: Id> Register<'t, I> {
    /// None yet. `twice` is the code of one that is declared again.
    pub(super) fn new(faults: &'t Faults<'t>, shape: &'static Shape, twice: &'static str) -> Self {
        Self { faults, shape, twice, places: BTreeMap::new(), mentioned: RefCell::default() }
    }

    /// Declares an id, and says whether it is a new one.
    pub(super) fn add(&mut self, id: I, at: Span) -> bool {
        if let Some(first) = self.place(&id) {
            let (noun, id) = (self.shape.noun, quoted(&id.to_string()));
            let line = self.faults.sources().line(first.start);
            let message = format!("{noun} {id} is there already, in {line}");
            let first = (first.clone(), "it is here first");
            self.faults.error_beside(
                self.twice,
                &at,
                message,
                "rename or delete one of the two",
                first,
            );
            return false;
        }
        self.places.insert(id, at).is_none()
    }

    /// Whether an id is declared.
    pub(super) fn has(&self, id: &I) -> bool {
        self.places.contains_key(id)
    }

    /// Where an id is declared.
    pub(super) fn place(&self, id: &I) -> Option<&Span> {
        self.places.get(id)
    }

    /// The ids that nothing mentions, not even misspelt, and their places.
    pub(super) fn unmentioned(&self) -> Vec<(I, Span)> {
        let mentioned = self.mentioned.borrow();
        let unmentioned = self.places.iter().filter(|(id, _)| !mentioned.contains(*id));
        unmentioned.map(|(id, at)| (id.clone(), at.clone())).collect()
    }

    /// Passes on an id that is declared; where it is not, tells an error of
    /// that code.
    pub(super) fn known(&self, id: I, at: &Span, code: &'static str) -> Option<I> {
        if self.has(&id) {
            self.mentioned.borrow_mut().insert(id.clone());
            return Some(id);
        }
        let id = id.to_string();
        let message = format!("there is no {} {}", self.shape.noun, quoted(&id));
        self.faults.error(code, at, message, self.instead_of(&id));
        None
    }

    /// What to write instead of an id that is not declared; the one that was
    /// probably meant counts as mentioned.
    pub(super) fn instead_of(&self, id: &str) -> String {
        let known: Vec<_> = self.places.keys().take(NAMED).map(I::to_string).collect();
        let header = self.shape.header.replace('…', id);
        let near = nearest(id, &known);
        self.mentioned.borrow_mut().extend(near.and_then(|near| near.parse().ok()));
        match near {
            Some(near) => format!("did you mean {near}?"),
            None if known.is_empty() => format!("add {header}, or delete it here"),
            None => format!("add {header}, or {}", one_of(id, &known)),
        }
    }

    /// Reads and declares the `id` of a row, none where it has no new one.
    pub(super) fn declare(&mut self, row: &Row<'_>) -> Option<I> {
        let (id, at) = row.need("id", |value| Some((value.id::<I>()?, value.at())))?;
        self.add(id.clone(), at).then_some(id)
    }

    /// Reads a mention of an id that must be declared.
    pub(super) fn mention(&self, value: Value<'_>, code: &'static str) -> Option<I> {
        self.known(value.id()?, &value.at(), code)
    }

    /// Reads the ids that something had before, none of which may still be
    /// declared.
    pub(super) fn was(&self, row: &Row<'_>) -> Vec<I> {
        row.list("was", |value| {
            let id = value.id()?;
            let Some(place) = self.place(&id) else { return Some(id) };
            let (noun, id) = (self.shape.noun, quoted(&id.to_string()));
            let message = format!("{id} is still a {noun} of its own");
            let (help, place) = ("write only ids that are gone", (place.clone(), "it is here"));
            self.faults.error_beside("SL206", &value.at(), message, help, place);
            None
        })
    }
}
