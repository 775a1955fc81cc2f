//! Papers that go to a file: whole, and over nothing that is there.

use std::fs;

use crate::support::binary::User;

const PAPERS: [&str; 5] = [
    "session export k3v9",
    "session export k3v9 --format text",
    "session export k3v9 --format json",
    "call brief m4x8",
    "deal brief acme --format md",
];

#[test]
fn a_file_holds_what_would_be_printed() {
    for paper in PAPERS {
        let user = User::with_examples();
        let printed = user.types(&format!("sideline {paper}")).printed();
        let ran = user.types(&format!("sideline {paper} --output paper.txt"));
        assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{paper}: {ran}");
        assert_eq!(ran.err, "paper.txt is written.\n");
        assert_eq!(user.text("paper.txt"), printed, "{paper}");
    }
}

#[test]
fn what_is_there_stays_unless_it_is_forced() {
    for paper in PAPERS {
        let user = User::with_examples();
        user.put("paper.txt", "mine");
        let said = user.types(&format!("sideline {paper} --output paper.txt")).refused(1);
        assert_eq!(
            said,
            "sideline: paper.txt was not written: it is there already\n\
             hint: it stays as it is: name another file, or --force to write over it\n"
        );
        assert_eq!(user.text("paper.txt"), "mine");
        let ran = user.types(&format!("sideline {paper} --output paper.txt --force"));
        assert_eq!(ran.code, 0, "{ran}");
        assert_ne!(user.text("paper.txt"), "mine");
    }
}

#[test]
fn what_is_no_file_is_refused_with_what_to_do() {
    let user = User::with_examples();
    user.put("mine.txt", "mine");
    std::os::unix::fs::symlink("mine.txt", user.workspace().join("link")).unwrap();
    for (output, expected) in [
        ("deals", "deals was not written: it is a folder\nhint: name a file\n"),
        (".", ". was not written: it is a folder\nhint: name a file\n"),
        ("link", "link was not written: it is a link\nhint: name a file\n"),
        (
            "new/paper.txt",
            "new/paper.txt was not written: there is no folder new\n\
             hint: make the folder first, or name a file elsewhere\n",
        ),
    ] {
        let line = format!("sideline call brief m4x8 --force --output {output}");
        assert_eq!(user.types(&line).refused(1), format!("sideline: {expected}"));
    }
    assert_eq!(user.text("mine.txt"), "mine");
    let said = user.types("sideline call brief m4x8 --force").refused(2);
    assert!(said.contains("--output"), "{said}");
}

#[test]
fn no_paper_is_written_over_a_record_and_force_is_not_offered() {
    let user = User::with_examples();
    user.put("process-templates/ours.toml", "format = 1\n");
    std::fs::create_dir(user.workspace().join("exports")).unwrap();
    let before = user.files();
    let papers = PAPERS.iter().copied().chain(["export calendar --owner ana"]);
    let records = ["sideline.toml", super::DEAL, super::STEP, "process-templates/ours.toml"];
    let new = ["deals/acme-robotics-plant-rollout/notes.md", "deals/../sideline.toml"];
    for paper in papers {
        for record in records.iter().chain(&new) {
            for force in ["", " --force"] {
                let line = format!("sideline {paper} --output {record}{force}");
                assert_eq!(
                    user.types(&line).refused(1),
                    format!(
                        "sideline: {record} was not written: records of a workspace lie there\n\
                         hint: it stays as it is: name a file elsewhere, as in exports/minutes.md\n"
                    )
                );
            }
        }
    }
    assert_eq!(user.files(), before);
    let ran = user.types("sideline session export k3v9 --output exports/minutes.md");
    assert_eq!(ran.err, "exports/minutes.md is written.\n");
}

#[test]
fn a_command_that_fails_writes_nothing() {
    let user = User::with_examples();
    user.types("sideline call brief zzzz --output paper.txt").refused(1);
    assert!(!user.workspace().join("paper.txt").exists());
    let names = fs::read_dir(user.workspace()).unwrap().count();
    assert_eq!(names, fs::read_dir(User::with_examples().workspace()).unwrap().count());
}
