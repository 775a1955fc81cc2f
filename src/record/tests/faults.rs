//! What is wrong in a file is told with its place, in plain words.

use std::fs;

use super::{ACTION, ASK, CALL, DEAL, Desk, SESSION};

const BROKEN: &str = "deals/acme-robotics-plant-rollout/actions/b2k7m3pd.toml";

/// What is told of the one file that was changed or added.
fn told(desk: &Desk) -> String {
    let books = desk.load();
    let [unread] = books.unread.as_slice() else { panic!("{:?}", books.unread) };
    unread.to_string()
}

/// An example with one edit, and what is told of it behind the file's name.
#[track_caller]
fn case(file: &str, from: &str, to: &str, expected: &str) {
    let desk = Desk::with_examples();
    desk.edit(file, from, to);
    assert_eq!(told(&desk), format!("{file}:{expected}"));
}

#[test]
fn a_wrong_value_is_told_with_its_place() {
    case(
        ACTION,
        "status = \"open\"",
        "status = \"opn\"",
        "6:10: \"opn\" is not a status: proposed, open, done or dropped",
    );
    case(
        ACTION,
        "got_in_the_way = \"waiting-for-buyer\"",
        "got_in_the_way = \"späť\"",
        "24:18: \"späť\" is not something that gets in the way: time, waiting-for-buyer, did-not-know-how, not-worth-it or other",
    );
    case(ACTION, "owner = \"ana\"", "owner = 7", "4:9: owner is 7, not a text in quotes");
    case(
        ACTION,
        "owner = \"ana\"",
        "owner = 2026-01-01",
        "4:9: owner is 2026-01-01, not a text in quotes",
    );
    case(
        ACTION,
        "owner = \"ana\"",
        "owner = \"Ana Ruiz\"",
        "4:9: \"Ana Ruiz\" cannot be an id: small letters and digits, words joined by a hyphen",
    );
    case(ACTION, "owner = \"ana\"\n", "", "1:1: owner is missing");
    case(ACTION, "id = \"h7k2p9qd\"\n", "", "1:1: id is missing");
    case(ACTION, "to = 2026-12-02\n", "", "20:1: to is missing");
    case(
        ASK,
        "kind = \"call\"",
        "kind = \"phone\"",
        "3:8: \"phone\" is not a kind of ask: email, call, meeting, resource, opinion or unsure",
    );
    case(
        ASK,
        "status = \"accepted\"",
        "status = \"yes\"",
        "6:10: \"yes\" is not a status of an ask: open, accepted, declined or done",
    );
    case(
        ASK,
        "initiated_by = \"rep\"",
        "initiated_by = \"ana\"",
        "7:16: \"ana\" is not somebody who raises asks: rep or manager",
    );
    case(ASK, "of = \"goran\"\n", "", "1:1: of is missing, or of_name");
    case(ASK, "of = \"goran\"", "of_name = \" \"", "1:1: of is missing, or of_name");
    case(ASK, "name = \"Jan Berg\"\n", "", "15:1: name is missing");
}

#[test]
fn a_date_that_is_none_is_told() {
    case(
        ACTION,
        "due = 2026-12-02",
        "due = \"2026-12-02\"",
        "7:7: due is \"2026-12-02\", not a date, as in 2026-12-02 without quotes",
    );
    case(
        ACTION,
        "due = 2026-12-02",
        "due = 2026-12-02T10:00:00Z",
        "7:7: due is 2026-12-02T10:00:00Z, not a date, as in 2026-12-02 without quotes",
    );
    case(
        ACTION,
        "due = 2026-12-02",
        "due = 2026-02-30",
        "7:7: due is 2026-02-30, not a day of the calendar, as in 2026-12-02",
    );
    case(
        ACTION,
        "[moved.2026-12-01]",
        "[moved.monday]",
        "20:8: \"monday\" is not a date, as in 2026-12-02",
    );
    case(
        ACTION,
        "criterion = \"align.two-more-people\"",
        "criterion = \"two-more-people\"",
        "9:13: \"two-more-people\" cannot be an id: small letters and digits, words joined by a hyphen",
    );
}

#[test]
fn a_number_or_list_that_is_none_is_told() {
    case(
        DEAL,
        "amount = \"120000\"",
        "amount = \"120k\"",
        "11:10: \"120k\" is not an amount: digits, and at most four after a point, as in 120000 or 99.50",
    );
    case(
        DEAL,
        "process_version = 1\n",
        "process_version = -1\n",
        "8:19: process_version is -1, not a whole number, 0 or more",
    );
    case(
        DEAL,
        "roles = [\"economic-buyer\"]",
        "roles = \"economic-buyer\"",
        "35:9: roles is \"economic-buyer\", not a list in square brackets",
    );
    case(
        DEAL,
        "roles = [\"economic-buyer\"]",
        "roles = [\"a\", 5]",
        "35:15: roles is 5, not a text in quotes",
    );
    case(CALL, "with = [", "with = [[\"a\"], ", "5:9: with is [\"a\"], not a text in quotes");
    case(
        SESSION,
        "started = 2026-11-24T14:00:05+01:00",
        "started = 2026-11-24",
        "8:11: started is 2026-11-24, not a moment, as in 2026-12-02T14:00:05+01:00 without quotes",
    );
    case(
        SESSION,
        "spontaneous = false",
        "spontaneous = \"no\"",
        "13:15: spontaneous is \"no\", not true or false, without quotes",
    );
}

#[test]
fn what_a_session_holds_is_told_with_its_place() {
    #[track_caller]
    fn in_session(more: &str, expected: &str) {
        case(SESSION, "[agreed.ana]\n", &format!("{more}\n[agreed.ana]\n"), expected);
    }
    in_session("[note.0]\ntext = \"Lyon\"\n", "93:7: \"0\" is not a number from 1 on");
    let answer = "94:7: \"later\" is not an answer to a gap: step or leave";
    in_session("[gap.few-contacts]\nmap = \"later\"\n", answer);
    let reason = "94:10: \"fun\" is not a reason for a step-in: layoffs, earnings-hit, \
        other-catastrophe, make-number, keep-rep-happy, save-deal, time or other";
    in_session("[call.p6r8t2vw.step_in]\nreason = \"fun\"\n", reason);
    in_session("[ask.e4g6j8km]\nfrom = \"ana\"\n", "93:1: kind is missing");
    let why = "[action.b3c5d7fg.override.a3]\nwhy = 3\n";
    in_session(why, "94:7: why is 3, not a text in quotes");
}

#[test]
fn a_gap_in_a_row_is_told() {
    case(SESSION, "follow_up.1]", "follow_up.2]", "51:31: follow-up 1 is missing in the row");
    case(SESSION, "follow_up.1]", "follow_up.first]", "51:41: \"first\" is not a number from 1 on");
}

#[test]
fn a_format_that_is_not_known_is_told() {
    case(
        "sideline.toml",
        "fiscal_year_start = 1 ",
        "fiscal_year_start = 13 ",
        "4:21: 13 is not a month: 1 to 12",
    );
    case("sideline.toml", "format = 1", "format = 0", "1:10: 0 is not a format: 1");
    case(
        "sideline.toml",
        "format = 1\nname = \"EMEA field sales\"",
        "format = 2\nname = 5",
        "1:10: written by a newer sideline, in format 2: this one reads format 1, and changes nothing here; update it",
    );
    case(
        "sideline.toml",
        "format = 1",
        "format = \"1\"",
        "1:10: format is \"1\", not a whole number",
    );
}

#[test]
fn a_record_in_the_place_of_another_is_told() {
    let deal = "deals/acme-robotics-plant-rollout";
    case(
        ACTION,
        "h7k2p9qd",
        "h7k2p9qe",
        &format!("2:6: by what it says, this record belongs in {deal}/actions/h7k2p9qe.toml"),
    );
    let desk = Desk::with_examples();
    let renamed = format!("{deal}/actions/send-plan.toml");
    desk.put(&renamed, desk.text(ACTION));
    fs::remove_file(desk.root().join(ACTION)).unwrap();
    let back = "its id is h7k2p9qd: rename the file back to h7k2p9qd.toml";
    assert_eq!(told(&desk), format!("{renamed}: {back}"));
    assert_eq!(desk.load().deals.values().next().unwrap().actions.len(), 1, "it is read");
    case(
        SESSION,
        "started = 2026-11-24T14",
        "started = 2026-11-23T14",
        " by its id and its day it is 2026-11-23-k3v9x2m4.toml: rename it, or put the day right",
    );
    case(
        SESSION,
        "deal = \"acme-robotics-plant-rollout\"",
        "deal = \"beta\"",
        "2:6: by what it says, this record belongs in deals/beta/sessions/2026-11-24-k3v9x2m4.toml",
    );
}

#[test]
fn a_text_that_is_not_toml_is_told_in_plain_words() {
    #[track_caller]
    fn case(text: &str, expected: &str) {
        let desk = Desk::with_examples();
        desk.put(BROKEN, text);
        assert_eq!(told(&desk).strip_prefix(BROKEN).unwrap(), expected, "{text:?}");
    }
    case("format = 1\nformat = 1\n", ":2:1: format stands here a second time: keep one of the two");
    case("format = 1\n[a]\n[a]\n", ":3:2: a stands here a second time: keep one of the two");
    case("format = 1\ntext = Call Tom\n", ":2:8: Call Tom needs quotes, as every text does");
    case("format = 1\ntext =\n", ":2:7: a value is missing");
    case("format = 1\ntext = \"Call Tom\n", ":2:17: a closing quote is missing");
    case("format = 1\ntext = \"\"\"Call Tom\n", ":3:1: the closing quotes are missing");
    case("format = 1\ntext = \"c:\\tom\\q\"\n", ":2:16: a backslash in a text is written twice");
    case("format = 1\n[agreed\n", ":2:8: a closing ] is missing");
    case("format = 1\nlist = [1, 2\n", ":2:13: a closing ] is missing");
    case("format = 1\nt = { a = 1\n", ":2:12: a closing } is missing");
    case("format = 1 id = 2\n", ":1:15: the line should have ended here");
    case("format\n", ":1:7: = and a value are missing");
    case(
        "größe = 1\n",
        ":1:3: öß cannot stand in a name; only letters from a to z, digits, - and _ can",
    );
    case("yes = tru\n", ":1:7: tru is neither true nor false; a text stands in quotes");
    case("t = \"a\u{1}\"\n", ":1:7: cannot be read from here on: look at quotes, brackets and =");
    case(
        "format = 1\n<<<<<<< HEAD\ntext = \"a\"\n=======\ntext = \"b\"\n>>>>>>> theirs\n",
        ":2:1: unresolved merge: keep one of the two sides, and take the marks out",
    );
    case("", ": empty: what it held is lost, or was never written");
    case("\0\0\0\0", ": empty: what it held is lost, or was never written");
    case("format = 1\nä = \"\0\"\n", ":2:6: a zero byte: part of the file is lost");
    case("\u{feff}format = 1\r\ntext = x\r\n", ":2:8: x needs quotes, as every text does");
}

#[test]
fn bytes_that_are_no_text_are_told() {
    #[track_caller]
    fn case(bytes: &[u8], expected: &str) {
        let desk = Desk::with_examples();
        desk.put(BROKEN, bytes);
        assert_eq!(told(&desk).strip_prefix(BROKEN).unwrap(), expected);
    }
    case(b"format = 1\ntext = \"\xff\"\n", ":2:9: not UTF-8: save it as UTF-8 text");
    case(b"\xff\xfef\0o\0", ": not UTF-8 but UTF-16: save it as UTF-8 text");
    let large = "# large\n".repeat(200_000);
    case(large.as_bytes(), ": too large: 1562 KiB, and at most 1024 are read");
}

#[test]
fn a_text_nested_without_end_is_told() {
    #[track_caller]
    fn case(deep: usize, expected: &str) {
        let texts = [
            format!("a = {}", "[".repeat(deep)),
            format!("a = {}", "{a=".repeat(deep)),
            format!("{}a = 1", "a.".repeat(deep)),
            format!("[{}a]", "a.".repeat(deep)),
        ];
        for text in texts {
            let desk = Desk::with_examples();
            desk.put(BROKEN, &text);
            let told = told(&desk);
            assert!(told.ends_with(expected), "{told}");
        }
    }
    case(5_000, "too many");
    case(100_000, ": too many lines, names and values: at most 20000 are read");
}

#[test]
fn all_other_records_stay_usable() {
    for file in ["sideline.toml", ACTION, ASK, CALL, SESSION] {
        let desk = Desk::with_examples();
        desk.put(file, "format = ");
        let books = desk.load();
        assert_eq!(books.unread.len(), 1, "{file}");
        let book = books.deals.values().next().unwrap();
        let records = [book.actions.len(), book.asks.len(), book.calls.len(), book.sessions.len()];
        let lost = usize::from(file != "sideline.toml");
        assert_eq!(records.iter().sum::<usize>(), 4 - lost, "{file}");
    }
}

#[test]
fn a_file_that_is_no_record_is_told_and_a_note_is_not() {
    let deal = "deals/acme-robotics-plant-rollout";
    let desk = Desk::with_examples();
    desk.put("deals/notes.txt", "for the meeting");
    desk.put(&format!("{deal}/actions/.h7k2p9qd.toml.swp"), "");
    desk.put(&format!("{deal}/actions/readme.md"), "");
    fs::create_dir(desk.root().join("deals/started")).unwrap();
    assert_eq!(desk.load().unread, []);

    desk.put(&format!("{deal}/actions/h7k2p9qd (1).toml"), desk.text(ACTION));
    assert_eq!(
        told(&desk),
        format!(
            "{deal}/actions/h7k2p9qd (1).toml: a second version of {ACTION}, which alone counts"
        )
    );
    fs::remove_file(desk.root().join(deal).join("actions/h7k2p9qd (1).toml")).unwrap();

    desk.put("deals/Beta GmbH/deal.toml", "");
    assert_eq!(told(&desk), "deals/Beta GmbH: this folder is not called as a deal can be");
    desk.put(
        "deals/Beta GmbH/deal.toml",
        desk.text(DEAL).replace("acme-robotics-plant-rollout", "beta"),
    );
    assert_eq!(told(&desk), "deals/Beta GmbH: its id is beta: rename the folder back to beta");
    fs::remove_dir_all(desk.root().join("deals/Beta GmbH")).unwrap();

    fs::remove_file(desk.root().join(DEAL)).unwrap();
    let beside = "its 1 step, 1 ask, 1 call and 1 session are not shown";
    assert_eq!(
        told(&desk),
        format!("{DEAL}: missing, so what lies beside it belongs to no deal; {beside}")
    );
}

#[cfg(unix)]
#[test]
fn a_link_a_folder_and_a_pipe_are_told_and_never_waited_for() {
    let desk = Desk::with_examples();
    let broken = desk.root().join(BROKEN);
    std::os::unix::fs::symlink(desk.root().join(ACTION), &broken).unwrap();
    assert!(told(&desk).ends_with(": a link, which is not followed: put the file itself here"));
    fs::remove_file(&broken).unwrap();

    fs::create_dir(&broken).unwrap();
    assert!(told(&desk).ends_with(": a folder, where a file should be"));
    fs::remove_dir(&broken).unwrap();

    let made = std::process::Command::new("mkfifo").arg(&broken).status().unwrap();
    assert!(made.success());
    assert!(told(&desk).ends_with(": a pipe or device, where a file should be"));
    fs::remove_file(&broken).unwrap();

    let elsewhere = Desk::with_examples();
    std::os::unix::fs::symlink(
        elsewhere.root().join("deals/acme-robotics-plant-rollout"),
        desk.root().join("deals/linked"),
    )
    .unwrap();
    assert_eq!(told(&desk), "deals/linked: cannot be read: a link, which is not followed");
}

#[test]
fn a_key_or_table_that_is_not_known_is_no_fault() {
    let desk = Desk::with_examples();
    let text = desk.text(ACTION).replacen('\n', "\nmood = \"good\"\n", 1);
    desk.put(ACTION, text + "\n[later]\nx = 1\n\n[[more]]\ny = 2\n");
    assert_eq!(desk.load().unread, []);
}
