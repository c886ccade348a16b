//! A case on paper: everything this person may read, once for programs and once in words.
use super::case::{EventLine, Facts, Parts, contact, event_line, facts, named};
use super::sealed;
use crate::cases::context::Context;
use crate::cases::model::{Attached, Case, Event, Identity, Opened, Terms};
use crate::web::Ui;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fmt::Write;

/// The papers of an ordinary case: JSON and text.
pub fn ordinary_papers(ui: &Ui, ctx: &Context, parts: &Parts<'_>) -> (Vec<u8>, String) {
    let o = parts.ordinary;
    let mut text = Text::of(ui, parts.case);
    text.part("case-said", &o.text);
    text.facts("case-contact", &contact(ui, Some(o.answer_by), parts.identity.unwrap_or(&Identity::default())));
    text.facts("case-facts", &facts(ui, ctx, parts));
    text.files(parts.files);
    text.events(&parts.events.iter().map(|event| event_line(ui, ctx, event)).collect::<Vec<_>>());
    let more = json!({
        "category": o.category, "sector": o.sector, "channel": o.channel, "project": o.project,
        "committee": parts.committee, "place": o.place_key.map(|key| ctx.book.label(key)),
        "holder": o.holder, "assigned": parts.assigned, "text": o.text, "happened_on": o.happened_on,
        "on_behalf": o.on_behalf, "naming": o.naming, "sex": o.sex, "age": o.age, "displacement": o.displacement,
        "access_needs": o.access_needs, "language": o.language, "interpreter": o.interpreter, "answer_by": o.answer_by,
        "identity": parts.identity, "acknowledged_on": o.acknowledged_on, "answered_on": o.answered_on,
        "told_on": o.told_on, "satisfied": o.satisfied, "closing_reason": o.closing_reason,
        "former_reference": o.former_reference,
        "events": parts.events.iter().map(event_json).collect::<Vec<_>>(),
    });
    (json_of(ctx, parts.case, parts.files, more), text.0)
}

/// The papers of a sealed case for an entity: JSON and text. Only what these terms let go.
pub fn sealed_papers(
    ui: &Ui,
    ctx: &Context,
    (opened, terms): (&Opened, &Terms),
    files: &[Attached],
) -> (Vec<u8>, String) {
    let opened = &opened.passed_on(terms);
    // who worked on it is nobody's business outside
    let names = &HashMap::new();
    let e = &opened.envelope;
    let mut text = Text::of(ui, &opened.case);
    let share = terms.share().map_or("none", |share| share.as_str());
    text.line(&ui.text(&format!("paper-share-{share}")));
    text.part("case-words", e.words.as_deref().unwrap_or_default());
    text.facts("case-contact", &contact(ui, e.answer_by, &e.identity));
    text.facts("case-facts", &sealed::facts(ui, ctx, opened, names));
    text.files(files);
    let former = opened.entries.iter().flat_map(|entry| &entry.entry.former).filter_map(|former| former.event());
    let mut lines: Vec<EventLine> = former.map(|event| event_line(ui, ctx, &event)).collect();
    lines.extend(opened.entries.iter().map(|entry| sealed::entry_line(ui, entry, names)));
    text.events(&lines);
    let entries =
        opened.entries.iter().map(|entry| json!({ "number": entry.number, "kind": entry.kind, "entry": entry.entry }));
    let mut envelope = json!(e);
    if let Some(envelope) = envelope.as_object_mut() {
        for never in ["excluded", "exclusion_words", "entered_by", "received_by", "project"] {
            envelope.remove(never);
        }
    }
    let more = json!({
        "agreed": terms.yes.is_some(), "shared": share, "envelope": envelope, "entries": entries.collect::<Vec<_>>(), "items_that_cannot_be_read": opened.damaged,
    });
    (json_of(ctx, &opened.case, files, more), text.0)
}

fn event_json(event: &Event) -> Value {
    json!({
        "number": event.number, "kind": event.kind, "on": event.happened_on, "recorded_at": event.recorded_at,
        "actor": event.actor, "body": event.body,
    })
}

fn json_of(ctx: &Context, case: &Case, files: &[Attached], more: Value) -> Vec<u8> {
    let files = files.iter().map(|file| {
        let name = format!("files/{}-{}", file.number, file.about.name);
        json!({ "file": name, "kind": file.about.kind, "bytes": file.about.length })
    });
    let mut whole = json!({
        "format": "jaabi-case-1", "programme": ctx.programme.instance.name, "exported_on": ctx.today,
        "reference": case.reference, "track": case.track, "state": case.state,
        "region": ctx.book.name(case.region), "received_on": case.received_on, "recorded_on": case.recorded_on,
        "due_on": case.due_on, "closed_on": case.closed_on, "files": files.collect::<Vec<_>>(),
    });
    if let (Some(whole), Value::Object(more)) = (whole.as_object_mut(), more) {
        whole.extend(more);
    }
    let mut bytes = serde_json::to_vec_pretty(&whole).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

struct Text<'a>(String, &'a Ui);

impl<'a> Text<'a> {
    fn of(ui: &'a Ui, case: &Case) -> Self {
        let state = ui.text(&format!("state-{}", case.state.as_str()));
        Self(format!("{}\n{state}\n", case.reference), ui)
    }

    fn heading(&mut self, key: &str) {
        let heading = self.1.text(key);
        self.line(&format!("\n{heading}\n{}", "-".repeat(heading.chars().count())));
    }

    fn line(&mut self, line: &str) {
        // writing to a String cannot fail
        let _ = writeln!(self.0, "{}", line.trim_end());
    }

    fn part(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.heading(key);
            self.line(text);
        }
    }

    fn facts(&mut self, key: &str, facts: &[Facts]) {
        if !facts.is_empty() {
            self.heading(key);
            facts.iter().for_each(|fact| self.line(&format!("{} : {}", fact.name, fact.value)));
        }
    }

    fn files(&mut self, files: &[Attached]) {
        let rows: Vec<(&str, String)> =
            files.iter().map(|file| ("file", format!("files/{}-{}", file.number, file.about.name))).collect();
        let facts = named(self.1, &rows);
        self.facts("files-heading", &facts);
    }

    fn events(&mut self, lines: &[EventLine]) {
        self.heading("case-timeline");
        for line in lines {
            let who = if line.who.is_empty() { String::new() } else { format!(" · {}", line.who) };
            self.line(&format!("{}{who} : {}", line.date, line.what));
            line.text.lines().for_each(|text| self.line(&format!("  {text}")));
            line.more.iter().for_each(|fact| self.line(&format!("  {} : {}", fact.name, fact.value)));
        }
    }
}
