//! What was changed in the rights of everybody, and in one's own.
use crate::access::Viewer;
use crate::accounts;
use crate::cases::Deps;
use crate::id::AccountKey;
use crate::people::news;
use crate::people::scopes::Scopes;
use crate::people::views::ChangesPage;
use crate::web::{Error, Fields, Ui, WebResult, see_other};
use actix_web::HttpRequest;

/// Changes on a page.
const PAGE: i64 = 50;
/// The last page that can be asked for.
const LAST: i64 = 10_000;

/// `/people/changes`
pub async fn all(viewer: Viewer, ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    page(&viewer, &ui, &deps, (None, "/people/changes"), &req).await
}

/// `/me/rights`
pub async fn own(viewer: Viewer, ui: Ui, deps: Deps, req: HttpRequest) -> WebResult {
    page(&viewer, &ui, &deps, (Some(viewer.key), "/me/rights"), &req).await
}

async fn page(
    viewer: &Viewer,
    ui: &Ui,
    deps: &Deps,
    (of, path): (Option<AccountKey>, &str),
    req: &HttpRequest,
) -> WebResult {
    let at: i64 = Fields::parse(req.query_string().as_bytes()).get("page").parse().unwrap_or(0).clamp(0, LAST);
    let read = deps
        .db
        .read(move |conn| Ok::<_, Error>((accounts::changes(conn, of, (at * PAGE, PAGE + 1))?, Scopes::load(conn)?)));
    let (mut changes, scopes) = read.await?;
    let more = changes.len() > PAGE as usize;
    changes.truncate(PAGE as usize);
    let address = |at: i64| format!("{path}?page={at}");
    ui.page(&ChangesPage {
        own: of.is_some(),
        lines: news::lines(ui, &deps.ctx, &scopes, &changes, viewer.key),
        previous: if at > 0 { address(at - 1) } else { String::new() },
        next: if more { address(at + 1) } else { String::new() },
    })
}

/// The reader has seen what the page showed, and nothing that came since.
pub async fn seen(viewer: Viewer, deps: Deps, fields: Fields) -> WebResult {
    let shown: Vec<String> = fields.all("seen").map(str::to_owned).collect();
    let reader = viewer.key;
    let written = deps.db.write(move |conn| {
        let unseen = accounts::unseen(conn, reader)?.into_iter().filter(|change| shown.contains(&change.handle()));
        let keys: Vec<i64> = unseen.map(|change| change.key).collect();
        Ok::<_, Error>(accounts::set_seen(conn, reader, &keys)?)
    });
    written.await?;
    Ok(see_other("/"))
}
