//! Values without parts: texts, numbers, days, durations, words and ids.

use std::str::FromStr;

use jiff::civil::Date;
use toml::de::{DeFloat, DeInteger};

use super::fault::Faults;
use super::lines::Span;
use super::syntax::escapes::{self, TWICE};
use super::value::{Value, Wanted};
use super::wording::{one_of, quoted};
use crate::domain::id::{NotAnId, short_form};
use crate::domain::process::Threshold;
use crate::domain::word::NotAWord;

const TEXT: Wanted = Wanted { code: "SL107", words: "a text in quotes" };
const NUMBER: Wanted = Wanted { code: "SL107", words: "a whole number" };
const SHARE: Wanted = Wanted { code: "SL107", words: "a number from 0 to 1" };
const FLAG: Wanted = Wanted { code: "SL107", words: "true or false" };
const DAYS: Wanted = Wanted { code: "SL105", words: "a duration in quotes" };
const DAY: Wanted = Wanted { code: "SL110", words: "a day without quotes" };

/// Longest duration, in days: ten years.
const LONGEST_DAYS: u32 = 3650;
/// What durations are counted in, and how many days each has.
const UNITS: &[(char, u32)] = &[('d', 1), ('w', 7)];

impl<'t> Value<'t> {
    /// A text for people: not empty, nothing in it that cannot be shown.
    pub(super) fn text(self) -> Option<String> {
        let text = self.spelled(&TEXT, "")?.replace("\r\n", "\n");
        let is_odd = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
        let has_escape = self.spelling().contains('\\') && text.contains(is_odd);
        if has_escape || escapes::is_path(self.spelling()) {
            let help = escapes::in_single_quotes(self.spelling()).map(|text| self.typed(&text));
            return self.error("SL413", escapes::OTHER, &help.unwrap_or_else(|| TWICE.to_owned()));
        }
        if let Some(odd) = text.chars().find(|c| is_odd(*c)) {
            let message = format!("U+{:04X} cannot be shown", u32::from(odd));
            return self.error("SL413", &message, "delete it");
        }
        let text = text.trim();
        if text.is_empty() {
            let message = format!("{} is empty", self.key.name);
            return self.error("SL108", &message, "write it, or delete it");
        }
        Some(text.to_owned())
    }

    /// The texts of a list.
    pub(super) fn texts(self) -> Option<Vec<String>> {
        Some(self.items()?.into_iter().filter_map(Self::text).collect())
    }

    /// A whole number in the range of its key.
    pub(super) fn number(self) -> Option<u32> {
        let range = self.key.takes.range();
        let Some(number) = self.node().as_integer() else {
            return self.wrong(&NUMBER, &self.example());
        };
        let number = u32::from_str_radix(number.as_str(), number.radix()).ok();
        number.filter(|number| range.contains(number)).or_else(|| match range.end() {
            &u32::MAX => self.out_of_range(&format!("starts at {}", range.start())),
            most => self.out_of_range(&format!("goes from {} to {most}", range.start())),
        })
    }

    /// True or false.
    pub(super) fn flag(self) -> Option<bool> {
        self.node().as_bool().or_else(|| self.wrong(&FLAG, &self.example()))
    }

    /// A calendar day.
    pub(super) fn day(self) -> Option<Date> {
        if let Some(moment) = self.node().as_datetime()
            && let (Some(day), None) = (moment.date, moment.time)
        {
            return day.to_string().parse().ok();
        }
        let day = self.node().as_str().filter(|text| text.parse::<Date>().is_ok());
        self.wrong(&DAY, &day.map_or_else(|| self.example(), |day| self.typed(day)))
    }

    /// A duration in days: `"21d"` or `"3w"`.
    pub(super) fn days(self) -> Option<u32> {
        let text = self.spelled(&DAYS, "d")?;
        let Some(days) = days(text) else {
            let message = format!("{} is not a duration", quoted(text));
            let meant = meant_days(text).map(|days| self.typed(&format!("\"{days}\"")));
            return self.error("SL111", &message, &meant.unwrap_or_else(|| self.example()));
        };
        let range = 1..=LONGEST_DAYS;
        if range.contains(&days) {
            return Some(days);
        }
        self.out_of_range(&format!("goes from 1d to {LONGEST_DAYS}d"))
    }

    /// A share of the whole, to the thousandth.
    pub(super) fn share(self) -> Option<Threshold> {
        let node = self.node();
        let whole = || node.as_integer().map(DeInteger::as_str);
        let Some(number) = node.as_float().map(DeFloat::as_str).or_else(whole) else {
            return self.wrong(&SHARE, &self.example());
        };
        thousandths(number)
            .and_then(Threshold::from_thousandths)
            .or_else(|| self.out_of_range("goes from 0 to 1, with at most three decimals"))
    }

    /// One of a fixed choice of words.
    pub(super) fn word<W: FromStr<Err = NotAWord>>(self) -> Option<W> {
        let text = self.spelled(&TEXT, "")?;
        match text.parse() {
            Ok(word) => Some(word),
            Err(NotAWord { wanted, allowed, .. }) => {
                let message = format!("{} is not {wanted}", quoted(text));
                self.error("SL112", &message, &one_of(text, &allowed))
            }
        }
    }

    /// An id.
    pub(super) fn id<I: FromStr<Err = NotAnId>>(self) -> Option<I> {
        let text = self.spelled(&TEXT, "")?;
        id(self.faults, text, &self.at(), |id| self.typed(&format!("\"{id}\"")))
    }

    /// The text of a value, where it is one. Where it lacks its quotes, or the
    /// unit that belongs to a number, the fault shows it with them.
    fn spelled(self, wanted: &Wanted, unit: &str) -> Option<&'t str> {
        let node = self.node();
        let scalar = !node.is_array() && !node.is_table() && (unit.is_empty() || node.is_integer());
        node.as_str().or_else(|| {
            let spelling = self.short_spelling().filter(|_| scalar);
            let help = spelling.map(|spelling| self.typed(&format!("\"{spelling}{unit}\"")));
            self.wrong(wanted, &help.unwrap_or_else(|| self.example()))
        })
    }

    fn out_of_range<T>(self, range: &str) -> Option<T> {
        let message = format!("{} {range}", self.key.name);
        self.error("SL113", &message, &self.example())
    }
}

/// The id that `text` spells. Where it spells none, `typed` says how to type
/// the one that was probably meant.
pub(super) fn id<I: FromStr<Err = NotAnId>>(
    faults: &Faults<'_>,
    text: &str,
    at: &Span,
    typed: impl Fn(&str) -> String,
) -> Option<I> {
    let id = text.parse().ok();
    if id.is_none() {
        let rule = "small letters and digits, words joined by a hyphen";
        let meant = short_form(text);
        let help = if meant.is_empty() { "write a short word".to_owned() } else { typed(&meant) };
        faults.error("SL201", at, format!("{} cannot be an id: {rule}", quoted(text)), help);
    }
    id
}

/// The days of a duration, none where the text is none.
fn days(text: &str) -> Option<u32> {
    UNITS.iter().find_map(|(unit, days)| {
        let number = text.strip_suffix(*unit)?;
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| number.parse().unwrap_or(u32::MAX).saturating_mul(*days))
    })
}

/// The duration that words like "3 weeks" mean.
fn meant_days(text: &str) -> Option<String> {
    let number = text.chars().skip_while(|c| !c.is_ascii_digit());
    let number: String = number.take_while(char::is_ascii_digit).collect();
    let unit = text.chars().find(char::is_ascii_alphabetic)?.to_ascii_lowercase();
    Some(format!("{number}{unit}")).filter(|meant| days(meant).is_some())
}

/// A plain decimal number in thousandths, none where it is finer.
fn thousandths(number: &str) -> Option<u32> {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let decimals = decimals.trim_end_matches('0');
    if decimals.len() > 3 {
        return None;
    }
    format!("{whole}{decimals:0<3}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::tests::{beside, sound, told, within};

    #[test]
    fn durations_are_days_or_weeks() {
        #[track_caller]
        fn case(text: &str, expected: Option<u32>) {
            assert_eq!(days(text), expected, "{text:?}");
        }
        case("21d", Some(21));
        case("3w", Some(21));
        case("99999999999999w", Some(u32::MAX));
        for wrong in ["", "d", "21", "3 w", "-3d", "+3d", "3m", "3ww", "1.5w", "٣d"] {
            case(wrong, None);
        }
    }

    #[test]
    fn durations_in_words_are_understood() {
        #[track_caller]
        fn case(text: &str, expected: Option<&str>) {
            assert_eq!(meant_days(text).as_deref(), expected, "{text:?}");
        }
        case("3 weeks", Some("3w"));
        case("21 Days", Some("21d"));
        case("3 months", None);
        case("soon", None);
        case("weeks", None);
    }

    #[test]
    fn shares_go_to_the_thousandth() {
        #[track_caller]
        fn case(number: &str, expected: Option<u32>) {
            assert_eq!(thousandths(number), expected, "{number}");
        }
        case("0.8", Some(800));
        case("0.6667", None);
        case("0.66700", Some(667));
        case("1", Some(1000));
        case("-0.5", None);
        case("8e-1", None);
        case("inf", None);
    }

    #[test]
    fn a_value_of_another_kind_is_told_where_it_stands() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(told(text), expected, "{text}");
        }
        case(&within("name = 3"), "SL107 5:8");
        case(&within("purpose = ''"), "SL108 5:11");
        case(&within("purpose = ' \t '"), "SL108 5:11");
        case(&within("purpose = \"a\\u0085b\""), "SL413 5:11");
        case(&within("coaching = \"a\\tb\\n\""), "");
        case(&within("time_box = 21"), "SL105 5:12");
        case(&within("time_box = '3 weeks'"), "SL111 5:12");
        case(&within("time_box = '0d'"), "SL113 5:12");
        case(&within("locked = 'yes'"), "SL107 5:10");
        case(&within("first = 'boss'"), "SL112 5:9");
        case(&within("was = ['Old Stage']"), "SL201 5:8");
        case(&beside("[role.Coach]"), "SL201 3:7");
        case(&beside("[defaults]\nthreshold = '0.8'"), "SL107 4:13");
        case(&beside("[defaults]\nthreshold = 1.001"), "SL113 4:13");
        case(&beside("[defaults]\nthreshold = 0.6667"), "SL113 4:13");
        case(&beside("[manager]\ncrutch_limit = 0"), "SL113 4:16");
        case(&beside("[manager]\ncrutch_limit = 1.5"), "SL107 4:16");
        case(&beside("[manager]\ncrutch_limit = 0x"), "SL113 4:16");
        case(&beside("[manager]\ncrutch_limit = 1_0٠"), "SL113 4:16");
    }

    #[test]
    fn a_day_has_no_quotes_and_no_time() {
        #[track_caller]
        fn case(updated: &str, expected: &str) {
            let head = "format = 1\n[process]\nid = 'p'\n";
            let text = format!("{head}updated = {updated}\n[[stage]]\nid = 's'\n");
            assert_eq!(told(&text), expected, "{updated}");
        }
        case("2026-11-01", "");
        case("'2026-11-01'", "SL110 4:11");
        case("2026-11-01T10:00:00", "SL110 4:11");
        case("10:00:00", "SL110 4:11");
        case("2026-02-30", "SL110 4:11");
        case("1.11.2026", "SL110 4:11");
        case("20261101", "SL110 4:11");
    }

    #[test]
    fn texts_lose_the_space_around_them() {
        let text = "name = '  Discover '\ncoaching = '''\r\none\r\ntwo\r\n'''";
        let process = sound(&within(text));
        assert_eq!(process.first_stage().name, "Discover");
        assert_eq!(process.first_stage().coaching.as_deref(), Some("one\ntwo"));
    }
}
