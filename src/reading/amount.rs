//! Amounts as people write them: `120 000`, `1.2m`, `€ 99,50`.
//!
//! A mark that may part thousands or decimals is read by what stands around it;
//! where that does not tell, both readings are named.

mod number;
mod units;

use self::number::Number;
use crate::domain::money::{self, Amount};
use crate::reading::is_nothing;
use crate::reading::refused::{Question, either, repeated};

/// The most bytes of a text that is looked at.
const READ: usize = 200;

/// Why a text is no one amount. Shown to the user word for word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotMoney {
    /// No amount.
    #[error("{found:?} is not an amount. Write {}", either(write))]
    Amount {
        /// What was written.
        found: String,
        /// What to write instead.
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
    /// What it says to write.
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
    let refused = |write| Err(NotMoney::Amount { found: repeated(text), write });
    let pieces = if text.len() > READ { None } else { pieces(text) };
    let Some((before, number, after)) = pieces else {
        return refused(vec!["120 000".to_owned(), "1.2m".to_owned()]);
    };
    let named = [units::beside(&before, ""), units::beside("", &after)];
    let code = named.into_iter().flatten().find_map(|it| it.currency);
    let code = code.and_then(|sign| units::currencies(&sign, usual).into_iter().next());
    let code = code.as_deref().or(usual);
    let meant = |digits: String| shown(&digits, code);
    let Some(beside) = units::beside(&before, &after) else {
        let noughts = after.trim_end();
        if !noughts.is_empty() && noughts.chars().all(|c| c == 'o') {
            return refused(vec![meant(number::digits(&format!("{number}{noughts}")))]);
        }
        // In "85k ACV" the digits alone are a thousand times too little.
        let zeros = units::zeros_of(&after);
        let is_counted = zeros.is_none() && after.starts_with(char::is_alphabetic);
        let counted = zeros.map(|_| number::read(number, zeros));
        let meant = if let Some(Number::One(value)) = counted {
            Amount { value, currency: code.map(str::to_owned) }.to_string()
        } else if is_counted {
            meant("120000".to_owned())
        } else {
            meant(number::digits(number))
        };
        return refused(vec![meant]);
    };
    let currencies = match beside.currency {
        Some(sign) => units::currencies(&sign, usual),
        None => usual.map(str::to_owned).into_iter().collect(),
    };
    let values = match number::read(number, beside.zeros) {
        Number::One(value) => vec![value],
        Number::Either(values) => values,
        Number::None(digits) => {
            let code = currencies.first().map(String::as_str);
            return refused(vec![shown(&digits, code)]);
        }
    };
    let all = values.iter().flat_map(|value| {
        let codes = currencies.iter().map(|code| Some(code.clone()));
        let codes = if currencies.is_empty() { vec![None] } else { codes.collect() };
        codes.into_iter().map(|currency| Amount { value: value.clone(), currency })
    });
    let mut all: Vec<Amount> = all.collect();
    match (all.pop(), all.is_empty()) {
        (Some(only), true) => Ok(only),
        (last, _) => {
            let write = all.iter().chain(&last).take(3).map(ToString::to_string).collect();
            Err(NotMoney::Several { found: repeated(text), write })
        }
    }
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
    let beside = |(before, _, after): (String, &str, String)| units::beside(&before, &after);
    pieces(text).and_then(beside).is_some_and(|beside| beside.currency.is_some())
}

/// What stands before the number, the number, and what stands behind it.
fn pieces(text: &str) -> Option<(String, &str, String)> {
    let is_digit = |c: char| c.is_ascii_digit();
    let (digit, last) = (text.find(is_digit)?, text.rfind(is_digit)? + 1);
    // A mark that stands before the first digit belongs to it: `.5m`.
    let before = text.get(..digit)?;
    let is_mark = before.ends_with(['.', ',']) && !before.ends_with("..");
    let begins_a_word = before.trim_end_matches(['.', ',']).ends_with(char::is_alphabetic);
    let first = if is_mark && !begins_a_word { digit - 1 } else { digit };
    let (before, after) = (text.get(..first)?, text.get(last..)?);
    // "1'250'000.–": no cents.
    let no_cents = after.strip_prefix(['.', ',']).map(|it| it.trim_start_matches(['-', '–', '—']));
    let after = no_cents.filter(|rest| rest.len() + 1 < after.len()).unwrap_or(after);
    Some((before.to_lowercase(), text.get(first..last)?, after.to_lowercase()))
}

/// Digits as an amount that can be typed.
fn shown(digits: &str, usual: Option<&str>) -> String {
    match number::read(digits, None) {
        Number::One(value) => Amount { value, currency: usual.map(str::to_owned) }.to_string(),
        Number::Either(_) | Number::None(_) => "120 000".to_owned(),
    }
}

#[cfg(test)]
mod tests;
