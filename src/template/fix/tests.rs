//! Fixed files say what they said before.

use super::*;
use crate::domain::process::Process;
use crate::template::read;
use crate::template::shipped::SHIPPED;
use crate::template::tests::{codes, within};

#[track_caller]
fn fixed(text: &str) -> Fixed {
    let fixed = fix(text).unwrap();
    let again = fix(&fixed.text).unwrap();
    assert_eq!(again, Fixed { text: fixed.text.clone(), changes: Vec::new() });
    fixed
}

/// What a process says, whatever the bytes of its file.
fn meaning(text: &str) -> Process {
    Process { digest: String::new(), ..read(text.as_bytes()).unwrap() }
}

#[test]
fn a_text_becomes_a_row_under_a_header() {
    let fixed = fixed(&within("exit = ['The buyer has said it', \"Who\"]\ntime_box = '3w'"));
    let expected = within(
        "time_box = '3w'\n\n\
        [[stage.exit]]\nid = \"the-buyer-has-said-it\"\noutcome = 'The buyer has said it'\n\n\
        [[stage.exit]]\nid = \"who\"\noutcome = \"Who\"",
    );
    assert_eq!(fixed.text, expected);
    assert_eq!(fixed.changes, ["stage s, exit: 2 ids written: the-buyer-has-said-it, who"]);
}

#[test]
fn comments_stay_beside_what_they_are_about() {
    let fixed = fixed(&within(
        "# What they do.\nexit = [ # first\n  'One', # about one\n  # Above two.\n  'Two' # about two\n  # Three?\n] # all\nname = 'S'",
    ));
    let expected = within(
        "name = 'S'\n\n\
        # What they do.\n# all\n# first\n[[stage.exit]]\nid = \"one\"\noutcome = 'One'  # about one\n\n\
        # Above two.\n# Three?\n[[stage.exit]]\nid = \"two\"\noutcome = 'Two'  # about two",
    );
    assert_eq!(fixed.text, expected);
}

#[test]
fn a_fixed_file_means_what_it_meant() {
    #[track_caller]
    fn case(text: &str) {
        let fixed = fixed(text);
        assert_ne!(fixed.changes, <[&str; 0]>::default(), "{text}");
        assert_eq!(meaning(&fixed.text), meaning(text), "{}", fixed.text);
    }
    case(&within("exit = ['x', 'x', 'X!']\nquestion = ['What?']\nobjective = ['agrees to']"));
    case(&within("question = ['What?']\n[[stage.exit]]\nid = 'a'\noutcome = 'b'"));
    case(&within("exit = ['x']\n[[stage]]\nid = 't'\nexit = ['''y\n  z''']\n[role.coach]"));
    case("format = 1\nprocess = { id = 'p' }\nstage = [{ id = 's', exit = ['x', 'y'] }]");
    case(&within(
        "exit = ['x']\nminimum.pain = 2\n[[element]]\nid='pain'\nlevels=['a','b','c','d']",
    ));
}

#[test]
fn what_changes_a_parent_gets_ids_where_it_stands() {
    #[track_caller]
    fn case(stage: &str, expected: &str) {
        let head = "format = 1\nextends = 'base'\nprocess = { id = 'p' }\n";
        assert_eq!(fixed(&format!("{head}{stage}")).text, format!("{head}{expected}"));
    }
    case(
        "[[stage]]\nid = 's'\nexit = { add = ['x'], remove = ['y'] }\n",
        "[[stage]]\nid = 's'\nexit = { add = [{ id = \"x\", outcome = 'x' }], remove = ['y'] }\n",
    );
    case(
        "stage = { add = [{ id = 's', question = ['x'] }] }\n",
        "stage = { add = [{ id = 's', question = [{ id = \"x\", ask = 'x' }] }] }\n",
    );
}

#[test]
fn the_format_is_written_at_the_top() {
    #[track_caller]
    fn case(before: &str, after: &str) {
        let rest = "process = { id = 'p' }\n[[stage]]\nid = 's'\n";
        assert_eq!(fixed(&format!("{before}{rest}")).text, format!("{after}{rest}"));
    }
    case("# Ours\n", "format = 1\n\n# Ours\n");
    case("#:schema ./x.json\n\n# Ours\n", "#:schema ./x.json\n\nformat = 1\n\n# Ours\n");
    case("format = 0 # old\n", "format = 1 # old\n");
    case("format = 1 # new\n", "format = 1 # new\n");
}

#[test]
fn what_cannot_be_fixed_stays() {
    for text in ["exit = []", "exit = ['x', 3]", "exit = ['???']", "exit = [['x']]", "exit = 'x'"] {
        assert_eq!(fixed(&within(text)).text, within(text));
    }
    for (id, text) in SHIPPED {
        assert_eq!(fixed(text).changes, <[&str; 0]>::default(), "{id}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_not_touched() {
    for text in ["format = 1\n[[stage]\nid = 's'", "format = 2", "format = 1\nname = “x”"] {
        assert_eq!(
            fix(text).unwrap_err().first().map(|it| it.code),
            codes(text).get(..5),
            "{text}"
        );
    }
}
