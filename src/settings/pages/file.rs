//! All settings as a file, and from a file: tried first, then taken.
use super::Set;
use super::shared::Shared;
use crate::access::Viewer;
use crate::cases::Deps;
use crate::exchange::{NotReceived, Received, received};
use crate::settings::directory::{self, Unread};
use crate::settings::file::{self, Done, File, Manner};
use crate::settings::views::FilePage;
use crate::web::{self, Fields, Ui, WebResult};
use actix_multipart::Multipart;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse};

pub(super) async fn show(_: Viewer, ui: Ui) -> WebResult {
    ui.page(&FilePage::default())
}

/// The file itself; `country=new`: what another country begins from.
pub(super) async fn export(_: Viewer, ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    let whole = Fields::parse(req.query_string().as_bytes()).get("country") != "new";
    let texts = ui.i18n();
    let text = deps.db.read(move |conn| file::export(conn, &texts, whole)).await.map_err(Set::error)?;
    let mut answer = HttpResponse::Ok();
    answer.content_type("application/toml; charset=utf-8");
    answer.insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"settings.toml\""));
    Ok(answer.body(text))
}

pub(super) async fn import(
    viewer: Viewer,
    ui: Ui,
    (deps, shared): (Deps, Shared),
    req: HttpRequest,
    parts: Multipart,
) -> WebResult {
    let read = |ui: &Ui, received: &Received| {
        let text = std::str::from_utf8(&received.bytes).map_err(|_| ui.text("settings-file-unreadable"))?;
        File::parse(text, &["account"]).map_err(|fault| fault.to_string())
    };
    take(&viewer, &ui, (deps, shared), received(&req, parts).await, (false, read)).await
}

/// The directory of services, as a spreadsheet.
pub(super) async fn services(_: Viewer, ui: Ui) -> WebResult {
    ui.page(&FilePage { services: true, ..FilePage::default() })
}

pub(super) async fn import_services(
    viewer: Viewer,
    ui: Ui,
    (deps, shared): (Deps, Shared),
    req: HttpRequest,
    parts: Multipart,
) -> WebResult {
    let read = |ui: &Ui, received: &Received| {
        directory::read(&received.bytes, &received.name).map_err(|unread| match unread {
            Unread::Columns => ui.text("settings-services-columns"),
            Unread::File => ui.text("settings-file-unreadable"),
        })
    };
    take(&viewer, &ui, (deps, shared), received(&req, parts).await, (true, read)).await
}

async fn take(
    viewer: &Viewer,
    ui: &Ui,
    (deps, shared): (Deps, Shared),
    sent: Result<Received, NotReceived>,
    (services, read): (bool, impl Fn(&Ui, &Received) -> Result<File, String>),
) -> WebResult {
    let faulty = |faults| faulty(ui, services, faults);
    let sent = match sent {
        Ok(sent) => sent,
        Err(NotReceived::Web(error)) => return Err(error),
        Err(NotReceived::Missing) => return faulty(vec![ui.text("import-error-no-file")]),
        Err(NotReceived::Read(_)) => return faulty(vec![ui.text("settings-file-large")]),
    };
    let rehearsal = sent.said.get("try") == "yes";
    let read = match read(ui, &sent) {
        Ok(read) => read,
        Err(fault) => return faulty(vec![fault]),
    };
    let (texts, lang, by) = (ui.i18n(), ui.lang, Set::by(viewer, &deps.ctx));
    let work = move |conn: &mut _| file::take(conn, &texts, lang, (&read, Manner::Follow), &by, rehearsal);
    match file::taken(deps.db.write(work).await).map_err(Set::error)? {
        Ok(done) => {
            shared.renew().await?;
            ui.page(&FilePage { services, ..page(done, rehearsal) })
        }
        Err(faults) => {
            let line = |(line, what): (usize, String)| {
                ui.text_with("settings-file-line", &[("line", line.into()), ("what", what.into())])
            };
            faulty(faults.into_iter().map(line).collect())
        }
    }
}

fn page(done: Done, rehearsal: bool) -> FilePage {
    let (added, changed, kept) = (done.added.len(), done.changed.len(), done.kept.len());
    FilePage {
        done: !rehearsal,
        tried: rehearsal,
        added: done.added,
        changed: done.changed,
        counts: [added, changed, kept],
        ..FilePage::default()
    }
}

fn faulty(ui: &Ui, services: bool, faults: Vec<String>) -> Result<HttpResponse, web::Error> {
    ui.page_with(StatusCode::UNPROCESSABLE_ENTITY, &FilePage { faults, services, ..FilePage::default() })
}
