//! `/settings`: what can be set, and what is wrong with the desks.
use super::Set;
use crate::access::Viewer;
use crate::cases::{self, Deps};
use crate::config::Config;
use crate::desks::{self, Desk, Listed, Standing};
use crate::places::Book;
use crate::settings::actions;
use crate::settings::check::Others;
use crate::settings::kinds::{COMMITTEE, KINDS, Kind, SERVICE};
use crate::settings::views::{DeskLine, KindLine, SettingsPage};
use crate::settings::words::Around;
use crate::web::{self, Ui, WebResult};
use actix_web::web::Data;

pub(super) async fn settings(_: Viewer, ui: Ui, deps: Deps, config: Data<Config>) -> WebResult {
    let (today, trust, texts) = (deps.ctx.today, deps.ctx.trust.clone(), ui.i18n());
    let (all_desks, weak, training, services) = deps
        .db
        .read(move |conn| {
            let mut found = Vec::new();
            for desk in desks::all(conn)?.into_iter().filter(|desk| !desk.retired) {
                let (listed, broken) = desks::listed(conn, &trust, &desk, today)?;
                found.push((desk, Roll::new(&listed, broken.is_some())));
            }
            let kind = crate::settings::kinds::kind(COMMITTEE).ok_or(web::Error::NotFound)?;
            let training = actions::items(conn, kind, &texts).map_err(Set::error)?;
            let weak = cases::weak_desks(conn, &trust, today)?;
            let kind = crate::settings::kinds::kind(SERVICE).ok_or(web::Error::NotFound)?;
            let services = actions::items(conn, kind, &texts).map_err(Set::error)?;
            Ok::<_, web::Error>((found, weak, training, services))
        })
        .await?;
    let book = &deps.ctx.book;
    let around = Around { ui: &ui, book, others: &Others::default(), today };
    let due = training.iter().filter(|item| !item.retired && !around.training(item).is_empty()).count();
    let to_confirm = training.iter().filter(|item| item.to_confirm).count();
    let stale = services.iter().filter(|item| around.stale(item)).count();
    ui.page(&SettingsPage {
        organisation: deps.ctx.programme.instance.name.clone(),
        weak: weak
            .iter()
            .map(|(desk, weakness)| {
                let words = format!("desk-weak-{}", weakness.as_str());
                ui.text_with(&words, &[("desk", desk.name.clone().into())])
            })
            .collect(),
        can_seal: deps.ctx.programme.can_seal(),
        kinds: KINDS.iter().map(|kind| line(&ui, kind, (due, to_confirm, stale))).collect(),
        desks: all_desks.iter().map(|(d, roll)| desk(&ui, book, d, roll)).collect(),
        authority: config.tls.local,
        swapped: deps.ctx.trust.recovery_was_swapped(),
    })
}

fn line(ui: &Ui, kind: &'static Kind, (training, to_confirm, stale): (usize, usize, usize)) -> KindLine {
    let said = |key: &str, count: usize| (count > 0).then(|| ui.text_with(key, &[("count", count.into())]));
    let waits = match kind.code {
        COMMITTEE => [said("settings-waits-training", training), said("settings-waits-confirm", to_confirm)],
        SERVICE => [said("settings-waits-stale", stale), None],
        _ => [None, None],
    };
    let href = format!("/settings/lists/{}", kind.code);
    KindLine { code: kind.code, href, waits: waits.into_iter().flatten().collect::<Vec<_>>().join(" · ") }
}

/// How it stands with the members of a desk.
struct Roll {
    confirmed: usize,
    unconfirmed: usize,
    broken: bool,
}

impl Roll {
    fn new(listed: &[Listed], broken: bool) -> Self {
        let count = |standing| listed.iter().filter(|member| member.standing == standing).count();
        Self { confirmed: count(Standing::Confirmed), unconfirmed: count(Standing::Unconfirmed), broken }
    }
}

fn desk(ui: &Ui, book: &Book, desk: &Desk, roll: &Roll) -> DeskLine {
    DeskLine {
        code: desk.code.clone(),
        name: desk.name.clone(),
        kind: desk.kind.as_str(),
        place: desk.place.map_or_else(|| ui.text("settings-country"), |key| book.label_in(key, ui.lang)),
        phone: desk.phone.clone(),
        members: roll.confirmed,
        few: roll.confirmed < 2,
        unconfirmed: roll.unconfirmed,
        broken: roll.broken,
    }
}
