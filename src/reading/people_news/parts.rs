//! The parts of a line of news, and what each of them tells.

use jiff::civil::Date;

use super::words::{Tells, Word, joined};
use crate::domain::session::News;
use crate::reading::when::{self, Way};

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
    /// All of it.
    pub(super) text: String,
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

/// What the words of a piece tell.
enum Telling<'a> {
    /// That something did not happen.
    Denied,
    /// Names alone; and whether more was said after them.
    Names(Vec<Word<'a>>, bool),
    /// News, whether its word stood before the names, and whether of one alone.
    News { who: Vec<Word<'a>>, news: News, leads: bool, is_of_one: bool, has_more: bool },
    /// What is to come, of those among these words.
    Ahead(Vec<Word<'a>>),
    /// That the first follow the others.
    Follows(Vec<Word<'a>>, Vec<Word<'a>>),
}

/// What is said so is said of one.
const ONE: [&str; 3] = ["is", "was", "has"];

/// Takes a line apart. Parts that deny something are left out.
pub(super) fn parts(text: &str, today: Date) -> Vec<Part<'_>> {
    let pieces = pieces(text);
    let tellings: Vec<Telling<'_>> = pieces.iter().map(|piece| tell(&piece.words, today)).collect();
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
        parts.extend(state.part(piece, telling, later));
    }
    parts
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
            text: text.clone(),
        };
        match telling {
            Telling::Denied => {
                *self = Self { is_denied: true, ..Self::default() };
                Vec::new()
            }
            Telling::Ahead(who) => {
                *self = Self::default();
                vec![part(who, News::Ahead, Kind::More)]
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
        Telling::Names(..) | Telling::Denied | Telling::Follows(..) => None,
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
    } else if word.is("but") || word.is("except") {
        pieces.push(Piece { mark: Mark::Stop, words: Vec::new() });
    } else if !word.bare.is_empty()
        && let Some(piece) = pieces.last_mut()
    {
        piece.words.push(word);
        // An initial or an address has a dot as well.
        if word.typed.ends_with(['.', '!']) && word.bare.chars().count() > 2 {
            pieces.push(Piece { mark: Mark::Stop, words: Vec::new() });
        }
    }
}

fn tell<'a>(words: &[Word<'a>], today: Date) -> Telling<'a> {
    if words.iter().any(|word| word.denies()) {
        return Telling::Denied;
    }
    if is_ahead(words, today) {
        let mut who = until_more(words);
        who.retain(|word| word.tells().is_none() && !word.is_ahead());
        return Telling::Ahead(who);
    }
    if let Some(follows) = follows(words) {
        return follows;
    }
    let end = words.iter().position(|word| word.begins_more()).unwrap_or(words.len());
    let (main, more) = words.split_at(end);
    let names = || Telling::Names(main.to_vec(), !more.is_empty());
    let said_of_it = names_somebody(main).then(|| said_at_the_end(more)).flatten();
    if let Some(tells) = said_of_it.filter(|_| telling_word(main).is_none()) {
        return telling(tells, main, &[], &[]);
    }
    let Some((at, tells)) = telling_word(main) else {
        // "Dana on the phone", "Dana at lunch".
        let spoke = |word: &Word<'_>| word.tells() == Some(Tells::Spoke);
        let met = || more.iter().any(spoke).then(|| telling(Tells::Spoke, main, &[], more));
        return is_now(words).or_else(met).unwrap_or_else(names);
    };
    let (before, after) = (main.get(..at), main.get(at + 1..));
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    let colon = main.get(at).is_some_and(|word| word.typed.ends_with(':'));
    if tells == Tells::Gone && !names_somebody(before) && !colon && !begins_with_are(after) {
        // "Left a message", "left Dana a message": nobody is gone.
        return Telling::Denied;
    }
    if tells == Tells::Gone && after.first().is_some_and(|word| word.is_left_behind()) {
        return Telling::Names(before.to_vec(), true);
    }
    telling(tells, before, after, more)
}

/// Whether words tell of what is to come: by a word for it, by what somebody is
/// "to do", or by a day ahead.
fn is_ahead(words: &[Word<'_>], today: Date) -> bool {
    let typed: Vec<&str> = words.iter().map(|word| word.typed).collect();
    let has_day = |way| when::find(&typed, today, way).is_some_and(|(_, day)| day.on != today);
    let is_to = |pair: &[Word<'_>]| pair[0].is("to") && pair[1].is_to_do();
    words.iter().any(|word| word.is_ahead())
        || words.windows(2).any(is_to)
        || has_day(Way::Ahead) && (words.iter().any(|word| word.is_now()) || !has_day(Way::Back))
}

/// "Ilse replaces Tom", "Ilse takes over from Tom", "Tom was replaced by Ilse".
fn follows<'a>(words: &[Word<'a>]) -> Option<Telling<'a>> {
    let over = words.windows(2).position(|pair| pair[0].is("over") && pair[1].is("from"));
    let verb = words.iter().position(|word| word.tells() == Some(Tells::Follows));
    let (at, after) = verb.map(|at| (at, at + 1)).or(over.map(|at| (at, at + 2)))?;
    let (before, after) = (words.get(..at)?, words.get(after..)?);
    let before: Vec<_> = before.iter().filter(|it| !it.takes()).copied().collect();
    Some(match after {
        [by, new @ ..] if by.is("by") => Telling::Follows(until_more(new), before),
        _ => Telling::Follows(before, until_more(after)),
    })
}

fn until_more<'a>(words: &[Word<'a>]) -> Vec<Word<'a>> {
    words.iter().take_while(|word| !word.begins_more()).copied().collect()
}

/// The word that tells; "has a new plan" tells of no one new.
fn telling_word(words: &[Word<'_>]) -> Option<(usize, Tells)> {
    let mut has_something = false;
    for (at, word) in words.iter().enumerate() {
        let is_of_a_thing = word.is("new") && has_something;
        if let Some(tells) = word.tells().filter(|_| !is_of_a_thing) {
            return Some((at, tells));
        }
        has_something |= word.has_something();
    }
    None
}

/// "Ilse from purchasing is new": what is said behind where somebody is from.
fn said_at_the_end(more: &[Word<'_>]) -> Option<Tells> {
    let [.., verb, last] = more else { return None };
    let is_said = ["is", "has", "are", "have"].iter().any(|own| verb.is(own));
    last.tells().filter(|tells| is_said && matches!(tells, Tells::New | Tells::Gone))
}

/// ", the new head of IT": who was named before has that title.
fn apposed(piece: &Piece<'_>) -> Option<String> {
    let is_article = |word: &&Word<'_>| word.begins_a_thing();
    let start = usize::from(piece.words.first().as_ref().is_some_and(is_article));
    let (new, what) = piece.words.get(start..)?.split_first()?;
    let is_a_title = what.first().is_some_and(|it| !it.is_capitalised() || it.is_all_capitals());
    let is_apposed = piece.mark == Mark::Comma && new.is("new") && !new.typed.ends_with(':');
    title(what).filter(|_| is_apposed && is_a_title)
}

fn names_somebody(words: &[Word<'_>]) -> bool {
    words.iter().any(|word| !word.is_small())
}

fn begins_with_are(words: &[Word<'_>]) -> bool {
    words.first().is_some_and(|word| word.is("is") || word.is("are"))
}

fn telling<'a>(
    tells: Tells,
    before: &[Word<'a>],
    after: &[Word<'a>],
    more: &[Word<'a>],
) -> Telling<'a> {
    let leads = if tells == Tells::Spoke { names_somebody(after) } else { !names_somebody(before) };
    let to = after.iter().position(|word| word.is("to")).unwrap_or(after.len());
    let (after_it, place) = after.split_at(to);
    let place = if place.is_empty() { after_as(more) } else { place.get(1..).unwrap_or_default() };
    let is_the_new = before.last().is_some_and(|w| ["the", "our", "their"].iter().any(|t| w.is(t)));
    let (who, news) = match tells {
        Tells::Spoke | Tells::Follows => (if leads { after } else { before }, News::SpokenTo),
        Tells::Gone => (if leads { after } else { before }, News::Gone),
        Tells::New if leads => (after, News::New(None)),
        Tells::New if is_the_new => (before, News::New(title(after))),
        Tells::New => (before, News::New(title(after_as(more)))),
        Tells::Moved => (if leads { after_it } else { before }, News::Moved(title(place))),
        Tells::Became => (before, News::Moved(title(after))),
    };
    let is_of_one = before.iter().any(|word| ONE.iter().any(|one| word.is(one)));
    Telling::News { who: who.to_vec(), news, leads, is_of_one, has_more: !more.is_empty() }
}

/// "Tom is now CFO", "Tom is now in finance".
fn is_now<'a>(words: &[Word<'a>]) -> Option<Telling<'a>> {
    let at = words.windows(2).position(|pair| pair[0].is("is") && pair[1].is("now"))?;
    let place = title(words.get(at + 2..)?)?;
    let who = words.get(..at)?.to_vec();
    let news = News::Moved(Some(place));
    Some(Telling::News { who, news, leads: false, is_of_one: true, has_more: true })
}

fn after_as<'w, 'a>(more: &'w [Word<'a>]) -> &'w [Word<'a>] {
    match more {
        [first, place @ ..] if first.is("as") => place,
        _ => &[],
    }
}

/// A title as it was typed, without the small words before it.
fn title(words: &[Word<'_>]) -> Option<String> {
    let is_before = |word: &&Word<'_>| word.is_small() || word.is("in") || word.is("at");
    let small = words.iter().take_while(is_before).count();
    let title = joined(words.get(small..)?);
    (!title.is_empty()).then_some(title)
}
