//! The only file of this feature that speaks SQL.
use super::aims::Aims;
use super::model::{Category, Instance, Names, Programme, Target};
use super::more::{More, Organisation, Past};
use super::taxonomy::Taxonomy;
use crate::i18n::Lang;
use crate::id::AccountKey;
use crate::storage::DbConn;
use crate::storage::schema::{instance, pictures, settings};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use diesel::result::DatabaseErrorKind::UniqueViolation;
use diesel::result::Error::DatabaseError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

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
    let rows = settings::table
        .filter(settings::valid_from.le(today))
        .order((settings::kind, settings::code, settings::version))
        .select(Row::as_select())
        .load(conn)?;
    let all = Settled::new(rows)?;
    let organisation: Organisation = all.one("organisation")?;
    Ok(Some(Programme {
        instance: row.into_instance(&organisation)?,
        categories: all.categories()?,
        sectors: all.entries("sector", false)?,
        channels: all.entries("channel", false)?,
        projects: all.entries("project", false)?,
        routes: all.entries("route", false)?,
        more: More {
            organisation,
            calendar: all.one("calendar")?,
            donors: all.entries("donor", false)?,
            partners: all.entries("partner", false)?,
            funding: all.entries("project", true)?,
            activities: all.entries("activity", false)?,
            all_activities: all.entries("activity", true)?,
            closing_retired: all.retired("closing"),
            samples: all.entries("sample", false)?,
            populations: all.entries("population", false)?,
            aims: Aims::read(all.0.iter().filter(|version| version.kind == "target"))?,
            services: all.entries("service", false)?,
            shut_sites: all.shut_sites(today),
            past: all.past(),
        },
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

/// What is settled, version by version.
struct Settled(Vec<Version>);

impl Settled {
    fn new(rows: Vec<Row>) -> anyhow::Result<Self> {
        Ok(Self(rows.into_iter().map(Version::try_from).collect::<anyhow::Result<_>>()?))
    }

    /// The newest version of each code of a kind, in order.
    fn newest(&self, kind: &str) -> Vec<&Version> {
        let mut found: Vec<&Version> = Vec::new();
        for version in self.0.iter().filter(|version| version.kind == kind) {
            match found.last_mut().filter(|last| last.code == version.code) {
                Some(last) => *last = version,
                None => found.push(version),
            }
        }
        found.sort_by_key(|version| version.position);
        found
    }

    /// Handles of sites that are not open yet on a day, or not any more.
    fn shut_sites(&self, today: NaiveDate) -> Vec<String> {
        let day =
            |version: &Version, field: &str| -> Option<NaiveDate> { version.body.get(field)?.as_str()?.parse().ok() };
        let is_shut = |version: &&Version| {
            day(version, "opened_on").is_some_and(|opens| opens > today)
                || day(version, "closed_on").is_some_and(|closes| closes <= today)
        };
        self.newest("place").into_iter().filter(is_shut).map(|version| version.code.clone()).collect()
    }

    fn entries<T: DeserializeOwned>(&self, kind: &str, retired: bool) -> anyhow::Result<Vec<T>> {
        let kept = self.newest(kind).into_iter().filter(|version| retired || !version.retired);
        kept.map(|version| version.read()).collect()
    }

    fn retired(&self, kind: &str) -> Vec<String> {
        self.newest(kind).into_iter().filter(|version| version.retired).map(|version| version.code.clone()).collect()
    }

    /// What there is only one of.
    fn one<T: DeserializeOwned + Default>(&self, kind: &str) -> anyhow::Result<T> {
        self.newest(kind).last().map_or_else(|| Ok(T::default()), |version| version.read())
    }

    fn categories(&self) -> anyhow::Result<Vec<Category>> {
        let mut found = Vec::new();
        for newest in self.newest("category") {
            let mut category = Category { version: newest.version, ..newest.read()? };
            for before in self.0.iter().filter(|v| v.kind == "category" && v.code == newest.code) {
                let old: Category = before.read()?;
                let target = Target { from: before.valid_from, days: old.target_days, working: old.working_days };
                // two on the same day: the later one holds
                category.targets.retain(|known| known.from != target.from);
                category.targets.push(target);
            }
            found.push(category);
        }
        Ok(found)
    }

    fn past(&self) -> Past {
        let mut past = Past::default();
        for version in &self.0 {
            let names = version.body.get("name").cloned().map(serde_json::from_value::<Names>);
            if let Some(Ok(names)) = names {
                past.add(&version.kind, &version.code, version.version, version.recorded_at, names);
            }
        }
        past
    }
}

/// What a version of a setting says: its fields by name, without its code.
pub type Body = serde_json::Map<String, serde_json::Value>;

/// One version of a setting.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// Of which kind, as `sector`.
    pub kind: String,
    /// Which one.
    pub code: String,
    /// From 1.
    pub version: i32,
    /// Where it stands in its list.
    pub position: i32,
    /// What it says.
    pub body: Body,
    /// No longer offered.
    pub retired: bool,
    /// The first day it holds on.
    pub valid_from: NaiveDate,
    /// When it was written, UTC.
    pub recorded_at: NaiveDateTime,
    /// By whom; none: the command line, or what was there before.
    pub actor: Option<AccountKey>,
    /// The older version it equals, where that one was brought back.
    pub same_as: Option<i32>,
}

impl Version {
    /// What it says, as a type of its own.
    pub(super) fn read<T: DeserializeOwned>(&self) -> anyhow::Result<T> {
        let mut body = self.body.clone();
        let code = match self.kind.as_str() {
            "category" => serde_json::Value::from(self.code.parse::<i32>()?),
            _ => serde_json::Value::from(self.code.clone()),
        };
        body.insert("code".into(), code);
        serde_json::from_value(body.into())
            .map_err(|error| anyhow::anyhow!("the setting {} {} cannot be read: {error}", self.kind, self.code))
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = settings)]
struct Row {
    kind: String,
    code: String,
    version: i32,
    position: i32,
    body: String,
    retired: bool,
    valid_from: NaiveDate,
    recorded_at: NaiveDateTime,
    actor_key: Option<AccountKey>,
    same_as: Option<i32>,
}

impl TryFrom<Row> for Version {
    type Error = anyhow::Error;

    fn try_from(row: Row) -> anyhow::Result<Self> {
        let mut body: Body = serde_json::from_str(&row.body)?;
        // its own, which stands beside it; that of a place in a list of p-codes is another
        let own = |code: &serde_json::Value| code.as_str().map_or_else(|| code.to_string(), str::to_owned) == row.code;
        if body.get("code").is_some_and(own) {
            body.remove("code");
        }
        body.remove("version");
        Ok(Self {
            kind: row.kind,
            code: row.code,
            version: row.version,
            position: row.position,
            body,
            retired: row.retired,
            valid_from: row.valid_from,
            recorded_at: row.recorded_at,
            actor: row.actor_key,
            same_as: row.same_as,
        })
    }
}

/// Every version of a setting, the oldest first.
///
/// # Errors
/// The database failed, or a version cannot be read.
pub fn versions(conn: &mut DbConn, kind: &str, code: &str) -> anyhow::Result<Vec<Version>> {
    let rows: Vec<Row> = settings::table
        .filter(settings::kind.eq(kind))
        .filter(settings::code.eq(code))
        .order(settings::version)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Version::try_from).collect()
}

/// The newest version of everything of a kind, retired or not, in order.
///
/// # Errors
/// As `versions`.
pub fn newest_of(conn: &mut DbConn, kind: &str) -> anyhow::Result<Vec<Version>> {
    let rows: Vec<Row> = settings::table
        .filter(settings::kind.eq(kind))
        .order((settings::code, settings::version))
        .select(Row::as_select())
        .load(conn)?;
    Ok(Settled::new(rows)?.newest(kind).into_iter().cloned().collect())
}

/// A version to be written.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "as in Version")]
pub struct NewVersion<'a> {
    pub kind: &'a str,
    pub code: &'a str,
    pub version: i32,
    pub position: i32,
    pub body: &'a Body,
    pub retired: bool,
    pub valid_from: NaiveDate,
    pub recorded_at: NaiveDateTime,
    pub actor: Option<AccountKey>,
    pub same_as: Option<i32>,
}

/// Writes a version; false if there is one with that number already: somebody else was faster.
///
/// # Errors
/// The database failed.
pub fn write(conn: &mut DbConn, new: &NewVersion<'_>) -> anyhow::Result<bool> {
    let values = (
        settings::kind.eq(new.kind),
        settings::code.eq(new.code),
        settings::version.eq(new.version),
        settings::position.eq(new.position),
        settings::body.eq(serde_json::to_string(new.body)?),
        settings::retired.eq(new.retired),
        settings::valid_from.eq(new.valid_from),
        settings::recorded_at.eq(new.recorded_at),
        settings::actor_key.eq(new.actor),
        settings::same_as.eq(new.same_as),
    );
    // a savepoint: what PostgreSQL refuses would end the whole transaction
    let written = conn.transaction(|conn| diesel::insert_into(settings::table).values(values).execute(conn));
    match written {
        Err(DatabaseError(UniqueViolation, _)) => Ok(false),
        written => Ok(written.map(|_| true)?),
    }
}

/// Grows with every setting that is written: tells whether the programme must be loaded anew.
///
/// # Errors
/// The database failed.
pub fn mark(conn: &mut DbConn) -> QueryResult<Option<i64>> {
    settings::table.select(diesel::dsl::max(settings::key)).first(conn)
}

impl InstanceRow {
    fn into_instance(self, set: &Organisation) -> anyhow::Result<Instance> {
        let or = |set: &str, founded: String| if set.is_empty() { founded } else { set.to_owned() };
        let recovery = self.recovery_recipient.as_deref().map(str::parse).transpose();
        Ok(Instance {
            id: self.id.as_slice().try_into()?,
            name: or(&set.name, self.name),
            public_name: or(&set.public_name, self.public_name),
            language: Lang::parse(&or(&set.language, self.language)).unwrap_or_default(),
            recovery: recovery.map_err(|_| anyhow::anyhow!("the recovery recipient cannot be read"))?,
            demo: self.demo,
        })
    }
}

/// Gives everything of a kind its place in the list: the order is none of what a version says.
///
/// # Errors
/// The database failed.
pub fn reorder(conn: &mut DbConn, kind: &str, codes: &[String]) -> QueryResult<()> {
    for (position, code) in (1i32..).zip(codes) {
        let own = settings::table.filter(settings::kind.eq(kind)).filter(settings::code.eq(code));
        diesel::update(own).set(settings::position.eq(position)).execute(conn)?;
    }
    Ok(())
}

/// What the instance was founded with: its name, its neutral name, the code of its first language.
///
/// # Errors
/// The database failed.
pub fn founded(conn: &mut DbConn) -> QueryResult<Option<(String, String, String)>> {
    let columns = (instance::name, instance::public_name, instance::language);
    instance::table.select(columns).order(instance::key).first(conn).optional()
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

/// A picture that a setting names: its kind, and what it is.
pub type Picture = (String, Vec<u8>);

/// Keeps a picture, and answers what a setting names it by: the same picture is kept once.
///
/// # Errors
/// The database failed.
pub fn add_picture(conn: &mut DbConn, (kind, bytes): (&str, &[u8]), now: NaiveDateTime) -> QueryResult<String> {
    let hash = Sha256::digest(bytes);
    let fingerprint: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    if picture(conn, &fingerprint)?.is_none() {
        diesel::insert_into(pictures::table)
            .values((
                pictures::fingerprint.eq(&fingerprint),
                pictures::kind.eq(kind),
                pictures::bytes.eq(bytes),
                pictures::added_at.eq(now),
            ))
            .execute(conn)?;
    }
    Ok(fingerprint)
}

/// A picture by what a setting names it.
///
/// # Errors
/// The database failed.
pub fn picture(conn: &mut DbConn, fingerprint: &str) -> QueryResult<Option<Picture>> {
    let own = pictures::table.filter(pictures::fingerprint.eq(fingerprint));
    own.select((pictures::kind, pictures::bytes)).first(conn).optional()
}
