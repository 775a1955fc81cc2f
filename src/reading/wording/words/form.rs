//! The forms of a verb, by rule.

/// The form that a verb stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading::wording) enum Form {
    /// "sign"
    Bare,
    /// "signs"
    Third,
    /// "signed"
    Past,
    /// "signing"
    Ing,
}

/// The form of a base that a word is, if it is one.
pub(in crate::reading::wording) fn form_of(word: &str, base: &str) -> Option<Form> {
    if word == base {
        return Some(Form::Bare);
    }
    // Rules out nearly all of a list at once.
    if word.chars().next() != base.chars().next() {
        return None;
    }
    let is_plain = |end: &str| word.strip_suffix(end).is_some_and(|stem| stem == base);
    let is_stem = |end: &str| word.strip_suffix(end).is_some_and(|stem| is_stem_of(stem, base));
    let is_y = |end| {
        word.strip_suffix(end).is_some_and(|stem| base.strip_suffix('y').is_some_and(|b| b == stem))
    };
    if is_plain("s") || is_plain("es") || is_y("ies") {
        Some(Form::Third)
    } else if is_stem("ed") || is_y("ied") {
        Some(Form::Past)
    } else if is_stem("ing") {
        Some(Form::Ing)
    } else {
        None
    }
}

/// Whether `stem` is what is left of `base` before "ed" or "ing": the same,
/// without its e, or with its last letter twice.
fn is_stem_of(stem: &str, base: &str) -> bool {
    let is_doubled = || {
        let last = base.chars().last();
        last.is_some_and(|last| stem.strip_suffix(last).is_some_and(|short| short == base))
    };
    stem == base || base.strip_suffix('e').is_some_and(|base| base == stem) || is_doubled()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_verb_follow_the_rules() {
        #[track_caller]
        fn case(word: &str, base: &str, expected: Option<Form>) {
            assert_eq!(form_of(word, base), expected, "{word} of {base}");
        }
        case("sign", "sign", Some(Form::Bare));
        case("discusses", "discuss", Some(Form::Third));
        case("replied", "reply", Some(Form::Past));
        case("agreed", "agree", Some(Form::Past));
        case("closing", "close", Some(Form::Ing));
        case("setting", "set", Some(Form::Ing));
        case("signature", "sign", None);
        case("rising", "rise", Some(Form::Ing));
        case("string", "str", Some(Form::Ing));
    }
}
