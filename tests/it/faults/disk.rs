//! The disk is full: a limit on the size of files does the same without a disk of its own.
use super::{through, tries};
use crate::crash::people::Kept;
use crate::crash::{Instance, MEMBERS, Served, rows};
use std::process::Command;

/// The program, which may not make a file larger than `most` bytes until it is allowed to.
fn limited(instance: &Instance, most: u64) -> Command {
    let served = instance.command(&["serve", "--port", "0"]);
    let mut command = Command::new("sh");
    // a write that fails must not end the program, as a full disk does not
    command.args(["-c", "trap '' XFSZ; exec prlimit \"$0\" \"$@\"", &format!("--fsize={most}:")]);
    command.arg(served.get_program()).args(served.get_args());
    for (name, value) in served.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command
}

#[test]
fn a_full_disk_is_told_loses_no_slip_and_is_over_when_there_is_room() {
    let instance = actix_web::rt::System::new().block_on(Instance::new());
    let Some(file) = instance.url.strip_prefix("sqlite://") else {
        // the disk of a database on a server is that server's
        return;
    };
    let sizes = ["", "-wal"].map(|ending| std::fs::metadata(format!("{file}{ending}")).map_or(0, |about| about.len()));
    let most = sizes.into_iter().max().unwrap() + (256 << 10);
    let kept = Kept::default();
    let mut server = Served::start(limited(&instance, most));
    let mut member = server.browser(MEMBERS[0]);
    let mut refused = 0;
    for number in 0..2000 {
        refused += usize::from(!tries(&mut member, &kept, &format!("x{number}x"), number % 2 == 0));
        if refused > 4 {
            break;
        }
    }
    assert!(refused > 4 && kept.count() > 0, "{refused} refused, {} kept", kept.count());
    let full = kept.count();
    // what was kept before is read, and the program says that it lives
    assert_eq!(member.get("/healthz").unwrap().status, 200);
    let case = kept.from(0).into_iter().find(|case| !case.sealed).expect("an ordinary case");
    let page = through(member.get(&format!("/cases/{}", case.reference))).expect("it can be read");
    assert!(page.body.contains(&case.last_word()));
    let pid = server.child.id().to_string();
    assert!(Command::new("prlimit").args(["--pid", &pid, "--fsize=unlimited"]).status().unwrap().success());
    let again = (0..20).filter(|number| tries(&mut member, &kept, &format!("y{number}y"), number % 2 == 0)).count();
    assert_eq!(again, 20, "it goes on by itself");
    assert_eq!(kept.count(), full + 20);
    server.kill();
    instance.verify();
    rows::are_whole(&instance.url, &kept);
}
