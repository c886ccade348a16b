// Small comforts on every page; nothing here is needed for a page to work.
// Nothing is stored on the device; nothing is sent but, from pages that lock, the sign that somebody is there.
(() => {
  'use strict';
  const { body } = document;

  // Quick exit: the page leaves the history, so that Back does not bring it up again.
  // Escape pressed three times within two seconds does the same.
  const exit = document.querySelector('a[data-exit]');
  const leave = () => {
    forget();
    body.hidden = true;
    location.replace(exit.dataset.exit || exit.href);
  };
  if (exit) {
    exit.addEventListener('click', (event) => {
      event.preventDefault();
      leave();
    });
    let presses = [];
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.repeat) return;
      presses = presses.filter((at) => event.timeStamp - at < 2000);
      presses.push(event.timeStamp);
      if (presses.length >= 3) leave();
    });
  }

  // What was typed goes when the page goes; a page taken out of the cache is asked for anew.
  function forget() {
    for (const form of document.querySelectorAll('form[data-forget]')) {
      form.reset();
      // A reset brings back what the server had put in: that goes too.
      for (const field of form.querySelectorAll('input, textarea, select')) {
        const chosen = field.form.elements[field.dataset.suggestValue];
        if (chosen) chosen.value = '';
        if (/^(hidden|submit|button)$/.test(field.type)) continue;
        if (field.type === 'radio' || field.type === 'checkbox') field.checked = false;
        else if (field.type === 'select-one') field.selectedIndex = 0;
        else field.value = '';
      }
    }
  }
  // The fields of a form being sent were read before this event.
  addEventListener('pagehide', forget);
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
    else release();
  });

  // One press, one case: the button sleeps after the first.
  const sleeping = new Set();
  function release() {
    for (const button of sleeping) button.disabled = false;
    sleeping.clear();
  }
  document.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    const buttons = [...event.target.querySelectorAll('button, input[type=submit]')];
    // After the event, since a sleeping button would not send its own value.
    setTimeout(() => {
      for (const button of buttons) {
        if (button.disabled) continue;
        button.disabled = true;
        sleeping.add(button);
      }
    });
    // A download leaves the page where it is.
    setTimeout(release, 8000);
  });

  // The summary of errors is read first.
  const summary = document.querySelector('.govuk-error-summary');
  if (summary) summary.focus();

  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }

  // Nobody there: lock. Several open pages count as one presence. Whoever writes a long answer sends nothing for
  // minutes: the server is told that somebody is there, or it would lock before the answer comes.
  const idle = Number(body.dataset.idleSeconds) * 1000;
  if (idle > 0) {
    const others = 'BroadcastChannel' in window ? new BroadcastChannel('presence') : null;
    let seen = Date.now();
    let told = 0;
    let reported = Date.now();
    const present = () => {
      seen = Date.now();
      if (!body.dataset.idleTo && seen - reported > 20000) {
        reported = seen;
        fetch('/me/here', { redirect: 'manual' }).catch(() => {});
      }
      if (others && seen - told > 5000) {
        told = seen;
        others.postMessage(0);
      }
    };
    // A file on a slow line: whoever waits for it is there, for as long as ten minutes.
    let sent = 0;
    document.addEventListener('submit', (event) => {
      const kind = (event.submitter && event.submitter.formEnctype) || event.target.enctype;
      if (!event.defaultPrevented && kind === 'multipart/form-data') sent = Date.now();
    });
    const look = () => {
      if (Date.now() - sent < 600000) present();
      if (Date.now() - seen < idle) return;
      forget();
      body.hidden = true;
      if (body.dataset.idleTo) location.replace(body.dataset.idleTo);
      else location.replace(body.dataset.here ? `/locked?next=${body.dataset.here}` : '/locked');
    };
    if (others) others.onmessage = () => { seen = Date.now(); };
    for (const name of ['keydown', 'pointerdown', 'scroll']) addEventListener(name, present, { passive: true, capture: true });
    // A phone that slept runs no timer: look again when it wakes.
    document.addEventListener('visibilitychange', look);
    setInterval(look, 5000);
  }
})();
