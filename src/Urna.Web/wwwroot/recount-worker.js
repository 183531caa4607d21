// Recounts a record with the law itself, beside the page, so that the page stays usable. Started by a click, ended by closing it.
const ahead = 4; // Bundles that are on their way while one is counted.

const say = (kind, more) => postMessage({ kind, ...more });

const get = async address => {
  const answer = await fetch(address, { credentials: 'omit' });
  if (!answer.ok) throw new Error(address + ': ' + answer.status);
  return new Uint8Array(await answer.arrayBuffer());
};

const bundleOf = (record, index, size) => {
  const groups = [];
  for (let rest = String(index).padStart(3, '0'); rest; rest = rest.slice(0, -3)) groups.unshift((groups.length ? 'x' : '') + rest.slice(-3).padStart(3, '0'));
  return record + 'tile/entries/' + groups.join('/') + (index < Math.floor(size / 256) ? '' : '.p/' + size % 256);
};

const load = async program => {
  const { dotnet } = await import(program + 'dotnet.js');
  const { getAssemblyExports } = await dotnet.create();
  return (await getAssemblyExports('Urna.Recount')).Urna.Recount.Program;
};

const follow = async (law, record, size) => {
  const last = Math.ceil(size / 256), coming = [];
  const ask = index => index < last && coming.push(get(bundleOf(record, index, size)));
  for (let index = 0; index < ahead; index++) ask(index);
  for (let index = 0; index < last; index++) {
    const bundle = await coming.shift();
    ask(index + ahead);
    const problem = law.Take(bundle, Math.min(256, size - index * 256));
    if (problem) throw new Error(problem);
    say('progress', { done: Math.min(size, (index + 1) * 256), size });
  }
};

// Not by onmessage: the runtime would take this for a thread of its own.
addEventListener('message', async ({ data: { program, record } }) => {
  try {
    say('loading');
    const law = await load(program);
    const note = new TextDecoder().decode(await get(record + 'checkpoint'));
    const size = Number(note.split('\n')[1]);
    await follow(law, record, size);
    say('done', { size, root: law.Root(), digest: law.Digest() });
  } catch (problem) {
    say('failed', { text: String(problem && problem.message || problem) });
  }
});
