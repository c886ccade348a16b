//! `/factor`: the code beside the password; setting it up; codes on paper.
use super::super::forms;
use super::super::gate::{Gate, Given, SetUp};
use super::super::qr;
use super::super::views::{CodesPage, FactorPage, Faults, SetUpPage};
use super::{come_back, offers_passkeys, wait_words};
use crate::access::{SecondStep, Session, Viewer};
use crate::config::Config;
use crate::web::{Error, Fields, Refusal, Shell, Ui, WebResult, see_other};
use actix_web::http::StatusCode;
use actix_web::web::Data;

pub async fn ask(ui: Ui, viewer: Viewer, gate: Data<Gate>, shell: Data<Shell>, config: Data<Config>) -> WebResult {
    match half_way(&viewer)? {
        Some(_) => page(&ui, &viewer, (&gate, &shell, &config), StatusCode::OK, Faults::default()).await,
        None => Ok(see_other("/")),
    }
}

pub async fn give(
    ui: Ui,
    viewer: Viewer,
    gate: Data<Gate>,
    shell: Data<Shell>,
    config: Data<Config>,
    fields: Fields,
) -> WebResult {
    let Some(session) = half_way(&viewer)? else { return Ok(see_other("/")) };
    let (mut status, mut wait) = (StatusCode::UNPROCESSABLE_ENTITY, None);
    let text = match forms::shown(&fields, &config) {
        None => ui.text("accounts-factor-missing"),
        Some(shown) => match gate.give(&viewer, session, shown).await? {
            Given::Done => return Ok(see_other("/")),
            Given::Wrong => wrong_words(&ui, &fields),
            Given::Wait(seconds) => {
                (status, wait) = (StatusCode::TOO_MANY_REQUESTS, Some(seconds));
                wait_words(&ui, seconds)
            }
        },
    };
    let answer = page(&ui, &viewer, (&gate, &shell, &config), status, Faults::one("code", text)).await?;
    Ok(match wait {
        Some(seconds) => come_back(answer, seconds),
        None => answer,
    })
}

/// What a page of the second step asks.
type Rooms<'a> = (&'a Gate, &'a Shell, &'a Config);

async fn page(
    ui: &Ui,
    viewer: &Viewer,
    (gate, shell, config): Rooms<'_>,
    status: StatusCode,
    faults: Faults,
) -> WebResult {
    let demo_code = demo_code(viewer, gate, shell).await?;
    let passkey = takes_passkey(viewer, gate, config).await?;
    ui.page_with(status, &FactorPage { faults, demo_code, passkey })
}

/// Whether this person can use a passkey here.
pub(super) async fn takes_passkey(viewer: &Viewer, gate: &Gate, config: &Config) -> Result<bool, Error> {
    Ok(offers_passkeys(config) && gate.has_passkeys(viewer).await?)
}

/// Why a proof was not taken.
pub(super) fn wrong_words(ui: &Ui, fields: &Fields) -> String {
    let by_device = fields.some("answer").is_some();
    ui.text(if by_device { "accounts-passkey-wrong" } else { "accounts-factor-wrong" })
}

/// Where everybody is invented the page shows the code; else nothing.
pub(super) async fn demo_code(viewer: &Viewer, gate: &Gate, shell: &Shell) -> Result<String, Error> {
    let code = if shell.demo { gate.demo_code(viewer).await? } else { None };
    Ok(code.unwrap_or_default())
}

/// The session whose code is missing; none if it is not missing.
fn half_way(viewer: &Viewer) -> Result<Option<&Session>, Error> {
    let session = viewer.session.as_ref().ok_or(Error::SignIn)?;
    if session.locked {
        return Err(Error::Locked);
    }
    Ok(Some(session).filter(|session| session.step == SecondStep::Code))
}

pub async fn offer(ui: Ui, viewer: Viewer, gate: Data<Gate>, shell: Data<Shell>, config: Data<Config>) -> WebResult {
    let session = may_set_up(&viewer, &gate)?;
    offered(&ui, &viewer, session, (&gate, &shell, &config), StatusCode::OK, Faults::default()).await
}

pub async fn set_up(
    ui: Ui,
    viewer: Viewer,
    gate: Data<Gate>,
    shell: Data<Shell>,
    config: Data<Config>,
    fields: Fields,
) -> WebResult {
    let session = may_set_up(&viewer, &gate)?;
    let (mut status, mut wait) = (StatusCode::UNPROCESSABLE_ENTITY, None);
    let text = match fields.some("code") {
        None => ui.text("accounts-factor-missing"),
        Some(code) => match gate.set_up(&viewer, session, code).await? {
            SetUp::Done(codes) => {
                let codes = codes.iter().map(|code| code.as_str().to_owned()).collect();
                return ui.page(&CodesPage { codes, fresh: true, device: false });
            }
            SetUp::Wrong => ui.text("accounts-factor-new-wrong"),
            SetUp::Wait(seconds) => {
                (status, wait) = (StatusCode::TOO_MANY_REQUESTS, Some(seconds));
                wait_words(&ui, seconds)
            }
        },
    };
    let answer = offered(&ui, &viewer, session, (&gate, &shell, &config), status, Faults::one("code", text)).await?;
    Ok(match wait {
        Some(seconds) => come_back(answer, seconds),
        None => answer,
    })
}

pub(super) async fn offered(
    ui: &Ui,
    viewer: &Viewer,
    session: &Session,
    (gate, shell, config): Rooms<'_>,
    status: StatusCode,
    faults: Faults,
) -> WebResult {
    let text = gate.offer(viewer, session).await?.to_text();
    let picture = qr::draw(&qr::address(&shell.product.get(), &viewer.name, &text))?;
    let groups: Vec<&str> = (0..text.len()).step_by(4).filter_map(|at| text.get(at..at + 4)).collect();
    let page = SetUpPage {
        faults,
        needed: session.step == SecondStep::SetUp,
        secret: groups.join(" "),
        qr_width: picture.width,
        qr_path: picture.path,
        passkey: offers_passkeys(config),
    };
    ui.page_with(status, &page)
}

/// A session in which a factor may be set up: it is needed before anything else, or the person proved to be there.
pub(super) fn may_set_up<'a>(viewer: &'a Viewer, gate: &Gate) -> Result<&'a Session, Error> {
    let session = viewer.session.as_ref().ok_or(Error::SignIn)?;
    match session {
        Session { locked: true, .. } => Err(Error::Locked),
        Session { step: SecondStep::Code, .. } => Err(Error::Factor),
        Session { must_change: true, .. } => Err(Error::MustChange),
        Session { step: SecondStep::SetUp, .. } => Ok(session),
        _ => gate.must_be_fresh(viewer, "/factor/new").map(|()| session),
    }
}

pub async fn new_codes(ui: Ui, viewer: Viewer, gate: Data<Gate>, _: Fields) -> WebResult {
    gate.must_be_fresh(&viewer, "/me")?;
    let codes = gate.new_codes(&viewer).await?;
    ui.page(&CodesPage {
        codes: codes.iter().map(|code| code.as_str().to_owned()).collect(),
        fresh: false,
        device: false,
    })
}

pub async fn end(viewer: Viewer, gate: Data<Gate>, _: Fields) -> WebResult {
    gate.must_be_fresh(&viewer, "/me")?;
    if gate.end_factor(&viewer).await? {
        return Ok(see_other("/me?done=factor-removed"));
    }
    Err(Error::Refused(Refusal { reason: "accounts-factor-must-stay", back: "/me".to_owned() }))
}
