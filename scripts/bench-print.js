// How benchmarks of the land print: a title, and rows of a name and a value under it.

/** Prints a title and its rows, values in one column. */
export function print(title, rows) {
  console.log(`\n${title}`);
  const width = Math.max(...rows.map(([name]) => name.length));
  for (const [name, value] of rows) console.log(`  ${name.padEnd(width)}  ${value}`);
}
