//! What every dialog is made of: the answers so far, what it is filled in
//! beside, and what one kind of dialog asks and makes of them.

use std::collections::BTreeMap;

use jiff::ZonedDateTime;
use jiff::civil::Date;

use super::{DialogKind, outside};
use crate::app::effect::Effect;
use crate::app::form::Ask;
use crate::app::screen::Ctx;
use crate::domain::books::Books;
use crate::domain::calendar::Calendar;
use crate::domain::change::{Change, Record};
use crate::domain::id::DealId;
use crate::domain::now::Now;
use crate::interview::field::Field;
use crate::interview::outside::Outside;
use crate::interview::refusal::Refused;
use crate::pages::paper::Paper;
use crate::reading::when::{self, Way};

/// What was answered so far, by field.
#[derive(Clone, Debug, Default)]
pub(super) struct Answers(pub(super) BTreeMap<String, String>);

impl Answers {
    /// An answer without white space around it; empty where there is none.
    pub(super) fn get(&self, key: &str) -> &str {
        self.0.get(key).map_or("", |text| text.trim())
    }

    /// An answer as it was typed; none where it says nothing.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        self.0.get(key).filter(|text| !text.trim().is_empty()).cloned()
    }

    /// Whether a field is asked by now.
    pub(super) fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// A day ahead that was typed.
    pub(super) fn day(&self, key: &str, around: DialogCtx<'_>) -> Result<Date, Refused> {
        self.day_over(None, key, around, Way::Ahead)
    }

    /// A day that was typed over the one that is kept.
    pub(super) fn day_over(
        &self,
        kept: Option<Date>,
        key: &str,
        around: DialogCtx<'_>,
        way: Way,
    ) -> Result<Date, Refused> {
        Ok(when::over(kept, self.get(key), around.calendar(), way)?)
    }
}

/// What a form is filled in beside.
#[derive(Clone, Copy, Debug)]
pub(super) struct DialogCtx<'a> {
    pub(super) books: &'a Books,
    pub(super) now: &'a ZonedDateTime,
    pub(super) today: Date,
}

impl<'a> DialogCtx<'a> {
    pub(super) fn of(ctx: &'a Ctx<'_>) -> Self {
        Self::at(ctx.books, ctx.now)
    }

    pub(super) fn at(books: &'a Books, now: &'a Now) -> Self {
        Self { books, now: &now.wall, today: now.wall.date() }
    }

    /// The calendar that days are read by.
    pub(super) fn calendar(self) -> Calendar {
        self.books.team.calendar(self.today)
    }
}

/// One kind of dialog: what is asked, and what comes of the answers.
pub(super) trait Questions {
    /// Its place in the draft log, after that of all dialogs.
    fn place(&self) -> String;

    /// What the form is called, and what it is about.
    fn title(&self, around: DialogCtx<'_>) -> Option<String>;

    /// What is asked by now; none where what it is about is there no more, or
    /// takes no such answer.
    fn asks(&self, said: &Answers, around: DialogCtx<'_>) -> Option<Vec<Ask>> {
        outside::asks(self, said, around)
    }

    /// What is understood of the answer to a field, to be shown beside it.
    ///
    /// # Errors
    ///
    /// Why it is not taken, in a sentence.
    fn understood(
        &self,
        key: &str,
        said: &Answers,
        around: DialogCtx<'_>,
    ) -> Result<Option<String>, Refused> {
        outside::understood(self, key, said, around)
    }

    /// What a coach would ask of the answers so far; nothing has to be answered.
    fn notes(&self, _: &Answers, _: DialogCtx<'_>) -> Vec<String> {
        Vec::new()
    }

    /// What the answers change; nothing where all is as it was.
    ///
    /// # Errors
    ///
    /// Why they are not taken, in a sentence.
    fn changes(&self, said: &Answers, ctx: &mut Ctx<'_>) -> Result<Vec<Change>, String> {
        outside::changes(self, said, ctx)
    }

    /// Of one that asks fields of a session: its deal, where that is known.
    fn known(&self) -> Option<&DealId> {
        None
    }

    /// Whether the deal is asked first.
    fn asks_deal(&self) -> bool {
        false
    }

    /// Goes on from what it is about, where that is there already.
    ///
    /// # Errors
    ///
    /// Why that takes no answers any more, in a sentence.
    fn again(&self, _: &mut Outside<'_>) -> Result<(), String> {
        Ok(())
    }

    /// The fields that are asked by now, in order.
    fn fields(&self, _: &Outside<'_>) -> Vec<Field> {
        Vec::new()
    }

    /// What is shown after the fields.
    fn last(&self, _: &Outside<'_>) -> Option<Ask> {
        None
    }

    /// What comes of the answers to the fields.
    fn made(&self, _: &Outside<'_>) -> Vec<Change> {
        Vec::new()
    }

    /// What there is to read above the fields.
    fn reading(&self, _: DialogCtx<'_>) -> Option<Paper> {
        None
    }

    /// What stands below the fields.
    fn closing(&self) -> Option<&'static str> {
        None
    }

    /// What goes out of the program instead of a change.
    fn goes_out(&self, _: &Answers, _: DialogCtx<'_>) -> Option<Effect> {
        None
    }

    /// What is said of the changes, where that is more than that they are kept.
    fn news(&self, _: &[Change]) -> Option<String> {
        None
    }

    /// What is asked instead, where nothing is changed.
    fn leads(&self, _: &Answers) -> Option<DialogKind> {
        None
    }

    /// What is shown after the changes.
    fn then(&self, _: &[Change]) -> Option<DialogKind> {
        None
    }
}

/// The change of a record by `act`, or its refusal in words.
pub(super) fn changed<R: Clone + Into<Record>, E: ToString>(
    before: &R,
    act: impl FnOnce(&mut R) -> Result<(), E>,
) -> Result<Vec<Change>, String> {
    let mut after = before.clone();
    act(&mut after).map_err(|refusal| refusal.to_string())?;
    Ok(vec![Change::of(before.clone(), after)])
}

/// That what a form is about was taken away meanwhile.
pub(super) fn gone() -> String {
    "this is there no more: Esc goes back".to_owned()
}
