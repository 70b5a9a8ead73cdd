import { BadInput, type DiffTarget, type PullRequestTarget, type RangeTarget, type TreeTarget } from './target.js';

/** The flags of `review` that choose a target. */
export interface ReviewFlags {
  repo?: string | undefined;
  base?: string | undefined;
  head?: string | undefined;
  diff?: string | undefined;
  pr?: string | undefined;
}

const WAYS = 'Name what to review: --diff FILE, --pr OWNER/REPO#N, or --base REF [--head REF] [--repo DIR].';

/** The target of `backend-review review`. Throws `BadInput` where the flags name none or more than one. */
export function reviewTarget(flags: ReviewFlags): PullRequestTarget | RangeTarget | DiffTarget {
  if ([flags.diff, flags.pr, flags.base].filter((flag) => flag !== undefined).length !== 1) throw new BadInput(WAYS);
  if (flags.pr !== undefined) {
    if (flags.repo ?? flags.head) throw new BadInput('--pr goes without --repo and --head: GitHub knows both.');
    return pullRequest(flags.pr);
  }
  if (flags.diff !== undefined) {
    if (flags.head && !flags.repo) throw new BadInput('--head needs --repo DIR: the repository that holds it.');
    return {
      kind: 'diff',
      file: flags.diff,
      dir: flags.repo ?? null,
      head: flags.repo ? (flags.head ?? 'HEAD') : null,
    };
  }
  return { kind: 'range', dir: flags.repo ?? '.', base: flags.base ?? '', head: flags.head ?? 'HEAD' };
}

function pullRequest(text: string): PullRequestTarget {
  const match = /^([\w.-]+)\/([\w.-]+)#([1-9]\d{0,9})$/.exec(text);
  if (!match) throw new BadInput(`--pr is "${text.slice(0, 80)}". It takes OWNER/REPO#N, such as acme/orders#42.`);
  const [, owner = '', repo = '', number] = match;
  return { kind: 'pull-request', owner, repo, number: Number(number), head: null };
}

/** The target of `backend-review audit`. */
export function auditTarget(
  flags: { repo?: string | undefined; ref?: string | undefined },
  globs: string[],
): TreeTarget {
  return { kind: 'tree', dir: flags.repo ?? '.', ref: flags.ref ?? 'HEAD', globs };
}
