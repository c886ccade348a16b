//! Figures for whoever watches over the server: they tell nothing of cases, people or desks.
use crate::intake::world::{GRAVE, SMALL, World, but};
use jaabi::app;
use std::collections::{BTreeMap, BTreeSet};

/// What may stand as a label, and nothing else.
const LABELS: &[&str] = &["class", "status", "round", "le", "version"];

/// Lines of figures by name and labels.
fn figures(text: &str) -> BTreeMap<String, f64> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.rsplit_once(' '))
        .map(|(name, value)| (name.to_owned(), value.parse().unwrap()))
        .collect()
}

fn labels(text: &str) -> BTreeSet<(String, String)> {
    let inside = text.lines().filter_map(|line| line.split_once('{')).filter_map(|(_, rest)| rest.rsplit_once('}'));
    let pairs = inside.flat_map(|(inside, _)| inside.split(',')).filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.trim_matches('"').to_owned())).collect()
}

#[actix_web::test]
async fn no_figure_tells_a_sealed_intake_from_an_ordinary_one_or_names_anything() {
    let world = World::new().await;
    let member = world.member().await;
    let text = || async { app::metrics(&world.app.program).await.unwrap() };
    let mut grown = Vec::new();
    for (number, form) in [(0, SMALL), (1, GRAVE), (2, SMALL), (3, GRAVE)] {
        let before = figures(&text().await);
        let words = format!("canari{number}");
        let form = but(form, &[("text", &words), ("words", &words)]);
        let page = member.post("/intake/record", &form).await;
        let token = page.body.split_once("name=\"token\" value=\"").unwrap().1.split('"').next().unwrap().to_owned();
        let answer = member.post("/intake/record", &but(&form, &[("token", &token)])).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let slip = answer.location.clone().unwrap();
        member.get(&slip).await;
        let after = text().await;
        assert!(!after.contains("canari") && !after.contains("Fanta"), "{after}");
        let changed = figures(&after).into_iter().filter_map(|(name, now)| {
            let before = before.get(&name).copied().unwrap_or_default();
            // how long, and what is open at the moment, differ by chance
            let chance = ["seconds_sum", "seconds_bucket", "disk_free", "connections", "waiting"];
            let counts = !chance.iter().any(|part| name.contains(part));
            (now != before && counts).then_some((name, now - before))
        });
        grown.push(changed.collect::<Vec<_>>());
    }
    // the first of all also makes the pages ready
    assert_eq!(grown[1], grown[2]);
    assert_eq!(grown[2], grown[3]);
    let focal = world.focal("Nana", jaabi::desks::DeskKind::Psea).await;
    for path in ["/cases", "/nowhere", "/healthz"] {
        focal.get(path).await;
    }
    let text = text().await;
    for (name, value) in labels(&text) {
        assert!(LABELS.contains(&name.as_str()), "{name}={value}");
        let known = match name.as_str() {
            "class" => ["pages", "assets", "health"].contains(&value.as_str()),
            "status" => ["2xx", "3xx", "4xx", "5xx"].contains(&value.as_str()),
            _ => true,
        };
        assert!(known, "{name}={value}");
    }
    for word in ["psea", "gbv", "intake", "cases", "sealed", "desk", "committee"] {
        assert!(!text.contains(word), "{word}: {text}");
    }
}

#[actix_web::test]
async fn the_figures_say_how_the_server_is() {
    let world = World::new().await;
    let text = app::metrics(&world.app.program).await.unwrap();
    let figures = figures(&text);
    assert_eq!(figures.get("jaabi_database_answers"), Some(&1.0), "{text}");
    assert_eq!(figures.get("jaabi_letters_stuck"), Some(&0.0));
    assert!(figures.contains_key("jaabi_disk_free_bytes") && figures.contains_key("jaabi_writes_waiting"));
    assert!(text.contains(&format!("jaabi_build_info{{version=\"{}\"}} 1", env!("CARGO_PKG_VERSION"))), "{text}");
    assert!(text.ends_with("# EOF\n"));
    world.app.program.measured.round_failed("letters");
    let text = app::metrics(&world.app.program).await.unwrap();
    assert!(text.contains("jaabi_rounds_failed_total{round=\"letters\"} 1"), "{text}");
}

#[test]
fn they_are_given_out_on_an_address_of_their_own_alone() {
    let desk = crate::cli::tool::Desk::with_instance();
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = free.local_addr().unwrap().to_string();
    drop(free);
    let server = desk.start_with(&["serve", "--port", "0"], &[("JAABI__METRICS__LISTEN", &address)]);
    assert_eq!(server.get("/metrics").0, 404);
    let (status, text) = crate::cli::tool::get(&address, "/metrics");
    assert!(status == 200 && text.contains("jaabi_database_answers 1"), "{text}");
    assert_eq!(crate::cli::tool::get(&address, "/sign-in").0, 404);
    assert_eq!(server.stop(), Some(0));
}
