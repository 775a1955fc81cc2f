//! Lists look into the team, the heads of the deals, and the files of their own
//! kind. What is broken there is told; what is broken elsewhere is told by
//! doctor.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::support::binary::User;

/// What all of these lie in.
const DEAL: &str = "deals/acme-robotics-plant-rollout";
/// The lists, and a file of the kind that each is about.
const LISTS: [(&str, &str); 4] = [
    ("action", "actions/b3c5d7fg.toml"),
    ("ask", "asks/e4g6j8km.toml"),
    ("call", "calls/p6r8t2vw.toml"),
    ("session", "sessions/2026-12-08-q5w8e2rt.toml"),
];

/// What a list prints, all of it.
fn listed(user: &User, list: &str) -> crate::support::binary::Ran {
    let all: &[&str] = if matches!(list, "action" | "ask") { &["--all"] } else { &[] };
    user.run([&[list, "list"], all].concat())
}

#[test]
fn a_list_tells_of_broken_files_of_its_own_kind_and_looks_into_no_others() {
    for (broken, file) in LISTS {
        let user = User::with_everything();
        let before: Vec<_> = LISTS.map(|(list, _)| listed(&user, list).printed()).into();
        let file = format!("{DEAL}/{file}");
        user.put(&file, "format = 1\nid = \n");
        for ((list, _), before) in LISTS.iter().zip(before) {
            let ran = listed(&user, list);
            if *list != broken {
                assert_eq!(ran.printed(), before, "{list} beside a broken {broken}");
                continue;
            }
            assert_eq!(ran.code, 3, "{ran}");
            assert!(ran.err.contains(&format!("  {file}:2:")), "{ran}");
            let ids = |out: &str| -> Vec<String> {
                out.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
            };
            let (ids, all) = (ids(&ran.out), ids(&before));
            assert_eq!(ids.len(), all.len() - 1, "{ran}");
            assert!(ids.iter().all(|id| all.contains(id)), "{ran}");
        }
        let ran = user.run(["doctor"]);
        assert!(ran.out.contains(&file), "{ran}");
    }
}

#[test]
fn a_deal_is_broken_for_lists_where_its_head_is() {
    let user = User::with_examples();
    let deal = user.text(super::DEAL);
    let before = user.run(["action", "list"]).printed();
    user.put(super::DEAL, format!("{deal}\n[person.zoe]\nname =\n"));
    assert_eq!(user.run(["action", "list"]).printed(), before);
    assert!(user.run(["doctor"]).out.contains(super::DEAL));
    user.put(super::DEAL, deal.replace("stage = \"align\"", "stage = align"));
    let ran = user.run(["action", "list"]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{ran}");
    assert!(ran.err.contains(&format!("  {}:9:9: align needs quotes", super::DEAL)), "{ran}");
}

#[test]
fn a_buyers_person_of_a_deal_that_cannot_be_read_is_called_by_their_id() {
    let user = User::with_examples();
    user.run(["action", "add", "Decide", "--deal", "acme", "--side", "buyer", "--owner", "dana"]);
    let deal = user.text(super::DEAL);
    user.put(super::DEAL, format!("{deal}\n[person.zoe]\nname =\n"));
    let ran = user.run(["action", "list"]);
    assert_eq!(ran.code, 3, "{ran}");
    assert!(ran.out.lines().any(|line| line.contains("dana") && line.contains("Decide")), "{ran}");
    assert_eq!(ran.err.matches(super::DEAL).count(), 1, "{ran}");
}

#[test]
fn a_folder_without_a_deal_is_told_and_nothing_beside_it_is_listed() {
    let user = User::with_examples();
    fs::remove_file(user.workspace().join(super::DEAL)).unwrap();
    for list in ["action", "ask", "call", "session"] {
        let ran = user.run([list, "list"]);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{ran}");
        let told = "deal.toml: missing, so what lies beside it belongs to no deal";
        assert!(ran.err.contains(told), "{ran}");
    }
}

#[test]
fn a_file_without_rights_is_told_where_it_cannot_be_opened() {
    let user = User::with_everything();
    let all = listed(&user, "action").printed();
    let file = format!("{DEAL}/actions/b3c5d7fg.toml");
    let path = user.workspace().join(&file);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o0)).unwrap();
    let ran = listed(&user, "action");
    // Whoever may do everything opens it all the same.
    if fs::File::open(&path).is_ok() {
        assert_eq!(ran.printed(), all);
        return;
    }
    assert_eq!(ran.code, 3, "{ran}");
    assert_eq!(ran.out.lines().count(), all.lines().count() - 1, "{ran}");
    assert!(ran.err.contains(&format!("  {file}: cannot be read: ")), "{ran}");
}

#[test]
fn a_file_of_one_mebibyte_is_read_and_a_larger_one_is_told() {
    let user = User::with_examples();
    let step = user.text(super::STEP);
    let filled = |size: usize| format!("{step}# {}\n", "x".repeat(size - step.len() - 3));
    let before = user.run(["action", "list"]).printed();
    user.put(super::STEP, filled(1 << 20));
    assert_eq!(user.run(["action", "list"]).printed(), before);
    user.put(super::STEP, filled((1 << 20) + 1));
    let ran = user.run(["action", "list"]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{ran}");
    assert!(ran.err.contains("too large: 1024 KiB, and at most 1024 are read"), "{ran}");
}
