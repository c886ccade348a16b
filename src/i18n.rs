//! The texts people read: Fluent files in `config/locales/<language>/`, embedded. Adding a language is adding a folder
//! and a line in `LANGUAGES`.
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, File, include_dir};

static LOCALES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/config/locales");

/// Code, own name, direction. The first is the one that others fall back to.
pub const LANGUAGES: &[(&str, &str, &str)] =
    &[("fr", "Français", "ltr"), ("en", "English", "ltr"), ("ar", "العربية", "rtl")];

/// One of the languages of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lang(usize);

impl Default for Lang {
    fn default() -> Self {
        Self::FRENCH
    }
}

impl Lang {
    /// The first language.
    pub const FRENCH: Self = Self(0);

    /// Every language.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..LANGUAGES.len()).map(Self)
    }

    /// Every code: `fr, en, ar`.
    pub fn codes() -> String {
        LANGUAGES.iter().map(|(code, ..)| *code).collect::<Vec<_>>().join(", ")
    }

    /// By code, `fr` or `fr-ML`; `None` for one that is not there.
    pub fn parse(raw: &str) -> Option<Self> {
        let code = raw.split(['-', '_']).next()?.trim().to_ascii_lowercase();
        LANGUAGES.iter().position(|(known, ..)| *known == code).map(Self)
    }

    /// The first wanted language that is there, from an `Accept-Language` header.
    pub fn from_accept(header: &str) -> Option<Self> {
        header.split(',').filter_map(|part| part.split(';').next()).find_map(Self::parse)
    }

    /// The language whose letters a name is written in, where letters tell: those that are read from the right.
    pub fn of_letters(name: &str) -> Option<Self> {
        let arabic = |c: char| ('\u{600}'..='\u{6ff}').contains(&c) && c.is_alphabetic();
        Self::all().find(|lang| lang.dir() == "rtl").filter(|_| name.chars().any(arabic))
    }

    /// `fr`
    pub fn code(self) -> &'static str {
        LANGUAGES[self.0].0
    }

    /// `Français`
    pub fn own_name(self) -> &'static str {
        LANGUAGES[self.0].1
    }

    /// `ltr` or `rtl`.
    pub fn dir(self) -> &'static str {
        LANGUAGES[self.0].2
    }
}

/// All texts of all languages.
pub struct I18n {
    bundles: Vec<FluentBundle<FluentResource>>,
}

/// Arguments of a text.
pub type Args<'a> = [(&'a str, FluentValue<'a>)];

impl I18n {
    /// Reads the embedded files.
    ///
    /// # Errors
    /// A file that is not Fluent, or a key that stands twice: names the file.
    pub fn load() -> anyhow::Result<Self> {
        let bundles = Lang::all().map(load_language).collect::<anyhow::Result<_>>()?;
        Ok(Self { bundles })
    }

    /// The text `key` in `lang`; in French if that language lacks it; the key itself if nobody has it.
    pub fn text(&self, lang: Lang, key: &str, args: &Args<'_>) -> String {
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.find(lang, key, &args).or_else(|| self.find(Lang::FRENCH, key, &args)).unwrap_or_else(|| {
            // the rest of a key can be made of what somebody wrote
            let begins = key.split_once('-').map_or("", |(begins, _)| begins);
            tracing::warn!(begins, lang = lang.code(), "a text is missing");
            key.to_owned()
        })
    }

    /// The text without arguments.
    pub fn plain(&self, lang: Lang, key: &str) -> String {
        self.text(lang, key, &[])
    }

    /// Whether `lang` itself has `key`.
    pub fn has(&self, lang: Lang, key: &str) -> bool {
        self.bundles[lang.0].has_message(key)
    }

    /// The keys that French has and `lang` lacks.
    pub fn missing(lang: Lang) -> Vec<String> {
        let own = Self::keys(lang);
        Self::keys(Lang::FRENCH).into_iter().filter(|key| own.binary_search(key).is_err()).collect()
    }

    fn find(&self, lang: Lang, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let bundle = &self.bundles[lang.0];
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::warn!(key, lang = lang.code(), ?errors, "a text could not be filled in");
        }
        Some(text)
    }

    /// Every key of every file of a language, for the completeness test.
    pub fn keys(lang: Lang) -> Vec<String> {
        let mut keys: Vec<String> = files(lang)
            .filter_map(|file| file.contents_utf8())
            .flat_map(|text| text.lines())
            .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
            .filter_map(|line| line.split_once(" =").map(|(key, _)| key.to_owned()))
            .collect();
        keys.sort();
        keys
    }
}

/// A text without the marks that isolate numbers and names: for letters, where a mail program would take them for a part
/// of an address.
pub fn bare(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

/// The files of a language that hold texts.
fn files(lang: Lang) -> impl Iterator<Item = &'static File<'static>> {
    let files = LOCALES.get_dir(lang.code()).into_iter().flat_map(|dir| dir.files());
    files.filter(|file| file.path().extension().is_some_and(|ending| ending == "ftl"))
}

/// Names of places in a language, for a new instance: a table of codes and names; empty if its folder has none.
pub fn place_names(lang: Lang) -> &'static str {
    LOCALES.get_file(format!("{}/places.csv", lang.code())).and_then(File::contents_utf8).unwrap_or_default()
}

fn load_language(lang: Lang) -> anyhow::Result<FluentBundle<FluentResource>> {
    let id = lang.code().parse().map_err(|e| anyhow::anyhow!("language {}: {e}", lang.code()))?;
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // isolates protect numbers and names inside right-to-left sentences; elsewhere they only disturb searching
    bundle.set_use_isolating(lang.dir() == "rtl");
    for file in files(lang) {
        let name = file.path().display();
        let text = file.contents_utf8().ok_or_else(|| anyhow::anyhow!("{name} is not UTF-8"))?;
        let text = if lang == Lang::FRENCH { with_firm_spaces(text) } else { text.to_owned() };
        let resource = FluentResource::try_new(text).map_err(|(_, e)| anyhow::anyhow!("{name}: {e:?}"))?;
        bundle.add_resource(resource).map_err(|e| anyhow::anyhow!("{name}: {e:?}"))?;
    }
    Ok(bundle)
}

/// French sets a space before `? ! : ; »` and after `«`; a line must not break there, or the sign stands alone on the
/// next one. Files are written with ordinary spaces, which nobody can mistype.
fn with_firm_spaces(text: &str) -> String {
    let firm = ["?", "!", ":", ";", "»"]
        .iter()
        .fold(text.to_owned(), |text, sign| text.replace(&format!(" {sign}"), &format!("\u{a0}{sign}")));
    firm.replace("« ", "«\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_french_sign_never_begins_a_line() {
        assert_eq!(with_firm_spaces("« Oui » : bien ?"), "«\u{a0}Oui\u{a0}»\u{a0}: bien\u{a0}?");
        let i18n = I18n::load().expect("the texts");
        assert!(i18n.plain(Lang::FRENCH, "intake-ask-topic").ends_with("\u{a0}?"));
    }

    #[test]
    fn arabic_counts_in_six_ways_and_keeps_numbers_apart() {
        let (i18n, arabic) = (I18n::load().expect("the texts"), Lang::parse("ar").expect("Arabic"));
        let late = |days: i64| i18n.text(arabic, "clock-late", &[("days", days.into())]);
        let said = [0, 1, 2, 3, 11, 100].map(late);
        let mut once = said.to_vec();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), said.len(), "{said:?}");
        assert!(said[3].contains("\u{2068}3\u{2069} أيام") && bare(&said[3]).contains(" 3 أيام"), "{said:?}");
    }
}
