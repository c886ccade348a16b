//! Acting: routes without a rule, taking more rights, people in several roles, writing without reading, what stands around.
use super::canary::{bird, rows};
use super::seen::{FORM, absent, asked, of_a_case, outsiders, pages, seen, shape, unmoved, writes};
use super::whole::{told, whole};
use crate::support::world::World;
use crate::support::{focal_point_of, in_area, member_of, role, source};
use actix_web::http::Method;
use actix_web::test::TestRequest;
use diesel::connection::SimpleConnection;
use jaabi::access::Role;
use jaabi::app;
use jaabi::cases::model::Track;
use jaabi::id::Reference;
use jaabi::storage::DbConn;

/// 33: a route cannot be there without a rule, and what no rule names is absent, with every method.
#[actix_web::test]
async fn row_33_new_endpoint_not_in_permission_map_is_open() {
    // only the table of routes hands a route to the server
    // figures for a machine are given out at an address of their own, by one route that knows no case
    let own = ["src/web/routes.rs", "src/app/metrics.rs"];
    for file in source::files("src", &["rs"]).into_iter().filter(|file| !own.contains(&file.path.as_str())) {
        for word in [".route(", "web::resource(", "web::scope(", "#[get(", "#[post(", "#[route(", ".service("] {
            assert!(!file.text.contains(word), "{} {word}", file.path);
        }
    }
    let world = World::new().await;
    let reference = whole(&world).await;
    let table = app::routes().table();
    let methods =
        [Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS, Method::TRACE, Method::POST, Method::GET];
    let mut asked = 0;
    for policy in &table {
        let path =
            policy.path.replace("{reference}", reference.as_str()).replace("{verb}", "note").replace(['{', '}'], "");
        for method in &methods {
            if table.iter().any(|p| p.path == policy.path && p.method == method.as_str()) {
                continue;
            }
            for person in [&world.focal, &world.admin] {
                let answer = person.send(TestRequest::default().method(method.clone()).uri(&path)).await;
                assert!([404, 405].contains(&answer.status), "{method} {path}: {}", answer.status);
                assert!(!answer.has(&bird("")), "{method} {path}");
                asked += 1;
            }
        }
    }
    assert!(asked > 300, "{asked}");
}

/// 34: no form gives its sender more rights, and no row put into the database by hand makes a member of anybody.
#[actix_web::test]
async fn row_34_self_elevation() {
    let world = World::new().await;
    let reference = world.take(told(&world)).await;
    let wanted = [
        ("role", "focal_point"),
        ("roles", "focal_point"),
        ("desk", "psea"),
        ("desk_key", "1"),
        ("active", "1"),
        ("admin", "1"),
        ("account", "1"),
        ("committee", "Socoura"),
        ("place", "Mali"),
        ("language", "fr"),
        ("member", "1"),
        ("key", "1"),
    ];
    let table = app::routes().table();
    let forms: Vec<&str> =
        table.iter().filter(|p| p.method == "POST" && !p.path.contains('{')).map(|p| p.path).collect();
    let kept = || {
        let mut rows = rows(&world.app);
        rows.retain(|row| {
            ["roles ", "desk_members ", "grants ", "desk_log "].iter().any(|table| row.starts_with(table))
        });
        rows.sort();
        rows
    };
    let before = kept();
    let nobody = world.app.anonymous();
    for (who, person) in outsiders(&world, &nobody) {
        for form in forms.iter().filter(|form| !["/sign-out", "/exit", "/sign-in", "/locked"].contains(form)) {
            let sent: Vec<_> = FORM.iter().chain(&wanted).copied().collect();
            let answer = person.post(form, &sent).await;
            assert_ne!(answer.status, 500, "{who} {form}");
        }
        assert_ne!(person.get(&format!("/cases/{reference}")).await.status, 200, "{who}");
    }
    assert!(before.len() > 20);
    assert_eq!(kept(), before);
    // the administrator writes the role and the membership into the database by hand: nothing is sealed to such a member
    let (desk, admin, today) = (world.desks["psea"], world.admin.key.unwrap(), world.app.clock.today());
    let sql = format!(
        "INSERT INTO roles (account_key, role, desk_key) VALUES ({admin}, 'focal_point', {desk}); INSERT INTO desk_members \
         (desk_key, account_key, from_on) VALUES ({desk}, {admin}, '{today}');"
    );
    DbConn::open(&world.app.program.config.database.url).unwrap().batch_execute(&sql).unwrap();
    let next = world.take(told(&world)).await;
    assert_eq!(world.holders(&next), ["Fanta Coulibaly", "Salif Diallo"]);
    let admin = [("admin", &world.admin), ("signed out", &nobody)];
    absent(&admin, &of_a_case(), &next).await;
}

/// 35: people in several roles or without an area, and whoever took the case in: no combination shows what no role shows.
#[actix_web::test]
async fn row_35_edge_roles() {
    let world = World::new().await;
    world.record(world.ordinary("la pompe")).await;
    let all = [
        role(Role::Receiver),
        role(Role::Handler),
        role(Role::Manager),
        role(Role::DataLoader),
        role(Role::Auditor),
        member_of(world.committee),
        in_area(Role::Handler, world.gao, Some("wash")),
        focal_point_of(world.desks["psea"]),
    ];
    let every = world.app.person("Tout Partout", &all).await;
    let country = world.app.person("Sira Koné", &[role(Role::Manager)]).await;
    let none = world.app.person("Sans Rien", &[]).await;
    let listed = world.app.person("Bintou Sidibé", &[focal_point_of(world.desks["psea"])]).await;
    let (desk, key, today) = (world.desks["psea"], listed.key.unwrap(), world.app.clock.today());
    world.app.write(move |conn| Ok(jaabi::desks::add_member(conn, desk, key, today)?)).await;
    let people = [
        ("every role", &every),
        ("of the country", &country),
        ("no role", &none),
        ("not confirmed", &listed),
        ("taker", &world.member),
    ];
    let lists = ["kind=sealed", "q=REF", "order=due", "mine=entered", "kind=sealed&order=oldest"].map(str::to_owned);
    let questions = [pages(), asked("/cases", &lists)].concat();
    let reference = unmoved(&people, &questions, whole(&world)).await;
    absent(&people, &of_a_case(), &reference).await;
}

/// 36: what cannot be read cannot be changed: after everything that everybody could try, no row of the case is another.
#[actix_web::test]
async fn row_36_write_path_without_read_right() {
    let world = World::new().await;
    let sealed = whole(&world).await;
    let mut new = world.ordinary("les bâches");
    new.excluded = vec![world.handler.key.unwrap()];
    let ordinary = world.record(new).await;
    let content = || {
        let mut rows = rows(&world.app);
        // sessions are used, and exports noted; nothing else may move
        rows.retain(|row| !["sessions ", "throttle ", "form_tokens "].iter().any(|table| row.starts_with(table)));
        rows.sort();
        rows
    };
    let nobody = world.app.anonymous();
    let writes = writes();
    let people = outsiders(&world, &nobody);
    // a first time, so that sessions are as they will be
    seen(&people, &writes, &Reference::random()).await;
    let version = world.version(&world.focal, &sealed).await;
    let before = content();
    seen(&people, &writes, &sealed).await;
    for question in &writes {
        let path = question.1.replace("REF", sealed.as_str());
        let fields: Vec<_> = FORM.iter().copied().filter(|(name, _)| *name != "version").collect();
        let fields = [fields, vec![("version", version.as_str())]].concat();
        assert_eq!(world.far.post(&path, &fields).await.status, 404, "with the right version: {path}");
    }
    seen(&[("excluded", &world.handler)], &writes, &ordinary).await;
    assert_eq!(content(), before);
    assert_eq!(world.version(&world.focal, &sealed).await, version);
}

/// 37: what stands around a case: who looks after it, its desk, its days, who must not see it.
#[actix_web::test]
async fn row_37_metadata_shown_to_lower_scope() {
    let world = World::new().await;
    let ordinary = world.record(world.ordinary("la pompe")).await;
    let other = world.record(world.ordinary("le puits")).await;
    let before = world.manager.get(&format!("/cases/{ordinary}")).await;
    let reference = whole(&world).await;
    let excluded = world.act(&world.handler, &other, "exclude", &[("name", "Moussa Traoré")]).await;
    assert_eq!(excluded.status, 303, "{}", excluded.body);
    let after = world.manager.get(&format!("/cases/{ordinary}")).await;
    assert_eq!(shape(&before, &ordinary), shape(&after, &ordinary));
    // nobody but those who work there is told who is at the desk
    let nobody = world.app.anonymous();
    for (who, person) in outsiders(&world, &nobody) {
        for (_, path) in pages().into_iter().filter(|(_, path)| !path.starts_with("/intake")) {
            let answer = person.get(&path).await;
            let own = ["Fanta Coulibaly", "Salif Diallo"].iter().find(|name| answer.has(name));
            assert!(own.is_none() || who == "admin", "{who} {path} {own:?}");
            assert!(!answer.has(reference.as_str()), "{who} {path}");
        }
    }
    // a committee that takes a sensitive case in keeps no trace of having done so
    assert!(!world.member.get("/cases?mine=entered").await.has(reference.as_str()));
    assert!(!world.member.get("/").await.has(reference.as_str()));
    let again = world.take(world.sealed(Track::Psea)).await;
    assert!(!world.member.get("/").await.has(again.as_str()));
}
