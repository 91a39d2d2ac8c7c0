// Make your own: a copy of the tutorial as tables that can be edited, checked after every change, with what
// was found, where, and a button for what mends it; campaigns on it, and a ZIP to take away. The page keeps
// nothing and sends nothing. What the campaigns say is drawn by `OwnFound.tsx`.

import { useSignal, useSignalEffect } from '@preact/signals';
import { download } from '../parts/download.ts';
import { Heads } from '../parts/Heads.tsx';
import { Scroll } from '../parts/Scroll.tsx';
import { programs } from '../parts/Told.tsx';
import { Written } from '../parts/Written.tsx';
import {
  editOwn,
  openWorkshop,
  own,
  ownPlayed,
  ownRuns,
  ownUnderWay,
  playOwn,
  sheet,
  stopOwn,
  zipOfDraft,
} from '../state/own.ts';
import { grouped } from '../state/said-number.ts';
import { words } from '../words.ts';
import type { Checked, Remark, Sheet, SheetName } from '../workshop/messages.ts';
import { OwnFound } from './OwnFound.tsx';
import { PlayBar } from './PlayBar.tsx';

/** Fields that hold sentences or lists, and so need room. */
const long = ['says', 'holds'];

/** What the command takes for a key. */
const isKey = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** The view. */
export function Own() {
  useSignalEffect(openWorkshop);
  const now = own.value;
  if (now === undefined) return <p class="waiting">{words.own.opening}</p>;
  const { draft } = now;
  const shown = now.sheets.find((it) => it.name === sheet.value)!;
  return (
    <div class="leaf wide own">
      <h2>{words.own.title}</h2>
      <p class="lead">{words.own.lead}</p>
      <p class="small">{words.own.stays}</p>
      <div class="own-head">
        <p>
          <label for="own-title">{words.own.name}</label>{' '}
          <Written
            id="own-title"
            value={now.title}
            prose
            put={(text) => editOwn({ kind: 'title', text })}
          />
        </p>
        <p>
          <label for="own-key">{words.own.key}</label>{' '}
          <Written
            id="own-key"
            value={draft.key}
            wrong={!isKey.test(draft.key)}
            put={(text) => editOwn({ kind: 'key', text })}
          />
        </p>
      </div>
      <fieldset class="tabs">
        <legend class="hidden">{words.own.tables}</legend>
        {now.sheets.map((it) => (
          <button
            key={it.name}
            type="button"
            aria-pressed={it.name === sheet.value}
            onClick={() => {
              sheet.value = it.name;
            }}
          >
            {words.own.sheets[it.name]}
          </button>
        ))}
      </fieldset>
      <p class="small">{words.own.about[shown.name]}</p>
      <Cells shown={shown} remarks={now.remarks} />
      <datalist id="known-words">
        {now.known.map((it) => (
          <option key={it} value={it} />
        ))}
      </datalist>
      <Add key={shown.name} shown={shown} />
      <Remarks now={now} />
      {now.onGround ? null : <p class="trouble">{words.own.offGround}</p>}
      <PlayBar
        play={words.own.play(grouped(ownRuns))}
        onPlay={playOwn}
        onStop={stopOwn}
        underWay={ownUnderWay.value}
        done={ownPlayed.value !== undefined}
        disabled={!now.playable}
      />
      <p>
        <button
          type="button"
          class="press"
          disabled={!isKey.test(draft.key)}
          onClick={() => download(`${draft.key}.zip`, zipOfDraft(draft))}
        >
          {words.own.save}
        </button>{' '}
        <span class="small">{words.own.how(draft.key)}</span>
      </p>
      {ownPlayed.value === undefined ? null : <OwnFound played={ownPlayed.value} draft={draft} />}
    </div>
  );
}

function cellName(sheet: SheetName, key: string, field: string): string {
  return `cell ${sheet} ${key} ${field}`;
}

function headOf(field: string): string {
  return words.own.fields[field] ?? field;
}

function Cells({ shown, remarks }: { readonly shown: Sheet; readonly remarks: readonly Remark[] }) {
  const { name, fields, entries } = shown;
  const wrong = (key: string, field: string) =>
    remarks.some(
      ({ cell, finding }) =>
        finding.severity === 'error' &&
        cell?.sheet === name &&
        cell.key === key &&
        cell.field === field,
    );
  return (
    <Scroll name={words.own.sheets[name]}>
      <table class="cells">
        <Heads heads={[words.own.entry, ...fields.map(headOf), words.own.away]} />
        <tbody>
          {entries.map(({ key, cells }) => (
            <tr key={key}>
              <th scope="row">{key}</th>
              {fields.map((field, at) => (
                <td key={field} class={field}>
                  <Written
                    id={cellName(name, key, field)}
                    label={words.own.cell(key, headOf(field))}
                    wrong={wrong(key, field)}
                    value={cells[at]!}
                    rows={long.includes(field) ? 2 : 1}
                    prose={field === 'says'}
                    words="known-words"
                    put={(text) => editOwn({ kind: 'cell', sheet: name, key, field, text })}
                  />
                </td>
              ))}
              <td>
                <button
                  type="button"
                  aria-label={words.own.drop(key)}
                  onClick={() => editOwn({ kind: 'drop', sheet: name, key })}
                >
                  ×
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Add({ shown }: { readonly shown: Sheet }) {
  const key = useSignal('');
  const good = isKey.test(key.value) && shown.entries.every((it) => it.key !== key.value);
  return (
    <form
      class="add"
      onSubmit={(event) => {
        event.preventDefault();
        if (!good) return;
        editOwn({ kind: 'add', sheet: shown.name, key: key.value });
        key.value = '';
      }}
    >
      <label>
        {words.own.addKey}{' '}
        <input
          type="text"
          value={key.value}
          spellcheck={false}
          onInput={(event) => {
            key.value = event.currentTarget.value;
          }}
        />
      </label>{' '}
      <button type="submit" class="press" disabled={!good}>
        {words.own.add}
      </button>{' '}
      <span class="small">{words.own.keyHelp}</span>
    </form>
  );
}

function Remarks({ now }: { readonly now: Checked }) {
  const { remarks } = now;
  const errors = remarks.filter((it) => it.finding.severity === 'error').length;
  return (
    <section class="remarks" aria-label={words.own.found}>
      <h3>{words.own.found}</h3>
      <p role="status">
        {remarks.length === 0
          ? words.own.sound
          : words.own.counted(errors, remarks.length - errors)}
      </p>
      <ul>
        {remarks.slice(0, 40).map((it) => (
          <OneRemark key={`${it.finding.file} ${it.finding.line} ${it.finding.what}`} it={it} />
        ))}
      </ul>
    </section>
  );
}

function OneRemark({ it }: { readonly it: Remark }) {
  const { finding, cell, remedy } = it;
  const { severity, what, hint = '', file, line } = finding;
  const sentence = `${what.charAt(0).toUpperCase()}${what.slice(1)}`;
  return (
    <li class={severity}>
      <p>
        <em>{words.own.severity[severity]}.</em>{' '}
        <span {...programs}>
          {/[.?!]$/.test(sentence) ? sentence : `${sentence}.`} {hint}
        </span>
      </p>
      <p>
        {cell === undefined ? (
          <span class="small">{words.own.where(file, line)}</span>
        ) : (
          <button type="button" class="press" onClick={() => goTo(cell)}>
            {words.own.show(words.own.cell(cell.key, headOf(cell.field)))}
          </button>
        )}{' '}
        {remedy === undefined ? null : (
          <button
            type="button"
            class="press strong"
            onClick={() => editOwn({ kind: 'file', file: remedy.file })}
          >
            {remedy.word === '' ? words.own.widen : words.own.write(remedy.word)}
          </button>
        )}
      </p>
    </li>
  );
}

/** Shows a cell's table and goes to the cell; to the first of its line where the field is not shown. */
function goTo(cell: NonNullable<Remark['cell']>): void {
  sheet.value = cell.sheet;
  requestAnimationFrame(() => {
    const fields = own.value?.sheets.find((it) => it.name === cell.sheet)?.fields ?? [];
    const field = fields.includes(cell.field) ? cell.field : (fields[0] ?? '');
    document.getElementById(cellName(cell.sheet, cell.key, field))?.focus();
  });
}
