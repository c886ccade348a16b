//! `/settings/letters`: how letters leave, whether they do, and trying it. To whom they go, and because of what, is shown to
//! nobody.
use crate::access::Viewer;
use crate::accounts;
use crate::cases::Deps;
use crate::config::Config;
use crate::i18n::bare;
use crate::mail::{Letter, Outbox};
use crate::notify;
use crate::settings::views::LettersPage;
use crate::web::{self, Fields, Ui, WebResult, see_other};
use actix_web::web::Data;
use uuid::Uuid;

pub(super) async fn show(_: Viewer, ui: Ui, deps: Deps, config: Data<Config>) -> WebResult {
    page(&ui, &deps, &config, None).await
}

/// Everything that waits is tried at once.
pub(super) async fn again(_: Viewer, deps: Deps, _: Fields) -> WebResult {
    let now = deps.ctx.now;
    deps.db.write(move |conn| Ok::<_, web::Error>(notify::try_again(conn, None, now)?)).await?;
    Ok(see_other("/settings/letters?done=letters-again"))
}

/// Writes to the administrator, and says what became of it.
pub(super) async fn test(viewer: Viewer, ui: Ui, deps: Deps, config: Data<Config>, _: Fields) -> WebResult {
    let (keys, who) = (deps.ctx.keys.clone(), (viewer.key, viewer.id));
    let read = deps.db.read(move |conn| accounts::writing(conn, &keys, who));
    let Some(to) = read.await?.email else {
        return page(&ui, &deps, &config, Some(Err(ui.text("settings-letters-no-address")))).await;
    };
    let letter = Letter {
        to,
        subject: bare(&ui.text("mail-test-subject")),
        text: bare(&ui.text("mail-test-text")),
        html: format!("<p>{}</p>", bare(&ui.text("mail-test-text"))),
        at: deps.ctx.now,
        id: Uuid::new_v4().into_bytes(),
        tries: 0,
    };
    let settings = config.clone();
    let sent = actix_web::web::block(move || {
        let outbox = Outbox::open(&settings.data, &settings.mail)?;
        Ok::<_, anyhow::Error>(outbox.round().send(&letter)?)
    });
    let result = match sent.await.map_err(anyhow::Error::from)? {
        Ok(()) => Ok(ui.text("settings-letters-test-left")),
        Err(error) => Err(ui.text_with("settings-letters-test-failed", &[("why", format!("{error:#}").into())])),
    };
    page(&ui, &deps, &config, Some(result)).await
}

async fn page(ui: &Ui, deps: &Deps, config: &Config, tested: Option<Result<String, String>>) -> WebResult {
    let given_up = deps.db.read(|conn| Ok::<_, web::Error>(notify::given_up(conn)?)).await?;
    let open = Outbox::open(&config.data, &config.mail).err().map(|error| format!("{error:#}"));
    ui.page(&LettersPage {
        how: ui.text(if config.mail.by_post() { "settings-letters-by-post" } else { "settings-letters-by-folder" }),
        wrong: open.unwrap_or_default(),
        given_up: if given_up > 0 {
            ui.text_with("settings-letters-given-up", &[("count", given_up.into())])
        } else {
            String::new()
        },
        left: tested.as_ref().and_then(|tested| tested.clone().ok()).unwrap_or_default(),
        failed: tested.and_then(Result::err).unwrap_or_default(),
    })
}
