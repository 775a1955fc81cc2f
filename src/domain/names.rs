//! Finding people by what others call them: a first name, a part of the name,
//! with or without accents.

use std::collections::BTreeMap;

use crate::domain::printable;

/// Words of a name that have no capital behind another one.
const SMALL: [&str; 12] =
    ["af", "da", "de", "del", "den", "der", "di", "la", "ten", "van", "von", "zu"];

/// Somebody with a name.
pub trait Named {
    /// Their name as they write it.
    fn name(&self) -> &str;

    /// Whether they are there no more to be given anything: others who are called so
    /// are meant first, and none of them is offered.
    fn has_left(&self) -> bool {
        false
    }
}

/// Who a name fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match<I> {
    /// Nobody.
    None,
    /// Exactly one.
    One(I),
    /// More than one, and none better than the others.
    Several(Vec<I>),
}

impl<I> Match<I> {
    /// The same of what is made of each.
    pub fn map<J>(self, make: impl Fn(I) -> J) -> Match<J> {
        match self {
            Self::None => Match::None,
            Self::One(one) => Match::One(make(one)),
            Self::Several(all) => Match::Several(all.into_iter().map(make).collect()),
        }
    }
}

/// A name without case and accents, in words.
fn folded(name: &str) -> Vec<String> {
    slug::slugify(name).split('-').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A name as it is compared: without case, accents and white space.
pub fn plain(name: &str) -> String {
    let words = folded(name);
    // Of some scripts nothing is left.
    if words.is_empty() {
        return name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    }
    words.join("-")
}

/// Whether two names are the same but for case, accents and white space.
pub fn is_same(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

/// How well the words typed fit a name; more is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Each word typed starts a word of the name.
    Starts,
    /// Each word typed is a word of the name.
    Words,
    /// The whole name.
    Whole,
}

fn fit(typed: &[String], name: &[String]) -> Option<Fit> {
    if typed.is_empty() {
        None
    } else if typed == name {
        Some(Fit::Whole)
    } else if typed.iter().all(|word| name.contains(word)) {
        Some(Fit::Words)
    } else {
        let starts = |word: &String| name.iter().any(|part| part.starts_with(word.as_str()));
        typed.iter().all(starts).then_some(Fit::Starts)
    }
}

/// Whether each word typed is a word of the name, and not just how one begins.
pub(crate) fn calls(typed: &str, name: &str) -> bool {
    fit(&folded(typed), &folded(name)).is_some_and(|fit| fit != Fit::Starts)
}

/// Who of `people` has the id `name`, else is called so; a better fit beats a
/// worse one, and who is there beats who has left.
pub fn find<I, P>(name: &str, people: &BTreeMap<I, P>) -> Match<I>
where
    I: AsRef<str> + Clone + Ord,
    P: Named,
{
    let of = |has_left: bool| {
        let people = people.iter().filter(move |(_, person)| person.has_left() == has_left);
        among(name, people.map(|(id, person)| (id, id.as_ref(), person.name())))
    };
    match of(false) {
        Match::None => of(true).map(Clone::clone),
        found @ (Match::One(_) | Match::Several(_)) => found.map(Clone::clone),
    }
}

/// The same of people who each come with id and name.
pub fn among<'a, I: Clone>(
    name: &str,
    people: impl Iterator<Item = (I, &'a str, &'a str)> + Clone,
) -> Match<I> {
    if let Some((person, ..)) = people.clone().find(|(_, id, _)| *id == name.trim()) {
        return Match::One(person);
    }
    let typed = folded(name);
    let fits = people.filter_map(|(person, _, own)| Some((fit(&typed, &folded(own))?, person)));
    let fits: Vec<_> = fits.collect();
    let Some(best) = fits.iter().map(|(fit, _)| *fit).max() else { return Match::None };
    let mut best: Vec<I> =
        fits.into_iter().filter(|(fit, _)| *fit == best).map(|(_, person)| person).collect();
    match best.pop() {
        Some(only) if best.is_empty() => Match::One(only),
        Some(last) => {
            best.push(last);
            Match::Several(best)
        }
        None => Match::None,
    }
}

/// The names that are spelt almost like `typed`: one letter off, two in a long
/// one.
pub fn near<'a, I, P: Named>(typed: &str, people: &'a BTreeMap<I, P>) -> Vec<&'a str> {
    let typed = folded(typed).join(" ");
    let is_near = |name: &&str| {
        let words = folded(name);
        let whole = words.join(" ");
        words.iter().chain([&whole]).any(|known| is_slip(known, &typed))
    };
    let there = people.values().filter(|person| !person.has_left());
    there.map(Named::name).filter(is_near).collect()
}

/// Whether `typed`, folded as `known` is, is spelt almost so and not the same: one
/// letter off, two in a long one.
pub(crate) fn is_slip(known: &str, typed: &str) -> bool {
    let off = match typed.chars().count() {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    };
    // Each letter more is one off: most names need no closer look.
    known.len().abs_diff(typed.len()) <= off
        && (1..=off).contains(&strsim::damerau_levenshtein(known, typed))
}

/// The names in a list such as "Dana, Tom and Ilse".
pub fn listed(text: &str) -> Vec<String> {
    let apart = text.replace(" and ", ",");
    let names = apart.split([',', ';', '&', '+', '\n']).map(str::trim);
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// A name as names are written: capitals where somebody typed none, one blank between
/// words.
pub fn as_a_name(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let has_capitals = text.chars().any(char::is_uppercase);
    let is_small =
        |at: usize| has_capitals || at > 0 && SMALL.contains(words.get(at).unwrap_or(&""));
    let name = words
        .iter()
        .enumerate()
        .map(|(at, word)| if is_small(at) { (*word).to_owned() } else { with_capitals(word) });
    name.collect::<Vec<_>>().join(" ")
}

/// A word of a name with its capitals: `Jean-Luc`, `O'Brien`.
fn with_capitals(word: &str) -> String {
    let parts = word.split_inclusive(['-', '\'', '’']);
    parts.map(printable::capital).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::Buyer;

    fn people() -> BTreeMap<&'static str, Buyer> {
        let names = ["Dana Fox", "Dana Reed", "Tom Ode", "Zoë Brandt", "山田 太郎"];
        names.into_iter().map(|name| (name, Buyer::named(name))).collect()
    }

    #[test]
    fn a_person_is_found_by_what_others_call_them() {
        #[track_caller]
        fn case(name: &str, expected: &Match<&str>) {
            assert_eq!(find(name, &people()), *expected, "{name}");
        }
        case("tom", &Match::One("Tom Ode"));
        case("ODE", &Match::One("Tom Ode"));
        case("zoe", &Match::One("Zoë Brandt"));
        case("dana fox", &Match::One("Dana Fox"));
        case("dana f", &Match::One("Dana Fox"));
        case("dana", &Match::Several(vec!["Dana Fox", "Dana Reed"]));
        case("山田", &Match::One("山田 太郎"));
        case("Dana Reed ", &Match::One("Dana Reed"));
        case("ilse", &Match::None);
        case("", &Match::None);
        case("👍", &Match::None);
    }

    #[test]
    fn a_slip_of_the_finger_is_seen() {
        #[track_caller]
        fn case(typed: &str, expected: &[&str]) {
            assert_eq!(near(typed, &people()), expected, "{typed}");
        }
        case("Tom Odee", &["Tom Ode"]);
        case("dnaa", &["Dana Fox", "Dana Reed"]);
        case("Brnadt", &["Zoë Brandt"]);
        case("Dana Rood", &["Dana Reed"]);
        case("tam", &[]);
        case("Ilse", &[]);
    }

    #[test]
    fn a_list_of_names_is_taken_apart() {
        assert_eq!(listed("Dana Fox, tom and Ilse;  "), ["Dana Fox", "tom", "Ilse"]);
        assert_eq!(listed("Andy Anderson"), ["Andy Anderson"]);
    }

    #[test]
    fn a_name_typed_in_a_hurry_gets_its_capitals() {
        assert_eq!(as_a_name("dana fox"), "Dana Fox");
        assert_eq!(as_a_name("Dana de Vries"), "Dana de Vries");
        assert_eq!(as_a_name("зоя"), "Зоя");
        assert_eq!(as_a_name("ludwig van  der berg"), "Ludwig van der Berg");
        assert_eq!(as_a_name("jean-luc o'brien"), "Jean-Luc O'Brien");
        assert_eq!(as_a_name("Ruth \u{a0} Adeyemi"), "Ruth Adeyemi");
    }
}
