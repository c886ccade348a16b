//! Texts in templates: `{{t "key" name=value}}`, `(tt "key")` where a value is wanted, `{{date day}}`. What says the same
//! on every page is put into the templates once, when they are read: most of a page's words are such.
use super::ui::date_words;
use crate::i18n::{I18n, Lang};
use fluent_bundle::FluentValue;
use handlebars::template::{HelperTemplate, Parameter, TemplateElement};
use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext, RenderError, RenderErrorReason,
    ScopedJson, Template, html_escape,
};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::Arc;

/// The texts of one language.
#[derive(Clone)]
pub(super) struct Words {
    pub i18n: Arc<I18n>,
    pub lang: Lang,
}

impl Words {
    /// Makes the helpers known.
    pub fn register(self, templates: &mut Handlebars<'static>) {
        templates.register_helper("t", Box::new(Say(self.clone())));
        templates.register_helper("date", Box::new(Date(self.clone())));
        templates.register_helper("tt", Box::new(self));
    }

    /// All plain parameters together make the key: `{{t "state-" state}}`. Named ones are the text's arguments.
    fn text(&self, h: &Helper<'_>) -> Result<String, RenderError> {
        let key = key(h.params().iter().map(|param| param.value()))
            .ok_or_else(|| RenderErrorReason::Other(format!("a text after `{}` has no key", h.name())))?;
        let value = |value: &Value| match value {
            Value::Number(n) => FluentValue::from(n.as_f64().unwrap_or_default()),
            Value::String(s) => FluentValue::from(s.clone()),
            _ => FluentValue::from(""),
        };
        let args: Vec<(&str, FluentValue<'_>)> = h.hash().iter().map(|(name, v)| (*name, value(v.value()))).collect();
        Ok(self.i18n.text(self.lang, &key, &args))
    }
}

fn key<'a>(parts: impl Iterator<Item = &'a Value>) -> Option<String> {
    let mut key = String::new();
    for part in parts {
        match part {
            Value::String(part) => key.push_str(part),
            Value::Number(part) => key.push_str(&part.to_string()),
            _ => return None,
        }
    }
    Some(key)
}

/// `tt`: a value for another helper or part, such as `title=(tt "home-title")`.
impl HelperDef for Words {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        h: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        Ok(ScopedJson::Derived(Value::String(self.text(h)?)))
    }
}

/// `t`: on the page.
struct Say(Words);

impl HelperDef for Say {
    fn call<'reg: 'rc, 'rc>(
        &self,
        h: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        Ok(out.write(&html_escape(&self.0.text(h)?))?)
    }
}

/// `date`: a day in words.
struct Date(Words);

impl HelperDef for Date {
    fn call<'reg: 'rc, 'rc>(
        &self,
        h: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let raw = h.param(0).and_then(|p| p.value().as_str()).unwrap_or_default();
        let day = raw.get(..10).and_then(|day| day.parse::<chrono::NaiveDate>().ok());
        let Words { i18n, lang } = &self.0;
        Ok(out.write(&day.map(|day| date_words(i18n, *lang, day)).unwrap_or_default())?)
    }
}

/// Writes into a template what its texts say on every page.
pub(super) fn settle(template: &mut Template, words: &Words) {
    for element in &mut template.elements {
        match element {
            TemplateElement::Expression(call) => {
                settle_values(&mut call.params, &mut call.hash, words);
                if let Some(text) = fixed(call, "t", words) {
                    *element = TemplateElement::RawString(html_escape(&text));
                }
            }
            TemplateElement::HelperBlock(call) => {
                settle_values(&mut call.params, &mut call.hash, words);
                for inside in [&mut call.template, &mut call.inverse].into_iter().flatten() {
                    settle(inside, words);
                }
            }
            _ => {}
        }
    }
    join(template);
}

fn settle_values(params: &mut [Parameter], hash: &mut HashMap<String, Parameter>, words: &Words) {
    for value in params.iter_mut().chain(hash.values_mut()) {
        let Parameter::Subexpression(inner) = &*value else { continue };
        let TemplateElement::Expression(call) = inner.as_element() else { continue };
        if let Some(text) = fixed(call, "tt", words) {
            *value = Parameter::Literal(Value::String(text));
        }
    }
}

/// The text of a call whose key and arguments do not depend on the page.
fn fixed(call: &HelperTemplate, helper: &str, words: &Words) -> Option<String> {
    if call.name.as_name() != Some(helper) || !call.hash.is_empty() {
        return None;
    }
    let mut parts = Vec::new();
    for param in &call.params {
        let Parameter::Literal(part) = param else { return None };
        parts.push(part);
    }
    Some(words.i18n.plain(words.lang, &key(parts.into_iter())?))
}

/// Texts beside one another become one.
fn join(template: &mut Template) {
    let elements = std::mem::take(&mut template.elements);
    let places = std::mem::take(&mut template.mapping);
    for (at, element) in elements.into_iter().enumerate() {
        match (template.elements.last_mut(), element) {
            (Some(TemplateElement::RawString(before)), TemplateElement::RawString(text)) => before.push_str(&text),
            (_, element) => {
                template.elements.push(element);
                // where it stands in the file, for what a fault says
                template.mapping.extend(places.get(at).cloned());
            }
        }
    }
}
