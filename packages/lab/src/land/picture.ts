// Heights as a file holds them: a picture cut into blocks that are unpacked one by one, so that a file
// much larger than memory can be averaged. Readers of GeoTIFF and HGT make pictures of their bytes,
// `mosaic.ts` turns pictures into a relief.

/** A file that is read piece by piece; whoever has files makes one, the laboratory has none. */
export interface ByteFile {
  /** For people. */
  readonly name: string;
  /** Bytes in it. */
  readonly size: number;
  /** The bytes from `offset` on, exactly `length` of them; both lie inside the file. */
  readonly read: (offset: number, length: number) => Uint8Array;
}

/** A rectangle of pixels that is unpacked at once. */
export interface PictureBlock {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  /** Heights in metres, row-major, [rows × columns]; NaN where the file has none. */
  readonly unpack: () => Float32Array;
}

/** A picture of heights in degrees, north up. */
export interface HeightPicture {
  readonly name: string;
  /** Longitude of the western edge of the first column; latitude of the northern edge of the first row. */
  readonly west: number;
  readonly north: number;
  /** Size of a pixel in degrees. */
  readonly degreesEast: number;
  readonly degreesSouth: number;
  readonly columns: number;
  readonly rows: number;
  readonly blocks: readonly PictureBlock[];
}

/** A relief that cannot be used, in words for whoever brought it; it is no mistake of the program. */
export class ReliefFault extends Error {
  override readonly name = 'ReliefFault';
  readonly hint: string;

  constructor({ what, hint }: { readonly what: string; readonly hint: string }) {
    super(what);
    this.hint = hint;
  }
}

const againHint = 'Get or write the file anew; it seems to be damaged.';

/** Throws a `ReliefFault` for a file that breaks its own format. */
export function damaged(name: string, what: string): never {
  throw new ReliefFault({ what: `${name} ${what}`, hint: againHint });
}

/** Bytes of a file; a `ReliefFault` where the file ends before. */
export function bytesAt(
  file: ByteFile,
  { offset, length }: { readonly offset: number; readonly length: number },
): Uint8Array {
  if (offset < 0 || length < 0 || offset + length > file.size) {
    damaged(file.name, `ends before byte ${offset + length}; it is cut short`);
  }
  return file.read(offset, length);
}

const lowestMetres = -12_000;
const highestMetres = 9000;

/** A height as it stands in a file, NaN where it is no height on this earth (gaps, fillings). */
export function soundHeight(metres: number, noData: number): number {
  if (metres === noData || !(metres > lowestMetres && metres < highestMetres)) return Number.NaN;
  return metres;
}
