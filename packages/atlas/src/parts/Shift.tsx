// Two shares of a hundred on one line: a ring for the first, a disc for the second, and the way between
// them. Drawn for the eye; the row it stands in says the same in numbers.

/** Shares run from 0 to 1. */
export function Shift({ from, to }: { readonly from: number; readonly to: number }) {
  const width = 150;
  const x = (share: number) => 8 + share * (width - 16);
  return (
    <svg class="shift" width={width} height={24} aria-hidden="true">
      <line class="ground-line" x1={8} x2={width - 8} y1={12} y2={12} />
      <line class="way" x1={x(from)} x2={x(to)} y1={12} y2={12} />
      <circle class="from" cx={x(from)} cy={12} r={5} />
      <circle class="to" cx={x(to)} cy={12} r={4} />
    </svg>
  );
}
