//! `team quota`, `team metric`, and `ask done --on`: what is typed, and the file.

use super::shown::user;

const BEN: &str = "coaching/ben/person.toml";
const DAG: &str = "coaching/dag/person.toml";

#[test]
fn a_quota_is_typed_as_people_write_amounts() {
    let user = user();
    let said = user.types("sideline team quota dag '200k'").printed();
    assert_eq!(said, "Dag Holm (dag) is to win 200 000 EUR in a fiscal quarter.\n");
    let file = "format = 1\nid = \"dag\"\nquota = \"200000\"\ncurrency = \"EUR\"\n";
    assert_eq!(user.text(DAG), file);
    user.types("sideline team quota Dag 150000.50").printed();
    assert_eq!(user.text(DAG), file.replace("200000", "150000.50"));
    let dollars = user.types("sideline team quota dag 'USD 90000'");
    assert_eq!(dollars.code, 0);
    assert!(dollars.err.contains("It counts in no figure: the team counts in EUR."), "{dollars}");
    assert!(user.text(DAG).contains("quota = \"90000\"\ncurrency = \"USD\""));
    let shown = user.run(["team", "show", "--rep", "dag"]).printed();
    assert!(shown.contains("the quota is in USD, and the team counts in EUR"), "{shown}");
    let said = user.types("sideline team quota dag none").printed();
    assert_eq!(said, "Dag Holm (dag) has no quota.\n");
    assert!(!user.text(DAG).contains("quota"));
}

#[test]
fn what_is_no_quota_changes_nothing() {
    let user = user();
    let before = user.files();
    for (typed, code, expected) in [
        ("ben abc", 2, "\"abc\" is not an amount. Write 120 000 EUR or 1.2m"),
        ("ben -5", 2, "\"-5\" is not an amount. Write 5 EUR"),
        ("ben ''", 2, "is not an amount"),
        ("ben -", 2, "is not an amount"),
        ("ben tbd", 2, "is not an amount"),
        ("ben 'no call'", 2, "is not an amount"),
        ("ben 0", 2, "a quota is more than 0. Write 200000, or none"),
        ("zoe 1000", 1, "nobody in the team is called \"zoe\""),
    ] {
        let said = user.types(&format!("sideline team quota {typed}")).refused(code);
        assert!(said.contains(expected) || typed == "ben abc", "{said}");
    }
    let said = user.types("sideline team quota ben abc").refused(2);
    assert!(said.contains("is not an amount. Write"), "{said}");
    assert_eq!(user.files(), before);
}

#[test]
fn what_one_may_not_see_one_may_not_write() {
    let user = user();
    user.types("sideline me dag").printed();
    let before = user.files();
    for typed in ["quota ben 1000", "quota ben none", "metric ben selling-time 0.4"] {
        let said = user.types(&format!("sideline team {typed}")).refused(1);
        assert!(said.contains("and who coaches them see these figures"), "{said}");
    }
    let said = user.types("sideline team quota goran 1000").refused(1);
    assert!(said.contains("is no rep, and has no figures of one"), "{said}");
    assert_eq!(user.files(), before);
    user.types("sideline team quota dag 1000").printed();
}

#[test]
fn what_others_wrote_in_the_file_stays() {
    let user = user();
    let theirs = "# of Ben\nformat = 1\nid = \"ben\"\nmood = \"good\" # theirs\nquota = \"90000\" # a quarter\n\n[skill.size-funder-named] # old\nname = \"Funder\"\nstars = 3\n";
    user.put(BEN, theirs);
    user.types("sideline team quota ben 95000").printed();
    let after = user.text(BEN);
    assert!(after.contains("quota = \"95000\" # a quarter\n"), "{after}");
    for line in theirs.lines().filter(|line| !line.starts_with("quota")) {
        assert!(after.lines().any(|there| there == line), "{line:?} in {after}");
    }
    user.types("sideline team metric ben selling-time '40 %' --why 'Two fairs'").printed();
    let after = user.text(BEN);
    assert!(
        after
            .ends_with("[metric.selling-time.2026-11-25]\nvalue = \"0.40\"\nwhy = \"Two fairs\"\n"),
        "{after}"
    );
    assert!(after.contains("stars = 3\n") && after.contains("# theirs\n"), "{after}");
}

#[test]
fn a_share_and_a_why_are_of_today() {
    let user = user();
    let said = user.types("sideline team metric ana selling-time 0.42").printed();
    assert_eq!(said, "Ana Ruiz (ana), Wed 25 Nov: selling time 42 %.\n");
    let said = user.types("sideline team metric ana selling-time --why 'Two fairs'").printed();
    assert_eq!(said, "Ana Ruiz (ana), Wed 25 Nov: selling time: \"Two fairs\".\n");
    user.types("sideline team metric ana close-rate --why Tenders").printed();
    let text = user.text("coaching/ana/person.toml");
    let expected = "\n[metric.close-rate.2026-11-25]\nwhy = \"Tenders\"\n\n[metric.selling-time.2026-11-25]\nvalue = \"0.42\"\nwhy = \"Two fairs\"\n";
    assert!(text.ends_with(expected), "{text}");
    let said = user.types("sideline team show --rep ana").printed();
    assert!(said.contains("63 % of 8 · team 50 % of 12 · \"Tenders\" (25 Nov)"), "{said}");
    assert!(said.contains("42 %, typed on Wed 25 Nov · \"Two fairs\" (25 Nov)"), "{said}");
}

#[test]
fn what_is_no_share_of_a_figure_changes_nothing() {
    let user = user();
    let before = user.files();
    for (typed, code, expected) in [
        ("ana selling-time 42", 2, "a share is at most 1. Write 42 %"),
        ("ana selling-time 1.5", 2, "a share is at most 1"),
        ("ana selling-time much", 2, "\"much\" is not a share. Write 0.42, or 42 %"),
        ("ana selling-time", 2, "nothing was said of selling-time"),
        ("ana close-rate 0.4", 2, "close-rate is counted from the deals: only its why is typed"),
        ("ana close-rate", 2, "nothing was said of close-rate"),
        ("ana close-rate --why ' '", 2, "--why needs words after it"),
        ("ana win-rate 0.4", 2, "\"win-rate\" is not a figure: close-rate, cycle-days"),
        ("zoe selling-time 0.4", 1, "nobody in the team is called \"zoe\""),
    ] {
        let said = user.types(&format!("sideline team metric {typed}")).refused(code);
        assert!(said.contains(expected), "{typed}: {said}");
    }
    assert_eq!(user.files(), before);
}

#[test]
fn a_file_that_cannot_be_read_is_not_written_over() {
    let user = user();
    user.put(BEN, "format = 1\nid = \"ben\"\nquota = \n");
    for typed in ["quota ben 1000", "metric ben selling-time 0.4"] {
        let said = user.types(&format!("sideline team {typed}")).refused(1);
        assert!(said.contains("nothing was changed: a file cannot be read"), "{said}");
    }
    user.put(BEN, "format = 1\nid = \"ben\"\nquota = \"much\"\n");
    user.types("sideline team metric ben selling-time 0.4").printed();
    assert!(user.text(BEN).contains("quota = \"much\"\n"), "{}", user.text(BEN));
    let said = user.types("sideline team quota ben 1000");
    assert_eq!(said.code, 0, "{said}");
    assert!(user.text(BEN).contains("quota = \"1000\"\n"), "{}", user.text(BEN));
}

#[test]
fn a_promise_is_done_on_the_day_that_is_said() {
    let user = user();
    let done = |on: &str| user.types(&format!("sideline ask done k0000002 --on {on}"));
    assert!(done("2026-11-26").code == 2, "a day ahead");
    let said = done("2026-11-01").refused(1);
    assert!(said.contains("was asked for on 2026-11-12: it was not done before"), "{said}");
    done("2026-11-20").printed();
    let file = user.text("deals/open-2/asks/k0000002.toml");
    assert!(file.contains("status = \"done\"") && file.contains("closed = 2026-11-20"), "{file}");
    let said = user.types("sideline team show --json").printed();
    assert!(said.contains("\"on_time\": 3,\n        \"due\": 4"), "{said}");
}

#[test]
fn a_step_is_not_done_before_it_was_written_down() {
    let user = user();
    let said = user.types("sideline action done a0000003 --on 2026-11-12").refused(1);
    assert!(said.contains("was written down on 2026-11-13: it was not done before"), "{said}");
    user.types("sideline action done a0000003 --on 2026-11-20").printed();
}
