//! Process files that were read: the list and the preview show them at once.

use crate::app::effect::Effect;
use crate::app::model::{Model, Wanted};
use crate::app::screen::Screen;
use crate::app::screen::preview::Preview;
use crate::domain::books::Books;
use crate::domain::id::ProcessId;
use crate::domain::team::Team;
use crate::pages::Derived;
use crate::pages::sheet::Sheet;

/// The process files were read, the first time or again.
pub(super) fn read(model: &mut Model, sheets: Vec<Sheet>) -> Vec<Effect> {
    if let (None, Wanted::Preview(_)) = (&model.books, &model.wanted) {
        return begin(model, sheets);
    }
    let Some(books) = &model.books else { return Vec::new() };
    let mut is_seen = false;
    for screen in &mut model.screens {
        if let Screen::Processes(list) = screen {
            list.read(sheets.clone(), books);
        } else if let Screen::Proposal(proposal) = screen {
            proposal.sheet = again(&proposal.sheet, &sheets);
        } else if let Screen::Preview(preview) = screen {
            preview.read(again(&preview.sheet, &sheets), &model.now, &model.draw);
        } else {
            continue;
        }
        is_seen = true;
    }
    if is_seen { Vec::new() } else { vec![Effect::Unwatch] }
}

/// The sheet as it is by now.
fn again(sheet: &Sheet, sheets: &[Sheet]) -> Sheet {
    let same = sheets.iter().find(|it| it.is_same_file(sheet.file.as_deref(), &sheet.id));
    same.cloned().unwrap_or_else(|| sheet.clone().gone())
}

/// The one file that was asked for is all that is shown.
fn begin(model: &mut Model, sheets: Vec<Sheet>) -> Vec<Effect> {
    let Some(sheet) = sheets.into_iter().next() else { return Vec::new() };
    let preview = Preview::alone(sheet, &model.now, &model.draw);
    model.page = Derived::default();
    model.books = Some(Books::new(Team::new(ProcessId::usual()), [].into()).into());
    model.screens = vec![Screen::Preview(Box::new(preview))];
    Vec::new()
}
