//! The ids that a file names, found by the types that read it: wherever such a
//! type stands, as a value or as the name of a table, its id is looked at.

use toml::de::{DeArray, DeTable, DeValue};

use crate::domain::id::{
    ActionId, AskId, BuyerId, CallId, CriterionId, CriterionRef, ElementId, PersonId, ProcessId,
    RoleId, SessionId, StageId,
};
use crate::domain::missing::Missing;
use crate::record::change;
use crate::record::wire::owner::OwnerId;
use crate::record::wire::shape::{Shape, word};

/// What an id is one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Kind {
    Member,
    Process,
    Stage,
    /// Of a stage that stands in the table above.
    Criterion,
    /// With its stage before it.
    CriterionRef,
    /// A criterion with its stage, or an element.
    Missing,
    Element,
    Role,
    Buyer,
    Step,
    Ask,
    Call,
    Session,
}

impl Kind {
    /// The kind of such a word; none where it is no id that can be looked up.
    /// Whose an owner is stands beside it.
    fn of(known: &str, side: Option<&str>) -> Option<Self> {
        let owner = if side == Some("buyer") { Self::Buyer } else { Self::Member };
        let kinds = [
            (word::<PersonId>(), Self::Member),
            (word::<OwnerId>(), owner),
            (word::<ProcessId>(), Self::Process),
            (word::<StageId>(), Self::Stage),
            (word::<CriterionId>(), Self::Criterion),
            (word::<CriterionRef>(), Self::CriterionRef),
            (word::<Missing>(), Self::Missing),
            (word::<ElementId>(), Self::Element),
            (word::<RoleId>(), Self::Role),
            (word::<BuyerId>(), Self::Buyer),
            (word::<ActionId>(), Self::Step),
            (word::<AskId>(), Self::Ask),
            (word::<CallId>(), Self::Call),
            (word::<SessionId>(), Self::Session),
        ];
        kinds.into_iter().find(|(word, _)| *word == known).map(|(_, kind)| kind)
    }
}

/// An id, and where it stands.
#[derive(Debug)]
pub(in super::super) struct Named<'t> {
    pub(in super::super) kind: Kind,
    /// The id as it is written.
    pub(in super::super) id: &'t str,
    /// The keys that lead there.
    pub(in super::super) keys: Vec<&'t str>,
    /// Whether it is all that its key says: no name of a table, none of several.
    pub(in super::super) is_alone: bool,
    /// The byte of the text at which it stands.
    pub(in super::super) byte: usize,
}

/// The ids in a file of that name.
pub(in super::super) fn named<'t>(file: &str, tree: &'t DeTable<'_>) -> Vec<Named<'t>> {
    let mut search =
        Search { shape: change::kind(file).shape, keys: Vec::new(), found: Vec::new() };
    search.table(tree);
    search.found
}

struct Search<'t> {
    shape: fn(&[&str]) -> Shape,
    keys: Vec<&'t str>,
    found: Vec<Named<'t>>,
}

impl<'t> Search<'t> {
    fn table(&mut self, table: &'t DeTable<'_>) {
        let side = table.get("side").and_then(|side| side.get_ref().as_str());
        for (key, value) in table {
            self.keys.push(key.get_ref());
            let shape = (self.shape)(&self.keys);
            let kind = |word: &'static str| Kind::of(word, side);
            if let Some(kind) = shape.key(&self.keys).and_then(kind) {
                self.add(kind, key.get_ref(), key.span().start, false);
            }
            match (shape.word.and_then(kind), value.get_ref()) {
                (_, DeValue::Table(table)) => self.table(table),
                (Some(kind), DeValue::String(id)) => self.add(kind, id, value.span().start, true),
                (Some(kind), DeValue::Array(ids)) => self.list(kind, ids),
                _ => {}
            }
            self.keys.pop();
        }
    }

    fn list(&mut self, kind: Kind, ids: &'t DeArray<'_>) {
        for id in ids {
            if let Some(text) = id.get_ref().as_str() {
                self.add(kind, text, id.span().start, false);
            }
        }
    }

    fn add(&mut self, kind: Kind, id: &'t str, byte: usize, is_alone: bool) {
        self.found.push(Named { kind, id, keys: self.keys.clone(), is_alone, byte });
    }
}
