// Shows the questions of one long form one at a time. Without this script they simply follow
// one another, and the server decides alone which of them count.
//
//   <form data-intake data-next="Continue" data-back="Back" data-last="Last question" …>
//     <fieldset class="q" data-q="kind" data-if="topic=water|food" data-required data-missing="Choose one.">
//
// `data-if`: `field=a|b` any of these values, `field` any answer, `field!=a` answered otherwise;
// `;` joins what must all hold, ` or ` separates alternatives. Only questions above count.
// `data-end` on a question: nothing comes after it and nothing is sent.
// `data-progress` on a question: words shown above it.
// `data-must` on a question: fields that need an answer each, `[{"field", "when": condition, "say": words}]`.
// `data-until-typed`: gone as soon as something is answered.
// A link to a field (`href="#kind"`) shows the question of that field.
// `data-start="kind"` on the form: one answer is being changed; then straight to the end.
(() => {
  'use strict';
  const form = document.querySelector('form[data-intake]');
  if (!form) return;
  const questions = [...form.querySelectorAll('.q')];
  const controls = (q) => [...q.querySelectorAll('input:not([type=hidden]), select, textarea')];
  const ticked = (c) => !/^(radio|checkbox)$/.test(c.type) || c.checked;

  // --- Which questions count -------------------------------------------------------------
  function values(name) {
    return [...form.elements]
      .filter((c) => c.name === name && !c.matches(':disabled') && ticked(c))
      .map((c) => c.value.trim())
      .filter(Boolean);
  }
  function holds(term) {
    const [, name, sign, wanted] = /^\s*([^=!\s]+)\s*(!?=)?\s*(.*?)\s*$/.exec(term) || [];
    const given = values(name);
    if (!sign) return given.length > 0;
    const any = wanted.split('|').some((value) => given.includes(value.trim()));
    return sign === '=' ? any : given.length > 0 && !any;
  }
  const applies = (condition) => !condition || condition.split(' or ').some((all) => all.split(';').every(holds));

  // What does not count is switched off, so that a forgotten answer in it is not sent.
  function settle() {
    let ended = false;
    for (const q of questions) {
      const off = ended || !applies(q.dataset.if);
      q.dataset.off = off ? '1' : '';
      if ('disabled' in q) q.disabled = off;
      else for (const control of controls(q)) control.disabled = off;
      if (!off && 'end' in q.dataset) ended = true;
    }
  }
  const open = () => questions.filter((q) => !q.dataset.off);
  const after = (q) => open().find((other) => questions.indexOf(other) > questions.indexOf(q));

  // What a question still wants: words, and the field they belong to.
  const musts = questions.map((q) => JSON.parse(q.dataset.must || '[]'));
  function wants(q) {
    const all = controls(q);
    if ('required' in q.dataset && !all.some((c) => ticked(c) && c.value.trim())) return [{ say: q.dataset.missing, at: null }];
    return musts[questions.indexOf(q)]
      .filter((must) => applies(must.when) && !values(must.field).length)
      .map((must) => ({ say: must.say, at: all.find((c) => c.name === must.field) }));
  }
  const lacking = (q) => wants(q).length > 0;

  function note(q, { say, at }, id) {
    const message = document.createElement('p');
    message.id = id;
    message.className = 'govuk-error-message';
    message.dataset.note = '';
    message.setAttribute('role', 'alert');
    message.textContent = say;
    const group = at && at.closest('.govuk-form-group');
    const inside = group && group.querySelector('fieldset');
    const head = group ? group.querySelector('legend, label') : q.querySelector('legend, h2');
    if (head) head.after(message);
    else (inside || group || q).prepend(message);
    const described = at && !inside ? at : q;
    const words = described.getAttribute('aria-describedby') || '';
    if (!words.split(' ').includes(id)) described.setAttribute('aria-describedby', `${words} ${id}`.trim());
  }
  function complain(q) {
    q.querySelectorAll('[data-note]').forEach((message) => message.remove());
    const wanting = wants(q);
    wanting.forEach((want, number) => {
      const group = want.at ? want.at.closest('.govuk-form-group') : q;
      if (!group.querySelector('.govuk-error-message')) note(q, want, `missing-${q.dataset.q}-${number}`);
    });
    return wanting.length > 0;
  }

  // --- The buttons ------------------------------------------------------------------------
  const submit = form.querySelector('button:not([type=button]), input[type=submit]');
  function button(words, kind) {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = `govuk-button ${kind}`;
    made.textContent = words;
    return made;
  }
  const next = button(form.dataset.next, '');
  const back = button(form.dataset.back, 'govuk-button--secondary');
  const row = document.createElement('div');
  row.className = 'q-nav';
  submit.before(row);
  row.append(next, submit, back);
  const progress = document.createElement('p');
  progress.className = 'q__progress';
  questions[0].before(progress);

  // --- Going through -----------------------------------------------------------------------
  // Errors come first, all on one page, under the summary that lists them; so does an answer
  // somebody came back to change.
  const summary = document.querySelector('.govuk-error-summary');
  const first = questions.filter((q) => q.querySelector('.govuk-error-message') || q.dataset.q === form.dataset.start);
  let mending = first.length > 0;
  let shown = first;
  let sending = false;

  function draw() {
    settle();
    const [q] = shown;
    const ended = shown.some((one) => 'end' in one.dataset);
    // what is still to be answered may open more questions: nobody knows yet that it is the last
    const more = mending || lacking(q) || Boolean(after(q));
    for (const one of questions) one.hidden = !shown.includes(one) || one.dataset.off === '1';
    next.hidden = ended || !more;
    submit.hidden = ended || more;
    back.hidden = mending ? !before() : open()[0] === q;
    progress.textContent = mending ? '' : q.dataset.progress || (!more && !ended && form.dataset.last) || '';
    progress.hidden = !progress.textContent;
  }
  // The question before the first of those shown.
  const before = () => open().filter((q) => questions.indexOf(q) < questions.indexOf(shown[0])).pop();
  function show(q) {
    shown = [q];
    draw();
    if (summary) summary.hidden = true;
    scrollTo({ top: 0, behavior: 'instant' });
    const head = q.querySelector('legend, h2') || q;
    head.tabIndex = -1;
    head.focus({ preventScroll: true });
  }
  function go(q) {
    // The history knows which question, never what was answered.
    history.pushState({ q: q.dataset.q }, '');
    show(q);
  }
  /** One step on; true when there is nothing left to ask. */
  function forward() {
    settle();
    if (shown.some((q) => 'end' in q.dataset)) return false;
    const wanting = shown.filter((q) => !q.dataset.off && complain(q));
    if (wanting.length) {
      const [want] = wants(wanting[0]);
      (want.at || controls(wanting[0])[0]).focus();
      return false;
    }
    const following = mending ? null : after(shown[0]);
    // An answer changed on the way may have opened a question nobody has seen yet.
    const target = following || open().find(lacking);
    mending = false;
    if (target) go(target);
    return !target;
  }

  next.addEventListener('click', () => {
    if (!forward()) return;
    sending = true;
    submit.hidden = false;
    if (form.requestSubmit) form.requestSubmit(submit);
    else submit.click();
  });
  back.addEventListener('click', () => {
    if (!mending) {
      history.back();
      return;
    }
    const earlier = before();
    mending = false;
    if (earlier) go(earlier);
  });
  form.addEventListener('change', () => {
    form.querySelectorAll('[data-until-typed]').forEach((one) => { one.hidden = true; });
    draw();
  });
  form.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    const field = link && document.getElementById(link.hash.slice(1));
    const q = field && field.closest('.q');
    if (!q || !q.hidden || q.dataset.off) return;
    event.preventDefault();
    mending = false;
    go(q);
  });
  // Enter goes on to the next question; the form leaves only when nothing is missing.
  form.addEventListener('submit', (event) => {
    if (sending) return;
    sending = forward();
    if (!sending) event.preventDefault();
  });
  addEventListener('pageshow', () => { sending = false; });
  addEventListener('popstate', (event) => {
    if (!event.state) return; // a link to a place on this page
    settle();
    mending = false;
    show(open().find((q) => q.dataset.q === event.state.q) || open()[0]);
  });

  // Each question begins at its top, whichever way it was reached.
  history.scrollRestoration = 'manual';
  settle();
  shown = mending ? first : [open()[0]];
  history.replaceState({ q: shown[0].dataset.q }, '');
  draw();
})();
