use std::collections::BTreeSet;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::domain::slot::Slot;

/// Thu 3 Dec 2026, 8:00 in UTC.
fn now() -> Timestamp {
    "2026-12-03T08:00:00Z".parse().unwrap()
}

fn on_a_day() -> Entry {
    let day = date(2026, 12, 18);
    Entry {
        kind: Kind::Step,
        id: "h7k2p9qd".to_owned(),
        slot: Slot::from(day),
        when: When::Day(day),
        standing: Standing::Open,
        is_past: false,
        summary: "Due: Send it".to_owned(),
        place: None,
        about: Vec::new(),
    }
}

fn at_a_time() -> Entry {
    let at = |time: &str| format!("2026-12-18T{time}Z").parse().unwrap();
    Entry {
        kind: Kind::Call,
        id: "m4x8c2vj".to_owned(),
        when: When::Clock { starts: at("13:30:00"), ends: at("14:15:00") },
        summary: "Call: Dana Fox, Zoë Østergaard-Sørensen (Acme; \"Robotics\" \\ Müller-Söhne)"
            .to_owned(),
        place: Some("Plant 2, or https://meet.example/a,b?c=1.".to_owned()),
        about: vec!["Dana Fox, CFO".to_owned(), "You want: Dana signs\nand DTSTART:x".to_owned()],
        ..on_a_day()
    }
}

#[test]
fn an_entry_is_written_byte_for_byte() {
    let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//sideline//sideline//EN\r\n\
        CALSCALE:GREGORIAN\r\n\
        BEGIN:VEVENT\r\nUID:call-m4x8c2vj@sideline\r\nDTSTAMP:20261203T080000Z\r\n\
        LAST-MODIFIED:20261203T080000Z\r\nSEQUENCE:3640800\r\n\
        DTSTART:20261218T133000Z\r\nDTEND:20261218T141500Z\r\n\
        SUMMARY:Call: Dana Fox\\, Zoë Østergaard-Sørensen (Acme\\; \"Robotics\" \\\\ M\r\n \
        üller-Söhne)\r\n\
        LOCATION:Plant 2\\, or https://meet.example/a\\,b?c=1.\r\n\
        URL:https://meet.example/a,b?c=1\r\n\
        DESCRIPTION:Dana Fox\\, CFO\\nYou want: Dana signs and DTSTART:x\r\n\
        TRANSP:TRANSPARENT\r\nCLASS:PRIVATE\r\n\
        BEGIN:VALARM\r\nACTION:DISPLAY\r\n\
        DESCRIPTION:Call: Dana Fox\\, Zoë Østergaard-Sørensen (Acme\\; \"Robotics\" \r\n \
        \\\\ Müller-Söhne)\r\n\
        TRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:step-h7k2p9qd@sideline\r\nDTSTAMP:20261203T080000Z\r\n\
        LAST-MODIFIED:20261203T080000Z\r\nSEQUENCE:3640800\r\n\
        DTSTART;VALUE=DATE:20261218\r\nDTEND;VALUE=DATE:20261219\r\n\
        SUMMARY:Due: Send it\r\nTRANSP:TRANSPARENT\r\nCLASS:PRIVATE\r\n\
        BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Due: Send it\r\nTRIGGER:PT9H\r\n\
        END:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let written = calendar(&[at_a_time(), on_a_day()], now());
    assert_eq!(written, expected);
}

#[test]
fn what_is_over_reminds_nobody_and_what_is_off_says_so() {
    #[track_caller]
    fn case(standing: Standing, is_past: bool, has_alarm: bool, is_off: bool) {
        let written = calendar(&[Entry { standing, is_past, ..at_a_time() }], now());
        assert_eq!(written.contains("BEGIN:VALARM"), has_alarm);
        assert_eq!(written.contains("\r\nSTATUS:CANCELLED\r\n"), is_off);
    }
    case(Standing::Open, false, true, false);
    case(Standing::Open, true, false, false);
    case(Standing::Done, false, false, false);
    case(Standing::Off, false, false, true);
}

#[test]
fn two_are_the_same_that_only_were_made_at_other_times() {
    let later = "2026-12-04T08:00:00Z".parse().unwrap();
    let (one, other) = (calendar(&[at_a_time()], now()), calendar(&[at_a_time()], later));
    assert_ne!(one, other);
    assert!(is_same(&one, &other) && is_ours(&one));
    let moved = Entry { standing: Standing::Done, ..at_a_time() };
    assert!(!is_same(&one, &calendar(&[moved], now())));
    assert!(!is_same(&one, &calendar(&[at_a_time(), on_a_day()], now())));
    assert!(!is_ours(&one.replace("PRODID:-//sideline", "PRODID:-//else")));
    assert!(!is_ours("SUMMARY:\r\nPRODID:-//sideline//sideline//EN\r\n"));
}

#[test]
fn the_newer_one_has_the_higher_number_whatever_the_clock_says() {
    #[track_caller]
    fn case(at: &str, expected: i64) {
        assert_eq!(sequence(at.parse().unwrap()), expected, "{at}");
    }
    case("2019-12-31T23:59:59Z", 0);
    case("2020-01-01T00:00:59Z", 0);
    case("2020-01-02T00:01:00Z", 1441);
    case("2026-12-03T08:00:00Z", 3_640_800);
    case("9999-12-30T00:00:00Z", i64::from(i32::MAX));
}

#[test]
fn a_link_is_one_that_can_stand_as_it_is() {
    #[track_caller]
    fn case(place: &str, expected: Option<&str>) {
        assert_eq!(link(place), expected, "{place}");
    }
    case(
        "https://teams.example/l/meetup?x=%20&y=2",
        Some("https://teams.example/l/meetup?x=%20&y=2"),
    );
    case("Teams (http://a.example/b).", Some("http://a.example/b"));
    case("Room 4", None);
    case("https://", None);
    case("https://zoë.example/", None);
    case("javascript:alert(1)", None);
    case("https://a.example/\u{7}b", None);
    case("https://a.example/\"b", None);
}

#[test]
fn a_summary_is_cut_between_two_signs() {
    let family = "👩‍👩‍👧‍👦";
    let cut = short(&family.repeat(40), SUMMARY);
    assert_eq!(cut, format!("{}…", family.repeat(28)));
    assert_eq!(short(&"x".repeat(200), SUMMARY), "x".repeat(200));
    assert_eq!(short(&"x".repeat(201), SUMMARY), format!("{}…", "x".repeat(199)));
}

/// The names that may begin a line.
const NAMES: &[&str] = &[
    "BEGIN",
    "END",
    "VERSION",
    "PRODID",
    "CALSCALE",
    "UID",
    "DTSTAMP",
    "LAST-MODIFIED",
    "SEQUENCE",
    "DTSTART",
    "DTEND",
    "SUMMARY",
    "LOCATION",
    "URL",
    "DESCRIPTION",
    "STATUS",
    "TRANSP",
    "CLASS",
    "ACTION",
    "TRIGGER",
];

/// Each line with its name and its value, after the fold is taken back.
fn unfolded(text: &str) -> Vec<(String, String)> {
    let text = text.strip_suffix("\r\n").unwrap();
    for line in text.split("\r\n") {
        assert!(line.len() <= 75 && !line.is_empty(), "{line:?}");
        assert!(!line.chars().any(char::is_control), "{line:?}");
    }
    let whole = text.replace("\r\n ", "");
    let lines = whole.split("\r\n").map(|line| line.split_once(':').unwrap());
    lines
        .map(|(name, value)| (name.split(';').next().unwrap().to_owned(), value.to_owned()))
        .collect()
}

/// What somebody reads in a text value.
fn read(value: &str) -> String {
    let mut signs = value.chars();
    let mut text = String::new();
    while let Some(sign) = signs.next() {
        assert!(!matches!(sign, ';' | ','), "{value}");
        match (sign, sign == '\\') {
            (_, true) => match signs.next().unwrap() {
                'n' => text.push('\n'),
                other => {
                    assert!(matches!(other, '\\' | ';' | ','), "{value}");
                    text.push(other);
                }
            },
            (sign, false) => text.push(sign),
        }
    }
    text
}

/// What people paste, and what somebody might try.
fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z0-9 äöß山,;:\\\\\"]{0,40}",
        1 => any::<String>(),
        1 => prop::sample::select(vec![
            "\r\nBEGIN:VEVENT\r\n", "\nATTENDEE:mailto:x@y.example", "\r", "\u{85}", "\u{2028}",
            "=1+1", "+1", "@x", "\t", "\u{202e}", "\u{2066}", "\u{200f}", "\u{1b}[31m", "\0",
            "\u{7f}", "\u{9b}2J", "\\n", "\\", "\\\\;", "\r\n ", "\r\n\t", "👩‍👩‍👧‍👦", "\u{e0041}",
            "https://x.example/\r\nX-A:b",
        ]).prop_map(str::to_owned),
    ];
    prop_oneof![
        40 => prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat()),
        1 => "[a-z山,;\n ]{1,20}".prop_map(|piece| piece.chars().cycle().take(20_000).collect()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::sample::rounds(500), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_line_comes_from_what_people_wrote(
        summary in nasty(),
        place in nasty(),
        about in prop::collection::vec(nasty(), 0..4),
    ) {
        let entry = Entry { summary, place: Some(place), about: about.clone(), ..at_a_time() };
        let lines = unfolded(&calendar(&[entry, on_a_day()], now()));
        let names: BTreeSet<&str> = lines.iter().map(|(name, _)| name.as_str()).collect();
        prop_assert!(names.iter().all(|name| NAMES.contains(name)), "{names:?}");
        let count = |name: &str| lines.iter().filter(|(there, _)| there == name).count();
        prop_assert_eq!(count("UID"), 2);
        prop_assert_eq!(count("BEGIN"), 5);
        prop_assert!(count("URL") <= 1);
        let bidi = |sign: char| matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        for (name, value) in &lines {
            prop_assert!(!value.chars().any(bidi), "{value:?}");
            if ["SUMMARY", "LOCATION", "DESCRIPTION"].contains(&name.as_str()) {
                let text = read(value);
                prop_assert!(name != "SUMMARY" || text.chars().count() <= SUMMARY);
                prop_assert!(name == "DESCRIPTION" || !text.contains('\n'));
                prop_assert!(text.split('\n').count() <= about.len().max(1));
            }
        }
    }
}
