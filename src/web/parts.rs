//! Parts of pages, `{{> parts/…}}` and `{{#> layout}}…{{/layout}}`, filled in without copying what the page was given.
//! The library copies all of it for every part, and again for every value looked at inside: a form of thirty fields
//! would copy its page thirty times. Here a part looks at the page where it lies.
use handlebars::template::{DecoratorTemplate, HelperTemplate, Parameter, TemplateElement};
use handlebars::{
    BlockContext, BlockParams, Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext,
    RenderErrorReason, Renderable, Template,
};
use serde_json::Value;

/// The helper that stands in the place of the library's own parts.
const PART: &str = "part";
/// What stands between `{{#> x}}` and `{{/x}}`, as the library calls it.
const BLOCK: &str = "@partial-block";

/// Makes the helper known.
pub(super) fn register(templates: &mut Handlebars<'static>) {
    templates.register_helper(PART, Box::new(Part));
}

/// Puts our own helpers in the place of every part of a template.
///
/// # Errors
/// A part that is called in a way we do not know.
pub(super) fn replace(template: &mut Template) -> anyhow::Result<()> {
    for element in &mut template.elements {
        match element {
            TemplateElement::PartialExpression(part) => *element = TemplateElement::Expression(Box::new(call(part)?)),
            TemplateElement::PartialBlock(part) => *element = TemplateElement::HelperBlock(Box::new(call(part)?)),
            TemplateElement::HelperBlock(block) => {
                for template in [&mut block.template, &mut block.inverse].into_iter().flatten() {
                    replace(template)?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn call(part: &DecoratorTemplate) -> anyhow::Result<HelperTemplate> {
    let name = part.name.as_name().unwrap_or_default();
    anyhow::ensure!(part.params.is_empty() && part.indent.is_none(), "a part is given named values, at a line's start");
    let source = if part.template.is_some() { "{{#part}}{{/part}}" } else { "{{part}}" };
    let made = Template::compile(source)?.elements.into_iter().next();
    let Some(TemplateElement::Expression(mut made) | TemplateElement::HelperBlock(mut made)) = made else {
        anyhow::bail!("{source} is no helper");
    };
    made.params = vec![Parameter::Literal(Value::String(name.into()))];
    made.hash.clone_from(&part.hash);
    made.template.clone_from(&part.template);
    if let Some(block) = &mut made.template {
        replace(block)?;
    }
    Ok(*made)
}

/// A part, with the values it is given by name; it sees what is around it too. `{{> @partial-block}}` inside a part is
/// what its caller put between its ends.
struct Part;

impl HelperDef for Part {
    fn call<'reg: 'rc, 'rc>(
        &self,
        h: &Helper<'rc>,
        templates: &'reg Handlebars<'reg>,
        page: &'rc Context,
        rc: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let name = h.param(0).and_then(|name| name.value().as_str()).unwrap_or_default();
        let before = rc.get_current_template_name();
        let result = if name == BLOCK {
            rc.get_partial(BLOCK).ok_or(RenderErrorReason::PartialBlockNotFound)?.render(templates, page, rc, out)
        } else {
            let part = templates.get_template(name);
            let part = part.ok_or_else(|| RenderErrorReason::PartialNotFound(name.to_owned()))?;
            let around = around(h, rc);
            rc.push_block(given(h)?);
            rc.push_block(around);
            let result = part.render(templates, page, rc, out);
            rc.pop_block();
            rc.pop_block();
            result
        };
        rc.set_current_template_name(before);
        result
    }
}

/// The values given by name: where they lie in the page, so that nothing is copied; what was made for this call, itself.
fn given<'rc>(h: &Helper<'rc>) -> Result<BlockContext<'rc>, handlebars::RenderError> {
    let mut names = BlockParams::new();
    for (name, value) in h.hash() {
        match value.context_path() {
            Some(path) => names.add_path(name, path.clone())?,
            None => names.add_value(name, value.value().clone())?,
        }
    }
    let mut block = BlockContext::new();
    block.set_block_params(names);
    Ok(block)
}

/// The place from which the part is called, and what its caller put between its ends.
fn around<'rc>(h: &Helper<'rc>, rc: &RenderContext<'_, 'rc>) -> BlockContext<'rc> {
    let mut block = BlockContext::new();
    if let Some(outer) = rc.block() {
        block.base_path_mut().clone_from(outer.base_path());
        if let Some(value) = outer.base_value() {
            block.set_base_value(value.clone());
        }
        block.local_variables_mut().clone_from(outer.local_variables());
    }
    if let Some(template) = h.template() {
        block.set_local_partial(BLOCK.into(), template);
    }
    block
}
