//! Everything of a kind.
use super::Set;
use crate::access::Viewer;
use crate::cases::Deps;
use crate::settings::actions;
use crate::settings::check::Others;
use crate::settings::kinds::{COMMITTEE, Kind, PLACE, SERVICE};
use crate::settings::model::Item;
use crate::settings::views::{ItemLine, ListPage};
use crate::settings::words::Around;
use crate::text::fold;
use crate::web::{Fields, Ui, WebResult, see_other};
use actix_web::HttpRequest;
use actix_web::web::Path;

/// The most lines on a page; a country has thousands of places.
const MOST: usize = 300;

pub(super) async fn list(_: Viewer, ui: Ui, deps: Deps, path: Path<String>, req: HttpRequest) -> WebResult {
    let kind = Set::kind(&path)?;
    if kind.single {
        return Ok(see_other(&Set::href(kind, kind.code)));
    }
    let search = Fields::parse(req.query_string().as_bytes()).get("q").to_owned();
    let texts = ui.i18n();
    let load = move |conn: &mut _| {
        let others = Others::load(conn, &texts, kind)?;
        Ok((actions::items(conn, kind, &texts)?, others))
    };
    let (items, others) = deps.db.read(load).await.map_err(Set::error)?;
    let around = Around { ui: &ui, book: &deps.ctx.book, others: &others, today: deps.ctx.today };
    ui.page(&page(&around, kind, &items, search))
}

fn page(around: &Around<'_>, kind: &'static Kind, items: &[Item], search: String) -> ListPage {
    let wanted = fold(&search);
    let fits = |item: &&Item| {
        wanted.is_empty() || format!(" {}", fold(&around.name(kind, item))).contains(&format!(" {wanted}"))
    };
    let found: Vec<&Item> = items.iter().filter(fits).collect();
    let lines = |retired: bool| -> Vec<ItemLine> {
        let own = found.iter().filter(|item| item.retired == retired).take(MOST);
        own.map(|item| line(around, kind, item)).collect()
    };
    ListPage {
        kind: kind.code,
        lines: lines(false),
        retired: lines(true),
        may_add: !kind.fixed,
        searches: matches!(kind.code, PLACE | COMMITTEE | SERVICE),
        search,
        more: found.len() > MOST,
    }
}

fn line(around: &Around<'_>, kind: &Kind, item: &Item) -> ItemLine {
    ItemLine {
        href: Set::href(kind, &item.code),
        name: around.name(kind, item),
        note: around.note(kind, item),
        icon: item.text("icon"),
        to_confirm: item.to_confirm,
        warn: if kind.code == COMMITTEE { around.training(item) } else { String::new() },
    }
}
