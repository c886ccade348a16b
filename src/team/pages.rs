//! `/team`.
use super::actions::{self, By};
use super::views::{TeamPage, team_line, words};
use crate::access::{Role, Viewer};
use crate::accounts;
use crate::cases::{Deps, Error};
use crate::desks::{self, Desk, Listed, Standing, Trust};
use crate::id::AccountId;
use crate::storage::DbConn;
use crate::web::{self, Fields, FormErrors, Routes, Ui, WebResult, Who, see_other};
use chrono::NaiveDate;

const FOCAL_POINTS: Who = Who::Any(&[Role::FocalPoint]);

/// Adds the routes of this feature.
pub fn routes(routes: &mut Routes) {
    routes.get("/team", FOCAL_POINTS, show);
    routes.post("/team/confirm", FOCAL_POINTS, confirm);
}

/// A desk that a viewer is shown.
struct Seen {
    desk: Desk,
    listed: Vec<Listed>,
    broken: bool,
    /// The viewer may confirm others there.
    vouches: bool,
    /// Nobody is confirmed there yet: the first focal point may begin.
    first: bool,
}

/// The desks of a viewer; for the first focal point also those where nobody is confirmed yet and somebody waits.
fn seen(conn: &mut DbConn, viewer: &Viewer, trust: &Trust, today: NaiveDate) -> Result<Vec<Seen>, Error> {
    let root = viewer.bundle().is_some_and(|bundle| trust.is_root(&bundle.verifying_key()));
    let mut found = Vec::new();
    for desk in desks::all(conn)? {
        let own = viewer.roles.iter().any(|held| held.role == Role::FocalPoint && held.desk == Some(desk.key));
        let (listed, broken) = desks::listed(conn, trust, &desk, today)?;
        let stands = |standing| listed.iter().any(|member| member.standing == standing);
        let first = broken.is_none() && !stands(Standing::Confirmed);
        let member = listed.iter().any(|m| m.account == viewer.key && m.standing == Standing::Confirmed);
        let begins = root && first && stands(Standing::Unconfirmed);
        if own || begins {
            found.push(Seen { vouches: member || begins, broken: broken.is_some(), desk, listed, first });
        }
    }
    Ok(found)
}

async fn show(viewer: Viewer, ui: Ui, deps: Deps) -> WebResult {
    let (who, trust, today) = (viewer.clone(), deps.ctx.trust.clone(), deps.ctx.today);
    let found = deps.db.read(move |conn| seen(conn, &who, &trust, today)).await?;
    let own = found.iter().flat_map(|s| &s.listed).find(|member| member.account == viewer.key);
    let own_words = own.map(|member| words(&member.fingerprint)).unwrap_or_default();
    let teams = found.iter().map(|s| team_line(&ui, &s.desk, (&s.listed, s.broken), viewer.key, s.vouches));
    ui.page(&TeamPage { teams: teams.collect(), own_words })
}

async fn confirm(viewer: Viewer, deps: Deps, fields: Fields) -> WebResult {
    if fields.get("heard") != "yes" {
        let mut errors = FormErrors::default();
        errors.add("heard", "fault-heard");
        return Err(web::Error::Invalid(errors));
    }
    // whoever finds an open page must not be able to let somebody in
    accounts::fresh(&viewer, deps.ctx.now, "/team")?;
    let code = fields.get("desk").to_owned();
    let id = AccountId::parse(fields.get("account"));
    let id = id.ok_or(web::Error::NotFound)?;
    let (db, ctx) = (deps.db.clone(), deps.ctx.clone());
    let work = move || {
        let (seen, account) = db.read_now(|conn| {
            let seen = seen(conn, &viewer, &ctx.trust, ctx.today)?.into_iter().find(|s| s.desk.code == code);
            Ok::<_, Error>((seen.filter(|s| s.vouches), accounts::key_of(conn, id)?))
        })?;
        let (seen, account) = seen.zip(account).ok_or(Error::NotFound)?;
        let by = By::viewer(&viewer, &ctx.trust, seen.first)?;
        actions::confirm(&db, &ctx, &seen.desk, account, &by)
    };
    tokio::task::spawn_blocking(work).await.map_err(|e| anyhow::anyhow!("{e}"))??;
    Ok(see_other("/team?done=confirmed"))
}
