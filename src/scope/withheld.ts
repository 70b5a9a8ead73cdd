import type { ChangedFile } from '../change/changed-file.js';
import type { Settings } from '../settings/settings.js';
import { compileGlob, compilePolicy } from './policy.js';
import { isSealed } from './rules.js';
import { scopeByPath } from './scope.js';

/** What the tools of a reader keep to themselves, told by the path alone. */
export interface Withholding {
  /** Nothing of the file may leave the runner, its name neither. */
  isSecret(path: string): boolean;
  /** Why only the name is told; null where the text, redacted, may be read. */
  why(path: string): string | null;
}

interface Policy {
  settings: Pick<Settings, 'paths' | 'neverSend'>;
  gitattributes: string;
}

/** A renamed or copied file is withheld by the path that it had as well: a new name opens nothing. */
export function withholding({ settings, gitattributes }: Policy, changed: readonly ChangedFile[]): Withholding {
  const policy = compilePolicy({ ...settings.paths, gitattributes });
  const neverSend = settings.neverSend.map(compileGlob);
  const previous = new Map(changed.map(({ path, previousPath }) => [path, previousPath]));
  const names = (path: string) => [path, previous.get(path) ?? path];
  const judged = new Map<string, string | null>();
  const judge = (path: string): string | null => {
    if (names(path).some(isSealed)) return 'a file of secrets or state';
    const left = scopeByPath(path, policy);
    return left?.tier === 'skip' ? left.rule : null;
  };
  return {
    isSecret: (path) => neverSend.some((glob) => names(path).some((name) => glob.match(name))),
    why: (path) => {
      const known = judged.get(path);
      const why = known === undefined ? judge(path) : known;
      judged.set(path, why);
      return why;
    },
  };
}
