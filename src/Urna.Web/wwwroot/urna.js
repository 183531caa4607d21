// Says that there is something newer. It never changes a number: the reader does, by following the link. Pages work without it.
(() => {
  const place = document.getElementById('newer');
  if (!place || !window.fetch) return;
  const seen = Number(place.dataset.size);
  const link = place.querySelector('a');
  const often = 15000;
  // {n:one|few|many}: the form that follows a number, as in Words/Language.cs.
  const form = (n, forms) => {
    if (forms.length < 2) return forms[0] || '';
    if (forms.length === 2) return forms[n === 1 ? 0 : 1];
    const text = String(n), last = Number(text.slice(-1)), two = Number(text.slice(-2));
    if (two > 10 && two < 15) return forms[2];
    return forms[last === 1 ? 0 : last > 1 && last < 5 ? 1 : 2];
  };
  const say = n => place.dataset.words
    .replace(/\{n:([^}]*)\}/g, (_, forms) => form(n, forms.split('|')))
    .replace('{n}', n.toLocaleString(document.documentElement.lang));
  const look = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(place.dataset.status, { cache: 'no-cache', credentials: 'omit' });
      if (!answer.ok) return;
      const more = Number((await answer.json()).size) - seen;
      if (more > 0) link.textContent = say(more);
    } catch {
      // Without an answer the page stays what it is: its own time stands at its head.
    }
  };
  setInterval(look, often + Math.random() * 5000);
})();
