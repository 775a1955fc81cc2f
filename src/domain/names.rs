//! Finding people by what others call them: a first name, a part of the name,
//! with or without accents.

use std::collections::BTreeMap;

/// Somebody with a name.
pub trait Named {
    /// Their name as they write it.
    fn name(&self) -> &str;
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

/// Whether two names are the same but for case, accents and white space.
pub fn is_same(one: &str, other: &str) -> bool {
    let plain = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    match (folded(one), folded(other)) {
        // Of some scripts nothing is left.
        (first, second) if first.is_empty() && second.is_empty() => plain(one) == plain(other),
        (first, second) => first == second,
    }
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
/// worse one.
pub fn find<I, P>(name: &str, people: &BTreeMap<I, P>) -> Match<I>
where
    I: AsRef<str> + Clone + Ord,
    P: Named,
{
    if let Some(id) = people.keys().find(|id| id.as_ref() == name.trim()) {
        return Match::One(id.clone());
    }
    let typed = folded(name);
    let fits = people.iter().filter_map(|(id, p)| Some((fit(&typed, &folded(p.name()))?, id)));
    let fits: Vec<_> = fits.collect();
    let Some(best) = fits.iter().map(|(fit, _)| *fit).max() else { return Match::None };
    let mut ids: Vec<I> =
        fits.into_iter().filter(|(fit, _)| *fit == best).map(|(_, id)| id.clone()).collect();
    match ids.pop() {
        Some(only) if ids.is_empty() => Match::One(only),
        Some(last) => {
            ids.push(last);
            Match::Several(ids)
        }
        None => Match::None,
    }
}

/// The name of somebody that is spelt almost like `typed`, if there is one.
pub fn near<'a, I, P: Named>(typed: &str, people: &'a BTreeMap<I, P>) -> Option<&'a str> {
    let typed = folded(typed).join(" ");
    let is_near = |name: &&str| {
        let name = folded(name).join(" ");
        let first = name.split(' ').next().unwrap_or_default();
        [name.as_str(), first].iter().any(|known| strsim::damerau_levenshtein(known, &typed) == 1)
    };
    people.values().map(Named::name).find(is_near)
}

/// The names in a list such as "Dana, Tom and Ilse".
pub fn listed(text: &str) -> Vec<String> {
    let apart = text.replace(" and ", ",");
    let names = apart.split([',', ';', '&', '+', '\n']).map(str::trim);
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// A name as names are written: capitals where somebody typed none.
pub fn as_a_name(text: &str) -> String {
    if text.chars().any(char::is_uppercase) {
        return text.trim().to_owned();
    }
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(letters).collect::<String>()
        })
    };
    text.split_whitespace().map(capital).collect::<Vec<_>>().join(" ")
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
        assert_eq!(near("Tom Odee", &people()), Some("Tom Ode"));
        assert_eq!(near("dnaa", &people()), Some("Dana Fox"));
        assert_eq!(near("Ilse", &people()), None);
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
    }
}
