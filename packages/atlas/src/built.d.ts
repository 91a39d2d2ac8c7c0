// What the build puts in: the workers' scripts, the tutorial and its ground, and style sheets, which are only
// imported for their effect.

declare module 'virtual:engine' {
  const text: string;
  export default text;
}
declare module 'virtual:workshop' {
  /** The script in gzip and base64. */
  const packed: string;
  export default packed;
}
declare module 'virtual:tutorial' {
  const tutorial: {
    readonly files: readonly { readonly path: string; readonly text: string }[];
    readonly ground: import('./workshop/ground.ts').PackedGround;
  };
  export default tutorial;
}
declare module '*.css';
