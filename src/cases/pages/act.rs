//! Forms on a case: do it, or show the page again with everything that was typed.
use super::Deps;
use super::case::{Loaded, load, ordinary_page, sealed_page};
use crate::access::Viewer;
use crate::accounts;
use crate::accounts::session::Keeper;
use crate::cases::actions::appeal;
use crate::cases::actions::handle;
use crate::cases::actions::sealed::{self, Addition};
use crate::cases::actions::slips::{self, Letter};
use crate::cases::actions::telling::{self, Telling};
use crate::cases::actions::{At, Whom, exclude, grant, keep, keep_sealed, release, revoke, seal_over, transfer};
use crate::cases::context::{Context, Error};
use crate::cases::forms::{Deed, parse};
use crate::cases::life::Verb;
use crate::cases::model::MessageKind;
use crate::cases::sealed_forms::{SealedDeed, SealedVerb, parse_sealed};
use crate::cases::views::{Typed, event_line};
use crate::id::{AccountId, AccountKey, Reference};
use crate::routing;
use crate::storage::{Db, DbConn};
use crate::web::{self, ErrorLine, Fields, FormErrors, Ui, WebResult, see_other};
use actix_web::http::StatusCode;
use actix_web::web::Path;

/// What was asked, with the version the person saw.
pub(super) struct Asked {
    pub reference: Reference,
    pub version: i32,
    pub verb: String,
    pub fields: Fields,
}

/// Why the page is shown again.
pub(super) enum Again {
    Faults(FormErrors),
    Stale,
    Refused(&'static str),
}

pub(super) async fn act(
    viewer: Viewer,
    ui: Ui,
    deps: Deps,
    keeper: Keeper,
    path: Path<(String, String)>,
    fields: Fields,
) -> WebResult {
    let (reference, verb) = path.into_inner();
    let reference = Reference::parse(&reference).ok_or(web::Error::NotFound)?;
    let version = fields.get("version").parse().unwrap_or(0);
    let asked = Asked { reference, version, verb, fields };
    let (ctx, who, reference) = (deps.ctx.clone(), viewer.clone(), asked.reference.clone());
    let loaded = deps.db.read(move |conn| load(conn, &ctx, &who, &reference)).await?;
    if matches!(&loaded, Loaded::Sealed(_)) && asked.verb == SealedVerb::Grant.as_str() {
        let page = format!("/cases/{}", asked.reference);
        keeper.fresh(&viewer, deps.ctx.now, &page, (&asked.verb, &asked.fields)).await?;
    }
    let outcome = match &loaded {
        Loaded::Ordinary(_) => ordinary(&viewer, &deps, &asked).await,
        Loaded::Sealed(_) => sealed_case(&viewer, &deps, &asked).await,
    };
    let again = match outcome {
        Ok(to) => return Ok(see_other(&to)),
        Err(Outcome::Again(again)) => again,
        Err(Outcome::Failed(Error::Stale)) => Again::Stale,
        Err(Outcome::Failed(Error::Refused(reason))) => Again::Refused(reason),
        Err(Outcome::Failed(error)) => return Err(error.into()),
    };
    show_again(&viewer, &ui, &deps, asked, again).await
}

enum Outcome {
    Again(Again),
    Failed(Error),
}

impl From<FormErrors> for Outcome {
    fn from(errors: FormErrors) -> Self {
        Self::Again(Again::Faults(errors))
    }
}

impl From<Error> for Outcome {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

async fn ordinary(viewer: &Viewer, deps: &Deps, asked: &Asked) -> Result<String, Outcome> {
    let verb = Verb::parse(&asked.verb)
        .filter(|verb| !verb.is_of_files() && !matches!(verb, Verb::Erase | Verb::Announce))
        .ok_or(Error::NotFound)?;
    let deed = parse(verb, &asked.fields, deps.ctx.today)?;
    let (ctx, viewer, db) = (deps.ctx.clone(), viewer.clone(), deps.db.clone());
    let (reference, version) = (asked.reference.clone(), asked.version);
    if let Deed::Seal { track } = deed {
        let kit = deps.kit();
        blocking(move || seal_over(&kit, At { viewer: &viewer, reference: &reference, version }, track)).await?;
        return Ok("/?done=sealed".into());
    }
    let back = match deed {
        // the case is no longer for this person
        Deed::Conflict => "/?done=conflict".to_owned(),
        _ => format!("/cases/{reference}?done={}", asked.verb),
    };
    let letter = letter(&db, &ctx, &viewer, (&reference, version), &deed).await?;
    db.write(move |conn| {
        let at = At { viewer: &viewer, reference: &reference, version };
        perform(conn, &ctx, at, deed, letter.as_ref())
    })
    .await?;
    Ok(back)
}

pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.map_err(|e| Error::Internal(e.into()))?
}

/// What the person reads with the code, sealed before the writer is asked.
async fn letter(
    db: &Db,
    ctx: &Context,
    viewer: &Viewer,
    (reference, version): (&Reference, i32),
    deed: &Deed,
) -> Result<Option<Letter>, Error> {
    let (kind, text) = match deed {
        Deed::Answer { text } => (MessageKind::Answer, text.clone()),
        Deed::Decide { text, .. } => (MessageKind::Answer, text.clone()),
        Deed::Write { text } => (MessageKind::Written, text.clone()),
        Deed::Suspend(said) => (MessageKind::Written, said.reason.clone()),
        _ => return Ok(None),
    };
    let (ctx, viewer, reference) = (ctx.clone(), viewer.clone(), reference.clone());
    db.read(move |conn| {
        let at = At { viewer: &viewer, reference: &reference, version };
        slips::letter(conn, &ctx, at, kind, &text)
    })
    .await
}

fn perform(conn: &mut DbConn, ctx: &Context, at: At<'_>, deed: Deed, letter: Option<&Letter>) -> Result<(), Error> {
    match deed {
        Deed::Acknowledge { on } => handle::acknowledge(conn, ctx, at, on),
        Deed::Assign { to } => {
            let to = account(conn, &to)?;
            handle::assign(conn, ctx, at, to)
        }
        Deed::Start => handle::start(conn, ctx, at),
        Deed::Category { code, reason } => handle::category(conn, ctx, at, code, &reason),
        Deed::Sector { code, reason } => handle::sector(conn, ctx, at, &code, &reason),
        Deed::Note { text } => handle::note(conn, ctx, at, &text),
        Deed::Hold { reason, until } => handle::hold(conn, ctx, at, &reason, until),
        Deed::Resume => handle::resume(conn, ctx, at),
        Deed::Refer { to } => handle::refer(conn, ctx, at, &to),
        Deed::Transmit { to, committee, reason } => {
            handle::transmit(conn, ctx, at, (to, committee.as_deref()), &reason)
        }
        Deed::Answer { text } => handle::answer(conn, ctx, at, &text, letter),
        Deed::Write { text } => handle::write(conn, ctx, at, &text, letter),
        Deed::Tell { how, on, satisfied } => {
            telling::tell(conn, ctx, at, &Telling { how: how.as_str().to_owned(), on, satisfied })
        }
        Deed::Attempt { on, text } => telling::attempt(conn, ctx, at, on, text),
        Deed::Close { reason, of } => handle::close(conn, ctx, at, reason, of.as_ref()),
        Deed::Reopen { reason } => handle::reopen(conn, ctx, at, &reason),
        Deed::Appeal(asking) => appeal::appeal(conn, ctx, at, asking),
        Deed::Appoint { to } => {
            let to = account(conn, &to)?;
            appeal::appoint(conn, ctx, at, to)
        }
        Deed::Decide { outcome, text } => appeal::decide(conn, ctx, at, (outcome, &text), letter),
        Deed::Suspend(said) => appeal::suspend(conn, ctx, at, said, letter),
        Deed::Unwanted { on } => telling::unwanted(conn, ctx, at, on),
        Deed::Exclude { name } => keep_from(conn, ctx, at, &name),
        Deed::Conflict => handle::conflict(conn, ctx, at),
        Deed::Keep { reason } => keep(conn, ctx, at, &reason),
        Deed::Release { reason } => release(conn, ctx, at, &reason),
        Deed::Seal { .. } => Err(Error::NotFound),
    }
}

fn account(conn: &mut DbConn, id: &str) -> Result<AccountKey, Error> {
    let id = AccountId::parse(id);
    let key = id.map(|id| accounts::key_of(conn, id)).transpose()?.flatten();
    key.ok_or(Error::Refused("refusal-no-such-handler"))
}

/// Only a certain match is excluded here: the page would else tell who resembles the name.
fn keep_from(conn: &mut DbConn, ctx: &Context, at: At<'_>, name: &str) -> Result<(), Error> {
    let matched = routing::match_person(conn, &ctx.book, name, None, "")?;
    match (matched.accounts.as_slice(), matched.doubtful) {
        ([only], false) if *only == at.viewer.key => Err(Error::Refused("refusal-say-conflict")),
        ([only], false) => handle::exclude(conn, ctx, at, *only),
        _ => Err(Error::Refused("refusal-nobody-by-that-name")),
    }
}

async fn sealed_case(viewer: &Viewer, deps: &Deps, asked: &Asked) -> Result<String, Outcome> {
    let verb = SealedVerb::parse(&asked.verb).ok_or(Error::NotFound)?;
    let deed = parse_sealed(verb, &asked.fields, deps.ctx.today)?;
    let (ctx, viewer, db) = (deps.ctx.clone(), viewer.clone(), deps.db.clone());
    let (reference, version) = (asked.reference.clone(), asked.version);
    let back = match &deed {
        // after these the page may no longer be for this person
        SealedDeed::Transfer { .. } => "/?done=transferred".to_owned(),
        SealedDeed::Exclude { whom: Whom::Oneself, .. } => "/?done=conflict".to_owned(),
        SealedDeed::Revoke { from, .. } if *from == viewer.id => "/?done=revoke".to_owned(),
        _ => format!("/cases/{reference}?done={}", asked.verb),
    };
    blocking(move || {
        let at = At { viewer: &viewer, reference: &reference, version };
        perform_sealed(&db, &ctx, at, deed)
    })
    .await?;
    Ok(back)
}

fn perform_sealed(db: &Db, ctx: &Context, at: At<'_>, deed: SealedDeed) -> Result<(), Error> {
    match deed {
        SealedDeed::Step { to, entry } => sealed::add(db, ctx, at, Addition::Step { to, entry }),
        SealedDeed::Write { text, safe } => slips::write_sealed(db, ctx, at, &text, safe),
        SealedDeed::Entry { kind, entry } => sealed::add(db, ctx, at, Addition::Entry(kind, entry)),
        SealedDeed::Close { reason, entry } => sealed::add(db, ctx, at, Addition::Close(reason, entry)),
        SealedDeed::Reopen { entry } => sealed::add(db, ctx, at, Addition::Reopen(entry)),
        SealedDeed::Keep { held, reason } => keep_sealed(db, ctx, at, held, reason),
        SealedDeed::Transfer { to, reason } => transfer(db, ctx, at, to, &reason),
        SealedDeed::Grant(asked) => grant(db, ctx, at, &asked),
        SealedDeed::Revoke { from, reason } => revoke(db, ctx, at, from, &reason),
        SealedDeed::Exclude { whom, reason } => exclude(db, ctx, at, &whom, reason.as_deref()),
    }
}

pub(super) async fn show_again(viewer: &Viewer, ui: &Ui, deps: &Deps, asked: Asked, again: Again) -> WebResult {
    let (ctx, who, reference) = (deps.ctx.clone(), viewer.clone(), asked.reference.clone());
    let loaded = deps.db.read(move |conn| load(conn, &ctx, &who, &reference)).await?;
    let errors: Vec<ErrorLine> = match &again {
        Again::Faults(errors) => {
            let lines = ui.errors(errors).into_iter();
            lines.map(|e| ErrorLine { field: format!("{}-{}", asked.verb, e.field), ..e }).collect()
        }
        _ => Vec::new(),
    };
    let refused = match &again {
        Again::Faults(_) => String::new(),
        Again::Stale => ui.text("refusal-stale"),
        Again::Refused(reason) => ui.text(reason),
    };
    let status = if refused.is_empty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
    let typed = Typed { verb: asked.verb, fields: asked.fields, errors, ..Typed::default() };
    match loaded {
        Loaded::Ordinary(loaded) => {
            let mut page = ordinary_page(ui, deps, viewer, &loaded, &typed);
            if matches!(again, Again::Stale) {
                let new = loaded.events.iter().filter(|e| e.number > asked.version);
                page.changed = new.map(|e| event_line(ui, &deps.ctx, e)).collect();
            }
            page.refused = refused;
            ui.page_with(status, &page)
        }
        Loaded::Sealed(loaded) => {
            let mut page = sealed_page(ui, deps, viewer, &loaded, &typed);
            page.refused = refused;
            ui.page_with(status, &page)
        }
    }
}
