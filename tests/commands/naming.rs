//! How deals, people and steps are named on the command line.

use crate::support::binary::User;

/// A workspace with deals that are easily mistaken for one another.
fn user() -> User {
    let user = User::with_examples();
    for (account, name) in
        [("Acme", "Zürich"), ("Beta", "Plant rollout"), ("Gamma", "list"), ("Beta", "Old line")]
    {
        user.run(["deal", "add", name, "--account", account, "--owner", "ana"]);
    }
    let decided = "status = \"won\"\ndecided = 2026-12-01";
    user.edit("deals/beta-old-line/deal.toml", "status = \"open\"", decided);
    user
}

#[test]
fn a_deal_is_found_by_id_then_its_start_then_words_of_its_name() {
    let user = user();
    for (typed, expected) in [
        ("acme-robotics-plant-rollout", "acme-robotics-plant-rollout"),
        ("acme-r", "acme-robotics-plant-rollout"),
        ("robotics", "acme-robotics-plant-rollout"),
        ("ROLL acme", "acme-robotics-plant-rollout"),
        ("zurich", "acme-zurich"),
        ("ZÜR", "acme-zurich"),
        // Open ones before decided ones, at each of the three.
        ("beta", "beta-plant-rollout"),
        ("beta line", "beta-old-line"),
        ("beta-old", "beta-old-line"),
    ] {
        let printed = user.run(["deal", "show", typed]).printed();
        assert!(printed.contains(&format!("\nId            {expected}\n")), "{typed}: {printed}");
    }
}

#[test]
fn several_deals_are_listed_and_nothing_changes() {
    let user = user();
    let said = user.run(["action", "add", "Call", "--deal", "acme"]).refused(1);
    assert_eq!(
        said,
        "sideline: \"acme\" fits several deals; nothing was changed\n  \
         acme-robotics-plant-rollout  Acme Robotics · Plant rollout\n  \
         acme-zurich  Acme · Zürich\n\
         hint: use more of the name, or the id\n"
    );
    assert_eq!(user.run(["action", "list"]).printed().lines().count(), 1);
}

#[test]
fn a_name_that_fits_nothing_is_told() {
    let user = user();
    for typed in ["nobody", "", " ", "acme-robotics-plant-rollout-2", "acme nobody", "../x", "-"] {
        let said = user.run(["deal", "show", "--", typed]).refused(1);
        let expected = format!("sideline: there is no deal \"{typed}\"\n");
        assert_eq!(said, expected + "hint: sideline deal list shows all\n");
    }
}

#[test]
fn a_command_wins_over_a_deal_of_the_same_name() {
    let user = user();
    assert!(user.run(["session", "list"]).printed().starts_with("k3v9"));
    assert_eq!(user.run(["session", "list", "list"]).out, "", "the sessions on the deal");
    let said = user.run(["session", "lis"]).refused(2);
    assert!(said.contains("the screens need a terminal"), "{said}");
}

#[test]
fn a_person_is_found_by_id_then_its_start_then_a_word_of_the_name() {
    let user = User::with_examples();
    for name in ["Anabel Cruz", "Ruiz Díaz"] {
        user.run(["team", "add", name, "--role", "rep"]).printed();
    }
    let mine = |owner: &str| user.run(["action", "list", "--owner", owner]);
    for owner in ["ana", "Ana Ruiz", "ANA RU"] {
        assert_eq!(mine(owner).printed().lines().count(), 1, "{owner}");
    }
    for owner in ["anabel", "cruz", "diaz", "ruiz", "GORAN"] {
        assert_eq!(mine(owner).out, "", "{owner}: somebody else");
    }
    let said = mine("an").refused(1);
    assert!(said.contains("\"an\" fits several people"), "{said}");
    assert!(said.contains("\n  ana  Ana Ruiz\n  anabel  Anabel Cruz\n"), "{said}");
    let said = mine("tom").refused(1);
    assert!(said.contains("nobody in the team is called \"tom\""), "{said}");
}

#[test]
fn a_step_is_found_by_the_start_of_its_id_however_it_was_read() {
    let user = User::with_examples();
    let folder = super::STEP.trim_end_matches("h7k2p9qd.toml");
    for id in ["1001aaaa", "h7k2p9zz"] {
        let text = user.text(super::STEP).replace("h7k2p9qd", id);
        user.put(&format!("{folder}{id}.toml"), text);
    }
    let closed = "status = \"done\"\nclosed = 2026-12-01";
    user.edit(&format!("{folder}h7k2p9zz.toml"), "status = \"open\"", closed);
    for (typed, expected) in [
        ("h7k2p9qd", "h7k2p9qd"),
        ("H7K2", "h7k2p9qd"),
        (" h ", "h7k2p9qd"),
        ("h7k2p9z", "h7k2p9zz"),
        ("loo1", "1001aaaa"),
        ("IO0L", "1001aaaa"),
    ] {
        let printed = user.run(["action", "show", typed]).printed();
        assert!(printed.contains(&format!("\nId            {expected}\n")), "{typed}: {printed}");
    }
    for typed in ["", "zz", "h7k2p9qd9"] {
        let said = user.run(["action", "done", typed]).refused(1);
        assert!(said.starts_with(&format!("sideline: there is no action \"{typed}\"\n")), "{said}");
    }
}

#[test]
fn several_steps_are_listed_and_nothing_changes() {
    let user = User::with_examples();
    let other = super::STEP.replace("h7k2p9qd", "h7k2p8aa");
    user.put(&other, user.text(super::STEP).replace("h7k2p9qd", "h7k2p8aa"));
    let said = user.run(["action", "done", "h7k2"]).refused(1);
    assert!(said.contains("fits several actions"), "{said}");
    assert!(said.contains("\n  h7k2p8aa  Send Tom") && said.contains("\n  h7k2p9qd  "), "{said}");
    assert!(user.text(super::STEP).contains("status = \"open\""));
}

#[test]
fn lists_show_as_much_of_an_id_as_is_needed() {
    let user = User::with_examples();
    let id = |list: &str| {
        let printed = user.run([list, "list"]).printed();
        printed.split("  ").next().unwrap().to_owned()
    };
    assert_eq!(id("action"), "h7k2");
    assert_eq!(id("session"), "k3v9");
    let other = super::STEP.replace("h7k2p9qd", "h7k2p8aa");
    user.put(&other, user.text(super::STEP).replace("h7k2p9qd", "h7k2p8aa"));
    assert_eq!(id("action"), "h7k2p8");
}

#[test]
fn the_workspace_is_named_before_or_after_the_command() {
    let user = User::with_examples();
    let expected = user.run(["deal", "list"]).printed();
    std::fs::create_dir(user.home().join("elsewhere")).unwrap();
    for line in [
        "sideline -w ../sales deal list",
        "sideline deal -w ../sales list",
        "sideline deal list -w ../sales",
        "sideline deal list --workspace=../sales",
        "SIDELINE_WORKSPACE=../sales sideline deal list",
        "SIDELINE_WORKSPACE=/nowhere sideline deal list -w ../sales",
        "cd ../sales/deals && sideline deal list",
    ] {
        let line = format!("cd ../elsewhere && {line}");
        assert_eq!(user.types(&line).printed(), expected, "{line}");
    }
    assert_eq!(user.types("cd ../elsewhere && sideline deal list").out, "");
}
