import { type ChangedFile, changedLines } from '../change/changed-file.js';
import { splitLines } from '../change/hunks.js';
import { sideText } from '../inspect/side-text.js';
import type { Source } from '../source/source.js';
import { toolMarkers } from '../standards/marker-data.js';
import { type Standard, sameName } from '../standards/standard.js';
import { isNamed } from '../standards/syntax-rule.js';
import { BadInput } from '../target/target.js';
import type { Finding } from './finding.js';
import type { Heard } from './judge.js';
import { type Marker, markersIn, OWN, pairOf } from './marker.js';
import type { Suppressor } from './suppression.js';

/** A marker in a file. `added`: the change wrote its line; `trusted`: trusted state holds it with the same code. */
export interface PlacedMarker extends Marker {
  path: string;
  added: boolean;
  trusted: boolean;
}

/** What markers are held against. `approvedBy`: who else approved this very head; null: nobody yet. */
export interface InLinePolicy {
  audit: boolean;
  standards: readonly Standard[];
  newSuppressions: 'needs-approval' | 'allow' | 'ignore';
  approvedBy: string | null;
  today: string;
}

type Reviewed = Pick<Heard, 'use' | 'trusted' | 'scoped' | 'inspection' | 'asked'>;

/** Finds the markers of all files, and reads at the base those files where one could fit what was reported. */
export async function readInLine(
  source: Source,
  heard: Reviewed,
  { today, approvedBy }: Pick<InLinePolicy, 'today' | 'approvedBy'>,
): Promise<Suppressor> {
  const { settings, agent } = heard.trusted;
  const { syntax, reported } = heard.asked;
  const said = [...heard.inspection.reported, ...syntax.reported, ...reported].flatMap((each) => [
    each,
    ...each.evidence,
  ]);
  const places = new Set(said.map(({ path, line }) => placeKey(path, line)));
  const files = new Map(heard.scoped.map((each) => [each.file.path, each]));
  const placed = heard.inspection.views.map(async ({ file: { path }, head }) => {
    // Read where secrets are taken out already: what a marker says is shown to people.
    const markers = markersIn(head, settings.honourMarkers.value === 'on' ? toolMarkers(path) : []);
    const scoped = files.get(path);
    if (markers.length === 0 || !scoped) return [];
    const added = new Set(changedLines(scoped.file).map(({ newLine }) => newLine));
    const here = markers.map((marker) => ({ ...marker, path, added: added.has(marker.line), trusted: true }));
    if (heard.use === 'audit') return here;
    const fits = here.some(({ covers }) => places.has(placeKey(path, covers)));
    const base = fits ? await textAtBase(source, scoped.file) : null;
    const raw = sideText(scoped.file, 'RIGHT', scoped.texts.after);
    const paired = here.map((marker) => ({ ...marker, pair: pairOf(raw, marker), old: !added.has(marker.covers) }));
    return withTrust(paired, base);
  });
  return inLine((await Promise.all(placed)).flat(), {
    ...{ audit: heard.use === 'audit', standards: agent.standards, today, approvedBy },
    newSuppressions: settings.newSuppressions.value,
  });
}

function placeKey(path: string, line: number): string {
  return `${line} ${path}`;
}

/** The file at the tip of the base; a copy has nothing there that is its own. */
async function textAtBase(source: Source, { path, previousPath, status }: ChangedFile): Promise<string | null> {
  if (status === 'added' || status === 'copied') return null;
  return source.trusted(previousPath ?? path).catch((cause: unknown) => {
    // No readable text stands there: so no marker either.
    if (cause instanceof BadInput) return null;
    throw cause;
  });
}

/** As many equal pairs as the base has are trusted, those that the change left alone first. */
function withTrust<T extends PlacedMarker & { pair: string; old: boolean }>(markers: T[], base: string | null): T[] {
  const lines = splitLines(base ?? '');
  const text = { lines, numbers: lines.map((_, index) => index + 1) };
  const left = new Map<string, number>();
  for (const marker of markersIn(text, toolMarkers(markers[0]?.path ?? ''))) {
    const key = `${marker.tool} ${pairOf(text, marker)}`;
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  const untouched = ({ added, old }: T) => Number(!added && old);
  return [...markers]
    .sort((a, b) => untouched(b) - untouched(a))
    .map((marker) => {
      const key = `${marker.tool} ${marker.pair}`;
      const equal = left.get(key) ?? 0;
      left.set(key, equal - 1);
      return { ...marker, trusted: equal > 0 };
    });
}

/** Notes of one run; whoever writes more markers than that is not helped by a longer list. */
const MOST_NOTES = 20;

/** What markers do, by policy: pure. */
export function inLine(found: readonly PlacedMarker[], policy: InLinePolicy): Suppressor {
  const markers = found.map((marker) => ({ ...marker, problem: marker.problem ?? unknownName(marker, policy) }));
  const byPlace = new Map<string, PlacedMarker[]>();
  for (const marker of markers) {
    const key = placeKey(marker.path, marker.covers);
    byPlace.set(key, [...(byPlace.get(key) ?? []), marker]);
  }
  const fitting = (finding: Finding) =>
    (finding.side === 'RIGHT' ? (byPlace.get(placeKey(finding.path, finding.line)) ?? []) : []).filter(
      (marker) => marker.problem !== null || marker.names.some((name) => isFor(name, finding, policy)),
    );
  return {
    suppress: (finding) => {
      const marker = fitting(finding).find((each) => refusal(each, finding, policy) === null);
      if (!marker) return null;
      const approved = !marker.trusted && policy.newSuppressions === 'needs-approval';
      const { reason, until } = marker;
      return { kind: 'in line', by: approved ? policy.approvedBy : null, reason, until };
    },
    remark: ({ findings, files }) => {
      const used = new Set(findings.flatMap(fitting));
      const reviewers = new Map(files.map(({ path, by }) => [path, by]));
      const refused = findings
        .filter(({ suppression }) => suppression === null)
        .flatMap((finding) => fitting(finding).map((marker) => inWords(marker, refusal(marker, finding, policy))));
      const idle = markers
        .filter((marker) => marker.tool === OWN && (policy.audit || marker.added) && !used.has(marker))
        .filter((marker) => isAssessed(marker, reviewers.get(marker.path) ?? null, policy))
        .map((marker) => inWords(marker, marker.problem ?? 'it fits no finding of this run: remove it'));
      const notes = [...new Set([...refused, ...idle])];
      const more = notes.length - MOST_NOTES;
      return {
        notes: [...notes.slice(0, MOST_NOTES), ...(more > 0 ? [`${more} more markers do not count.`] : [])],
        withheld: null,
      };
    },
  };
}

/** Why a marker that fits does not count for a finding; null: it counts. */
function refusal(marker: PlacedMarker, { live }: Finding, policy: InLinePolicy): string | null {
  const { problem, until, trusted } = marker;
  if (problem !== null) return problem;
  if (live) return 'a secret that looks live cannot be suppressed in line: revoke it and take it out of the code';
  if (until !== null && until < policy.today) return `it ended on ${until}: fix the fault, or set a later day`;
  if (trusted || policy.newSuppressions === 'allow') return null;
  if (policy.newSuppressions === 'ignore')
    return 'this change adds it, and "new-suppressions: ignore" lets only those count that the base has';
  if (policy.approvedBy !== null) return null;
  return 'this change adds it: it counts once somebody else with write access has approved the pull request at this head';
}

function inWords({ tool, path, line, names }: PlacedMarker, why: string | null): string {
  const named = tool === OWN ? ` ${names.join(', ').slice(0, 100)}`.trimEnd() : '';
  return `${path}:${line}: ${tool}${named} does not count: ${why}.`;
}

/** A misspelt name must not look like a suppression that works. */
function unknownName({ tool, names }: Marker, { standards }: InLinePolicy): string | null {
  const odd = tool === OWN ? names.find((name) => standardOf(name, standards) === null) : undefined;
  return odd === undefined ? null : `"${odd.slice(0, 100)}" is no rule or standard in force`;
}

/** The standard that a name means or belongs to. */
function standardOf(name: string, standards: readonly Standard[]): Standard | null {
  const means = ({ number, slug, rules, ...standard }: Standard) =>
    name === String(number) || name === slug || sameName(name, standard.name) || rules.some(({ id }) => id === name);
  return standards.find(means) ?? null;
}

function isFor(name: string, { rule, standard }: Finding, { standards }: InLinePolicy): boolean {
  const own = standards.find(({ number }) => number === standard);
  if (name === '*') return own?.slug !== 'secrets';
  return isNamed(rule, name) || (!name.includes('/') && own !== undefined && standardOf(name, [own]) === own);
}

/** Whether the file was looked at for what the marker names: without the agent only secrets are looked for in full. */
function isAssessed({ names }: Marker, by: string | null, { standards }: InLinePolicy): boolean {
  return by === 'agent' || (by !== null && names.every((name) => standardOf(name, standards)?.slug === 'secrets'));
}
