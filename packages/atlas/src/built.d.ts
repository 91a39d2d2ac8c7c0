// What the build puts in: the worker's script as text, and style sheets, which are only imported for
// their effect.

declare module 'virtual:engine' {
  const text: string;
  export default text;
}
declare module '*.css';
