// Keeps an open page honest: says what is newer, changes it when the reader asks, and says so when the server is silent. Pages work without it.
(() => {
  'use strict';
  const byId = id => document.getElementById(id);
  const place = byId('newer');
  const language = document.documentElement.lang;

  // {n}: a value; {n:one|few|many}: the form that follows it, as in Words/Language.cs.
  const form = (n, forms) => {
    if (forms.length < 2) return forms[0] || '';
    if (forms.length === 2) return forms[n === 1 ? 0 : 1];
    const text = String(n), last = Number(text.slice(-1)), two = Number(text.slice(-2));
    if (two > 10 && two < 15) return forms[2];
    return forms[last === 1 ? 0 : last > 1 && last < 5 ? 1 : 2];
  };
  const say = (text, values) => text.replace(/\{(\w+)(?::([^}]*))?\}/g, (_, name, forms) => {
    const value = values[name];
    if (forms !== undefined) return form(value, forms.split('|'));
    return typeof value === 'number' ? value.toLocaleString(language) : value;
  });
  const two = n => String(n).padStart(2, '0');
  // A moment in the election's own time, as in Words/Vocabulary.cs.
  const timeOf = (milliseconds, data) => {
    const local = new Date(milliseconds + Number(data.offset) * 60000);
    return `${local.getUTCDate()}\u00a0${data.months.split('|')[local.getUTCMonth()]} ${local.getUTCFullYear()}, ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
  };

  // The slider says of which moment its place is; its steps are those of Layout/Night.cs.
  document.addEventListener('input', event => {
    const stop = event.target;
    if (stop.id !== 'stop') return;
    const [first, ...steps] = stop.dataset.stops.split(' ');
    let at = Number(first), left = Number(stop.value);
    for (const step of steps) {
      const [seconds, times] = step.split('*').map(Number), taken = Math.min(left, times);
      at += seconds * taken;
      left -= taken;
    }
    const text = stop.value === stop.max ? stop.dataset.newest : timeOf(at * 1000, stop.dataset);
    stop.setAttribute('aria-valuetext', text);
    byId('stop-at').textContent = text;
  });

  const live = () => {
    const link = place.querySelector('a'), rest = link.textContent, gone = byId('gone'), heard = byId('heard');
    const longestHidden = 20000, grace = 3000;
    const promised = Number(place.dataset.every) * 1000;
    let newest = Number(place.dataset.version), protocols = Number(place.dataset.protocols);
    let source = null, last = Date.now(), tries = 0, next = 0, hiddenSince = 0, state = null, busy = false, told = false, fixed = false;
    const own = () => Number(place.dataset.version);
    const onWall = document.body.classList.contains('screen'); // Nobody's finger is there: what is new is shown at once.
    const inFrame = document.body.classList.contains('embed'); // Read beside an article, by many: they ask now and then, and hold no stream.
    const wait = tried => Math.min(60000, 1000 * 2 ** Math.min(tried, 6)) * (0.5 + Math.random());

    // The alarm stands on what was heard, never on what is hoped: nothing for longer than the policy promises is said.
    const alarm = word => {
      gone.hidden = !word;
      if (!word || gone.dataset.word === word) {
        if (!word) gone.dataset.word = '';
        return;
      }
      const values = { since: timeOf(word === 'gone' ? last : Date.parse(state.since || place.dataset.at), place.dataset), time: timeOf(Date.parse(place.dataset.at), place.dataset) };
      gone.querySelector('b').textContent = say(gone.dataset[word], values);
      gone.querySelector('span').textContent = say(gone.dataset[`${word}Means`], values);
      gone.dataset.word = word;
    };
    const judge = () => {
      if (fixed) return;
      if (Date.now() - last > promised) return alarm('gone');
      const word = state && state.state;
      const drawn = byId('alarms').textContent.trim().length > 0;
      alarm(!drawn && (word === 'paused' || word === 'silent' || word === 'trouble') ? word : '');
    };

    const offer = () => {
      const more = newest > own();
      place.classList.toggle('has', more);
      if (!more) { link.textContent = rest; return; }
      const n = protocols - Number(place.dataset.protocols);
      link.textContent = n > 0 ? say(place.dataset.words, { n }) : place.dataset.other;
      if (!told) { heard.textContent = link.textContent; told = true; } // Once, not with every event.
    };
    const take = facts => {
      last = Date.now(); tries = 0; state = facts;
      fixed = facts.state === 'fixed';
      const parts = facts.parts || {}, stations = facts.stations || {};
      const mine = place.dataset.part;
      const part = mine ? parts[mine] || stations[mine] : parts.nation;
      const frame = parts.frame;
      if (part) { newest = Math.max(newest, part.version); if (mine) protocols = part.protocols; }
      if (frame) newest = Math.max(newest, frame.version);
      if (!part && mine && mine.startsWith('station-') && facts.stationCount > 0 && !facts.stations) ask(); // Too many to be named.
      clock(facts.replay);
      judge();
      offer();
    };
    // A replay's clock goes on in the page; when the night is over there is nothing left to turn.
    const clock = replay => {
      const said = byId('clock');
      if (!said) return;
      said.closest('form').hidden = !replay;
      if (!replay) return;
      const time = timeOf(Date.parse(replay.moment), place.dataset);
      said.textContent = `${say(said.dataset.clock, { time })} ${say(replay.paused ? said.dataset.stands : said.dataset.runs, { speed: replay.speed })}`;
    };

    // What stands above the reader's eyes may grow: what they look at stays where it is.
    const swap = text => {
      const fresh = new DOMParser().parseFromString(text, 'text/html');
      const main = byId('main'), marks = [...main.querySelectorAll('[id]')];
      const eye = marks.find(e => e.getBoundingClientRect().bottom > 0), top = eye ? eye.getBoundingClientRect().top : 0;
      const open = new Set([...main.querySelectorAll('details[open] > summary')].map(e => e.textContent));
      const focus = document.activeElement, within = main.contains(focus) ? focus.id || focus.getAttribute('href') : null;
      for (const id of ['alarms', 'stage', 'when', 'main']) {
        const from = fresh.getElementById(id), to = byId(id);
        if (from && to) to.replaceChildren(...from.childNodes);
      }
      for (const summary of main.querySelectorAll('details > summary')) if (open.has(summary.textContent)) summary.parentElement.open = true;
      const again = within && [...main.querySelectorAll('a, [id]')].find(e => e.id === within || e.getAttribute('href') === within);
      if (again) again.focus({ preventScroll: true });
      const stays = eye && window.scrollY > 0 && byId(eye.id);
      if (stays) window.scrollBy({ top: stays.getBoundingClientRect().top - top, behavior: 'instant' });
      const data = fresh.getElementById('newer').dataset;
      for (const key of ['version', 'protocols', 'at']) place.dataset[key] = data[key];
    };
    const show = async () => {
      if (busy) return;
      busy = true;
      place.setAttribute('aria-busy', 'true');
      try {
        const answer = await fetch(onWall || inFrame ? location.href : `${place.dataset.parts}${place.dataset.part}/${newest}${location.search}`, { credentials: 'omit' });
        if (!answer.ok) throw new Error(String(answer.status));
        swap(await answer.text());
        told = false;
        heard.textContent = '';
        judge();
        offer();
      } catch {
        if (!onWall && !inFrame) location.assign(link.href); // The page itself, then, or what the browser says of it.
      } finally {
        busy = false;
        place.removeAttribute('aria-busy');
      }
    };
    link.addEventListener('click', event => {
      if (!place.dataset.part || newest <= own() || event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0) return;
      event.preventDefault();
      show();
    });

    const ask = async () => {
      next = Date.now() + Math.max(wait(tries), Math.min(15000, promised / 2));
      tries += 1;
      try {
        const answer = await fetch(`${place.dataset.now}?part=${place.dataset.part || 'nation'}`, { cache: 'no-cache', credentials: 'omit' });
        if (answer.ok) take(await answer.json());
      } catch {
        // The next look is later; the page says by itself how old it is.
      }
    };
    const close = () => { if (source) source.close(); source = null; };
    const open = () => {
      source = new EventSource(`${place.dataset.events}?part=${place.dataset.part || 'nation'}`);
      place.dataset.live = 'opening';
      for (const name of ['state', 'news', 'beat']) source.addEventListener(name, event => {
        place.dataset.live = 'open';
        take(JSON.parse(event.data));
        if (fixed) close();
      });
      source.onerror = () => {
        place.dataset.live = 'lost';
        if (!source || source.readyState !== EventSource.CLOSED) return; // The browser comes back by itself.
        close();
        ask(); // It is refused: the page looks by itself, and tries again later.
      };
    };
    // One clock for everything, so that a page left open all night stays as light as it was.
    const tick = () => {
      if (fixed) return;
      if (document.hidden) {
        if (hiddenSince && Date.now() - hiddenSince > longestHidden) close();
        return;
      }
      if (window.EventSource && !inFrame) { if (!source && Date.now() >= next) open(); } else if (Date.now() >= next) ask();
      judge();
      if (onWall && newest > own()) show();
    };
    document.addEventListener('visibilitychange', () => {
      hiddenSince = document.hidden ? Date.now() : 0;
      if (!document.hidden && !source) last = Math.max(last, Date.now() - promised + grace); // Time to ask before it is said that there is no answer.
      tick();
    });
    next = Date.now() + 600 + Math.random() * 600; // Not all of those who opened the page in this second.
    setInterval(tick, Math.min(2000, Math.max(200, promised / 8)));
  };

  if (place && window.fetch) live();
})();
