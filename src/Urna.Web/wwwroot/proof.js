// Checks one protocol against the record, as docs/record.md says it (sections 2, 7): leaf, proof, root, signature, numbers. Nothing is stored.
(() => {
  const words = document.getElementById('proof-words');
  if (!words) return;
  const { say: texts, empty, unreadable } = JSON.parse(words.dataset.words);
  const subtle = window.crypto && window.crypto.subtle;
  const utf8 = new TextEncoder();
  let seenKey; // The key this page was told first, for as long as it is open.

  document.documentElement.classList.add('can-prove');

  const phrase = (key, values) => texts[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const bytesOf = text => Uint8Array.from(atob(text), c => c.charCodeAt(0));
  const hex = bytes => [...bytes].map(b => b.toString(16).padStart(2, '0')).join('');
  const same = (a, b) => a && b && hex(a) === hex(b);
  const join = (...parts) => {
    const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
    parts.reduce((at, p) => (all.set(p, at), at + p.length), 0);
    return all;
  };
  const sha256 = async (...parts) => new Uint8Array(await subtle.digest('SHA-256', join(...parts)));
  const leafOf = bytes => sha256([0], bytes);
  const nodeOf = (left, right) => sha256([1], left, right);

  const get = async address => {
    const answer = await fetch(address, { cache: 'no-cache', credentials: 'omit' });
    if (!answer.ok) throw new Error(address + ': ' + answer.status);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const getText = async address => new TextDecoder('utf-8', { fatal: true }).decode(await get(address));

  // From the leaf up to the root (RFC 9162, 2.1.3.2); null where the proof has not the length that it must have.
  const climb = async (index, size, leaf, proof) => {
    if (!(index < size)) return null;
    let at = index, last = size - 1, hash = leaf;
    for (const beside of proof) {
      if (last === 0) return null;
      if (at & 1 || at === last) {
        hash = await nodeOf(beside, hash);
        while (at && !(at & 1)) { at >>>= 1; last >>>= 1; }
      } else hash = await nodeOf(hash, beside);
      at >>>= 1;
      last >>>= 1;
    }
    return last === 0 ? hash : null;
  };

  // A .tlog-proof file: index, hashes, an empty line, the checkpoint with its signatures.
  const readProof = text => {
    const begin = text.indexOf('\n\n');
    const head = text.slice(0, begin).split('\n').filter(line => !line.startsWith('extra '));
    if (begin < 0 || head[0] !== 'c2sp.org/tlog-proof@v1' || !/^index \d+$/.test(head[1])) throw new Error('tlog-proof');
    const note = text.slice(begin + 2);
    const end = note.lastIndexOf('\n\n');
    const body = note.slice(0, end + 1);
    const [origin, size, root] = body.split('\n');
    if (end < 0 || !/^[1-9]\d{0,8}$/.test(size)) throw new Error('checkpoint');
    const signatures = note.slice(end + 2).split('\n').filter(Boolean).map(line => {
      const [, name, signature] = /^\u2014 (\S+) (\S+)$/.exec(line) || [];
      return { name, bytes: bytesOf(signature) };
    });
    return { index: Number(head[1].slice(6)), hashes: head.slice(2).map(bytesOf), body, origin, size: Number(size), root: bytesOf(root), signatures };
  };

  // NAME+ID+BASE64: the id is made of name, type and key; null where it is not.
  const readKey = async text => {
    const [, name, id, rest] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) || [];
    if (!name) return null;
    try {
      const bytes = bytesOf(rest);
      const made = await sha256(utf8.encode(name + '\n'), bytes);
      return hex(made.slice(0, 4)) === id && bytes.length === 33 ? { name, id, type: bytes[0], key: bytes.slice(1), text: text.trim() } : null;
    } catch {
      return null;
    }
  };

  const readPolicy = async text => {
    const keys = { logs: [], witnesses: [] };
    for (const line of text.split('\n')) {
      const [kind, one, two] = line.trim().split(/\s+/);
      const key = kind === 'log' ? await readKey(one) : kind === 'witness' ? await readKey(two || '') : null;
      if (key) keys[kind === 'log' ? 'logs' : 'witnesses'].push({ ...key, called: one });
    }
    return keys;
  };

  // 'good', 'wrong', 'none' (this key has not signed) or 'unable' (the browser has no Ed25519); with the time of a witness.
  const judge = async (proof, key) => {
    const found = proof.signatures.find(s => s.name === key.name && hex(s.bytes.slice(0, 4)) === key.id);
    if (!found) return { is: 'none' };
    const time = key.type === 4 ? Number(new DataView(found.bytes.buffer).getBigUint64(4)) : 0;
    const message = key.type === 4 ? `cosignature/v1\ntime ${time}\n${proof.body}` : proof.body;
    let ready;
    try {
      ready = await subtle.importKey('raw', key.key, { name: 'Ed25519' }, false, ['verify']);
    } catch {
      return { is: 'unable' };
    }
    const holds = await subtle.verify({ name: 'Ed25519' }, ready, found.bytes.slice(key.type === 4 ? 12 : 4), utf8.encode(message));
    return { is: holds ? 'good' : 'wrong', time };
  };

  // The numbers as the page shows them: the text of its cells, not what stands behind them. The same in words is left out.
  const figureIn = cell => {
    const copy = cell.cloneNode(true);
    copy.querySelector('.inwords')?.remove();
    return copy.textContent.trim();
  };
  const numberIn = cell => {
    const text = figureIn(cell);
    if (text === empty) return '';
    if (text === unreadable) return '?';
    const digits = text.replace(/[.,\s\u00a0\u202f]/g, '');
    return /^\d+$/.test(digits) ? Number(digits) : text;
  };
  const shown = value => value === '' ? empty : value === '?' ? unreadable : value.toLocaleString(document.documentElement.lang);
  const compare = (section, button, fact) => {
    const wrong = [];
    const rows = [...section.querySelector('table.numbers').tBodies[0].rows];
    const expected = rows.length === fact.lines.length ? fact.lines : [...fact.lines, ...fact.votes];
    if (rows.length !== expected.length) wrong.push(phrase('rows', { page: rows.length, entry: expected.length }));
    const look = (row, cell, value) => {
      if (numberIn(cell) !== value) wrong.push(phrase('number', { row, page: figureIn(cell), entry: shown(value) }));
    };
    rows.slice(0, expected.length).forEach((row, i) => look(row.cells[0].textContent.trim() + ' ' + row.cells[1].textContent.trim(), row.cells[2 + Number(button.dataset.column)], expected[i]));
    const top = button.dataset.top === undefined ? null : section.querySelector('table.choices');
    if (top) [...top.tBodies[0].rows].forEach((row, i) => look(row.cells[0].textContent.trim(), row.cells[1], fact.votes[i]));
    return { wrong, withVotes: expected.length > fact.lines.length };
  };

  const tileOf = (index, size) => {
    const tile = index >>> 8, groups = [];
    for (let rest = String(tile).padStart(3, '0'); rest; rest = rest.slice(0, -3)) groups.unshift((groups.length ? 'x' : '') + rest.slice(-3).padStart(3, '0'));
    return 'tile/0/' + groups.join('/') + (tile < size >>> 8 ? '' : '.p/' + (size & 255));
  };
  // Where leaf and root do not meet: is it the entry that is another, or the proof?
  const blame = async (record, number, leaf, proof) => {
    try {
      const tile = await get(record + tileOf(number, proof.size));
      const at = (number & 255) * 32;
      return same(tile.slice(at, at + 32), leaf) ? 'proof-wrong' : 'entry-wrong';
    } catch {
      return 'not-in-record';
    }
  };

  const signatures = async (record, proof, own, add) => {
    let policy = { logs: [], witnesses: [] };
    try {
      policy = await readPolicy(await getText(record + 'policy'));
    } catch {
      // A server that names no key: then only a key from elsewhere can be asked.
    }
    const named = policy.logs[0];
    if (named && seenKey && seenKey !== named.text) add('bad', 'key-changed', { key: named.text });
    seenKey ||= named && named.text;
    const key = own || named;
    if (!key) return add('open', 'signature-unknown');
    if (key.name !== proof.origin) return add('bad', 'key-other', { origin: proof.origin });
    const { is } = await judge(proof, key);
    add(is === 'good' ? 'good' : is === 'unable' ? 'open' : 'bad', is === 'good' ? (own ? 'signature-own' : 'signature-named') : 'signature-' + is, { key: key.text });
    let witnessed = false;
    for (const witness of policy.witnesses) {
      const seen = await judge(proof, witness);
      witnessed ||= seen.is === 'good';
      if (seen.is === 'good') add('good', 'witness', { name: witness.called, time: new Date(seen.time * 1000).toISOString() });
      else if (seen.is === 'wrong') add('bad', 'witness-wrong', { name: witness.called });
    }
    if (policy.witnesses.length && !witnessed) add('open', 'witness-none');
  };

  const ownOf = async (text, add) => {
    if (!text) return {};
    if (/^[0-9a-f]{64}$/i.test(text)) return { root: text.toLowerCase() };
    if (/^[A-Za-z0-9+/]{43}=$/.test(text)) return { root: hex(bytesOf(text)) };
    const key = await readKey(text);
    if (!key) add('bad', 'own-unread');
    return { key };
  };

  const check = async (box, button, add) => {
    const record = box.dataset.record, number = Number(button.dataset.entry);
    const own = await ownOf(box.querySelector('input').value.trim(), add);
    const bytes = await get(record + 'entry/' + number);
    let fact = {};
    try {
      fact = JSON.parse(new TextDecoder().decode(bytes)).data;
    } catch {
      // Not an entry: then nothing below agrees.
    }
    if (fact.station !== box.dataset.station || fact.contest !== box.dataset.contest || (fact.version || 1) !== Number(button.dataset.version) || !fact.lines || !fact.votes) add('bad', 'other-protocol', { n: number });
    else {
      const { wrong, withVotes } = compare(box.closest('section'), button, fact);
      if (!wrong.length) add('good', withVotes ? 'numbers' : 'numbers-lines', { n: number });
      wrong.slice(0, 8).forEach(text => add('bad', 'differs', { text, n: number }));
    }
    const proof = readProof(await getText(record + 'entry/' + number + '.tlog-proof'));
    const leaf = await leafOf(bytes);
    const root = proof.index === number ? await climb(number, proof.size, leaf, proof.hashes) : null;
    if (same(root, proof.root)) add('good', 'in-record', { n: number, size: proof.size.toLocaleString(document.documentElement.lang), root: hex(proof.root) });
    else add('bad', await blame(record, number, leaf, proof), { n: number });
    await signatures(record, proof, own.key, add);
    if (own.root) add(own.root === hex(proof.root) ? 'good' : 'open', own.root === hex(proof.root) ? 'root-same' : 'root-other', { size: proof.size.toLocaleString(document.documentElement.lang) });
  };

  const line = (list, kind, text) => {
    const item = document.createElement('li');
    const sign = document.createElement('b');
    item.className = kind;
    sign.textContent = phrase('sign-' + kind) + ' ';
    item.append(sign, text);
    list.append(item);
  };
  const run = async (box, button) => {
    const out = box.querySelector('.found'), verdict = document.createElement('p'), list = document.createElement('ul');
    const seen = { good: 0, bad: 0, open: 0 };
    const add = (kind, key, values) => {
      seen[kind]++;
      line(list, kind, phrase(key, values || {}));
    };
    list.className = 'plain';
    button.disabled = true;
    try {
      if (subtle) await check(box, button, add);
      else add('open', 'no-crypto');
    } catch (problem) {
      add('bad', 'unread', { text: problem.message });
    }
    ['paper', 'names', 'later', 'others'].forEach(key => line(list, 'open', phrase('not-' + key)));
    verdict.className = 'verdict ' + (seen.bad ? 'bad' : seen.open ? 'open' : 'good');
    verdict.textContent = phrase(seen.bad ? 'verdict-bad' : seen.open ? 'verdict-open' : 'verdict-good', { n: button.dataset.entry });
    out.replaceChildren(verdict, list);
    button.disabled = false;
  };

  document.addEventListener('click', event => {
    const button = event.target.closest('.proof button[data-entry]');
    if (button) run(button.closest('.proof'), button);
  });
})();
