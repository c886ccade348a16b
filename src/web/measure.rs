//! What is counted of requests and rounds, for whoever watches over the server. Three kinds of addresses and no finer ones, forms and
//! pages together, and nothing quicker than a tenth of a second apart: how many complaints came in, and of which kind, must not
//! follow from it.
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use std::time::Duration;

/// Seconds. The first is longer than what taking in any case takes.
const STEPS: [f64; 5] = [0.1, 0.5, 1.0, 5.0, 15.0];

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    class: &'static str,
    status: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Class {
    class: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Round {
    round: &'static str,
}

/// Counts since the start. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Measured {
    requests: Family<Answered, Counter>,
    seconds: Family<Class, Histogram>,
    failed: Family<Round, Counter>,
}

impl Default for Measured {
    fn default() -> Self {
        Self {
            requests: Family::default(),
            seconds: Family::new_with_constructor(|| Histogram::new(STEPS)),
            failed: Family::default(),
        }
    }
}

impl Measured {
    /// Counts an answer.
    pub(super) fn answered(&self, pattern: &str, status: u16, took: Duration) {
        let class = class(pattern);
        let status = match status / 100 {
            1 => "1xx",
            2 => "2xx",
            3 => "3xx",
            4 => "4xx",
            _ => "5xx",
        };
        self.requests.get_or_create(&Answered { class, status }).inc();
        self.seconds.get_or_create(&Class { class }).observe(took.as_secs_f64());
    }

    /// Counts a round of work in the background that failed.
    pub fn round_failed(&self, round: &'static str) {
        self.failed.get_or_create(&Round { round }).inc();
    }

    /// Names the counts for the page of figures.
    pub fn register(&self, registry: &mut Registry) {
        registry.register("requests", "Requests answered", self.requests.clone());
        registry.register("request_seconds", "How long answers took", self.seconds.clone());
        registry.register("rounds_failed", "Rounds of work in the background that failed", self.failed.clone());
    }
}

/// What is not one of the first two is all one, addresses that are none included.
fn class(pattern: &str) -> &'static str {
    match pattern {
        "/healthz" | "/readyz" => "health",
        _ if pattern.starts_with("/assets/") => "assets",
        _ => "pages",
    }
}
