//! The slip, once; and the pages that write nothing and say whom to speak to.
use super::desk::Desk;
use crate::access::Viewer;
use crate::cases::{self, Deps, Offer};
use crate::intake::contacts;
use crate::intake::heard::SLIP;
use crate::intake::token::SlipToken;
use crate::intake::views::{SlipPage, TalkPage, promised_days};
use crate::voices;
use crate::web::{Error, Ui, WebResult};
use actix_web::HttpRequest;
use actix_web::web::Path;

pub(super) async fn show(viewer: Viewer, ui: Ui, deps: Deps, token: Path<String>, req: HttpRequest) -> WebResult {
    let slip = SlipToken::parse(&token, &deps.ctx.keys).ok_or(Error::NotFound)?;
    let form = slip.form.hash(&viewer).ok_or(Error::NotFound)?;
    if req.method() == "HEAD" {
        // a look ahead must not use up the one showing
        return Err(Error::NotFound);
    }
    let found = deps.db.write(move |conn| cases::slip(conn, &form)).await?.ok_or(Error::NotFound)?;
    let desk = Desk::open(deps, &viewer, None, "").await?;
    let call = slip.call.filter(|_| found.is_some());
    let people = match call {
        Some(key) => desk.deps.db.read(move |conn| Ok::<_, cases::Error>(contacts::desk(conn, key)?)).await?,
        None => None,
    };
    let heard = voices::heard(&ui, &desk.deps.db, "/intake").await?;
    let [play_number, play_rule] = SLIP.map(|key| heard.voice.as_ref().map(|v| v.address(key)).unwrap_or_default());
    let days = i64::from(promised_days(&desk.setting()));
    let ctx = &desk.deps.ctx;
    let bound = match found.clone() {
        Some(reference) => desk.deps.db.read(move |conn| cases::has_code(conn, &reference)).await?,
        None => false,
    };
    let offer = found.as_ref().filter(|_| !bound).map(|reference| Offer::new(reference, false)?.text(ctx, &viewer));
    let offer = offer.transpose().map_err(anyhow::Error::from)?.unwrap_or_default();
    ui.page(&SlipPage {
        offer,
        bound,
        title: ui.text("intake-slip-title"),
        reference: found.map(|reference| reference.to_string()).unwrap_or_default(),
        rule: ui.text_with("intake-slip-rule", &[("days", days.into())]),
        with_voice: !play_number.is_empty() || !play_rule.is_empty(),
        play_number,
        play_rule,
        call: call.is_some(),
        danger: slip.danger,
        people: people.map_or_else(|| desk.contacts.people.clone(), |desk| vec![desk]),
    })
}

pub(super) async fn talk(viewer: Viewer, ui: Ui, deps: Deps) -> WebResult {
    let desk = Desk::open(deps, &viewer, None, "").await?;
    ui.page(&TalkPage { unsafe_here: false, people: desk.contacts.people })
}

pub(super) async fn call(viewer: Viewer, ui: Ui, deps: Deps) -> WebResult {
    let desk = Desk::open(deps, &viewer, None, "").await?;
    ui.page(&TalkPage { unsafe_here: true, people: desk.contacts.people })
}
