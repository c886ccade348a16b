// Puts the sprite together: one <symbol> per icon, named after what it means here.
// All come from one set (Lucide), so that no answer looks heavier than another.
import fs from 'node:fs';

const icons = {
  // What it is about
  dist: 'package-open', cash: 'banknote', food: 'soup', water: 'faucet', health: 'heart-pulse', shelter: 'tent',
  target: 'list-checks', info: 'megaphone', staff: 'id-card-lanyard', safety: 'umbrella', thanks: 'smile', other: 'messages-square',
  // What kind of message
  know: 'message-circle-question-mark', need: 'hand-helping', idea: 'lightbulb', wrong: 'triangle-alert',
  rude: 'annoyed', favour: 'hand-coins', serious: 'octagon-alert', child: 'baby', community: 'house', authority: 'landmark',
  // Who, and how to answer
  woman: 'venus', man: 'mars', older: 'glasses', outgoing: 'phone-outgoing', incoming: 'phone-incoming',
  person: 'user-round', people: 'users-round', trust: 'heart-handshake', desk: 'headset', sms: 'message-square-text',
  phone: 'phone', visit: 'footprints', place: 'map-pin', near: 'map-pin-house', far: 'send', hidden: 'eye-off', none: 'circle-dashed',
  yes: 'circle-check', no: 'circle-x',
  // Getting about
  home: 'house', list: 'list', chart: 'chart-column', gear: 'settings', search: 'search', clock: 'clock', calendar: 'calendar',
  lock: 'lock', key: 'key-round', check: 'check', warning: 'triangle-alert', download: 'download', upload: 'upload', print: 'printer',
  exit: 'log-out', plus: 'plus', close: 'x', edit: 'pencil', mail: 'mail', mic: 'mic', play: 'play', sound: 'volume-2', globe: 'globe', offline: 'wifi-off',
  waiting: 'cloud-upload', inbox: 'inbox', book: 'book-open', shield: 'shield-check',
};

function body(name) {
  const svg = fs.readFileSync(`node_modules/lucide-static/icons/${name}.svg`, 'utf8');
  return svg.replace(/<!--[^]*?-->/g, '').replace(/^[^]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '')
    .replace(/\s+/g, ' ').replace(/ ?\/>/g, '/>').replace(/> </g, '><').trim();
}

const symbols = Object.entries(icons).map(([id, name]) =>
  `<symbol id="${id}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${body(name)}</symbol>`);
process.stdout.write(`<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`);
