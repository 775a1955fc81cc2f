//! `{ add = […], remove = […] }`: a list that is inherited, and changed.

use std::borrow::Cow;
use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::DeValue;

use super::Node;
use crate::domain::process::{ActionRules, ManagerRules};
use crate::template::fault::Faults;
use crate::template::lines::Span;
use crate::template::wording::{one_of, quoted};

/// Whether a value changes a list rather than being one. `remove = true` is
/// said of other things.
pub(super) fn is_change(value: &Node<'_>) -> bool {
    let part = |key: &str| value.get_ref().as_table()?.get(key);
    ["add", "remove"].into_iter().filter_map(part).any(|part| !part.get_ref().is_bool())
}

/// What a change adds, and what it takes out.
pub(super) fn parts<'t>(change: Node<'t>, faults: &Faults<'t>) -> (Vec<Node<'t>>, Vec<Node<'t>>) {
    let (mut add, mut remove) = (Vec::new(), Vec::new());
    let DeValue::Table(keys) = change.into_inner() else { return (add, remove) };
    for (key, value) in keys {
        let list = match &**key.get_ref() {
            "add" => &mut add,
            "remove" => &mut remove,
            other => {
                let message =
                    format!("a list is changed with add and remove, not {}", quoted(other));
                faults.error("SL103", &key.span(), message, one_of(other, &["add", "remove"]));
                continue;
            }
        };
        let at = value.span();
        if let DeValue::Array(items) = value.into_inner() {
            list.extend(items);
        } else {
            let message = format!("{} takes a list in square brackets", key.get_ref());
            faults.error("SL107", &at, message, format!("{} = [\"…\"]", key.get_ref()));
        }
    }
    (add, remove)
}

/// A plain list with a change.
pub(super) fn list<'t>(
    key: &str,
    below: Option<Node<'t>>,
    change: Node<'t>,
    faults: &Faults<'t>,
) -> Node<'t> {
    let at = change.span();
    let mut items: Vec<Node<'t>> = match below.map(Spanned::into_inner) {
        None => usual(key, &at),
        Some(DeValue::Array(items)) => items.into_iter().collect(),
        // No list, so whoever reads it says that this cannot change it.
        Some(_) => return change,
    };
    let (add, remove) = parts(change, faults);
    let known: BTreeSet<String> = items.iter().filter_map(text).collect();
    let gone: BTreeSet<String> = remove.iter().filter_map(text).collect();
    for item in remove.iter().filter(|item| !text(item).is_some_and(|text| known.contains(&text))) {
        let spelled = text(item).unwrap_or_else(|| faults.sources().slice(&item.span()).to_owned());
        let message = format!("{} is not in the {key} of the parent", quoted(&spelled));
        let known: Vec<&String> = known.iter().collect();
        let help = if known.is_empty() { "delete it".to_owned() } else { one_of(&spelled, &known) };
        faults.error("SL305", &item.span(), message, help);
    }
    items.retain(|item| !text(item).is_some_and(|text| gone.contains(&text)));
    let is_new = |item: &Node<'_>| {
        text(item).is_none_or(|text| gone.contains(&text) || !known.contains(&text))
    };
    items.extend(add.into_iter().filter(is_new));
    Spanned::new(at, DeValue::Array(items.into_iter().collect()))
}

fn text(item: &Node<'_>) -> Option<String> {
    item.get_ref().as_str().map(str::to_owned)
}

/// The list that holds where no file says anything.
fn usual<'t>(key: &str, at: &Span) -> Vec<Node<'t>> {
    let texts = match key {
        "require" => {
            ActionRules::default().require.iter().map(|it| it.as_str().to_owned()).collect()
        }
        "step_in_reasons" => ManagerRules::default().step_in_reasons,
        _ => Vec::new(),
    };
    let node = |text| Spanned::new(at.clone(), DeValue::String(Cow::Owned(text)));
    texts.into_iter().map(node).collect()
}
