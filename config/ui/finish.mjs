// Second half of the style build: one file for left-to-right and right-to-left (logical
// properties), fixed colours instead of variables, without the variants nobody uses.
import fs from 'node:fs';
import postcss from 'postcss';

const side = { left: 'start', right: 'end' };
const renamed = { left: 'inset-inline-start', right: 'inset-inline-end' };
for (const [from, to] of Object.entries(side)) {
  for (const box of ['margin', 'padding']) renamed[`${box}-${from}`] = `${box}-inline-${to}`;
  for (const part of ['', '-width', '-style', '-color'])
    renamed[`border-${from}${part}`] = `border-inline-${to}${part}`;
  for (const [edge, block] of [['top', 'start'], ['bottom', 'end']])
    renamed[`border-${edge}-${from}-radius`] = `border-${block}-${to}-radius`;
}

// Variants of govuk-frontend that no template uses.
const unused = new RegExp(
  ['govuk-[^ ]*-(s|xl)$', '--small', '--inverse', '--start', '__conditional', '--inline', '__divider', '--no-',
    'link--(muted|success|error|text-colour)', 'caption-', 'body-(lead|l|s)\\b',
    'width-(30|1|5|one|two|three)', '--extra-letter', 'input__(prefix|suffix|wrapper)', 'section-break', 'list--spaced',
    'link-image', 'clearfix', 'hidden-focusable', '^x:', 'href\\^',
  ].map((part) => `(?:${part})`).join('|'),
);
const oldPrefixes = /^-(moz|ms)-|^-webkit-(font|text-decoration|box|clip|appearance|user)/;

function prune(rule) {
  const bare = (selector) => selector.replace(/:not\([^)]*\)/g, '').replace(/::?[a-z-]+/g, '');
  const kept = rule.selectors.filter((selector) => !unused.test(bare(selector)));
  if (kept.length === 0) rule.remove();
  else rule.selectors = kept;
}

function mirror(decl) {
  // The family is set once, on the body; controls inherit it.
  const repeated = decl.prop === 'font-family' && !/kbd/.test(decl.parent.selector);
  if (repeated || /^--govuk/.test(decl.prop) || oldPrefixes.test(decl.prop)) return decl.remove();
  if (decl.prop === '-webkit-appearance') decl.prop = 'appearance';
  if (renamed[decl.prop]) decl.prop = renamed[decl.prop];
  if (decl.prop === 'text-align' && side[decl.value]) decl.value = side[decl.value];
  const [top, right, bottom, left] = decl.value.split(/\s+/);
  if (/^(margin|padding)$/.test(decl.prop) && left && right !== left && !/[()!]/.test(decl.value)) {
    decl.cloneBefore({ prop: `${decl.prop}-block`, value: `${top} ${bottom}` });
    decl.prop += '-inline';
    decl.value = `${left} ${right}`;
  }
  return undefined;
}

/** Joins neighbours with the same selector or the same condition. */
function join(node) {
  const name = (n) => (n.type === 'rule' ? n.selector : n.type === 'atrule' && n.name === 'media' && `@${n.params}`);
  for (const child of [...(node.nodes ?? [])]) {
    if (child.nodes) join(child);
    const previous = child.prev();
    if (previous && name(child) && name(child) === name(previous)) {
      previous.append(child.nodes);
      child.remove();
    }
  }
}

function sweep(node) {
  for (const child of [...(node.nodes ?? [])]) {
    if (child.type === 'comment') child.remove();
    else if (child.nodes) {
      sweep(child);
      if (child.nodes.length === 0) child.remove();
    }
  }
}

function tidy(css) {
  return css
    .replace(/\s+/g, ' ')
    .replace(/\s*([{};,>])\s*/g, '$1')
    .replace(/([{;][a-z-]+):\s+/g, '$1:')
    .replace(/([ :,(])0\.(\d)/g, '$1.$2')
    .replace(/#([0-9a-f])\1([0-9a-f])\2([0-9a-f])\3\b/gi, '#$1$2$3')
    .replace(/(\.\d{4})\d+/g, '$1')
    .replace(/;}/g, '}')
    .trim();
}

const root = postcss.parse(fs.readFileSync(0, 'utf8'));
root.walkAtRules('charset', (rule) => rule.remove());
// Ways round browsers that cannot show the rest either.
root.walkAtRules((rule) => {
  rule.params = rule.params.replace(/,\s*\(-ms-[^)]*\)/g, '').replace(/,\s*\(-ms-[^)]*\)/g, '');
  if ((rule.name === 'supports' && /\bnot\b/.test(rule.params)) || /-ms-/.test(rule.params)) rule.remove();
});
root.walkRules(prune);
root.walkDecls((decl) => {
  decl.value = decl.value.replace(/var\(--govuk-[a-z-]+,\s*([^()]+|rgba?\([^)]*\))\)/g, '$1');
  mirror(decl);
});
sweep(root);
join(root);
process.stdout.write(`${tidy(root.toString())}\n`);
