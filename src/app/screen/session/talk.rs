//! Talk at the keyboard: what is typed where a choice stands waits as a note,
//! and a key that turns out to be the first letter of a word chooses nothing.

use std::time::Duration;

use super::super::Ctx;
use super::{Done, SessionScreen};
use crate::app::command::Command;
use crate::app::editor::Editing;
use crate::app::effect::Effect;
use crate::app::form::Row;
use crate::domain::names;
use crate::interview::field::{ExitLine, Field};
use crate::interview::noted;
use crate::interview::popup::Popup;

/// How soon after one another the keys of somebody who types come. What comes
/// sooner came in one go.
const SOONEST: Duration = Duration::from_millis(12);
/// See [`SOONEST`].
const LATEST: Duration = Duration::from_millis(400);
/// So many keys that chose nothing make a word of those before them.
const WORD: usize = 2;
/// What follows the key that says "they did it", where the word was typed.
const REST_OF_YES: [&str; 5] = ["es", "e", "eah", "ep", "up"];
/// Words that begin as "yes" does and say something else: they are speech, and stand
/// in the line as they were said.
const LIKE_YES: &str = "y'all yacht yard yards yawn year yearly years yell yellow yen yesterday \
    yet yield yields york you you'd you'll you're you've young your yours yourself yourselves youth";
/// First names that begin so, of people nobody knows yet.
const NAMES: &str = "yael yan yana yang yann yannick yannis yara yasin yasir yasmin yasmine \
    yelena yevgeny ying yoko yolanda yolande yonas yorick yosef youri youssef yuki yulia yuri \
    yusuf yuval yves yvette yvonne";
/// Answers that are the letters of a word before a "y" as well: any, anybody, pay,
/// payment.
const SPOKEN_BEFORE_Y: [&str; 2] = ["an", "pa"];
/// Words of keys but for their last letter: nobody answers so.
const WORDS: [&str; 1] = ["nah"];
/// The same of the key that says "not yet": it is no note.
const REST_OF_NO: &str = "o";

/// Keys that came one soon after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Run {
    text: String,
    last: Option<Duration>,
    /// What the first of them chose.
    start: Option<Start>,
    /// How many answers they kept.
    pub(super) answers: usize,
    /// How many of them chose nothing.
    fell: usize,
    /// The texts that they fell into, or were caught beside, as they were before.
    into: Vec<(String, String)>,
    /// What was put aside before, and begins the text that the first of them opened.
    begun: String,
}

/// The choice that the first key of a run made.
#[derive(Clone, Debug)]
struct Start {
    field: Field,
    key: char,
    is_small: bool,
}

impl Run {
    /// Whether a text at that moment belongs to it: a key that somebody typed, or
    /// the rest of a sentence whose first key came alone over a slow line.
    fn is_followed(&self, text: &str, now: Duration) -> bool {
        let is_key = text.chars().count() == 1;
        let soonest = if is_key { SOONEST } else { Duration::ZERO };
        let since = self.last.map(|last| now.saturating_sub(last));
        (is_key || self.text.chars().count() == 1)
            && since.is_some_and(|since| (soonest..=LATEST).contains(&since))
    }

    /// Whether a key at that moment, or later, may still belong to it.
    pub(super) fn is_followed_by(&self, now: Duration) -> bool {
        self.last.is_some_and(|last| now.saturating_sub(last) <= LATEST)
    }

    /// A capital or a digit right after a key that chose is the start of an
    /// answer, and so is a letter right after a digit, unless both begin "3rd".
    fn goes_on_in_a_field(&self, text: &str) -> bool {
        let is_begun = self.text.chars().count() <= 2;
        match is_an_ordinal(&format!("{}{text}", self.text)).filter(|_| is_begun) {
            Some(is_one) if self.fell <= 1 => return !is_one,
            Some(_) | None => {}
        }
        let Some(before) = self.text.chars().last().filter(|_| self.fell == 0) else {
            return false;
        };
        text.starts_with(|first: char| {
            first.is_uppercase()
                || first.is_numeric()
                || (before.is_numeric() && first.is_alphabetic())
        })
    }
}

/// Whether a text that begins with a digit and its letter, as "3r" does, may still be
/// "3rd"; none where it does not begin so.
fn is_an_ordinal(text: &str) -> Option<bool> {
    let (begun, rest) = text.split_at_checked(2)?;
    let last = match begun {
        "1s" => 't',
        "2n" | "3r" => 'd',
        "4t" | "5t" | "6t" | "7t" | "8t" | "9t" => 'h',
        _ => return None,
    };
    Some(rest.is_empty() || rest.starts_with(last))
}

/// What a command types or chooses by, in one line.
#[expect(clippy::wildcard_enum_match_arm, reason = "two commands type")]
pub(super) fn typed(command: &Command) -> Option<String> {
    match command {
        Command::Choose(key) => Some(key.to_string()),
        Command::Edit(Editing::Insert(text)) => Some(text.replace(char::is_control, " ")),
        _ => None,
    }
}

impl SessionScreen {
    /// Whether the next key may still make a word of the last one.
    pub(super) fn may_be_talk(&self, command: &Command, now: Duration) -> bool {
        typed(command).is_some_and(|text| self.run.is_followed(&text, now))
    }

    /// Whether a letter on the agenda follows another one as in a word: only the
    /// first of them does something.
    pub(super) fn is_spoken(&mut self, command: &Command, now: Duration) -> bool {
        use Command::{End, LeaveOut, OtherTypes, ToNextCall};
        let is_letter = matches!(command, End | LeaveOut | OtherTypes | ToNextCall);
        let is_spoken = is_letter && self.run.is_followed_by(now);
        if is_letter {
            self.run.last = Some(now);
        }
        is_spoken
    }

    /// A letter that does nothing where it was typed may begin a word all the same.
    pub fn hear_a_letter(&mut self, now: Duration) {
        self.run.last = Some(now);
    }

    /// Whether the letter that asked why it ends was the first of a word.
    pub(super) fn is_talk_at_the_end(&mut self, command: &Command, now: Duration) -> bool {
        let is_untouched = || self.form.focused().is_some_and(|row| row.typed() == Some(""));
        let is_end = matches!(self.popup(), Some(Popup::End)) && is_untouched();
        let is_key = typed(command).is_some_and(|text| self.run.is_followed(&text, now));
        let is_talk = is_end && is_key;
        if is_talk {
            self.run.last = Some(now);
        }
        is_talk
    }

    /// Listens to a key before it does what it does.
    pub(super) fn hear(&mut self, command: &Command, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        let now = ctx.now.steady;
        let Some(text) = typed(command) else {
            let run = std::mem::take(&mut self.run);
            return self.rest_of_yes_alone(&run, command, ctx);
        };
        let is_choice = self.chooses(command);
        let is_new = !self.run.is_followed(&text, now)
            || self.run.goes_on_in_a_field(&text)
            || is_choice && self.opens_the_evidence(&text);
        if is_new {
            self.run = Run::default();
        }
        if self.run.text.is_empty() && is_choice {
            self.run.start = text.chars().next().and_then(|key| self.start(key));
        } else if !is_choice {
            self.run.fell += text.chars().count();
            self.run.into.extend(self.form.half_in_focus());
        }
        self.run.text.push_str(&text);
        self.run.last = Some(now);
        Vec::new()
    }

    /// Enter on the rest of the word alone: nothing was said of the evidence. The
    /// rest of another word is that word.
    fn rest_of_yes_alone(
        &mut self,
        run: &Run,
        command: &Command,
        ctx: &mut Ctx<'_>,
    ) -> Vec<Effect> {
        let is_evidence = run.start.as_ref().is_some_and(|start| self.is_in_evidence(start));
        let is_kept = *command == Command::Keep;
        match self.said_after_yes(run, ctx).filter(|_| is_evidence && is_kept) {
            Some(said) => self.say(&said, run, ctx),
            None => Vec::new(),
        }
    }

    /// What was said where the key for "they did it" began a word, and nothing else
    /// has changed the text since.
    fn said_after_yes(&self, run: &Run, ctx: &Ctx<'_>) -> Option<String> {
        let typed = self.form.focused().and_then(Row::typed).unwrap_or_default();
        let since = typed.strip_prefix(&run.begun)?;
        let is_all = run.text.strip_prefix('y') == Some(since);
        as_said(since, |word| self.is_name(word, ctx)).filter(|_| is_all)
    }

    fn chooses(&self, command: &Command) -> bool {
        let Command::Choose(key) = command else { return false };
        self.form.focused().is_some_and(|row| row.chosen_by(*key).is_some())
    }

    fn start(&self, key: char) -> Option<Start> {
        let is_small = self.below.is_some();
        self.field().map(|field| Start { field, key, is_small })
    }

    /// What a word at the keyboard comes to, once it is one: what its first
    /// letters chose is taken back, and the word is caught where it began. The
    /// evidence of what "they did" takes the rest of the word instead.
    pub(super) fn understand(&mut self, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        let Some(start) = self.run.start.clone() else { return Vec::new() };
        if self.is_in_evidence(&start) {
            return self.without_the_rest_of_yes(ctx);
        }
        let is_word = self.run.fell >= WORD || WORDS.contains(&self.run.text.as_str());
        if is_word { self.take_back(&start, ctx) } else { Vec::new() }
    }

    /// Whether a key says "they did it" of one more outcome: the answers before it
    /// stand, unless they are the letters of a word.
    fn opens_the_evidence(&self, key: &str) -> bool {
        let is_status = matches!(self.field(), Some(Field::Exit(_, ExitLine::Status)));
        is_status && key == "y" && !SPOKEN_BEFORE_Y.contains(&self.run.text.as_str())
    }

    fn is_in_evidence(&self, start: &Start) -> bool {
        let Field::Exit(id, ExitLine::Status) = &start.field else { return false };
        start.key == 'y' && self.field() == Some(Field::Exit(id.clone(), ExitLine::Evidence))
    }

    fn without_the_rest_of_yes(&mut self, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        let run = self.run.clone();
        let is_ended = |typed: &str| {
            let after = typed.get(word(typed).len()..).unwrap_or_default();
            after.contains(char::is_alphanumeric)
        };
        match self.said_after_yes(&run, ctx).filter(|_| run.text.get(1..).is_some_and(is_ended)) {
            Some(said) => self.say(&said, &run, ctx),
            None => Vec::new(),
        }
    }

    /// Whether somebody of theirs or ours is called so.
    fn is_name(&self, word: &str, ctx: &Ctx<'_>) -> bool {
        let held = self.held_on(ctx.books, ctx.page, ctx.now);
        let theirs = held.map(|held| held.session.buyers(&held.book.deal)).unwrap_or_default();
        let ours = ctx.books.team.people.values().map(|person| &person.name);
        let mut names = theirs.values().map(|person| &person.name).chain(ours);
        names.any(|name| names::calls(word, name))
    }

    /// Puts a text in place of what the run has typed in a field.
    fn say(&mut self, said: &str, run: &Run, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        let whole = format!("{}{said}", run.begun);
        let mut effects = self.edit(|form| form.edit(&Editing::DeleteToLineStart), ctx);
        if !whole.is_empty() {
            effects.extend(self.edit(|form| form.edit(&Editing::Insert(whole)), ctx));
        }
        effects
    }

    fn take_back(&mut self, start: &Start, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        let run = std::mem::take(&mut self.run);
        self.is_settling = false;
        let mut effects = Vec::new();
        // In the order in which it came: the first one is what was there before.
        for (key, before) in run.into.into_iter().rev() {
            let edited = self.form.set_half(key, before);
            effects.extend(self.edited(edited, ctx));
        }
        if self.below.is_some() && !start.is_small {
            self.take_away(ctx);
        }
        effects.extend(self.undo_run(run.answers, ctx));
        self.go_to(&start.field, ctx);
        effects.extend(self.edit(|form| form.catch(&run.text), ctx));
        effects
    }

    /// Enter on what was typed on a choice: it is a note, with what was asked, and
    /// the choice still stands.
    pub(super) fn note_stray(&mut self, ctx: &mut Ctx<'_>) -> Option<Vec<Effect>> {
        let asked = self.asked(ctx)?;
        let (text, edited) = self.form.take_stray()?;
        if text == REST_OF_NO {
            return Some(self.edited(edited, ctx));
        }
        let mut effects = self.keep_note(&noted::at(&asked, &text), ctx);
        effects.extend(self.edited(edited, ctx));
        self.go_back_from_choice(ctx);
        Some(effects)
    }

    /// What was put aside at a choice begins the text that the answer opened, with a
    /// blank after it for the words to come.
    pub(super) fn begin_with_aside(&mut self, choice: &Field, ctx: &mut Ctx<'_>) -> Vec<Effect> {
        let is_open = self.form.focused().is_some_and(Row::is_open_text);
        let aside = self.aside_before(choice);
        if !is_open || aside.is_empty() {
            return Vec::new();
        }
        // Where the key was a word, the text is as it was before, too.
        self.run.into.extend(self.form.half_in_focus());
        self.run.begun = format!("{aside} ");
        let begun = Editing::Insert(self.run.begun.clone());
        self.edit(|form| form.edit(&begun), ctx)
    }

    /// Esc on it: it is put aside, and undo brings it back.
    pub(super) fn put_stray_aside(&mut self, ctx: &mut Ctx<'_>) -> Option<Vec<Effect>> {
        let field = self.field()?;
        let (text, edited) = self.form.take_stray()?;
        self.remember(Done::PutAside { field, text });
        let effects = self.edited(edited, ctx);
        self.go_back_from_choice(ctx);
        Some(effects)
    }
}

/// The first word of a text, as far as it goes.
fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && !"'’-".contains(c));
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

/// What was said where the first letter of a text chose "they did it": without the
/// rest of "yes", and the whole of another word or name; none where the letter was a key.
fn as_said(typed: &str, is_name: impl Fn(&str) -> bool) -> Option<String> {
    let word = word(typed);
    if REST_OF_YES.contains(&word) {
        let after = typed.get(word.len()..).unwrap_or_default();
        return Some(after.trim_start_matches([' ', ',', '.']).to_owned());
    }
    let whole = format!("y{}", word.replace('’', "'"));
    let name = whole.strip_suffix("'s").unwrap_or(&whole);
    let mut others = LIKE_YES.split_whitespace();
    let is_other = others.any(|other| other == whole)
        || !is_name(word) && (is_name(name) || NAMES.split_whitespace().any(|it| it == name));
    is_other.then(|| format!("y{typed}"))
}
