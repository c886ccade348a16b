//! The routing table against `tests/data/routing.csv`: every combination of answers, committed and read by people.
use jaabi::programme::Taxonomy;
use jaabi::routing::{By, Facts, Kind, To, Topic, category_of, route};
use std::fmt::Write;

/// Changed on purpose? Then `WRITE_ROUTING=1 cargo test routing` writes the table anew; read the difference.
#[test]
fn the_whole_product_of_answers_goes_where_the_committed_table_says() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/routing.csv");
    let now = product();
    if std::env::var_os("WRITE_ROUTING").is_some() {
        std::fs::write(path, &now).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap();
    let differs = committed.lines().zip(now.lines()).find(|(then, now)| then != now);
    assert_eq!(differs, None, "the committed line, and what the program says now");
    assert_eq!(committed.lines().count(), now.lines().count());
}

fn options<T: Copy>(all: &[T]) -> Vec<Option<T>> {
    std::iter::once(None).chain(all.iter().copied().map(Some)).collect()
}

fn product() -> String {
    let routes = Taxonomy::embedded().unwrap().route;
    let mut lines = String::from("topic,kind,by,child,about_committee,committee_may_answer,category,to\n");
    for topic in Topic::ALL.iter().copied() {
        for kind in options(Kind::ALL) {
            for by in options(By::ALL) {
                for bits in 0..8 {
                    let [child, about_committee, may_answer] = [bits & 4 != 0, bits & 2 != 0, bits & 1 != 0];
                    let facts = Facts { topic, kind, by, child, about_committee };
                    let category = category_of(&facts);
                    let to = category.map(|category| words(route(&routes, &facts, category, may_answer)));
                    let (kind, by) = (kind.map_or("-", Kind::as_str), by.map_or("-", By::as_str));
                    let [child, about, may] =
                        [child, about_committee, may_answer].map(|b| if b { "yes" } else { "no" });
                    let category = category.map_or("-".to_owned(), |c| c.to_string());
                    let to = to.unwrap_or_else(|| "-".into());
                    let topic = topic.as_str();
                    writeln!(lines, "{topic},{kind},{by},{child},{about},{may},{category},{to}").unwrap();
                }
            }
        }
    }
    lines
}

fn words(to: To) -> String {
    match to {
        To::Committee => "committee".into(),
        To::Handler { outside: false } => "handler".into(),
        To::Handler { outside: true } => "handler outside".into(),
        To::Desk(kind) => format!("desk {}", kind.as_str()),
    }
}

/// What the committed table itself must say, whoever wrote it.
#[test]
fn the_committed_table_keeps_its_promises() {
    let text = include_str!("../../data/routing.csv");
    let mut seen = 0;
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let [topic, kind, by, child, about, may, category, to] = fields.as_slice() else { panic!("{line}") };
        let expected = match *category {
            "-" => "-".to_owned(),
            "1" | "2" | "3" | "4" if *about == "no" && *may == "yes" => "committee".to_owned(),
            "1" | "2" | "3" | "4" if *about == "no" => "handler".to_owned(),
            "5" if *kind != "rude" && *about == "no" => "handler".to_owned(),
            "1" | "2" | "3" | "4" | "5" => "handler outside".to_owned(),
            "6" => "desk psea".to_owned(),
            "7" => "desk integrity".to_owned(),
            _ if *child == "yes" => "desk child".to_owned(),
            _ if *by == "armed" => "desk rights".to_owned(),
            _ => "desk gbv".to_owned(),
        };
        assert_eq!(*to, expected, "{line}");
        assert!(*category == "-" || (*topic == "safety") == (*category == "8"), "{line}");
        seen += 1;
    }
    assert_eq!(seen, 4 * 9 * 4 * 8);
}
