//! The projects of the demo: invented, and named after nobody.
use crate::programme::Entry;

const PROJECTS: &str = r#"
[[project]]
code = "eau"
name = { fr = "Eau pour tous", en = "Water for all" }
[[project]]
code = "greniers"
name = { fr = "Greniers du fleuve", en = "Granaries of the river" }
[[project]]
code = "toits"
name = { fr = "Toits et cours", en = "Roofs and yards" }
"#;

#[derive(serde::Deserialize)]
struct File {
    project: Vec<Entry>,
}

/// The projects, as an instance is told of them.
///
/// # Errors
/// The text above is not what a taxonomy expects.
pub fn projects() -> anyhow::Result<Vec<Entry>> {
    Ok(toml::from_str::<File>(PROJECTS)?.project)
}

/// The project a case belongs to, by its sector and region; many belong to none.
pub(super) fn of(sector: Option<&str>, region: &str) -> Option<&'static str> {
    match (sector?, region) {
        ("wash" | "health", _) => Some("eau"),
        ("food" | "cash", "Mopti" | "Tombouctou" | "Gao" | "Ségou") => Some("greniers"),
        ("shelter", _) => Some("toits"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_project_of_a_case_is_one_of_the_three() {
        let known: Vec<String> = projects().unwrap().into_iter().map(|entry| entry.code).collect();
        assert_eq!(known.len(), 3);
        for sector in ["wash", "health", "food", "cash", "shelter", "selection"] {
            for code in ["Mopti", "San"].iter().filter_map(|region| of(Some(sector), region)) {
                assert!(known.iter().any(|k| k == code), "{code}");
            }
        }
        assert_eq!((of(None, "Mopti"), of(Some("cash"), "San")), (None, None));
    }
}
