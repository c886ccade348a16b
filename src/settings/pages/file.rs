//! All settings as a file, and from a file: tried first, then taken.
use super::Set;
use super::shared::Shared;
use crate::access::Viewer;
use crate::cases::Deps;
use crate::exchange::{NotReceived, Received, received};
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
    let Received { said, bytes, .. } = match received(&req, parts).await {
        Ok(received) => received,
        Err(NotReceived::Web(error)) => return Err(error),
        Err(NotReceived::Missing) => return faulty(&ui, vec![ui.text("import-error-no-file")]),
        Err(NotReceived::Read(_)) => return faulty(&ui, vec![ui.text("settings-file-large")]),
    };
    let rehearsal = said.get("try") == "yes";
    let read = std::str::from_utf8(&bytes).map_err(|_| ui.text("settings-file-unreadable"));
    let read = read.and_then(|text| File::parse(text, &["account"]).map_err(|fault| fault.to_string()));
    let read = match read {
        Ok(read) => read,
        Err(fault) => return faulty(&ui, vec![fault]),
    };
    let (texts, lang, by) = (ui.i18n(), ui.lang, Set::by(&viewer, &deps.ctx));
    let work = move |conn: &mut _| file::take(conn, &texts, lang, (&read, Manner::Follow), &by, rehearsal);
    match file::taken(deps.db.write(work).await).map_err(Set::error)? {
        Ok(done) => {
            shared.renew().await?;
            ui.page(&page(done, rehearsal))
        }
        Err(faults) => {
            let line = |(line, what): (usize, String)| {
                ui.text_with("settings-file-line", &[("line", line.into()), ("what", what.into())])
            };
            faulty(&ui, faults.into_iter().map(line).collect())
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
        faults: Vec::new(),
    }
}

fn faulty(ui: &Ui, faults: Vec<String>) -> Result<HttpResponse, web::Error> {
    ui.page_with(StatusCode::UNPROCESSABLE_ENTITY, &FilePage { faults, ..FilePage::default() })
}
