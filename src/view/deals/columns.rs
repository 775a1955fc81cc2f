//! Which columns there is room for, and how wide they are.

use crate::domain::settings::Sort;
use crate::pages::list::Column;

/// Columns from the most to the least important, each with its cells: the last
/// ones go first where there is no room.
const COLUMNS: [(Column, usize); 8] = [
    (Column::Stage, 11),
    (Column::Close, 14),
    (Column::Next, 16),
    (Column::Rep, 9),
    (Column::Verified, 10),
    (Column::Buyer, 11),
    (Column::Amount, 15),
    (Column::LastSession, 13),
];

/// The order in which they stand.
const ORDER: [Column; 9] = [
    Column::Deal,
    Column::Rep,
    Column::Stage,
    Column::Buyer,
    Column::Verified,
    Column::Close,
    Column::Amount,
    Column::LastSession,
    Column::Next,
];

/// Cells of the deal at least, and at most.
const DEAL: (usize, usize) = (24, 40);

/// The column that an order is seen in.
const fn seen_in(sort: Sort) -> Column {
    match sort {
        Sort::CloseDate => Column::Close,
        Sort::LastSession => Column::LastSession,
        Sort::Stage => Column::Stage,
        Sort::Amount => Column::Amount,
        Sort::Rep => Column::Rep,
        Sort::Name => Column::Deal,
    }
}

/// The columns that fit into so many cells, with their widths; that of the
/// order is always among them.
pub(super) fn fitting(width: usize, sort: Sort) -> Vec<(Column, usize)> {
    let deal = (width * 3 / 10).clamp(DEAL.0, DEAL.1);
    let mut left = width.saturating_sub(2 + deal);
    let mut wanted = COLUMNS;
    wanted.sort_by_key(|(column, _)| *column != seen_in(sort));
    let mut chosen = vec![(Column::Deal, deal)];
    for (column, cells) in wanted {
        if cells > left {
            break;
        }
        left -= cells;
        chosen.push((column, cells));
    }
    chosen.sort_by_key(|(column, _)| ORDER.iter().position(|one| one == column));
    // The last one has what is left.
    if let Some((_, cells)) = chosen.last_mut() {
        *cells += left;
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_important_columns_go_first_and_never_that_of_the_order() {
        #[track_caller]
        fn case(width: usize, sort: Sort, expected: &str) {
            let fitting = fitting(width, sort);
            let titles: Vec<&str> = fitting.iter().map(|(column, _)| column.title()).collect();
            assert_eq!(titles.join(", "), expected, "{width} {sort}");
            assert!(fitting.iter().map(|(_, cells)| cells).sum::<usize>() + 2 <= width, "{width}");
        }
        case(56, Sort::CloseDate, "Deal, Stage, Close, moved");
        case(56, Sort::Amount, "Deal, Stage, Amount");
        case(76, Sort::CloseDate, "Deal, Rep, Stage, Close, moved, Next step");
        case(76, Sort::LastSession, "Deal, Stage, Close, moved, Last talked");
        case(116, Sort::CloseDate, "Deal, Rep, Stage, Buyer in, Verified, Close, moved, Next step");
    }
}
