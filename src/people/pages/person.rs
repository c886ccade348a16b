//! `/people/…`: one person.
use super::find;
use crate::access::Viewer;
use crate::accounts;
use crate::cases::Deps;
use crate::people::news;
use crate::people::views::{DeviceLine, PersonLine, PersonPage, Standing, is_discreet, is_own, role_lines};
use crate::web::{Error, Ui, WebResult};
use actix_web::web::Path;

/// How many changes are shown; the rest is in the list of all.
const CHANGES: i64 = 50;

pub async fn show(viewer: Viewer, ui: Ui, deps: Deps, id: Path<String>) -> WebResult {
    let (person, scopes) = find(&deps, &id).await?;
    let (key, discreet) = (person.key, is_discreet(&person));
    let read = deps.db.read(move |conn| {
        // not even read where it is not to be told
        let devices = if discreet { Vec::new() } else { accounts::devices(conn, key)? };
        let changes = accounts::changes(conn, Some(key), (0, CHANGES))?;
        Ok::<_, Error>((devices, changes, accounts::invited_until(conn, key)?))
    });
    let (devices, changes, until) = read.await?;
    let invited = Standing::of(&person) == Standing::Invited;
    let until = until.filter(|until| invited && *until > deps.ctx.now);
    let unknown = || ui.text("accounts-device-unknown");
    let device = |(device, day): (String, _)| DeviceLine {
        device: if device.is_empty() { unknown() } else { device },
        seen: ui.date(day),
    };
    ui.page(&PersonPage {
        own: is_own(&viewer, &person),
        discreet,
        invited_until: until.map(|until| ui.date(until.date())).unwrap_or_default(),
        role_lines: role_lines(&ui, &deps.ctx, &scopes, &person),
        devices: devices.into_iter().map(device).collect(),
        changes: news::lines(&ui, &deps.ctx, &scopes, &changes, viewer.key),
        person: PersonLine::new(&ui, &deps.ctx, &scopes, &person),
    })
}
