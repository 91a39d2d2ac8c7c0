// The frame round every view: the title, the views, the opening that runs begin from, and what went wrong.

import { useSignal } from '@preact/signals';
import { choose, study, trouble } from '../state/atlas.ts';
import { clock, still } from '../state/clock.ts';
import { words } from '../words.ts';
import { useKiosk } from './kiosk.ts';
import { views } from './table.ts';

/** The page. */
export function Page() {
  const open = study.value;
  const chosen = still.value;
  useKiosk(open);
  if (open === undefined || chosen === undefined) return null;
  const there = views.filter((it) => it.fits?.(open) ?? true);
  const view = there.find((it) => it.name === chosen.view) ?? there[0]!;
  const openings = open.manifest.ensembles.filter((it) => it.switches.length === 0);
  return (
    <>
      <a class="skip" href="#main">
        {words.skip}
      </a>
      <header>
        <h1>{open.manifest.title}</h1>
        <nav aria-label={words.title}>
          {there
            .filter((it) => it.inner !== true)
            .map((it) => (
              <button
                key={it.name}
                type="button"
                aria-current={it === view ? 'page' : undefined}
                onClick={() => choose({ view: it.name })}
              >
                {it.title}
              </button>
            ))}
        </nav>
        <label class="opening">
          {words.opening}{' '}
          <select
            value={chosen.opening}
            onChange={(event) => {
              const key = event.currentTarget.value;
              const to = open.scenario.openings.find((it) => it.key === key)!;
              const day = Math.max(clock.peek(), to.day);
              choose({ opening: key, day });
            }}
          >
            {openings.map(({ opening }) => (
              <option key={opening} value={opening}>
                {open.scenario.openings.find((it) => it.key === opening)?.name}
              </option>
            ))}
          </select>
        </label>
        <Share />
      </header>
      {trouble.value === '' ? null : (
        <p class="trouble" role="alert">
          {trouble.value}
        </p>
      )}
      <main id="main" tabIndex={-1}>
        <view.draw study={open} />
      </main>
    </>
  );
}

function Share() {
  const copied = useSignal(false);
  const copy = () => {
    navigator.clipboard?.writeText(location.href).then(
      () => {
        copied.value = true;
      },
      () => undefined,
    );
  };
  return (
    <button type="button" class="share" onClick={copy}>
      {copied.value ? words.shared : words.share}
    </button>
  );
}
