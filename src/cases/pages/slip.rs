//! Giving a code: offered on the slip of an intake, or later on the page of a case. It is made when the person asks to see it,
//! shown once in the answer to that, and nowhere afterwards.
use super::Deps;
use super::act::blocking;
use super::case::{Loaded, load};
use crate::access::Viewer;
use crate::accounts::draw;
use crate::cases::actions::slips::{Offer, decline_code, give_code};
use crate::cases::context::Error;
use crate::cases::life::Verb;
use crate::cases::views::{CodePage, OfferPage};
use crate::cases::{phrase, policy};
use crate::id::Reference;
use crate::sealing::SlipSecret;
use crate::web::{self, Fields, Refusal, Ui, WebResult, see_other};
use actix_web::web::Path;

/// What the person chose.
enum Wanted {
    Paper { picture: bool },
    Phrase,
    Nothing,
}

/// `/cases/{reference}/slip`: offers a new code for a case that is there.
pub(super) async fn offer(viewer: Viewer, ui: Ui, deps: Deps, path: Path<String>, _: Fields) -> WebResult {
    let reference = Reference::parse(&path).ok_or(web::Error::NotFound)?;
    let (ctx, who, which) = (deps.ctx.clone(), viewer.clone(), reference.clone());
    let loaded = deps.db.read(move |conn| load(conn, &ctx, &who, &which)).await?;
    if let Loaded::Ordinary(loaded) = &loaded {
        policy::may(&viewer, &loaded.case, loaded.ordinary(), Verb::Write)
            .map_err(|reason| web::Error::Refused(Refusal { reason, back: format!("/cases/{reference}") }))?;
    }
    let offer = Offer::new(&reference, true).and_then(|offer| offer.text(&deps.ctx, &viewer));
    let (offer, back) = (offer.map_err(anyhow::Error::from)?, format!("/cases/{reference}"));
    ui.page(&OfferPage { reference: reference.to_string(), offer, back })
}

/// `/slip/code`: shows a code once, or notes that none is wanted.
pub(super) async fn show(viewer: Viewer, ui: Ui, deps: Deps, fields: Fields) -> WebResult {
    let Some(offer) = Offer::parse(fields.get("offer"), &deps.ctx, &viewer) else {
        return ui.page(&CodePage::gone());
    };
    let back = if offer.later { format!("/cases/{}", offer.reference) } else { "/".to_owned() };
    let (secret, picture) = match wanted(&fields) {
        Wanted::Nothing => {
            let ctx = deps.ctx.clone();
            deps.db.write(move |conn| decline_code(conn, &ctx, &offer)).await?;
            return Ok(see_other(&back));
        }
        Wanted::Phrase => (SlipSecret::new_phrase(), false),
        Wanted::Paper { picture } => (SlipSecret::new_code(), picture),
    };
    let secret = secret.map_err(anyhow::Error::from)?;
    let (db, ctx) = (deps.db.clone(), deps.ctx.clone());
    let given = blocking(move || {
        give_code(&db, &ctx, &viewer, (&offer, &secret))?;
        Ok((offer.reference, secret))
    });
    match given.await {
        Ok((reference, secret)) => ui.page(&CodePage { back, ..code_page(&ui, &reference, &secret, picture)? }),
        Err(Error::AlreadyRecorded) => ui.page(&CodePage { back, ..CodePage::gone() }),
        Err(error) => Err(error.into()),
    }
}

fn wanted(fields: &Fields) -> Wanted {
    match fields.get("paper") {
        "code" => Wanted::Paper { picture: false },
        "picture" => Wanted::Paper { picture: true },
        "none" => Wanted::Nothing,
        _ => Wanted::Phrase,
    }
}

/// The page that shows a code.
pub fn code_page(ui: &Ui, reference: &Reference, secret: &SlipSecret, picture: bool) -> Result<CodePage, web::Error> {
    let spelt = secret.spelt();
    let drawn = match &spelt {
        Some((letters, _)) if picture => Some(draw(&format!("{reference} {}", **letters))?),
        _ => None,
    };
    let words = phrase::said(&ui.i18n(), ui.lang, secret);
    Ok(CodePage::new(reference, spelt, words, drawn.map(|picture| (picture.width, picture.path))))
}
