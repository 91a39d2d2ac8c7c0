// A part of the page as one picture that stands alone: its canvases, drawings and words where they stand on
// the screen, under a title and over what it rests on. Built from nodes, never from markup; what is marked
// `data-off-picture` is for hands and stays out.

const svgSpace = 'http://www.w3.org/2000/svg';
const margin = 24;
const headHeight = 64;
const lineHeight = 17;
/** Letters of the small type that fit into a pixel of width. */
const lettersAPixel = 1 / 6;

/** What stands round a picture. */
export interface Frame {
  readonly title: string;
  /** The date, how many runs, and that it is simulated. */
  readonly subtitle: string;
  /** Legend, sources and how to make it again; each is broken into lines. */
  readonly notes: readonly string[];
}

/** Properties of style that a drawing needs to look the same without the page. */
const properties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'opacity',
  'paint-order',
  'font-size',
  'font-family',
  'font-style',
  'font-weight',
  'font-variant-caps',
  'letter-spacing',
  'text-anchor',
  'dominant-baseline',
  'transform',
  'transform-origin',
] as const;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The picture as the text of an SVG document. */
export function pictureOf(element: Element, frame: Frame): string {
  const found = partsIn(element);
  const box = unionOf([element.getBoundingClientRect(), ...found.map((it) => it.box)]);
  const width = Math.ceil(box.right - box.left) + 2 * margin;
  const notes = frame.notes.flatMap((it) => broken(it, (width - 2 * margin) * lettersAPixel));
  const inside = Math.ceil(box.bottom - box.top);
  const height = headHeight + inside + margin + notes.length * lineHeight + margin;
  const root = node('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img' });
  const title = node('title', {});
  title.textContent = `${frame.title}. ${frame.subtitle}`;
  root.append(title, fontsOfPage(), node('rect', { width, height, fill: '#fbf7ec' }));
  const family = getComputedStyle(element).fontFamily;
  const type = { 'font-family': family, fill: '#2a231d' };
  root.append(
    words(frame.title, { x: margin, y: 30, 'font-size': 22, ...type }),
    words(frame.subtitle, { x: margin, y: 51, 'font-size': 14, 'font-style': 'italic', ...type }),
  );
  const body = node('g', {
    transform: `translate(${margin - box.left} ${headHeight - box.top})`,
  });
  for (const it of found) body.append(it.node);
  root.append(body);
  notes.forEach((line, at) => {
    const y = headHeight + inside + margin + (at + 0.5) * lineHeight;
    root.append(words(line, { x: margin, y, 'font-size': 12.5, ...type }));
  });
  return new XMLSerializer().serializeToString(root);
}

/** An SVG document as a PNG, `scale` pixels for each of its own. */
export async function pngOf(svg: string, scale: number): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.naturalWidth * scale);
    canvas.height = Math.round(image.naturalHeight * scale);
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, failed) => {
      canvas.toBlob((blob) =>
        blob === null ? failed(new Error('The browser makes no picture.')) : done(blob),
      );
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

interface Part {
  readonly box: Box;
  readonly node: Element;
}

/** Canvases, drawings, swatches and lines of words, in the order in which they are painted. */
function partsIn(element: Element): Part[] {
  const parts: Part[] = [];
  const walk = (it: Node): void => {
    if (it instanceof Text) {
      parts.push(...linesOf(it));
      return;
    }
    if (!(it instanceof Element) || it.hasAttribute('data-off-picture')) return;
    const style = getComputedStyle(it);
    const box = it.getBoundingClientRect();
    if (style.display === 'none' || style.visibility === 'hidden' || style.clipPath !== 'none')
      return;
    if (it instanceof HTMLCanvasElement) {
      parts.push({ box, node: node('image', { ...placed(box), href: it.toDataURL() }) });
    } else if (it instanceof SVGSVGElement) {
      parts.push({ box, node: drawingOf(it, box) });
    } else {
      parts.push(...groundsOf(it, style, box));
      it.childNodes.forEach(walk);
    }
  };
  walk(element);
  return parts;
}

/** Coloured grounds and drawn edges: swatches, bars, rules of tables. */
function groundsOf(element: Element, style: CSSStyleDeclaration, box: DOMRect): Part[] {
  const parts: Part[] = [];
  if (box.width === 0 || box.height === 0) return parts;
  const fill = style.backgroundColor;
  if (!/, 0\)$|\/ 0\)$|transparent/.test(fill) && element.childElementCount === 0) {
    parts.push({ box, node: node('rect', { ...placed(box), fill }) });
  }
  for (const side of ['Top', 'Bottom', 'Left', 'Right'] as const) {
    const thick = Number.parseFloat(style[`border${side}Width`]);
    if (!(thick > 0) || style[`border${side}Style`] === 'none') continue;
    const y1 = side === 'Bottom' ? box.bottom : box.top;
    const y2 = side === 'Top' ? box.top : box.bottom;
    const x1 = side === 'Right' ? box.right : box.left;
    const x2 = side === 'Left' ? box.left : box.right;
    const stroke = style[`border${side}Color`];
    parts.push({
      box,
      node: node('line', { x1, x2, y1, y2, stroke, 'stroke-width': thick }),
    });
  }
  return parts;
}

/** A drawing of the page with its style in its own attributes. */
function drawingOf(svg: SVGSVGElement, box: DOMRect): Element {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  copies.forEach((it, at) => {
    const style = getComputedStyle(originals[at]!);
    for (const name of [...it.getAttributeNames()]) {
      if (/^(?:class|style|id|role|tabindex|aria-.*|on.*)$/.test(name)) it.removeAttribute(name);
    }
    if (it === copy) return;
    if (style.textTransform === 'uppercase') {
      for (const child of it.childNodes) {
        if (child instanceof Text) child.data = child.data.toUpperCase();
      }
    }
    for (const name of properties) {
      const value = style.getPropertyValue(name);
      if (value === '' || value === 'none' || value === 'normal' || value === 'auto') {
        if (name === 'fill' || name === 'stroke') it.setAttribute(name, value || 'none');
        continue;
      }
      // an attribute of its own says it better than what the browser made of it
      if (name === 'transform' && it.hasAttribute('transform')) continue;
      if (name === 'transform-origin') continue;
      it.setAttribute(name, value);
    }
  });
  for (const [name, value] of Object.entries(placed(box))) copy.setAttribute(name, String(value));
  return copy;
}

/** The lines into which the page has broken a text. */
function linesOf(text: Text): Part[] {
  const parent = text.parentElement;
  if (parent === null || text.data.trim() === '') return [];
  const style = getComputedStyle(parent);
  const range = document.createRange();
  const lines: { box: Box; text: string }[] = [];
  for (const found of text.data.matchAll(/\S+/g)) {
    range.setStart(text, found.index);
    range.setEnd(text, found.index + found[0].length);
    const box = range.getClientRects()[0];
    if (box === undefined || box.width === 0) continue;
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.box.top - box.top) < 3) {
      last.text += ` ${found[0]}`;
      last.box = unionOf([last.box, box]);
    } else lines.push({ box, text: found[0] });
  }
  return lines.map((it) => ({
    box: it.box,
    node: words(it.text, {
      x: it.box.left,
      y: it.box.bottom - 0.26 * (it.box.bottom - it.box.top),
      fill: style.color,
      'font-family': style.fontFamily,
      'font-size': style.fontSize,
      'font-style': style.fontStyle,
      'font-weight': style.fontWeight,
      'font-variant-caps': style.fontVariantCaps,
    }),
  }));
}

/** The page's own faces of type, which a picture cannot ask the page for. */
function fontsOfPage(): Element {
  const style = node('style', {});
  style.textContent = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .map((rule) => rule.cssText)
    .join('\n');
  return style;
}

function node(name: string, attributes: Readonly<Record<string, string | number>>): Element {
  const made = document.createElementNS(svgSpace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function words(text: string, attributes: Readonly<Record<string, string | number>>): Element {
  const made = node('text', attributes);
  made.textContent = text;
  return made;
}

function placed(box: DOMRect) {
  return { x: box.left, y: box.top, width: box.width, height: box.height };
}

function unionOf(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map((it) => it.left)),
    top: Math.min(...boxes.map((it) => it.top)),
    right: Math.max(...boxes.map((it) => it.right)),
    bottom: Math.max(...boxes.map((it) => it.bottom)),
  };
}

/** Text in lines of at most so many letters; a word that is longer is cut. */
function broken(text: string, letters: number): readonly string[] {
  const most = Math.max(20, Math.floor(letters));
  const lines: string[] = [];
  let line = '';
  for (const long of text.split(/\s+/)) {
    for (let word = long; word !== ''; word = word.slice(most)) {
      const piece = word.slice(0, most);
      if (line !== '' && line.length + piece.length + 1 > most) {
        lines.push(line);
        line = '';
      }
      line = line === '' ? piece : `${line} ${piece}`;
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}
