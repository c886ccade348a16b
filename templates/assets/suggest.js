// Suggestions under a text field, from an address that answers [{"value","label"}].
//
//   <input name="place_text" data-suggest="/places?q=" data-suggest-value="place"
//          data-suggest-none="No such place" aria-label=… >
//   <input type="hidden" name="place">
//
// The chosen value goes to the field named in `data-suggest-value`, and is emptied as soon as
// the words change. Without this script the server looks the words up.
(() => {
  'use strict';
  const element = (tag, attributes) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };

  function attach(input, number) {
    const id = `suggest-${number}`;
    const chosen = input.form && input.form.elements[input.dataset.suggestValue];
    const box = element('div', { class: 'suggest' });
    const list = element('ul', { id, role: 'listbox', 'aria-label': input.dataset.suggestLabel || input.name });
    const status = element('p', { class: 'q__progress', role: 'status' });
    list.hidden = true;
    input.before(box);
    box.append(input, list);
    box.after(status);
    for (const [name, value] of [['role', 'combobox'], ['aria-expanded', 'false'], ['aria-controls', id], ['aria-autocomplete', 'list'], ['autocomplete', 'off']])
      input.setAttribute(name, value);

    let timer = 0;
    let round = 0;
    let at = -1;

    function close() {
      list.hidden = true;
      at = -1;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
    }
    function mark(index) {
      at = (index + list.children.length) % list.children.length;
      [...list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === at)));
      input.setAttribute('aria-activedescendant', list.children[at].id);
      list.children[at].scrollIntoView({ block: 'nearest' });
    }
    function pick(item) {
      input.value = item.textContent;
      if (chosen) chosen.value = item.dataset.value;
      close();
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }
    function fill(found) {
      list.replaceChildren(...found.map((entry, i) => {
        const item = element('li', { id: `${id}-${i}`, role: 'option', 'aria-selected': 'false', 'data-value': entry.value });
        item.textContent = entry.label;
        return item;
      }));
      close();
      list.hidden = found.length === 0;
      input.setAttribute('aria-expanded', String(found.length > 0));
      status.textContent = found.length ? '' : input.dataset.suggestNone || '';
    }
    async function ask() {
      const mine = (round += 1);
      const words = input.value.trim();
      if (words.length < 2) {
        status.textContent = '';
        close();
        return;
      }
      try {
        const answer = await fetch(input.dataset.suggest + encodeURIComponent(words), { headers: { accept: 'application/json' } });
        // A slow answer to earlier words must not replace a later one.
        if (answer.ok && mine === round) fill(await answer.json());
      } catch {
        close(); // without a network the words alone are sent
      }
    }

    input.addEventListener('input', () => {
      if (chosen) chosen.value = '';
      clearTimeout(timer);
      timer = setTimeout(ask, 200);
    });
    input.addEventListener('keydown', (event) => {
      if (list.hidden || !list.children.length) return;
      if (event.key === 'ArrowDown') mark(at + 1);
      else if (event.key === 'ArrowUp') mark(at < 1 ? list.children.length - 1 : at - 1);
      else if (event.key === 'Enter' && at >= 0) pick(list.children[at]);
      else {
        if (event.key === 'Escape' || event.key === 'Tab') close();
        return;
      }
      event.preventDefault();
    });
    // Before the field loses the focus, and with it the list.
    list.addEventListener('mousedown', (event) => event.preventDefault());
    list.addEventListener('click', (event) => {
      const item = event.target.closest('li');
      if (item) pick(item);
    });
    input.addEventListener('blur', () => setTimeout(close, 150));
  }

  document.querySelectorAll('input[data-suggest]').forEach(attach);
})();
