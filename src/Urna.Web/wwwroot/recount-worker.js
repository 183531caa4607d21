// Recounts a record with the law itself, beside the page, so that the page stays usable. Begins after a click, and ends with the page or its wish.
const ahead = 4; // Bundles that are on their way while one is counted.
const width = 256; // Entries of a bundle.
const patience = 60; // Times that is asked again: for a checkpoint that holds what the page shows, or where it was too much at once.

const say = (kind, more) => postMessage({ kind, ...more });
const text = bytes => new TextDecoder().decode(bytes);
const bytesOf = base64 => Uint8Array.from(atob(base64), c => c.charCodeAt(0));
let loaded = 0;

const get = async (address, cache = 'default', time = 0) => {
  const answer = await fetch(address, { credentials: 'omit', cache });
  if ((answer.status === 429 || answer.status === 503) && time < patience) { // Too much at once for this server: it says when to come again.
    await new Promise(done => setTimeout(done, 1000 * Number(answer.headers.get('retry-after') ?? 5)));
    return get(address, cache, time + 1);
  }
  if (!answer.ok) throw new Error(address + ': ' + answer.status);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  loaded += bytes.length;
  return bytes;
};

const tileOf = (record, kind, index, size) => {
  const groups = [];
  for (let rest = String(index).padStart(3, '0'); rest; rest = rest.slice(0, -3)) groups.unshift((groups.length ? 'x' : '') + rest.slice(-3).padStart(3, '0'));
  return record + 'tile/' + kind + '/' + groups.join('/') + (index < Math.floor(size / width) ? '' : '.p/' + (size & (width - 1)));
};

const load = async program => {
  const { dotnet } = await import(program + 'dotnet.js');
  const { getAssemblyExports } = await dotnet.create();
  return (await getAssemblyExports('Urna.Recount')).Urna.Recount.Program;
};

// The newest checkpoint that goes as far as the page: origin, size, root.
const checkpointOf = async (law, record, size) => {
  for (let time = 0; ; time++) {
    const note = await get(record + 'checkpoint', 'no-store');
    const [origin, signed, root] = law.Read(note).split('\n');
    if (!root) throw new Error(record + 'checkpoint: ' + origin);
    if (Number(signed) >= size || time === patience) return { note, origin, size: Number(signed), root };
    say('waiting');
    await new Promise(done => setTimeout(done, 1000));
  }
};

// The runtime here has no tables of Unicode; the browser has. A string that is not in normalization form C has no place in a record.
const notNormal = (bundle, first) => {
  const all = text(bundle);
  if (all === all.normalize('NFC')) return -1;
  for (let at = 0, entry = first; at + 2 <= bundle.length; entry++) {
    const end = at + 2 + bundle[at] * 256 + bundle[at + 1];
    const one = text(bundle.subarray(at + 2, end));
    if (one !== one.normalize('NFC')) return entry;
    at = end;
  }
  return -1;
};

// Where so many entries of a bundle end.
const endOf = (bundle, entries) => {
  let at = 0;
  for (let i = 0; i < entries && at + 2 <= bundle.length; i++) at += 2 + bundle[at] * 256 + bundle[at + 1];
  return at;
};

const keys = new Map();
const keyOf = spki => {
  if (!keys.has(spki)) keys.set(spki, crypto.subtle.importKey('spki', bytesOf(spki), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']));
  return keys.get(spki);
};
const checkDevices = async (lines, devices) => {
  for (const line of lines.split('\n')) {
    if (!line) continue;
    const [entry, spki, signed, value] = line.split(' ');
    try {
      const holds = await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, await keyOf(spki), bytesOf(value), bytesOf(signed));
      if (holds) devices.good++;
      else devices.bad.push(Number(entry));
    } catch {
      devices.bad.push(Number(entry));
    }
  }
};

const follow = async (law, record, size, shown) => {
  const last = Math.ceil(size / width), coming = [], found = { devices: { good: 0, bad: [] }, normal: -1, page: null };
  const ask = index => index < last && coming.push(get(tileOf(record, 'entries', index, size)));
  for (let index = 0; index < ahead; index++) ask(index);
  for (let index = 0; index < last; index++) {
    const bundle = await coming.shift(), first = index * width, entries = Math.min(width, size - first);
    ask(index + ahead);
    const before = shown > first && shown <= first + entries ? shown - first : 0, cut = before ? endOf(bundle, before) : 0;
    if (before) {
      law.Take(bundle.slice(0, cut), before);
      found.page = { digest: law.Digest(), totals: law.Totals() };
    }
    const taken = before < entries ? law.Take(bundle.slice(cut), entries - before) : shown;
    if (found.normal < 0) found.normal = notNormal(bundle, first);
    await checkDevices(law.Signatures(), found.devices);
    say('progress', { done: first + entries, size });
    if (taken < first + entries) break; // The bundle cannot be read; nothing behind it has its place.
  }
  return found;
};

// Where the entries do not give the signed root: the hashes of the tree, to see which entry is another, or whether the root is.
const blame = async (law, record, size) => {
  let other = -1;
  try {
    for (let index = 0; index * width < size; index++) {
      const found = law.Compare(await get(tileOf(record, '0', index, size)), index);
      if (other < 0) other = found;
    }
  } catch {
    // Without tiles it stays unknown.
  }
  return { other, tiles: law.TilesRoot() };
};

const policyOf = async (record, own) => {
  if (own) return { bytes: new TextEncoder().encode(own), own: true };
  try {
    return { bytes: await get(record + 'policy', 'no-store'), own: false };
  } catch {
    return null; // A server that names no key.
  }
};

// Not by onmessage: the runtime would take this for a thread of its own.
addEventListener('message', async ({ data: { program, record, size, own } }) => {
  try {
    const begun = performance.now();
    say('loading');
    const law = await load(program);
    const { note, ...checkpoint } = await checkpointOf(law, record, size);
    const found = await follow(law, record, checkpoint.size, size);
    const root = law.Root();
    const policy = await policyOf(record, own);
    say('done', {
      checkpoint, root, ...found, problems: law.Problems(), digest: law.Digest(),
      blame: root === checkpoint.root ? null : await blame(law, record, checkpoint.size),
      judged: policy && { own: policy.own, lines: law.Judge(note, policy.bytes) },
      loaded, seconds: (performance.now() - begun) / 1000,
    });
  } catch (problem) {
    say('failed', { text: String(problem && problem.message || problem) });
  }
});
