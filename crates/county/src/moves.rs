//! The fewest moves of people between schools (交流轮岗), so that every row reaches what it must and the coefficient of
//! variation its limit: an answer that costs no posts.
//!
//! In: pupils, people and need of each row. Out: who gives to whom, in order. It must not know what else a person who moves
//! brings along.

use numbers::Decimal;
use standard::Bound;

use crate::big_fraction::BigFraction;
use crate::stock::Stock;

/// A row that can give or take people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Staffing {
    /// Pupils of the row, more than zero.
    pub pupils: u64,
    /// People whom it has.
    pub have: u64,
    /// How many it must have in the end: whoever has more can give, whoever has less must get.
    pub need: u64,
    /// It takes no part, such as 民办, but it counts.
    pub is_fixed: bool,
}

/// One person from one row to another, by their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// Row that gives.
    pub from: usize,
    /// Row that takes.
    pub to: usize,
}

/// The fewest moves; made by [`least_moves`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moves {
    /// In the order in which each helps most; those that rows need first.
    pub moves: Vec<Move>,
    /// How many of them rows need; the others are for the coefficient.
    pub for_needs: usize,
    /// The square of the coefficient afterwards; `None` where nobody has anything.
    pub squared: Option<BigFraction>,
}

/// Why moves are not enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoMoves {
    /// All together have fewer than they need.
    TooFew,
    /// No further move lowers the coefficient.
    NoneHelps,
}

/// The fewest moves after which every row that takes part has what it needs and the coefficient keeps `bound`, if there is
/// one.
///
/// What all have together stays, so that a limit of the coefficient is one of ΣX²÷P. Rows below their need get first; whoever
/// gives is the one with the largest (2X − 1) ÷ P above its need. Then one person at a time goes from that one to the row
/// with the least (2X + 1) ÷ P.
///
/// # Errors
/// [`NoMoves`] where no moves do it; then posts have to be added.
pub fn least_moves(rows: &[Staffing], bound: Option<Bound>) -> Result<Moves, NoMoves> {
    let people = |count: u64| Decimal::whole(i64::try_from(count).unwrap_or(i64::MAX)).fraction();
    let stocks = rows.iter().map(|row| (row.pupils, people(row.have)));
    let mut stock = Stock::of(stocks, Decimal::ONE);
    let mut have: Vec<u64> = rows.iter().map(|row| row.have).collect();
    let mut moves = Vec::new();
    // The first of equal ones.
    let giver = |stock: &Stock, have: &[u64]| {
        let can_give = (0..rows.len()).filter(|row| !rows[*row].is_fixed);
        let can_give = can_give.filter(|row| have[*row] > rows[*row].need);
        can_give
            .rev()
            .max_by_key(|row| stock.gain_of_one_less(*row))
    };
    let taker = |stock: &Stock, have: &[u64], only_needy: bool| {
        let can_take = (0..rows.len()).filter(|row| !rows[*row].is_fixed);
        let can_take = can_take.filter(|row| !only_needy || have[*row] < rows[*row].need);
        can_take.min_by_key(|row| stock.cost_of_one_more(*row))
    };
    let mut go = |stock: &mut Stock, have: &mut [u64], from: usize, to: usize| {
        stock.take(from, 1);
        stock.add(to, 1);
        have[from] -= 1;
        have[to] += 1;
        moves.push(Move { from, to });
    };
    let mut for_needs = 0;
    while let Some(to) = taker(&stock, &have, true) {
        let from = giver(&stock, &have).ok_or(NoMoves::TooFew)?;
        go(&mut stock, &mut have, from, to);
        for_needs += 1;
    }
    while bound.is_some_and(|bound| !stock.keeps(bound)) {
        let (Some(from), Some(to)) = (giver(&stock, &have), taker(&stock, &have, false)) else {
            return Err(NoMoves::NoneHelps);
        };
        if stock.gain_of_one_less(from) <= stock.cost_of_one_more(to) {
            return Err(NoMoves::NoneHelps);
        }
        go(&mut stock, &mut have, from, to);
    }
    Ok(Moves {
        squared: stock.squared(),
        moves,
        for_needs,
    })
}
