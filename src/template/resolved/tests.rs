//! What is written as one file is the same process.

use proptest::prelude::*;

use crate::domain::process::Process;
use crate::template::tests::family::{BASE, Files, child, family};
use crate::template::{read, resolved};

#[test]
fn a_resolved_file_stands_by_itself() {
    let text = child(
        "[[stage]]\nid = 'two'\nafter = 'three'\nroles = { add = ['coach'] }\ncoaching = '''\na\n\"b\"\n'''\n\
        exit = ['The buyer has \"paid\"']\n[session]\nminutes = { full = 50 }",
    );
    let files = [("our.toml", &*text), ("base.toml", BASE)];
    let process = family(&files).unwrap();
    for origins in [false, true] {
        let files = Files(&files);
        let text = resolved(&files.file(|_, _| true).unwrap(), &files, origins).unwrap();
        let again = read(text.as_bytes()).unwrap_or_else(|faults| panic!("{text}{faults:#?}"));
        assert_eq!(Process { digest: process.digest.clone(), ..again }, process, "{text}");
    }
}

#[test]
fn a_resolved_file_says_where_each_line_comes_from() {
    let text = child("[[stage]]\nid = 'two'\nname = 'Prove'\nroles = { add = ['coach'] }");
    let files = [("our.toml", &*text), ("base.toml", BASE)];
    let files = Files(&files);
    let text = resolved(&files.file(|_, _| true).unwrap(), &files, true).unwrap();
    insta::assert_snapshot!(text);
}

/// Parts of a child that can stand together.
fn changes() -> impl Strategy<Value = String> {
    let parts = [
        "[role.board]\nname = 'Board'\n",
        "[role.coach]\nname = 'Guide'\n",
        "[defaults]\ntime_box = '5d'\n",
        "[actions]\nrequire = { add = ['done-when'] }\n",
        "[[element]]\nid = 'gain'\nlevels = ['a', 'b', 'c', 'd']\n",
        "[[stage]]\nid = 'one'\nname = 'First'\nexit = ['The buyer has paid']\n",
        "[[stage]]\nid = 'two'\ntraps = { add = ['x'] }\nquestion = [{ id = 'why', ask = 'Why not?' }]\n",
        "[[stage]]\nid = 'legal'\nafter = 'one'\n[[stage.exit]]\nid = 'x'\noutcome = 'y'\n",
        "[[stage]]\nid = 'last'\nbefore = 'three'\n",
        "[[retired]]\nstage = 'old'\ninto = 'two'\n",
    ];
    proptest::sample::subsequence(parts.to_vec(), 0..=parts.len()).prop_map(|parts| parts.concat())
}

/// A process but for what is a file's own.
fn inherited(process: Process) -> Process {
    Process {
        digest: String::new(),
        version: 1,
        updated: None,
        id: "p".parse().unwrap(),
        ..process
    }
}

proptest! {
    #[test]
    fn an_empty_child_changes_nothing(changes in changes()) {
        let our = child(&changes);
        let files = Files(&[("our.toml", &*our), ("base.toml", BASE)]);
        let base = resolved(&files.file(|_, _| true).unwrap(), &files, false).unwrap();
        let alone = read(base.as_bytes()).unwrap();
        let base = base.replace("id = \"p\"", "id = \"base\"");
        let under = family(&[("our.toml", &child("")), ("base.toml", &base)]).unwrap();
        prop_assert_eq!(inherited(under), inherited(alone));
    }

    #[test]
    fn the_same_child_twice_is_as_good_as_once(changes in changes()) {
        let once = child(&changes);
        let twice = once.replace("id = 'p'", "id = 'q'").replace("base.toml", "once.toml");
        let files = [("twice.toml", &*twice), ("once.toml", &once), ("base.toml", BASE)];
        let (twice, once) = (family(&files).unwrap(), family(&files[1..]).unwrap());
        prop_assert_eq!(inherited(twice), inherited(once));
    }

    #[test]
    fn what_is_resolved_reads_as_the_same_process(changes in changes()) {
        let our = child(&changes);
        let files = [("our.toml", &*our), ("base.toml", BASE)];
        let files = Files(&files);
        let process = family(files.0).unwrap();
        let text = resolved(&files.file(|_, _| true).unwrap(), &files, true).unwrap();
        prop_assert_eq!(inherited(read(text.as_bytes()).unwrap()), inherited(process));
    }
}
