//! The codes of a device and those on paper.

use crate::sealing::totp::{TotpSecret, plain_recovery_code, recovery_code};

/// RFC 6238, appendix B: the seed of SHA-1, and the last six of its eight digits.
#[test]
fn codes_are_those_of_the_standard() {
    let secret = TotpSecret::from_bytes(b"12345678901234567890").unwrap();
    for (seconds, code) in [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_111_111_111, "050471"),
        (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ] {
        let step = TotpSecret::step_at(seconds);
        assert_eq!(secret.code(step).unwrap(), code);
        assert_eq!(secret.step_of(code, seconds).unwrap(), Some(step));
    }
    assert_eq!(secret.to_text().as_str(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assert_eq!(format!("{secret:?}"), "TotpSecret(hidden)");
}

#[test]
fn a_code_holds_one_step_around_its_own_and_no_longer() {
    let secret = TotpSecret::from_bytes(&[7; 20]).unwrap();
    let now = 1_800_000_000;
    let step = TotpSecret::step_at(now);
    for (of, found) in [(step - 2, false), (step - 1, true), (step, true), (step + 1, true), (step + 2, false)] {
        let code = secret.code(of).unwrap();
        assert_eq!(secret.step_of(&code, now).unwrap(), found.then_some(of));
    }
    for wrong in ["", "12345", "1234567", "abcdef", "é", "１２３４５６"] {
        assert_eq!(secret.step_of(wrong, now).unwrap(), None, "{wrong}");
    }
    assert!(TotpSecret::from_bytes(&[7; 19]).is_err());
}

#[test]
fn a_recovery_code_is_read_however_it_is_written() {
    let code = recovery_code().unwrap();
    assert_eq!(code.len(), 14);
    let plain = plain_recovery_code(&code).unwrap();
    assert_eq!(plain_recovery_code(&code.to_lowercase().replace('-', " ")).unwrap(), plain);
    assert_eq!(plain_recovery_code("oil0-0000-0000").unwrap().as_str(), "011000000000");
    for other in ["", "123456", "0000-0000-000", "0000-0000-00000"] {
        assert!(plain_recovery_code(other).is_none(), "{other}");
    }
    assert_ne!(recovery_code().unwrap(), code);
}
