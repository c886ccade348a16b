//! What may know what. The floors stand in ARCHITECTURE.md; here they are kept.
use crate::support::source::{self, File};

/// From the ground up; what stands on one line does not know its neighbours to the right.
const FLOORS: &[&str] = &[
    "clock id text cell media private config i18n estimate sheets",
    "storage files mail",
    "sealing jobs audit access",
    "web",
    "programme",
    "places",
    "committees",
    "accounts",
    "grants",
    "desks",
    "routing",
    "notify",
    "voices",
    "cases",
    "intake",
    "referrals",
    "appeals",
    "telling",
    "follow",
    "informing",
    "monitoring",
    "tracker",
    "network",
    "retention",
    "exchange",
    "casefile",
    "team",
    "people",
    "api",
    "alerts",
    "summary",
    "home",
    "prompts",
    "settings",
    "certificates",
    "auditing",
    "app",
    "backup",
    "founding",
    "demo",
    "cli",
    "main",
];

/// Lines in a file, at most.
const LONGEST_FILE: usize = 500;
/// Lines in a function, at most.
const LONGEST_FUNCTION: usize = 60;

fn height(module: &str) -> Option<usize> {
    FLOORS.iter().flat_map(|floor| floor.split(' ')).position(|known| known == module)
}

/// The module a file belongs to: the first step below `src/`.
fn module(file: &File) -> &str {
    let inside = file.path.strip_prefix("src/").expect("a source file");
    inside.split_once('/').map_or_else(|| inside.trim_end_matches(".rs"), |(module, _)| module)
}

/// Lines with their numbers, without comments and without the tests at the end of a file.
fn code(file: &File) -> impl Iterator<Item = (usize, &str)> {
    let lines = file.text.lines().enumerate().map(|(number, line)| (number + 1, line));
    lines.take_while(|(_, line)| line.trim() != "#[cfg(test)]").filter(|(_, line)| !line.trim_start().starts_with("//"))
}

fn is_test(file: &File) -> bool {
    file.path.contains("/tests/") || file.path.ends_with("/tests.rs")
}

/// What stands after each `crate::`, also inside braces: `use crate::{audit, web::Ui}`.
fn imports(line: &str) -> Vec<&str> {
    let word = |text: &str| text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let mut found = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        // `$crate::`, `pub(in crate::…)` name themselves
        if line[..at].ends_with('$') || line[..at].ends_with("pub(in ") {
            continue;
        }
        let rest = &line[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(list) => found.extend(list.split(',').map(str::trim).map(|part| &part[..word(part)])),
            None => found.push(&rest[..word(rest)]),
        }
    }
    found.retain(|name| !name.is_empty() && *name != "text_enum");
    found
}

fn sources() -> Vec<File> {
    let mut files = source::files("src", &["rs"]);
    files.retain(|file| file.path != "src/lib.rs");
    files
}

#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn imports_run_downward_only() {
    let mut faults = Vec::new();
    for file in &sources() {
        let own = module(file);
        let Some(floor) = height(own) else {
            faults.push(format!("{}: on which floor does `{own}` stand? Say so in FLOORS", file.path));
            continue;
        };
        for (number, line) in code(file) {
            for name in imports(line) {
                match height(name) {
                    Some(other) if other <= floor => {}
                    Some(_) => {
                        faults.push(format!("{}:{number}: {own} knows {name}, which stands above it", file.path))
                    }
                    None => faults.push(format!("{}:{number}: what is `crate::{name}`?", file.path)),
                }
            }
        }
    }
    none(&faults);
}

/// Faults: lines with one of `words` outside the files that may say so.
fn only_in(words: &[&str], may: impl Fn(&str) -> bool) -> Vec<String> {
    let files = sources();
    let outside = files.iter().filter(|file| !may(&file.path) && !is_test(file));
    let said = |line: &str| words.iter().any(|word| line.contains(word));
    outside
        .flat_map(|file| code(file).filter(|(_, line)| said(line)).map(|(number, _)| format!("{}:{number}", file.path)))
        .collect()
}

fn is_room(path: &str, room: &str) -> bool {
    path.ends_with(&format!("/{room}.rs")) || path.contains(&format!("/{room}/"))
}

#[test]
fn only_the_edge_knows_the_web_server() {
    let edge = |path: &str| {
        path.starts_with("src/web/")
            || path.starts_with("src/app/")
            || path == "src/app.rs"
            || is_room(path, "pages")
            || is_room(path, "session")
    };
    none(&only_in(&["actix_", "actix::"], edge));
}

#[test]
fn only_stores_know_the_tables() {
    let stores = |path: &str| path.starts_with("src/storage/") || is_room(path, "store");
    none(&only_in(&["storage::schema", "schema::"], stores));
}

#[test]
fn only_storage_knows_which_database_it_is() {
    let words =
        ["SqliteConnection", "PgConnection", "diesel::pg", "diesel::sqlite", "DbConn::Sqlite", "DbConn::Postgres"];
    none(&only_in(&words, |path| path.starts_with("src/storage/")));
}

#[test]
fn sealing_knows_neither_database_nor_web_nor_clock() {
    let words = ["diesel", "crate::storage", "crate::web", "crate::clock", "chrono"];
    let others = |path: &str| !path.starts_with("src/sealing/");
    none(&only_in(&words, others));
}

#[test]
fn estimators_know_nothing_but_numbers() {
    let words = ["diesel", "actix", "crate::", "chrono", "serde", "std::fs"];
    none(&only_in(&words, |path| !path.starts_with("src/estimate/")));
}

#[test]
fn only_the_settings_are_read_from_the_environment() {
    none(&only_in(&["env::var"], |path| path == "src/config.rs"));
}

#[test]
fn files_and_functions_stay_short() {
    let mut faults = Vec::new();
    for file in source::files("src", &["rs"]) {
        let lines = file.text.lines().count();
        if lines > LONGEST_FILE {
            faults.push(format!("{}: {lines} lines", file.path));
        }
        for (name, length) in functions(&file.text) {
            if length > LONGEST_FUNCTION {
                faults.push(format!("{}: {name} has {length} lines", file.path));
            }
        }
    }
    none(&faults);
}

/// Functions with their length, as `cargo fmt` lays them out: the closing brace stands under the first letter.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let inside = line.trim_start();
        let starts = ["fn ", "pub fn ", "async fn ", "pub async fn ", "const fn ", "pub const fn "];
        let is_function = starts.iter().any(|start| inside.starts_with(start))
            || (inside.starts_with("pub(") && inside.contains(" fn "));
        if !is_function || inside.ends_with('}') || inside.ends_with(';') {
            continue;
        }
        let end = format!("{}}}", &line[..line.len() - inside.len()]);
        let length = lines[at..].iter().position(|line| *line == end).unwrap_or_default() + 1;
        let name = inside.split_once("fn ").map_or(inside, |(_, name)| name);
        found.push((name.split(['(', '<']).next().unwrap_or(name).to_owned(), length));
    }
    found
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent = source::files("src", &["rs"]).into_iter().filter(|file| !file.text.starts_with("//!"));
    none(&silent.map(|file| file.path).collect::<Vec<_>>());
}
