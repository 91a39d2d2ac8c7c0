// A date as it is written in the record, which breaks between its ends and never within one.

/** `words` as `1216-04/1221-10-13`. */
export function AsWritten({ words }: { readonly words: string }) {
  return (
    <>
      {words.split(/(?<=\/)/).map((part, at) => (
        <span class="whole" key={at}>
          {part}
        </span>
      ))}
    </>
  );
}
