//! Money as people write it: an exact decimal number beside a currency.

use std::fmt;
use std::str::FromStr;

/// The currencies in use, by ISO 4217.
const CODES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD \
    BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP \
    GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR \
    KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN \
    MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR \
    SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD \
    UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

/// A code of ISO 4217, in capitals as records have it.
pub fn code(typed: &str) -> Option<String> {
    let typed = typed.trim().to_uppercase();
    CODES.split_whitespace().find(|code| *code == typed).map(str::to_owned)
}

/// An amount in some currency. Kept as the digits that were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The number.
    pub value: Decimal,
    /// ISO 4217 code, where it was said.
    pub currency: Option<String>,
}

/// A number of at most four decimals, exactly as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal {
    digits: String,
    ten_thousandths: Option<u128>,
}

/// A text that is not an amount.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{found:?} is not an amount: digits, and at most four after a point, as in 120000 or 99.50"
)]
pub struct NotAnAmount {
    /// What was found.
    pub found: String,
}

impl FromStr for Decimal {
    type Err = NotAnAmount;
    fn from_str(text: &str) -> Result<Self, NotAnAmount> {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
        if digits(whole) && digits(decimals) && decimals.len() <= 4 {
            let ten_thousandths = format!("{whole}{decimals:0<4}").parse().ok();
            Ok(Self { digits: text.to_owned(), ten_thousandths })
        } else {
            Err(NotAnAmount { found: text.to_owned() })
        }
    }
}

impl Decimal {
    /// The number as a count of its smallest part, so that it can be reckoned
    /// with; none where that is too large.
    pub const fn in_ten_thousandths(&self) -> Option<u128> {
        self.ten_thousandths
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.digits)
    }
}

impl fmt::Display for Amount {
    /// With thousands apart and the currency behind: `120 000 EUR`, so that it
    /// reads back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, decimals) =
            self.value.digits.split_once('.').unwrap_or((&self.value.digits, ""));
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) {
                f.write_str(" ")?;
            }
            write!(f, "{digit}")?;
        }
        if !decimals.is_empty() {
            // Three places behind few digits would be typed again as thousands.
            let is_like_thousands = decimals.len() == 3 && whole.len() <= 3 && whole != "0";
            write!(f, ".{decimals}{}", if is_like_thousands { "0" } else { "" })?;
        }
        self.currency.iter().try_for_each(|currency| write!(f, " {currency}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_exactly_and_shown_with_thousands_apart() {
        #[track_caller]
        fn case(text: &str, expected: Option<&str>) {
            let shown = text
                .parse()
                .ok()
                .map(|value| Amount { value, currency: Some("EUR".to_owned()) }.to_string());
            assert_eq!(shown.as_deref(), expected, "{text}");
        }
        case("120000", Some("120 000 EUR"));
        case("99.50", Some("99.50 EUR"));
        case("1234567.1234", Some("1 234 567.1234 EUR"));
        for wrong in ["", "1,5", "-3", "1.", ".5", "1.23456", "12k", "1e3"] {
            case(wrong, None);
        }
    }

    #[test]
    fn an_amount_can_be_reckoned_with_to_its_smallest_part() {
        #[track_caller]
        fn case(text: &str, expected: Option<u128>) {
            let value: Decimal = text.parse().unwrap();
            assert_eq!(value.in_ten_thousandths(), expected, "{text}");
        }
        case("120", Some(1_200_000));
        case("99.5", Some(995_000));
        case("0.0001", Some(1));
        case("007.1234", Some(71_234));
        case(&"9".repeat(40), None);
    }
}
