// The tables of a draft: which file each stands for, which fields are shown, what a new line begins with,
// and how an edit of a table becomes an edit of a file. What the tables do not show stays as it is.

import { entriesOf, fieldOf, putEntry, putField } from '@tumen/lab/scenario';
import { type Draft, type Edit, type Sheet, type SheetName, sheetNames } from './messages.ts';

interface SheetKind {
  /** The file, or the first that begins so. */
  readonly file: string;
  readonly under: readonly string[];
  /** Fields that are words and never values. */
  readonly prose: readonly string[];
  readonly fields: readonly string[];
}

const kinds: Readonly<Record<SheetName, SheetKind>> = {
  places: {
    file: 'places.yaml',
    under: [],
    prose: ['name'],
    fields: ['name', 'kind', 'ground', 'at', 'walls', 'souls', 'trade', 'cite'],
  },
  people: {
    file: 'people.yaml',
    under: [],
    prose: ['name', 'house'],
    fields: ['name', 'born', 'father', 'house', 'faith', 'rank', 'skill', 'cite'],
  },
  forces: {
    file: 'openings/',
    under: ['forces'],
    prose: [],
    fields: ['owner', 'commander', 'at', 'soldiers', 'cite'],
  },
  record: {
    file: 'record.yaml',
    under: ['attestations'],
    prose: ['says'],
    fields: ['says', 'when', 'holds', 'denies', 'cite'],
  },
};

/** The path of the file behind a table, and the keys that lead to its entries. */
export function homeOf(
  { files }: Draft,
  sheet: SheetName,
): { readonly path: string; readonly under: readonly string[] } {
  const { file, under } = kinds[sheet];
  const path = files.find((it) => it.path.startsWith(file))?.path ?? file;
  return { path, under };
}

/** All tables of a draft. */
export function sheetsOf(draft: Draft): readonly Sheet[] {
  return sheetNames.map((name): Sheet => {
    const { fields } = kinds[name];
    const { path, under } = homeOf(draft, name);
    const entries = entriesOf(textOf(draft, path), under).map((it) => ({
      key: it.key,
      cells: fields.map((field) => it.fields.get(field) ?? ''),
    }));
    return { name, fields, entries };
  });
}

/** The text of a file; empty where there is none. */
export function textOf({ files }: Draft, path: string): string {
  return files.find((it) => it.path === path)?.text ?? '';
}

/** The title as it stands in the file. */
export function titleOf(draft: Draft): string {
  return fieldOf(textOf(draft, 'scenario.yaml'), ['title']);
}

/** The draft after an edit. */
export function edited(draft: Draft, edit: Edit): Draft {
  switch (edit.kind) {
    case 'file':
      return withText(draft, edit.file.path, edit.file.text);
    case 'key':
      return { ...draft, key: edit.text };
    case 'title': {
      const path = 'scenario.yaml';
      const put = { text: edit.text, as: 'words' } as const;
      return withText(draft, path, putField(textOf(draft, path), ['title'], put));
    }
    case 'cell': {
      const { path, under } = homeOf(draft, edit.sheet);
      const as = kinds[edit.sheet].prose.includes(edit.field) ? 'words' : 'value';
      const at = [...under, edit.key, edit.field];
      return withText(draft, path, putField(textOf(draft, path), at, { text: edit.text, as }));
    }
    default: {
      const { path, under } = homeOf(draft, edit.sheet);
      const fields = edit.kind === 'add' ? beginning(draft, edit.sheet) : undefined;
      return withText(draft, path, putEntry(textOf(draft, path), [...under, edit.key], fields));
    }
  }
}

function withText({ key, files }: Draft, path: string, text: string): Draft {
  const isThere = files.some((it) => it.path === path);
  const others = files.map((it) => (it.path === path ? { path, text } : it));
  return { key, files: isThere ? others : [...others, { path, text }] };
}

/** What a new line begins with: something that can be checked, and says that nobody vouches for it. */
function beginning(draft: Draft, sheet: SheetName): Readonly<Record<string, unknown>> {
  const cite = 'assumed';
  const first = (file: string) => entriesOf(textOf(draft, file), [])[0]?.key ?? '';
  const place = first('places.yaml');
  switch (sheet) {
    case 'places': {
      const region = ['south', 'north', 'west', 'east'].map((it) =>
        Number(fieldOf(textOf(draft, 'scenario.yaml'), ['region', it])),
      ) as [number, number, number, number];
      const middle = (one: number, other: number) => Math.round(50 * (one + other)) / 100;
      const at = [middle(region[0], region[1]), middle(region[2], region[3])];
      return { kind: 'town', ground: 'farmland', at, souls: 1000, cite };
    }
    case 'people':
      return { rank: 0.5, cite };
    case 'forces':
      return { owner: first('polities.yaml'), at: place, soldiers: 1000, cite };
    case 'record': {
      const day = fieldOf(textOf(draft, homeOf(draft, 'forces').path), ['day']);
      const when = Number(day.slice(0, 4));
      return { says: '…', holds: { change: 'siegeLaid', place }, when, cite };
    }
  }
}
