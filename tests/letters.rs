//! Texts that others read: in the first person, none of our own words, nothing that
//! is ours alone; and the ways out of the program.

use std::io::Write;
use std::process::{Command, Stdio};

use insta::assert_snapshot;
use jiff::civil::{Date, date};
use sideline::app::message::{Copied, Message, NoMail};
use sideline::domain::action::{ActionStatus, Owner};
use sideline::domain::ask::{Ask, AskKind, Asked, Executive};
use sideline::domain::handing_over::Handing;
use sideline::domain::id::{Draw, PersonId};
use sideline::domain::step_in::{StepIn, StepInReason};
use sideline::exchange::mailto::mailto;
use sideline::exchange::markdown::markdown;
use sideline::exchange::text::text;
use sideline::pages::buyers_page::BuyersPage;
use sideline::pages::letters;
use sideline::pages::paper::Paper;
use sideline::reading::recipient;

use crate::deals::page::on as on_line;
use crate::support::play::Play;
use crate::today::made_up::made;
use crate::today::week::week;

const TODAY: Date = date(2026, 12, 15);

/// Words of ours that nobody else need know.
const OURS: [&str; 15] = [
    "step-in",
    "step in",
    "an ask",
    "crutch",
    "stance",
    "gate",
    "criterion",
    "exit",
    "evidence",
    "verified",
    "assumed",
    "adherence",
    "red flag",
    "rep ",
    "buyer",
];

fn usual(kind: AskKind) -> Ask {
    let [from, of] = ["ana", "goran"].map(|id| id.parse().unwrap());
    let deal = "acme-robotics-plant-rollout".parse().unwrap();
    let id = "w2n6t8rb".parse().unwrap();
    let mut ask = Ask::new(id, deal, kind, from, Asked::Ours(of), TODAY);
    ask.needed_by = Some(date(2026, 12, 18));
    let said = |text: &str| Some(text.to_owned());
    let mut to = |text: &str| {
        let recipient = recipient::read(text, &[].into()).unwrap();
        ask.add_recipient(recipient, &mut Draw::seeded(1));
    };
    match kind {
        AskKind::Email => to("Jan Berg, CFO, Norvik, jan@norvik.example"),
        AskKind::Call => to("Jan Berg, CFO, Norvik, +47 22 00 00 00"),
        AskKind::Meeting => to("Jan Berg"),
        AskKind::Resource | AskKind::Opinion | AskKind::Unsure => {}
    }
    match kind {
        AskKind::Email => {
            ask.gist = said("The first month, in his numbers");
            ask.wording = said("Dear Jan,\n\nthe line runs.\n\nGoran\n");
        }
        AskKind::Call => {
            ask.what_happened = said("You met in May; they went live in September");
            ask.what_they_do = said("Jan tells Dana what the first month cost them");
            ask.my_next = said("Call Dana the day after and ask what she heard.");
            ask.my_next_due = Some(date(2026, 12, 19));
        }
        AskKind::Meeting => ask.gist = said("Dana sees a plant that runs"),
        AskKind::Resource => ask.gist = said("Ilse for two days, to walk the line with Tom"),
        AskKind::Opinion => {
            ask.gist = said("Do we wait for the board?");
            ask.rep_view = said("No: Dana can decide alone, and told Tom so");
        }
        AskKind::Unsure => ask.gist = said("Dana has gone quiet"),
    }
    assert_eq!(ask.lacking(), [], "{kind}");
    ask
}

fn letter(ask: &Ask) -> Paper {
    let play = week("ana");
    let books = play.model.books.as_ref().unwrap();
    let deal = &books.deals[&ask.deal].deal;
    letters::of_ask(ask, deal, &books.team, TODAY)
}

#[test]
fn each_kind_of_help_is_asked_for_in_the_first_person() {
    let texts: Vec<String> = AskKind::ALL.iter().map(|kind| text(&letter(&usual(*kind)))).collect();
    assert_snapshot!(texts.join("\n---\n\n"));
    for text in texts {
        let text = text.to_lowercase();
        let ours: Vec<_> = OURS.iter().filter(|word| text.contains(**word)).collect();
        assert!(ours.is_empty(), "{ours:?}: {text}");
    }
}

#[test]
fn what_was_not_said_leaves_no_gap() {
    for kind in AskKind::ALL {
        let Ask { id, deal, from, of, .. } = usual(*kind);
        let text = text(&letter(&Ask::new(id, deal, *kind, from, of, TODAY)));
        assert!(text.starts_with("Goran, ") && text.ends_with("\n\nAna\n"), "{text}");
        assert!(text.contains("\n\nIt is about Acme Robotics · Plant rollout.\n"), "{text}");
        assert!(!text.contains(" by ") && !text.contains("\n\n\n"), "{text}");
    }
    let old = text(&letter(&Ask { gist: None, ..usual(AskKind::Opinion) }));
    assert!(old.contains("\nMy question: What would you do?\n"), "{old}");
    let eva = Executive { name: "Eva Lund".into(), title: None };
    let eva = text(&letter(&Ask { of: Asked::Executive(eva), ..usual(AskKind::Resource) }));
    assert!(eva.starts_with("Eva, could you help me out by Fri 18 Dec?"), "{eva}");
}

#[test]
fn who_was_away_is_asked_to_confirm() {
    let play = week("goran");
    let books = play.model.books.as_ref().unwrap();
    let asked = |deal: &str| {
        let book = &books.deals[&deal.parse().unwrap()];
        let session = book.sessions.values().next().unwrap();
        letters::please_confirm(session, book, books, TODAY).map(|paper| text(&paper))
    };
    assert_snapshot!(asked("beta-foods-six-depots").unwrap());
    assert_eq!(asked("norvik-line-three"), None, "all was agreed there");
}

#[test]
fn what_came_into_other_hands_is_theirs_since_that_day() {
    let play = week("goran");
    let mut books = (**play.model.books.as_ref().unwrap()).clone();
    let id = "beta-foods-six-depots".parse().unwrap();
    let handing = Handing {
        to: "ana".parse().unwrap(),
        by: "goran".parse().unwrap(),
        why: None,
        day: date(2026, 12, 14),
    };
    let book = &books.deals[&id];
    let handed = books.hand_over(book, book.deal.clone(), &handing).unwrap();
    handed.changes.iter().for_each(|change| books.apply(change));
    let book = &books.deals[&id];
    let session = book.sessions.values().next().unwrap();
    let text = text(&letters::please_confirm(session, book, &books, TODAY).unwrap());
    assert!(text.starts_with("Ana, these are yours from Mon 14 Dec on "), "{text}");
}

#[test]
fn who_confirms_a_step_in_and_an_ask_reads_them_as_they_were_read_back() {
    let play = week("ana");
    let books = play.model.books.as_ref().unwrap();
    let mut book = books.deals[&"beta-foods-six-depots".parse().unwrap()].clone();
    let goran: PersonId = "goran".parse().unwrap();
    let mut ask = usual(AskKind::Opinion);
    ask.of = Asked::Ours(goran.clone());
    let gate = StepIn {
        reason: Some(StepInReason::Time),
        rep_keeps: Some("the plan".to_owned()),
        returns: Some(date(2026, 12, 21)),
        ..StepIn::default()
    };
    let session = book.sessions.values_mut().next().unwrap();
    session.agreed.remove(&goran);
    session.asks.insert(ask.id.clone(), ask.clone());
    for step in book.actions.values_mut().filter(|step| step.status == ActionStatus::Proposed) {
        step.owner = Owner::Ours(goran.clone());
        step.step_in = Some(gate.clone());
    }
    book.asks.insert(ask.id.clone(), ask);
    let session = book.sessions.values().next().unwrap();
    let text = text(&letters::please_confirm(session, &book, books, TODAY).unwrap());
    let steps_in = "Goran steps in: time is running out (not accepted). Ben keeps the plan and \
                    has it back on Mon 21 Dec.";
    assert!(text.starts_with("Goran, these are yours"), "{text}");
    assert!(text.contains(steps_in), "{text}");
    assert!(text.contains("Do we wait for the board?"), "{text}");
}

#[test]
fn the_page_for_the_buyer_holds_nothing_that_is_ours() {
    let mark = |text: &mut Option<String>| *text = Some("OURS ALONE".to_owned());
    let mut shown = 0;
    for seed in 0..500 {
        let mut books = made(seed);
        for book in books.deals.values_mut() {
            "OURS ALONE".clone_into(&mut book.deal.name);
            for step in book.actions.values_mut() {
                if matches!(step.owner, Owner::Ours(_)) {
                    "OURS ALONE".clone_into(&mut step.text);
                }
                [&mut step.done_when, &mut step.result, &mut step.why].into_iter().for_each(mark);
            }
            for call in book.calls.values_mut() {
                let plan = &mut call.plan;
                let texts = [&mut plan.objective, &mut plan.fallback, &mut plan.evidence_wanted];
                texts.into_iter().for_each(mark);
                plan.why_none = plan.why_none.take().map(|_| "OURS ALONE".to_owned());
            }
            for ask in book.asks.values_mut() {
                [&mut ask.gist, &mut ask.rep_view, &mut ask.reply].into_iter().for_each(mark);
            }
            for person in book.deal.people.values_mut() {
                mark(&mut person.title);
            }
        }
        for book in books.deals.values() {
            let Some(page) = BuyersPage::of(book, &books, TODAY) else { continue };
            shown += 1;
            let paper = page.paper(TODAY);
            for text in [text(&paper), markdown(&paper)] {
                assert!(!text.contains("OURS ALONE"), "{seed}: {text}");
            }
        }
    }
    assert!(shown > 300, "{shown}");
}

/// Reads each link, and prints its address, subject and body as JSON.
const READER: &str = "
import json, sys, urllib.parse
for link in sys.stdin.read().splitlines():
    parts = urllib.parse.urlsplit(link)
    said = urllib.parse.parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    assert sorted(said) == ['body', 'subject'], said
    print(json.dumps([urllib.parse.unquote(parts.path), said['subject'][0], said['body'][0]]))
";

/// What made-up texts are made of.
const SIGNS: [&str; 16] = [
    "a", "Ö", "7", " ", "&body=", "=1+1", "%0d", "\n", "\u{202e}", "?", "#", "漢", "+", "\"", "'",
    "\\",
];

#[test]
fn another_program_reads_a_mail_as_it_was_written() {
    if !Command::new("python3").arg("--version").output().is_ok_and(|it| it.status.success()) {
        let said = "NOT TESTED: there is no python3 to read mail links with\n";
        std::io::stderr().write_all(said.as_bytes()).unwrap();
        return;
    }
    let mut rng = fastrand::Rng::with_seed(16);
    let mut made = |most: usize| -> String {
        (0..rng.usize(1..most)).map(|_| SIGNS[rng.usize(..SIGNS.len())]).collect()
    };
    let mails: Vec<_> = (0..500).map(|_| (made(9), made(9), made(60))).collect();
    let link = |(name, subject, body): &(String, String, String)| {
        let name = name.replace('\n', "");
        mailto(Some(&format!("{name}@acme.example")), subject, body).unwrap()
    };
    let links: Vec<String> = mails.iter().map(link).collect();
    assert!(links.iter().all(|link| link.is_ascii() && !link.contains([' ', '\n'])));
    let mut python = Command::new("python3");
    python.args(["-c", READER]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut python = python.spawn().unwrap();
    python.stdin.take().unwrap().write_all(links.join("\n").as_bytes()).unwrap();
    let read = String::from_utf8(python.wait_with_output().unwrap().stdout).unwrap();
    let read: Vec<[String; 3]> = read.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    assert_eq!(read.len(), mails.len());
    for ([address, subject, body], mail) in read.into_iter().zip(&mails) {
        assert_eq!(address, format!("{}@acme.example", mail.0.replace('\n', "")));
        let subject_line = mail.1.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!((subject, body.replace("\r\n", "\n")), (subject_line, mail.2.clone()));
    }
}

#[test]
fn a_line_is_copied_handed_on_in_a_file_and_mailed() {
    let play = on_line(week("goran"), "… 2 more").keys("<right>");
    let mut play = on_line(play, "Ben: 2 steps to confirm").keys("c");
    let copied = play.copied.take().unwrap();
    assert!(copied.starts_with("Ben, these are yours from Tue 1 Dec on Beta Foods"), "{copied}");
    play = play.keys("f");
    assert_snapshot!("how_it_is_handed_on", play.shot());
    play = play.keys("t");
    let file = play.file("exports/2026-12-15-beta-foods-six-depots-confirm.txt");
    assert_eq!(file, copied);
    assert!(play.screen().contains("Written: exports/2026-12-15-beta"), "{}", play.screen());
    assert!(play.screen().contains("   enter opens"), "{}", play.screen());
    play = play.keys("<enter>");
    let opened = play.opened.take().unwrap();
    assert!(opened.contains("exports") && opened.contains("2026-12-15-beta"), "{opened}");
    assert!(!play.screen().contains("enter opens"), "only right after it was written");
    let mut play = on_line(play, "Ben: 2 steps to confirm").keys("fm");
    let mail = play.mailed.take().unwrap();
    assert_eq!(
        (mail.to.unwrap().name.as_str(), mail.subject.as_str()),
        ("Ben", "Beta Foods · Six depots")
    );
    assert!(play.screen().contains("No address of Ben is known"), "{}", play.screen());
}

#[test]
fn a_call_goes_into_a_calendar_and_a_deal_has_two_papers() {
    let play = on_line(week("ana"), "Dana Fox, Tom Ode").keys("fc");
    let file = play.file("exports/2026-12-15-acme-robotics-plant-rollout-call.ics");
    assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.contains("UID:call-a7b9c3d5@"));
    let mut play = play.keys("2").keys("acme<enter><home>f");
    assert!(play.screen().contains("Which paper?"), "{}", play.screen());
    play = play.keys("pt");
    let file = play.file("exports/2026-12-15-acme-robotics-plant-rollout-plan.txt");
    assert!(file.starts_with("Acme Robotics and us: what we have agreed\n"), "{file}");
}

#[test]
fn a_line_without_a_text_says_so() {
    let mut play = on_line(week("goran"), "Cleo Marsh").keys("c");
    assert_eq!(play.copied, None);
    assert!(play.screen().contains("There is no text of this line"), "{}", play.screen());
}

#[test]
fn a_mail_that_does_not_open_is_copied_and_that_is_said() {
    #[track_caller]
    fn case(copied: Copied, expected: &str) {
        let play: Play = on_line(week("ana"), "Dana Fox, Tom Ode").keys("fm");
        let mut play = play;
        let mail = play.mailed.take().unwrap();
        let no_mail = NoMail { why: "Too long for a mail link", mail, text: "All of it".into() };
        play.tell(Message::Mailed(Box::new(Err(Box::new(no_mail.clone())))));
        assert_eq!(play.copied.as_deref(), Some("All of it"));
        assert!(no_mail.in_words(copied).contains(expected), "{}", no_mail.in_words(copied));
        let said = no_mail.in_words(Copied::Taken);
        assert!(play.screen_in((120, 36)).contains(&said), "{}", play.screen_in((120, 36)));
    }
    case(Copied::Taken, "Too long for a mail link: copied. Paste it into a mail to Ana.");
    case(
        Copied::Handed,
        "Too long for a mail link: handed to the terminal. Paste it into a mail to Ana.",
    );
    case(Copied::TooLong, "Too long for a mail link. Too long for this terminal's clipboard");
}

#[test]
fn the_next_session_goes_into_a_calendar() {
    let mut play = on_line(week("ana"), "Norvik, with Goran").keys("fc");
    assert!(play.screen().contains(".ics"), "{}", play.screen());
    let names = play.names("exports").into_iter().filter(|name| name.contains(".ics"));
    let files: Vec<String> = names.map(|name| play.file(&format!("exports/{name}"))).collect();
    assert!(
        files.iter().any(|file| file.contains("SUMMARY:Session with Goran: Norvik")),
        "{files:?}"
    );
}
