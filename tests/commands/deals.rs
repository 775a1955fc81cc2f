//! Deals that change, and are decided.

use crate::support::binary::User;

const NEW: &str = "deals/zoe-lager/deal.toml";

#[test]
fn every_fact_of_a_deal_can_change_and_each_change_is_said() {
    let user = User::with_examples();
    user.run(["team", "add", "Zoe", "--role", "rep"]).printed();
    let ran = user.types(
        "sideline deal edit acme --name Robots --account Acme --owner Zoe --amount 130000.50 \
         --currency chf --close 'end of feb' --why 'The board moved' --stage Prove",
    );
    assert_eq!(
        ran.out,
        "Changed Acme · Robots (acme-robotics-plant-rollout):\n  \
           account     Acme, was Acme Robotics\n  \
           name        Robots, was Plant rollout\n  \
           rep         Zoe, was Ana Ruiz\n  \
           stage       Prove, was Align\n  \
           amount      130 000.50 CHF, was 120 000 EUR\n  \
           close date  Sun 28 Feb, was Sun 31 Jan\n"
    );
    assert_eq!(
        ran.err,
        "end of feb: Sun 28 Feb (2027-02-28)\n\
         1 step waits for Zoe's word and 1 ask is Zoe's to follow.\n"
    );
    let text = user.text(super::DEAL);
    for expected in [
        "account = \"Acme\"\nname = \"Robots\"\nowner = \"zoe\"\n",
        "stage = \"prove\"\nbuyer_stage = \"diagnose\"\namount = \"130000.50\"\ncurrency = \"CHF\"\n",
        "close_date = 2027-02-28\n",
        "[entered]\nalign = 2026-11-12\ndiagnose = 2026-09-22\nexplore = 2026-09-01\n\
         prove = 2026-12-03\n",
        "[close_date_moved.2026-12-03]\nfrom = 2027-01-31\nto = 2027-02-28\nby = \"ana\"\n\
         why = \"The board moved\"\n",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
}

#[test]
fn a_second_move_of_the_close_date_that_day_changes_the_first() {
    let user = User::with_examples();
    let before = user.text(super::DEAL);
    let close = |day: &str| user.run(["deal", "edit", "acme", "--close", day]).printed();
    close("2027-02-28");
    assert!(close("2027-03-31").ends_with("  close date  Wed 31 Mar, was Sun 28 Feb\n"));
    let moved = "[close_date_moved.2026-12-03]\nfrom = 2027-01-31\nto = 2027-03-31\nby = \"ana\"\n";
    let text = user.text(super::DEAL);
    assert!(text.contains(moved) && !text.contains("to = 2027-02-28"), "{text}");
    close("2027-01-31");
    assert_eq!(user.text(super::DEAL), before, "moved back, and never moved");
    let said = close("2027-01-31");
    assert!(said.starts_with("Nothing changed: Acme Robotics · Plant rollout"), "{said}");
    assert_eq!(user.text(super::DEAL), before);
}

#[test]
fn a_deal_that_follows_another_process_gets_a_place_for_each_of_its_criteria() {
    let user = User::with_examples();
    let before = user.text(super::DEAL);
    let edit = ["deal", "edit", "acme", "--process", "simple"];
    let said = user.run(edit).refused(1);
    assert!(
        said.contains("has no stage \"align\"\nhint: add --stage, one of discover, "),
        "{said}"
    );
    assert_eq!(user.text(super::DEAL), before);
    let said = user.run(edit.iter().chain(&["--stage", "propose"])).printed();
    assert!(said.contains("  process  simple, was b2b-buyer-aligned\n"), "{said}");
    let text = user.text(super::DEAL);
    assert!(text.contains("process = \"simple\"\nprocess_version = 1\nstage = \"propose\"\n"));
    assert!(text.contains("[exit.propose.answer-given]\nstatus = \"unknown\"\n"), "{text}");
    assert!(text.contains("[exit.align.criteria-written]\nstatus = \"yes\"\n"), "{text}");
    assert!(!text.contains("buyer_stage"), "{text}");
}

#[test]
fn a_session_on_a_deal_keeps_it_on_its_process() {
    let user = User::with_examples();
    user.edit(super::SESSION, "state = \"agreed\"", "state = \"draft\"");
    let line = "sideline deal edit acme --process simple --stage propose";
    let said = user.types(line).refused(1);
    assert!(said.contains("is not finished, and follows its process\nhint: finish"), "{said}");
}

#[test]
fn an_edit_that_cannot_be_changes_nothing() {
    #[track_caller]
    fn case(code: i32, line: &str, expected: &str) {
        let user = User::with_examples();
        let before = (user.text(super::DEAL), user.text("sideline.toml"));
        let ran = user.types(&format!("sideline deal edit {line}"));
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{ran}");
        assert!(ran.err.contains(expected), "{ran}");
        assert_eq!((user.text(super::DEAL), user.text("sideline.toml")), before);
    }
    case(2, "acme", "it was not said what shall change\nhint: sideline deal edit --help");
    case(
        2,
        "acme --why x",
        "--why is for a close date, a stage or an owner that changes\nhint: add",
    );
    case(1, "acme --stage prove", "what lets it go on without this? ");
    case(1, "acme --stage explore", "going to an earlier stage needs a reason\nhint: --why TEXT");
    case(1, "nobody --name x", "there is no deal \"nobody\"");
    case(2, "acme --owner Zoe --account ' '", "the customer is empty: who is it?\nhint: --acc");
    case(2, "acme --owner Zoe --name ''", "what would they buy?\nhint: --name TEXT");
    case(2, "acme --owner Zoe --amount lots", "\"lots\" is not an amount");
    case(2, "acme --owner Zoe --currency Euro", "\"Euro\" is not a currency");
    case(2, "acme --owner Zoe --close someday", "\"someday\" is not a day");
    case(1, "acme --owner Zoe --stage sold", "\"sold\" is no stage of Buyer-aligned");
    case(1, "acme --owner Zoe --process none", "there is no process \"none\"");
    case(1, "acme --owner Gorna", "hint: one of Goran Petrovic; or first: ");
}

#[test]
fn a_currency_needs_an_amount() {
    let user = User::with_examples();
    user.types("sideline deal add Lager --account Zoe --owner ana").printed();
    let before = user.text(NEW);
    let said = user.types("sideline deal edit zoe --currency CHF").refused(1);
    assert_eq!(said, "sideline: this deal has no amount yet\nhint: --amount NUMBER\n");
    assert_eq!(user.text(NEW), before);
    user.types("sideline deal add Markt --account Zoe --owner ana").printed();
    let said = user.types("sideline deal edit zoe-markt --name lager").refused(1);
    assert!(
        said.ends_with("is there already (zoe-lager)\nhint: --another, where it is another deal\n"),
        "{said}"
    );
    user.types("sideline deal delete zoe-markt").printed();
    let said = user.types("sideline deal edit zoe --amount 5").printed();
    assert_eq!(said, "Changed Zoe · Lager (zoe-lager):\n  amount  5 EUR\n");
    let said = user.types("sideline deal edit zoe --currency CHF --close 2027-01-31").printed();
    assert!(said.ends_with("  amount      5 CHF, was 5 EUR\n  close date  Sun 31 Jan\n"), "{said}");
    let text = user.text(NEW);
    assert!(!text.contains("close_date_moved"), "the first one is no move: {text}");
}

#[test]
fn a_deal_is_closed_once_and_what_is_owed_on_it_stays() {
    let user = User::with_examples();
    let said = user.types("sideline deal close acme --lost --reason ' Price '").printed();
    assert_eq!(
        said,
        "Closed: Acme Robotics · Plant rollout is lost: price-value.\n\
         1 step stays open:\n  \
         h7k2  1 day late  Ana Ruiz  Send Tom Ode the cost baseline and ask for his own number\n\
         1 ask stays open:\n  \
         w2n6  accepted  6 days late  Ana Ruiz asks Goran Petrovic  Call to Jan Berg: Jan tells Dana what the first month cost them\n\
         What it teaches: sideline session acme-robotics-plant-rollout --kind debrief\n"
    );
    let text = user.text(super::DEAL);
    assert!(text.contains("status = \"lost\"\n"), "{text}");
    assert!(text.contains("decided = 2026-12-03\nlost_reason = \"price-value\"\n"), "{text}");
    assert!(user.text(super::STEP).contains("status = \"open\"\n"));
    let said = user.types("sideline deal close acme --won").refused(1);
    assert_eq!(
        said,
        "sideline: Acme Robotics · Plant rollout is lost already, since 2026-12-03\nhint: first: sideline deal reopen DEAL\n"
    );
    assert_eq!(user.text(super::DEAL), text);
}

#[test]
fn a_deal_that_is_won_needs_no_reason() {
    let user = User::with_examples();
    user.run(["action", "done", "h7k2"]).printed();
    user.run(["ask", "done", "w2n6"]).printed();
    let said = user.types("sideline deal close acme --won").printed();
    assert_eq!(
        said,
        "Closed: Acme Robotics · Plant rollout is won.\nWhat it teaches: sideline session acme-robotics-plant-rollout --kind debrief\n"
    );
    assert!(user.text(super::DEAL).contains("status = \"won\"\n"));
    assert!(!user.text(super::DEAL).contains("lost_reason"));
}

#[test]
fn a_reason_is_one_that_the_process_knows() {
    let user = User::with_examples();
    let process = "format = 1\nprocess = { id = \"ours\", name = \"Ours\" }\n\n\
        [[stage]]\nid = \"discover\"\nexit = [\"The buyer has named the problem\"]\n\n\
        [debrief]\nlost_reasons = [\"price\", \"no budget\"]\n";
    user.put("process-templates/ours.toml", process);
    user.types("sideline deal add Lager --account Zoe --owner ana --process ours").printed();
    let before = user.text(NEW);
    let hint = "hint: --reason, one of price, no budget\n";
    for (line, expected) in [
        ("", "a deal that is not won needs a reason"),
        ("--reason prise", "\"prise\" is not a reason that its process knows"),
    ] {
        let said = user.types(&format!("sideline deal close zoe --no-decision {line}")).refused(1);
        assert_eq!(said, format!("sideline: {expected}\n{hint}"));
        assert_eq!(user.text(NEW), before);
    }
    let said = user.types("sideline deal close zoe --no-decision --reason 'No Budget'").printed();
    assert_eq!(
        said,
        "Closed: Zoe · Lager is closed without a decision: no budget.\nWhat it teaches: sideline session zoe-lager --kind debrief\n"
    );
    assert!(user.text(NEW).contains("lost_reason = \"no budget\"\n"));
}

#[test]
fn how_a_deal_was_decided_is_said_once() {
    let user = User::with_examples();
    for (line, expected) in [
        ("", "--won or --lost or --no-decision is missing\nhint: sideline deal close"),
        ("--won --lost", "--won and --lost do not go together\n"),
        ("--won --reason x", "--won and --reason do not go together\n"),
    ] {
        let said = user.types(&format!("sideline deal close acme {line}")).refused(2);
        assert!(said.starts_with(&format!("sideline: {expected}")), "{line}: {said}");
    }
    assert!(user.text(super::DEAL).contains("status = \"open\"\n"));
}

#[test]
fn a_deal_that_is_there_already_is_asked_about() {
    let user = User::with_examples();
    let add = "sideline deal add \"plant  ROLLOUT\" --account \"Acme robotics\" --owner ana";
    let said = user.types(add).refused(1);
    let there = "Acme Robotics · Plant rollout is there already (acme-robotics-plant-rollout)";
    assert!(said.contains(there) && said.contains("hint: --another"), "{said}");
    user.types(&format!("{add} --another")).printed();
    assert_eq!(user.types("sideline deal list").printed().lines().count(), 2);
}

#[test]
fn a_long_name_pushes_no_column_of_others_aside() {
    let user = User::with_examples();
    let long = "x".repeat(300);
    user.types(&format!("sideline deal add {long} --account {long} --owner ana")).printed();
    let widest = |list: &str| list.lines().map(|line| line.chars().count()).max().unwrap();
    let printed = user.types("sideline deal list").printed();
    assert!(widest(&printed) < 250, "{printed}");
    assert!(printed.contains('…'), "{printed}");
    let whole = user.types("sideline deal list --wide").printed();
    assert!(whole.contains(&long), "{whole}");
}

#[test]
fn who_has_left_is_said_beside_the_people_and_what_they_showed() {
    let user = User::with_examples();
    let shown = user.run(["deal", "show", "acme"]).out;
    assert!(!shown.contains("(left)"), "{shown}");
    user.edit(super::DEAL, "[person.dana-fox]\n", "[person.dana-fox]\nleft = 2026-12-01\n");
    let shown = user.run(["deal", "show", "acme"]).out;
    let people = shown.lines().find(|line| line.starts_with("Their people")).unwrap();
    assert!(people.contains("Dana Fox (left)"), "{people}");
    assert!(shown.contains("verified · Dana Fox (left)"), "{shown}");
}

#[test]
fn what_is_missing_of_several_is_called_by_its_name() {
    let user = User::with_examples();
    let ran = user.run(["process", "check"]);
    assert!(ran.err.contains("<FILE> is missing"), "{ran}");
}
