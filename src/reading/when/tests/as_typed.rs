//! Days as they stand in mails and calendars, with more marks than a day needs.

use super::Way::Ahead;
use super::{TODAY, day, row};

#[test]
fn a_day_is_read_with_the_marks_around_it() {
    let row = |spellings, expected| row(Ahead, spellings, expected);
    row("Dec. 4 | 4th Dec. | Dec 4th, 2026 | 4-Dec-2026 | 4-dec | 4-Dec-26", "Fri 4 Dec");
    row("2026/12/04 | friday the 4th | 4 Dec (Fri) | 2026-12-04, Friday | Fri 4 Déc", "Fri 4 Dec");
    row("Fri. | fri noon | this Friday! | Fri, 27 November 2026", "Fri 27 Nov");
    row("weds | Weds.", "Wed 25 Nov");
    row("in 10 days' time | in 10 days time | 10 days from now", "Fri 4 Dec");
    row("in 2 weeks time | in 2 weeks' time | in two week's time", "Tue 8 Dec");
    row("Tue, 1 December 2026 | 1 Dec (Tue) | next wk | in a week's time", "Tue 1 Dec");
    row("two days from now", "Thu 26 Nov");
    row("in 3 wks", "Tue 15 Dec");
    row("Wednesday next week", "Wed 2 Dec");
    row("Fèb 5 | 5-feb | feb 5th", "Fri 5 Feb");
    row("Sept 3", "Fri 3 Sep 2027");
    row("1 Dec (Wed)", "? Tue 1 Dec, Wed 2 Dec");
    row("5/12 | 12/5", "? Sat 5 Dec, Wed 12 May");
    row("next month", "? Tue 1 Dec, Thu 31 Dec");
    row("end of Q1", "Wed 31 Mar");
}

#[test]
fn what_is_no_day_is_refused_with_the_form_of_days() {
    for typed in
        ["Freitag", "noon", "tomorrow 25:00", "20261204", "by COB Friday", "４ dec", "fri 4"]
    {
        let told = day(typed, TODAY, Ahead).unwrap_err().to_string();
        assert!(told.ends_with("is not a day. Write fri, 4 Dec or in 2 weeks"), "{told}");
    }
    for typed in ["before Christmas", "early next week", "week after next"] {
        let told = day(typed, TODAY, Ahead).unwrap_err().to_string();
        assert!(told.ends_with("which day is that? Write fri, 4 Dec or in 2 weeks"), "{told}");
    }
    for (typed, meant) in [
        ("4 dec 26", " is not a day. Write 4 dec 2026"),
        ("dec 4 26", " is not a day. Write dec 4 2026"),
        ("31 feb", " is not in the calendar. Write Sun 28 Feb"),
        ("Dec 32", " is not in the calendar. Write Thu 31 Dec"),
    ] {
        let told = day(typed, TODAY, Ahead).unwrap_err().to_string();
        assert_eq!(told, format!("{typed:?}{meant}"));
    }
}
