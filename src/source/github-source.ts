import type { ChangedFile, Kind, Status } from '../change/changed-file.js';
import { parseHunks } from '../change/hunks.js';
import { type Place, readableText, readPlaces, textAt, treeAt } from './github-blobs.js';
import { explainRead, type GitHub } from './github-client.js';
import { readConversation, withWriters } from './github-conversation.js';
import type { Pull } from './github-pull.js';
import { type FileText, type Source, SourceUnavailable, type Texts } from './source.js';

/** GitHub's limits: files in one page, and files of a pull request that it lists at all.
 * https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files */
const FILES_A_PAGE = 100;
const FILES_LISTED = 3_000;

/** The change of a pull request, by API alone. */
export async function openPullSource(github: GitHub, pull: Pull): Promise<Source> {
  const repository = { owner: pull.owner, repo: pull.repo };
  const files = listFiles(github, pull);
  const mergeBase = mergeBaseOf(github, pull);
  await Promise.all([files, mergeBase]);
  const old = await mergeBase;
  return {
    revisions: {
      ...{ repository: `${pull.owner}/${pull.repo}`, pullRequest: pull.number, branch: pull.baseBranch },
      ...{ base: pull.base, mergeBase: old, head: pull.head },
    },
    trustedAt: `base ${pull.baseBranch} (${pull.base.slice(0, 7)})`,
    trusted: (path) => trustedText(github, pull, path),
    textAt: (commit, path) => textAt(github, repository, { commit, path }),
    baseTree: () => treeAt(github, repository, pull.base),
    headTree: () => treeAt(github, repository, pull.head),
    conversation: async () => {
      const conversation = await readConversation(github, pull, pull.talk).catch((cause: unknown) => {
        throw explainRead(cause, `the comments of pull request #${pull.number}`);
      });
      return withWriters(github, pull, conversation);
    },
    changes: async () => {
      const listed = await files;
      const missing = pull.changedFiles - listed.length;
      const unlisted =
        missing > 0
          ? `GitHub lists ${listed.length} of the ${pull.changedFiles} changed files of this pull request`
          : null;
      return { files: listed, unlisted, withheld: rivalsInWords(pull), notes: [] };
    },
    texts: async (wanted) => {
      const places = wanted.flatMap((file) => placesOf(file, { old, head: pull.head }));
      const read = await readPlaces(github, repository, places);
      const texts = new Map(
        wanted.map((file): [ChangedFile, Texts] => [file, { before: null, after: null, problem: null }]),
      );
      for (const [index, { file, side }] of places.entries()) lend(texts.get(file), side, read[index] ?? null);
      return [...texts.values()];
    },
  };
}

/** A check belongs to a commit: green here would be green for every pull request of that commit. */
function rivalsInWords({ rivals, baseBranch }: Pull): string | null {
  const [first] = rivals;
  if (!first) return null;
  const names = rivals.map(({ number, branch }) => `#${number} (into ${branch})`).join(', ');
  return `The same head is open as ${names}: a check belongs to the commit, so green for ${baseBranch} would be green there too. Close one of them, or push a commit to one`;
}

async function trustedText(github: GitHub, pull: Pull, path: string): Promise<string | null> {
  const known = pull.settings.get(path);
  if (known !== undefined) return known;
  const [read] = await readPlaces(github, { owner: pull.owner, repo: pull.repo }, [{ commit: pull.base, path }]);
  return readableText(read, path);
}

async function mergeBaseOf(github: GitHub, pull: Pull): Promise<string> {
  const basehead = `${pull.base}...${pull.head}`;
  const place = { owner: pull.owner, repo: pull.repo, basehead, per_page: 1 };
  const answer = await github.reads.rest.repos.compareCommitsWithBasehead(place).catch((cause: unknown) => {
    throw explainRead(cause, `comparison ${basehead}`);
  });
  return answer.data.merge_base_commit.sha;
}

type Row = Awaited<ReturnType<GitHub['reads']['rest']['pulls']['listFiles']>>['data'][number];

async function listFiles(github: GitHub, pull: Pull): Promise<ChangedFile[]> {
  const pages = Math.ceil(Math.min(pull.changedFiles, FILES_LISTED) / FILES_A_PAGE);
  const place = { owner: pull.owner, repo: pull.repo, pull_number: pull.number, per_page: FILES_A_PAGE };
  const answers = await Promise.all(
    Array.from({ length: pages }, (_, index) => github.reads.rest.pulls.listFiles({ ...place, page: index + 1 })),
  ).catch((cause: unknown) => {
    throw explainRead(cause, `files of pull request #${pull.number}`);
  });
  const rows = answers.flatMap((answer) => answer.data);
  const elsewhere = rows.find((row) => !row.contents_url.includes(`ref=${pull.head}`));
  if (elsewhere)
    throw new SourceUnavailable(
      `The pull request moved on from ${pull.head.slice(0, 7)} while it was read. The run of the newer commit judges it.`,
    );
  return [...new Map(rows.map((row) => [row.filename, toFile(row)])).values()];
}

function toFile(row: Row): ChangedFile {
  const submodule = /^@@ [^\n]*\n[-+]Subproject commit [0-9a-f]{40}/.test(row.patch ?? '');
  const kind: Kind = submodule ? 'submodule' : 'text';
  const status: Status = row.status === 'changed' ? 'modified' : row.status;
  // "0 changes" and no patch may mean that GitHub left the patch out: the texts tell.
  const hunks = row.patch ? parseHunks(row.patch) : null;
  return {
    path: row.filename,
    previousPath: row.previous_filename ?? null,
    status,
    kind,
    hunks,
    commentable: hunks !== null,
  };
}

interface Wanted extends Place {
  file: ChangedFile;
  side: 'before' | 'after';
}

function placesOf(file: ChangedFile, commits: { old: string; head: string }): Wanted[] {
  const before: Wanted = { file, side: 'before', commit: commits.old, path: file.previousPath ?? file.path };
  const after: Wanted = { file, side: 'after', commit: commits.head, path: file.path };
  if (file.kind === 'submodule') return [];
  return [...(file.status === 'added' ? [] : [before]), ...(file.status === 'removed' ? [] : [after])];
}

function lend(texts: Texts | undefined, side: 'before' | 'after', found: FileText | null): void {
  if (!texts) return;
  if (!found) texts.problem ??= 'not readable at the pinned commit';
  else if ('text' in found) texts[side] = found.text;
  else texts.problem = found.problem;
}
