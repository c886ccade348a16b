//! What the pages are given.
use super::heard::Sounds;
use crate::cases::by_slip::Shown;
use crate::cases::model::{MessageKind, Progress};
use crate::desks::Desk;
use crate::voices::{Heard, VoiceLine};
use crate::web::{ErrorLine, Page, Ui};
use serde::Serialize;

/// `/follow`
#[derive(Serialize)]
pub(super) struct DoorPage {
    pub errors: Vec<ErrorLine>,
    pub fault: String,
    pub with_voice: bool,
    pub sounds: Sounds,
    pub voices: Vec<VoiceLine>,
    pub over: bool,
}

impl DoorPage {
    /// The form; `fault`: what was wrong, the same words for all that can be wrong.
    pub fn new(heard: Heard, fault: String, over: bool) -> Self {
        let sounds = Sounds::new(heard.voice.as_ref());
        let errors =
            if fault.is_empty() { Vec::new() } else { vec![ErrorLine { field: "code".into(), text: fault.clone() }] };
        Self { errors, fault, with_voice: sounds.any(), sounds, voices: heard.choices, over }
    }
}

impl Page for DoorPage {
    const TEMPLATE: &'static str = "follow/door";
}

#[derive(Serialize)]
struct StageLine {
    key: &'static str,
    icon: &'static str,
    words: String,
    play: String,
    reached: bool,
    now: bool,
}

#[derive(Serialize)]
struct MessageLine {
    own: bool,
    who: String,
    date: String,
    text: String,
}

/// `/follow/case`
#[derive(Serialize)]
pub(super) struct CasePage {
    reference: String,
    received: String,
    stages: Vec<StageLine>,
    messages: Vec<MessageLine>,
    asks_threat: bool,
    asks_satisfied: bool,
    offers_code: bool,
    once: String,
    sounds: Sounds,
    with_voice: bool,
    voices: Vec<VoiceLine>,
}

impl CasePage {
    /// `asks_threat`, `offers_code`: not done on this visit yet. `once`: makes a form count once.
    pub fn new(ui: &Ui, shown: &Shown, heard: Heard, (asks_threat, offers_code): (bool, bool), once: String) -> Self {
        let sounds = Sounds::new(heard.voice.as_ref());
        let at = Progress::ALL.iter().position(|stage| *stage == shown.stage).unwrap_or(0);
        let stage = |(number, stage): (usize, &Progress)| StageLine {
            key: stage.as_str(),
            icon: icon(*stage),
            words: ui.text(&format!("follow-stage-{}", stage.as_str())),
            play: sounds.of(&format!("stage_{}", stage.as_str())),
            reached: number <= at,
            now: number == at,
        };
        let stages = Progress::ALL.iter().enumerate().map(stage).collect();
        let line = |message: &crate::cases::model::Message| MessageLine {
            own: message.kind == MessageKind::Own,
            who: ui.text(&format!("follow-from-{}", message.kind.as_str())),
            date: ui.date(message.on),
            text: message.text.clone(),
        };
        Self {
            reference: shown.reference.to_string(),
            received: ui.text_with("follow-received", &[("date", ui.date(shown.received_on).into())]),
            stages,
            messages: shown.messages.iter().map(line).collect(),
            asks_threat,
            asks_satisfied: shown.asks_satisfied,
            offers_code,
            once,
            with_voice: sounds.any(),
            sounds,
            voices: heard.choices,
        }
    }
}

fn icon(stage: Progress) -> &'static str {
    match stage {
        Progress::Received => "inbox",
        Progress::InHand => "people",
        Progress::Answered => "mail",
        Progress::Over => "check",
    }
}

impl Page for CasePage {
    const TEMPLATE: &'static str = "follow/case";
}

/// After a yes to "has anyone threatened you": what happens now, and whom to phone.
#[derive(Serialize)]
pub(super) struct ThreatPage {
    call: bool,
    desk: String,
    phone: String,
    hours: String,
}

impl ThreatPage {
    /// `desk`: nobody there can open it, it must be phoned. `could`: it could be sealed at all.
    pub fn new(desk: Option<Desk>, could: bool) -> Self {
        let call = desk.is_some() || !could;
        let (desk, phone, hours) = desk.map(|desk| (desk.name, desk.phone, desk.hours)).unwrap_or_default();
        Self { call, desk, phone, hours }
    }
}

impl Page for ThreatPage {
    const ONCE: bool = true;
    const TEMPLATE: &'static str = "follow/threat";
}
