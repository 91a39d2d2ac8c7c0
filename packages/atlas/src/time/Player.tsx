// The clock: back, play, forward, how far a step goes, how fast it plays, and a box for a date in words.
// Keys work wherever the focus is not in a field: arrows, Home, End and the space bar.

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type Step, steps } from '../state/address.ts';
import { choose, type Study, span } from '../state/atlas.ts';
import { choice, playing, speed } from '../state/choice.ts';
import { saidDay, still } from '../state/clock.ts';
import { saidDate } from '../state/said-date.ts';
import { words } from '../words.ts';
import { dayIn, stepped } from './dates.ts';

const speeds = [5, 10, 20, 40, 80];

/** The clock of a study. */
export function Player({ study }: { readonly study: Study }) {
  const { calendar } = study.scenario;
  const wrong = useSignal(false);
  const typed = useSignal<string | undefined>(undefined);
  const chosen = still.value!;
  const go = (forward: boolean, step: Step = chosen.step) => {
    playing.value = false;
    choose({ day: stepped(calendar, choice.peek()!.day, { step, forward }) });
  };

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { target } = event;
      const inField =
        target instanceof Element && target.closest('input, select, textarea, svg.names') !== null;
      if (inField || event.ctrlKey || event.metaKey || event.altKey) return;
      const onButton = target instanceof Element && target.closest('button, summary, a') !== null;
      const acts: Readonly<Record<string, () => void>> = {
        ArrowLeft: () => go(false, event.shiftKey ? 'season' : choice.peek()!.step),
        ArrowRight: () => go(true, event.shiftKey ? 'season' : choice.peek()!.step),
        Home: () => choose({ day: span.peek().day }),
        End: () => choose({ day: span.peek().until }),
        ...(onButton ? {} : { ' ': toggle }),
      };
      const act = acts[event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);

  useEffect(() => {
    if (!playing.value) return;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      // no motion: one step of the clock every other second
      const timer = setInterval(() => {
        const { day, step } = choice.peek()!;
        choose({ day: stepped(calendar, day, { step, forward: true }) });
        if (choice.peek()!.day >= span.peek().until) playing.value = false;
      }, 2000);
      return () => clearInterval(timer);
    }
    let last = performance.now();
    let day = choice.peek()!.day;
    let frame = requestAnimationFrame(function tick(now) {
      day += ((now - last) / 1000) * speed.peek();
      last = now;
      if (day >= span.peek().until) {
        choose({ day: span.peek().until });
        playing.value = false;
        return;
      }
      choose({ day: Math.floor(day * 4) / 4 });
      frame = requestAnimationFrame(tick);
    });
    return () => {
      cancelAnimationFrame(frame);
      choose({ day: Math.round(choice.peek()!.day) });
    };
  }, [playing.value]);

  const toggle = () => {
    const { day, until } = span.peek();
    if (!playing.value && choice.peek()!.day >= until) choose({ day });
    playing.value = !playing.value;
  };
  const enter = (event: Event) => {
    event.preventDefault();
    if (typed.value === undefined) return;
    const day = dayIn(typed.value, calendar);
    wrong.value = day === undefined;
    if (day === undefined) return;
    typed.value = undefined;
    choose({ day });
  };

  return (
    <div class="player" data-off-picture="">
      <button type="button" aria-label={words.timeline.back} onClick={() => go(false)}>
        <Glyph d="M15 5 L7 12 L15 19 Z" />
      </button>
      <button
        type="button"
        class="play"
        aria-label={playing.value ? words.timeline.pause : words.timeline.play}
        onClick={toggle}
      >
        <Glyph
          d={
            playing.value
              ? 'M7 5 H10.5 V19 H7 Z M13.5 5 H17 V19 H13.5 Z'
              : 'M8 4.5 L19 12 L8 19.5 Z'
          }
        />
      </button>
      <button type="button" aria-label={words.timeline.forward} onClick={() => go(true)}>
        <Glyph d="M9 5 L17 12 L9 19 Z" />
      </button>
      <form class="date" onSubmit={enter}>
        <input
          type="text"
          aria-label={words.timeline.date}
          aria-invalid={wrong.value}
          aria-describedby="date-help"
          title={words.timeline.dateHelp}
          value={typed.value ?? saidDate(calendar, saidDay.value)}
          onFocus={(event) => event.currentTarget.select()}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            wrong.value = false;
          }}
          onBlur={() => {
            if (!wrong.value) typed.value = undefined;
          }}
        />
        <span
          id="date-help"
          class={wrong.value ? 'wrong' : 'hidden'}
          role={wrong.value ? 'alert' : undefined}
        >
          {wrong.value ? words.timeline.notADate : words.timeline.dateHelp}
        </span>
      </form>
      <label>
        <span class="hidden">{words.timeline.step}</span>
        <select
          value={chosen.step}
          onChange={(event) => choose({ step: event.currentTarget.value as Step })}
        >
          {steps.map((it) => (
            <option key={it} value={it}>
              {words.timeline.steps[it]}
            </option>
          ))}
        </select>
      </label>
      <label class="speed">
        <span class="hidden">{words.timeline.speed}</span>
        <select
          value={speed.value}
          onChange={(event) => {
            speed.value = Number(event.currentTarget.value);
          }}
        >
          {speeds.map((it) => (
            <option key={it} value={it}>
              {words.timeline.speeds(it)}
            </option>
          ))}
        </select>
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={chosen.whole}
          onChange={(event) => choose({ whole: event.currentTarget.checked })}
        />
        {words.timeline.whole}
      </label>
    </div>
  );
}

function Glyph({ d }: { readonly d: string }) {
  return (
    <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
      <path d={d} fill="currentColor" />
    </svg>
  );
}
