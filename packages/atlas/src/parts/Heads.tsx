// The row of headings of a table. Every figure of the page has a table behind it, and all begin so.

/** One heading a column. */
export function Heads({ heads }: { readonly heads: readonly string[] }) {
  return (
    <thead>
      <tr>
        {heads.map((it) => (
          <th key={it} scope="col">
            {it}
          </th>
        ))}
      </tr>
    </thead>
  );
}
