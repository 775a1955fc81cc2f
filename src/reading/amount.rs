//! Amounts as people write them: `120 000`, `1.2m`, `€ 99,50`.
//!
//! A mark that may part thousands or decimals is read by what stands around it;
//! where that does not tell, both readings are named.

mod number;
mod units;

use self::number::Number;
use crate::domain::money::{self, Amount, Decimal};
use crate::reading::is_nothing;
use crate::reading::refused::{Question, either, repeated};

/// The most bytes of a text that is looked at.
const READ: usize = 200;
/// What is said of a text that is none.
const NONE: &str = " is not an amount";
/// How an amount is written, and how one is taken away.
const FORM: [&str; 3] = ["120 000", "1.2m", "none"];

/// Why a text is no one amount. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotMoney {
    /// No amount.
    #[error("{found:?}{understood}. Write {}", form_or(write))]
    Amount {
        /// What was written.
        found: String,
        /// What is known of it.
        understood: String,
        /// What was probably meant; nothing where that cannot be told.
        write: Vec<String>,
    },
    /// Several amounts.
    #[error("{found:?} may be several amounts. Write {}", either(write))]
    Several {
        /// What was written.
        found: String,
        /// Each of them.
        write: Vec<String>,
    },
    /// Not the code of a currency.
    #[error("{0:?} is not a currency. Write EUR, USD or another code of three letters")]
    Currency(String),
    /// The amount is in one, and another one was said beside it.
    #[error("two currencies: {said} in the amount, and {code}. Write one")]
    TwoCurrencies {
        /// That of the amount.
        said: String,
        /// The other one.
        code: String,
    },
    /// A currency alone says nothing.
    #[error("this deal has no amount yet")]
    None,
}

impl NotMoney {
    /// The amounts that it offers.
    pub(super) fn write(&self) -> &[String] {
        match self {
            Self::Amount { write, .. } | Self::Several { write, .. } => write,
            Self::Currency(_) | Self::TwoCurrencies { .. } | Self::None => &[],
        }
    }

    /// The amounts that it may be; none where it is none.
    pub fn question(&self) -> Option<Question> {
        match self {
            Self::Several { found, write } => Some(Question::new(found, write)),
            Self::Amount { .. } | Self::Currency(_) | Self::TwoCurrencies { .. } | Self::None => {
                None
            }
        }
    }
}

/// The amount that a text says, in the `usual` currency where it names none.
///
/// # Errors
///
/// [`NotMoney`] where it says none, or may say several.
pub fn read(text: &str, usual: Option<&str>) -> Result<Amount, NotMoney> {
    let refused = |understood: &str, write| {
        Err(NotMoney::Amount { found: repeated(text), understood: understood.to_owned(), write })
    };
    let pieces = if text.len() > READ { None } else { pieces(text) };
    let Some((before, number, after)) = pieces else { return refused(NONE, Vec::new()) };
    let named = units::named(&before, &after);
    let mut codes: Vec<String> =
        named.iter().flat_map(|sign| units::currencies(sign, usual)).collect();
    codes.dedup();
    if named.is_empty() {
        codes.extend(usual.map(str::to_owned));
    }
    let Some(beside) = units::beside(&before, &after) else {
        let understood = match units::no_currency(text) {
            Some(word) => format!(": {word} is not a currency"),
            None => NONE.to_owned(),
        };
        return refused(&understood, meant(&number, &after, &codes));
    };
    let values = match number::read(&number, beside.zeros) {
        Number::One(value) => vec![value],
        Number::Either(values) => values,
        Number::TooLong => return refused(" has over 12 digits", Vec::new()),
        Number::None(digits) => {
            return refused(
                NONE,
                one_each(number::whole(&digits, beside.zeros).as_slice(), &codes),
            );
        }
    };
    let mut all = in_each(&values, &codes);
    match (all.pop(), all.is_empty()) {
        (Some(only), true) => Ok(only),
        (last, _) => {
            let write = all.iter().chain(&last).take(3).map(ToString::to_string).collect();
            Err(NotMoney::Several { found: repeated(text), write })
        }
    }
}

/// The amounts that were probably meant by a number with other words beside it. In
/// "85k ACV" the digits alone are a thousand times too little.
fn meant(number: &str, after: &str, codes: &[String]) -> Vec<String> {
    let noughts = after.trim_end();
    let are_letters = !noughts.is_empty() && noughts.chars().all(|c| c == 'o');
    let (digits, zeros) = match (are_letters, units::zeros_of(after)) {
        (true, _) => (number::digits(&format!("{number}{noughts}")), None),
        (false, None) if after.starts_with(char::is_alphabetic) => return Vec::new(),
        (false, None) => (number::digits(number), None),
        (false, zeros) => (number.to_owned(), zeros),
    };
    one_each(number::whole(&digits, zeros).as_slice(), codes)
}

/// The values in each currency that may be meant.
fn in_each(values: &[Decimal], codes: &[String]) -> Vec<Amount> {
    let one = |value: &Decimal, currency| Amount { value: value.clone(), currency };
    let all = values.iter().flat_map(|value| {
        let all: Vec<Amount> = codes.iter().map(|code| one(value, Some(code.clone()))).collect();
        if all.is_empty() { vec![one(value, None)] } else { all }
    });
    all.collect()
}

/// The same as they are typed, at most three.
fn one_each(values: &[Decimal], codes: &[String]) -> Vec<String> {
    in_each(values, codes).iter().take(3).map(ToString::to_string).collect()
}

/// What to write: what was probably meant, else how an amount is written and unset.
fn form_or(write: &[String]) -> String {
    if write.is_empty() { either(&FORM.map(str::to_owned)) } else { either(write) }
}

/// What a deal is worth; what is not said stays as it is `known`, and what is
/// said not to be known goes. An amount that names no currency keeps the one
/// there was, the first is in the `usual` one.
///
/// # Errors
///
/// [`NotMoney`] where one of the two is none, or a currency goes with no amount.
pub fn worth(
    amount: Option<&str>,
    currency: Option<&str>,
    known: Option<&Amount>,
    usual: &str,
) -> Result<Option<Amount>, NotMoney> {
    let code = |typed: &str| money::code(typed).ok_or_else(|| NotMoney::Currency(typed.to_owned()));
    let currency = currency.map(code).transpose()?;
    let before = known.map_or(Some(usual), |known| known.currency.as_deref());
    let said = match amount {
        Some(text) if is_nothing(text) => None,
        Some(text) => Some(read(text, currency.as_deref().or(before))?),
        None => known.cloned(),
    };
    match (said, currency) {
        (Some(Amount { currency: Some(said), .. }), Some(code))
            if amount.is_some_and(names_a_currency) && said != code =>
        {
            Err(NotMoney::TwoCurrencies { said, code })
        }
        (Some(amount), Some(code)) => Ok(Some(Amount { currency: Some(code), ..amount })),
        (None, Some(_)) => Err(NotMoney::None),
        (amount, None) => Ok(amount),
    }
}

/// Whether an amount names what it is in.
fn names_a_currency(text: &str) -> bool {
    let beside = |(before, _, after): (String, String, String)| units::beside(&before, &after);
    pieces(text).and_then(beside).is_some_and(|beside| beside.currency.is_some())
}

/// What stands before the number, the number, and what stands behind it, be it in
/// brackets: "120 000 (30%)".
fn pieces(text: &str) -> Option<(String, String, String)> {
    let text: String = text.chars().map(number::narrow).collect();
    let is_digit = |c: char| c.is_ascii_digit();
    let digit = text.find(is_digit)?;
    let end = text.get(digit..)?.find('(').map_or(text.len(), |at| digit + at);
    let last = text.get(..end)?.rfind(is_digit)? + 1;
    // A mark that stands before the first digit belongs to it: `.5m`.
    let before = text.get(..digit)?;
    let is_mark = before.ends_with(['.', ',']) && !before.ends_with("..");
    let begins_a_word = before.trim_end_matches(['.', ',']).ends_with(char::is_alphabetic);
    let first = if is_mark && !begins_a_word { digit - 1 } else { digit };
    let (before, after) = (text.get(..first)?, text.get(last..)?);
    // "1'250'000.–": no cents.
    let no_cents = after.strip_prefix(['.', ',']).map(|it| it.trim_start_matches(['-', '–', '—']));
    let after = no_cents.filter(|rest| rest.len() + 1 < after.len()).unwrap_or(after);
    Some((units::small(before), text.get(first..last)?.to_owned(), units::small(after)))
}

#[cfg(test)]
mod tests;
