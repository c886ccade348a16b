//! What committees left that are closed, and nobody answers yet: whoever oversees or handles it says who does, one by one.
use super::Deps;
use crate::access::{Role, Viewer};
use crate::accounts;
use crate::cases::actions::{At, hand_over, handle};
use crate::cases::context::{Context, Error};
use crate::cases::model::Holder;
use crate::cases::store::{self, Line, Order, Wanted};
use crate::cases::views::{CaseLine, Choice, LeftLine, LeftPage, line};
use crate::committees;
use crate::id::{AccountId, Reference};
use crate::storage::DbConn;
use crate::web::{self, Fields, Refusal, Ui, WebResult, see_other};

/// Who decides.
pub(super) const DECIDERS: &[Role] = &[Role::Handler, Role::Manager];
/// Cases on a page.
const PAGE: i64 = 20;
/// Before the public id of a handler.
const HANDLER: &str = "handler:";
/// Before the code of a committee.
const COMMITTEE: &str = "committee:";

/// What somebody may see of it, what is due next first.
fn left(conn: &mut DbConn, ctx: &Context, viewer: &Viewer, most: i64) -> Result<Vec<Line>, Error> {
    let closed = hand_over::closed(conn, ctx.today)?;
    if closed.is_empty() || !viewer.is_any(DECIDERS) {
        return Ok(Vec::new());
    }
    let order = Some(Order::Due);
    let wanted = Wanted { left_by: Some(closed), open_only: true, order, most, ..Wanted::default() };
    Ok(store::list(conn, viewer, &wanted, ctx.today)?)
}

/// Whether there is something to decide for somebody: for other pages, which lead here.
///
/// # Errors
/// The database failed.
pub fn is_left(conn: &mut DbConn, ctx: &Context, viewer: &Viewer) -> Result<bool, Error> {
    Ok(!left(conn, ctx, viewer, 1)?.is_empty())
}

pub(super) async fn show(viewer: Viewer, ui: Ui, deps: Deps) -> WebResult {
    let ctx = deps.ctx.clone();
    let work = move |conn: &mut _| {
        let lines = left(conn, &ctx, &viewer, PAGE + 1)?;
        let all = committees::all(conn)?;
        let (keys, names): (Vec<_>, Vec<_>) = handle::candidates(conn)?.into_iter().unzip();
        let ids = accounts::ids(conn, &keys)?;
        // everybody on every page: a list without somebody would tell who must not see a case
        let people = ids.into_iter().zip(names).map(|(id, name)| Choice::new(format!("{HANDLER}{id}"), name));
        let open = all.iter().filter(|committee| committee.is_open(ctx.today));
        let open = open.map(|committee| Choice::new(format!("{COMMITTEE}{}", committee.code), &committee.name));
        Ok::<_, Error>((lines, people.collect::<Vec<_>>(), open.collect::<Vec<_>>(), all))
    };
    let (mut lines, people, open, all) = deps.db.read(work).await?;
    let more = lines.len() > PAGE as usize;
    lines.truncate(PAGE as usize);
    let from = |line: &Line| {
        let key = line.1.as_ref().and_then(|ordinary| ordinary.committee_key);
        all.iter().find(|committee| Some(committee.key) == key).map(|c| c.name.clone()).unwrap_or_default()
    };
    let one = |found: &Line| LeftLine {
        version: found.0.version,
        from: from(found),
        line: CaseLine { urgent: false, ..line(&ui, &deps.ctx, found) },
    };
    ui.page(&LeftPage { lines: lines.iter().map(one).collect(), more, people, committees: open })
}

pub(super) async fn decide(viewer: Viewer, ui: Ui, deps: Deps, fields: Fields) -> WebResult {
    let reference = Reference::parse(fields.get("reference")).ok_or(web::Error::NotFound)?;
    let (who, version) = (fields.get("who").to_owned(), fields.get("version").parse().unwrap_or(0));
    let (ctx, reason) = (deps.ctx.clone(), ui.text("left-reason"));
    let work = move |conn: &mut DbConn| {
        let at = At { viewer: &viewer, reference: &reference, version };
        match (who.strip_prefix(HANDLER), who.strip_prefix(COMMITTEE)) {
            (Some(id), _) => {
                let id = AccountId::parse(id);
                let to = id.map(|id| accounts::key_of(conn, id)).transpose()?.flatten();
                handle::assign(conn, &ctx, at, to.ok_or(Error::Refused("refusal-no-such-handler"))?)
            }
            (_, Some(code)) => handle::transmit(conn, &ctx, at, (Holder::Committee, Some(code)), &reason),
            _ => Err(Error::Refused("refusal-left-nobody")),
        }
    };
    let refused = |reason| web::Error::Refused(Refusal { reason, back: "/left".into() });
    match deps.db.write(work).await {
        Ok(()) => Ok(see_other("/left?done=left")),
        Err(Error::Refused(reason)) => Err(refused(reason)),
        Err(Error::Stale) => Err(refused("refusal-stale")),
        Err(error) => Err(error.into()),
    }
}
