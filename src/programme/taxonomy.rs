//! What `init` starts from: the embedded taxonomy.
use super::model::{Category, Entry, RouteRow};
use serde::Deserialize;

/// Categories, sectors, channels and routes of a new programme.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Taxonomy {
    /// `[[category]]`
    pub category: Vec<Category>,
    /// `[[sector]]`
    pub sector: Vec<Entry>,
    /// `[[channel]]`
    pub channel: Vec<Entry>,
    /// `[[project]]`
    #[serde(default)]
    pub project: Vec<Entry>,
    /// `[[route]]`
    pub route: Vec<RouteRow>,
}

impl Taxonomy {
    /// The embedded one.
    ///
    /// # Errors
    /// The file is not what this program expects.
    pub fn embedded() -> anyhow::Result<Self> {
        Self::parse(include_str!("../../config/taxonomy.toml"))
    }

    /// From a text of the same shape.
    ///
    /// # Errors
    /// A missing or unknown key: names it.
    pub fn parse(text: &str) -> anyhow::Result<Self> {
        toml::from_str(text).map_err(|e| anyhow::anyhow!("the taxonomy is wrong: {e}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_taxonomy_has_eight_categories_and_routes_for_all() {
        let taxonomy = Taxonomy::embedded().expect("taxonomy");
        let codes: Vec<i32> = taxonomy.category.iter().map(|c| c.code).collect();
        assert_eq!(codes, [1, 2, 3, 4, 5, 6, 7, 8]);
        for code in codes {
            assert!(taxonomy.route.iter().any(|r| r.category == code && r.when.is_none()), "{code}");
        }
    }
}
