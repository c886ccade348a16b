//! The only file of this feature that speaks SQL.
use super::model::{Category, Instance, Programme, RouteRow};
use super::taxonomy::Taxonomy;
use crate::i18n::Lang;
use crate::storage::DbConn;
use crate::storage::schema::{instance, settings};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

#[derive(Queryable, Selectable)]
#[diesel(table_name = instance)]
struct InstanceRow {
    id: Vec<u8>,
    name: String,
    public_name: String,
    language: String,
    recovery_recipient: Option<String>,
    demo: bool,
}

/// Writes the instance and the settings it starts from.
///
/// # Errors
/// The database failed; nothing is written then if this runs in a transaction.
pub fn found(conn: &mut DbConn, new: &Instance, taxonomy: &Taxonomy, now: NaiveDateTime) -> anyhow::Result<()> {
    diesel::insert_into(instance::table)
        .values((
            instance::id.eq(new.id.to_vec()),
            instance::name.eq(&new.name),
            instance::public_name.eq(&new.public_name),
            instance::language.eq(new.language.code()),
            instance::recovery_recipient.eq(new.recovery.as_ref().map(ToString::to_string)),
            instance::demo.eq(new.demo),
            instance::ready.eq(!new.demo),
            instance::created_at.eq(now),
        ))
        .execute(conn)?;
    let mut settings = Settings { conn, now, position: 0 };
    taxonomy.category.iter().try_for_each(|c| settings.add("category", &c.code.to_string(), c))?;
    taxonomy.sector.iter().try_for_each(|e| settings.add("sector", &e.code, e))?;
    taxonomy.channel.iter().try_for_each(|e| settings.add("channel", &e.code, e))?;
    taxonomy.project.iter().try_for_each(|e| settings.add("project", &e.code, e))?;
    taxonomy.route.iter().enumerate().try_for_each(|(i, r)| settings.add("route", &format!("{i:03}"), r))
}

struct Settings<'a> {
    conn: &'a mut DbConn,
    now: NaiveDateTime,
    position: i32,
}

impl Settings<'_> {
    fn add(&mut self, kind: &str, code: &str, body: &impl Serialize) -> anyhow::Result<()> {
        self.position += 1;
        diesel::insert_into(settings::table)
            .values((
                settings::kind.eq(kind),
                settings::code.eq(code),
                settings::version.eq(1),
                settings::position.eq(self.position),
                settings::body.eq(serde_json::to_string(body)?),
                settings::retired.eq(false),
                // what a programme starts from also holds for the cases it brings along
                settings::valid_from.eq(NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default()),
                settings::recorded_at.eq(self.now),
            ))
            .execute(self.conn)?;
        Ok(())
    }
}

/// Loads the programme as its settings say today. `None` before `init`.
///
/// # Errors
/// The database failed, or a setting cannot be read.
pub fn load(conn: &mut DbConn, today: NaiveDate) -> anyhow::Result<Option<Programme>> {
    let row: Option<InstanceRow> =
        instance::table.select(InstanceRow::as_select()).order(instance::key).first(conn).optional()?;
    let Some(row) = row else { return Ok(None) };
    let mut categories: Vec<Category> = Vec::new();
    for (version, body) in newest(conn, "category", today)? {
        let category: Category = serde_json::from_str(&body)?;
        categories.push(Category { version, ..category });
    }
    Ok(Some(Programme {
        instance: row.into_instance()?,
        categories,
        sectors: entries(conn, "sector", today)?,
        channels: entries(conn, "channel", today)?,
        projects: entries(conn, "project", today)?,
        routes: entries::<RouteRow>(conn, "route", today)?,
    }))
}

/// The day this instance was made; none before it is.
///
/// # Errors
/// The database failed.
pub fn began(conn: &mut DbConn) -> QueryResult<Option<NaiveDate>> {
    let at: Option<NaiveDateTime> = instance::table.select(instance::created_at).first(conn).optional()?;
    Ok(at.map(|at| at.date()))
}

/// Grows with every setting that is written: tells whether the programme must be loaded anew.
///
/// # Errors
/// The database failed.
pub fn mark(conn: &mut DbConn) -> QueryResult<Option<i64>> {
    settings::table.select(diesel::dsl::max(settings::key)).first(conn)
}

impl InstanceRow {
    fn into_instance(self) -> anyhow::Result<Instance> {
        let recovery = self.recovery_recipient.as_deref().map(str::parse).transpose();
        Ok(Instance {
            id: self.id.as_slice().try_into()?,
            name: self.name,
            public_name: self.public_name,
            language: Lang::parse(&self.language).unwrap_or_default(),
            recovery: recovery.map_err(|_| anyhow::anyhow!("the recovery recipient cannot be read"))?,
            demo: self.demo,
        })
    }
}

fn entries<T: DeserializeOwned>(conn: &mut DbConn, kind: &str, today: NaiveDate) -> anyhow::Result<Vec<T>> {
    newest(conn, kind, today)?.into_iter().map(|(_, body)| Ok(serde_json::from_str::<T>(&body)?)).collect()
}

/// The newest valid version of each code, in order, without what is retired.
fn newest(conn: &mut DbConn, kind: &str, today: NaiveDate) -> QueryResult<Vec<(i32, String)>> {
    let mut rows: Vec<(String, i32, i32, bool, String)> = settings::table
        .filter(settings::kind.eq(kind))
        .filter(settings::valid_from.le(today))
        .order((settings::code, settings::version.desc()))
        .select((settings::code, settings::version, settings::position, settings::retired, settings::body))
        .load(conn)?;
    rows.dedup_by(|later, earlier| later.0 == earlier.0);
    rows.retain(|row| !row.3);
    rows.sort_by_key(|row| row.2);
    Ok(rows.into_iter().map(|row| (row.1, row.4)).collect())
}

/// Whether the instance is filled: a demo whose filling was interrupted is not. `set` marks it so.
///
/// # Errors
/// The database failed.
pub fn ready(conn: &mut DbConn, set: bool) -> QueryResult<bool> {
    if set {
        diesel::update(instance::table).set(instance::ready.eq(true)).execute(conn)?;
    }
    let ready: Option<bool> = instance::table.select(instance::ready).order(instance::key).first(conn).optional()?;
    Ok(ready.unwrap_or(false))
}
