import { BadInput } from '../target/target.js';
import { explainRead, type GitHub } from './github-client.js';
import { FILES_A_QUERY, type FileText, LARGEST_FILE, SourceUnavailable, type Tree, textOf } from './source.js';

/** A tree entry as GraphQL gives it; `mode` is the decimal of git's octal mode. */
export interface GitFile {
  mode: number;
  object: {
    oid?: string;
    text?: string | null;
    byteSize?: number;
    isBinary?: boolean | null;
    isTruncated?: boolean;
  } | null;
}

export const fileFragment =
  'fragment F on TreeEntry { mode object { ... on Blob { oid text byteSize isBinary isTruncated } } }';

/** One aliased field of a commit: a JSON string is a valid GraphQL string. */
export function fileField(alias: string, path: string): string {
  return `${alias}: file(path: ${JSON.stringify(path)}) { ...F }`;
}

/**
 * The text of a settings file; null when there is none, undefined when the query cut it, so that its blob has to be
 * read. Throws `BadInput` for what is no readable text.
 */
export function settingsText(entry: GitFile | null | string | undefined, path: string): string | null | undefined {
  if (!entry || typeof entry === 'string') return null;
  const { object } = entry;
  if (entry.mode !== 0o120000 && object?.text != null) return object.isTruncated ? undefined : object.text;
  throw new BadInput(`${path} on the base branch is no readable text file.`);
}

/** The same of a file that was read whole. */
export function readableText(read: FileText | null | undefined, path: string): string | null {
  if (read && 'problem' in read)
    throw new BadInput(`${path} on the base branch cannot be used: it is ${read.problem}.`);
  return read?.text ?? null;
}

/** Where to read: a path at one of two commits. */
export interface Place {
  commit: string;
  path: string;
}

/** 300 files need at most 600 texts (both sides). */
const QUERIES_AT_ONCE = 4;

/** A workflow's token has 1,000 requests an hour, for all its runs.
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
const QUERIES_A_TREE = 200;

/** The files at these places, in their order; null where nothing stands. */
export async function readPlaces(
  github: GitHub,
  repository: Name,
  places: readonly Place[],
): Promise<(FileText | null)[]> {
  const entries = await readEntries(github, repository, places);
  return Promise.all(entries.map((entry) => entry && fileText(github, repository, entry)));
}

/** The text at one place; null where nothing stands that can be read. */
export async function textAt(github: GitHub, repository: Name, place: Place): Promise<string | null> {
  const [read] = await readPlaces(github, repository, [place]);
  return read && 'text' in read ? read.text : null;
}

async function readEntries(github: GitHub, repository: Name, places: readonly Place[]): Promise<(GitFile | null)[]> {
  const batches: Place[][] = [];
  for (let at = 0; at < places.length; at += FILES_A_QUERY) batches.push(places.slice(at, at + FILES_A_QUERY));
  const results: (GitFile | null)[][] = [];
  for (let at = 0; at < batches.length; at += QUERIES_AT_ONCE) {
    const group = batches.slice(at, at + QUERIES_AT_ONCE);
    results.push(...(await Promise.all(group.map((batch) => readBatch(github, repository, batch)))));
  }
  return results.flat();
}

/** The tree of a commit in one request. */
export async function treeAt(github: GitHub, repository: Name, commit: string): Promise<Tree> {
  const tree = { ...repository, tree_sha: commit, recursive: '1' };
  const { data } = await github.reads.rest.git.getTree(tree).catch((cause: unknown) => {
    throw explainRead(cause, `tree of ${commit.slice(0, 7)}`);
  });
  return treeOf(github, repository, { ...data, commit });
}

/** A commit's tree of these entries; texts come in queries only, so that no file costs a request of its own. */
export function treeOf(github: GitHub, repository: Name, at: CommitFiles): Tree {
  let left = QUERIES_A_TREE;
  return {
    paths: at.tree.flatMap(({ mode, path }) => (mode?.startsWith('100') && path !== undefined ? [path] : [])),
    whole: !at.truncated,
    searchable: 2 * FILES_A_QUERY,
    texts: async (paths) => {
      left -= Math.ceil(paths.length / FILES_A_QUERY);
      if (left < 0) throw new SourceUnavailable(`The ${QUERIES_A_TREE} queries that a run may make are used up.`);
      const places = paths.map((path) => ({ commit: at.commit, path }));
      return (await readEntries(github, repository, places)).map((entry) => entry && queriedText(entry));
    },
  };
}

type Name = { owner: string; repo: string };

interface CommitFiles {
  commit: string;
  tree: { path?: string; mode?: string }[];
  truncated: boolean;
}

type Batch = { repository: Record<string, Record<string, GitFile | null> | null> };

async function readBatch(github: GitHub, repository: Name, places: Place[]): Promise<(GitFile | null)[]> {
  const commits = [...new Set(places.map((place) => place.commit))];
  const fields = commits.map((commit, c) => {
    const files = places.flatMap((place, p) => (place.commit === commit ? [fileField(`f${p}`, place.path)] : []));
    return `c${c}: object(oid: "${commit}") { ... on Commit { ${files.join(' ')} } }`;
  });
  const query = `query($owner: String!, $repo: String!) {
    repository(owner: $owner, name: $repo) { ${fields.join(' ')} }
  } ${fileFragment}`;
  const answer = await github.reads.graphql<Batch>(query, { ...repository }).catch((cause: unknown) => {
    throw explainRead(cause, `files of ${repository.owner}/${repository.repo}`);
  });
  return places.map(({ commit }, p) => answer.repository[`c${commits.indexOf(commit)}`]?.[`f${p}`] ?? null);
}

async function fileText(github: GitHub, repository: Name, entry: GitFile): Promise<FileText> {
  const { oid, text, isTruncated, isBinary, byteSize = 0 } = entry.object ?? {};
  // GraphQL says "binary" of UTF-16 as well, and cuts texts over 512 kB: the blob itself tells.
  const untold = isTruncated || isBinary || text == null;
  if (entry.mode !== 0o120000 && oid && byteSize <= LARGEST_FILE && untold) return blobText(github, repository, oid);
  return queriedText(entry);
}

/** What the query itself says of a file. */
function queriedText({ mode, object }: GitFile): FileText {
  if (mode === 0o120000) return { problem: 'symbolic link' };
  if (mode === 0o160000) return { problem: 'submodule' };
  if (!object?.oid) return { problem: 'not readable' };
  if ((object.byteSize ?? 0) > LARGEST_FILE) return { problem: 'larger than 1 MB' };
  if (object.isTruncated) return { problem: 'larger than 512 kB' };
  if (object.isBinary || object.text == null) return { problem: 'binary file' };
  return textOf(Buffer.from(object.text));
}

async function blobText(github: GitHub, repository: Name, oid: string): Promise<FileText> {
  const answer = await github.reads.rest.git.getBlob({ ...repository, file_sha: oid }).catch((cause: unknown) => {
    throw explainRead(cause, `blob ${oid}`);
  });
  return textOf(Buffer.from(answer.data.content, 'base64'));
}
