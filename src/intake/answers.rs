//! The answers that count: what was sent, without whatever does not belong to the path that was taken.
use super::condition::holds;
use super::questions::{Field, Kind, Question, Side};
use crate::web::Fields;
use std::collections::HashMap;

/// Answers by the name under which they were sent.
#[derive(Debug, Default)]
pub(super) struct Answers {
    given: HashMap<String, Vec<String>>,
    /// The questions that were asked on this path.
    pub asked: Vec<&'static str>,
    /// The question at which nothing more is written, if one was reached.
    pub end: Option<&'static str>,
    /// The fields whose answer is only assumed.
    assumed: Vec<&'static str>,
}

impl Answers {
    /// Goes through the questions in order, as a person would, and keeps what each was answered.
    pub fn of(questions: &[Question], sent: &Fields) -> Self {
        Self::walk(questions, sent, false)
    }

    /// The same, beyond questions that were left open: everything that will be asked however they are answered. Whoever
    /// sees all questions at once then learns at once what is missing.
    pub fn ahead(questions: &[Question], sent: &Fields) -> Self {
        Self::walk(questions, sent, true)
    }

    fn walk(questions: &[Question], sent: &Fields, ahead: bool) -> Self {
        let mut answers = Self::default();
        for question in questions {
            let reached = holds(&question.when, |name| answers.all(name)) || (ahead && question.always);
            if !reached {
                continue;
            }
            answers.asked.push(question.name);
            for field in &question.fields {
                for name in field.names() {
                    let values = sent.all(&name).filter(|value| !value.is_empty());
                    let may = |value: &&str| match field.kind {
                        Kind::Tiles | Kind::Checks | Kind::Select => field.choices.iter().any(|c| c.value == *value),
                        _ => true,
                    };
                    let most = if field.kind == Kind::Checks { usize::MAX } else { 1 };
                    let values: Vec<String> = values.filter(may).take(most).map(str::to_owned).collect();
                    if !values.is_empty() {
                        answers.given.insert(name, values);
                    }
                }
            }
            if ahead {
                answers.assume(question, sent);
            }
            if question.look.ends() {
                answers.end = Some(question.name);
                break;
            }
        }
        answers
    }

    /// Puts something in the place of an answer that must still come, as far as it opens the same questions whatever it
    /// will be.
    fn assume(&mut self, question: &Question, sent: &Fields) {
        let (Some(field), true) = (question.fields.first(), question.missing.is_some()) else { return };
        if question.fields.iter().flat_map(Field::names).any(|name| !self.all(&name).is_empty()) {
            return;
        }
        let anonymous = || ["answer_anon", "safe_anon"].iter().any(|name| sent.some(name).is_some());
        let assumed = match question.name {
            "write" => "yes",
            // each topic opens other questions
            "topic" => return,
            // how to answer is asked either way: where it was answered, that shows which way was meant
            "naming" if anonymous() => "anonymous",
            "naming" => "named",
            // some answer: enough for "any answer", not for a certain one
            _ => "?",
        };
        self.assumed.push(field.name);
        self.given.insert(field.name.to_owned(), vec![assumed.to_owned()]);
    }

    /// Whether none of a question's fields was answered.
    pub fn is_open(&self, question: &Question) -> bool {
        let names = question.fields.iter().flat_map(Field::names);
        names.into_iter().all(|name| self.assumed.contains(&name.as_str()) || self.all(&name).is_empty())
    }

    /// Every value of a field; none if it was left open or does not count.
    pub fn all(&self, name: &str) -> &[String] {
        self.given.get(name).map_or(&[], Vec::as_slice)
    }

    /// The value of a field; empty if it was left open or does not count.
    pub fn get(&self, name: &str) -> &str {
        self.all(name).first().map_or("", String::as_str)
    }

    /// The value if there is one.
    pub fn some(&self, name: &str) -> Option<String> {
        self.all(name).first().cloned()
    }

    /// `yes` or `no`; none for anything else.
    pub fn yes(&self, name: &str) -> Option<bool> {
        match self.get(name) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }

    /// Whether a question was asked on this path.
    pub fn asks(&self, question: &str) -> bool {
        self.asked.contains(&question)
    }

    /// Which kind of case these answers lead to; none while that is open.
    pub fn side(&self) -> Option<Side> {
        let on = |condition| holds(condition, |name| self.all(name));
        if on(super::questions::SEALED) {
            Some(Side::Sealed)
        } else if on(super::questions::ORDINARY) {
            Some(Side::Ordinary)
        } else {
            None
        }
    }

    /// Everything that counts, as fields to be sent again.
    pub fn fields(&self, questions: &[Question]) -> Vec<(String, String)> {
        let names = questions.iter().flat_map(|q| &q.fields).flat_map(Field::names);
        names
            .flat_map(|name| self.all(&name).iter().map(move |v| (name.clone(), v.clone())).collect::<Vec<_>>())
            .collect()
    }
}

/// What was typed, to be shown again beside its faults: all of it while the path is open; afterwards nothing that the
/// path does not ask for.
pub(super) fn typed(questions: &[Question], sent: &Fields, answers: &Answers) -> Fields {
    let side = answers.side();
    let fits = |q: &&Question| match (side, q.side) {
        (Some(path), Some(own)) => path == own && (q.name != "words" || answers.asks("words")),
        _ => true,
    };
    let names: Vec<String> = questions.iter().filter(fits).flat_map(|q| &q.fields).flat_map(|f| f.names()).collect();
    Fields::from_pairs(sent.iter().filter(|(name, _)| names.iter().any(|n| n == name)))
}
