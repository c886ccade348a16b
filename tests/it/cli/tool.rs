//! Running `jaabi` in a folder of its own.
use assert_cmd::Command;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Stdio};
use tempfile::TempDir;

pub const ADMIN: &str = "pirogue mil ficelle tabouret";
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(120);

pub const BYPASS: &str = "calebasse nuage trois vélos";

/// A folder in which commands run.
pub struct Desk {
    folder: TempDir,
}

/// What a command answered.
pub struct Answer {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::Builder::new().prefix("jaabi-cli-").tempdir().unwrap() }
    }

    /// With an instance in the data folder.
    pub fn with_instance() -> Self {
        let desk = Self::new();
        desk.init().fine();
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn data(&self) -> PathBuf {
        self.path("data")
    }

    pub fn write(&self, name: &str, text: &str) -> String {
        std::fs::write(self.path(name), text).unwrap();
        self.path(name).display().to_string()
    }

    /// Names of what lies in the folder.
    pub fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    /// A command in this folder; the settings of whoever runs the tests do not reach it.
    fn command(&self, arguments: &[&str]) -> std::process::Command {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_jaabi"));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("JAABI__") {
                command.env_remove(name);
            }
        }
        command.env_remove("DATABASE_URL").env_remove("TEST_DATABASE_URL").current_dir(self.folder.path());
        command.envs([("JAABI__SECURITY__ARGON2_MEMORY_KIB", "8"), ("JAABI__SECURITY__ARGON2_PASSES", "1")]);
        command.arg("--data").arg(self.data()).args(arguments);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Answer {
        self.run_with(arguments, "", &[])
    }

    /// With these lines on the standard input and these variables.
    pub fn run_with(&self, arguments: &[&str], input: &str, variables: &[(&str, &str)]) -> Answer {
        let mut command = self.command(arguments);
        command.envs(variables.iter().copied());
        // a command that serves where it should have refused must not hold everything up
        let output = Command::from_std(command).write_stdin(input).timeout(PATIENCE).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Answer { status: output.status.code().unwrap_or(-1), out: text(&output.stdout), err: text(&output.stderr) }
    }

    pub fn init(&self) -> Answer {
        self.init_with(&format!("{ADMIN}\n{BYPASS}\n"), &["--recovery-out", "kit.txt"])
    }

    pub fn init_with(&self, passwords: &str, more: &[&str]) -> Answer {
        let flags = ["init", "--organisation", "Programme d’essai", "--admin", "Sékou", "--bypass", "Aïssata"];
        let rest = ["--language", "fr", "--password-stdin"];
        let arguments: Vec<&str> = flags.into_iter().chain(rest).chain(more.iter().copied()).collect();
        self.run_with(&arguments, passwords, &[])
    }

    /// Starts `jaabi serve`.
    pub fn serve(&self) -> Served {
        self.start(&["serve", "--port", "0"])
    }

    /// Starts a server and waits until it has said where it listens.
    pub fn start(&self, arguments: &[&str]) -> Served {
        self.start_with(arguments, &[])
    }

    /// The same with these variables.
    pub fn start_with(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Served {
        let mut command = self.command(arguments);
        command.envs(variables.iter().copied());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while !line.contains("://") {
            line.clear();
            assert_ne!(out.read_line(&mut line).unwrap(), 0, "it ended without saying where it listens");
        }
        let address = line.split("://").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
        Served { address, child, _out: out }
    }

    /// Runs a command whose answer nobody reads.
    pub fn unread(&self, arguments: &[&str]) -> Answer {
        let mut child = self.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        Answer { status: child.wait().unwrap().code().unwrap_or(-1), out: String::new(), err }
    }
}

impl Answer {
    /// Asserts that it was done.
    #[track_caller]
    pub fn fine(self) -> Self {
        assert_eq!(self.status, 0, "{}{}", self.out, self.err);
        assert_eq!(self.err, "");
        self
    }

    /// Asserts that it failed with this status and one sentence, and gives the sentence.
    #[track_caller]
    pub fn refused(self, status: i32) -> String {
        let lines: Vec<&str> = self.err.trim_end().lines().collect();
        assert_eq!((self.status, lines.len()), (status, 1), "{}{}", self.out, self.err);
        assert!(lines[0].starts_with("jaabi: "), "{}", self.err);
        assert_eq!(self.out, "");
        lines[0].to_owned()
    }
}

/// The status and the page at a path of a server.
pub fn get(address: &str, path: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    (answer.split(' ').nth(1).unwrap().parse().unwrap(), answer)
}

/// A running server.
pub struct Served {
    pub address: String,
    child: Child,
    // kept open: what it says later must find a reader
    _out: BufReader<ChildStdout>,
}

impl Served {
    /// The status and the page at a path.
    pub fn get(&self, path: &str) -> (u16, String) {
        get(&self.address, path)
    }

    pub fn port(&self) -> &str {
        self.address.rsplit(':').next().unwrap()
    }

    /// Asks it to stop, and gives its status.
    pub fn stop(mut self) -> Option<i32> {
        let pid = self.child.id().to_string();
        assert!(std::process::Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The permissions of a file or folder; none where there are no such things.
pub fn mode(path: &Path) -> Option<u32> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        Some(std::fs::metadata(path).unwrap().permissions().mode() & 0o777)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}
