//! A reader who knows the whole page, every rule and how to count cannot work out a hidden number.
use super::measures::{day, fact};
use crate::tracker::*;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// A group as a short row: received, closed, overdue among the open, told.
type Row = (u32, u32, u32, u32);

fn figures(&(received, closed, overdue, told): &Row) -> Figures {
    // half of the groups show a share; where nobody is late it says so, where few are it is an "at least"
    let in_time = if received % 2 == 0 {
        InTime { due: 30, met: 30u32.saturating_sub(overdue) }
    } else {
        InTime { due: 4, met: 0 }
    };
    let spread = |n: u32| (n > 0).then_some(Spread { n: n as usize, median: 3.0, p90: 9 });
    Figures {
        received,
        closed,
        open: received - closed,
        overdue,
        told,
        oldest_open: None,
        acknowledge: None,
        tell: spread(told),
        close: spread(closed),
        in_time: Some(in_time),
        ..Figures::default()
    }
}

fn total(rows: &[Row]) -> Row {
    rows.iter().fold((0, 0, 0, 0), |t, r| (t.0 + r.0, t.1 + r.1, t.2 + r.2, t.3 + r.3))
}

fn publish(rows: &[Row], totals: Totals) -> Option<Vec<ShownFigures>> {
    let groups: Vec<Figures> = rows.iter().map(figures).collect();
    protect(&groups, &figures(&total(rows)), totals)
}

fn fits(cell: Cell, value: u32) -> bool {
    cell.shown().is_none_or(|shown| shown == value)
}

fn spread_fits(shown: &ShownFigures, spread: Option<Spread>, n: u32) -> bool {
    shown.received == Cell::Hidden || spread.is_some() == (n >= SMALLEST_SHOWN)
}

/// All values of one row that its published figures allow.
fn candidates(shown: &ShownFigures, most: u32) -> Vec<Row> {
    let ways = ways_to_count(shown, 1..=most).into_iter();
    ways.filter(|way| spread_fits(shown, shown.close, way.1)).collect()
}

fn ways_to_count(shown: &ShownFigures, received: std::ops::RangeInclusive<u32>) -> Vec<Row> {
    let mut rows = Vec::new();
    for received in received.filter(|r| fits(shown.received, *r)) {
        for closed in (0..=received).filter(|c| fits(shown.closed, *c) && fits(shown.open, received - c)) {
            let most_late = match shown.in_time {
                Share::Percent(100) => 0,
                Share::AtLeast(_) => 4,
                _ => received,
            };
            for overdue in (0..=most_late.min(received - closed)).filter(|v| fits(shown.overdue, *v)) {
                rows.push((received, closed, overdue, 0));
            }
        }
    }
    rows
}

/// So many cases in hidden rows are shared out in every way.
const TRIED: u32 = 24;

/// What each row may be, given the rest of the table and its totals: three linked columns at once, by trying all.
fn possible(shown: &[ShownFigures], page: &ShownFigures, sum: Row) -> Vec<Vec<Row>> {
    // the counts of the page; its shares and times say nothing that is more precise
    let counts = ShownFigures { close: None, in_time: Share::Hidden, ..page.clone() };
    let totals: HashSet<Row> = ways_to_count(&counts, sum.0..=sum.0).into_iter().collect();
    let most = totals.iter().fold((0, 0, 0, 0), |m, t| (m.0.max(t.0), m.1.max(t.1), m.2.max(t.2), 0));
    // what the rows that are shown leave for one that is hidden
    let known: u32 = shown.iter().filter_map(|row| row.received.shown()).sum();
    let left = |row: &ShownFigures| row.received.shown().unwrap_or(sum.0 - known);
    let mut all: Vec<Vec<Row>> = shown.iter().map(|row| candidates(row, left(row))).collect();
    let hidden: Vec<usize> = (0..shown.len()).filter(|i| shown[*i].received == Cell::Hidden).collect();
    if hidden.len() > 1 && sum.0 - known > TRIED {
        // too many ways to try: the hidden rows count together, as the first of them; the others as nothing
        hidden.iter().skip(1).for_each(|i| all[*i] = vec![(0, 0, 0, 0)]);
        let mut ways = linked(&all, &totals, most);
        let alone = sum.0 - known + 1 - hidden.len() as u32;
        hidden.iter().for_each(|i| ways[*i] = candidates(&shown[*i], alone));
        return ways;
    }
    linked(&all, &totals, most)
}

/// The rows that a sum in `totals` allows, of all those that are possible one by one.
fn linked(all: &[Vec<Row>], totals: &HashSet<Row>, most: Row) -> Vec<Vec<Row>> {
    let add = |a: &Row, b: &Row| (a.0 + b.0, a.1 + b.1, a.2 + b.2, 0);
    let within = |s: &Row| s.0 <= most.0 && s.1 <= most.1 && s.2 <= most.2;
    let less = |a: &Row, b: &Row| Some((a.0.checked_sub(b.0)?, a.1.checked_sub(b.1)?, a.2.checked_sub(b.2)?, 0));
    // the sums that the rows before may have, and those from which the rows after still reach a total
    let mut before = vec![HashSet::from([(0, 0, 0, 0)])];
    for rows in all {
        let sums = before.last().unwrap();
        before.push(sums.iter().flat_map(|s| rows.iter().map(move |r| add(s, r))).filter(within).collect());
    }
    let mut after = vec![totals.clone()];
    for rows in all.iter().rev() {
        let sums = after.last().unwrap();
        after.push(sums.iter().flat_map(|s| rows.iter().filter_map(move |r| less(s, r))).collect());
    }
    after.reverse();
    let fits = |i: usize, row: &Row| before[i].iter().any(|s| after[i + 1].contains(&add(s, row)));
    (0..all.len()).map(|i| all[i].iter().filter(|row| fits(i, row)).copied().collect()).collect()
}

fn assert_nobody_can_tell(rows: &[Row], totals: Totals) -> Result<(), TestCaseError> {
    let Some(shown) = publish(rows, totals) else { return Ok(()) };
    let sum = total(rows);
    let page = protect_totals(&figures(&sum), totals).unwrap();
    for (row, ways) in rows.iter().zip(possible(&shown, &page, sum)) {
        prop_assert!(ways.iter().any(|w| (w.0, w.1, w.2) == (row.0, row.1, row.2)), "the truth is possible");
        type Of = fn(&Row) -> u32;
        let views: [(u32, Of); 4] =
            [(row.0, |w| w.0), (row.1, |w| w.1), (row.0 - row.1, |w| w.0 - w.1), (row.2, |w| w.2)];
        for (column, (value, of)) in views.into_iter().enumerate() {
            let ways: BTreeSet<u32> = ways.iter().map(of).collect();
            prop_assert!(
                !(1..5).contains(&value) || ways.len() > 1,
                "column {column} of {row:?} in {rows:?}: {shown:#?}"
            );
        }
    }
    assert_told_is_safe(rows, &shown, page.told)
}

fn assert_told_is_safe(rows: &[Row], shown: &[ShownFigures], total_told: Cell) -> Result<(), TestCaseError> {
    let sum: u32 = rows.iter().map(|r| r.3).sum();
    let ways = |i: usize| -> Vec<u32> {
        let row = &shown[i];
        let most = row.received.shown().unwrap_or(sum);
        (0..=most).filter(|n| fits(row.told, *n) && spread_fits(row, row.tell, *n)).collect()
    };
    for (i, row) in rows.iter().enumerate().filter(|(_, row)| (1..5).contains(&row.3)) {
        let rest = (0..rows.len()).filter(|j| *j != i).fold(BTreeSet::from([0]), |sums, j| {
            sums.iter().flat_map(|s| ways(j).into_iter().map(move |n| s + n)).collect()
        });
        let possible = ways(i).into_iter().filter(|n| rest.iter().any(|s| fits(total_told, s + n))).count();
        prop_assert!(possible > 1, "told of {row:?} in {rows:?}");
    }
    Ok(())
}

fn any_row(most: u32) -> impl Strategy<Value = Row> {
    prop_oneof![1u32..5, 5..=most].prop_flat_map(|received| {
        (Just(received), 0..=received, 0..=received, 0..=received).prop_map(|(r, c, v, t)| (r, c, v.min(r - c), t))
    })
}

/// Few rows with larger numbers, or one more with smaller: what can still be tried out.
fn any_table() -> impl Strategy<Value = Vec<Row>> {
    prop_oneof![prop::collection::vec(any_row(12), 1..4), prop::collection::vec(any_row(6), 4)]
}

fn default_cases() -> u32 {
    ProptestConfig::default().cases
}

proptest! {
    // trying every table is slow: a few at each run, more with PROPTEST_CASES
    #![proptest_config(ProptestConfig { cases: default_cases() / 16, max_shrink_iters: 100, ..ProptestConfig::default() })]
    #[test]
    fn no_hidden_number_can_be_worked_out(rows in any_table()) {
        assert_nobody_can_tell(&rows, Totals::Exact)?;
        assert_nobody_can_tell(&rows, Totals::Guarded)?;
    }
}

proptest! {
    #[test]
    fn no_small_number_is_ever_shown(rows in prop::collection::vec(any_row(30), 1..12)) {
        for row in publish(&rows, Totals::Exact).into_iter().flatten() {
            let cells = [row.received, row.closed, row.open, row.overdue, row.told];
            prop_assert!(cells.into_iter().filter_map(Cell::shown).all(|n| n == 0 || n >= 5), "{row:?}");
            prop_assert!([row.tell, row.close].into_iter().flatten().all(|s| s.n >= 5));
        }
    }

    #[test]
    fn a_hidden_month_cannot_be_worked_out(counts in prop::collection::vec(0u32..14, 1..15)) {
        let month = Month { year: 2026, month: 1 };
        let months: Vec<_> = counts.iter().map(|n| MonthFigures { month, received: *n, closed: 0 }).collect();
        let Some(cells) = protect_months(&months).0 else { return Ok(()) };
        let hidden: Vec<u32> = counts.iter().zip(&cells).filter(|(_, c)| **c == Cell::Hidden).map(|(n, _)| *n).collect();
        prop_assert!(counts.iter().zip(&cells).all(|(n, c)| !(1..5).contains(n) || *c == Cell::Hidden));
        prop_assert!(hidden.len() != 1, "{counts:?} {cells:?}");
        // with every hidden month at least one, some is left to share out
        prop_assert!(hidden.is_empty() || hidden.contains(&0) || hidden.iter().sum::<u32>() > hidden.len() as u32);
    }
}

#[test]
fn a_single_small_group_takes_another_with_it() {
    let rows = publish(&[(3, 0, 0, 0), (30, 20, 10, 20), (9, 0, 9, 0), (40, 30, 5, 30)], Totals::Exact).unwrap();
    let hidden: Vec<bool> = rows.iter().map(|row| row.received == Cell::Hidden).collect();
    assert_eq!(hidden, [true, false, true, false]);
    assert!(rows[0].few && rows[2].few && !rows[1].few);
    assert_eq!((rows[1].received, rows[1].closed, rows[1].told), (Cell::Shown(30), Cell::Shown(20), Cell::Shown(20)));
}

#[test]
fn a_small_number_within_a_large_group_hides_its_counterpart_too() {
    let rows = publish(&[(50, 47, 0, 40), (60, 30, 0, 40), (60, 35, 0, 40)], Totals::Exact).unwrap();
    assert_eq!((rows[0].received, rows[0].closed, rows[0].open), (Cell::Shown(50), Cell::Hidden, Cell::Hidden));
    assert_eq!((rows[2].closed, rows[2].open), (Cell::Hidden, Cell::Hidden));
    assert_eq!((rows[1].closed, rows[1].open), (Cell::Shown(30), Cell::Shown(30)));
}

#[test]
fn a_table_that_cannot_keep_a_secret_is_not_shown() {
    assert_eq!(publish(&[(3, 0, 0, 0)], Totals::Exact), None);
    assert_eq!(publish(&[(50, 47, 0, 0)], Totals::Exact), None);
    assert_eq!(publish(&[(1, 0, 0, 0), (1, 0, 0, 0), (1, 0, 0, 0)], Totals::Exact), None);
    assert_eq!(publish(&[], Totals::Exact), Some(Vec::new()));
}

#[test]
fn what_a_filter_leaves_over_is_hidden_like_any_cell() {
    let shown = |row: Row| protect_totals(&figures(&row), Totals::Guarded);
    assert_eq!(shown((4, 2, 0, 1)), None);
    let page = shown((40, 38, 1, 30)).unwrap();
    assert_eq!((page.received, page.closed, page.open), (Cell::Shown(40), Cell::Hidden, Cell::Hidden));
    assert_eq!((page.overdue, page.told), (Cell::Hidden, Cell::Shown(30)));
    assert_eq!(protect_totals(&figures(&(4, 2, 0, 1)), Totals::Exact).unwrap().open, Cell::Shown(2));
}

#[test]
fn a_share_tells_neither_the_few_in_time_nor_the_few_late() {
    let shown = |due, met| {
        let all = Figures { in_time: Some(InTime { due, met }), ..figures(&(200, 100, 0, 100)) };
        protect_totals(&all, Totals::Guarded).unwrap().in_time
    };
    assert_eq!(shown(4, 0), Share::Hidden);
    assert_eq!(shown(30, 3), Share::Hidden);
    assert_eq!(shown(10, 8), Share::Hidden);
    assert_eq!(shown(40, 30), Share::Percent(75));
    assert_eq!(shown(40, 40), Share::Percent(100));
    assert_eq!((shown(40, 39), shown(40, 36)), (Share::AtLeast(90), Share::AtLeast(90)));
}

#[test]
fn groups_are_sorted_by_name_and_a_single_one_is_left_out() {
    let region = |key: Option<i64>| Fact { region: key, ..fact(day("2026-01-01")) };
    let mut facts = Vec::new();
    for (key, count) in [(None, 40), (Some(1), 6), (Some(2), 30), (Some(9), 7)] {
        facts.extend(std::iter::repeat_n(region(key), count));
    }
    let names = Names {
        regions: BTreeMap::from([(1, "Tombouctou".into()), (2, "Ménaka".into())]),
        not_said: "not said".into(),
        unnamed: "without a name".into(),
        ..Names::default()
    };
    let known = Known::on(day("2026-03-31"), Period::default(), facts);
    let published = Published::new(&known, &names, Totals::Exact);
    assert_eq!(published.groups.iter().map(|g| g.by).collect::<Vec<_>>(), [By::Region]);
    let rows = published.groups[0].rows.as_ref().unwrap();
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Ménaka", "Tombouctou", "not said", "without a name"]);
    assert_eq!(published.totals.unwrap().received, Cell::Shown(83));
}

#[test]
fn how_many_are_late_does_not_give_away_how_many_are_closed() {
    // in each of these the late ones, left out of account, would leave a reader only one way to split the open ones
    let block_late: &[Row] = &[(7, 4, 0, 0), (1, 0, 1, 0), (4, 1, 3, 0)];
    let others_late: &[Row] = &[(20, 4, 0, 0), (21, 17, 4, 0), (21, 17, 4, 0)];
    let share_tells: &[Row] = &[(20, 10, 4, 0), (21, 11, 10, 0)];
    for rows in [block_late, others_late, share_tells] {
        assert_nobody_can_tell(rows, Totals::Exact).unwrap();
        assert_nobody_can_tell(rows, Totals::Guarded).unwrap();
    }
}

#[test]
fn an_ordinary_programme_still_sees_its_tables() {
    // twelve committees with a few open cases each, all of them late
    let rows = publish(&[(15, 12, 3, 12); 12], Totals::Exact).unwrap();
    assert!(rows.iter().all(|row| row.received == Cell::Shown(15) && row.told == Cell::Shown(12)));
    assert!(rows.iter().all(|row| row.open == Cell::Hidden && row.overdue == Cell::Hidden));
}

/// Committees as programmes have them: few to thirty cases each, most of them closed, some of the open ones late.
fn committees(dice: &mut impl rand::Rng, count: usize) -> Vec<Row> {
    use rand::RngExt;
    let mut part = |of: u32, share: f64| (0..of).filter(|_| dice.random_bool(share)).count() as u32;
    let mut one = |most: u32| {
        let received = 1 + part(most, 0.5);
        let closed = part(received, 0.8);
        (received, closed, part(received - closed, 0.3), part(received, 0.6))
    };
    (0..count).map(|row| one(8 + 4 * row as u32)).collect()
}

#[test]
fn no_table_is_withheld_and_hardly_a_number_hidden_that_need_not_be() {
    use rand::SeedableRng;
    let mut dice = rand_chacha::ChaCha8Rng::seed_from_u64(7);
    let (mut seen, mut needless) = (0, 0);
    for _ in 0..40 {
        let rows = committees(&mut dice, 12);
        let shown = publish(&rows, Totals::Exact).expect("a table");
        for (row, shown) in rows.iter().zip(&shown).filter(|(_, shown)| shown.received != Cell::Hidden) {
            let small = |n: u32| (1..5).contains(&n);
            let must = [small(row.1) || small(row.0 - row.1), small(row.2), small(row.3)];
            let hidden = [shown.open, shown.overdue, shown.told].map(|cell| cell == Cell::Hidden);
            seen += 3;
            needless += must.iter().zip(hidden).filter(|(must, hidden)| *hidden && !**must).count();
        }
    }
    assert!(needless * 25 < seen, "{needless} of {seen}");
}

#[test]
fn that_nobody_is_late_is_said_also_beside_hidden_counts() {
    let rows = publish(&[(31, 28, 0, 20), (25, 21, 0, 20), (41, 20, 11, 20)], Totals::Exact).unwrap();
    assert!(rows[0].open == Cell::Hidden && rows[0].overdue == Cell::Shown(0));
    assert_eq!(rows[2].overdue, Cell::Shown(11));
}

#[test]
fn a_group_that_tells_too_much_of_itself_goes_whole_and_the_table_stays() {
    // five of six are closed, since days are shown for five: one is open, whatever else is hidden
    let rows = publish(&[(6, 5, 1, 0), (40, 20, 11, 20), (50, 25, 12, 20), (60, 30, 20, 20)], Totals::Exact).unwrap();
    assert_eq!((rows[0].received, rows[0].close), (Cell::Hidden, None));
    assert_eq!(rows[2].open, Cell::Shown(25));
    assert_nobody_can_tell(&[(6, 5, 1, 0), (8, 2, 6, 0), (9, 9, 0, 0)], Totals::Exact).unwrap();
}
