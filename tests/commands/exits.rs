//! Exit codes, and what goes where.

use std::process::Stdio;

use crate::support::binary::User;

#[test]
fn the_exit_code_says_how_it_went() {
    let user = User::with_examples();
    for (code, line) in [
        (0, "sideline deal list"),
        (0, "sideline --help"),
        (1, "sideline deal show nobody"),
        (1, "sideline action done nothing"),
        (1, "sideline process show nothing"),
        (2, "sideline dael list"),
        (2, "sideline deal list --all"),
        (2, "sideline action list --status late"),
        (2, "sideline action list --due-by someday"),
        (2, "sideline action add x --deal acme --due '30 feb'"),
        (2, "sideline deal add x --account y --owner ana --amount lots"),
        (2, "SIDELINE_NOW=today sideline deal list"),
        (2, "SIDELINE_SEED=x sideline deal list"),
        (2, "sideline"),
        (2, "sideline session acme"),
    ] {
        assert_eq!(user.types(line).code, code, "{line}");
    }
    user.edit(super::STEP, "status = \"open\"", "status = \"opn\"");
    assert_eq!(user.types("sideline deal list").code, 3);
}

#[test]
fn what_makes_no_sense_is_said_in_a_sentence_with_a_hint() {
    let user = User::with_examples();
    for (line, expected) in [
        ("dael list", "there is no command \"dael\" here\nhint: did you mean deal?"),
        (
            "deal look",
            "there is no command \"look\" here\nhint: sideline deal --help shows what there is",
        ),
        ("deal list --jsn", "there is no option --jsn here\nhint: did you mean --json?"),
        (
            "deal list -x",
            "there is no option -x here\nhint: sideline deal list --help shows what there is",
        ),
        (
            "deal show acme robotics",
            "\"robotics\" is one word too many\nhint: put a name of several words in quotes",
        ),
        (
            "session acme robotics",
            "\"robotics\" is one word too many\nhint: put a name of several words in quotes",
        ),
        ("deal show", "<DEAL> is missing\nhint: sideline deal show <DEAL>"),
        (
            "deal add Line",
            "--account <ACCOUNT> and --owner <REP> are missing\nhint: sideline deal add --account <ACCOUNT> --owner <REP> <NAME>",
        ),
        ("team add Ana --role boss", "--role cannot be \"boss\"\nhint: one of manager, rep"),
        (
            "action list --due-by",
            "--due-by needs something after it\nhint: sideline --help shows what there is",
        ),
        (
            "deal list -w a -w b",
            "--workspace is there twice\nhint: sideline deal list --help shows what there is",
        ),
        ("action list --status late", "\"late\" is not a status: proposed, open, done or dropped"),
    ] {
        let said = user.run(line.split(' ')).refused(2);
        assert_eq!(said, format!("sideline: {expected}\n"), "{line}");
    }
    let started = user.run(["deal"]).refused(2);
    assert!(started.starts_with("Deals, and where they stand\n"), "{started}");
    assert!(started.ends_with("hint: go on with one of the commands above\n"), "{started}");
}

#[test]
fn the_screens_want_a_terminal() {
    let user = User::with_examples();
    for words in [&[][..], &["session"], &["session", "acme"]] {
        assert_eq!(
            user.run(words).refused(2),
            "sideline: the screens need a terminal\n  the input is not a terminal\n\
             hint: \"sideline --help\" lists what works without one\n"
        );
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let user = User::with_examples();
    for words in [&["action", "list"][..], &["deal", "show", "acme", "--json"], &["--help"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut child = user.command(words).stdout(writer).stderr(Stdio::piped()).spawn().unwrap();
        let said = std::io::read_to_string(child.stderr.take().unwrap()).unwrap();
        assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""), "{words:?}");
    }
    assert_eq!(user.types("sideline deal show acme --json | head -c 1").printed(), "{");
}

#[test]
#[cfg(target_os = "linux")]
fn a_result_that_cannot_be_printed_is_an_error() {
    let user = User::with_examples();
    let said = user.types("sideline deal list > /dev/full").refused(1);
    assert!(said.starts_with("sideline: the result could not be printed\n"), "{said}");
}

#[test]
fn what_was_understood_stays_out_of_the_result() {
    let user = User::with_examples();
    let ran = user.run(["action", "list", "--due-by", "next fri", "--json"]);
    assert_eq!(ran.err, "next fri: Fri 11 Dec (2026-12-11)\n");
    assert!(ran.out.starts_with("{\n") && ran.out.ends_with("\n}\n"), "{}", ran.out);
    let exact = user.run(["action", "list", "--due-by", "2026-12-11"]).printed();
    assert_eq!(exact.lines().count(), 1);
}

#[test]
fn no_word_of_the_machinery_is_said() {
    let user = User::with_examples();
    user.edit(super::STEP, "format = 1", "format = 1\nformat = 1");
    user.edit(super::DEAL, "created = 2026-09-01\n", "");
    user.put("sideline.toml", "[targets]\nx = [");
    for line in [
        "sideline action list",
        "sideline deal show acme",
        "sideline team add Zoe --role rep",
        "sideline process check sideline.toml nothing.toml",
        "sideline deal add x --account y --owner ana --amount -3",
        "sideline session show \"$(printf 'a\\377')\"",
        "sideline init sideline.toml",
        "sideline -w sideline.toml deal list",
    ] {
        let ran = user.types(line);
        assert_ne!(ran.code, 0, "{line}");
        for word in
            ["Some(", "Err(", "Error {", "::", "struct", "enum", "os error", "panick", "RUST"]
        {
            assert!(!ran.err.contains(word), "{line}: {word} in {}", ran.err);
        }
        assert!(ran.err.contains("sideline: "), "{line}: {}", ran.err);
    }
}
