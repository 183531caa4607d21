// The page of the recount: starts the worker after a click, shows how far it is, and says what was and was not proven. Nothing is loaded before, nothing stored.
(() => {
  const box = document.getElementById('recount');
  if (!box || !window.Worker || !window.crypto.subtle) return;
  const texts = JSON.parse(document.getElementById('recount-words').dataset.words);
  const [start, stop] = box.querySelectorAll('button');
  const bar = box.querySelector('progress'), now = box.querySelector('.now'), out = box.querySelector('.found');
  const data = box.dataset, language = document.documentElement.lang;
  let worker, spoken = 0;

  document.documentElement.classList.add('can-recount');

  const number = value => value.toLocaleString(language);
  const phrase = (key, values) => texts[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  // A number as the page shows it: the digits of its text; nothing where there is none.
  const shown = cell => {
    const digits = cell.textContent.trim().replace(/[.,\s\u00a0\u202f]/g, '');
    return /^\d+$/.test(digits) ? Number(digits) : null;
  };

  // The detail is for who mends it, and in the language of programs.
  const line = (list, kind, words, detail) => {
    const item = document.createElement('li'), sign = document.createElement('b');
    item.className = kind;
    sign.textContent = texts['sign-' + kind] + ' ';
    item.append(sign, words);
    if (detail) {
      const code = document.createElement('code');
      code.lang = 'en';
      code.textContent = detail;
      item.append(' ', code);
    }
    list.append(item);
  };

  const compare = (totals, add) => {
    const counted = new Map(totals.trim().split('\n').map(one => JSON.parse(one)).map(one => [one.contest, one]));
    const rows = [...document.querySelectorAll('#totals tr[data-contest]')];
    let numbers = 0, wrong = 0;
    const look = (name, page, record) => {
      numbers++;
      if (page === record) return;
      if (wrong++ < 8) add('bad', 'number', { name, page: page === null ? '–' : number(page), record: record === undefined ? '–' : number(record) });
    };
    for (const row of rows) {
      const found = counted.get(row.dataset.contest), name = row.cells[0].textContent.trim();
      counted.delete(row.dataset.contest);
      const votes = [...row.cells[3].querySelectorAll('span')];
      if (!found || votes.length !== found.votes.length) {
        add('bad', 'contest', { name });
        wrong++;
        continue;
      }
      look(name, shown(row.cells[1]), found.parts.counted[0]);
      look(name, shown(row.cells[2]), found.parts.counted[1]);
      if (found.parts.counted[0]) votes.forEach((cell, i) => look(name + ', ' + (i + 1), shown(cell), found.votes[i]));
    }
    for (const name of counted.keys()) {
      add('bad', 'contest', { name });
      wrong++;
    }
    if (!wrong) add('good', 'numbers', { n: number(numbers), contests: number(rows.length) });
  };

  const root = (found, add) => {
    const { checkpoint, blame } = found, values = { size: number(checkpoint.size), root: found.root, signed: checkpoint.root };
    if (checkpoint.origin !== data.origin) add('bad', 'origin', { origin: checkpoint.origin });
    if (checkpoint.size < Number(data.size)) add('bad', 'behind', { size: values.size, page: number(Number(data.size)) });
    if (!blame) add('good', 'root', values);
    else if (blame.other >= 0 && blame.tiles === checkpoint.root) add('bad', 'entry', { ...values, n: blame.other });
    else if (blame.other < 0 && blame.tiles === found.root) add('bad', 'checkpoint', values);
    else add('bad', 'root-other', values);
  };

  const signatures = ({ judged, checkpoint }, add) => {
    if (!judged) return add('open', 'key-none');
    let logs = 0;
    for (const one of judged.lines.split('\n')) {
      const word = one.split(' ', 1)[0], rest = one.slice(word.length + 1);
      if (word === 'log' && ++logs) add('good', judged.own ? 'signed-own' : 'signed', { key: rest });
      else if (word === 'witness') add('good', 'witness', { time: new Date(Number(rest.split(' ', 1)[0]) * 1000).toLocaleString(language), name: rest.slice(rest.indexOf(' ') + 1) });
      else if (word === 'policy-unread') add('bad', 'policy', {}, rest);
      else add('bad', 'unsigned', {}, rest);
    }
    if (logs && !judged.lines.includes('\nwitness ')) add('open', 'witness-none');
  };

  const judge = (found, add) => {
    const problems = found.problems.split('\n').filter(Boolean);
    for (const one of problems.slice(0, 8)) {
      const [n, kind] = one.split(' ', 2);
      add('bad', 'problem-' + kind, { n }, one.slice(n.length + kind.length + 2));
    }
    if (found.normal >= 0) add('bad', 'problem-normal', { n: found.normal });
    if (!problems.length && found.normal < 0) add('good', 'law', { n: number(found.checkpoint.size) });
    root(found, add);
    signatures(found, add);
    found.devices.bad.slice(0, 8).forEach(n => add('bad', 'device', { n }));
    if (found.devices.good) add('good', 'devices', { n: number(found.devices.good) });
    if (!found.page || !found.page.digest) return add('bad', 'uncounted');
    const same = found.page.digest === data.digest;
    add(same ? 'good' : 'bad', same ? 'digest' : 'digest-other', { n: number(Number(data.size)), digest: found.page.digest, page: data.digest });
    compare(found.page.totals, add);
  };

  const finish = words => {
    worker.terminate();
    worker = null;
    bar.hidden = stop.hidden = true;
    start.disabled = false;
    now.textContent = words;
  };

  const done = found => {
    const verdict = document.createElement('p'), list = document.createElement('ul'), seen = { good: 0, bad: 0, open: 0 };
    const add = (kind, key, values, detail) => {
      seen[kind]++;
      line(list, kind, phrase(key, values || {}), detail);
    };
    list.className = 'plain';
    if (found.kind === 'failed') add('bad', 'failed', {}, found.text);
    else judge(found, add);
    const all = seen.bad ? 'bad' : seen.good ? 'good' : 'open';
    verdict.className = 'verdict ' + all;
    verdict.textContent = texts['verdict-' + all];
    ['paper', 'others', 'script', 'later'].forEach(key => line(list, 'open', texts['not-' + key]));
    out.replaceChildren(verdict, list);
    finish(found.kind === 'failed' ? texts.stopped : phrase('took', { n: number(found.checkpoint.size), seconds: number(Math.round(found.seconds * 10) / 10), kilobytes: number(Math.round(found.loaded / 1000)) }));
    out.focus();
  };

  const tell = ({ data: told }) => {
    if (told.kind === 'progress') {
      bar.max = told.size;
      bar.value = told.done;
      if (Date.now() - spoken < 1000 && told.done < told.size) return;
      spoken = Date.now();
      now.textContent = phrase('progress', { done: number(told.done), size: number(told.size) });
    } else if (told.kind === 'loading' || told.kind === 'waiting') now.textContent = texts[told.kind];
    else done(told);
  };

  start.addEventListener('click', () => {
    const own = box.querySelector('textarea').value.trim();
    out.replaceChildren();
    bar.removeAttribute('value');
    start.disabled = true;
    bar.hidden = stop.hidden = false;
    worker = new Worker(data.worker, { type: 'module' });
    worker.onmessage = tell;
    worker.onerror = problem => done({ kind: 'failed', text: problem.message || data.worker });
    worker.postMessage({ program: data.program, record: data.record, size: Number(data.size), own: own && !/\s/.test(own) ? `log ${own}\nquorum none\n` : own && own + '\n' });
    stop.focus();
  });
  stop.addEventListener('click', () => {
    finish(texts.stopped);
    start.focus();
  });
})();
