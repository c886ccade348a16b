//! The program's own files, for tests that read them.
use std::path::{Path, PathBuf};

/// A file of the repository.
pub struct File {
    /// Path below the repository, with `/`.
    pub path: String,
    pub text: String,
}

/// Every file below `folder` with one of the endings, in order.
pub fn files(folder: &str, endings: &[&str]) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    walk(&root.join(folder), &mut found);
    found.sort();
    let wanted = |path: &PathBuf| path.extension().is_some_and(|e| endings.iter().any(|ending| e == *ending));
    found
        .into_iter()
        .filter(wanted)
        .map(|path| File {
            path: path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"),
            text: std::fs::read_to_string(&path).unwrap(),
        })
        .collect()
}

/// All tables, as the program describes them.
pub fn schema() -> String {
    let files = files("src/storage/schema", &["rs"]);
    assert!(files.len() > 1, "the schema");
    files.iter().map(|file| file.text.as_str()).collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.file_name().and_then(|name| name.to_str()) {
            Some("node_modules") => {}
            _ if path.is_dir() => walk(&path, found),
            _ => found.push(path),
        }
    }
}
