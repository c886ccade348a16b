//! `/settings`.
use super::views::{CommitteeLine, DeskLine, PersonLine, SettingsPage};
use crate::access::{Held, Role, Viewer};
use crate::accounts;
use crate::cases::{self, Deps};
use crate::committees::{self, Committee};
use crate::desks::{self, Desk, Listed, Standing};
use crate::places::Book;
use crate::web::{self, Routes, Ui, WebResult, Who};

/// Adds `/settings`.
pub fn routes(routes: &mut Routes) {
    routes.get("/settings", Who::Any(&[Role::Administrator]), settings);
}

async fn settings(_: Viewer, ui: Ui, deps: Deps) -> WebResult {
    let (today, trust) = (deps.ctx.today, deps.ctx.trust.clone());
    let (committees, all_desks, people, weak) = deps
        .db
        .read(move |conn| {
            let mut found = Vec::new();
            for desk in desks::all(conn)? {
                let (listed, broken) = desks::listed(conn, &trust, &desk, today)?;
                found.push((desk, Roll::new(&listed, broken.is_some())));
            }
            Ok::<_, web::Error>((
                committees::all(conn)?,
                found,
                accounts::all(conn)?,
                cases::weak_desks(conn, &trust, today)?,
            ))
        })
        .await?;
    let book = &deps.ctx.book;
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
        people: people.iter().map(|p| person(&ui, &deps, p, &committees, &all_desks)).collect(),
        committees: committees.iter().map(|c| committee(book, c)).collect(),
        desks: all_desks.iter().map(|(d, roll)| desk(&ui, book, d, roll)).collect(),
        swapped: deps.ctx.trust.recovery_was_swapped(),
    })
}

fn committee(book: &Book, committee: &Committee) -> CommitteeLine {
    CommitteeLine {
        name: committee.name.clone(),
        code: committee.code.clone(),
        place: committee.place.map(|key| book.label(key)).unwrap_or_default(),
        phone: committee.phone.clone(),
        hours: committee.hours.clone(),
        ask_for: both(&committee.woman, &committee.man),
        to_confirm: committee.to_confirm,
    }
}

fn both(woman: &str, man: &str) -> String {
    [woman, man].into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
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
        name: desk.name.clone(),
        kind: desk.kind.as_str(),
        place: desk.place.map_or_else(|| ui.text("settings-country"), |key| book.label(key)),
        phone: desk.phone.clone(),
        members: roll.confirmed,
        few: roll.confirmed < 2,
        unconfirmed: roll.unconfirmed,
        broken: roll.broken,
    }
}

fn person(
    ui: &Ui,
    deps: &Deps,
    person: &accounts::Listed,
    committees: &[Committee],
    desks: &[(Desk, Roll)],
) -> PersonLine {
    let scope = |held: &Held| -> String {
        let committee = held.committee.and_then(|key| committees.iter().find(|c| c.key == key)).map(|c| c.name.clone());
        let desk = held.desk.and_then(|key| desks.iter().find(|(d, _)| d.key == key)).map(|(d, _)| d.name.clone());
        let area = held.area.map(|area| deps.ctx.book.label(area.place));
        let sector = held.sector.as_deref().map(|code| deps.ctx.programme.sector_name(Some(code), ui.lang));
        [committee, desk, sector, area].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let roles = person.roles.iter().map(|held| {
        let role = ui.text(&format!("accounts-role-{}", held.role.as_str()));
        let scope = scope(held);
        if scope.is_empty() { role } else { format!("{role} ({scope})") }
    });
    PersonLine {
        name: person.name.clone(),
        roles: roles.collect(),
        active: person.active,
        first_password: person.must_change,
    }
}
