use jiff::civil::date;

use super::*;

const TODAY: Date = date(2026, 11, 24);

fn ask(kind: AskKind) -> Ask {
    let [from, of] = ["ana", "goran"].map(|id| id.parse().unwrap());
    let (id, deal) = ("w2n6t8rb".parse().unwrap(), "acme".parse().unwrap());
    Ask::new(id, deal, kind, from, Asked::Ours(of), TODAY)
}

fn to(ask: &mut Ask, name: &str, title: Option<&str>, contact: Option<&str>) {
    let own = |text: Option<&str>| text.map(str::to_owned);
    let person = (name == "Tom Ode").then(|| "tom-ode".parse().unwrap());
    let (title, contact) = (own(title), own(contact));
    let recipient = Recipient { person, name: name.to_owned(), title, contact };
    ask.add_recipient(recipient, &mut Draw::seeded(1));
}

/// An ask of that kind with all that may be said.
fn whole(kind: AskKind) -> Ask {
    let mut ask = ask(kind);
    let text = |text: &str| Some(text.to_owned());
    ask.needed_by = Some(date(2026, 11, 27));
    ask.wording = text("Dear Jan,\n\nthe line runs.\n\nGoran\n");
    ask.gist = text("The line runs.");
    ask.what_happened = text("They went live in September");
    ask.what_they_do = text("Jan tells Dana what it cost them");
    ask.my_next = text("Call Dana the day after.");
    ask.my_next_due = Some(date(2026, 11, 28));
    ask.rep_view = text("Dana can decide alone");
    to(&mut ask, "Jan Berg", Some("CFO, Norvik"), Some("+47 22 00 00 00"));
    ask
}

mod answering {
    use super::*;

    type Act = fn(&mut Ask) -> Result<(), Refusal>;

    const ACCEPT: Act = |ask| ask.accept(TODAY);
    const DECLINE: Act = |ask| ask.decline(TODAY, "Mia knows him better".into());
    const DONE: Act = |ask| ask.done(TODAY, Some("He calls Dana".into()));

    #[test]
    fn an_ask_is_answered_once_and_a_promise_is_kept_or_taken_back() {
        #[track_caller]
        fn case(acts: &[Act], expected: Result<AskStatus, &str>) {
            let mut ask = whole(AskKind::Call);
            let mut outcome = Ok(());
            for act in acts {
                outcome = outcome.and_then(|()| act(&mut ask));
            }
            let status = outcome.map(|()| ask.status).map_err(|refusal| refusal.to_string());
            assert_eq!(status, expected.map_err(str::to_owned));
        }
        case(&[ACCEPT], Ok(AskStatus::Accepted));
        case(&[DECLINE], Ok(AskStatus::Declined));
        case(&[DONE], Ok(AskStatus::Done));
        case(&[ACCEPT, DONE], Ok(AskStatus::Done));
        case(&[ACCEPT, DECLINE], Ok(AskStatus::Declined));
        let is = |status: &str| {
            format!("\"Call to Jan Berg: The line runs\" is {status} already, since 2026-11-24")
        };
        case(&[ACCEPT, ACCEPT], Err(&is("accepted")));
        case(&[DECLINE, ACCEPT], Err(&is("declined")));
        case(&[DECLINE, DONE], Err(&is("declined")));
        case(&[DONE, ACCEPT], Err(&is("done")));
        case(&[DONE, DECLINE], Err(&is("done")));
        case(&[DONE, DONE], Err(&is("done")));
    }

    #[test]
    fn what_was_said_is_kept_with_its_day() {
        let mut ask = whole(AskKind::Call);
        ACCEPT(&mut ask).unwrap();
        assert_eq!((ask.replied, &ask.reply, ask.closed), (Some(TODAY), &None, None));
        DONE(&mut ask).unwrap();
        assert_eq!((ask.closed, ask.result.as_deref()), (Some(TODAY), Some("He calls Dana")));
        assert!(!ask.is_open());

        let mut ask = whole(AskKind::Call);
        assert_eq!(ask.decline(TODAY, " \n".into()), Err(Refusal::NoReason));
        assert_eq!(ask, whole(AskKind::Call), "nothing of it");
        DECLINE(&mut ask).unwrap();
        assert_eq!(
            (ask.replied, ask.reply.as_deref()),
            (Some(TODAY), Some("Mia knows him better"))
        );
        assert_eq!(ask.closed, None);
    }
}

#[test]
fn an_ask_lacks_what_its_kind_requires_and_it_is_asked_for() {
    #[track_caller]
    fn case(kind: AskKind, part: AskPart, question: &str) {
        assert!(ask(kind).lacking().contains(&part), "{kind}: {part}");
        assert!(!whole(kind).lacking().contains(&part), "{kind}: {part}");
        assert_eq!(part.question(kind), question, "{kind}: {part}");
    }
    case(AskKind::Email, AskPart::Recipient, "To whom?");
    case(AskKind::Email, AskPart::Gist, "What should the mail say, in your words or in short?");
    case(AskKind::Call, AskPart::Recipient, "Who is to be called?");
    case(AskKind::Call, AskPart::WhatHappened, "What has happened since the last contact?");
    case(AskKind::Call, AskPart::WhatTheyDo, "What should happen after the call?");
    case(AskKind::Call, AskPart::MyNext, "What do you do next?");
    case(AskKind::Call, AskPart::MyNextDue, "By when do you do it?");
    case(AskKind::Meeting, AskPart::Gist, "What is the meeting for?");
    case(AskKind::Resource, AskPart::Gist, "What do you need?");
    case(AskKind::Opinion, AskPart::RepView, "What do you think yourself?");
    case(AskKind::Unsure, AskPart::Gist, "What are you unsure about?");
    for kind in AskKind::ALL {
        assert_eq!(ask(*kind).lacking(), kind.requires(), "{kind}");
        assert_eq!(whole(*kind).lacking(), [], "{kind}");
    }
}

#[test]
fn of_a_mail_either_the_words_or_the_gist_will_do_and_white_space_will_not() {
    #[track_caller]
    fn case(kind: AskKind, wording: &str, gist: &str, expected: bool) {
        let mut ask = whole(kind);
        ask.wording = Some(wording.to_owned());
        ask.gist = Some(gist.to_owned());
        assert_eq!(!ask.lacking().contains(&AskPart::Gist), expected, "{wording:?} {gist:?}");
    }
    case(AskKind::Email, "Dear Jan", "", true);
    case(AskKind::Email, "", "The line runs", true);
    case(AskKind::Email, " ", "\n", false);
    case(AskKind::Meeting, "Dear Jan", "", false);
}

#[test]
fn nobody_is_to_be_called_twice_and_two_of_one_name_are_two() {
    let mut ask = ask(AskKind::Call);
    for name in ["Tom Ode", "Tom Ode", "Jan Berg", "Jan Berg", "山"] {
        to(&mut ask, name, None, None);
    }
    to(&mut ask, "Jan Berg", Some("CFO"), None);
    let ids: Vec<_> = ask.recipients.keys().map(RecipientId::as_str).collect();
    assert_eq!(ids.len(), 4, "{ids:?}");
    assert!(ids.contains(&"tom-ode") && ids.contains(&"jan-berg-2"), "{ids:?}");
}

#[test]
fn an_ask_is_said_in_one_line() {
    #[track_caller]
    fn case(ask: &Ask, expected: &str) {
        assert_eq!(ask.summary(), expected);
    }
    case(&ask(AskKind::Email), "Email");
    case(&whole(AskKind::Email), "Email to Jan Berg: The line runs");
    case(
        &Ask { gist: None, ..whole(AskKind::Email) },
        "Email to Jan Berg: Dear Jan, the line runs. Goran",
    );
    let mut call = Ask { gist: None, wording: None, ..whole(AskKind::Call) };
    case(&call, "Call to Jan Berg: Jan tells Dana what it cost them");
    to(&mut call, "Tom Ode", None, None);
    case(&call, "Call to Jan Berg and Tom Ode: Jan tells Dana what it cost them");
    let mut opinion = ask(AskKind::Opinion);
    opinion.rep_view = Some("Dana can decide alone".into());
    case(&opinion, "Opinion: Dana can decide alone");
}
