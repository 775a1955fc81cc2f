//! People of the buyer's and how they are tied, in a deal and in a session.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::id::{BuyerId, RoleId};
use crate::domain::person::{
    Advocate, Buyer, ChampionTest, Coverage, Influence, Mode, Relation, RelationKind, Reply,
    Stance, Strength,
};

use crate::domain::reach::Reach;

use super::bounded::{Mail, Phone};
use super::date::Day;
use super::keyed::Keyed;
use super::word::Word;
use super::{filled, said};

/// Somebody of the buyer's. In a session only what it set, so perhaps without
/// a name.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct BuyerTable {
    name: Option<String>,
    title: Option<String>,
    phone: Option<Phone>,
    mail: Option<Mail>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    roles: Vec<Word<RoleId>>,
    influence: Option<Word<Influence>>,
    stance: Option<Word<Stance>>,
    coverage: Option<Word<Coverage>>,
    mode: Option<Word<Mode>>,
    reports_to: Option<Word<BuyerId>>,
    advocate: Option<Word<Advocate>>,
    last_contact: Option<Day>,
    since: Option<Day>,
    left: Option<Day>,
    champion: Option<ChampionTable>,
}

/// `[person.<id>.champion]`.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct ChampionTable {
    power: Option<Word<Reply>>,
    stake: Option<Word<Reply>>,
    sells_for_us: Option<Word<Reply>>,
    evidence: Option<String>,
}

impl From<Buyer> for BuyerTable {
    fn from(buyer: Buyer) -> Self {
        Self {
            name: said(Some(buyer.name)),
            title: said(buyer.title),
            phone: said(buyer.reach.phone).map(Phone),
            mail: said(buyer.reach.mail).map(Mail),
            roles: buyer.roles.into_iter().map(Word).collect(),
            influence: buyer.influence.map(Word),
            stance: buyer.stance.map(Word),
            coverage: buyer.coverage.map(Word),
            mode: buyer.mode.map(Word),
            reports_to: buyer.reports_to.map(Word),
            advocate: buyer.advocate.map(Word),
            last_contact: buyer.last_contact.map(Day),
            since: buyer.since.map(Day),
            left: buyer.left.map(Day),
            champion: filled(buyer.champion.into()),
        }
    }
}

impl From<BuyerTable> for Buyer {
    fn from(table: BuyerTable) -> Self {
        Self {
            name: table.name.unwrap_or_default(),
            title: table.title,
            reach: Reach {
                phone: table.phone.map(|phone| phone.0),
                mail: table.mail.map(|mail| mail.0),
            },
            roles: table.roles.into_iter().map(Word::into_inner).collect(),
            influence: table.influence.map(Word::into_inner),
            stance: table.stance.map(Word::into_inner),
            coverage: table.coverage.map(Word::into_inner),
            mode: table.mode.map(Word::into_inner),
            reports_to: table.reports_to.map(Word::into_inner),
            advocate: table.advocate.map(Word::into_inner),
            champion: table.champion.map(ChampionTest::from).unwrap_or_default(),
            last_contact: table.last_contact.map(Day::into),
            since: table.since.map(Day::into),
            left: table.left.map(Day::into),
        }
    }
}

impl From<ChampionTest> for ChampionTable {
    fn from(test: ChampionTest) -> Self {
        Self {
            power: test.power.map(Word),
            stake: test.stake.map(Word),
            sells_for_us: test.sells_for_us.map(Word),
            evidence: said(test.evidence),
        }
    }
}

impl From<ChampionTable> for ChampionTest {
    fn from(table: ChampionTable) -> Self {
        Self {
            power: table.power.map(Word::into_inner),
            stake: table.stake.map(Word::into_inner),
            sells_for_us: table.sells_for_us.map(Word::into_inner),
            evidence: table.evidence,
        }
    }
}

/// `[relation.<from>.<kind>.<to>]`: the table stands even where the strength of
/// a tie is not known.
pub(crate) type Relations = Keyed<BuyerId, Keyed<RelationKind, Keyed<BuyerId, RelationTable>>>;

/// What is known of a tie.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct RelationTable {
    strength: Option<Word<Strength>>,
}

/// Ties as tables within tables.
pub(crate) fn to_relations(relations: Vec<Relation>) -> Relations {
    let mut tables: Relations = BTreeMap::new();
    for Relation { from, kind, to, strength } in relations {
        let kinds = tables.entry(Word(from)).or_default();
        let table = RelationTable { strength: strength.map(Word) };
        kinds.entry(Word(kind)).or_default().insert(Word(to), table);
    }
    tables
}

/// Tables within tables as ties.
pub(crate) fn from_relations(tables: Relations) -> Vec<Relation> {
    let mut relations = Vec::new();
    for (from, kinds) in tables {
        for (kind, people) in kinds {
            relations.extend(people.into_iter().map(|(to, table)| Relation {
                from: from.0.clone(),
                kind: kind.0,
                to: to.0,
                strength: table.strength.map(Word::into_inner),
            }));
        }
    }
    relations
}
