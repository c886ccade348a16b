//! Search: every word typed must begin a word of the case. Both engines index the same folded column.
use super::visible::{Rule, Visible};
use crate::id::Reference;
use crate::storage::DbConn;
use crate::storage::schema::cases;
use crate::text::fold;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};

/// Above so many finds it is quicker to go through cases in the order of the list than to sort what was found.
const MANY: i64 = 2000;

/// What was typed, as the index understands it; `None` for nothing.
fn terms(typed: &str, sqlite: bool) -> Option<String> {
    let folded = fold(typed);
    let words = folded.split(' ').filter(|word| !word.is_empty()).take(8);
    let terms: Vec<String> =
        words.map(|word| if sqlite { format!("\"{word}\"*") } else { format!("{word}:*") }).collect();
    (!terms.is_empty()).then(|| terms.join(if sqlite { " " } else { " & " }))
}

/// What was typed, as the database is asked for it.
pub(super) struct Search {
    /// The SQL before the words; a parenthesis comes after them.
    before: String,
    terms: String,
    reference: Option<String>,
}

impl Search {
    /// `alone`: nothing else narrows the list. `None`: nothing was typed.
    pub fn of(conn: &mut DbConn, typed: &str, alone: bool) -> QueryResult<Option<Self>> {
        let sqlite = conn.is_sqlite();
        let Some(terms) = terms(typed, sqlite) else { return Ok(None) };
        let before = if sqlite {
            // the sign keeps SQLite from looking up each find and sorting them all
            let key = if alone && many(conn, &terms)? { "+cases.key" } else { "cases.key" };
            format!("{key} IN (SELECT rowid FROM ordinary_fts WHERE ordinary_fts MATCH ")
        } else {
            "to_tsvector('simple', ordinary.folded) @@ to_tsquery('simple', ".to_owned()
        };
        // what cannot be a reference is not compared with any: an OR costs a walk through all that was found
        let reference = typed.trim().to_uppercase();
        let reference = Reference::parse(&reference).map(|_| reference);
        Ok(Some(Self { before, terms, reference }))
    }

    /// The cases that say what was typed, or bear it as their reference.
    pub fn narrow(&self, query: Visible) -> Visible {
        let found: Rule = Box::new(sql::<Nullable<Bool>>(&self.before).bind::<Text, _>(self.terms.clone()).sql(")"));
        match self.reference.clone() {
            Some(reference) => query.filter(found.or(cases::reference.eq(reference).nullable())),
            None => query.filter(found),
        }
    }
}

/// Whether the words are found in many cases, whoever may see them: decides the way to look, never what is shown.
fn many(conn: &mut DbConn, terms: &str) -> QueryResult<bool> {
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = BigInt)]
        found: i64,
    }
    let query = "SELECT count(*) AS found FROM (SELECT 1 FROM ordinary_fts WHERE ordinary_fts MATCH ? LIMIT ?)";
    let count: Count =
        diesel::sql_query(query).bind::<Text, _>(terms.to_owned()).bind::<BigInt, _>(MANY).get_result(conn)?;
    Ok(count.found >= MANY)
}
