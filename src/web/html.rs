//! Templates: embedded, strict (a missing field is an error, not a gap), escaped.
use crate::i18n::{I18n, Lang};
use fluent_bundle::FluentValue;
use handlebars::{Context, Handlebars, Helper, HelperResult, Output, RenderContext, RenderErrorReason, ScopedJson};
use include_dir::{Dir, include_dir};
use serde::Serialize;
use serde_json::Value;
use std::sync::Arc;

static TEMPLATES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// What one template is given.
pub trait Page: Serialize {
    /// Its name: the path below `templates/`, without the ending.
    const TEMPLATE: &'static str;
    /// Shown once only: nothing on the page may load it again, not even in another language.
    const ONCE: bool = false;
}

/// All templates.
pub struct Html(Handlebars<'static>);

impl Html {
    /// Reads the embedded templates.
    ///
    /// # Errors
    /// A template that does not parse: names it.
    pub fn load(i18n: Arc<I18n>) -> anyhow::Result<Self> {
        let mut templates = Handlebars::new();
        templates.set_strict_mode(true);
        add(&mut templates, &TEMPLATES)?;
        let texts = i18n.clone();
        templates.register_helper(
            "t",
            Box::new(
                move |h: &Helper<'_>,
                      _: &Handlebars<'_>,
                      c: &Context,
                      _: &mut RenderContext<'_, '_>,
                      out: &mut dyn Output| {
                    out.write(&handlebars::html_escape(&translate(&texts, h, c)?))?;
                    Ok(())
                },
            ),
        );
        templates.register_helper("icon", Box::new(icon));
        templates.register_helper("tt", Box::new(Words(i18n.clone())));
        templates.register_helper(
            "date",
            Box::new(
                move |h: &Helper<'_>,
                      _: &Handlebars<'_>,
                      c: &Context,
                      _: &mut RenderContext<'_, '_>,
                      out: &mut dyn Output|
                      -> HelperResult {
                    let raw = h.param(0).and_then(|p| p.value().as_str()).unwrap_or_default();
                    let day = raw.get(..10).and_then(|day| day.parse::<chrono::NaiveDate>().ok());
                    out.write(&day.map(|day| super::ui::date_words(&i18n, lang_of(c), day)).unwrap_or_default())?;
                    Ok(())
                },
            ),
        );
        Ok(Self(templates))
    }

    /// Fills in a template.
    ///
    /// # Errors
    /// A field that the template asks for and the page does not have.
    pub fn render(&self, template: &str, context: &impl Serialize) -> anyhow::Result<String> {
        Ok(self.0.render(template, context)?)
    }
}

/// `tt`: like `t`, but a value for another helper or partial, such as `title=(tt "home-title")`.
struct Words(Arc<I18n>);

impl handlebars::HelperDef for Words {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        h: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        c: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, handlebars::RenderError> {
        Ok(ScopedJson::Derived(Value::String(translate(&self.0, h, c)?)))
    }
}

/// `{{icon name="clock" small=true}}`: one icon of the sprite, silent for screen readers: words must stand beside it. A
/// helper and not a partial: a partial copies everything the page was given, and a list has many icons.
fn icon(
    h: &Helper<'_>,
    _: &Handlebars<'_>,
    context: &Context,
    _: &mut RenderContext<'_, '_>,
    out: &mut dyn Output,
) -> HelperResult {
    let name = h.hash_get("name").and_then(|name| name.value().as_str()).unwrap_or_default();
    let small = h.hash_get("small").is_some_and(|small| small.value().as_bool() == Some(true));
    let version = context.data().pointer("/ui/version").and_then(Value::as_str).unwrap_or_default();
    let class = if small { "ic ic-s" } else { "ic" };
    let name = handlebars::html_escape(name);
    out.write(&format!(
        "<svg class=\"{class}\" aria-hidden=\"true\" focusable=\"false\"><use href=\"/assets/icons.svg?v={version}#{name}\"></use></svg>"
    ))?;
    Ok(())
}

fn add(templates: &mut Handlebars<'static>, dir: &Dir<'static>) -> anyhow::Result<()> {
    for file in dir.files().filter(|f| f.path().extension().is_some_and(|e| e == "hbs")) {
        let name = file.path().with_extension("").to_string_lossy().replace('\\', "/");
        let text = file.contents_utf8().ok_or_else(|| anyhow::anyhow!("the template {name} is not UTF-8"))?;
        templates.register_template_string(&name, text).map_err(|e| anyhow::anyhow!("the template {name}: {e}"))?;
    }
    dir.dirs().filter(|d| !d.path().starts_with("assets")).try_for_each(|dir| add(templates, dir))
}

fn lang_of(context: &Context) -> Lang {
    let code = context.data().pointer("/ui/lang").and_then(Value::as_str).unwrap_or_default();
    Lang::parse(code).unwrap_or_default()
}

/// All plain parameters together make the key: `{{t "state-" state}}`. Named ones are the text's arguments.
fn translate(i18n: &I18n, h: &Helper<'_>, context: &Context) -> Result<String, handlebars::RenderError> {
    let mut key = String::new();
    for param in h.params() {
        match param.value() {
            Value::String(part) => key.push_str(part),
            Value::Number(part) => key.push_str(&part.to_string()),
            _ => return Err(RenderErrorReason::Other(format!("the text after `{key}` has no key")).into()),
        }
    }
    let args: Vec<(&str, FluentValue<'_>)> = h
        .hash()
        .iter()
        .map(|(name, value)| {
            let value = match value.value() {
                Value::Number(n) => FluentValue::from(n.as_f64().unwrap_or_default()),
                Value::String(s) => FluentValue::from(s.as_str()),
                _ => FluentValue::from(""),
            };
            (*name, value)
        })
        .collect();
    Ok(i18n.text(lang_of(context), &key, &args))
}
