use proptest::prelude::*;

use super::*;
use crate::domain::money::Decimal;

/// What is made of an amount in a team that reckons in EUR: `? ` before the ones
/// it may be, `✗ ` before what to write.
fn told(typed: &str, usual: &str) -> String {
    match read(typed, Some(usual)) {
        Ok(amount) => amount.to_string(),
        Err(
            refused @ (NotMoney::Currency(_) | NotMoney::TwoCurrencies { .. } | NotMoney::None),
        ) => refused.to_string(),
        Err(refused) => {
            for suggestion in refused.write() {
                assert!(read(suggestion, Some(usual)).is_ok(), "{suggestion} of {typed}");
            }
            let sign = if refused.question().is_some() { "?" } else { "✗" };
            let offered = refused.write().join(", ");
            format!("{sign} {}", if offered.is_empty() { "the form" } else { &offered })
        }
    }
}

#[track_caller]
fn row(spellings: &str, expected: &str) {
    for typed in spellings.split(" | ") {
        assert_eq!(told(typed, "EUR"), expected, "{typed:?}");
    }
}

#[test]
fn an_amount_is_read_as_people_write_it() {
    row("120000 | 120 000 | 120'000 | 120’000 | 120.000 | 120,000 | 120\u{a0}000", "120 000 EUR");
    row("120k | €120k | € 120.000,00 | EUR 120000 | ca 120k | 120 k€ | 120 000 eur", "120 000 EUR");
    row("about 120k | ~120k | ca. 120 000 | 0120000 | 120,000.00 | 120000.0", "120 000 EUR");
    row("12.500 | 12,500 | 12.5k", "12 500 EUR");
    row("1.2m | 1.200.000 | 1,200,000 | 1.2 mio | 1,2 million | 1 200 000", "1 200 000 EUR");
    row("1.234,56 | 1,234.56 | 1 234,56 | 1'234.56", "1 234.56 EUR");
    row("99,50 | 99.50 | €99.50", "99.50 EUR");
    row("0.125", "0.125 EUR");
    row("1234.567", "1 234.567 EUR");
    row("234.5670", "234.5670 EUR");
    row("1.5bn", "1 500 000 000 EUR");
    row("120 thousand", "120 000 EUR");
    row("0,5m | 500 000 | .5m | ,5m", "500 000 EUR");
    row(".5 | €.5 | EUR ,5", "0.5 EUR");
    row("EUR 120 000 | 120 000 EUR", "120 000 EUR");
    row("120 000 usd | USD 120k", "120 000 USD");
    row("£120k | GBP 120,000", "120 000 GBP");
    row("50 zł | 50 pln", "50 PLN");
}

#[test]
fn what_may_be_two_amounts_names_both_and_rubbish_what_was_meant() {
    row("3.400k", "? 3 400 000 EUR, 3 400 EUR");
    row("100-120k | 100 – 120k | 100 or 120k | 100 to 120k", "? 100 000 EUR, 120 000 EUR");
    row("$120k", "? 120 000 USD, 120 000 CAD, 120 000 AUD");
    row("500 kr", "? 500 SEK, 500 NOK, 500 DKK");
    row("-5000 | (5,000)", "✗ 5 000 EUR");
    row("1e6", "✗ 1 000 000 EUR");
    row("90k+ | over 90k | 90k per year | 90k ACV", "✗ 90 000 EUR");
    row("12.34.5 | 12 34 5", "✗ 12 345 EUR");
    row("5 or so | 5% | 5 apples | 5 jan", "✗ 5 EUR");
    row("1.23456", "✗ 1.2346 EUR");
    row("0.12555", "✗ 0.1256 EUR");
    row("0,12549", "✗ 0.1255 EUR");
    row("999999999999.99999", "✗ the form");
    row("1234567890123 | 1000bn | 5000000m", "✗ the form");
    row("12 usd eur", "✗ 12 USD, 12 EUR");
    row("EUR 12 USD | 12 eur or usd", "✗ 12 EUR, 12 USD");
    row("12 k k", "✗ 12 000 EUR");
    row("85OOO | 85OO0 | 85ooo", "✗ 85 000 EUR");
    row("5.000.00 | 5,000,00", "✗ 5 000 EUR");
    row("3 x 30k | 2 times 5 | 40k + 5k | half a million | tbc | n/a | tbd", "✗ the form");
    row("90k / 95k | 90/95k", "? 90 000 EUR, 95 000 EUR");
    row("2 millions | 2 million", "2 000 000 EUR");
    row("CHF 1'250'000.– | CHF 1'250'000.-- | 1 250 000,- CHF", "1 250 000 CHF");
    row("$ 90,000 USD | USD 90000 USD | 90 000 $ usd", "90 000 USD");
    row("CHF 90k per year", "✗ 90 000 CHF");
    row("-5000 usd", "✗ 5 000 USD");
    row("lots | EUR | ? | k", "✗ the form");
    row("90kEUR | 90k eur | €90k | 90k euros | EUR90k", "90 000 EUR");
    row("US$ 90 | 90 US$ | 90 usd", "90 USD");
    row("C$90k", "90 000 CAD");
    row("80k-90k | 80-90k | 80k to 90k", "? 80 000 EUR, 90 000 EUR");
    row("80k-1.2m", "? 80 000 EUR, 1 200 000 EUR");
}

#[test]
fn amounts_stand_in_mails_with_more_beside_them() {
    row("approx. EUR 85k | €85K | 85.000,- | EUR 85.000,--", "85 000 EUR");
    row("85 k EUR ex VAT | 85k net | 85k/yr | 85.000 €/Jahr | 85k€ TCV", "✗ 85 000 EUR");
    row("eur 1,2 Mio. | 1.2MEUR | 1,2 million euros", "1 200 000 EUR");
    row("~ 85 000,50 eur", "85 000.50 EUR");
    row("US$1.2m | 1.2m USD", "1 200 000 USD");
    row("GBP 45,000.00", "45 000 GBP");
    row("120 000 (30%) | 120k (of 400k) | under 120k | >120k | 120k+ | 120k p.a.", "✗ 120 000 EUR");
    row("15 000 SEK/month | SEK 15k a month", "✗ 15 000 SEK");
    row("$15k/month", "✗ 15 000 USD, 15 000 CAD, 15 000 AUD");
    row("$120k AUD", "120 000 AUD");
    row("50 tsd | 50 tsd. EUR", "50 000 EUR");
    row("¥3億 | 3億 ¥ | JPY 300m", "300 000 000 JPY");
    row("XYZ 500", "✗ 500 EUR");
    row("12,5k | １２ ５００ | １2 500", "12 500 EUR");
    row("1.2.3", "✗ 123 EUR");
    row("€1'250.50", "1 250.50 EUR");
    row("$1.2 million", "? 1 200 000 USD, 1 200 000 CAD, 1 200 000 AUD");
    row("EUR 50k-60k | 50-60k", "? 50 000 EUR, 60 000 EUR");
    row("50k all in | top 50k | 50k all", "✗ 50 000 EUR");
    row("50k ALL | ALL 50k", "50 000 ALL");
}

#[test]
fn a_refusal_says_what_is_known_of_it_and_what_takes_an_amount_away() {
    #[track_caller]
    fn case(typed: &str, expected: &str) {
        assert_eq!(read(typed, Some("EUR")).unwrap_err().to_string(), expected);
    }
    case("?", "\"?\" is not an amount. Write 120 000, 1.2m or none");
    case("1000bn", "\"1000bn\" has over 12 digits. Write 120 000, 1.2m or none");
    case("XYZ 500", "\"XYZ 500\": XYZ is not a currency. Write 500 EUR");
    assert_eq!(worth(Some("none"), None, None, "EUR"), Ok(None));
}

#[test]
fn a_shared_sign_is_the_teams_own() {
    assert_eq!(told("$120k", "CAD"), "120 000 CAD");
    assert_eq!(told("120 kr", "NOK"), "120 NOK");
    assert_eq!(told("120", "NOK"), "120 NOK");
    assert_eq!(told("120 dollars", "CAD"), "120 CAD");
}

#[test]
fn an_amount_keeps_its_currency_until_another_is_named_and_can_be_unset() {
    #[track_caller]
    fn case(known: Option<&str>, typed: Option<&str>, currency: Option<&str>, expected: &str) {
        let usd = |value: &str| read(value, Some("USD")).unwrap();
        let told = match worth(typed, currency, known.map(usd).as_ref(), "EUR") {
            Ok(amount) => amount.map(|amount| amount.to_string()).unwrap_or_default(),
            Err(refused) => refused.to_string(),
        };
        assert_eq!(told, expected);
    }
    case(None, Some("90"), None, "90 EUR");
    case(Some("80"), Some("90 000 nok"), None, "90 000 NOK");
    case(None, Some("90"), Some("sek"), "90 SEK");
    case(Some("80"), Some("90"), None, "90 USD");
    case(Some("80"), None, Some("SEK"), "80 SEK");
    case(Some("80"), None, None, "80 USD");
    case(None, None, None, "");
    for nothing in ["", " ", "none", "Unknown", "-"] {
        case(Some("80"), Some(nothing), None, "");
    }
    case(None, None, Some("SEK"), "this deal has no amount yet");
    case(Some("80"), Some("none"), Some("SEK"), "this deal has no amount yet");
    case(Some("80"), Some("lots"), None, "\"lots\" is not an amount. Write 120 000, 1.2m or none");
    let counted = "\"85k ACV\" is not an amount. Write 85 000 USD";
    case(Some("80"), Some("85k ACV"), None, counted);
    let code = "\"crowns\" is not a currency. Write EUR, USD or another code of three letters";
    case(Some("80"), None, Some("crowns"), code);
    let two = "two currencies: EUR in the amount, and USD. Write one";
    case(None, Some("€120k"), Some("USD"), two);
    case(None, Some("$120k"), Some("USD"), "120 000 USD");
    case(None, Some("kr 5"), Some("sek"), "5 SEK");
}

proptest! {
    #[test]
    fn what_is_printed_reads_back(whole in 0..1_000_000_000_000_u64, decimals in "([0-9]{0,3}[1-9])?") {
        let point = if decimals.is_empty() { "" } else { "." };
        let value: Decimal = format!("{whole}{point}{decimals}").parse().unwrap();
        let printed = Amount { value: value.clone(), currency: Some("SEK".to_owned()) }.to_string();
        let read = read(&printed, Some("EUR")).unwrap();
        prop_assert_eq!(read.value.in_ten_thousandths(), value.in_ten_thousandths());
        prop_assert_eq!(read.to_string(), printed);
    }

    #[test]
    fn no_text_panics(text in ".*", near in "[-0-9., '’kme€$()]{0,12}") {
        told(&text, "EUR");
        told(&near, "EUR");
    }
}
