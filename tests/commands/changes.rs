//! Commands that change something: what they say, and what stands in the files.

use crate::support::binary::User;

const STEPS: &str = "deals/acme-robotics-plant-rollout/actions/";

/// The id in the answer to `action add`.
#[track_caller]
fn id(said: &str) -> &str {
    said.strip_prefix("Added ").and_then(|rest| rest.split(' ').next()).unwrap()
}

#[test]
fn a_step_is_added_with_all_that_was_said() {
    let user = User::with_examples();
    let ran = user.types(
        "sideline action add 'Ask Ana who signs' --deal acme --owner goran --due 'next fri' \
         --done-when 'A name' --criterion align.two-more-people --person dana",
    );
    assert_eq!(ran.code, 0);
    assert_eq!(ran.err, "next fri: Fri 11 Dec (2026-12-11)\n");
    let id = id(&ran.out);
    let expected = format!(
        "Added {id} to Acme Robotics · Plant rollout: Ask Ana who signs (Goran Petrovic, due Fri 11 Dec).\n"
    );
    assert_eq!(ran.out, expected);
    assert_eq!(
        user.text(&format!("{STEPS}{id}.toml")),
        format!(
            "format = 1\nid = \"{id}\"\ntext = \"Ask Ana who signs\"\nowner = \"goran\"\n\
             side = \"ours\"\nstatus = \"open\"\ndue = 2026-12-11\ndone_when = \"A name\"\n\
             criterion = \"align.two-more-people\"\nperson = \"dana-fox\"\n\
             created = 2026-12-03\nby = \"ana\"\n"
        )
    );
}

#[test]
fn a_step_needs_nothing_but_words_and_a_deal() {
    let user = User::with_examples();
    let ran = user.run(["action", "add", "Call", "--deal", "acme"]);
    assert_eq!(ran.code, 0, "what a coach would ask is said, and the step is added: {ran}");
    let id = id(&ran.out);
    let text = user.text(&format!("{STEPS}{id}.toml"));
    let expected = format!(
        "format = 1\nid = \"{id}\"\ntext = \"Call\"\nowner = \"ana\"\nside = \"ours\"\n\
         status = \"open\"\ndue = 2026-12-10\ncreated = 2026-12-03\nby = \"ana\"\n"
    );
    assert_eq!(text, expected, "the deal's owner, and the process's seven days");
}

#[test]
fn a_step_of_the_buyers_is_owed_by_one_of_theirs() {
    let user = User::with_examples();
    let add = ["action", "add", "Name a reviewer", "--deal", "acme", "--side", "buyer"];
    let said = user.run(add).refused(1);
    assert!(said.contains("a step of the buyer's needs its owner"), "{said}");
    let said = user.run(add.iter().chain(&["--owner", "ana"])).refused(1);
    assert!(said.ends_with("hint: known to this deal: Dana Fox, Tom Ode\n"), "{said}");
    let said = user.run(add.iter().chain(&["--owner", "tom"])).printed();
    let text = user.text(&format!("{STEPS}{}.toml", id(&said)));
    assert!(text.contains("owner = \"tom-ode\"\nside = \"buyer\"\n"), "{text}");
}

#[test]
fn a_step_that_cannot_be_added_changes_nothing() {
    let user = User::with_examples();
    let team = user.text("sideline.toml");
    for (line, expected) in [
        ("' ' --deal acme", "a step needs words"),
        ("Call --deal nobody", "there is no deal \"nobody\""),
        ("Call --deal acme --due someday", "\"someday\" is not a day"),
        ("Call --deal acme --owner Zoe --due someday", "\"someday\" is not a day"),
        ("Call --deal acme --owner ana --criterion align.nothing", "is no exit criterion"),
        ("Call --deal acme --owner Zoe", "called \"Zoe\". Pick: Ana Ruiz, Goran Petrovic, "),
        ("Call --deal acme --owner Zoe --person lena", "is called \"lena\""),
        ("Call --deal acme --owner 'Ana Ruis'", "called \"Ana Ruis\". Pick: Ana Ruiz"),
    ] {
        let ran = user.types(&format!("sideline action add {line}"));
        assert!(matches!(ran.code, 1 | 2) && ran.err.contains(expected), "{line}: {ran}");
    }
    assert_eq!(std::fs::read_dir(user.workspace().join(STEPS)).unwrap().count(), 1);
    assert_eq!(user.text("sideline.toml"), team);
}

#[test]
fn a_step_is_closed_once() {
    let user = User::with_examples();
    let before = user.text(super::STEP);
    let said = user
        .run(["action", "done", "h7k2", "--on", "2026-12-03", "--note", "He sent 4 million"])
        .printed();
    assert_eq!(
        said,
        "Done: Send Tom Ode the cost baseline and ask for his own number \
         (Acme Robotics · Plant rollout).\n"
    );
    let closed = user.text(super::STEP);
    let expected = before.replace("status = \"open\"\n", "status = \"done\"\n").replace(
        "by = \"ana\"\n\n[agreed]",
        "by = \"ana\"\nclosed = 2026-12-03\nresult = \"He sent 4 million\"\n\n[agreed]",
    );
    assert_eq!(closed, expected);
    let said = user.run(["action", "done", "h7k2"]).refused(1);
    assert!(
        said.contains("\" is done already, since 2026-12-03\nhint: sideline action reopen "),
        "{said}"
    );
    assert_eq!(user.text(super::STEP), closed);
    let shown = user.run(["action", "show", "h7k2"]).printed();
    assert!(
        shown.contains("\nClosed        Thu 3 Dec\nResult        He sent 4 million\n"),
        "{shown}"
    );
}

#[test]
fn what_others_wrote_into_a_record_stays() {
    let user = User::with_examples();
    user.edit(super::STEP, "owner = \"ana\"", "mood = \"good\"\nowner = \"ana\"  # for now");
    user.run(["action", "done", "h7k2"]).printed();
    let text = user.text(super::STEP);
    assert!(text.contains("mood = \"good\"\nowner = \"ana\"  # for now\n"), "{text}");
    assert!(text.contains("[override.a3]\n"), "{text}");
}

#[test]
fn a_deal_is_added_with_all_that_was_said() {
    let user = User::with_examples();
    let ran = user.types(
        "sideline deal add Lager --account 'Zoë & Söhne' --owner ana --process simple \
         --amount 1234567.8900 --currency chf --close 'end of month' --stage propose",
    );
    let understood = "1234567.8900: 1 234 567.8900 CHF\nend of month: Thu 31 Dec (2026-12-31)\n";
    assert_eq!(ran.err, understood);
    assert_eq!(ran.out, "Added Zoë & Söhne · Lager (zoe-sohne-lager).\n");
    assert_eq!(
        user.text("deals/zoe-sohne-lager/deal.toml"),
        "format = 1\nid = \"zoe-sohne-lager\"\naccount = \"Zoë & Söhne\"\nname = \"Lager\"\n\
         owner = \"ana\"\nstatus = \"open\"\nprocess = \"simple\"\nprocess_version = 1\n\
         stage = \"propose\"\namount = \"1234567.8900\"\ncurrency = \"CHF\"\n\
         close_date = 2026-12-31\ncreated = 2026-12-03\n\n[entered]\npropose = 2026-12-03\n\n\
         [exit.discover.next-talk-booked]\nstatus = \"unknown\"\n\n\
         [exit.discover.problem-and-cost]\nstatus = \"unknown\"\n\n\
         [exit.propose.answer-given]\nstatus = \"unknown\"\n\n\
         [exit.propose.decider-and-date]\nstatus = \"unknown\"\n"
    );
}

#[test]
fn a_deal_needs_nothing_but_names() {
    let user = User::with_examples();
    user.run(["deal", "add", "Line", "--account", "Beta", "--owner", "ana"]).printed();
    let text = user.text("deals/beta-line/deal.toml");
    let head = text.split("\n[exit").next().unwrap();
    assert_eq!(
        head,
        "format = 1\nid = \"beta-line\"\naccount = \"Beta\"\nname = \"Line\"\nowner = \"ana\"\n\
         status = \"open\"\nprocess = \"b2b-buyer-aligned\"\nprocess_version = 1\n\
         stage = \"explore\"\ncreated = 2026-12-03\n\n[entered]\nexplore = 2026-12-03\n"
    );
    assert_eq!(text.matches("[exit.").count(), 24, "a place for each criterion");
    let again = ["deal", "add", "Line", "--account", "Beta", "--owner", "ana", "--another"];
    assert_eq!(user.run(again).printed(), "Added Beta · Line (beta-line-2).\n");
}

#[test]
fn the_first_owner_joins_the_team_and_that_is_said() {
    let user = User::with_examples();
    let nobody = "format = 1\nprocess = \"b2b-buyer-aligned\"\ncurrency = \"EUR\"\n";
    user.put("sideline.toml", nobody);
    let ran = user.run(["deal", "add", "Line", "--account", "Beta", "--owner", "zoë brandt"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, "Zoë Brandt joins the team as a rep (zoe).\n"));
    let joined = "\n[person.zoe]\nname = \"Zoë Brandt\"\nrole = \"rep\"\n";
    assert_eq!(user.text("sideline.toml"), nobody.to_owned() + joined);
    assert!(user.text("deals/beta-line/deal.toml").contains("owner = \"zoe\"\n"));
}

#[test]
fn names_that_begin_with_a_dash_are_typed_as_the_hint_says() {
    let user = User::with_examples();
    for line in ["Line --account=-Beta --owner ana", "--account Beta --owner ana -- -rf"] {
        user.types(&format!("sideline deal add {line}")).printed();
    }
    assert!(user.text("deals/beta-line/deal.toml").contains("account = \"-Beta\"\n"));
    assert!(user.text("deals/beta-rf/deal.toml").contains("name = \"-rf\"\n"));
}

#[test]
fn a_deal_that_cannot_be_added_changes_nothing() {
    let user = User::with_examples();
    let team = user.text("sideline.toml");
    for (line, expected) in [
        ("'' --account '' --owner Zoe", "--account is empty: who is the customer?"),
        ("Line --account ' ' --owner Zoe", "--account is empty: who is the customer?"),
        ("'' --account Beta --owner Zoe", "the name of the deal is empty: what would they buy?"),
        ("Line --account -Beta --owner Zoe", "hint: --account=-Beta, where it is no option"),
        ("-rf --account Beta --owner Zoe", "hint: -- -rf, where it is no option"),
        ("Line --account Beta --owner ' '", "the owner needs a name"),
        ("Line --account Beta --owner 'Ana Ruis'", "hint: one of Ana Ruiz; or first: "),
        ("Line --account Beta --owner Zoe --amount lots", "\"lots\" is not an amount"),
        ("Line --account Beta --owner Zoe --amount 3.400k", "3 400 000 EUR or 3 400 EUR"),
        (
            "Line --account Beta --owner Zoe --amount 1 --currency Euro",
            "\"Euro\" is not a currency",
        ),
        ("Line --account Beta --owner Zoe --currency EUR", "--amount <NUMBER> is missing"),
        ("Line --account Beta --owner Zoe --close someday", "\"someday\" is not a day"),
        ("Line --account Beta --owner Zoe --stage sold", "\"sold\" is no stage of Buyer-aligned"),
        ("Line --account Beta --owner Zoe --process none", "there is no process \"none\""),
    ] {
        let ran = user.types(&format!("sideline deal add {line}"));
        assert!(matches!(ran.code, 1 | 2) && ran.err.contains(expected), "{line}: {ran}");
    }
    assert_eq!(std::fs::read_dir(user.workspace().join("deals")).unwrap().count(), 1);
    assert_eq!(user.text("sideline.toml"), team);
}

#[test]
fn somebody_joins_the_team_once() {
    let user = User::with_examples();
    let before = user.text("sideline.toml");
    let ran =
        user.types("sideline team add 'Ana Cruz' --role rep --manager goran --start '2 weeks ago'");
    assert_eq!(ran.err, "2 weeks ago: Thu 19 Nov (2026-11-19)\n");
    assert_eq!(ran.out, "Added Ana Cruz (ana-cruz).\n", "ana is somebody else");
    let joined = "\n[person.ana-cruz]\nname = \"Ana Cruz\"\nrole = \"rep\"\n\
        manager = \"goran\"\nstarted = 2026-11-19\n";
    let after = user.text("sideline.toml");
    let expected = before.replace("\n[person.goran]", &format!("{joined}\n[person.goran]"));
    assert_eq!(after, expected, "in the order of the ids, and every comment in its place");
    for name in ["Ana Cruz", "ANA  cruz"] {
        let said = user.run(["team", "add", name, "--role", "rep"]).refused(1);
        assert_eq!(said, "sideline: Ana Cruz is in the team already (ana-cruz)\n");
    }
    user.run(["team", "add", " ", "--role", "rep"]).refused(2);
    user.run(["team", "add", "Zoe", "--role", "rep", "--manager", "Ilse"]).refused(1);
    assert_eq!(user.text("sideline.toml"), after);
}
