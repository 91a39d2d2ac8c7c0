// Reference pictures of the main views, kept small beside the tests, and how far a page may differ from
// them. A small picture of averaged pixels does not know one machine's edges of letters from another's;
// the page brings its own type. TUMEN_PICTURES=renew writes them anew, to be looked at and committed.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { drawn } from './browser.ts';

const folder = fileURLToPath(new URL('pictures/', import.meta.url));
const isRenewing = process.env.TUMEN_PICTURES === 'renew';

/** How far two pictures may be apart: a mean over all pixels, and a share of pixels that clearly differ. */
export const tolerance = { mean: 0.03, clearly: 0.05 } as const;

/** How far apart two pictures are. Shares, 0 … 1. */
export interface Difference {
  readonly mean: number;
  /** Pixels of which a channel is a quarter of its range off. */
  readonly clearly: number;
}

/** Whether a difference is within the tolerance. */
export function isNear({ mean, clearly }: Difference): boolean {
  return mean <= tolerance.mean && clearly <= tolerance.clearly;
}

/** A page as a small picture, once it stands still. */
export async function pictured(page: Page, desk: Page): Promise<string> {
  await page.mouse.move(0, 0);
  // a map whose camera was moved draws its ground anew when the camera rests
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLElement>('canvas.ground')].every(
      (it) => it.style.transform === '',
    ),
  );
  let last = '';
  for (let tries = 0; tries < 60; tries += 1) {
    await drawn(page);
    const now = (await page.screenshot()).toString('base64');
    if (now === last) break;
    last = now;
  }
  return desk.evaluate(async (shot) => {
    const image = new Image();
    image.src = `data:image/png;base64,${shot}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    const shrink = Math.max(1, Math.max(image.width, image.height) / 400);
    canvas.width = Math.round(image.width / shrink);
    canvas.height = Math.round(image.height / shrink);
    const context = canvas.getContext('2d')!;
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png').slice('data:image/png;base64,'.length);
  }, last);
}

/** A blank page on which pictures are shrunk and compared. */
export async function startDesk(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

/** The kept picture of a name; when they are renewed, first written from `now`. */
export function keptPicture(name: string, now: string): string {
  const path = `${folder}${name}.png`;
  if (isRenewing) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, Buffer.from(now, 'base64'));
  }
  if (!existsSync(path)) throw new Error(`There is no ${path}. TUMEN_PICTURES=renew writes it.`);
  return readFileSync(path).toString('base64');
}

/** How far apart two pictures in base64 are; of different sizes they have nothing in common. */
export function differenceOf(desk: Page, one: string, other: string): Promise<Difference> {
  return desk.evaluate(
    async (both) => {
      const read = async (picture: string) => {
        const image = new Image();
        image.src = `data:image/png;base64,${picture}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = image.width;
        canvas.height = image.height;
        const context = canvas.getContext('2d')!;
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height);
      };
      const [a, b] = [await read(both[0]), await read(both[1])];
      if (a.width !== b.width || a.height !== b.height) return { mean: 1, clearly: 1 };
      let sum = 0;
      let clearly = 0;
      for (let at = 0; at < a.data.length; at += 4) {
        let most = 0;
        for (let channel = at; channel < at + 3; channel += 1) {
          const off = Math.abs(a.data[channel]! - b.data[channel]!);
          sum += off;
          most = Math.max(most, off);
        }
        if (most > 64) clearly += 1;
      }
      const pixels = a.data.length / 4;
      return { mean: sum / (pixels * 3 * 255), clearly: clearly / pixels };
    },
    [one, other] as const,
  );
}
