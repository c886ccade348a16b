//! Handing a case over as one file: from its page, and from the command line.
use super::Deps;
use super::act::{Again, Asked, blocking, show_again};
use super::case::{Loaded, LoadedSealed, load, load_ordinary, parts};
use super::files::pieces;
use crate::access::Viewer;
use crate::accounts::session::Keeper;
use crate::cases::actions::{self, Asker, Parcel};
use crate::cases::context::{Context, Error, Kit};
use crate::cases::life::Verb;
use crate::cases::model::Ground;
use crate::cases::policy;
use crate::cases::sealed_forms::handing_ground;
use crate::cases::store;
use crate::cases::views::{ordinary_papers, sealed_papers};
use crate::files::Draft;
use crate::id::Reference;
use crate::sealing::Recipient;
use crate::web::{self, Fields, FormErrors, Ui, WebResult};
use actix_web::HttpResponse;
use actix_web::http::header::{self, ContentEncoding};
use actix_web::web::Path;

pub(super) async fn export(
    viewer: Viewer,
    ui: Ui,
    deps: Deps,
    keeper: Keeper,
    path: Path<String>,
    fields: Fields,
) -> WebResult {
    let reference = Reference::parse(&path).ok_or(web::Error::NotFound)?;
    let version = fields.get("version").parse().unwrap_or(0);
    let asked = |fields| Asked { reference: reference.clone(), version, verb: "export".into(), fields };
    let (ctx, who, which) = (deps.ctx.clone(), viewer.clone(), reference.clone());
    // whoever may not see the case is not even asked for a password
    let loaded = deps.db.read(move |conn| load(conn, &ctx, &who, &which)).await?;
    // before anything leaves, it must be the person
    keeper.fresh(&viewer, deps.ctx.now, &format!("/cases/{reference}"), ("export", &fields)).await?;
    let (to, ground) = match asked_for(&loaded, &fields, &deps.ctx) {
        Ok(found) => found,
        Err(errors) => return show_again(&viewer, &ui, &deps, asked(fields), Again::Faults(errors)).await,
    };
    let (kit, who, which, words) = (deps.kit(), viewer.clone(), reference.clone(), ui.clone());
    let again = match blocking(move || export_seen(&kit, &words, &who, &which, (&to, &ground))).await {
        Ok(draft) => return Ok(answer(draft)?),
        Err(Error::Refused(reason)) => Again::Refused(reason),
        Err(Error::Stale) => Again::Stale,
        Err(error) => return Err(error.into()),
    };
    show_again(&viewer, &ui, &deps, asked(fields), again).await
}

/// To whom, and on what ground where the case is sealed.
fn asked_for(loaded: &Loaded, fields: &Fields, ctx: &Context) -> Result<(Recipient, Ground), FormErrors> {
    let mut errors = FormErrors::default();
    let to = errors.need("recipient", "fault-recipient", fields.get("recipient").parse().ok());
    let ground = match loaded {
        Loaded::Ordinary(_) => Some(Ground::Unsaid),
        Loaded::Sealed(loaded) => handing_ground(fields, &loaded.opened, ctx.today, &mut errors),
    };
    to.zip(ground).ok_or(errors)
}

/// The file; it is gone from the folder when it is sent, or when nobody waits for it any more.
fn answer(draft: Draft) -> Result<HttpResponse, Error> {
    Ok(HttpResponse::Ok()
        .content_type("application/octet-stream")
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"case.age\""))
        .insert_header(ContentEncoding::Identity)
        .no_chunking(draft.size()?)
        .streaming(pieces(Box::new(draft))))
}

/// A case that `viewer` may see, sealed to `to` alone; recorded. Of a sealed one goes what the person said yes to, without a
/// yes the report alone; an ordinary one asks for no ground. Blocks.
///
/// # Errors
/// `NotFound`; `Refused` when this person may not hand it over, or without a yes and a reason; `Stale` when it was changed
/// meanwhile.
pub fn export_seen(
    kit: &Kit,
    ui: &Ui,
    viewer: &Viewer,
    reference: &Reference,
    (to, ground): (&Recipient, &Ground),
) -> Result<Draft, Error> {
    let (ctx, asker) = (&kit.ctx, Asker::Viewer(viewer));
    let parcel = kit.db.read_now(|conn| match load(conn, ctx, viewer, reference)? {
        Loaded::Ordinary(loaded) => {
            policy::may(viewer, &loaded.case, loaded.ordinary(), Verb::Export).map_err(Error::Refused)?;
            let (json, text) = ordinary_papers(ui, ctx, &parts(&loaded));
            let (files, identity) = actions::attached_to(conn, ctx, &loaded.case, None)?;
            Ok::<_, Error>(Parcel { case: loaded.case, json, text, files, identity, terms: None })
        }
        Loaded::Sealed(loaded) => {
            let LoadedSealed { opened, files, .. } = *loaded;
            let terms = opened.terms(ground, ctx.today).map_err(Error::Refused)?;
            let goes = |files: usize| if terms.with_everything() { files } else { 0 };
            let (json, text) = sealed_papers(ui, ctx, (&opened, &terms), &files[..goes(files.len())]);
            let (mut files, identity) = actions::attached_to(conn, ctx, &opened.case, Some((viewer, &opened)))?;
            files.truncate(goes(files.len()));
            Ok(Parcel { case: opened.case, json, text, files, identity, terms: Some(terms) })
        }
    })?;
    actions::export(kit, asker, to, &parcel)
}

/// An ordinary case for whoever runs the program, sealed to `to` alone; recorded. Blocks.
///
/// # Errors
/// `NotFound`, also for a sealed one; `Stale` when it was changed meanwhile.
pub fn export_ordinary(kit: &Kit, ui: &Ui, reference: &Reference, to: &Recipient) -> Result<Draft, Error> {
    let ctx = &kit.ctx;
    let parcel = kit.db.read_now(|conn| {
        let found = store::find_ordinary(conn, reference)?;
        let Some((case, Some(ordinary))) = found else { return Err(Error::NotFound) };
        let loaded = load_ordinary(conn, ctx, None, case, ordinary)?;
        let (json, text) = ordinary_papers(ui, ctx, &parts(&loaded));
        let (files, identity) = actions::attached_to(conn, ctx, &loaded.case, None)?;
        Ok(Parcel { case: loaded.case, json, text, files, identity, terms: None })
    })?;
    actions::export(kit, Asker::CommandLine, to, &parcel)
}
