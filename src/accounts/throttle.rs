//! How long somebody who typed wrong passwords waits. Pure; the rows are in `store`.
use crate::id::AccountId;
use crate::sealing::{InstanceKeys, SealingError};
use chrono::{NaiveDateTime, TimeDelta};
use std::net::IpAddr;

/// The longest wait, in seconds.
const LONGEST: i64 = 15 * 60;

/// Who is slowed down: an account by its name (whether it exists or not), or an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subject {
    /// Keyed hash: the table tells nobody who lives where.
    pub hash: Vec<u8>,
    rule: Rule,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rule {
    /// Wrong tries before the first wait.
    free: i32,
    /// One wrong try is forgotten after so much quiet.
    forgets: TimeDelta,
}

/// One person's account: a handful of slips.
const ACCOUNT: Rule = Rule { free: 5, forgets: TimeDelta::hours(4) };
/// An address may be a whole village behind one mobile network.
const ADDRESS: Rule = Rule { free: 20, forgets: TimeDelta::minutes(5) };

impl Subject {
    pub fn account(keys: &InstanceKeys, folded: &str) -> Result<Self, SealingError> {
        Ok(Self { hash: keys.hmac("throttle/account", folded.as_bytes())?.to_vec(), rule: ACCOUNT })
    }

    /// Codes of the second step are counted apart: a right password must not forgive wrong codes.
    pub fn factor(keys: &InstanceKeys, account: AccountId) -> Result<Self, SealingError> {
        Ok(Self { hash: keys.hmac("throttle/factor", &account.bytes())?.to_vec(), rule: ACCOUNT })
    }

    /// Codes of slips are counted apart, by reference (whether there is such a case or not) and by address.
    pub fn slip(keys: &InstanceKeys, reference: &str) -> Result<Self, SealingError> {
        Ok(Self { hash: keys.hmac("throttle/slip", reference.as_bytes())?.to_vec(), rule: ACCOUNT })
    }

    /// See `slip`.
    pub fn slip_address(keys: &InstanceKeys, address: &str) -> Result<Self, SealingError> {
        Ok(Self { hash: keys.hmac("throttle/slip-address", network(address).as_bytes())?.to_vec(), rule: ADDRESS })
    }

    pub fn address(keys: &InstanceKeys, address: &str) -> Result<Self, SealingError> {
        Ok(Self { hash: keys.hmac("throttle/address", network(address).as_bytes())?.to_vec(), rule: ADDRESS })
    }

    /// Failures that still count now.
    pub fn counting(&self, failures: i32, last_at: NaiveDateTime, now: NaiveDateTime) -> i32 {
        let quiet = (now - last_at).num_seconds().max(0) / self.rule.forgets.num_seconds();
        failures.saturating_sub(i32::try_from(quiet).unwrap_or(i32::MAX)).max(0)
    }

    /// Seconds still to wait; `None` if the next try is welcome.
    pub fn wait(&self, failures: i32, last_at: NaiveDateTime, now: NaiveDateTime) -> Option<i64> {
        let over = failures - self.rule.free;
        let over = u32::try_from(over).ok()?;
        let seconds = 2_i64.saturating_pow(over.min(30) + 1).min(LONGEST);
        // a clock that was set back must not lock people out until it has caught up
        if last_at - now > TimeDelta::seconds(LONGEST) {
            return None;
        }
        let passed = (now - last_at).num_seconds().max(0);
        (passed < seconds).then_some(seconds - passed)
    }
}

/// An IPv6 customer has a whole /64 to play with.
fn network(address: &str) -> String {
    match address.parse() {
        Ok(IpAddr::V6(six)) if six.to_ipv4_mapped().is_none() => format!("{:x?}", &six.segments()[..4]),
        _ => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_up_to_a_quarter_of_an_hour_and_is_forgotten() {
        let subject = Subject { hash: Vec::new(), rule: ACCOUNT };
        let then = NaiveDateTime::default();
        let waits: Vec<_> = [4, 5, 6, 7, 13, 14, 40, i32::MAX].map(|n| subject.wait(n, then, then)).to_vec();
        let expected = [None, Some(2), Some(4), Some(8), Some(512), Some(900), Some(900), Some(900)];
        assert_eq!(waits, expected);
        assert_eq!(subject.wait(5, then, then + TimeDelta::seconds(2)), None);
        assert_eq!(subject.wait(5, then + TimeDelta::minutes(9), then), Some(2), "the clock was set back a little");
        assert_eq!(subject.wait(40, then + TimeDelta::hours(3), then), None, "the clock was set back");
        assert_eq!(subject.counting(5, then, then + TimeDelta::hours(9)), 3);
    }

    #[test]
    fn one_network_is_one_subject() {
        assert_eq!(network("2001:db8:1:2:3::4"), network("2001:db8:1:2:ffff::1"));
        assert_ne!(network("10.0.0.1"), network("10.0.0.2"));
    }
}
