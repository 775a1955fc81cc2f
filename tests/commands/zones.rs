//! The zone of the clock: a day is the one that it is there.

use crate::support::binary::User;

/// What is said of a step that is due today in that zone.
fn today_in(zone: &str) -> (String, String) {
    let user = User::with_examples();
    let step = ["action", "add", "Call Tom", "--deal", "acme", "--due", "today"];
    let mut command = user.command(step);
    let ran = command.env_remove("SIDELINE_NOW").env("TZ", zone).output().unwrap();
    let said = String::from_utf8(ran.stderr).unwrap();
    let day = said.lines().find_map(|line| line.strip_prefix("today: "));
    (day.unwrap_or_default().to_owned(), said)
}

#[test]
fn a_zone_by_name_or_rule_counts() {
    // 26 hours lie between the two: no moment has one day in both.
    let there = today_in("Pacific/Kiritimati").0;
    assert!(!there.is_empty() && there == today_in(":Pacific/Kiritimati").0, "{there}");
    assert_eq!(there, today_in("EAST-14").0);
    assert_ne!(there, today_in("Etc/GMT+12").0);
}

#[test]
fn a_zone_that_nobody_knows_is_said_with_the_days_of_utc() {
    const UNKNOWN: &str = "\"Mars/Base\" is no zone known here: days are UTC's";
    let (day, said) = today_in("Mars/Base");
    assert!(said.contains(UNKNOWN), "{said}");
    assert_eq!(day, today_in("UTC0").0);
    let user = User::with_examples();
    let run = |words: &[&str]| {
        let mut command = user.command(words.iter().copied());
        let ran = command.env_remove("SIDELINE_NOW").env("TZ", "Mars/Base").output().unwrap();
        String::from_utf8([ran.stdout, ran.stderr].concat()).unwrap()
    };
    assert!(run(&["config"]).contains(UNKNOWN));
    assert!(run(&["doctor"]).contains(&format!("TZ: warning: {UNKNOWN}")));
}
