//! Steps: whose they are, what is to be done, and by when.

use std::path::Path;

use toml::{Table, Value};

use super::ground::{
    DAY_FIRST, Edit, FOLLOWS_NONE, FOLLOWS_OURS, IDS, MONTH_FIRST, NOBODY, REPS, Shell, day, fill,
    ground, in_new_session, in_session, name, new_record, on_page, text, types,
};
use super::{
    COMMAND, DIALOG, Did, Door, Mark, Row, SESSION, Want, all, by_command, each, hold, makes,
    refuses,
};

const DOORS: [Door<Step>; 3] = [(SESSION, session), (DIALOG, dialog), (COMMAND, command)];

/// What is typed of a step; nothing for a part that is left as it is offered.
#[derive(Debug)]
struct Step {
    me: &'static str,
    edits: &'static [Edit],
    text: &'static str,
    owner: &'static str,
    due: &'static str,
    /// The key that says who does it.
    gate: &'static str,
    options: &'static [&'static str],
}

const STEP: Step =
    Step { me: "", edits: &[], text: "Send the plan", owner: "", due: "", gate: "", options: &[] };

/// How owner and day are asked for.
const WHOSE: &str = "Whose step|Who is \"";
const BY_WHEN: &str = "By when|Which day is \"";

/// At the end of a session, where steps are agreed; what is asked before both
/// agree stays open.
fn session(step: &Step) -> Did {
    let play = in_session(ground(step.me, step.edits))
        .keys("<esc><end><enter>")
        .tab_to("What is the first step?");
    let play = types(play, step.text).keys("<enter>");
    // It is the rep's already: one goes back to say otherwise.
    let play = if step.owner.is_empty() { play } else { play.keys("<shift-tab>") };
    let asked = [(WHOSE, step.owner), ("Who does it?", step.gate), (BY_WHEN, step.due)];
    let (play, said) = fill(play, &asked);
    // Until its day and its owner are kept it is half said.
    let is_said = |new: &Table| ["due", "owner"].iter().all(|key| new.contains_key(*key));
    let new = in_new_session(play.root(), "action").filter(is_said);
    Did { record: new.map(|new| in_words(play.root(), &new)).unwrap_or_default(), said }
}

fn dialog(step: &Step) -> Did {
    let play = on_page(ground(step.me, step.edits)).keys("<ctrl-t>");
    let asked = [("What is to be", step.text), (WHOSE, step.owner)];
    let then = [("Who does it?", step.gate), (BY_WHEN, step.due)];
    let (play, said) = fill(play, &[&asked[..], &then].concat());
    made(play.root(), said)
}

fn command(step: &Step) -> Did {
    let shell = Shell::new(step.me, step.edits);
    let mut words = vec!["action", "add", step.text, "--deal=acme"];
    for (option, typed) in [("--owner", step.owner), ("--due", step.due)] {
        words.extend([option, typed].into_iter().filter(|_| !typed.is_empty()));
    }
    words.extend(step.options);
    let said = shell.runs(&words);
    made(&shell.root, said)
}

fn made(root: &Path, said: String) -> Did {
    let new = new_record(root, "actions");
    Did { record: new.map(|new| in_words(root, &new)).unwrap_or_default(), said }
}

/// Whose step it is, what is to be done and by when; then what else is known.
fn in_words(root: &Path, step: &Table) -> String {
    let theirs = if text(step, "side") == "buyer" { " (theirs)" } else { "" };
    let owner = name(root, text(step, "owner"));
    let words = format!("{owner}{theirs} · {} · {}", text(step, "text"), day(step, "due"));
    let serves = step.get("criterion").map(|_| format!("serves {}", text(step, "criterion")));
    let reasons = step.get("override").and_then(Value::as_table).into_iter().flatten();
    let reasons = reasons
        .map(|(check, reason)| format!("{check}: {}", text(reason.as_table().unwrap(), "why")));
    let inside = step.get("inside").map(|_| "inside".to_owned());
    let gate = step.get("step_in").and_then(Value::as_table);
    let steps_in = gate.map(|gate| {
        let (why, keeps) = (text(gate, "why"), text(gate, "rep_keeps"));
        format!("{} {why}: {keeps}, {}", text(gate, "reason"), day(gate, "returns"))
    });
    [words]
        .into_iter()
        .chain(serves)
        .chain(inside)
        .chain(steps_in)
        .chain(reasons)
        .collect::<Vec<_>>()
        .join(" · ")
}

/// A deal on a process of the team's own, which wants to see that it is done.
const OWN: &[Edit] = &[
    (
        "process-templates/ours.toml",
        "",
        "format = 1\nextends = \"b2b-buyer-aligned\"\nprocess = { id = \"ours\" }\n\n\
         [actions]\nrequire = [\"owner\", \"due\", \"done-when\"]\n",
    ),
    FOLLOWS_OURS,
];

const fn row(mark: Option<Mark>, typed: Step, want: [Option<Want>; 3]) -> Row<Step, 3> {
    Row { mark, typed, want }
}

#[test]
fn the_words_of_a_step_say_whose_it_is_and_by_when() {
    let words = |text| Step { text, ..STEP };
    let by = |edits| Step { edits, ..words("Send the plan by 12/4") };
    let by_fri = Step { due: "10 dec", ..words("Send the plan by fri") };
    let gorans = Step { owner: "ana", ..words("Goran: send the plan") };
    hold(
        DOORS,
        &[
            row(
                None,
                words("Goran: book the room by fri"),
                all(makes("Goran · book the room · Fri 27 Nov")),
            ),
            row(
                None,
                words("Legal: send the redlines"),
                all(makes("Ana · Legal: send the redlines · Tue 1 Dec")),
            ),
            row(
                None,
                words("Dana: sends her date by 3 dec"),
                all(makes("Dana (theirs) · sends her date · Thu 3 Dec")),
            ),
            row(None, by(DAY_FIRST), all(makes("Ana · Send the plan · Mon 12 Apr"))),
            row(None, by(MONTH_FIRST), all(makes("Ana · Send the plan · Fri 4 Dec"))),
            row(None, by_fri, by_command(refuses(&["exit 2", "Fri 27 Nov", "Thu 10 Dec"]))),
            row(None, gorans, by_command(refuses(&["exit 2", "Goran Petrovic", "Ana Ruiz"]))),
        ],
    );
}

/// A line a row, and what all doors make of it: the same step, or the same
/// question.
#[test]
fn sixty_lines_are_the_same_step_at_every_door() {
    const LINES: &str = include_str!("lines.txt");
    let rows = LINES.lines().map(|line| line.split_once('|').unwrap());
    let rows = rows.map(|(text, want)| {
        let (typed, want) = (Step { text: text.trim(), ..STEP }, want.trim());
        let asked = want.strip_prefix("? ").map(|asked| vec![asked].leak() as &'static [_]);
        row(None, typed, all(asked.map_or_else(|| makes(want), refuses)))
    });
    let rows: Vec<_> = rows.collect();
    assert!(rows.len() >= 60);
    hold(DOORS, &rows);
}

/// What is not clear is asked in its place; or the words stay as they were typed.
#[test]
fn words_that_are_no_day_or_name_are_asked_for_or_kept() {
    let feb = |due, options| Step { text: "Send the plan by 30 feb", due, options, ..STEP };
    let near = |owner, options| Step { text: "Gorann: book it fri", owner, options, ..STEP };
    let screens = |want| [Some(makes(want)), Some(makes(want)), None];
    let stays = |want| by_command(makes(want).saying(&["stays in the text"]));
    hold(
        DOORS,
        &[
            row(None, feb("28 feb", &[]), screens("Ana · Send the plan · Sun 28 Feb")),
            row(None, feb("k", &[]), screens("Ana · Send the plan by 30 feb · Tue 1 Dec")),
            row(None, feb("28 feb", &[]), stays("Ana · Send the plan by 30 feb · Sun 28 Feb")),
            row(None, feb("", &[]), by_command(refuses(&["exit 2", "--due DATE", "28 Feb"]))),
            row(None, near("", &[]), by_command(refuses(&["exit 1", "--owner PERSON"]))),
            row(None, near("ana", &[]), stays("Ana · Gorann: book it · Fri 27 Nov")),
        ],
    );
}

#[test]
fn a_step_is_kept_and_what_a_coach_would_ask_of_it_is_said() {
    let far = Step { text: "touch base", due: "2027-03-01", ..STEP };
    let kept = makes("Ana · touch base · Mon 1 Mar").saying(&["What exactly will Ana do?"]);
    let passed = Step { due: "2026-01-01", ..far };
    let plan = makes("Ana · Send the plan · Tue 1 Dec").saying(&["is done"]);
    hold(
        DOORS,
        &[
            row(None, far, all(kept)),
            row(None, passed, all(refuses(&["Thu 1 Jan 2026 has passed"]))),
            row(None, Step { edits: OWN, ..STEP }, all(plan)),
        ],
    );
}

#[test]
fn a_step_without_an_owner_is_the_reps_at_the_keyboard() {
    let (ana, max) =
        (makes("Ana · Send the plan · Tue 1 Dec"), makes("Max · Send the plan · Tue 1 Dec"));
    let of = |me| Step { me, edits: &[REPS], ..STEP };
    hold(
        DOORS,
        &[
            row(None, of(""), all(ana)),
            row(None, of("max"), each(ana, max, max)),
            row(None, of("goran"), all(ana)),
        ],
    );
}

#[test]
fn the_owner_of_a_step_is_one_of_ours_or_of_theirs() {
    let of = |owner| Step { owner, edits: &[REPS], ..STEP };
    let nobody = Step { owner: "Zoe Brandt", edits: &[NOBODY], ..STEP };
    let theirs = &["--side=buyer"];
    let dana = makes("Dana (theirs) · Send the plan · Tue 1 Dec");
    hold(
        DOORS,
        &[
            row(None, of("goran"), all(makes("Goran · Send the plan · Tue 1 Dec"))),
            row(None, of("tom"), all(makes("Tom · Send the plan · Tue 1 Dec"))),
            row(None, of("dana"), all(dana)),
            row(
                None,
                of("Zoe Brandt"),
                all(refuses(&["\"Zoe Brandt\"", "Ana Ruiz", "Goran Petrovic", "Dana Fox"])),
            ),
            row(
                None,
                nobody,
                by_command(
                    makes("Zoe · Send the plan · Tue 1 Dec").saying(&["Zoe Brandt joins the team"]),
                ),
            ),
            row(None, Step { options: theirs, ..of("dana") }, by_command(dana)),
            row(
                None,
                Step { options: theirs, ..of("tom") },
                by_command(makes("Tom (theirs) · Send the plan · Tue 1 Dec")),
            ),
            row(
                None,
                Step { options: theirs, ..of("goran") },
                by_command(refuses(&["exit 1", "\"goran\"", "Dana Fox, Tom Ode"])),
            ),
            row(
                None,
                Step { options: theirs, ..STEP },
                by_command(refuses(&["exit 1", "a step of the buyer's needs its owner"])),
            ),
        ],
    );
}

#[test]
fn an_id_is_taken_before_a_name() {
    let of = |owner| Step { owner, edits: IDS, ..STEP };
    let vera = makes("Vera (theirs) · Send the plan · Tue 1 Dec");
    hold(
        DOORS,
        &[
            row(None, of("kim"), all(makes("Joan · Send the plan · Tue 1 Dec"))),
            row(None, Step { options: &["--side=buyer"], ..of("dana") }, all(vera)),
        ],
    );
}

#[test]
fn what_a_step_is_for_is_there() {
    let with = |options| Step { options, ..STEP };
    let serves = makes("Ana · Send the plan · Tue 1 Dec · serves align.two-more-people");
    hold(
        DOORS,
        &[
            row(
                None,
                with(&["--person=Dna"]),
                by_command(refuses(&["exit 1", "Dana Fox, Tom Ode"])),
            ),
            row(None, with(&["--criterion=align.two-more-people"]), by_command(serves)),
            row(
                None,
                with(&["--criterion=align.nope"]),
                by_command(refuses(&["exit 1", "align.two-more-people"])),
            ),
        ],
    );
}

#[test]
fn a_managers_step_that_sells_opens_the_gate_at_every_door() {
    let said = |text, gate, options| Step { text, gate, options, ..STEP };
    let calls = |gate, options| said("Goran: call Dana by fri", gate, options);
    let to_be_said = "Goran · call Dana · Fri 27 Nov";
    let ana = Some(makes("Ana · call Dana · Fri 27 Nov"));
    let inside: &'static [&'static str] = &["--inside"];
    hold(
        DOORS,
        &[
            row(
                None,
                calls("", &[]),
                each(
                    makes(to_be_said).saying(&["who does it?"]),
                    refuses(&["who does it?"]),
                    refuses(&["exit 1", "Goran would speak"]),
                ),
            ),
            row(None, calls("1", &[]), [ana, ana, None]),
            row(None, calls("4", inside), all(makes("Goran · call Dana · Fri 27 Nov · inside"))),
            row(
                None,
                said("Goran: close the deal by fri", "4", inside),
                all(makes("Goran · close the deal · Fri 27 Nov · inside")),
            ),
            row(
                None,
                said("Goran: brief Ana for Dana by fri", "", &[]),
                all(makes("Goran · brief Ana for Dana · Fri 27 Nov")),
            ),
            row(
                None,
                said("Call Dana by fri", "", &[]),
                all(makes("Ana · Call Dana · Fri 27 Nov")),
            ),
        ],
    );
}

#[test]
fn a_step_in_which_the_manager_acts_is_an_ask_at_every_door() {
    let step = Step { text: "have Goran call Dana by fri", ..STEP };
    hold(
        DOORS,
        &[row(
            None,
            step,
            each(
                refuses(&["What should happen after the call?"]),
                refuses(&["an ask for a call needs"]),
                refuses(&["exit 1", "an ask of Ana's", "sideline ask add --deal=acme"]),
            ),
        )],
    );
}

#[test]
fn a_step_that_the_manager_does_a_part_of_is_two_steps_at_every_door() {
    let of = |text| Step { text, ..STEP };
    let two = all(refuses(&["Goran would do a part of that"]));
    hold(
        DOORS,
        &[
            row(None, of("mail Dana the plan, then have Goran call her by fri"), two),
            row(None, of("send the plan; Goran negotiates the price with Dana by fri"), two),
            row(None, of("Ask Dana for a slot, Goran and I present the plan by fri"), two),
        ],
    );
}

#[test]
fn a_step_by_which_the_manager_speaks_to_the_buyer_says_what_comes_of_it() {
    let with = |options| Step { text: "Goran: call Dana by fri", options, ..STEP };
    let ours = |options| Step { text: "Goran: brief Ana by fri", options, ..STEP };
    hold(
        DOORS,
        &[
            row(
                None,
                with(&[]),
                by_command(refuses(&["exit 1", "Goran would speak", "--inside", "--step-in"])),
            ),
            row(
                None,
                with(&["--inside"]),
                by_command(makes("Goran · call Dana · Fri 27 Nov · inside")),
            ),
            row(
                None,
                with(&["--step-in=time", "--rep-keeps=the plan", "--returns=2026-12-02"]),
                by_command(makes("Goran · call Dana · Fri 27 Nov · time : the plan, Wed 2 Dec")),
            ),
            row(
                None,
                with(&["--step-in=They want me", "--rep-keeps=the plan", "--returns=2026-12-02"]),
                by_command(makes(
                    "Goran · call Dana · Fri 27 Nov · other They want me: the plan, Wed 2 Dec",
                )),
            ),
            row(
                None,
                with(&["--step-in=time", "--rep-keeps=the plan", "--returns=2026-11-25"]),
                by_command(refuses(&["exit 1", "Wed 25 Nov is before Fri 27 Nov"])),
            ),
            row(None, with(&["--step-in=time"]), by_command(refuses(&["exit 2", "--rep-keeps"]))),
            row(None, ours(&["--inside"]), by_command(refuses(&["exit 2", "--inside"]))),
            row(None, ours(&[]), by_command(makes("Goran · brief Ana · Fri 27 Nov"))),
        ],
    );
}

#[test]
fn where_a_process_cannot_be_read_a_step_follows_the_default_rules() {
    let plan = Some(makes("Ana · Send the plan · Tue 1 Dec"));
    hold(DOORS, &[row(None, Step { edits: &[FOLLOWS_NONE], ..STEP }, [None, plan, plan])]);
}
