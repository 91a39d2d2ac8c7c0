// The button that plays campaigns, how far they are, and the button that stops them. Every view in which
// campaigns are played has it.

import { grouped } from '../state/said-number.ts';
import { words } from '../words.ts';

/** `underWay` while campaigns are played; `play` is what the button says. */
export function PlayBar({
  play,
  onPlay,
  onStop,
  underWay,
  done,
  disabled = false,
}: {
  readonly play: string;
  readonly onPlay: () => void;
  readonly onStop: () => void;
  readonly underWay: { readonly done: number; readonly of: number } | undefined;
  /** Whether something was played and stands below; it is said aloud. */
  readonly done: boolean;
  readonly disabled?: boolean;
}) {
  return (
    <div class="play-bar">
      {underWay === undefined ? (
        <button type="button" class="press strong" disabled={disabled} onClick={onPlay}>
          {play}
        </button>
      ) : (
        <>
          <button type="button" class="press strong" onClick={onStop}>
            {words.live.stop}
          </button>
          <progress aria-label={words.live.progress} value={underWay.done} max={underWay.of} />
          <span>{words.live.done(grouped(underWay.done), grouped(underWay.of))}</span>
        </>
      )}
      <span class="hidden" role="status">
        {underWay === undefined && done ? words.live.played : ''}
      </span>
    </div>
  );
}
