//! Handing a case over as one file: from its page, and from the command line.
use super::Deps;
use super::act::{Again, Asked, blocking, show_again};
use super::case::{Loaded, LoadedSealed, load, load_ordinary, parts};
use super::files::pieces;
use crate::access::Viewer;
use crate::accounts::fresh;
use crate::cases::actions::{self, Asker, Parcel};
use crate::cases::context::{Error, Kit};
use crate::cases::life::Verb;
use crate::cases::policy;
use crate::cases::store;
use crate::cases::views::{ordinary_papers, sealed_papers};
use crate::files::Draft;
use crate::id::Reference;
use crate::sealing::Recipient;
use crate::web::{self, Fields, FormErrors, Ui, WebResult};
use actix_web::HttpResponse;
use actix_web::http::header::{self, ContentEncoding};
use actix_web::web::Path;

pub(super) async fn export(viewer: Viewer, ui: Ui, deps: Deps, path: Path<String>, fields: Fields) -> WebResult {
    let reference = Reference::parse(&path).ok_or(web::Error::NotFound)?;
    let version = fields.get("version").parse().unwrap_or(0);
    let asked = |fields| Asked { reference: reference.clone(), version, verb: "export".into(), fields };
    let (ctx, who, which) = (deps.ctx.clone(), viewer.clone(), reference.clone());
    // whoever may not see the case is not even asked for a password
    deps.db.read(move |conn| load(conn, &ctx, &who, &which).map(drop)).await?;
    // before anything leaves, it must be the person
    fresh(&viewer, deps.ctx.now, &format!("/cases/{reference}"))?;
    let Ok(to) = fields.get("recipient").parse::<Recipient>() else {
        let mut errors = FormErrors::default();
        errors.add("recipient", "fault-recipient");
        return show_again(&viewer, &ui, &deps, asked(fields), Again::Faults(errors)).await;
    };
    let (kit, who, which, words) = (deps.kit(), viewer.clone(), reference.clone(), ui.clone());
    let again = match blocking(move || export_seen(&kit, &words, &who, &which, &to)).await {
        Ok(draft) => return Ok(answer(draft)?),
        Err(Error::Refused(reason)) => Again::Refused(reason),
        Err(Error::Stale) => Again::Stale,
        Err(error) => return Err(error.into()),
    };
    show_again(&viewer, &ui, &deps, asked(fields), again).await
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

/// A case that `viewer` may see, sealed to `to` alone; recorded. Blocks.
///
/// # Errors
/// `NotFound`; `Refused` when this person may not hand it over; `Stale` when it was changed meanwhile.
pub fn export_seen(kit: &Kit, ui: &Ui, viewer: &Viewer, reference: &Reference, to: &Recipient) -> Result<Draft, Error> {
    let (ctx, asker) = (&kit.ctx, Asker::Viewer(viewer));
    let parcel = kit.db.read_now(|conn| match load(conn, ctx, viewer, reference)? {
        Loaded::Ordinary(loaded) => {
            policy::may(viewer, &loaded.case, loaded.ordinary(), Verb::Export).map_err(Error::Refused)?;
            let (json, text) = ordinary_papers(ui, ctx, &parts(&loaded));
            let (files, identity) = actions::attached_to(conn, ctx, &loaded.case, None)?;
            Ok::<_, Error>(Parcel { case: loaded.case, json, text, files, identity })
        }
        Loaded::Sealed(loaded) => {
            let LoadedSealed { opened, names, files, .. } = *loaded;
            let (json, text) = sealed_papers(ui, ctx, &opened, &names, &files);
            let (files, identity) = actions::attached_to(conn, ctx, &opened.case, Some((viewer, &opened)))?;
            Ok(Parcel { case: opened.case, json, text, files, identity })
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
        Ok(Parcel { case: loaded.case, json, text, files, identity })
    })?;
    actions::export(kit, Asker::CommandLine, to, &parcel)
}
