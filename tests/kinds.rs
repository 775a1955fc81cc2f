//! Kinds of sessions: how they begin, what they ask, how long they take, and
//! what becomes of those that were left.

mod afterwards;
mod begins;
mod drafts;
mod inherited;
mod length;
mod pictures;
mod prep;
mod shipped;
mod time;
mod walks;

use sideline::app::screen::Screen;
use sideline::domain::session::Session;

use crate::support::acme::before;
use crate::support::play::Play;

const DEAL: &str = "deals/acme-robotics-plant-rollout";

/// The field in focus.
#[track_caller]
pub(crate) fn field(play: &mut Play) -> String {
    let screen = play.screen();
    let Some(Screen::Session(at)) = play.model.screen() else { panic!("{screen}") };
    at.form.focused().map(|row| row.key().to_owned()).unwrap_or_default()
}

/// Answers each field by the first of these whose name its key begins with, or
/// ends with behind a star, and by Enter where none does, until the session is
/// over; the fields it came by. Keys behind an exclamation mark are typed once.
pub(crate) fn walked(mut play: Play, answers: &[(&str, &str)]) -> (Play, Vec<String>) {
    let mut fields = Vec::new();
    let mut answers = answers.to_vec();
    for _ in 0..200 {
        if !matches!(play.model.screen(), Some(Screen::Session(_))) {
            return (play, fields);
        }
        let key = field(&mut play);
        let fits = |(name, _): &(&str, &str)| match name.strip_prefix('*') {
            Some(end) => key.ends_with(end),
            None => key.starts_with(name),
        };
        let at = answers.iter().position(fits);
        let keys = at.map_or("<enter>", |at| answers[at].1);
        if let Some(at) = at.filter(|_| keys.starts_with('!')) {
            answers.remove(at);
        }
        play = play.keys(keys.trim_start_matches('!'));
        fields.push(key);
    }
    panic!("no end in sight: {fields:?}\n{}", play.screen());
}

/// The minutes of the only session.
pub(crate) fn minutes(play: &Play) -> String {
    let names = play.names(&format!("{DEAL}/sessions"));
    assert_eq!(names.len(), 1, "{names:?}");
    play.file(&format!("{DEAL}/sessions/{}", names[0]))
}

/// The session on the screen, or the one that is over.
pub(crate) fn session(play: &Play) -> Session {
    let (deal, id) = match play.model.screen() {
        Some(Screen::Session(at)) => (&at.deal, &at.session),
        Some(Screen::Summary(at)) => (&at.deal, &at.session),
        other => panic!("no session: {other:?}"),
    };
    play.model.books.as_ref().unwrap().deals[deal].sessions[id].clone()
}

/// What ends a walk: a step, and both agree.
pub(crate) const AGREED: [(&str, &str); 5] = [
    ("in_the_way.make_ask", "n"),
    ("*.why", "They are away<enter>"),
    ("left_out.parts", "1"),
    ("action.", "!Send the list<enter>"),
    ("agreed.", "y"),
];
