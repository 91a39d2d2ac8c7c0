// The frame round every view: the title, the views, the opening that runs begin from, and what went wrong.

import { useSignal } from '@preact/signals';
import { told } from '../parts/Told.tsx';
import { writeAddress } from '../state/address.ts';
import { choose, type Study, study, trouble } from '../state/atlas.ts';
import { clock, saidDay, still } from '../state/clock.ts';
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
        <h1 {...told()}>{open.manifest.title}</h1>
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
          <span>{words.opening} </span>
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
              <option key={opening} value={opening} {...told()}>
                {open.scenario.openings.find((it) => it.key === opening)?.name}
              </option>
            ))}
          </select>
        </label>
        <Languages study={open} />
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
      {isEmbedded ? <WholeAtlas /> : null}
    </>
  );
}

/** Whether the page stands in a frame of somebody else's. */
const isEmbedded = new URLSearchParams(location.search).has('embed');
document.documentElement.classList.toggle('embedded', isEmbedded);

/** From a frame to the page itself, at the same view. */
function WholeAtlas() {
  const address = new URL(location.href);
  address.searchParams.delete('embed');
  if (still.value !== undefined && study.value !== undefined)
    address.hash = writeAddress({ ...still.value, day: saidDay.value }, study.value.usual);
  return (
    <p class="whole-atlas">
      <a href={address.href} target="_blank" rel="noopener">
        {words.embed.whole}
      </a>
    </p>
  );
}

/** The languages that the page carries; nothing where it carries only its own. */
function Languages({ study: { translations } }: { readonly study: Study }) {
  const spoken = new URLSearchParams(location.search).get('lang') ?? '';
  if (translations.length === 0) return null;
  return (
    <label class="languages">
      <span class="hidden">{words.languages.label}</span>
      <select
        value={translations.some((it) => it.language === spoken) ? spoken : ''}
        onChange={(event) => {
          const address = new URL(location.href);
          address.searchParams.delete('lang');
          if (event.currentTarget.value !== '')
            address.searchParams.set('lang', event.currentTarget.value);
          location.assign(address);
        }}
      >
        <option value="">{words.languages.own}</option>
        {translations.map(({ language, name }) => (
          <option key={language} value={language} lang={language}>
            {name}
          </option>
        ))}
      </select>
    </label>
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
