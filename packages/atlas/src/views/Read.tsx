// The tour: a step of a few sentences beside the map as the step wants it, with the claim it speaks of.
// Arrow keys go on and back; it can play by itself, and every step can be left to explore from there.

import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { MapView } from '../map/MapView.tsx';
import { single } from '../map/shown.ts';
import { ClaimCard } from '../panel/ClaimCard.tsx';
import { Grounds } from '../panel/Grounds.tsx';
import { Events } from '../panel/Now.tsx';
import { Scroll } from '../parts/Scroll.tsx';
import { Told, told } from '../parts/Told.tsx';
import { choose, type Study } from '../state/atlas.ts';
import { choice, touring } from '../state/choice.ts';
import { saidDay, still } from '../state/clock.ts';
import { takeStep } from '../state/tour.ts';
import { words } from '../words.ts';
import { Agreement } from './Agreement.tsx';

/** Milliseconds that a step stays when the tour plays by itself: for each word, and at least. */
const aWord = 380;
const atLeast = 7000;

/** The view. */
export function Read({ study }: { readonly study: Study }) {
  const { tour } = study.scenario;
  const chosen = still.value!;
  const stop = Math.min(chosen.stop, tour.length - 1);
  const step = tour[stop]!;
  const taken = useSignal(-1);
  const heading = useRef<HTMLHeadingElement>(null);

  const take = (to: number) => {
    takeStep(study, to);
    taken.value = choice.peek()!.stop;
  };
  // a step that came with the address; one that was turned to has been taken already
  useEffect(() => {
    const now = choice.peek()!.stop;
    if (taken.peek() !== now) take(now);
  }, [stop]);

  const go = (to: number) => {
    touring.value = false;
    take(to);
    heading.current?.focus();
  };

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { target } = event;
      const elsewhere =
        target instanceof Element &&
        target.closest('input, select, textarea, svg.names, .scroll') !== null;
      if (elsewhere || event.ctrlKey || event.metaKey || event.altKey) return;
      const now = choice.peek()!.stop;
      const to = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: tour.length - 1 }[
        event.key
      ];
      if (to === undefined) return;
      event.preventDefault();
      go(to);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);

  useEffect(() => {
    if (!touring.value) return;
    const timer = setTimeout(
      () => {
        if (stop < tour.length - 1) take(stop + 1);
        else if (chosen.kiosk > 0) take(0);
        else touring.value = false;
      },
      Math.max(atLeast, aWord * step.says.split(/\s+/).length),
    );
    return () => clearTimeout(timer);
  }, [touring.value, stop]);

  useEffect(
    () => () => {
      touring.value = false;
    },
    [],
  );

  return (
    <div class="read">
      {step.view === 'agreement' ? (
        <Scroll name={words.views.agreement}>
          <Agreement study={study} />
        </Scroll>
      ) : (
        <MapView study={study} />
      )}
      <section class="panel" aria-label={words.read.label}>
        <p class="small">{words.read.step(stop + 1, tour.length)}</p>
        <h2 ref={heading} tabIndex={-1}>
          {step.title === '' ? words.read.step(stop + 1, tour.length) : <Told>{step.title}</Told>}
        </h2>
        <p class="says" {...told()}>
          {step.says}
        </p>
        {step.grounds.citations.length > 0 ? <Grounds study={study} entry={step} /> : null}
        <div class="turns">
          <button type="button" disabled={stop === 0} onClick={() => go(stop - 1)}>
            {words.read.back}
          </button>
          <button
            type="button"
            class="next"
            disabled={stop === tour.length - 1}
            onClick={() => go(stop + 1)}
          >
            {words.read.next}
          </button>
          <button
            type="button"
            aria-pressed={touring.value}
            onClick={() => {
              touring.value = !touring.value;
            }}
          >
            {touring.value ? words.read.halt : words.read.play}
          </button>
        </div>
        <div class="turns">
          <button type="button" onClick={() => choose({ view: 'explore' })}>
            {words.read.explore}
          </button>
          <button type="button" onClick={() => choose({ view: 'hand-out' })}>
            {words.read.handOut}
          </button>
        </div>
        <ClaimCard study={study} />
        {single.value && step.view === 'map' ? <Events study={study} day={saidDay.value} /> : null}
      </section>
    </div>
  );
}
