//! A folder, or a database, that cannot be written.
#![cfg(unix)]
use crate::cli::tool::Desk;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

/// Somebody to whom the modes of files mean something; the administrator of the machine is not.
const NOBODY: u32 = 65_534;

fn is_root() -> bool {
    std::process::Command::new("id").arg("-u").output().is_ok_and(|said| said.stdout.starts_with(b"0\n"))
}

/// Everything below a folder, and the folder.
fn all(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let below = entries.flat_map(|path| if path.is_dir() { all(&path) } else { vec![path] });
    below.chain([folder.to_owned()]).collect()
}

fn set(folder: &Path, file: u32, dir: u32) {
    for path in all(folder) {
        let mode = if path.is_dir() { dir } else { file };
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
    }
}

/// The one sentence of `jaabi serve` as somebody who is not the administrator.
fn refused(desk: &Desk, program: &Path) -> String {
    let mut command = Command::new(program);
    command.current_dir(desk.path(".")).env_clear().arg("--data").arg(desk.data()).args(["serve", "--port", "0"]);
    if is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), said.trim_end().lines().count()), (Some(1), 1), "{said}");
    said
}

#[test]
fn what_cannot_be_written_is_named_before_anybody_is_served() {
    let desk = Desk::with_instance();
    let program = desk.path("jaabi");
    std::fs::copy(env!("CARGO_BIN_EXE_jaabi"), &program).unwrap();
    let data = desk.data();
    if is_root() {
        all(&desk.path(".")).iter().for_each(|path| chown(path, Some(NOBODY), Some(NOBODY)).unwrap());
    }
    set(&data, 0o400, 0o500);
    let said = refused(&desk, &program);
    assert!(said.contains("cannot be written") && said.contains(&data.display().to_string()), "{said}");
    set(&data, 0o400, 0o700);
    let said = refused(&desk, &program);
    assert!(said.contains("jaabi.db") && said.contains("cannot be written"), "{said}");
    // put right, it goes on
    set(&data, 0o600, 0o700);
    desk.run(&["verify"]).fine();
}
