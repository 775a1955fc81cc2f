//! Asks: of whom, for what, and by when.

use std::path::Path;

use toml::Table;

use super::ground::{
    Edit, IDS, Shell, day, fill, ground, in_new_session, in_session, name, new_record, on_page,
    text,
};
use super::{COMMAND, DIALOG, Did, Door, Row, SESSION, all, hold, makes, refuses};

const DOORS: [Door<Ask>; 3] = [(SESSION, session), (DIALOG, dialog), (COMMAND, command)];

#[derive(Debug)]
struct Ask {
    edits: &'static [Edit],
    of: &'static str,
    by: &'static str,
}

const ASK: Ask = Ask { edits: &[], of: "", by: "fri" };
const GIST: &str = "Two days of an engineer";

fn answers(ask: &Ask) -> [(&'static str, &'static str); 4] {
    [
        ("What would help", "4"),
        ("Who should do it", ask.of),
        ("What do you need", GIST),
        ("By when", ask.by),
    ]
}

fn session(ask: &Ask) -> Did {
    let play = in_session(ground("", ask.edits)).keys("<ctrl-r>4");
    // It is the manager's already: one goes back to say otherwise.
    let play = if ask.of.is_empty() { play } else { play.keys("<shift-tab>") };
    let (play, said) = fill(play, &answers(ask)[1..]);
    let new = in_new_session(play.root(), "ask").filter(|new| new.contains_key("needed_by"));
    Did { record: new.map(|new| in_words(play.root(), &new)).unwrap_or_default(), said }
}

fn dialog(ask: &Ask) -> Did {
    let (play, said) = fill(on_page(ground("", ask.edits)).keys("r"), &answers(ask));
    made(play.root(), said)
}

fn command(ask: &Ask) -> Did {
    let shell = Shell::new("", ask.edits);
    let mut words = vec!["ask", "add", "--deal=acme", "--kind=resource", "--needed-by", ask.by];
    words.extend(["--gist", GIST]);
    words.extend(["--of", ask.of].into_iter().filter(|_| !ask.of.is_empty()));
    let said = shell.runs(&words);
    made(&shell.root, said)
}

fn made(root: &Path, said: String) -> Did {
    let new = new_record(root, "asks");
    Did { record: new.map(|new| in_words(root, &new)).unwrap_or_default(), said }
}

fn in_words(root: &Path, ask: &Table) -> String {
    let of = match text(ask, "of") {
        "" => format!("{}, {}", text(ask, "of_name"), text(ask, "of_title")),
        id => name(root, id),
    };
    let (kind, gist) = (text(ask, "kind"), text(ask, "gist"));
    format!("asks {of} · {kind}: {gist} · {}", day(ask, "needed_by"))
}

#[test]
fn help_is_asked_of_somebody_for_a_day() {
    let of = |of| Ask { of, ..ASK };
    let row = |mark, typed, want| Row { mark, typed, want };
    hold(
        DOORS,
        &[
            row(
                None,
                ASK,
                all(makes("asks Goran · resource: Two days of an engineer · Fri 27 Nov")),
            ),
            row(
                None,
                of("eva lund, CEO"),
                all(makes("asks Eva Lund, CEO · resource: Two days of an engineer · Fri 27 Nov")),
            ),
            row(None, of("Gorann"), all(refuses(&["\"Gorann\"", "did you mean Goran Petrovic?"]))),
            row(None, of("24"), all(refuses(&["\"24\" is not a name"]))),
            row(None, Ask { by: "soon", ..ASK }, all(refuses(&["\"soon\" is not a day"]))),
            row(
                None,
                Ask { edits: IDS, ..of("kim") },
                all(makes("asks Joan · resource: Two days of an engineer · Fri 27 Nov")),
            ),
        ],
    );
}
