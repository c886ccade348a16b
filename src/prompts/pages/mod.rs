//! `/settings/voices`.
mod receive;

use self::receive::{Form, Sent};
use super::views::{Shown, VoicesPage};
use crate::access::{Role, Viewer};
use crate::cases::Deps;
use crate::voices::{self, Fault, Group, Prompt, Spoken};
use crate::web::{self, Fields, Routes, Ui, WebResult, Who, csv_answer, csv_file, see_other};
use actix_multipart::Multipart;
use actix_web::HttpRequest;
use actix_web::http::StatusCode;

pub use super::views::all;

const ADMINISTRATORS: Who = Who::Any(&[Role::Administrator]);

/// Adds the routes of this feature.
pub fn routes(routes: &mut Routes) {
    routes.get("/settings/voices", ADMINISTRATORS, show);
    routes.get("/settings/voices.csv", ADMINISTRATORS, list);
    routes.post("/settings/voices", ADMINISTRATORS, upload);
    routes.post("/settings/voices/remove", ADMINISTRATORS, remove);
}

/// The texts in the reader's language, and in the programme's first one.
fn texts(ui: &Ui, deps: &Deps) -> (Vec<Group>, Vec<Group>) {
    let programme = &deps.ctx.programme;
    let of = |lang| all(&ui.i18n(), lang, programme);
    (of(ui.lang), of(programme.instance.language))
}

async fn page(ui: &Ui, deps: &Deps, spoken: Option<Spoken>) -> Result<VoicesPage, web::Error> {
    let (counts, known) = deps
        .db
        .read(move |conn| {
            let known = spoken.map(|spoken| voices::known(conn, spoken)).transpose()?;
            Ok::<_, web::Error>((voices::counts(conn)?, known.unwrap_or_default()))
        })
        .await?;
    let (own, first) = texts(ui, deps);
    let shown = spoken.map(|spoken| Shown { spoken, known: &known, first: &first });
    Ok(VoicesPage::new(ui, &own, &counts, shown.as_ref()))
}

fn asked(req: &HttpRequest) -> Option<Spoken> {
    Spoken::parse(Fields::parse(req.query_string().as_bytes()).get("language"))
}

async fn show(_: Viewer, ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    ui.page(&page(&ui, &deps, asked(&req)).await?)
}

/// What is to be recorded, for the people who do it: code, words, whether it is there.
async fn list(_: Viewer, ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    let spoken = asked(&req).ok_or(web::Error::NotFound)?;
    let page = page(&ui, &deps, Some(spoken)).await?;
    let heads = ["voices-code", "voices-words", "voices-recorded"].map(|key| ui.text(key));
    let mut file = csv_file();
    file.write_record(heads).map_err(anyhow::Error::from)?;
    for line in page.groups.into_iter().flat_map(|group| group.lines) {
        let there = ui.text(if line.play.is_empty() { "yesno-no" } else { "yesno-yes" });
        file.write_record([line.key, line.words, there]).map_err(anyhow::Error::from)?;
    }
    Ok(csv_answer(deps.ctx.today).body(file.into_inner().map_err(|e| anyhow::anyhow!("{e}"))?))
}

async fn upload(viewer: Viewer, ui: Ui, deps: Deps, req: HttpRequest, parts: Multipart) -> WebResult {
    let mut form = Form::open(&req, parts).await?;
    let spoken = Spoken::parse(form.fields.get("language")).ok_or(web::Error::NotFound)?;
    let (prompt, back) = (form.fields.get("prompt").to_owned(), form.fields.get("back").parse::<u16>().ok());
    let prompts: Vec<Prompt> = texts(&ui, &deps).1.into_iter().flat_map(|group| group.prompts).collect();
    let (mut faults, mut files) = (Vec::new(), 0);
    while let Some(sent) = form.next().await? {
        files += 1;
        let wanted = if prompt.is_empty() { sent.stem.clone() } else { prompt.clone() };
        let about = if prompt.is_empty() { format!("{wanted}: ") } else { String::new() };
        let fault = match prompts.iter().find(|known| known.key == wanted) {
            None => Some("voices-fault-unknown"),
            Some(prompt) => keep(&viewer, &deps, (spoken, prompt.clone()), sent).await?.err().map(words),
        };
        faults.extend(fault.map(|key| format!("{about}{}", ui.text(key))));
    }
    if files == 0 {
        faults.push(ui.text("voices-fault-missing"));
    }
    if faults.is_empty() {
        let place = back.map(|id| format!("#g-{id}")).unwrap_or_default();
        return Ok(see_other(&format!("/settings/voices?language={}&done=voice{place}", spoken.code())));
    }
    let page = VoicesPage { faults, ..page(&ui, &deps, Some(spoken)).await? };
    ui.page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

fn words(fault: Fault) -> &'static str {
    match fault {
        Fault::TooLarge => "voices-fault-large",
        Fault::NotASound => "voices-fault-kind",
        Fault::Broken => "voices-fault-broken",
    }
}

/// Cleans a sound off the async threads, and keeps it.
async fn keep(
    viewer: &Viewer,
    deps: &Deps,
    (spoken, prompt): (Spoken, Prompt),
    sent: Sent,
) -> Result<Result<(), Fault>, web::Error> {
    let checked = tokio::task::spawn_blocking(move || voices::check(&sent.bytes)).await;
    let sound = match checked.map_err(anyhow::Error::from)? {
        Ok(sound) => sound,
        Err(fault) => return Ok(Err(fault)),
    };
    let (now, by) = (deps.ctx.now, viewer.key);
    let write =
        move |conn: &mut _| Ok::<_, web::Error>(voices::put(conn, (spoken, &prompt), (sound, false), (now, Some(by)))?);
    deps.db.write(write).await?;
    Ok(Ok(()))
}

async fn remove(viewer: Viewer, deps: Deps, fields: Fields) -> WebResult {
    let spoken = Spoken::parse(fields.get("language")).ok_or(web::Error::NotFound)?;
    let (prompt, now, by) = (fields.get("prompt").to_owned(), deps.ctx.now, viewer.key);
    let write = move |conn: &mut _| Ok::<_, web::Error>(voices::remove(conn, (spoken, &prompt), (now, by))?);
    deps.db.write(write).await?;
    let place = fields.get("back").parse::<u16>().map(|id| format!("#g-{id}")).unwrap_or_default();
    Ok(see_other(&format!("/settings/voices?language={}&done=voice-removed{place}", spoken.code())))
}
