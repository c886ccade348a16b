//! What people do until the program is gone, and what it had told them by then.
use super::browser::{Browser, Page};
use crate::intake::world::{GRAVE, SMALL, but};
use crate::support;
use std::io::Result;
use std::sync::Mutex;

/// Whether a case went to the other desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    No,
    /// It was asked for, and nobody heard the answer.
    Asked,
    Yes,
}

/// A case whose slip was shown.
#[derive(Debug, Clone)]
pub struct Case {
    pub reference: String,
    pub words: String,
    pub sealed: bool,
    /// The colleague of the other desk was given it, and this was said.
    pub given: bool,
    pub moved: Moved,
    /// It was carried away as a file, whole.
    pub exported: bool,
}

impl Case {
    pub fn first_word(&self) -> String {
        format!("debut{} ", self.words)
    }

    pub fn last_word(&self) -> String {
        format!(" fin{}", self.words)
    }
}

/// All that was said.
#[derive(Default)]
pub struct Kept(Mutex<Vec<Case>>);

impl Kept {
    pub fn count(&self) -> usize {
        self.0.lock().unwrap().len()
    }

    pub fn from(&self, first: usize) -> Vec<Case> {
        self.0.lock().unwrap()[first..].to_vec()
    }

    /// Grants, transfers and exports that were said to be done.
    pub fn figures(&self) -> (usize, usize, usize) {
        let all = self.from(0);
        let count = |says: &dyn Fn(&Case) -> bool| all.iter().filter(|case| says(case)).count();
        (count(&|case| case.given), count(&|case| case.moved == Moved::Yes), count(&|case| case.exported))
    }

    pub fn add(&self, case: Case) {
        self.0.lock().unwrap().push(case);
    }

    fn change(&self, reference: &str, change: impl FnOnce(&mut Case)) {
        let mut all = self.0.lock().unwrap();
        change(all.iter_mut().find(|case| case.reference == reference).expect("a known case"));
    }

    /// The last sealed case that still is at its first desk, and how many there were before it.
    fn newest_at_desk(&self) -> Option<(usize, Case)> {
        let all = self.from(0);
        all.into_iter().enumerate().rfind(|(_, case)| case.sealed && case.moved == Moved::No)
    }
}

/// A member of the committee takes in one case after the other, two of three of them sensitive.
pub fn takes_in(mut member: Browser, kept: &Kept, who: &str) {
    for number in 0.. {
        let words = format!("x{who}-{number}x");
        if take_in(&mut member, kept, words, number % 3 > 0).is_err() {
            return;
        }
    }
}

fn take_in(member: &mut Browser, kept: &Kept, words: String, sealed: bool) -> Result<()> {
    let told = format!("debut{words} {} fin{words}", "elle raconte tout ce qui est arrive ".repeat(40));
    let form =
        if sealed { but(GRAVE, &[("words", &told)]) } else { but(SMALL, &[("text", &told), ("place", "Bankass")]) };
    let token = member.post("/intake/record", &form)?.hidden("token").expect("a token");
    let answer = member.post("/intake/record", &but(&form, &[("token", &token)]))?;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let slip = member.get(&answer.location)?;
    let (_, rest) = slip.body.split_once("slip__code\">").expect("a number");
    let reference = rest.split('<').next().unwrap().to_owned();
    kept.add(Case { reference, words, sealed, given: false, moved: Moved::No, exported: false });
    Ok(())
}

/// A focal point gives cases to a colleague, carries them away and passes them to another desk.
pub fn hands_on(mut focal: Browser, kept: &Kept, colleague: &str) {
    loop {
        let Some((number, case)) = kept.newest_at_desk() else {
            if focal.get("/me").is_err() {
                return;
            }
            continue;
        };
        let done = match number % 3 {
            0 => give(&mut focal, kept, &case, colleague),
            1 => export(&mut focal, kept, &case),
            _ => transfer(&mut focal, kept, &case),
        };
        if done.is_err() {
            return;
        }
    }
}

fn act(focal: &mut Browser, case: &Case, verb: &str, fields: &[(&str, &str)]) -> Result<Page> {
    let path = format!("/cases/{}", case.reference);
    let page = focal.get(&path)?;
    let version = page.hidden("version").unwrap_or_else(|| panic!("{path} {}: {}", page.status, page.body));
    focal.post(&format!("{path}/{verb}"), &but(fields, &[("version", &version)]))
}

fn give(focal: &mut Browser, kept: &Kept, case: &Case, name: &str) -> Result<()> {
    if case.given {
        return transfer(focal, kept, case);
    }
    let fields = [("name", name), ("concerned", "no"), ("reason", "connaît la zone")];
    let answer = act(focal, case, "grant", &fields)?;
    // the answer to the last one may have been lost: then the colleague can open it already
    assert!(answer.status == 303 || answer.body.contains("peut déjà"), "{}: {}", answer.status, answer.body);
    kept.change(&case.reference, |case| case.given = true);
    Ok(())
}

fn export(focal: &mut Browser, kept: &Kept, case: &Case) -> Result<()> {
    let to = support::recovery().recipient().recipient().to_string();
    let answer = act(focal, case, "export", &[("recipient", &to), ("reason", "pour l’enquête")])?;
    assert_eq!(answer.status, 200, "{}", answer.body);
    kept.change(&case.reference, |case| case.exported = true);
    transfer(focal, kept, case)
}

fn transfer(focal: &mut Browser, kept: &Kept, case: &Case) -> Result<()> {
    kept.change(&case.reference, |case| case.moved = Moved::Asked);
    let answer = act(focal, case, "transfer", &[("to", "bypass"), ("reason", "conflit")])?;
    assert_eq!((answer.status, answer.location.as_str()), (303, "/?done=transferred"), "{}", answer.body);
    kept.change(&case.reference, |case| case.moved = Moved::Yes);
    Ok(())
}
