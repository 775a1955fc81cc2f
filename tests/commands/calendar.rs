//! `sideline export calendar` through the real program.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::Command;

use insta::assert_snapshot;

use super::{DEAL, STEP};
use crate::support::binary::User;
use crate::today::week::files;

const CALL: &str = "deals/acme-robotics-plant-rollout/calls/m4x8c2vj.toml";

/// The example call at a time, with a place that is a link.
fn at_a_time() -> User {
    let user = User::with_examples();
    let said = "date = 2026-12-10\ntime = 14:30:00\nwhere = \"https://meet.example/a\"";
    user.edit(CALL, "date = 2026-12-03", said);
    user
}

/// The entries by their ids: name and value of each line.
fn entries(text: &str) -> BTreeMap<String, Vec<(String, String)>> {
    let text = text.replace("\r\n ", "");
    let entries = text.split("BEGIN:VEVENT\r\n").skip(1);
    let entries = entries.map(|entry| {
        let lines = entry.split("\r\n").take_while(|line| *line != "END:VEVENT");
        let lines: Vec<_> = lines
            .map(|line| line.split_once(':').unwrap())
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        (lines[0].1.clone(), lines)
    });
    let count = text.matches("\r\nUID:").count();
    let entries: BTreeMap<_, _> = entries.collect();
    assert_eq!(entries.len(), count, "each id stands once: {text}");
    entries
}

fn value<'e>(entry: &'e [(String, String)], name: &str) -> &'e str {
    entry.iter().find(|(there, _)| there == name).map_or("", |(_, value)| value)
}

#[test]
fn a_rep_and_a_manager_have_their_own() {
    let user = at_a_time();
    for owner in ["ana", "goran"] {
        let printed = user.run(["export", "calendar", "--owner", owner]).printed();
        assert!(printed.lines().all(|line| line.len() <= 75), "{printed}");
        assert_eq!(printed.matches('\n').count(), printed.matches("\r\n").count());
        assert_snapshot!(format!("calendar_{owner}"), printed.replace("\r\n", "\n"));
    }
}

#[test]
fn without_an_owner_it_is_mine() {
    let user = User::with_examples();
    let said = user.run(["export", "calendar"]).refused(1);
    assert!(
        said.contains(
            "it is not known yet who you are\nhint: sideline me PERSON, or use --owner PERSON"
        ),
        "{said}"
    );
    let config = user.home().join("config");
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(config.join("config.toml"), "format = 1\nme = \"goran\"\n").unwrap();
    let mine = user.run(["export", "calendar"]).printed();
    assert_eq!(mine, user.run(["export", "calendar", "--owner", "goran"]).printed());
    std::fs::write(config.join("config.toml"), "format = 1\nme = \"ines\"\n").unwrap();
    let said = user.run(["export", "calendar"]).refused(1);
    assert!(said.contains("this team knows no \"ines\"."), "{said}");
}

#[test]
fn nothing_of_what_we_think_gets_out() {
    let mut user = User::with_everything();
    user.edit(DEAL, "name = \"Dana Fox\"", "name = \"Dana Fox\"\nphone = \"+47 22 00 00 00\"");
    user.now = "2026-12-08T12:00:00+01:00";
    for owner in ["ana", "goran"] {
        let printed = user.run(["export", "calendar", "--owner", owner]).printed();
        let printed = printed.replace("\r\n ", "").to_lowercase();
        assert!(owner == "goran" || printed.contains("dana fox\\, cfo\\, +47 22 00 00 00"));
        for never in [
            "240",
            "eur",
            "support",
            "skeptic",
            "against",
            "champion",
            "influence",
            "strength",
            "lesson",
            "verified",
            "assumed",
            "red flag",
            "expert",
            "economic",
            "attendee",
            "organizer",
            "method",
        ] {
            assert!(!printed.contains(never), "{never}: {printed}");
        }
    }
}

#[test]
fn a_call_that_moves_keeps_its_id_and_has_a_higher_number() {
    let mut user = at_a_time();
    let call = |user: &User| {
        let printed = user.run(["export", "calendar", "--owner", "ana"]).printed();
        entries(&printed).remove("call-m4x8c2vj@sideline").unwrap()
    };
    let before = call(&user);
    user.edit(CALL, "date = 2026-12-10", "date = 2026-12-11");
    user.now = "2026-12-03T09:01:00+01:00";
    let after = call(&user);
    assert_eq!(value(&before, "DTSTART"), "20261210T133000Z");
    assert_eq!(value(&after, "DTSTART"), "20261211T133000Z");
    let number = |entry| value(entry, "SEQUENCE").parse::<u32>().unwrap();
    assert_eq!(number(&after), number(&before) + 1);
    user.edit(CALL, "status = \"planned\"", "status = \"cancelled\"");
    let off = call(&user);
    assert_eq!(value(&off, "STATUS"), "CANCELLED");
    assert_eq!(value(&off, "SUMMARY"), "Off: call with Dana Fox\\, Tom Ode (Acme Robotics)");
}

#[test]
fn a_file_of_ours_is_written_anew_only_where_something_has_changed() {
    let mut user = User::with_examples();
    let write = |user: &User| user.types("sideline export calendar --owner ana --output week.ics");
    assert_eq!(write(&user).err, "week.ics is written.\n");
    let before = user.bytes("week.ics");
    user.now = "2026-12-03T17:00:00+01:00";
    let ran = write(&user);
    assert_eq!((ran.code, ran.err.as_str()), (0, "Nothing has changed.\n"));
    assert_eq!(user.bytes("week.ics"), before);
    user.edit(STEP, "due = 2026-12-02", "due = 2026-12-09");
    assert_eq!(write(&user).err, "week.ics is written.\n");
    assert_ne!(user.bytes("week.ics"), before);
    user.put("week.ics", "BEGIN:VCALENDAR\r\nPRODID:-//Else//EN\r\nEND:VCALENDAR\r\n");
    let said = write(&user).refused(1);
    assert!(said.contains("week.ics was not written: it is there already"), "{said}");
    let ran = user.types("sideline export calendar --owner ana --output week.ics --force");
    assert_eq!((ran.code, ran.err.as_str()), (0, "week.ics is written.\n"));
}

#[test]
fn where_there_is_nothing_no_file_is_written() {
    let user = User::with_examples();
    user.types("sideline team add 'Ines Lund' --role rep").printed();
    let ran = user.types("sideline export calendar --owner ines --output week.ics");
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{ran}");
    assert_eq!(ran.err, "Ines has no call, session, step or promise: there is nothing to write.\n");
    assert!(!user.workspace().join("week.ics").exists());
    user.edit(CALL, "date = 2026-12-03\n", "");
    let ran = user.types("sideline export calendar --call m4x8 --output week.ics");
    assert!(ran.err.starts_with("This call has no day: there is nothing to write."), "{ran}");
    assert!(!user.workspace().join("week.ics").exists());
}

#[test]
fn one_call_is_written_alone_however_old_it_is() {
    let mut user = at_a_time();
    user.now = "2027-06-03T09:00:00+02:00";
    let printed = user.run(["export", "calendar", "--call", "m4x8"]).printed();
    assert_eq!(entries(&printed).into_keys().collect::<Vec<_>>(), ["call-m4x8c2vj@sideline"]);
    let both = user.run(["export", "calendar", "--call", "m4x8", "--owner", "ana"]).refused(2);
    assert!(both.contains("--owner"), "{both}");
    user.run(["export", "calendar", "--call", "zzzz"]).refused(1);
}

#[test]
fn what_is_decided_lately_is_still_told() {
    let user = at_a_time();
    user.types("sideline call outcome m4x8 --refused --on 2026-12-03").printed();
    user.types("sideline action done h7k2").printed();
    user.types("sideline ask done w2n6").printed();
    user.types("sideline deal close acme --won").printed();
    let printed = user.run(["export", "calendar", "--owner", "ana"]).printed();
    let entries = entries(&printed);
    assert!(value(&entries["call-m4x8c2vj@sideline"], "SUMMARY").starts_with("Done: call"));
    assert!(value(&entries["step-h7k2p9qd@sideline"], "SUMMARY").starts_with("Done: Send"));
}

#[test]
fn names_from_a_file_stay_in_their_line() {
    let user = User::with_examples();
    let name = "name = \"Dana\\r\\nATTENDEE:mailto:x@y.example\\u202E;, \\u001B[31m\"";
    user.edit(DEAL, "name = \"Dana Fox\"", name);
    let printed = user.run(["export", "calendar", "--owner", "ana"]).printed();
    let all = entries(&printed);
    let summary = value(&all["call-m4x8c2vj@sideline"], "SUMMARY");
    let expected = "Call: Dana ATTENDEE:mailto:x@y.example\u{fffd}\\;\\, ␛[31m\\, Tom Ode";
    assert!(summary.starts_with(expected), "{summary}");
    assert!(!printed.contains("\r\nATTENDEE"), "{printed}");
}

/// Prints the entries of a calendar as `icalendar` reads them: id, start, summary.
const READER: &str = "
import icalendar, sys
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
for event in calendar.walk('VEVENT'):
    assert not event.errors, event.errors
    print(event['UID'], event.decoded('DTSTART'), event['SUMMARY'], sep='|')
";

#[test]
fn another_program_reads_it() {
    let has_reader = Command::new("python3").args(["-c", "import icalendar"]).output();
    if !has_reader.is_ok_and(|ran| ran.status.success()) {
        // Not by the macro, whose words are kept back where a test passes.
        let said = "NOT TESTED: python3 has no icalendar to read a calendar with\n";
        std::io::stderr().write_all(said.as_bytes()).unwrap();
        return;
    }
    let mut user = User::new();
    user.now = "2026-12-15T14:30:00+01:00";
    for (path, text) in files() {
        user.put(path, text);
    }
    user.put("read.py", READER);
    for owner in ["ana", "goran"] {
        // A file of that week cannot be read: it is named, all else is written.
        let ran = user.run(["export", "calendar", "--owner", owner, "--output", "week.ics"]);
        assert_eq!(ran.code, 3, "{ran}");
        let mut python = Command::new("python3");
        python.arg(user.workspace().join("read.py")).current_dir(user.workspace());
        let file = std::fs::File::open(user.workspace().join("week.ics")).unwrap();
        let read = python.stdin(file).output().unwrap();
        let said = String::from_utf8_lossy(&read.stderr);
        assert!(read.status.success(), "{said}");
        let read = String::from_utf8(read.stdout).unwrap();
        let there = entries(&user.text("week.ics"));
        assert_eq!(read.lines().count(), there.len());
        for line in read.lines() {
            let (id, rest) = line.split_once('|').unwrap();
            let summary = rest.split_once('|').unwrap().1;
            let written = value(&there[id], "SUMMARY").replace("\\,", ",").replace("\\;", ";");
            assert_eq!(summary, written);
        }
    }
}

#[test]
fn a_session_that_moved_is_on_its_new_day_and_one_that_is_off_says_so() {
    #[track_caller]
    fn case(to: &str, starts: &str, summary: &str) {
        let mut user = User::new();
        user.now = "2026-12-15T14:30:00+01:00";
        for (path, text) in files() {
            user.put(path, text);
        }
        let deal = "deals/acme-robotics-plant-rollout/deal.toml";
        let moved = format!(
            "[history.2026-12-15.session]\nfrom = 2026-12-14\n{to}by = \"ana\"\nwhy = \"Ill\"\n\n"
        );
        let text = user.text(deal);
        let at = text.find("[person.").unwrap();
        user.put(deal, format!("{}{moved}{}", &text[..at], &text[at..]));
        let printed = user.run(["export", "calendar", "--owner", "ana"]).out;
        let entries = entries(&printed);
        let entry = &entries["session-a1c3n5p7@sideline"];
        assert_eq!(value(entry, "DTSTART;VALUE=DATE"), starts, "{printed}");
        assert_eq!(value(entry, "SUMMARY"), summary);
    }
    case("to = 2026-12-17\n", "20261217", "Session with Goran: Acme Robotics");
    case("", "20261214", "Off: session with Goran\\, Acme Robotics");
}
