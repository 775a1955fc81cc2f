//! The parts of a line of news, and what each of them tells.

use jiff::civil::Date;

use super::telling::{Spoken, Telling, role_and_name, title};
use super::words::{Word, joined};
use super::{leaving, names, talk};
use crate::domain::session::News;
use crate::reading::evidence::Around;

/// A part of a line: who, and what is new about them.
#[derive(Debug)]
pub(super) struct Part<'a> {
    /// The words among which the names are.
    pub(super) who: Vec<Word<'a>>,
    /// What is new.
    pub(super) news: News,
    /// Whether a word of it said so.
    pub(super) is_said: bool,
    /// What may be in it.
    pub(super) kind: Kind,
    /// Whether they follow whoever the next part names.
    pub(super) follows: bool,
    /// The day of the past that was said with it.
    pub(super) on: Option<Date>,
    /// All of it.
    pub(super) text: String,
}

impl Part<'_> {
    /// Whether it says that whoever was named before begins on a day ahead.
    pub(super) fn starts_later(&self) -> bool {
        let first = self.text.split(' ').next().unwrap_or_default().to_lowercase();
        let begins = ["begins", "joins", "joining", "starts", "starting"].contains(&&*first);
        self.news == News::Ahead && begins
    }
}

/// What may be in a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Names, however they are written.
    Names,
    /// What else was said: whoever is in it is known or begins like a name.
    More,
    /// The rest of a title, or somebody known.
    Title,
    /// Those of ours who spoke, or somebody known.
    Ours,
    /// Names, or nobody but whoever was named before.
    Before,
}

/// What parts two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Stop,
    Comma,
    And,
}

/// Words, and what stands before them.
struct Piece<'a> {
    mark: Mark,
    words: Vec<Word<'a>>,
}

/// Takes a line apart. Parts that deny something are left out.
pub(super) fn parts<'a>(text: &'a str, around: &Around<'_>) -> Vec<Part<'a>> {
    let pieces = pieces(text);
    let before = std::iter::once(None).chain(pieces.iter().map(Some));
    let tellings: Vec<Telling<'_>> = pieces
        .iter()
        .zip(before)
        .enumerate()
        .map(|(at, (piece, before))| {
            let before = before.filter(|_| piece.mark == Mark::And);
            let before = before.map_or(&[][..], |before| &before.words);
            let told = (Spoken { before, around }).tell(&piece.words);
            if let Telling::News { who, news: News::SpokenTo, .. } = &told
                && is_unreached(&pieces, at, around)
            {
                return Telling::Others(who.clone());
            }
            told
        })
        .collect();
    let mut parts: Vec<Part<'_>> = Vec::new();
    let mut state = Said::default();
    for (at, (piece, telling)) in pieces.iter().zip(&tellings).enumerate() {
        if piece.mark == Mark::Stop {
            state = Said::default();
        }
        if let (Some(title), Some(last)) = (apposed(piece), parts.last_mut()) {
            (last.news, last.is_said) = (News::New(Some(title)), true);
            continue;
        }
        let later = || said_later(&pieces, &tellings, at);
        let told = state.part(piece, telling, later);
        // "Tom left and I met Dana on tuesday".
        let is_alone = matches!(telling, Telling::News { news: News::Gone, .. });
        let day = if is_alone { own_day } else { day_of };
        let on = day(&pieces, at, around);
        parts.extend(told.into_iter().map(|part| Part { on, ..part }));
    }
    parts
}

/// Whether whoever a piece says was called did not answer: "phoned Dana, voicemail".
fn is_unreached(pieces: &[Piece<'_>], at: usize, around: &Around<'_>) -> bool {
    let is_joined =
        |piece: &&Piece<'_>| piece.mark == Mark::And && names::names_one(&piece.words, around);
    let next = pieces.iter().skip(at + 1).find(|piece| !is_joined(piece));
    let next = next.map_or(&[][..], |next| &next.words);
    pieces.get(at).is_some_and(|call| talk::is_unreached(&call.words, next, around))
}

/// The day that was said with a piece, or alone behind it: "Tom left, 20 nov".
fn own_day(pieces: &[Piece<'_>], at: usize, around: &Around<'_>) -> Option<Date> {
    let own = talk::day(&pieces.get(at)?.words, around);
    own.or_else(|| talk::day_alone(&pieces.get(at + 1)?.words, around))
}

/// The day that was said with a piece, or with one that it is joined to by "and".
fn day_of(pieces: &[Piece<'_>], at: usize, around: &Around<'_>) -> Option<Date> {
    let day = |piece: &Piece<'_>| talk::day(&piece.words, around);
    let is_joined = |at: &usize| pieces.get(*at).is_some_and(|piece| piece.mark == Mark::And);
    let own = own_day(pieces, at, around);
    let later = || (at + 1..).take_while(is_joined).find_map(|at| day(pieces.get(at)?));
    let before = || {
        let joined = (1..=at).rev().take_while(is_joined);
        joined.into_iter().find_map(|at| day(pieces.get(at - 1)?))
    };
    own.or_else(later).or_else(before)
}

/// What was said so far, as far as it holds for the names that follow.
#[derive(Default)]
struct Said {
    /// News whose word stood before the names.
    leading: Option<News>,
    /// Whether it did not happen.
    is_denied: bool,
    has_more: bool,
    has_title: bool,
}

impl Said {
    fn part<'a>(
        &mut self,
        piece: &Piece<'a>,
        telling: &Telling<'a>,
        later: impl Fn() -> Option<(News, bool)>,
    ) -> Vec<Part<'a>> {
        let text = joined(&piece.words);
        let part = |who: &[Word<'a>], news, kind| Part {
            who: who.to_vec(),
            news,
            is_said: false,
            kind,
            follows: false,
            on: None,
            text: text.clone(),
        };
        match telling {
            Telling::Denied => {
                *self = Self { is_denied: true, ..Self::default() };
                Vec::new()
            }
            Telling::Ahead(who) => {
                *self = Self::default();
                let leaves = leaving::tells_of_leaving(&piece.words);
                vec![part(who, News::Ahead, if leaves { Kind::Before } else { Kind::More })]
            }
            Telling::Others(who) => {
                *self = Self::default();
                vec![part(who, News::Mentioned, Kind::More)]
            }
            Telling::Follows(new, old) => {
                *self = Self { has_more: true, ..Self::default() };
                let new = part(new, News::New(None), Kind::Names);
                let new = Part { is_said: true, follows: true, ..new };
                vec![new, part(old, News::Gone, Kind::Names)]
            }
            Telling::News { who, news, leads, has_more, .. } => {
                let leading = leads.then(|| news.clone());
                let has_title = news.title().is_some();
                *self = Self { leading, is_denied: false, has_more: *has_more, has_title };
                vec![Part { is_said: true, ..part(who, news.clone(), Kind::Names) }]
            }
            Telling::Names(..) if self.is_denied => Vec::new(),
            Telling::Names(who, has_more) => {
                let (news, is_ours) = match &self.leading {
                    Some(news) => (news.clone(), false),
                    // "Dana on Tuesday": that was all of it.
                    None if *has_more => (News::Mentioned, false),
                    None => later().unwrap_or((News::Mentioned, false)),
                };
                let follows = piece.mark == Mark::And;
                let kind = match (is_ours, follows && self.has_title) {
                    (true, _) => Kind::Ours,
                    (_, true) => Kind::Title,
                    _ if *has_more || (follows && self.has_more) => Kind::More,
                    _ => Kind::Names,
                };
                self.has_more |= *has_more;
                vec![part(who, news, kind)]
            }
        }
    }
}

/// "Dana and Tom left": what is said of the last holds for those before, but not
/// in "Dana and Tom is new". "Ana and I spoke to Dana": they are ours.
fn said_later(pieces: &[Piece<'_>], tellings: &[Telling<'_>], at: usize) -> Option<(News, bool)> {
    let joined = pieces.iter().zip(tellings).skip(at + 1);
    let mut joined = joined.take_while(|(piece, _)| piece.mark == Mark::And);
    let told = joined.find_map(|(_, telling)| match telling {
        Telling::News { news, leads, is_of_one, .. } => Some((news, *leads, *is_of_one)),
        Telling::Ahead(_) => Some((&News::Ahead, false, false)),
        Telling::Names(..) | Telling::Denied | Telling::Others(_) | Telling::Follows(..) => None,
    });
    let (news, leads, is_of_one) = told?;
    let is_ours = leads && *news == News::SpokenTo;
    (is_ours || !leads && !is_of_one).then(|| (news.clone(), is_ours))
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = vec![Piece { mark: Mark::Stop, words: Vec::new() }];
    for line in text.split(['\n', ';']) {
        let mut mark = Mark::Stop;
        for segment in line.split_inclusive([',', '/', '&', '+']) {
            pieces.push(Piece { mark, words: Vec::new() });
            mark = if segment.ends_with(',') { Mark::Comma } else { Mark::And };
            let segment = segment.trim_end_matches([',', '/', '&', '+']);
            for word in segment.split([' ', '\t', '(', ')', '–', '—']).map(Word::of) {
                add(&mut pieces, word);
            }
        }
    }
    pieces.retain(|piece| !piece.words.is_empty());
    pieces
}

fn add<'a>(pieces: &mut Vec<Piece<'a>>, word: Word<'a>) {
    if word.is("and") || word.is("plus") {
        pieces.push(Piece { mark: Mark::And, words: Vec::new() });
    } else if word.is("but") || word.is("except") || word.is_saying() {
        pieces.push(Piece { mark: Mark::Stop, words: Vec::new() });
    } else if word.is_opinion() {
        // Who thinks so is named, and what they think tells nothing.
        pieces.push(Piece { mark: Mark::Stop, words: vec![word] });
    } else if !word.bare.is_empty()
        && let Some(piece) = pieces.last_mut()
        // "She said that Tom left" begins with Tom.
        && !(word.is("that") && piece.words.is_empty())
    {
        piece.words.push(word);
        // An initial or an address has a dot as well.
        if word.typed.ends_with(['.', '!']) && word.bare.chars().count() > 2 {
            pieces.push(Piece { mark: Mark::Stop, words: Vec::new() });
        }
    }
}

/// ", the new head of IT": who was named before has that title.
fn apposed(piece: &Piece<'_>) -> Option<String> {
    let is_article = |word: &&Word<'_>| word.begins_a_thing();
    let start = usize::from(piece.words.first().as_ref().is_some_and(is_article));
    let (new, what) = piece.words.get(start..)?.split_first()?;
    let is_a_title = what.first().is_some_and(|it| !it.is_capitalised() || it.is_all_capitals());
    let is_apposed = piece.mark == Mark::Comma && new.is("new") && !new.typed.ends_with(':');
    let has_name = role_and_name(what).is_some_and(|(_, who)| !who.is_empty());
    title(what).filter(|_| is_apposed && is_a_title && !has_name)
}
