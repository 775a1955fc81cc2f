//! What stands beside a number: that it is about so much, thousands or
//! millions, a currency.

use crate::reading::list;

/// Words that an amount is not exact, which it need not be.
const ABOUT: &str = "about around roughly approx approximately ca circa ~ up to";
/// How many zeros a word stands for.
const ZEROS: [(&str, usize); 9] = [
    ("k", 3),
    ("thousand", 3),
    ("m", 6),
    ("mn", 6),
    ("mio", 6),
    ("million", 6),
    ("bn", 9),
    ("billion", 9),
    ("mln", 6),
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
/// The currencies in use, by ISO 4217.
const CODES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD \
    BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP \
    GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR \
    KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN \
    MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR \
    SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD \
    UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

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

/// The zeros that stand right behind a number, whatever follows: "85k ACV".
pub(super) fn zeros_of(after: &str) -> Option<usize> {
    words(after).first().and_then(|word| zeros(word))
}

fn zeros(word: &str) -> Option<usize> {
    ZEROS.iter().find(|(name, _)| *name == word).map(|(_, zeros)| *zeros)
}

impl Beside {
    fn take_currency(&mut self, word: String) -> Option<()> {
        let is_sign = SIGNS.iter().chain(&SHARED).any(|(sign, _)| *sign == word);
        let is_one = is_sign || code(&word).is_some();
        (is_one && self.currency.is_none()).then(|| self.currency = Some(word))
    }
}

/// Words and signs, one by one.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut is_open = false;
    for letter in text.chars() {
        match (letter.is_alphabetic(), words.last_mut().filter(|_| is_open)) {
            (true, Some(word)) => word.push(letter),
            _ if letter.is_whitespace() || letter == '.' => {}
            _ => words.push(letter.to_string()),
        }
        is_open = letter.is_alphabetic();
    }
    words
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

/// A code of ISO 4217, in capitals as records have it.
pub(super) fn code(typed: &str) -> Option<String> {
    let typed = typed.trim().to_uppercase();
    list::has(CODES, &typed).then_some(typed)
}
