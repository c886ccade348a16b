// Plays the sound of a link with `data-play` where it stands, instead of opening it beside the page. Pressed again it
// stops; so it does when another question comes, when the page is left or covered.
(() => {
  'use strict';
  let sound = null;
  let playing = null;

  function stop() {
    if (sound) sound.pause();
    if (playing) {
      delete playing.dataset.playing;
      playing.setAttribute('aria-pressed', 'false');
    }
    sound = null;
    playing = null;
  }
  function failed(link) {
    link.dataset.failed = '';
    if (playing === link) stop();
  }
  function play(link) {
    delete link.dataset.failed;
    sound = new Audio(link.href);
    playing = link;
    link.dataset.playing = '';
    link.setAttribute('aria-pressed', 'true');
    sound.addEventListener('ended', stop);
    sound.addEventListener('error', () => failed(link));
    sound.play().catch((error) => { if (error.name !== 'AbortError') failed(link); });
  }

  for (const link of document.querySelectorAll('a[data-play]')) {
    link.setAttribute('role', 'button');
    link.setAttribute('aria-pressed', 'false');
    link.addEventListener('keydown', (event) => {
      if (event.key !== ' ') return;
      event.preventDefault();
      link.click();
    });
  }
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-play]');
    if (!link) {
      if (event.target.closest('button, a, summary')) stop();
      return;
    }
    event.preventDefault();
    const again = link === playing;
    stop();
    if (!again) play(link);
  });
  addEventListener('popstate', stop);
  addEventListener('pagehide', stop);
  document.addEventListener('visibilitychange', () => { if (document.hidden) stop(); });
})();
