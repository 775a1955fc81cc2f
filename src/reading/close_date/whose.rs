//! Whose the close date is, and who told us.

use super::bare;
use crate::domain::names;
use crate::domain::session::{CloseDateSaid, Whose};
use crate::domain::team::{Team, first_word};
use crate::reading::evidence::{self, Around};
use crate::reading::list::has;
use crate::reading::when::{self, Way};

const THEIRS: &[&str] = &[
    "theirs",
    "their",
    "them",
    "they",
    "buyer",
    "buyers",
    "buyer's",
    "customer",
    "customers",
    "customer's",
];
const OURS: &[&str] = &["ours", "our", "us", "we", "mine", "my"];
/// Words before whose date it is.
const BEFORE: &[&str] = &["the", "it", "it's", "its", "is", "that", "that's", "this", "thats"];
/// Words between whose date it is and who told us.
const JOINING: &str = "date and it is was as told said says wrote so me us by from according to";
/// Words by which somebody told us.
const TOLD: &str = "told said says wrote";
/// What dates hang on, and who tells nothing.
const EVENTS: &str = "audit autumn board christmas contract easter fair fiscal go-live kick-off \
    launch meeting new quarter renewal season spring steering summer tender tradefair winter year";
/// Lines that say that we do not know.
const UNKNOWN: &[&str] =
    &["?", "don't know", "we don't know", "not known", "not sure", "no idea", "nobody knows"];

impl CloseDateSaid {
    /// Reads a line such as `theirs, Dana on 12 Nov` or `Dana's date`; none where
    /// it does not begin with whose date it is.
    pub fn read(line: &str, team: &Team) -> Option<Self> {
        if is_unknown(line) {
            return None;
        }
        let is_before = |word: &&str| BEFORE.contains(&bare(word).as_str());
        let mut words = line.split_whitespace().skip_while(is_before);
        let rest = words.clone().collect::<Vec<_>>();
        let first = bare(words.next()?);
        let whose = if THEIRS.contains(&first.as_str()) {
            Whose::Theirs
        } else if OURS.contains(&first.as_str()) {
            Whose::Ours
        } else {
            return Self::of_somebody(&rest, team);
        };
        let is_joining = |word: &&str| {
            let word = bare(word);
            word.is_empty() || has(JOINING, &word)
        };
        let source = words.skip_while(is_joining).collect::<Vec<_>>().join(" ");
        Some(Self { whose, source: (!source.is_empty()).then_some(source) })
    }

    /// `Laura Stein's date`, `Dana told me`: somebody's, who told us.
    fn of_somebody(words: &[&str], team: &Team) -> Option<Self> {
        let owns = |word: &str| without_owner(word) != without_sign(word);
        let end = words.iter().position(|word| has(TOLD, &bare(word)) || owns(word))?;
        let is_owner = owns(words.get(end)?);
        let (name, rest) = words.split_at_checked(end + usize::from(is_owner))?;
        let name = name.join(" ");
        let name = without_owner(&name);
        let rest = rest.iter().skip_while(|word| has(JOINING, &bare(word)));
        let said: Vec<&str> = [name].into_iter().chain(rest.copied()).collect();
        let is_called = |own: &str| bare(first_word(own)) == bare(first_word(name));
        let is_ours = team.people.values().any(|person| is_called(&person.name));
        let is_name = !name.is_empty() && (is_owner || name.starts_with(char::is_uppercase));
        let whose = if is_ours { Whose::Ours } else { Whose::Theirs };
        is_name.then(|| Self { whose, source: Some(said.join(" ")) })
    }

    /// As it can be typed again.
    pub fn line(&self) -> String {
        match &self.source {
            Some(source) => format!("{}, {source}", self.whose),
            None => self.whose.to_string(),
        }
    }

    /// Whether the source is somebody who told us: it begins with a name, or calls one
    /// of those around, and no day
    /// that is ahead is in it. A board meeting tells nothing.
    pub fn is_told(&self, around: &Around<'_>) -> bool {
        let calendar = around.calendar;
        let words: Vec<&str> = self.source.iter().flat_map(|it| it.split_whitespace()).collect();
        let Some(first) = words.first().map(|word| bare(word)) else { return false };
        let is_capital = words.first().is_some_and(|word| word.starts_with(char::is_uppercase));
        let is_thing = evidence::is_common(&first) || evidence::is_role(&first);
        let find = |way| when::find(&words, calendar, way).map(|(run, day)| (run.start, day.on));
        let behind = find(Way::Back).map(|(at, _)| at);
        let is_ahead =
            behind.is_none() && find(Way::Ahead).is_some_and(|(_, on)| on > calendar.today);
        let name = behind.unwrap_or(words.len());
        let behind_name = usize::from(name > 1 && words.get(name - 1) == Some(&"on"));
        let called = words.get(..name - behind_name).unwrap_or_default().join(" ");
        let is_known = around.people.values().any(|person| names::calls(&called, &person.name));
        let is_name = is_capital || is_known || name <= 1 + behind_name;
        is_name && !is_thing && !has(EVENTS, &first) && !is_ahead
    }

    /// How it was understood.
    pub fn in_words(&self, around: &Around<'_>) -> String {
        match &self.source {
            Some(source) if self.is_told(around) => format!("{} · told by {source}", self.whose),
            Some(source) => format!("{} · {source} · who told us?", self.whose),
            None => format!("{} · nobody named", self.whose),
        }
    }
}

/// Whether a line says that we do not know.
pub(crate) fn is_unknown(line: &str) -> bool {
    let line = line.trim().to_lowercase().replace('’', "'");
    let line = line.trim_matches(['.', '!']).trim_end_matches(" yet");
    let begins = ["don't know ", "we don't know ", "no idea "];
    UNKNOWN.contains(&line) || begins.iter().any(|words| line.starts_with(words))
}

fn without_sign(word: &str) -> &str {
    word.trim_end_matches(|sign: char| !sign.is_alphanumeric())
}

/// A name without the `'s` of an owner.
fn without_owner(word: &str) -> &str {
    let word = without_sign(word);
    word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word)
}

#[cfg(test)]
pub(super) mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;

    use super::*;
    use crate::domain::calendar::Calendar;
    use crate::domain::person::Buyer;
    use crate::domain::team::{Person, TeamRole};

    pub(in crate::reading::close_date) fn team() -> Team {
        let mut team = Team::new("simple".parse().unwrap());
        let goran = Person::new("Goran Petrovic", TeamRole::Manager);
        team.people.insert("goran".parse().unwrap(), goran);
        team
    }

    /// On 1 December, with one of theirs.
    pub(in crate::reading::close_date) fn with<R>(read: impl FnOnce(&Around<'_>) -> R) -> R {
        let dana = ("dana-fox".parse().unwrap(), Buyer::named("Dana Fox"));
        let (people, calendar) = ([dana].into(), Calendar::asking(date(2026, 12, 1)));
        let (ours, things) = (BTreeSet::new(), BTreeSet::new());
        read(&Around { people: &people, ours, things, calendar })
    }

    #[test]
    fn a_close_date_is_theirs_or_ours_and_somebody_told_us() {
        #[track_caller]
        fn case(line: &str, expected: Option<&str>) {
            let said = CloseDateSaid::read(line, &team());
            assert_eq!(
                said.as_ref().map(|said| with(|around| said.in_words(around))).as_deref(),
                expected,
                "{line}"
            );
            let again = said.as_ref().and_then(|said| CloseDateSaid::read(&said.line(), &team()));
            assert_eq!(again, said, "{line} typed again");
        }
        case("theirs, Dana on 12 Nov", Some("theirs · told by Dana on 12 Nov"));
        case("Theirs: told by Dana on 12 Nov", Some("theirs · told by Dana on 12 Nov"));
        case("their date, from Tom Ode", Some("theirs · told by Tom Ode"));
        case("they said it to Dana", Some("theirs · told by Dana"));
        case("it is the buyer's", Some("theirs · nobody named"));
        case("buyer's - Dana", Some("theirs · told by Dana"));
        case("ours", Some("ours · nobody named"));
        case("OURS.", Some("ours · nobody named"));
        case("our date, and Goran", Some("ours · told by Goran"));
        case("we", Some("ours · nobody named"));
        case("Dana's date", Some("theirs · told by Dana"));
        case("it's Laura Stein's", Some("theirs · told by Laura Stein"));
        case("dana's budget year", Some("theirs · dana budget year · who told us?"));
        case("theirs, dana", Some("theirs · told by dana"));
        case("theirs, dana fox", Some("theirs · told by dana fox"));
        case("theirs, dana fox on 12 nov", Some("theirs · told by dana fox on 12 nov"));
        case("theirs, annual report", Some("theirs · annual report · who told us?"));
        case("theirs, dana on 12 nov", Some("theirs · told by dana on 12 nov"));
        case(
            "theirs, board meeting on 17 dec",
            Some("theirs · board meeting on 17 dec · who told us?"),
        );
        case("theirs, Christmas", Some("theirs · Christmas · who told us?"));
        case(
            "theirs, Dana's board on 17 dec",
            Some("theirs · Dana's board on 17 dec · who told us?"),
        );
        case("theirs, trade fair in march", Some("theirs · trade fair in march · who told us?"));
        case("Dana told me so", Some("theirs · told by Dana"));
        case("Goran's date", Some("ours · told by Goran"));
        case("we don't know", None);
        case("not sure yet", None);
        case("before Christmas", None);
        case("'s", None);
        case("Dana", None);
        case("theirsish", None);
        case("the", None);
        case("", None);
        case("  ,", None);
    }
}
