// The second step by the lock of this phone or computer (WebAuthn). Without this script a code does the same.
//
//   <form …> … <div data-passkey="/where/to/ask" [data-passkey-new] hidden>
//     <input type="hidden" name="answer">  <button type="button" data-passkey-go>  <p data-passkey-failed hidden>
//
// The button asks the server what to sign, lets the device sign it, and sends the form with the answer.
(() => {
  'use strict';
  if (!window.PublicKeyCredential || !navigator.credentials) return;

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  const words = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const each = (known) => (known || []).map((one) => ({ ...one, id: bytes(one.id) }));

  function toSign(told) {
    const asked = { ...told, challenge: bytes(told.challenge) };
    if (told.user) asked.user = { ...told.user, id: bytes(told.user.id) };
    if (told.excludeCredentials) asked.excludeCredentials = each(told.excludeCredentials);
    if (told.allowCredentials) asked.allowCredentials = each(told.allowCredentials);
    return asked;
  }

  function toSend(made) {
    const { response } = made;
    const said = { clientDataJSON: words(response.clientDataJSON) };
    if (response.attestationObject) {
      said.attestationObject = words(response.attestationObject);
      said.transports = response.getTransports ? response.getTransports() : [];
    } else {
      said.authenticatorData = words(response.authenticatorData);
      said.signature = words(response.signature);
      if (response.userHandle) said.userHandle = words(response.userHandle);
    }
    return JSON.stringify({
      id: made.id, rawId: words(made.rawId), type: made.type, response: said, clientExtensionResults: {},
      ...(made.authenticatorAttachment ? { authenticatorAttachment: made.authenticatorAttachment } : {}),
    });
  }

  async function go(place, form) {
    const body = new URLSearchParams({ csrf: form.elements.csrf.value });
    const answer = await fetch(place.dataset.passkey, { method: 'POST', body, redirect: 'manual' });
    // Locked, or to be confirmed anew meanwhile: the page says so itself.
    if (answer.type === 'opaqueredirect') return location.reload();
    if (!answer.ok) throw new Error('not asked');
    const publicKey = toSign(await answer.json());
    const made = 'passkeyNew' in place.dataset
      ? await navigator.credentials.create({ publicKey })
      : await navigator.credentials.get({ publicKey });
    form.elements.answer.value = toSend(made);
    form.submit();
  }

  for (const place of document.querySelectorAll('[data-passkey]')) {
    const form = place.closest('form');
    const button = place.querySelector('[data-passkey-go]');
    const failed = place.querySelector('[data-passkey-failed]');
    place.hidden = false;
    button.addEventListener('click', async () => {
      const blank = [...form.querySelectorAll('input[type=password]')].find((field) => !field.value);
      if (blank) {
        blank.focus();
        return;
      }
      button.disabled = true;
      failed.hidden = true;
      try {
        await go(place, form);
      } catch {
        // Refused, not recognised, or left too long: one may press again.
        failed.hidden = false;
        button.disabled = false;
      }
    });
  }
})();
