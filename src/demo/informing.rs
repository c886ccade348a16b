//! The sessions of the demo: most committees inform every few weeks, and one has not for long.
use super::dice::Dice;
use crate::access::Role;
use crate::committees;
use crate::informing::{self, Done, Heads, Kind, Topic};
use crate::storage::DbConn;
use crate::{accounts, audit};
use chrono::{Days, NaiveDateTime};

/// Writes down what the committees did in the three months before a moment.
///
/// # Errors
/// The database failed.
pub(super) fn fill(conn: &mut DbConn, now: NaiveDateTime) -> anyhow::Result<()> {
    let mut dice = Dice::new(48);
    let members = accounts::holders(conn, Role::CommitteeMember)?;
    for (number, committee) in committees::all(conn)?.into_iter().enumerate() {
        let author = members.iter().find(|(_, held)| held.committee == Some(committee.key));
        let Some((author, _)) = author.filter(|_| committee.is_open(now.date()) && number % 6 != 5) else { continue };
        let mut back = dice.between(2, 20);
        while back < 90 {
            let at = now - Days::new(back.into());
            let heads = Heads {
                women: i32::try_from(dice.between(8, 45))?,
                men: i32::try_from(dice.between(5, 30))?,
                girls: i32::try_from(dice.below(12))?,
                boys: i32::try_from(dice.below(10))?,
                disabled: i32::try_from(dice.below(5))?,
            };
            let mut form = [0; 16];
            form.fill_with(|| u8::try_from(dice.below(256)).unwrap_or_default());
            let topic = Some(*dice.pick(Topic::ALL));
            let (kind, on, committee) = (Kind::Session, at.date(), committee.key);
            let done = Done { form, kind, committee, on, topic, heads, papers: 0, openers: String::new() };
            if informing::add(conn, &done, *author, at)? {
                audit::note(conn, at, Some(*author), "informed_session", None)?;
            }
            back += dice.between(18, 35);
        }
    }
    Ok(())
}
