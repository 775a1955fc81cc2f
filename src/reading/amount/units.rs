//! What stands beside a number: that it is about so much, thousands or
//! millions, a currency.

use crate::domain::money::code;
use crate::reading::list;

/// Words that an amount is not exact, which it need not be.
const ABOUT: &str = "about around roughly approx approximately ca circa ~";
/// How many zeros a word stands for.
const ZEROS: [(&str, usize); 18] = [
    ("k", 3),
    ("thousand", 3),
    ("thousands", 3),
    ("millions", 6),
    ("billions", 9),
    ("m", 6),
    ("mn", 6),
    ("mio", 6),
    ("million", 6),
    ("bn", 9),
    ("billion", 9),
    ("mln", 6),
    ("tsd", 3),
    ("mrd", 9),
    ("lakh", 5),
    ("crore", 7),
    ("万", 4),
    ("億", 8),
];
/// Signs of one currency.
const SIGNS: [(&str, &str); 5] =
    [("€", "EUR"), ("£", "GBP"), ("¥", "JPY"), ("zł", "PLN"), ("₹", "INR")];
/// Signs of several, those asked first where the team uses none of them.
const SHARED: [(&str, &str); 2] = [
    (
        "$",
        "USD CAD AUD NZD SGD HKD TWD BBD BMD BND BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD",
    ),
    ("kr", "SEK NOK DKK ISK"),
];
/// Other words for a sign or a code.
const NAMES: [(&str, &str); 14] = [
    ("dollar", "$"),
    ("dollars", "$"),
    ("us$", "USD"),
    ("ca$", "CAD"),
    ("c$", "CAD"),
    ("a$", "AUD"),
    ("nz$", "NZD"),
    ("s$", "SGD"),
    ("hk$", "HKD"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("pound", "GBP"),
    ("pounds", "GBP"),
    ("yen", "JPY"),
];
/// Codes that are also words, and meant as codes in capitals alone.
const ALSO_WORDS: &str = "all bam bob cop cup gel mad mop pen rub sos top try";

/// What was said beside a number.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// The zeros of its multiplier, where it has one.
    pub(super) zeros: Option<usize>,
    /// The sign or code of its currency.
    pub(super) currency: Option<String>,
}

/// What the words beside a number say, in small letters; none where one of them
/// is something else.
pub(super) fn beside(before: &str, after: &str) -> Option<Beside> {
    let mut said = Beside::default();
    for word in words(before) {
        if !list::has(ABOUT, &word) {
            said.take_currency(word)?;
        }
    }
    for word in words(after) {
        match zeros(&word).filter(|_| said.zeros.is_none()) {
            Some(zeros) => said.zeros = Some(zeros),
            None => said.take_currency(word)?,
        }
    }
    Some(said)
}

/// The signs and codes among words, be there other words: "15 000 SEK/month".
pub(super) fn named(before: &str, after: &str) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for word in words(before).into_iter().chain(words(after)) {
        let mut one = Beside::default();
        // "USD eur": neither is meant more than the other.
        if one.take_currency(word).is_some()
            && let Some(sign) = one.currency
        {
            match said.iter_mut().find(|own| may_be(own, &sign)) {
                // "$ 90,000 USD": the code says which.
                Some(own) => *own = sign,
                None => said.push(sign),
            }
        }
    }
    said
}

/// Three capitals right before a number that are no currency: "XYZ 500".
pub(super) fn no_currency(text: &str) -> Option<&str> {
    let word = text.trim_start().split(|c: char| !c.is_ascii_uppercase()).next()?;
    let rest = text.trim_start().get(word.len()..)?.trim_start();
    let is_one = word.len() == 3 && rest.starts_with(|c: char| c.is_ascii_digit());
    (is_one && code(word).is_none()).then_some(word)
}

/// The zeros that stand right behind a number, whatever follows: "85k ACV".
pub(super) fn zeros_of(after: &str) -> Option<usize> {
    words(after).first().and_then(|word| zeros(word))
}

pub(super) fn zeros(word: &str) -> Option<usize> {
    ZEROS.iter().find(|(name, _)| *name == word).map(|(_, zeros)| *zeros)
}

impl Beside {
    fn take_currency(&mut self, word: String) -> Option<()> {
        let known = NAMES.iter().find(|(name, _)| *name == word);
        let word = known.map_or(word, |(_, own)| (*own).to_lowercase());
        let is_sign = SIGNS.iter().chain(&SHARED).any(|(sign, _)| *sign == word);
        let is_one = is_sign || code(&word).is_some() && !list::has(ALSO_WORDS, &word);
        let is_new = self.currency.as_deref().is_none_or(|said| may_be(said, &word));
        (is_one && is_new).then(|| self.currency = Some(word))
    }
}

/// Whether a sign, or the same code, was said of a currency that is now named:
/// "$ 90,000 USD".
fn may_be(said: &str, named: &str) -> bool {
    let codes =
        SIGNS.iter().chain(&SHARED).find(|(sign, _)| *sign == said).map(|(_, codes)| *codes);
    said == named || codes.is_some_and(|codes| list::has(codes, &named.to_uppercase()))
}

/// A text in small letters, but for codes that in small letters are words.
pub(super) fn small(text: &str) -> String {
    let is_code = |word: &str| {
        let lower = word.to_lowercase();
        word != lower && word == word.to_uppercase() && list::has(ALSO_WORDS, &lower)
    };
    let words = text.split_inclusive(|c: char| !c.is_alphabetic()).map(|word| {
        let bare = word.trim_end_matches(|c: char| !c.is_alphabetic());
        if is_code(bare) { word.to_owned() } else { word.to_lowercase() }
    });
    words.collect()
}

/// Words and signs, one by one.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut is_open = false;
    for letter in text.chars() {
        match (letter.is_alphabetic(), words.last_mut().filter(|_| is_open)) {
            (true, Some(word)) => word.push(letter),
            // "US$".
            (false, Some(word)) if NAMES.iter().any(|(name, _)| is_with(name, word, letter)) => {
                word.push(letter);
            }
            _ if letter.is_whitespace() || letter == '.' => {}
            _ => words.push(letter.to_string()),
        }
        is_open = letter.is_alphabetic();
    }
    // "90keur": the multiplier and the currency as one word.
    let both = words.first().and_then(|word| {
        let starts = ZEROS.iter().filter_map(|(name, _)| Some((*name, word.strip_prefix(name)?)));
        let mut both = starts.filter(|(_, rest)| code(rest).is_some());
        both.find(|_| zeros(word).is_none() && code(word).is_none())
    });
    match both.map(|(name, rest)| [name.to_owned(), rest.to_owned()]) {
        Some(both) => both.into_iter().chain(words.into_iter().skip(1)).collect(),
        None => words,
    }
}

fn is_with(name: &str, word: &str, letter: char) -> bool {
    name.strip_suffix(letter) == Some(word)
}

/// The currencies that a sign or code may stand for, beside the usual one.
pub(super) fn currencies(sign: &str, usual: Option<&str>) -> Vec<String> {
    let of = |table: &[(&str, &'static str)]| {
        table.iter().find(|(own, _)| *own == sign).map(|(_, codes)| *codes)
    };
    if let Some(shared) = of(&SHARED) {
        let is_usual = |code: &&str| Some(*code) == usual;
        let codes = || shared.split(' ');
        return match codes().find(is_usual) {
            Some(usual) => vec![usual.to_owned()],
            None => codes().take(3).map(str::to_owned).collect(),
        };
    }
    of(&SIGNS).map(str::to_owned).or_else(|| code(sign)).into_iter().collect()
}
