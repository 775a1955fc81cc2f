//! A record as far as it goes: a value that cannot be read reads as missing.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeFloat, DeInteger, DeTable, DeValue, Deserializer, Error};

use super::idle::{self, leads_to};
use crate::domain::books::{Keys, Wanted, WrongValue};
use crate::domain::money::Decimal;
use crate::domain::profile::Quota;
use crate::record::fault::Fault;
use crate::record::spoilt_day;
use crate::record::wire::Wire;
use crate::record::wire::id_of::id_of;
use crate::record::wire::shape::{self, Shape};

/// How many values may be wrong: a file with more of them is no record.
const MOST: usize = 100;
/// What says which record it is, and how it is read: nothing else can stand for
/// these.
const OWN: [&str; 4] = ["format", "id", "deal", "started"];
/// How TOML calls what reads a day.
const DAY: &str = "$__toml_private_Datetime";
/// The usual value of a name that is not known: the id it belongs to.
const ID: &str = "<id>";

/// What was noticed while a record was read.
#[derive(Debug, Default)]
pub(crate) struct Noticed {
    /// Keys that nobody reads.
    pub(crate) idle: Vec<Keys>,
    /// Values that cannot be read, and read as missing.
    pub(crate) wrong: Vec<Fault>,
}

/// Reads a record, with days that are none in quotes where it is no TOML without.
pub(super) fn read<W: Wire>(text: &str, noticed: &mut Noticed) -> Result<W, Fault> {
    sound(text, noticed).or_else(|fault| match spoilt_day::in_quotes(text) {
        Cow::Borrowed(_) => Err(fault),
        Cow::Owned(text) => sound(&text, noticed),
    })
}

/// Reads a record. Each value that is wrong is put aside, and the rest is read
/// again.
fn sound<W: Wire>(text: &str, noticed: &mut Noticed) -> Result<W, Fault> {
    let mut mends: Vec<Mend> = Vec::new();
    loop {
        let mut tree = parse(text)?;
        for mend in &mends {
            mend.apply(tree.as_mut());
        }
        let idle = idle::keys::<W>(tree.get_ref());
        match W::deserialize(Deserializer::from(tree)) {
            Ok(record) => {
                noticed.idle.extend(idle);
                noticed.wrong.extend(mends.into_iter().map(Mend::told));
                return Ok(record);
            }
            Err(error) => note::<W>(&mut mends, text, &error)?,
        }
    }
}

/// Reads a record without a look at keys that nobody reads: what that look costs is
/// measured beside it.
pub(super) fn read_unlooked<W: Wire>(text: &str) -> Result<W, Error> {
    W::deserialize(Deserializer::from(DeTable::parse(text)?))
}

fn parse(text: &str) -> Result<Spanned<DeTable<'_>>, Fault> {
    DeTable::parse(text).map_err(|error| Fault::of_syntax(text, &error))
}

/// How one wrong value is got out of the way.
struct Mend {
    fault: Fault,
    wrong: WrongValue,
    /// What is read in its place, where something must be.
    usual: Option<&'static str>,
}

impl Mend {
    fn told(self) -> Fault {
        self.fault.of_value(self.wrong)
    }

    fn apply(&self, tree: &mut DeTable<'_>) {
        let Some((key, above)) = self.wrong.missing.split_last() else { return };
        let Some(table) = above.iter().try_fold(tree, |table, key| inner(table, key)) else {
            return;
        };
        let usual = self.usual.and_then(|usual| value(usual, above));
        match usual {
            Some(usual) => {
                table.insert(Spanned::new(0..0, Cow::Owned(key.clone())), usual);
            }
            None => {
                table.remove(key.as_str());
            }
        }
    }
}

fn inner<'t, 'i>(table: &'t mut DeTable<'i>, key: &str) -> Option<&'t mut DeTable<'i>> {
    let inner = table.get_mut(key)?.as_mut();
    if let DeValue::Table(inner) = inner { Some(inner) } else { None }
}

fn value(usual: &'static str, above: &[String]) -> Option<Spanned<DeValue<'static>>> {
    if usual == ID {
        let id = DeValue::String(Cow::Owned(above.last()?.clone()));
        return Some(Spanned::new(0..0, id));
    }
    DeValue::parse(usual).ok()
}

/// Adds what is to be got out of the way because of that error.
fn note<W: Wire>(mends: &mut Vec<Mend>, text: &str, error: &Error) -> Result<(), Fault> {
    let tree = parse(text)?;
    let (at, above) = place(tree.get_ref(), error);
    let fault = Fault::at_value(text, error, at.last().map_or("", String::as_str));
    if let Some(mend) = mends.iter_mut().find(|mend| mend.wrong.keys == at) {
        // Without it the table around it cannot be read either.
        let is_wider = !above.is_empty() && mend.wrong.missing != above;
        mend.wrong.missing = above;
        return if is_wider { Ok(()) } else { Err(mend.fault.clone()) };
    }
    let is_own = matches!(at.as_slice(), [key] if OWN.contains(&key.as_str()));
    let usual = W::USUAL.iter().find(|(keys, _)| leads_to(keys, &at)).map(|(_, usual)| *usual);
    let is_absent = is_missing(error).is_some();
    let missing = if is_absent && usual.is_none() { above } else { at.clone() };
    if is_own || missing.is_empty() || mends.len() == MOST {
        return Err(fault);
    }
    let (said, wanted) = (said(tree.get_ref(), &at), wanted::<W>(tree.get_ref(), &at));
    mends.push(Mend {
        fault,
        wrong: WrongValue { keys: at, missing, is_absent, said, wanted, advice: None },
        usual,
    });
    Ok(())
}

/// What should stand there, by the type that reads it.
fn wanted<W: Wire>(tree: &DeTable<'_>, keys: &[String]) -> Wanted {
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let side = tree.get("side").and_then(|side| side.get_ref().as_str());
    match Shape::of::<W>(&keys).word {
        Some(DAY) => Wanted::Day,
        Some(word) if [shape::word::<Decimal>(), shape::word::<Quota>()].contains(&word) => {
            Wanted::Amount
        }
        word => word.and_then(|word| id_of(word, side)).map_or(Wanted::Other, Wanted::Id),
    }
}

/// The key of which the error says that it is missing.
fn is_missing(error: &Error) -> Option<&str> {
    error.message().strip_prefix("missing field `")?.strip_suffix('`')
}

/// The keys to what is wrong, and those to the table it stands in.
fn place(tree: &DeTable<'_>, error: &Error) -> (Keys, Keys) {
    let span = error.span().unwrap_or_default();
    if let Some(key) = is_missing(error) {
        let is_table = |_: &Spanned<_>, value: &Spanned<DeValue<'_>>| value.span() == span;
        let above = find(tree, &is_table).unwrap_or_default();
        return ([above.as_slice(), &[key.to_owned()]].concat(), above);
    }
    let is_here = |key: &Spanned<_>, value: &Spanned<DeValue<'_>>| {
        key.span().contains(&span.start) || value.span().contains(&span.start)
    };
    let at = find(tree, &is_here).unwrap_or_default();
    let above = at.split_last().map_or(Keys::new(), |(_, above)| above.to_vec());
    (at, above)
}

type IsHere<'f, 'i> = &'f dyn Fn(&Spanned<Cow<'i, str>>, &Spanned<DeValue<'i>>) -> bool;

/// The keys to the innermost place that is the one.
fn find<'i>(table: &DeTable<'i>, is_here: IsHere<'_, 'i>) -> Option<Keys> {
    table.iter().find_map(|(key, value)| {
        let inner = value.get_ref().as_table().and_then(|table| find(table, is_here));
        let inner = inner.or_else(|| is_here(key, value).then(Keys::new))?;
        Some([&[key.get_ref().to_string()], inner.as_slice()].concat())
    })
}

/// The text, number, day or time that stands there.
fn said(tree: &DeTable<'_>, keys: &[String]) -> Option<String> {
    let (key, rest) = keys.split_first()?;
    let value = tree.get(key.as_str())?.get_ref();
    if let Some(table) = value.as_table() {
        return said(table, rest);
    }
    let number = value.as_integer().map(DeInteger::as_str);
    let number = number.or_else(|| value.as_float().map(DeFloat::as_str));
    let day = || value.as_datetime().map(ToString::to_string);
    value.as_str().or(number).map(str::to_owned).or_else(day)
}
