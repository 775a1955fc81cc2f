//! The table of things, walked: every thing of the week, every letter, on every
//! screen that shows it. The same is asked, or the same is said.

use std::collections::BTreeMap;

use sideline::app::message::Message;
use sideline::app::model::Model;
use sideline::app::screen::Screen;
use sideline::app::update::update;
use sideline::pages::thing::Thing;

use super::week::week;

const LETTERS: [&str; 5] = ["d", "m", "x", "e", "o"];

/// What a letter did with a thing, and on which screens.
type Walked = BTreeMap<(String, &'static str), BTreeMap<String, Vec<String>>>;

fn press(model: &mut Model, key: &str) {
    let now = model.now.clone();
    update(model, &now, Message::Key(key.parse().unwrap()));
}

/// The number of the line under the cursor.
fn at(model: &Model) -> usize {
    match model.screen() {
        Some(Screen::Today(screen)) => screen.at(),
        Some(Screen::Actions(screen)) => screen.at(),
        Some(Screen::Deal(screen)) => screen.at(),
        other => panic!("{other:?} has no lines"),
    }
}

/// What is asked, else what is said, else where the cursor is sent.
fn after(model: &Model, letter: &str) -> String {
    let mut model = model.clone();
    model.notice = None;
    press(&mut model, letter);
    let asked = model.dialog.as_ref().map(|dialog| format!("{:?}", dialog.kind()));
    let said = model.notice.as_ref().map(|notice| notice.text.clone());
    asked.or(said).unwrap_or_else(|| format!("{:?}", model.page().spots().thing(at(&model))))
}

/// Goes over all lines of the screen in front.
fn walk(mut model: Model, screen: &str, walked: &mut Walked) {
    loop {
        let here = at(&model);
        match model.page().spots().thing(here).cloned() {
            Some(thing) => {
                for letter in LETTERS {
                    let did = walked.entry((format!("{thing:?}"), letter)).or_default();
                    did.entry(after(&model, letter)).or_default().push(screen.to_owned());
                }
            }
            None => press(&mut model, "right"),
        }
        press(&mut model, "down");
        if at(&model) == here && model.page().spots().last() == here {
            return;
        }
    }
}

fn walked(me: &str) -> Walked {
    let mut walked = Walked::new();
    let model = week(me).model;
    walk(model.clone(), "Today", &mut walked);
    let mut actions = model.clone();
    press(&mut actions, "3");
    press(&mut actions, "v");
    walk(actions, "Actions", &mut walked);
    for account in ["acme", "norvik", "orbit", "lumen", "beta", "hafen", "gamma"] {
        let opened = |choices: usize| {
            let mut page = model.clone();
            press(&mut page, "2");
            (0..choices).for_each(|_| press(&mut page, "f4"));
            account.chars().for_each(|letter| press(&mut page, &letter.to_string()));
            press(&mut page, "enter");
            matches!(page.screen(), Some(Screen::Deal(_))).then_some(page)
        };
        let page =
            (0..4).find_map(opened).unwrap_or_else(|| panic!("{account} is not in the list"));
        walk(page, account, &mut walked);
    }
    walked
}

#[test]
fn a_letter_does_the_same_with_a_thing_wherever_it_is_shown() {
    for me in ["ana", "goran"] {
        let mut on_several = 0;
        for ((thing, letter), did) in walked(me) {
            assert_eq!(did.len(), 1, "{me} {thing} {letter}: {did:#?}");
            let (what, screens) = did.into_iter().next().unwrap();
            assert_ne!(what, format!("Some({thing})"), "{me} {thing} {letter} does nothing");
            on_several += usize::from(screens.len() > 1);
        }
        assert!(on_several > 40, "{me}: {on_several}");
    }
}

#[test]
fn what_a_letter_is_not_for_is_said() {
    #[track_caller]
    fn case(me: &str, is_meant: impl Fn(&Thing) -> bool, letter: &str, expected: &str) {
        let mut model = week(me).model;
        for _ in 0..40 {
            let thing = model.page().spots().thing(at(&model)).cloned();
            match thing {
                Some(thing) if is_meant(&thing) => {
                    return assert_eq!(after(&model, letter), expected);
                }
                Some(_) => {}
                None => press(&mut model, "right"),
            }
            press(&mut model, "down");
        }
        panic!("not on Today of {me}: {letter}, {expected}");
    }
    let is_step = |id: &'static str| move |thing: &Thing| thing.id().as_deref() == Some(id);
    case("ana", is_step("a2b4c6d8"), "o", "A step to confirm cannot be opened again.");
    case("ana", is_step("a3b5c7d9"), "o", "An open step cannot be opened again.");
    case("goran", is_step("n3b5c7d9"), "e", "A promise cannot be changed here.");
    case("goran", is_step("a9b3c5d7"), "d", "An ask of you cannot be ticked off.");
    case("ana", is_step("r2b4c6d8"), "m", "An offer of help cannot be moved.");
    case("ana", is_step("a7b9c3d5"), "o", "A planned call cannot be opened again.");
    let is_next = |thing: &Thing| matches!(thing, Thing::Next(_));
    case("ana", is_next, "d", "The next session cannot be ticked off.");
    let is_file = |thing: &Thing| matches!(thing, Thing::File);
    case("ana", is_file, "x", "A file cannot be dropped.");
    case("ana", is_file, "y", "A file has nothing to agree to.");
    case("ana", is_step("a3b5c7d9"), "y", "An open step has nothing to agree to.");
}
