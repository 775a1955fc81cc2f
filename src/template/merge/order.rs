//! In which order entries stand, once each of them stands where it wants.

use crate::template::lines::Span;

/// One entry wants to stand beside another.
#[derive(Clone)]
pub(super) struct Wish {
    /// Which entry.
    pub row: usize,
    /// The other one.
    pub beside: usize,
    /// Before it rather than after it.
    pub is_before: bool,
    /// Where that is said.
    pub at: Span,
}

/// Something to be done, the last one first.
enum Next {
    /// Put an entry, and those beside it.
    All(usize),
    /// Put an entry.
    One(usize),
}

/// The order of `count` entries, and the wishes that lead in a circle. Entries
/// that want to stand at the same place do so in the order of their wishes.
pub(super) fn order(count: usize, wishes: &[Wish]) -> (Vec<usize>, Vec<Wish>) {
    let mut before = vec![Vec::new(); count];
    let mut after = vec![Vec::new(); count];
    let mut is_placed = vec![false; count];
    for Wish { row, beside, is_before, .. } in wishes {
        // The first wish of an entry counts.
        if !std::mem::replace(&mut is_placed[*row], true) {
            let side = if *is_before { &mut before } else { &mut after };
            side[*beside].push(*row);
        }
    }
    let mut order = Vec::new();
    let mut next: Vec<Next> =
        (0..count).rev().filter(|row| !is_placed[*row]).map(Next::All).collect();
    while let Some(step) = next.pop() {
        match step {
            Next::One(row) => order.push(row),
            Next::All(row) => {
                next.extend(after[row].iter().rev().copied().map(Next::All));
                next.push(Next::One(row));
                next.extend(before[row].iter().rev().copied().map(Next::All));
            }
        }
    }
    let mut is_put = vec![false; count];
    for row in &order {
        is_put[*row] = true;
    }
    (order, wishes.iter().filter(|wish| !is_put[wish.row]).cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_stand_where_they_want_to() {
        #[track_caller]
        fn case(wishes: &[(usize, char, usize)], expected: &[usize]) {
            let wish = |&(row, side, beside): &(usize, char, usize)| Wish {
                row,
                beside,
                is_before: side == '<',
                at: 0..0,
            };
            let wishes: Vec<_> = wishes.iter().map(wish).collect();
            let (order, circles) = order(5, &wishes);
            assert_eq!(order, expected);
            assert_eq!(order.len() + circles.len(), 5);
        }
        case(&[], &[0, 1, 2, 3, 4]);
        case(&[(3, '>', 0), (4, '>', 0)], &[0, 3, 4, 1, 2]);
        case(&[(3, '<', 0), (4, '<', 0)], &[3, 4, 0, 1, 2]);
        case(&[(0, '>', 4)], &[1, 2, 3, 4, 0]);
        case(&[(3, '>', 4), (4, '>', 0)], &[0, 4, 3, 1, 2]);
        case(&[(3, '>', 4), (4, '<', 3)], &[0, 1, 2]);
    }
}
