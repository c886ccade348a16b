//! When a question is asked: the conditions that `assets/intake.js` reads, read the same way here.
//!
//! `field=a|b` any of these values, `field` any answer, `field!=a` answered otherwise; `;` joins what must all hold,
//! ` or ` separates alternatives. Nothing at all always holds.

/// Whether `condition` holds, given the values of each field so far.
pub(super) fn holds<'a>(condition: &str, given: impl Fn(&str) -> &'a [String]) -> bool {
    condition.is_empty() || condition.split(" or ").any(|all| all.split(';').all(|term| term_holds(term, &given)))
}

fn term_holds<'a>(term: &str, given: &impl Fn(&str) -> &'a [String]) -> bool {
    let Some((name, wanted)) = term.split_once('=') else { return !given(term.trim()).is_empty() };
    let (name, otherwise) = match name.strip_suffix('!') {
        Some(name) => (name.trim(), true),
        None => (name.trim(), false),
    };
    let values = given(name);
    let any = wanted.split('|').any(|w| values.iter().any(|v| v == w.trim()));
    if otherwise { !values.is_empty() && !any } else { any }
}

/// `term` in addition to each alternative of `condition`.
pub(super) fn and(condition: &str, term: &str) -> String {
    condition.split(" or ").map(|all| format!("{all};{term}")).collect::<Vec<_>>().join(" or ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_mean_here_what_they_mean_in_the_script() {
        let none: &[String] = &[];
        let (food, bad) = (["food".to_owned()], ["bad".to_owned(), "sad".to_owned()]);
        let given = |name: &str| match name {
            "topic" => food.as_slice(),
            "kind" => bad.as_slice(),
            _ => none,
        };
        for yes in
            ["", "topic", "topic=water|food", "kind=sad;topic=food", "x=1 or topic=food", "topic!=water", "kind=sad"]
        {
            assert!(holds(yes, given), "{yes}");
        }
        for no in ["x", "x!=1", "topic=foo", "topic!=water|food", "topic=food;x", "x=1 or x=2", "kind!=sad"] {
            assert!(!holds(no, given), "{no}");
        }
        assert_eq!(and("a=1 or b", "c=2"), "a=1;c=2 or b;c=2");
    }
}
