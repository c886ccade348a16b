//! Erasing a case because the person asked: the answer is the statement to be printed, once.
use super::Deps;
use super::act::{Again, Asked, blocking, show_again};
use super::case::{Loaded, load};
use crate::access::Viewer;
use crate::accounts::session::Keeper;
use crate::cases::actions::{At, erase_ordinary, erase_sealed};
use crate::cases::context::Error;
use crate::cases::views::ErasedPage;
use crate::id::Reference;
use crate::web::{self, Fields, FormErrors, Ui, WebResult};
use actix_web::web::Path;

pub(super) async fn erase(
    viewer: Viewer,
    ui: Ui,
    deps: Deps,
    keeper: Keeper,
    path: Path<String>,
    fields: Fields,
) -> WebResult {
    let reference = Reference::parse(&path).ok_or(web::Error::NotFound)?;
    let version = fields.get("version").parse().unwrap_or(0);
    let (ctx, who, which) = (deps.ctx.clone(), viewer.clone(), reference.clone());
    // whoever may not see the case is not even asked for a password
    let loaded = deps.db.read(move |conn| load(conn, &ctx, &who, &which)).await?;
    keeper.fresh(&viewer, deps.ctx.now, &format!("/cases/{reference}"), ("erase", &fields)).await?;
    let sealed = matches!(loaded, Loaded::Sealed(_));
    let asked = Asked { reference: reference.clone(), version, verb: "erase".into(), fields };
    if asked.fields.get("sure") != "yes" {
        let mut errors = FormErrors::default();
        errors.add("sure", "fault-erase-sure");
        return show_again(&viewer, &ui, &deps, asked, Again::Faults(errors)).await;
    }
    let (kit, who) = (deps.kit(), viewer.clone());
    let done = blocking(move || {
        let at = At { viewer: &who, reference: &reference, version };
        if sealed { erase_sealed(&kit, at) } else { erase_ordinary(&kit, at) }
    });
    let again = match done.await {
        Ok(erased) => return ui.page(&ErasedPage::new(&ui, &erased)),
        Err(Error::Refused(reason)) => Again::Refused(reason),
        Err(Error::Stale) => Again::Stale,
        Err(error) => return Err(error.into()),
    };
    show_again(&viewer, &ui, &deps, asked, again).await
}
