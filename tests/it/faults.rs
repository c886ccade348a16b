//! What goes wrong around the program: a full disk, a folder that cannot be written, a clock set back, a database that is gone, a
//! second server, an import that is killed. Each time a clear sentence, nothing lost that was said to be kept, and it goes on by
//! itself.
mod clock;
mod disk;
mod gone;
mod import;
mod readonly;
mod twice;

use crate::crash::browser::{Browser, Page};
use crate::crash::people::{Case, Kept, Moved};
use crate::intake::world::{GRAVE, SMALL, but};

/// A member of the committee tries to take a case in: whether a slip was shown. Where it was not, the page says that something
/// went wrong, and nothing of what was told.
pub fn tries(member: &mut Browser, kept: &Kept, words: &str, sealed: bool) -> bool {
    let told = format!("debut{words} {} fin{words}", "elle raconte tout ce qui est arrive ".repeat(40));
    let form =
        if sealed { but(GRAVE, &[("words", &told)]) } else { but(SMALL, &[("text", &told), ("place", "Bankass")]) };
    let Some(token) = through(member.post("/intake/record", &form)).and_then(|page| page.hidden("token")) else {
        return false;
    };
    let Some(answer) = through(member.post("/intake/record", &but(&form, &[("token", &token)]))) else { return false };
    assert_eq!(answer.status, 303, "{}", answer.body);
    // the case is kept: its slip is shown as soon as it can be
    let slip = (0..3).find_map(|_| through(member.get(&answer.location)));
    let Some(slip) = slip else { return false };
    let (_, rest) = slip.body.split_once("slip__code\">").expect("a number");
    let reference = rest.split('<').next().unwrap().to_owned();
    kept.add(Case { reference, words: words.to_owned(), sealed, given: false, moved: Moved::No, exported: false });
    true
}

/// The page, unless it is the one that says that something went wrong.
fn through(answer: std::io::Result<Page>) -> Option<Page> {
    let page = answer.expect("the program answers");
    if page.status < 500 {
        return Some(page);
    }
    let words = ["Ce qui l’était déjà n’est pas perdu", "Rien n’a été enregistré"];
    assert!(words.iter().any(|words| page.body.contains(words)), "{}: {}", page.status, page.body);
    assert!(!page.body.contains("raconte") && !page.body.to_lowercase().contains("sql"), "{}", page.body);
    None
}
