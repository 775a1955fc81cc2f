//! Files that people edited: every key and every id of the examples, made wrong
//! one by one.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;

use sideline::domain::books::Books;
use sideline::record::doctor::Problem;
use toml::de::{DeTable, DeValue};

use super::desk::Desk;
use super::{DEAL, SESSION, STEP, case, sound, told};

impl Desk {
    /// Does that with each key and each text of each file.
    fn each(&self, mut act: impl FnMut(&str, &str, &Spot, &BTreeSet<String>)) {
        let before = self.examined().iter().map(Problem::to_string).collect();
        for file in self.files() {
            let text = self.user.text(&file);
            let mut spots = Vec::new();
            gather(DeTable::parse(&text).unwrap().get_ref(), &mut Vec::new(), &mut spots);
            for spot in spots {
                act(&file, &text, &spot, &before);
            }
        }
    }
}

/// A key, or a text that stands there.
struct Spot {
    keys: Vec<String>,
    text: String,
    is_key: bool,
    is_table: bool,
    span: Range<usize>,
}

fn gather(table: &DeTable<'_>, above: &mut Vec<String>, spots: &mut Vec<Spot>) {
    for (key, value) in table {
        above.push(key.get_ref().to_string());
        let is_table = matches!(value.get_ref(), DeValue::Table(_));
        let mut add = |text: &str, is_key, span| {
            let (keys, text) = (above.clone(), text.to_owned());
            spots.push(Spot { keys, text, is_key, is_table, span });
        };
        add(key.get_ref(), true, key.span());
        for one in value.get_ref().as_array().into_iter().flatten().chain([value]) {
            if let Some(text) = one.get_ref().as_str() {
                add(text, false, one.span().start + 1..one.span().end - 1);
            }
        }
        if let Some(inner) = value.get_ref().as_table() {
            gather(inner, above, spots);
        }
        above.pop();
    }
}

fn line(text: &str, spot: &Spot) -> usize {
    text[..spot.span.start].matches('\n').count() + 1
}

/// Every id that something in the books has.
fn ids(books: &Books) -> BTreeSet<String> {
    let mut ids: BTreeSet<String> = books.team.people.keys().map(ToString::to_string).collect();
    for book in books.deals.values() {
        let process = &books.processes[&book.deal.process];
        ids.insert(process.id.to_string());
        ids.extend(process.roles.iter().map(|role| role.id.to_string()));
        ids.extend(process.elements.iter().map(|element| element.id.to_string()));
        for stage in &process.stages {
            ids.insert(stage.id.to_string());
            ids.extend(stage.exit.iter().map(|one| one.id.to_string()));
            ids.extend(stage.exit.iter().map(|one| format!("{}.{}", stage.id, one.id)));
        }
        ids.extend(book.deal.people.keys().map(ToString::to_string));
        ids.extend(book.actions.keys().map(ToString::to_string));
        ids.extend(book.asks.keys().map(ToString::to_string));
        ids.extend(book.calls.keys().map(ToString::to_string));
        ids.extend(book.sessions.keys().map(ToString::to_string));
    }
    ids
}

/// Whether the key is what makes something of that id, and points to nothing.
fn makes_it(file: &str, keys: &[String]) -> bool {
    let made: &[&str] = if file.contains("/sessions/") {
        &["action", "ask", "call", "person"]
    } else {
        &["person"]
    };
    keys.len() == 2 && made.contains(&&*keys[0])
}

#[test]
fn every_id_of_nothing_is_told_in_its_line() {
    let desk = Desk::new();
    let ids = ids(&desk.books());
    let mut tried = 0;
    desk.each(|file, text, spot, before| {
        // What it costs is a criterion or a red flag, or said in words; gaps go by
        // words, and a move between versions has the ids of both.
        let is_said = ["gap", "changed", "in_the_way"].contains(&&*spot.keys[0]);
        let is_made = spot.is_key && makes_it(file, &spot.keys);
        if !ids.contains(&spot.text) || is_said || is_made {
            return;
        }
        let mut broken = text.to_owned();
        broken.insert_str(spot.span.start, "zz");
        let told = desk.news(file, &broken, before);
        // A table of which a part stays behind cannot be read there.
        let is_told = told.iter().any(|one| {
            one.file == file && (one.line == Some(line(text, spot)) || one.code == "unread")
        });
        assert!(is_told, "{file}: {:?} = {}: {told:#?}", spot.keys, spot.text);
        tried += 1;
    });
    assert!(tried > 100, "{tried}");
}

#[test]
fn every_misspelt_key_is_told_with_the_one_that_was_meant() {
    let desk = Desk::new();
    let (mut tried, mut meant) = (0, 0);
    desk.each(|file, text, spot, before| {
        // Gaps go by words, and a move between versions by the ids of both.
        let keys = spot.keys.join(".");
        let free = ["crm.", "gap.", "changed.process."];
        let is_free = free.iter().any(|table| keys.starts_with(table));
        if !spot.is_key || spot.is_table || is_free {
            return;
        }
        let mut broken = text.to_owned();
        broken.insert(spot.span.end, 'x');
        let told = desk.news(file, &broken, before);
        assert!(told.iter().any(|one| one.file == file), "{file}: {:?}: {told:#?}", spot.keys);
        for idle in told.iter().filter(|one| one.code == "key") {
            assert_eq!(idle.line, Some(line(text, spot)), "{file}: {:?}", spot.keys);
            let is_meant = idle.help == format!("did you mean {}?", spot.text);
            assert!(is_meant || spot.text.len() < 3, "{file}: {:?}: {}", spot.keys, idle.help);
            meant += 1;
        }
        tried += 1;
    });
    assert!(tried > 200 && meant > 80, "{tried}, {meant}");
}

#[test]
fn a_key_that_does_nothing_is_told_with_where_it_belongs() {
    #[track_caller]
    fn edited(file: &str, from: &str, to: &str, told: &str, help: &str) {
        let expected = [format!("{file}:{told}"), format!("  help: {help}")];
        case(|user| user.edit(file, from, to), &[&expected[0], &expected[1]]);
    }
    let exit = "[exit.align.two-more-people]\n";
    edited(
        DEAL,
        exit,
        &format!("{exit}close_date = 2027-06-30\n"),
        "74:1: warning: close_date does nothing here",
        "close_date belongs above the first [table]",
    );
    edited(
        DEAL,
        "created = 2026-09-01\n",
        "created = 2026-09-01\ntitle = \"CFO\"\n",
        "15:1: warning: title does nothing here",
        "title belongs to [person.<id>]",
    );
    edited(
        "sideline.toml",
        "currency",
        "curency",
        "3:1: warning: curency does nothing here",
        "did you mean currency?",
    );
    edited(
        STEP,
        "created",
        "weather = \"good\"\ncreated",
        "12:1: warning: weather does nothing here",
        "no such key here; a newer sideline may know it",
    );
    // A day stands there, and no key is an id: the record cannot be read.
    edited(
        DEAL,
        "k3v9x2m4 = 2026-11-24",
        "k3v9x2m4 = 2026-11-24\nclose_date = 2027-06-30",
        "84:1: error: \"close_date\" cannot be an id: small letters and digits, words joined by a hyphen",
        "close_date belongs above the first [table]",
    );
}

#[test]
fn keys_of_others_and_of_later_versions_are_left_in_peace() {
    case(
        |user| {
            user.edit(DEAL, "source = \"salesforce\"", "source = \"salesforce\"\nowner_name = 1");
            user.edit(
                DEAL,
                "created = ",
                "x_region = \"west\"\nwhy = \"Under ten seats\"\ncreated = ",
            );
            user.edit(DEAL, "title = \"CFO\"", "title = \"CFO\"\nphone = \"+49 30\"\nx_mood = 3");
            user.edit("sideline.toml", "[targets]", "date_order = \"dmy\"\n\n[targets]");
        },
        &[],
    );
}

#[test]
fn keys_that_do_nothing_stay_and_have_a_code() {
    let user = sound();
    user.edit("sideline.toml", "currency", "curency");
    user.edit(STEP, "created", "weather = \"good\"\ncreated");
    let json = user.run(["doctor", "--json"]).out;
    assert_eq!(json.matches("\"code\": \"key\"").count(), 2, "{json}");
    user.run(["action", "done", "h7k2"]).printed();
    assert!(user.text(STEP).contains("weather = \"good\"\n"));
}

#[test]
fn a_name_in_place_of_an_id_is_told_with_the_id() {
    #[track_caller]
    fn edited(file: &str, from: &str, to: &str, told: &str, help: &str) {
        let expected = [format!("{file}:{told}"), format!("  help: {help}")];
        case(|user| user.edit(file, from, to), &[&expected[0], &expected[1]]);
    }
    edited(
        DEAL,
        "owner = \"ana\"",
        "owner = \"Ana Ruiz\"",
        "5:9: error: owner is a name",
        "Write owner = \"ana\", Ana Ruiz's id",
    );
    edited(
        DEAL,
        "reports_to = \"dana-fox\"",
        "reports_to = \"Dana Fox\"",
        "48:14: error: reports_to is a name",
        "Write reports_to = \"dana-fox\", Dana Fox's id",
    );
    edited(
        DEAL,
        "\nstage = \"align\"",
        "\nstage = \"Align\"",
        "9:9: error: stage is a name",
        "Write stage = \"align\", Align's id",
    );
    edited(
        STEP,
        "person = \"tom-ode\"",
        "person = \"tom\"",
        "10:10: warning: nobody on the buyer's side has the id \"tom\"",
        "Write person = \"tom-ode\", Tom Ode's id",
    );
    edited(
        SESSION,
        "manager = \"goran\"",
        "manager = \"Petrovic\"",
        "7:11: error: manager is a name",
        "Write manager = \"goran\", Goran Petrovic's id",
    );
}

#[test]
fn a_circle_of_people_is_told_once() {
    const HELP: &str = "  help: take reports_to out where there is nobody above";
    case(
        |user| {
            user.edit(DEAL, "mode = \"trouble\"", "mode = \"trouble\"\nreports_to = \"tom-ode\"");
        },
        &[
            &format!(
                "{DEAL}:40:14: warning: a circle: Dana Fox reports to Tom Ode, who reports to Dana Fox"
            ),
            HELP,
        ],
    );
    case(
        |user| {
            user.edit(
                "sideline.toml",
                "role = \"manager\"",
                "role = \"manager\"\nmanager = \"ana\"",
            );
        },
        &[
            "sideline.toml:16:11: warning: a circle: Ana Ruiz is managed by Goran Petrovic, who is managed by Ana Ruiz",
            "  help: take manager out where there is nobody above",
        ],
    );
}

#[test]
fn a_renamed_folder_of_a_deal_is_read_and_gets_its_name_back() {
    const ID: &str = "acme-robotics-plant-rollout";
    let user = sound();
    let deals = user.workspace().join("deals");
    fs::rename(deals.join(ID), deals.join("acme-2027")).unwrap();
    let renamed = format!("deals/acme-2027: error: its id is {ID}: rename the folder back to {ID}");
    told(&user, &[&renamed, "  help: sideline doctor --fix mends it"]);
    let shown = user.run(["deal", "show", "acme"]);
    assert!(shown.code == 3 && shown.out.contains("Send Tom Ode the cost baseline"), "{shown}");
    let list = user.run(["action", "list"]);
    assert!(list.code == 3 && list.out.contains("Send Tom Ode the cost baseline"), "{list}");
    // Nothing is made where the folder was.
    let step =
        ["action", "add", "Call Tom", "--deal", "acme", "--owner", "ana", "--due", "2026-12-04"];
    for words in [&step[..], &["action", "done", "h7k2"], &["deal", "edit", "acme", "--name", "B"]]
    {
        let said = user.run(words).refused(1);
        let expected = format!(
            "sideline: nothing was changed: deals/acme-2027 should be called deals/{ID}\n\
             hint: sideline doctor --fix gives it its name back, then try again\n"
        );
        assert!(said.ends_with(&expected), "{words:?}: {said}");
    }
    assert!(!deals.join(ID).exists());
    let mended = user.run(["doctor", "--fix"]);
    assert_eq!(mended.out, format!("deals/acme-2027 is called deals/{ID} again.\n"));
    told(&user, &[]);
}

#[test]
fn a_folder_that_no_deal_can_be_called_is_told_once_and_holds_the_name_of_its_deal() {
    const ID: &str = "acme-robotics-plant-rollout";
    for name in ["Acme 2027", "ACME", "acme_robotics"] {
        let user = sound();
        let deals = user.workspace().join("deals");
        fs::rename(deals.join(ID), deals.join(name)).unwrap();
        let renamed = format!(
            "deals/{name}: error: its id is {ID}: rename the folder back to {ID}; its 2 steps, \
             1 ask, 1 call and 1 session are not shown"
        );
        told(&user, &[&renamed, "  help: sideline doctor --fix mends it"]);
        for line in ["deal show acme", "deal edit acme --name B", "action done h7k2"] {
            let said = user.types(&format!("sideline {line}")).refused(1);
            assert!(said.contains(&format!("  deals/{name}: its id is {ID}")), "{line}: {said}");
            let hint = "\nhint: sideline doctor --fix gives it its name back, then try again\n";
            assert!(said.ends_with(hint), "{line}: {said}");
        }
        let add = "sideline deal add 'Plant rollout' --account 'Acme Robotics' --owner ana";
        let said = user.types(add).refused(1);
        assert!(said.contains("a deal of that name is there already"), "{said}");
        let added = user.types(&format!("{add} --another")).printed();
        assert!(added.contains(&format!("({ID}-2)")), "{added}");
        let mended = user.run(["doctor", "--fix"]).out;
        assert!(
            mended.starts_with(&format!("deals/{name} is called deals/{ID} again.\n")),
            "{mended}"
        );
        user.types("sideline action done h7k2").printed();
    }
}

#[test]
fn a_file_under_another_name_is_shown_and_changed_once_it_has_its_name_back() {
    let user = sound();
    let actions = user.workspace().join(STEP).parent().unwrap().to_owned();
    fs::rename(user.workspace().join(STEP), actions.join("baseline.toml")).unwrap();
    let shown = user.types("sideline action show h7k2");
    assert!(shown.code == 3 && shown.out.contains("Send Tom Ode"), "{shown}");
    let said = user.types("sideline action done h7k2").refused(1);
    let found = STEP.replace("h7k2p9qd", "baseline");
    let expected = format!(
        "sideline: nothing was changed: {found} should be called {STEP}\n\
         hint: sideline doctor --fix gives it its name back, then try again\n"
    );
    assert_eq!(said, expected);
    user.run(["doctor", "--fix"]);
    user.types("sideline action done h7k2").printed();
}

#[test]
fn an_id_that_was_changed_moves_no_folder_and_no_file() {
    const ID: &str = "acme-robotics-plant-rollout";
    let user = sound();
    user.edit(&format!("deals/{ID}/deal.toml"), &format!("id = \"{ID}\""), "id = \"other\"");
    user.run(["doctor", "--fix"]);
    assert!(user.workspace().join(format!("deals/{ID}")).exists());
}
