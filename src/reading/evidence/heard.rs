//! Who, what and when in the words of one line.

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;

use super::quoted::quoted;
use super::teller;
use super::vocabulary;
use super::word::{Name, Word, is_punctuation, joined};
use super::{Around, Doubt, Reading, Who};
use crate::domain::calendar::Calendar;
use crate::domain::deal::EvidenceKind;
use crate::domain::id::BuyerId;
use crate::reading::beginning;
use crate::reading::when::{self, Past, Way};

/// The most words of a full name.
pub(super) const LONGEST_NAME: usize = 6;
/// The fewest letters of the start of a name.
const SHORTEST_START: usize = 3;

/// What the line says, without its text, and whether it says more.
pub(super) fn hear(line: &str, around: &Around<'_>) -> (Reading, bool) {
    match teller::first(beginning(line), around) {
        Some(told) => (heard(&told, around).0, true),
        None => heard(line, around),
    }
}

fn heard(line: &str, around: &Around<'_>) -> (Reading, bool) {
    let people: Vec<Name> = around.people.iter().map(Name::of).collect();
    let said = beginning(line);
    let mut heard = Heard::of(said);
    heard.take_owners(&people);
    let full = heard.take_full_name(&people);
    let meant_for = heard.take_meant_for(around.calendar);
    let two = heard.two_days(around.calendar);
    let the_acts = two.as_ref().and_then(|two| heard.take_the_acts(two));
    let two = two.filter(|_| the_acts.is_none());
    let (past, has_stretch) = match the_acts {
        Some(day) => (Some(day), false),
        None => heard.take_day(around.calendar),
    };
    let ahead = heard.ahead(around.calendar);
    let is_other_act = two.as_ref().is_some_and(|two| heard.has_two_acts(two));
    let kind = heard.kind(meant_for.is_some() || ahead.is_some()).filter(|_| !is_other_act);
    let who = match heard.new_teller(&people, around) {
        Some(_) => heard.give_back(full),
        None => heard.take_named(&people, full),
    };
    let past = if has_stretch { heard.take_stretch(around.calendar) } else { past };
    let ahead = ahead.and_then(|_| heard.ahead(around.calendar));
    let is_heard = is_other_act || kind.is_some() || past.is_some();
    let (at, who) = match who {
        Some((run, ids)) => (Some(run.clone()), named(heard.or_another(run.end, &ids, &people))),
        None => heard.take_unknown(&people, around, is_heard),
    };
    let has_day = past.is_some();
    let is_some = is_heard || at.is_some();
    let days = Days {
        has_one: has_day || ahead.is_none() && meant_for.is_some(),
        has_one_ahead: ahead.is_some(),
    };
    let doubt = heard.doubt(at, around, &people, &days);
    // "No" alone says nothing of theirs; "has not" does.
    let says_what = heard.words.len() > 1;
    let doubt = doubt.filter(|doubt| is_some || says_what || *doubt != Doubt::NotYet);
    // The day of what is only to come is no day on which it was done.
    let past = past.filter(|_| two.is_none() && doubt != Some(Doubt::Ahead));
    let is_quote = doubt == Some(Doubt::Hearsay);
    let kind = kind.or(is_quote.then_some(EvidenceKind::Quote));
    heard.take_plain(kind);
    let act = meant_for.or(ahead).and_then(|_| heard.act());
    let (on, about) = past.map_or((None, None), |past| (Some(past.on), past.about));
    let is_open = on.is_none() && doubt != Some(Doubt::Ahead);
    let either = match two {
        Some(two) if is_open => two.days(),
        None if is_open => heard.either(around.calendar),
        Some(_) | None => Vec::new(),
    };
    let reading = Reading { who, kind, on, about, text: None, doubt, act, either };
    (reading, meant_for.is_some() || said.len() < line.len() || heard.says_more())
}

/// One of those whom a name fits, or the question which.
fn named(mut ids: Vec<BuyerId>) -> Who {
    match ids.pop() {
        Some(only) if ids.is_empty() => Who::Known(only),
        Some(last) => {
            ids.push(last);
            Who::Several(ids)
        }
        None => Who::Nobody,
    }
}

/// The days of the line before its names were taken: no other is in it then.
pub(super) struct Days {
    pub(super) has_one: bool,
    pub(super) has_one_ahead: bool,
}

/// The words of the line; what is recognised is taken from them.
pub(super) struct Heard<'a> {
    pub(super) words: Vec<Word<'a>>,
}

impl<'a> Heard<'a> {
    fn of(line: &'a str) -> Self {
        let mut words: Vec<Word> = line.split_whitespace().map(Word::of).collect();
        quoted(&mut words);
        Self { words }
    }

    pub(super) fn take(&mut self, run: Range<usize>) {
        let start = run.start;
        self.words.iter_mut().skip(start).take(run.len()).for_each(|word| word.taken = true);
    }

    /// Gives back a name that was taken: nobody is named by it.
    fn give_back(&mut self, named: Option<Named>) -> Option<Named> {
        let run = named.map_or(0..0, |(run, _)| run);
        self.words.get_mut(run).into_iter().flatten().for_each(|word| word.taken = false);
        None
    }

    /// Takes whoever somebody else belongs to: "Dana's assistant" is not Dana.
    fn take_owners(&mut self, people: &[Name]) {
        let is_owner = |pair: &[Word]| match pair {
            [owner, whom] => owner.owns() && vocabulary::is_group(&whom.folded),
            _ => false,
        };
        if let Some(at) = self.called_elsewhere() {
            self.take(at..at + 2);
        }
        let is_name = |word: &Word| people.iter().any(|person| person.has(&word.folded));
        // "A colleague of Dana's".
        let of = self.words.windows(3).position(|three| match three {
            [whom, of, owner] => {
                vocabulary::is_group(&whom.folded) && of.folded == "of" && owner.owns()
            }
            _ => false,
        });
        if let Some(at) = of {
            self.take(at + 2..at + 3);
        }
        let owners = self.words.windows(2).enumerate().filter(|(_, pair)| is_owner(pair));
        let owners: Vec<usize> = owners.map(|(at, _)| at).collect();
        for at in owners {
            let before = self.words.get(..at).unwrap_or_default().iter().rev();
            let start = at - before.take_while(|word| is_name(word)).count();
            self.take(start..at + 1);
        }
    }

    /// Somebody's id behind an `@`, or else a name of several words; taken.
    fn take_full_name(&mut self, people: &[Name]) -> Option<Named> {
        let id = self.fitting(1, |_, run| match run {
            [word] if word.typed.starts_with('@') => {
                fitting(people, |person| person.id.as_str() == word.bare)
            }
            _ => Vec::new(),
        });
        let mut lengths = (1..=LONGEST_NAME).rev();
        let named = id.or_else(|| {
            lengths.find_map(|length| {
                self.fitting(length, |_, run| {
                    let whole = Some(joined(run)).filter(|whole| whole.contains('-'));
                    fitting(people, |person| whole.as_ref() == Some(&person.whole))
                })
            })
        })?;
        self.take(named.0.clone());
        Some(named)
    }

    /// Who is named first: in full, by the first or last word of a name, or else
    /// by the start of one. Whoever it is from comes before whom it was for.
    fn take_named(&mut self, people: &[Name], full: Option<Named>) -> Option<Named> {
        let before = |at: usize, count: usize| self.words.get(at.checked_sub(count)?);
        // "Tom heard from Dana": Tom tells us.
        let is_told = |at: usize| {
            let teller = before(at, 3).filter(|_| before(at, 2).is_some_and(Word::says));
            teller.is_some_and(|teller| people.iter().any(|person| person.has(&teller.folded)))
        };
        let is_from = |at: usize| {
            let word = before(at, 1).filter(|_| !is_told(at));
            word.is_some_and(|word| matches!(word.folded.as_str(), "from" | "by"))
        };
        let part = |from: bool| {
            self.fitting(1, |at, run| match run {
                [word]
                    if word.is_free()
                        && (is_from(at) || !from)
                        && (!word.common || at == 0 || word.is_capitalised()) =>
                {
                    fitting(people, |person| {
                        person.has(&word.folded) && !self.is_of_another(at, person, people)
                    })
                }
                _ => Vec::new(),
            })
        };
        let is_giver = full.as_ref().is_some_and(|(run, _)| is_from(run.start));
        let giver = part(true).filter(|_| !is_giver);
        let first = part(false).filter(|(run, _)| {
            !is_giver && full.as_ref().is_none_or(|(whole, _)| run.start < whole.start)
        });
        let whole = full.as_ref().map(|(run, _)| run.clone());
        let named = giver.or(first).or(full).or_else(|| self.begun(people))?;
        let others = whole.filter(|run| *run != named.0).unwrap_or(0..0);
        self.words.get_mut(others).into_iter().flatten().for_each(|word| word.taken = false);
        self.take(named.0.clone());
        Some(named)
    }

    /// Whether a word is a name of somebody else: "Elena Fox" or "Dana Holm", where Dana
    /// Fox is known.
    fn is_of_another(&self, at: usize, person: &Name, people: &[Name]) -> bool {
        let pair = at.checked_sub(1).and_then(|at| self.words.get(at..at + 2));
        // "Dana Tom" are two who are known.
        let begins = |word: &Word| people.iter().any(|one| one.words.first() == Some(&word.folded));
        let with_next = self.words.get(at..at + 2).filter(|pair| !pair.iter().skip(1).any(begins));
        pair.is_some_and(|pair| person.is_not(pair))
            || with_next.is_some_and(|pair| person.is_namesake(pair))
    }

    /// Those who are named up to a place, with whom "or" names besides.
    fn or_another(&self, end: usize, ids: &[BuyerId], people: &[Name]) -> Vec<BuyerId> {
        let is_or = self.words.get(end).is_some_and(|word| word.folded == "or");
        let another = self.words.get(end + 1).filter(|_| is_or);
        let others = another.map(|word| fitting(people, |person| person.has(&word.folded)));
        let others = others.into_iter().flatten().filter(|id| !ids.contains(id));
        ids.iter().cloned().chain(others).collect()
    }

    /// Who is named by the start of a name.
    fn begun(&self, people: &[Name]) -> Option<Named> {
        let first = self.words.iter().position(|word| word.is_free() && !word.common);
        let is_start = |at, word: &Word| {
            word.is_free()
                && !word.common
                && (Some(at) == first || word.is_capitalised())
                && word.folded.len() >= SHORTEST_START
        };
        self.fitting(1, |at, run| match run {
            [word] if is_start(at, word) => fitting(people, |person| {
                person.starts_with(&word.folded) && !self.is_of_another(at, person, people)
            }),
            _ => Vec::new(),
        })
    }

    /// The first run of words that fits anybody.
    fn fitting(
        &self,
        length: usize,
        fits: impl Fn(usize, &[Word]) -> Vec<BuyerId>,
    ) -> Option<Named> {
        let runs = self.words.windows(length).enumerate();
        let runs = runs.filter(|(_, run)| !run.iter().any(|word| word.taken));
        let mut people = runs.map(|(at, run)| (at..at + length, fits(at, run)));
        people.find(|(_, people)| !people.is_empty())
    }

    /// The kind that the first word with nothing else to say tells, else the
    /// first word with one: what was said was said somewhere. An invitation is
    /// accepted to a day ahead, terms are not.
    fn kind(&self, has_day_ahead: bool) -> Option<EvidenceKind> {
        let all = || self.words.iter().filter_map(|word| word.kind);
        let is_invited = has_day_ahead || all().any(|kind| kind == (EvidenceKind::Calendar, true));
        let kinds = || all().filter(|(kind, _)| *kind != EvidenceKind::Calendar || is_invited);
        let plain = kinds().find(|(kind, plain)| *plain && *kind != EvidenceKind::Quote);
        let met = self.words.iter().find(|word| word.is_looked_at() && word.is_where_people_meet());
        let met = met.and_then(|word| word.kind);
        plain.or(met).or_else(|| kinds().next()).map(|(kind, _)| kind)
    }

    /// Takes the words that say no more than the kind.
    fn take_plain(&mut self, kind: Option<EvidenceKind>) {
        for word in &mut self.words {
            word.taken |= word.kind.is_some_and(|(own, plain)| plain && Some(own) == kind);
        }
    }

    /// The words in which a day may be. `mon`, `sat` and `sun` are one at the end and
    /// behind what tells a kind.
    pub(super) fn days(&self) -> Vec<Cow<'_, str>> {
        let is_kind = |at: usize| {
            let before = at.checked_sub(1).and_then(|at| self.words.get(at));
            before.is_some_and(|word| word.kind.is_some() && !word.quoted)
        };
        let day = |(at, word): (usize, &Word<'a>)| match word.folded.as_str() {
            _ if word.taken || word.quoted => "".into(),
            _ if is_numeric(word) && is_kind(at) && !self.counts(at) => {
                format!("{},", word.typed).into()
            }
            short if at + 1 == self.words.len() || is_kind(at) => {
                vocabulary::weekday(short).unwrap_or(word.typed).into()
            }
            // "Monday's call".
            _ if word.owns() => word.bare.into(),
            _ => word.typed.into(),
        };
        self.words.iter().enumerate().map(day).collect()
    }

    /// Words as they were typed, but those that were taken.
    pub(super) fn typed<'w>(words: &'w [Word<'a>]) -> Vec<Cow<'w, str>> {
        let typed = |word: &'w Word<'a>| {
            if word.taken || word.quoted {
                "".into()
            } else {
                word.typed.trim_end_matches([',', ';']).into()
            }
        };
        words.iter().map(typed).collect()
    }

    /// Whether what follows a number may be counted by it: "mail 9/10 users".
    fn counts(&self, at: usize) -> bool {
        let next = self.words.get(at + 1);
        next.is_some_and(|next| next.folded == "of" || next.folded.ends_with('s'))
    }

    /// The days that it may be.
    fn either(&self, calendar: Calendar) -> Vec<Date> {
        when::either(&in_full(&self.days()), calendar)
    }

    /// Takes the day that something is meant for: "for 8 dec".
    fn take_meant_for(&mut self, calendar: Calendar) -> Option<Date> {
        let at = self.words.iter().position(|word| word.folded == "for" && !word.quoted)?;
        let mut words = self.days();
        words.iter_mut().take(at + 1).for_each(|word| *word = "".into());
        let (run, day) = when::find(&in_full(&words), calendar, Way::Ahead)?;
        (run.start == at + 1).then(|| {
            self.take(at..run.end);
            day.on
        })
    }

    /// The day that was said, or else whether a stretch of time was.
    fn take_day(&mut self, calendar: Calendar) -> (Option<Past>, bool) {
        match when::find(&in_full(&self.days()), calendar, Way::Back) {
            Some((run, past)) if past.about.is_none() => {
                self.take(run);
                (Some(past), false)
            }
            stretch => (None, stretch.is_some()),
        }
    }

    fn take_stretch(&mut self, calendar: Calendar) -> Option<Past> {
        let (run, past) = when::find(&in_full(&self.days()), calendar, Way::Back)?;
        self.take(run);
        Some(past)
    }

    /// The day ahead that the line says.
    pub(super) fn ahead(&self, calendar: Calendar) -> Option<Date> {
        when::find(&in_full(&self.days()), calendar, Way::Ahead)
            .map(|(_, day)| day.on)
            .filter(|day| *day > calendar.today)
    }

    /// Whether a word is left that says anything.
    fn says_more(&self) -> bool {
        let says = |word: &&Word| !word.typed.chars().all(is_punctuation);
        let mut left = self.words.iter().filter(|word| !word.taken).filter(says);
        left.any(|word| !vocabulary::is_small(&word.folded))
    }
}

pub(super) fn in_full<'w>(words: &'w [Cow<'_, str>]) -> Vec<&'w str> {
    words.iter().map(AsRef::as_ref).collect()
}

/// "3/2".
fn is_numeric(word: &Word<'_>) -> bool {
    let mut numbers = word.typed.split('/');
    let is_number = |number: &str| matches!(number.len(), 1 | 2) && number.parse::<u8>().is_ok();
    numbers.clone().count() == 2 && numbers.all(is_number)
}

/// Where somebody is named, and whom the name fits.
type Named = (Range<usize>, Vec<BuyerId>);

pub(super) fn fitting(people: &[Name], fits: impl Fn(&Name) -> bool) -> Vec<BuyerId> {
    people.iter().filter(|person| fits(person)).map(|person| person.id.clone()).collect()
}
