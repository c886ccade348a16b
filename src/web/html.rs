//! Templates: embedded, strict (a missing field is an error, not a gap), escaped; made ready once for each language.
use super::parts;
use super::words::{self, Words};
use crate::i18n::{I18n, Lang};
use handlebars::{Context, Handlebars, Helper, HelperResult, Output, RenderContext, Template};
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
pub struct Html(Vec<(Lang, Handlebars<'static>)>);

impl Html {
    /// Reads the embedded templates.
    ///
    /// # Errors
    /// A template that does not parse: names it.
    pub fn load(i18n: Arc<I18n>) -> anyhow::Result<Self> {
        let mut read = Vec::new();
        add(&mut read, &TEMPLATES)?;
        let ready = |lang| (lang, in_language(&read, Words { i18n: i18n.clone(), lang }));
        Ok(Self(Lang::all().map(ready).collect()))
    }

    /// Fills in a template.
    ///
    /// # Errors
    /// A field that the template asks for and the page does not have.
    pub fn render(&self, lang: Lang, template: &str, page: &impl Serialize) -> anyhow::Result<String> {
        let known = self.0.iter().find(|(known, _)| *known == lang);
        let (_, templates) = known.ok_or_else(|| anyhow::anyhow!("no templates in {}", lang.code()))?;
        Ok(templates.render(template, page)?)
    }
}

fn in_language(read: &[(String, Template)], words: Words) -> Handlebars<'static> {
    let mut templates = Handlebars::new();
    templates.set_strict_mode(true);
    for (name, template) in read {
        let mut template = template.clone();
        words::settle(&mut template, &words);
        templates.register_template(name, template);
    }
    parts::register(&mut templates);
    words.register(&mut templates);
    templates.register_helper("icon", Box::new(icon));
    templates
}

/// `{{icon name="clock" small=true}}`: one icon of the sprite, silent for screen readers: words must stand beside it.
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

fn add(templates: &mut Vec<(String, Template)>, dir: &Dir<'static>) -> anyhow::Result<()> {
    for file in dir.files().filter(|f| f.path().extension().is_some_and(|e| e == "hbs")) {
        let name = file.path().with_extension("").to_string_lossy().replace('\\', "/");
        let text = file.contents_utf8().ok_or_else(|| anyhow::anyhow!("the template {name} is not UTF-8"))?;
        let read = Template::compile_with_name(text, name.clone()).map_err(anyhow::Error::from);
        let mut template = read.map_err(|e| anyhow::anyhow!("the template {name}: {e}"))?;
        parts::replace(&mut template).map_err(|e| anyhow::anyhow!("the template {name}: {e}"))?;
        templates.push((name, template));
    }
    dir.dirs().filter(|d| !d.path().starts_with("assets")).try_for_each(|dir| add(templates, dir))
}
