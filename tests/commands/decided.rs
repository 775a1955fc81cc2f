//! Deals that were decided: lists show their heads, and whoever asks for one of
//! them, or for what belongs to it, gets all of it.

use crate::support::binary::User;

/// The examples with their deal won, and a step and an ask of it still open.
fn won() -> User {
    let user = User::with_examples();
    user.types("sideline deal close acme --won").printed();
    user
}

/// The same with nothing owed.
fn settled() -> User {
    with_nothing_owed(won())
}

fn with_nothing_owed(user: User) -> User {
    user.types("sideline action done h7k2").printed();
    user.types("sideline ask done w2n6").printed();
    user.types("sideline call outcome m4x8 --refused").printed();
    user
}

#[test]
fn lists_show_what_is_owed_on_decided_deals_and_the_rest_where_somebody_asks() {
    #[track_caller]
    fn case(line: &str, is_listed: bool) {
        let printed = won().types(line).printed();
        assert!(printed.contains("Plant rollout, won"), "{line}: {printed}");
        let printed = settled().types(line).out;
        assert_eq!(printed.contains("Plant rollout, won"), is_listed, "{line}: {printed}");
    }
    case("sideline action list", false);
    case("sideline action list --all", true);
    case("sideline action list --deal acme", false);
    case("sideline ask list", false);
    case("sideline ask list --all", true);
}

#[test]
fn a_decided_deal_has_its_debrief_on_the_screens_alone() {
    let user = won();
    let said = user.types("sideline session acme --kind debrief").refused(2);
    assert!(said.starts_with("sideline: the screens need a terminal"), "{said}");
    let said = user.types("sideline session acme --kind debrief --afterwards").refused(1);
    assert!(said.contains("held with its questions, not recorded afterwards"), "{said}");
}

#[test]
fn a_deal_that_was_lost_lately_waits_for_its_debrief_with_nothing_owed() {
    #[track_caller]
    fn case(person: &str, now: &'static str, expected: Option<&str>) {
        let user = User::with_examples();
        user.types("sideline deal close acme --lost --reason price-value").printed();
        let mut user = with_nothing_owed(user);
        user.now = now;
        let printed = user.types(&format!("sideline today --for {person}")).out;
        let row = printed.lines().find(|line| line.contains("debrief"));
        assert_eq!(row.is_some(), expected.is_some(), "{person} {now}: {printed}");
        let said = expected.unwrap_or_default();
        assert!(row.unwrap_or_default().contains(said), "{person} {now}: {printed}");
    }
    for person in ["ana", "goran"] {
        case(person, "2026-12-05T10:00:00+01:00", Some("lost Thu 3 Dec"));
        case(person, "2027-01-01T10:00:00+01:00", Some("lost Thu 3 Dec"));
        case(person, "2027-01-02T10:00:00+01:00", None);
    }
}

#[test]
fn a_deal_that_is_not_won_may_be_looked_at_again() {
    let file = "deals/acme-robotics-plant-rollout/deal.toml";
    let user = User::with_examples();
    let close = "sideline deal close acme --lost --reason price-value";
    let said = user.types(&format!("{close} --again '1 mar 2027'")).out;
    assert!(said.contains("Look again: Mon 1 Mar.\n"), "{said}");
    let reason = "lost_reason = \"price-value\"\n";
    assert!(user.text(file).contains(&format!("{reason}look_again = 2027-03-01\n")));
    let shown = user.types("sideline deal show acme").printed();
    assert!(shown.contains("Look again") && shown.contains("Mon 1 Mar"), "{shown}");
    let json = user.types("sideline deal show acme --json").printed();
    assert!(json.contains("],\n    \"look_again\": \"2027-03-01\"\n  },"), "{json}");
    let said = user.types("sideline deal edit acme --again '1 jun 2027'").out;
    assert!(said.contains("look again  Tue 1 Jun, was Mon 1 Mar"), "{said}");
    let said = user.types("sideline deal edit acme --again none").printed();
    assert!(said.contains("not known, was Tue 1 Jun"), "{said}");
    assert!(!user.text(file).contains("look_again"));
    let said = user.types("sideline deal edit acme --again yesterday").refused(2);
    assert!(said.contains("yesterday"), "{said}");
    user.types("sideline deal edit acme --again 2027-06-01").printed();
    user.types("sideline deal reopen acme").printed();
    assert!(!user.text(file).contains("look_again"));
    let said = user.types("sideline deal edit acme --again 2027-06-01").refused(1);
    let refused = "is open: only a deal that was decided and not won gets a day to look again\n\
        hint: sideline deal close DEAL --lost --again DATE";
    assert!(said.contains(refused), "{said}");
    user.types("sideline deal close acme --won --again 2027-06-01").refused(2);
}

#[test]
fn calls_and_sessions_of_decided_deals_are_listed() {
    #[track_caller]
    fn case(line: &str, is_listed: bool) {
        let printed = settled().types(line).printed();
        assert_eq!(!printed.is_empty(), is_listed, "{line}: {printed}");
    }
    case("sideline call list", true);
    case("sideline session list", true);
    case("sideline session list acme", true);
}

#[test]
fn a_decided_deal_is_listed_with_what_its_head_says() {
    let user = settled();
    let printed = user.types("sideline deal list").printed();
    assert_eq!(
        printed,
        "acme-robotics-plant-rollout  Acme Robotics · Plant rollout  Ana Ruiz  won\n"
    );
    let json = user.types("sideline deal list --json").printed();
    for key in [
        "\"status\": \"won\"",
        "\"stage_name\": \"Align\"",
        "\"close_date_moves\": 1",
        "\"decided\": \"2026-12-03\"",
        "\"last_session\": null",
        "\"flags\": []",
    ] {
        assert!(json.contains(key), "{key} is not in {json}");
    }
}

#[test]
fn whatever_belongs_to_a_decided_deal_is_found_by_its_id() {
    #[track_caller]
    fn case(line: &str, expected: &str) {
        let printed = won().types(line).printed();
        assert!(printed.contains(expected), "{line}: {printed}");
    }
    case("sideline deal show acme", "Dana Fox");
    case("sideline action show h7k2", "Send Tom Ode the cost baseline");
    case("sideline ask show w2n6", "Call Dana the day after");
    case("sideline call show m4x8", "Dana edits the draft plan");
    case("sideline session show k3v9", "Is the January date real?");
    case("sideline session export k3v9", "Is the January date real?");
    case("sideline action done h7k2", "Done");
}

#[test]
fn a_decided_deal_keeps_all_that_is_in_its_file_when_it_is_changed() {
    let user = won();
    let before = user.text(super::DEAL);
    user.types("sideline deal edit acme --name Robots").printed();
    assert_eq!(user.text(super::DEAL), before.replacen("Plant rollout", "Robots", 1));
}

#[test]
fn what_is_wrong_in_a_decided_deal_is_told_to_whoever_opens_it() {
    let user = settled();
    user.edit(super::DEAL, "stance = \"neutral\"", "stance = neutral");
    user.types("sideline deal list").printed();
    let err = user.types("sideline deal show acme").refused(1);
    assert!(err.contains("the deal \"acme\" cannot be read"), "{err}");
    assert!(err.contains("deal.toml:"), "{err}");
}

#[test]
fn a_deal_that_was_closed_by_mistake_is_opened_again() {
    let user = settled();
    let before = user.text(super::DEAL);
    let said = user.types("sideline deal edit acme --stage prove").refused(1);
    assert!(said.contains("hint: first: sideline deal reopen"), "{said}");
    let printed = user.types("sideline deal reopen acme --why \"They called\"").printed();
    assert_eq!(printed, "Open again: Acme Robotics · Plant rollout.\n");
    let text = user.text(super::DEAL);
    assert!(before.contains("\ndecided = ") && !text.contains("\ndecided = "), "{text}");
    assert!(text.contains("status = \"open\"") && text.contains("why = \"They called\""), "{text}");
    assert!(user.types("sideline deal reopen acme").refused(1).contains("is open"));
}

#[test]
fn what_is_wrong_in_a_proposal_is_told_and_what_is_none_is_left_alone() {
    let user = User::with_examples();
    let text = "format = 1\nid = \"q4w8z2kd\"\nprocess = \"b2b-buyer-aligned\"\n\
        deal = \"acme-robotics-plant-rollout\"\nsession = \"k3v9x2m4\"\nby = \"anna\"\n\
        created = 2026-11-24\nkind = \"qestion\"\nstage = \"scoping\"\n\
        text = \"Who signs?\"\nstatus = \"open\"\n";
    user.put("proposals/q4w8z2kd.toml", text);
    user.put("proposals/notes.toml.txt", "mine");
    let said = user.types("sideline doctor").out;
    for told in [
        "proposals/q4w8z2kd.toml:8:8",
        "question, exit, required, trap or other",
        "nobody in the team has the id \"anna\"",
        "\"scoping\"",
        "proposals/notes.toml.txt",
    ] {
        assert!(said.contains(told), "{told}\n{said}");
    }
}

#[test]
fn a_decided_deal_stands_below_the_open_ones_with_its_outcome_while_something_is_owed() {
    let user = User::with_examples();
    user.types("sideline deal add 'Zoo' --account 'Zed' --owner ana").printed();
    let close = "sideline deal close acme --no-decision --reason no-decision-status-quo";
    user.types(close).printed();
    let list = user.types("sideline deal list").printed();
    let lines: Vec<&str> = list.lines().collect();
    assert!(lines[0].starts_with("zed-zoo"), "{list}");
    assert!(lines[1].contains("no decision") && !lines[1].contains("Align"), "{list}");
}
