use jiff::civil::date;
use proptest::prelude::*;

use super::*;

const TODAY: Date = date(2026, 11, 20);

/// The people of a deal by id: two of them are called Dana.
fn people() -> BTreeMap<BuyerId, Buyer> {
    let people = [
        ("dana-fox", "Dana Fox"),
        ("dana-lee", "Dana Lee"),
        ("tom-ode", "Tom Ode"),
        ("zoe-sohne", "Zoë Söhne"),
        ("maria-de-la-cruz", "María de la Cruz"),
        ("will-price", "Will Price"),
        ("callum-planck", "Callum Planck"),
        ("shan-tian-tai-lang", "山田 太郎"),
        ("april-may", "April May"),
        ("kim", "Kim"),
        ("kim-2", "Kim"),
        ("bar", "A | Call 4 Dec"),
    ];
    people.iter().map(|(id, name)| (id.parse().unwrap(), Buyer::named(*name))).collect()
}

/// Those people on a day, a customer, and a rep of ours.
fn at(people: &BTreeMap<BuyerId, Buyer>, today: Date) -> Around<'_> {
    let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
    Around {
        people,
        ours: words(&["ana", "ruiz"]),
        things: words(&["acme", "robotics"]),
        calendar: Calendar::asking(today),
    }
}

/// A reading in short: who, kind, day, and `+` where the line is kept.
fn short(reading: &Reading, line: &str) -> String {
    let who = match &reading.who {
        Who::Nobody => "nobody".to_owned(),
        Who::Known(id) => id.to_string(),
        Who::New(name) => format!("new {name}"),
        Who::Near(name, ids) => format!("{name} near {}", ids.len()),
        Who::Group(group) => format!("group {group}"),
        Who::Several(ids) => ids.iter().map(BuyerId::as_str).collect::<Vec<_>>().join(" or "),
    };
    let kind = reading.kind.map_or("-", EvidenceKind::as_str);
    let on = reading.on.map_or("-".to_owned(), |on| on.to_string());
    let text = match reading.text.as_deref() {
        None => "",
        Some(text) if text == line.trim() => " +",
        Some(_) => " other text",
    };
    format!("{who}, {kind}, {on}{text}")
}

#[track_caller]
fn known(line: &str, expected: &str) {
    assert_eq!(short(&read(line, &at(&people(), TODAY)), line), expected, "{line}");
}

#[track_caller]
fn unknown(line: &str, expected: &str) {
    assert_eq!(short(&read(line, &at(&BTreeMap::new(), TODAY)), line), expected, "{line}");
}

#[test]
fn of_a_long_line_the_beginning_is_looked_at_and_all_is_kept() {
    let more = "und so weiter ".repeat(200);
    known(&format!("tom mail 18 nov {more}"), "tom-ode, email, 2026-11-18 +");
    known(&format!("{more} tom mail 18 nov"), "nobody, -, - +");
    // The words that are looked at say nothing more.
    let marks = "- ".repeat(500);
    known(&format!("tom mail 18 nov {marks}"), "tom-ode, email, 2026-11-18 +");
}

#[test]
fn who_kind_and_day_are_read_in_any_order() {
    known("tom mail 18 nov", "tom-ode, email, 2026-11-18");
    known("18 nov mail from Tom Ode.", "tom-ode, email, 2026-11-18");
    known("E-mail, ODE, 2026-11-18", "tom-ode, email, 2026-11-18");
    known("  met Tom yesterday ", "tom-ode, meeting, 2026-11-19");
    known("tom mail 18 nov her redline of the list", "tom-ode, email, 2026-11-18 +");
    known("18 nov redline of our criteria list from Dana Fox", "dana-fox, document, 2026-11-18 +");
    known("meeting Tom yesterday: he said 40k", "tom-ode, meeting, 2026-11-19 +");
    known("tom said \"we sign by 4 dec\" last mon", "tom-ode, quote, 2026-11-16 +");
    known("“not before summer” Lee", "dana-lee, quote, - +");
    known("crm fri zoe", "zoe-sohne, system, 2026-11-13");
    known("tom", "tom-ode, -, -");
    known("mail", "nobody, email, -");
    known("18 nov", "nobody, -, 2026-11-18");
}

#[test]
fn people_are_known_by_what_they_are_called() {
    known("Dana Fox mail", "dana-fox, email, -");
    known("dana mail", "dana-fox or dana-lee, email, - +");
    known("@dana-lee mail", "dana-lee, email, -");
    known("kim mail", "kim or kim-2, email, - +");
    known("@kim-2, mail", "kim-2, email, -");
    known("fox's mail", "dana-fox, email, -");
    known("maria mail", "maria-de-la-cruz, email, -");
    known("Maria de la cruz mail", "maria-de-la-cruz, email, -");
    known("ZOE SOHNE mail", "zoe-sohne, email, -");
    known("soh mail", "zoe-sohne, email, -");
    known("to mail", "nobody, email, -");
    known("call callum 18 nov", "callum-planck, call, 2026-11-18");
    known("call 18 nov", "nobody, call, 2026-11-18");
    known("will mail 18 nov", "will-price, email, 2026-11-18");
    known("mail 18 nov they will buy", "nobody, email, 2026-11-18 +");
    known("April May mail 18 nov", "april-may, email, 2026-11-18");
    known("mail 18 may", "nobody, email, 2026-05-18");
    known("山田 mail 18 nov", "shan-tian-tai-lang, email, 2026-11-18");
    known("Tom met Dana Fox", "tom-ode, meeting, - +");
}

#[test]
fn a_new_name_is_offered() {
    unknown("dana mail 18 nov", "new Dana, email, 2026-11-18");
    unknown("dana fox mail 18 nov", "new Dana Fox, email, 2026-11-18");
    unknown("Dana: sent it 18 nov", "new Dana, -, 2026-11-18 +");
    unknown("Redline from Dana Fox of Acme", "new Dana Fox, document, - +");
    unknown("Redlined by Ines, Tom agreed", "new Ines, document, - +");
    unknown("Corrections came from Ines's desk", "new Ines, -, - +");
    unknown("Signed the contract 18 nov", "nobody, document, 2026-11-18 +");
    unknown("Met in December, RFP later", "nobody, meeting, - +");
    unknown("mail about Q3 from the VP", "group VP, email, - +");
    unknown("mail 18 nov dana agreed", "new Dana, email, 2026-11-18 +");
    unknown("dana", "new Dana, -, -");
    unknown("looks good", "nobody, -, - +");
    unknown("her mail", "nobody, email, - +");
    unknown("mail from jean-luc o'neil", "new Jean-luc O'neil, email, -");
    unknown("山田 mail 18 nov", "new 山田, email, 2026-11-18");
    unknown("山田", "new 山田, -, -");
    unknown("зоя mail 18 nov", "new Зоя, email, 2026-11-18");
    unknown("call with Зоя about the plan", "new Зоя, call, - +");
    unknown("דנה mail אתמול", "new דנה, email, - +");
    known("ivo mail 18 nov", "new Ivo, email, 2026-11-18");
}

#[test]
fn a_day_to_come_is_not_that_of_the_act() {
    known("invite for 9 dec", "nobody, calendar, - +");
    known("tom invite fri", "tom-ode, calendar, 2026-11-13");
    known("tom accepted the invite yesterday", "tom-ode, calendar, 2026-11-19 +");
    known("tom invite 18 nov", "tom-ode, calendar, 2026-11-18");
    known("tom mail 9 dec", "tom-ode, email, - +");
    known("order for 2027-01-15", "nobody, document, - +");
}

#[test]
fn hostile_lines_are_read_as_text() {
    unknown("", "nobody, -, -");
    unknown(" \t ", "nobody, -, -");
    unknown("- , . |", "nobody, -, -");
    unknown("👍🏽", "nobody, -, - +");
    unknown("mail 👍🏽 18 nov", "nobody, email, 2026-11-18 +");
    unknown("\u{202e}liam", "new Liam, -, -");
    unknown("\u{1b}[31m 40k", "nobody, -, - +");
    unknown(&"x".repeat(10_000), "nobody, -, - +");
    known(&"x y tom ".repeat(1250), "tom-ode, -, - +");
    known(&"by fri ".repeat(1500), "nobody, -, - +");
    known("tom || mail", "tom-ode, -, - other text");
}

#[test]
fn a_line_is_written_as_typed_or_in_parts() {
    #[track_caller]
    fn case(typed: &str, today: Date, expected: &str) {
        let Reading { who, kind, on, about, text, .. } = read(typed, &at(&people(), TODAY));
        let who = if let Who::Known(id) = who { Some(id) } else { None };
        assert_eq!(line(&Evidence { kind, who, on, about, text }, &at(&people(), today)), expected);
    }
    case("tom mail 18 nov", TODAY, "Tom Ode email 2026-11-18");
    case("met Tom yesterday: he said 40k", TODAY, "met Tom yesterday: he said 40k");
    case(
        "met Tom yesterday: he said 40k",
        date(2026, 12, 24),
        "Tom Ode meeting 2026-11-19 | met Tom yesterday: he said 40k",
    );
    case("Tom email | mail from Dana", TODAY, "Tom Ode email | mail from Dana");
    case("| mail from Dana", TODAY, "| mail from Dana");
    case("@kim-2 call", TODAY, "@kim-2 call");
    case("", TODAY, "");
}

proptest! {
    #[test]
    fn no_line_panics(text in ".{0,80}") {
        let _ = read(&text, &at(&people(), TODAY));
    }

    #[test]
    fn what_is_written_reads_back(
        who in prop::option::of(prop::sample::select(people().into_keys().collect::<Vec<_>>())),
        kind in prop::option::of(prop::sample::select(EvidenceKind::ALL)),
        day in prop::option::of(-3000..=0_i32),
        text in prop::option::of(
            prop_oneof!["[^\r\n]{1,40}", "(Tom|mail|18|nov|her|list|[|]|fri|: |Ana|\"| ){1,9}"],
        ),
        later in 0..900_i32,
    ) {
        let after = |days: i32| TODAY.saturating_add(jiff::Span::new().days(days));
        let text = text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let evidence = Evidence { kind, who, on: day.map(after), about: None, text };
        let written = line(&evidence, &at(&people(), after(later)));
        let reading = read(&written, &at(&people(), after(later)));
        prop_assert!(reading.says(&evidence), "{:?} gives {:?}", written, reading);
    }
}

#[test]
fn around_new_year_a_day_without_its_year_is_the_near_one_behind_us() {
    #[track_caller]
    fn case(today: Date, line: &str, expected: &str) {
        let line = format!("tom mailed {line}");
        let read = read(&line, &at(&people(), today));
        let day = read.on.map_or_else(|| "asked".to_owned(), |on| on.to_string());
        assert_eq!(day, expected, "{line} on {today}");
        assert_eq!(read.who, Who::Known("tom-ode".parse().unwrap()), "{line}");
    }
    let new_year = date(2027, 1, 2);
    for (line, expected) in [
        ("31 dec", "2026-12-31"),
        ("1 jan", "2027-01-01"),
        ("2 jan", "2027-01-02"),
        ("24 november", "2026-11-24"),
        ("31 dec 2025", "2025-12-31"),
        ("3 jan", "asked"),
        ("28 feb", "asked"),
        ("10 mar", "2026-03-10"),
    ] {
        case(new_year, line, expected);
    }
    let december = date(2026, 12, 3);
    for (line, expected) in [
        ("2 jan", "asked"),
        ("2 jan 2026", "2026-01-02"),
        ("4 dec", "asked"),
        ("3 dec", "2026-12-03"),
        ("31 dec", "asked"),
        ("15 mar", "2026-03-15"),
    ] {
        case(december, line, expected);
    }
}

#[test]
fn names_of_other_scripts_are_found_where_how_and_when_are_asked() {
    unknown("Михаил написал 24 ноября", "new Михаил, -, - +");
    unknown("Михаил mail 18 nov", "new Михаил, email, 2026-11-18");
    known("山田 mail 18 nov", "shan-tian-tai-lang, email, 2026-11-18");
    unknown("דנה mail 18 nov", "new דנה, email, 2026-11-18");
    unknown("Zoë🦊 mail 18 nov", "new Zoë🦊, email, 2026-11-18");
    unknown("Ju\u{308}rgen mail 18 nov", "new Ju\u{308}rgen, email, 2026-11-18");
}
