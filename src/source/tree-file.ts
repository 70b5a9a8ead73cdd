import type { ChangedFile, Kind } from '../change/changed-file.js';

/** A file of a tree as an audit sees it: its lines are known once its text is. */
export function treeFile({ path, mode }: { path: string; mode: string }): ChangedFile {
  return {
    path,
    previousPath: null,
    status: 'unchanged',
    kind: kindOf(mode),
    hunks: null,
    commentable: false,
  };
}

/** What stands at a path, by git's octal mode. */
export function kindOf(mode: string): Kind {
  return mode === '120000' ? 'symbolic link' : mode === '160000' ? 'submodule' : 'text';
}
