//! What the shell answers, and what time brings.

use std::path::{Path, PathBuf};

use super::{turn, unsaved, with_session};
use crate::app::dialog;
use crate::app::effect::{Effect, Mail, Note};
use crate::app::message::{Copied, Draft, NoMail};
use crate::app::model::{Model, Notice};
use crate::app::screen::session::SessionScreen;
use crate::app::screen::summary::Summary;
use crate::app::screen::{KEPT, Next, Screen, Turn};
use crate::domain::books::{Books, Gathered, Opened, Unread};
use crate::domain::change::{Change, Record};
use crate::domain::id::{DealId, SessionId};
use crate::domain::session::Session;
use crate::pages::handout::Addressee;

/// A text was copied; of a mail that did not open, that is what is said.
pub(super) fn copied(model: &mut Model, copied: Copied) -> Vec<Effect> {
    let unopened = model.unopened.take();
    let said = unopened.map_or_else(|| copied.in_words().to_owned(), |it| it.in_words(copied));
    model.notice = Some(Notice::news(said));
    Vec::new()
}

/// A file was written. Where its whole place does not fit, its name and folder do.
pub(super) fn written(model: &mut Model, file: &str) -> Vec<Effect> {
    let columns = usize::from(model.size.0);
    let end: Vec<_> = Path::new(file).iter().rev().take(2).collect();
    let end: PathBuf = end.into_iter().rev().collect();
    let fits = |said: &String| said.chars().count() + 4 <= columns;
    let said = [
        format!("Written to {file}   enter opens"),
        format!("Written: {}   enter opens", end.display()),
    ];
    let said = said.into_iter().find(fits);
    let news = Notice::news(said.unwrap_or_else(|| format!("Enter opens {}", end.display())));
    model.notice = Some(Notice { opens: Some(file.to_owned()), ..news });
    Vec::new()
}

/// A mail was opened; of one that was not, the text is copied.
pub(super) fn mailed(model: &mut Model, mailed: Result<Mail, Box<NoMail>>) -> Vec<Effect> {
    match mailed {
        Ok(mail) => {
            model.notice = Some(Notice::news(mail_opens(&mail)));
            Vec::new()
        }
        Err(no_mail) => {
            let text = no_mail.text.clone();
            model.unopened = Some(*no_mail);
            vec![Effect::Copy(text)]
        }
    }
}

fn mail_opens(mail: &Mail) -> String {
    match &mail.to {
        Some(Addressee { name, mail: Some(_) }) => {
            format!("A mail to {name} opens: you send it, nothing goes by itself.")
        }
        Some(Addressee { name, mail: None }) => {
            format!("A mail opens. No address of {name} is known: write it in.")
        }
        None => "A mail opens: write in whom it is for.".to_owned(),
    }
}

/// A second went by: what waits is tried again.
pub(super) fn tick(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    if model.troubles.tries_again(model.now.steady) {
        effects.push(Effect::SaveAgain);
        effects.extend(with_session(model, SessionScreen::close_again));
    }
    effects.extend(with_session(model, |screen, _| screen.ask_for_draft()));
    effects.extend(with_session(model, SessionScreen::tick));
    effects
}

/// The books were read again, unless something was changed here since.
pub(super) fn reread(model: &mut Model, books: Books) -> Vec<Effect> {
    if !std::mem::take(&mut model.is_rereading) || !model.is_at_home() {
        return Vec::new();
    }
    renew(model, books);
    let mut effects = open_again(model);
    effects.extend(gather_for_team(model));
    effects
}

/// What is on the screens of a deal that was decided elsewhere is read again.
fn open_again(model: &Model) -> Vec<Effect> {
    let Some(books) = &model.books else { return Vec::new() };
    let deals = model.screens.iter().filter_map(|screen| screen.component().deal());
    let decided = deals.filter(|deal| books.decided.contains_key(deal));
    decided.map(|deal| Effect::Open(deal.clone())).collect()
}

/// A deal was read whole. What cannot be read of it is told; where that is the
/// deal itself, there is no page to show.
pub(super) fn opened(model: &mut Model, opened: Opened) -> Vec<Effect> {
    tell_unread(model, &opened.unread);
    if opened.book.is_none() {
        model.screens.retain(|screen| screen.component().deal() != Some(&opened.deal));
    }
    if let Some(books) = &mut model.books {
        books.change().open(opened);
    }
    Vec::new()
}

/// Deals were read for a search or for figures: it goes on as long as somebody looks
/// at these.
pub(super) fn gathered(model: &mut Model, gathered: Gathered, left: Vec<DealId>) -> Vec<Effect> {
    let Some(known) = &mut model.books else { return Vec::new() };
    let Gathered { books, unread, followed } = gathered;
    if !known.knows(&followed) {
        known.change().know(followed);
    }
    let mut is_wanted = false;
    for screen in &mut model.screens {
        if let Screen::Search(search) = screen {
            search.learn(&books, known, left.len());
        } else if let Screen::Team(team) = screen {
            team.learn(&books, &unread, known, left.len());
        } else {
            continue;
        }
        is_wanted = true;
    }
    if is_wanted && !left.is_empty() { vec![Effect::Gather(left)] } else { Vec::new() }
}

/// Has those decided deals read that the figures lack, where somebody looks at these.
pub(super) fn gather_for_team(model: &mut Model) -> Option<Effect> {
    let (books, today) = (model.books.as_ref()?, model.now.wall.date());
    let mut screens = model.screens.iter_mut();
    screens
        .find_map(|screen| if let Screen::Team(team) = screen { Some(team) } else { None })?
        .lacking(books, today)
}

/// Says what could not be read, where that is anything.
pub(super) fn tell_unread(model: &mut Model, unread: &[Unread]) {
    let Some((first, others)) = unread.split_first() else { return };
    let more =
        if others.is_empty() { String::new() } else { format!(" (and {} more)", others.len()) };
    model.notice = Some(Notice::news(format!("Not read: {first}{more}")));
}

/// Puts books that were read again in the place of those that are there. Who
/// sits at the keyboard was said here.
fn renew(model: &mut Model, books: Books) {
    let Some(known) = &mut model.books else { return };
    let (me, stranger) = (known.me.clone(), known.stranger.clone());
    let (listing, whose) = (known.listing, known.whose);
    known.renew(Books { me, stranger, listing, whose, ..books });
}

/// The draft of a session is this window's, and goes on as it is by now.
pub(super) fn held(
    model: &mut Model,
    session: &SessionId,
    draft: &Draft,
    books: Books,
) -> Vec<Effect> {
    let is_in_front =
        matches!(model.screen(), Some(Screen::Session(screen)) if screen.session == *session);
    if !is_in_front {
        return Vec::new();
    }
    renew(model, books);
    let state = model.books.as_ref().and_then(|books| {
        let mut deals = books.deals.values();
        deals.find_map(|book| book.sessions.get(session)).map(Session::is_draft)
    });
    let (why, effect) = match state {
        Some(true) => return with_session(model, |screen, ctx| screen.held(draft, ctx)),
        Some(false) => ("This session was closed in another window.", Effect::Discard),
        None => ("The file of this session is gone from the disk.", Effect::LetGo),
    };
    let step = Next::pop(vec![effect]);
    let effects = turn(model, step);
    model.notice = Some(Notice::news(why));
    effects
}

/// It was tried to save.
pub(super) fn saved(
    model: &mut Model,
    kept: Vec<(SessionId, String)>,
    unsaved: Option<String>,
) -> Vec<Effect> {
    model.notice.take_if(|notice| notice.is_waiting);
    if unsaved.is_some() {
        // It would stand beside that nothing is saved.
        model.notice.take_if(|notice| notice.text == KEPT);
    } else {
        model.saved_at = Some(model.now.wall.clone());
        model.notice.take_if(|notice| notice.is_trouble);
    }
    model.troubles.saved(unsaved, model.now.steady);
    let Some(Screen::Session(screen)) = model.screen() else { return Vec::new() };
    let kept = kept.into_iter().filter(|(session, _)| *session == screen.session);
    kept.map(|(_, key)| Effect::Note(Note::Kept(key))).collect()
}

/// The session is on disk: the books follow, and the summary is shown.
pub(super) fn closed(model: &mut Model, changes: &[Change], file: String) -> Vec<Effect> {
    model.saved_at = Some(model.now.wall.clone());
    let Some(books) = &mut model.books else { return Vec::new() };
    for change in changes {
        books.change().apply(change);
    }
    let session = changes.iter().find_map(|change| match &change.after {
        Record::Session(session) => Some((session.deal.clone(), session.id.clone())),
        Record::Team(_)
        | Record::Deal(_)
        | Record::Action(_)
        | Record::Ask(_)
        | Record::Call(_)
        | Record::Profile(_)
        | Record::Proposal(_) => None,
    });
    match (session, model.screen()) {
        (Some((deal, session)), Some(Screen::Session(screen))) if screen.session == session => {
            let typed = screen.typed_after().to_owned();
            // What was said of keys while it was written is over.
            model.notice = None;
            let screen = Screen::Summary(Summary { deal: deal.clone(), session, file, at: 0 });
            let effects =
                turn(model, Next { effects: Vec::new(), turn: Turn::Replace(Box::new(screen)) });
            unsaved::typed_meanwhile(model, &dialog::new_step_on(&deal), typed);
            effects
        }
        _ => Vec::new(),
    }
}

/// The session is open again; or it is over, and the rest is tried again.
pub(super) fn not_closed(model: &mut Model, why: &str, is_over: bool) -> Vec<Effect> {
    if is_over {
        let unsaved = format!("The session is kept, but not yet what follows from it: {why}");
        model.troubles.saved(Some(unsaved), model.now.steady);
        return with_session(model, SessionScreen::is_over);
    }
    model.notice = Some(Notice::trouble(format!("The session is not closed: {why}")));
    with_session(model, SessionScreen::not_closed)
}
