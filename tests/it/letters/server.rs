//! A mail server that behaves as it is told.
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How it behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Takes every letter.
    Fine,
    /// Refuses every reader for now, naming the address.
    Refusing,
    /// Reads the whole letter, and hangs up without a word: whether it keeps it nobody knows. It does.
    HangingUp,
    /// Hangs up in the middle of the letter, and keeps nothing.
    Dropping,
    /// Says nothing for longer than anybody waits.
    Slow,
}

/// The server. It serves until the test ends.
#[derive(Clone)]
pub struct Server {
    pub port: u16,
    mood: Arc<Mutex<Mood>>,
    kept: Arc<Mutex<Vec<String>>>,
    met: Arc<Mutex<usize>>,
}

impl Server {
    pub fn start(mood: Mood) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Self {
            port: listener.local_addr().unwrap().port(),
            mood: Arc::new(Mutex::new(mood)),
            kept: Arc::default(),
            met: Arc::default(),
        };
        let own = server.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let own = own.clone();
                std::thread::spawn(move || own.serve(stream));
            }
        });
        server
    }

    pub fn address(&self) -> String {
        format!("smtp://127.0.0.1:{}?tls=none", self.port)
    }

    pub fn becomes(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    /// The letters it kept, as they came.
    pub fn kept(&self) -> Vec<String> {
        self.kept.lock().unwrap().clone()
    }

    /// How often somebody came.
    pub fn met(&self) -> usize {
        *self.met.lock().unwrap()
    }

    // A connection that ends early is how the tests want it.
    fn serve(&self, stream: TcpStream) -> Option<()> {
        *self.met.lock().unwrap() += 1;
        let mood = *self.mood.lock().unwrap();
        let mut answer = stream.try_clone().ok()?;
        let mut say = move |line: &str| write!(answer, "{line}\r\n").ok();
        if mood == Mood::Slow {
            std::thread::sleep(Duration::from_secs(5));
            return None;
        }
        say("220 here")?;
        let mut lines = BufReader::new(stream).lines();
        while let Some(Ok(line)) = lines.next() {
            let verb = line.split_whitespace().next().unwrap_or_default().to_uppercase();
            match verb.as_str() {
                "RCPT" if mood == Mood::Refusing => say(&format!("450 {line} is not here now"))?,
                "DATA" => {
                    say("354 go on")?;
                    let mut text = String::new();
                    for line in lines.by_ref() {
                        let line = line.ok()?;
                        if mood == Mood::Dropping {
                            return None;
                        }
                        if line == "." {
                            break;
                        }
                        text += &line;
                        text.push('\n');
                    }
                    self.kept.lock().unwrap().push(text);
                    if mood == Mood::HangingUp {
                        return None;
                    }
                    say("250 kept")?;
                }
                "QUIT" => {
                    say("221 bye")?;
                    return None;
                }
                _ => say("250 fine")?,
            };
        }
        None
    }
}
