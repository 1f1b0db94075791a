// Runs in the page before the editor: the examples ({ title, group, about, query }) by groups, whether the graph knows who asks, and the
// editor's own options are given to it.
// It makes the bar above the editor, and opens what the address asks for.

// biome-ignore lint/correctness/noUnusedVariables: the page calls it
function openPlayground({ examples, groups, knowsViewer }, options) {
  const KEY = 'plangraph:key';
  const key = sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY);
  const asked = new URL(location.href).searchParams;
  const given = asked.has('query') ? [{ query: asked.get('query'), variables: asked.get('variables') ?? undefined }] : [];
  document.body.prepend(barOf());
  void tellWho();
  return {
    ...options,
    defaultTabs: [...given, ...options.defaultTabs],
    ...(given.length > 0 && { variables: asked.get('variables') ?? undefined }),
    // not in the tabs' own headers, which the editor keeps for good
    additionalHeaders: { ...options.additionalHeaders, ...(key !== null && { authorization: `Bearer ${key}` }) },
  };

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function barOf() {
    const menu = element('div', {});
    for (const { name, said } of groups) {
      const own = examples.filter(({ group }) => group === name);
      if (own.length === 0) continue;
      const links = own.map(({ title, about, query }) => {
        const link = element('a', { href: `/graphiql?${new URLSearchParams({ query })}` }, title);
        link.append(element('small', {}, about));
        return link;
      });
      menu.append(element('section', {}, element('h2', {}, said), ...links));
    }
    const bar = element('header', { id: 'bar' });
    bar.append(
      element('a', { href: '/' }, '← PlanGraph'),
      element('details', {}, element('summary', {}, 'Ví dụ · Examples'), menu),
      element('span', { className: 'who', role: 'status' }, '…'),
      keyForm(),
    );
    return bar;
  }

  /** Another key: kept by this tab, as the dashboard keeps it. */
  function keyForm() {
    if (key !== null) {
      const out = element('button', { type: 'button' }, 'Đăng xuất · Sign out');
      out.onclick = () => {
        sessionStorage.removeItem(KEY);
        localStorage.removeItem(KEY);
        location.reload();
      };
      return out;
    }
    const input = element('input', { type: 'password', placeholder: 'Khóa · Key', autocomplete: 'off' });
    input.setAttribute('aria-label', 'Khóa truy cập · Key');
    const form = element('form', {}, input, element('button', {}, 'Đăng nhập · Sign in'));
    form.onsubmit = (event) => {
      event.preventDefault();
      if (input.value.trim() === '') return;
      sessionStorage.setItem(KEY, input.value.trim());
      location.reload();
    };
    return form;
  }

  async function tellWho() {
    const place = document.querySelector('#bar .who');
    try {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-plangraph-cost': '1',
          ...(key !== null && { authorization: `Bearer ${key}` }),
        },
        body: JSON.stringify({ query: knowsViewer ? '{ viewer { name role } }' : '{ __typename }' }),
      });
      const { data, errors, extensions } = await response.json();
      if (!data) throw new Error(errors[0].message);
      const name = data.viewer?.name ?? null;
      const budget = extensions?.cost?.budget;
      const left = /;r=(\d+)/.exec(response.headers.get('ratelimit') ?? '')?.[1];
      place.textContent = [
        name === null ? key === null && 'Không có khóa · no key' : `${name} (${data.viewer.role})`,
        budget && `${budget.toLocaleString('vi')} điểm mỗi truy vấn · points an operation`,
        left && `còn ${left} yêu cầu trong phút này · requests left this minute`,
      ]
        .filter(Boolean)
        .join(' — ');
    } catch (error) {
      place.textContent = error.message;
    }
  }
}
