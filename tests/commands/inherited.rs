//! Process files that extend another one.

use std::fs;
use std::os::unix::fs::symlink;

use insta::assert_snapshot;

use crate::support::binary::User;

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/process");

/// A file of the team's that extends what is named.
fn extending(parent: &str) -> String {
    format!(
        "format = 1\nextends = \"{parent}\"\nprocess = {{ id = \"ours\", name = \"Our sale\" }}\n\n\
        [[stage]]\nid = \"legal\"\nexit = [\"The buyer has signed the data agreement\"]\n"
    )
}

/// A user with the company's process and that of one of its teams.
fn company() -> User {
    let user = User::with_examples();
    for name in ["complex-b2b.toml", "team-dach.toml"] {
        let text = fs::read(format!("{SAMPLES}/{name}")).unwrap();
        user.put(&format!("process-templates/{name}"), text);
    }
    user
}

#[test]
fn a_process_is_shown_with_what_it_inherits() {
    let user = company();
    assert_snapshot!(user.seen(&[
        "sideline process check process-templates/team-dach.toml",
        "sideline process show complex-b2b-dach",
        "sideline process show complex-b2b-dach --resolved --origin",
    ]));
}

#[test]
fn a_resolved_file_is_one_to_use() {
    let user = company();
    let text = user.run(["process", "show", "complex-b2b-dach", "--resolved"]).printed();
    assert!(!text.contains("extends") && !text.contains("# from"), "{text}");
    let shown = |user: &User| user.run(["process", "show", "complex-b2b-dach"]).printed();
    let before = shown(&user);
    user.put("process-templates/team-dach.toml", &text);
    assert_eq!(user.run(["process", "check", "process-templates/team-dach.toml"]).code, 0);
    assert_eq!(shown(&user), before);
    let again = user.run(["process", "show", "complex-b2b-dach", "--resolved"]).printed();
    let rest = |text: &str| text.split_once("\n\n").unwrap().1.to_owned();
    assert_eq!(rest(&again), rest(&text));
}

#[test]
fn an_origin_is_asked_of_a_resolved_file() {
    let user = User::new();
    user.run(["process", "show", "simple", "--origin"]).refused(2);
    let shown = user.run(["process", "show", "simple", "--resolved", "--origin"]).printed();
    assert!(shown.contains("id = \"simple\"  # from simple.toml:9\n"), "{shown}");
}

#[test]
fn a_process_that_ships_can_be_extended_and_replaced() {
    let user = User::with_examples();
    user.put("process-templates/our.toml", extending("simple"));
    let stages = || {
        let shown = user.run(["process", "show", "ours"]).printed();
        let names = shown.lines().filter(|line| line.starts_with(char::is_numeric));
        names.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(stages(), ["1 Discover (discover)", "2 Propose (propose)", "3 Legal (legal)"]);
    // The team's own wins, also as a parent.
    let own = "format = 1\nprocess = { id = \"simple\" }\n\n[[stage]]\nid = \"begin\"\n";
    user.put("process-templates/z.toml", own);
    assert_eq!(stages(), ["1 Begin (begin)", "2 Legal (legal)"]);
    // One that extends the process it replaces has to be told apart from it.
    fs::remove_file(user.workspace().join("process-templates/z.toml")).unwrap();
    user.edit("process-templates/our.toml", "id = \"ours\"", "id = \"simple\"");
    let ran = user.run(["process", "check", "--format", "short", "process-templates/our.toml"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("our.toml:3:18: error[SL306]: "), "{ran}");
}

#[test]
fn a_broken_parent_breaks_its_children_and_nothing_else() {
    let user = company();
    let deal = ["deal", "add", "Line", "--account", "Beta", "--owner", "ana"];
    user.run(deal.iter().chain(&["--process", "complex-b2b-dach"])).printed();
    user.edit("process-templates/complex-b2b.toml", "time_box = \"3w\"", "time_box = 3");
    assert_snapshot!(user.seen(&[
        "sideline process list",
        "sideline process check process-templates/team-dach.toml",
        "sideline process show complex-b2b-dach --resolved",
        "sideline deal list",
        "sideline deal show beta",
    ]));
}

#[test]
fn a_team_extends_only_what_lies_in_its_folder() {
    let user = User::with_examples();
    let base = "format = 1\nprocess = { id = \"base\" }\n\n[[stage]]\nid = \"begin\"\n";
    for name in ["base.toml", "process-templates/base.toml", "process-templates/more/base.toml"] {
        user.put(name, base);
    }
    let templates = user.workspace().join("process-templates");
    symlink(templates.join("base.toml"), templates.join("link.toml")).unwrap();
    symlink(user.workspace(), templates.join("out")).unwrap();
    let said = |parent: &str| {
        user.put("process-templates/our.toml", extending(parent));
        let ran = user.run(["process", "check", "--format", "short", "process-templates/our.toml"]);
        let error = ran.out.split_once("[SL301]: ").map_or("", |(_, rest)| rest);
        error.lines().next().unwrap_or_default().to_owned()
    };
    for good in ["./base.toml", "./more/base.toml", "../process-templates/base.toml", "base"] {
        assert_eq!(said(good), "", "{good}");
    }
    let outside = " is outside process-templates, where a team keeps its processes";
    assert_eq!(said("../base.toml"), format!("\"../base.toml\"{outside}"));
    assert_eq!(said("../../../../etc/passwd"), format!("\"../../../../etc/passwd\"{outside}"));
    let absolute = templates.join("base.toml").display().to_string();
    assert!(said(&absolute).ends_with("is an absolute path"));
    let link = "cannot be extended: a link, which is not followed: put the file itself here";
    assert_eq!(said("./link.toml"), format!("\"./link.toml\" {link}"));
    let behind = "lies behind a link: write where it really is";
    assert_eq!(said("./out/base.toml"), format!("\"./out/base.toml\" {behind}"));
    assert_eq!(said("./more"), "\"./more\" cannot be extended: a folder, where a file should be");
    assert_eq!(said("./bsae.toml"), "\"./bsae.toml\" does not exist");
}

#[test]
fn a_file_elsewhere_extends_what_lies_beside_it() {
    let user = User::new();
    let base = "format = 1\nprocess = { id = \"base\" }\n\n[[stage]]\nid = \"begin\"\n";
    user.put("company/base.toml", base);
    user.put("teams/our.toml", extending("../company/base.toml"));
    let ran = user.run(["process", "check", "teams/our.toml"]);
    assert_eq!(ran.code, 0, "{ran}");
    user.put("company/base.toml", base.replace("format = 1", "format = 9"));
    let ran = user.run(["process", "check", "--format", "short", "teams/our.toml"]);
    assert!(ran.out.starts_with("company/base.toml:1:10: error[SL102]: "), "{ran}");
}
