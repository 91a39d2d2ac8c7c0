// A page that stands in a hall goes back to the beginning of its tour when nobody has touched it for the
// seconds that its address names, and plays by itself where motion is not unwelcome. What one visitor made
// is not left to the next.

import { useEffect } from 'preact/hooks';
import type { Study } from '../state/atlas.ts';
import { choice, touring } from '../state/choice.ts';
import { forgetOwn } from '../state/own.ts';
import { takeStep } from '../state/tour.ts';

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Watches for idleness while the address asks for it. */
export function useKiosk(study: Study | undefined): void {
  const seconds = choice.value?.kiosk ?? 0;
  useEffect(() => {
    if (study === undefined || seconds === 0 || study.scenario.tour.length === 0) return;
    let timer = 0;
    const begin = () => {
      forgetOwn();
      takeStep(study, 0);
      touring.value = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    };
    const touched = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        if (!touring.peek()) begin();
        touched();
      }, seconds * 1000);
    };
    for (const it of signs) addEventListener(it, touched, { passive: true });
    touched();
    return () => {
      clearTimeout(timer);
      for (const it of signs) removeEventListener(it, touched);
    };
  }, [study, seconds]);
}
