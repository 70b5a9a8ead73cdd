import type { ReviewResult } from './result.js';
import type { Judged } from './state.js';

/** Why the verdict is another than before although no line of the change is; null where there is nothing to explain. */
export function flipOf(result: ReviewResult, now: Judged, last: Judged | null): string | null {
  if (last === null || last.verdict === now.verdict || last.change !== now.change) return null;
  const lifted = result.findings.filter(
    ({ suppression, fingerprint }) => suppression !== null && last.blocking.includes(fingerprint),
  );
  const late = result.findings.filter(({ missedSince }) => missedSince !== null);
  const gone = last.blocking.filter((each) => !now.findings.includes(each));
  const reasons = [
    ...lifted.map(({ path, line, suppression }) => `${path}:${line} is ${suppression?.kind} (${suppression?.reason})`),
    ...(last.settings !== now.settings ? ['settings, agent or rules of the base have changed'] : []),
    ...(last.prompt !== now.prompt && last.settings === now.settings ? ['the model is told something else'] : []),
    ...(late.length > 0 ? ['a fault was missed earlier'] : []),
    ...(last.verdict === 'incomplete' ? ['what was left out then is reviewed now'] : []),
    ...(now.verdict === 'incomplete' ? ['something could not be reviewed now'] : []),
    ...(gone.length > 0 && last.settings === now.settings
      ? ['a finding did not stand when it was looked at again']
      : []),
  ];
  const why = reasons.join('; ') || 'base or code around the change has moved';
  return `The verdict went from ${last.verdict} to ${now.verdict} without a changed line: ${why}`;
}
