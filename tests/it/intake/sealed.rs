//! Sensitive cases: sealed before the database sees them, and nowhere else.
use super::world::{GRAVE, SMALL, World, but, hidden, number, record};
use crate::support::{in_area, member_of, role};
use diesel::prelude::*;
use jaabi::access::Role;
use jaabi::desks::DeskKind;
use jaabi::storage::schema::{events, instance, outbox};
use std::path::Path;

/// Every file below a folder whose bytes contain `word`.
fn files_with(folder: &Path, word: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_with(&path, word));
        } else if std::fs::read(&path).unwrap().windows(word.len()).any(|bytes| bytes == word.as_bytes()) {
            found.push(path.display().to_string());
        }
    }
    found
}

#[actix_web::test]
async fn what_is_serious_is_sealed_and_stands_nowhere_in_the_clear() {
    let world = World::new().await;
    let member = world.member().await;
    let focal = world.focal("Oumou", DeskKind::Psea).await;
    let handler = world.handler("Salif", Some(world.cercle)).await;
    let more = [("keep_away", "yes"), ("person_name", "Canari-personne"), ("sex", "female"), ("text", "Canari-texte")];
    let address = record(&member, &but(GRAVE, &more)).await;
    let reference = number(&member.get(&address).await);

    assert_eq!(world.counts(), (1, 0, 1));
    let happened: i64 = world.app.read(|conn| Ok(events::table.count().get_result(conn)?));
    assert_eq!(happened, 0, "no kind of event in the clear");
    assert_eq!(files_with(&world.app.program.config.data, "Canari"), Vec::<String>::new());
    for person in [&member, &handler] {
        assert_eq!(person.get(&format!("/cases/{reference}")).await.status, 404);
        assert!(!person.get("/cases").await.has(&reference));
    }
    // a person nobody knows was named: it went to the desk far away, not to the near one
    assert!(world.envelope(&focal).is_none());
    assert_eq!(world.the_case().1, Some(world.desk(DeskKind::Bypass)));
}

#[actix_web::test]
async fn the_desk_reads_it_and_the_one_who_wrote_it_never_will() {
    let world = World::new().await;
    let member = world.member().await;
    let focal = world.focal("Oumou", DeskKind::Psea).await;
    let address = record(&member, GRAVE).await;
    let reference = number(&member.get(&address).await);
    let (_, desk, region, waiting) = world.the_case();
    assert_eq!((desk, region, waiting), (Some(world.desk(DeskKind::Psea)), Some(world.region.place), false));
    let sealed = world.envelope(&focal).unwrap();
    assert_eq!((sealed.words.as_deref(), sealed.identity.name.as_str()), (Some("Canari-paroles"), "Canari-nom"));
    assert_eq!(sealed.identity.when_where, "Canari-lieu");
    assert_eq!(sealed.excluded, [world.app.viewer(&member).id.to_string()]);
    assert!(focal.get(&format!("/cases/{reference}")).await.has("Canari-paroles"));
    let told: Vec<jaabi::id::AccountKey> =
        world.app.read(|conn| Ok(outbox::table.select(outbox::account_key).load(conn)?));
    assert_eq!(told, [focal.key.unwrap()]);
}

#[actix_web::test]
async fn each_kind_goes_to_its_desk() {
    let safety = [("topic", "safety"), ("conduct", "")];
    for (more, kind, words) in [
        (vec![("conduct", "favours")], DeskKind::Integrity, true),
        ([&safety[..], &[("by", "home")]].concat(), DeskKind::Gbv, false),
        ([&safety[..], &[("by", "unsaid")]].concat(), DeskKind::Gbv, false),
        ([&safety[..], &[("by", "armed")]].concat(), DeskKind::Rights, true),
        ([&safety[..], &[("by", "armed"), ("child", "yes")]].concat(), DeskKind::Child, false),
        (vec![("care", "far")], DeskKind::Bypass, true),
    ] {
        let world = World::new().await;
        let member = world.member().await;
        let focal = world.focal("Oumou", kind).await;
        record(&member, &but(GRAVE, &more)).await;
        let sealed = world.envelope(&focal).unwrap_or_else(|| panic!("{kind:?} has no grant"));
        assert_eq!(sealed.words.is_some(), words, "{kind:?}");
    }
}

#[actix_web::test]
async fn a_focal_point_of_the_committee_it_is_about_is_passed_over() {
    let world = World::new().await;
    let member = world.member().await;
    let near = world.focal("Oumou", DeskKind::Psea).await;
    let far = world.focal("Mariétou", DeskKind::Bypass).await;
    let (key, committee, now) = (near.key.unwrap(), world.committee, world.app.clock.now());
    world.app.write(move |conn| Ok(jaabi::accounts::add_role(conn, key, member_of(committee), None, now)?)).await;
    record(&member, &but(GRAVE, &[("about", "yes")])).await;
    assert!(world.envelope(&near).is_none());
    assert!(world.envelope(&far).unwrap().about_committee);
}

#[actix_web::test]
async fn a_named_person_never_holds_a_key() {
    let world = World::new().await;
    let member = world.member().await;
    let named = world.focal("Oumou Traoré", DeskKind::Psea).await;
    let other = world.focal("Mariétou Diallo", DeskKind::Psea).await;
    record(&member, &but(GRAVE, &[("keep_away", "yes"), ("person_name", "taraore oumou")])).await;
    assert!(world.envelope(&named).is_none());
    let sealed = world.envelope(&other).unwrap();
    assert!(sealed.excluded.contains(&world.app.viewer(&named).id.to_string()));
    assert_eq!(sealed.exclusion_words.as_deref(), Some("taraore oumou"));
}

#[actix_web::test]
async fn who_also_takes_in_is_kept_out_of_what_they_wrote() {
    let world = World::new().await;
    let roles = [role(Role::Receiver), in_area(Role::Handler, world.region, None)];
    let receiver = world.app.person("Kadi", &roles).await;
    let focal = world.focal("Oumou", DeskKind::Psea).await;
    record(&receiver, &but(GRAVE, &[("region", "Mopti")])).await;
    assert_eq!(world.the_case().2, Some(world.region.place));
    assert_eq!(world.envelope(&focal).unwrap().excluded, [world.app.viewer(&receiver).id.to_string()]);
    assert!(world.envelope(&receiver).is_none());
}

#[actix_web::test]
async fn who_received_it_is_kept_out_unless_of_the_desk() {
    let world = World::new().await;
    let member = world.member().await;
    let colleague = world.app.person("Boubacar", &[member_of(world.committee)]).await;
    let focal = world.focal("Oumou", DeskKind::Psea).await;
    let id = |person: &crate::support::Person| world.app.viewer(person).id.to_string();
    record(&member, &but(GRAVE, &[("received_by", &id(&colleague))])).await;
    let sealed = world.envelope(&focal).unwrap();
    assert_eq!(sealed.excluded, [id(&member), id(&colleague)]);
    assert_eq!((sealed.entered_by, sealed.received_by), (Some(id(&member)), Some(id(&colleague))));
    assert_eq!(files_with(&world.app.program.config.data, &id(&colleague)), Vec::<String>::new());

    // one of the desk goes on seeing what is the desk's
    let world = World::new().await;
    let member = world.member().await;
    let focal = world.focal("Oumou", DeskKind::Psea).await;
    let (key, committee, now) = (focal.key.unwrap(), world.committee, world.app.clock.now());
    world.app.write(move |conn| Ok(jaabi::accounts::add_role(conn, key, member_of(committee), None, now)?)).await;
    let id = |person: &crate::support::Person| world.app.viewer(person).id.to_string();
    record(&member, &but(GRAVE, &[("received_by", &id(&focal))])).await;
    assert_eq!(world.envelope(&focal).unwrap().excluded, [id(&member)]);
}

#[actix_web::test]
async fn in_danger_every_desk_can_be_called_and_the_right_one_first() {
    let world = World::new().await;
    let member = world.member().await;
    let safety = [("topic", "safety"), ("conduct", ""), ("danger", "yes")];
    let phone = |kind: DeskKind| format!("tel:+2238000000{}", kind as u8);
    for (more, first) in [
        (vec![("by", "armed")], DeskKind::Rights),
        (vec![("by", "armed"), ("child", "yes")], DeskKind::Child),
        (vec![("by", "home")], DeskKind::Gbv),
        (vec![("by", "armed"), ("care", "far")], DeskKind::Bypass),
    ] {
        let token = hidden(&member.get("/intake").await, "token");
        let sent = but(GRAVE, &[&safety[..], &more, &[("token", &token)]].concat());
        let check = member.post("/intake/check", &sent).await;
        assert_eq!(check.status, 200, "{}", check.body);
        let at = |kind: DeskKind| check.body.find(&phone(kind)).unwrap_or_else(|| panic!("{kind:?} is not there"));
        for kind in DeskKind::ALL {
            assert!(at(first) <= at(*kind), "{first:?} before {kind:?}");
        }
    }
    let document = member.get("/intake").await;
    assert!(document.has(&phone(DeskKind::Rights)) && document.has(&phone(DeskKind::Integrity)));
}

#[actix_web::test]
async fn danger_now_means_a_phone_first() {
    let world = World::new().await;
    let member = world.member().await;
    world.focal("Oumou", DeskKind::Psea).await;
    let urgent = but(GRAVE, &[("danger", "yes")]);
    let token = hidden(&member.get("/intake").await, "token");
    let check = member.post("/intake/check", &but(&urgent, &[("token", &token)])).await;
    assert!(check.has("Une personne est en danger"));
    let address = record(&member, &urgent).await;
    let slip = member.get(&address).await;
    let (phone, number) = (slip.body.find("+223 80 00 00 00").unwrap(), slip.body.find("slip__code").unwrap());
    assert!(phone < number && slip.has("Appelez maintenant"));
    let again = member.get(&address).await;
    assert!(!again.has("en danger"), "whoever looks later learns nothing");
}

#[actix_web::test]
async fn a_desk_with_nobody_lets_the_case_wait_and_says_whom_to_phone() {
    let world = World::new().await;
    let member = world.member().await;
    let slip = member.get(&record(&member, GRAVE).await).await;
    assert!(slip.has("Il n’y a personne pour l’ouvrir") && slip.has("+223 80 00 00 00"));
    assert!(!number(&slip).is_empty());
    assert!(world.the_case().3, "it waits");
}

#[actix_web::test]
async fn without_recovery_nothing_sensitive_is_taken_in() {
    let world = World::prepared(|conn| {
        diesel::update(instance::table).set(instance::recovery_recipient.eq(None::<String>)).execute(conn).unwrap();
    })
    .await;
    let member = world.member().await;
    let page = member.get("/intake").await;
    assert!(page.has("C’est grave") && page.has("data-q=\"unsafe\""));
    let token = hidden(&page, "token");
    for path in ["/intake/check", "/intake/record"] {
        member.post(path, &but(GRAVE, &[("token", &token)])).await.leads_to("/intake/call");
    }
    let page = member.get("/intake/call").await;
    assert!(page.has("Rien n’a été enregistré") && page.has("+223 70 11 22 33"));
    assert_eq!(world.counts(), (0, 0, 0));
    record(&member, SMALL).await;
    assert_eq!(world.counts(), (1, 1, 1));
}

#[actix_web::test]
async fn a_second_tap_makes_no_second_sealed_case() {
    let world = World::new().await;
    let member = world.member().await;
    world.focal("Oumou", DeskKind::Psea).await;
    let token = hidden(&member.get("/intake").await, "token");
    let sent = but(GRAVE, &[("token", &token)]);
    let (first, second) =
        futures_util::join!(member.post("/intake/record", &sent), member.post("/intake/record", &sent));
    assert_eq!((first.status, second.status), (303, 303), "{} {}", first.body, second.body);
    assert_eq!(world.counts(), (1, 0, 1));
    let slips = [member.get(&first.location.unwrap()).await, member.get(&second.location.unwrap()).await];
    assert_eq!(slips.iter().filter(|slip| slip.body.contains("slip__code")).count(), 1);
}
