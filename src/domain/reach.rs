//! How somebody is reached.

use std::ops::RangeInclusive;

/// The most bytes of a mail address.
///
/// Source: RFC 5321, a path of at most 256 bytes with its brackets.
const LONGEST_MAIL: usize = 254;
/// The fewest and the most characters of a number.
const PHONE: RangeInclusive<usize> = 3..=40;
/// What stands between the digits of a number.
const BETWEEN_DIGITS: &str = " +()-./x";

/// Whether it has one `@` inside, and no space, control character, comma or angle bracket,
/// in at most 254 bytes.
pub fn is_mail(text: &str) -> bool {
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || ",<>".contains(c);
    let is_apart = text
        .split_once('@')
        .is_some_and(|(who, at)| !who.is_empty() && !at.is_empty() && !at.contains('@'));
    is_apart && text.len() <= LONGEST_MAIL && !text.contains(is_odd)
}

/// Whether it is 3 to 40 digits, spaces and `+ ( ) - . / x`.
pub fn is_phone(text: &str) -> bool {
    let is_of_number = |c: char| c.is_ascii_digit() || BETWEEN_DIGITS.contains(c);
    let has_digit = text.contains(|c: char| c.is_ascii_digit());
    has_digit && PHONE.contains(&text.chars().count()) && text.chars().all(is_of_number)
}

/// A number to call and an address for mails, as people write them. What is not
/// known is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// A number to call.
    pub phone: Option<String>,
    /// A mail address.
    pub mail: Option<String>,
}

impl Reach {
    /// Takes over what `other` says; what it leaves empty stays.
    pub fn take_over(&mut self, other: &Self) {
        for (there, said) in [(&mut self.phone, &other.phone), (&mut self.mail, &other.mail)] {
            if said.is_some() {
                there.clone_from(said);
            }
        }
    }

    /// Both, or the one that is known: `+47 22 00 00 00 · dana.fox@acme.example`.
    pub fn in_words(&self) -> Option<String> {
        let known: Vec<&str> =
            [&self.phone, &self.mail].into_iter().flatten().map(|it| &**it).collect();
        (!known.is_empty()).then(|| known.join(" · "))
    }
}
