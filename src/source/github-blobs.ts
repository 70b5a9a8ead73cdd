import { BadInput } from '../target/target.js';
import { explainRead, type GitHub } from './github-client.js';
import { type BaseTree, LARGEST_FILE, textOf } from './source.js';

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

/** What stood at a path: `kind` by git's mode, and its text or the reason for having none. */
export type FileText = { text: string } | { problem: string };

export const fileFragment =
  'fragment F on TreeEntry { mode object { ... on Blob { oid text byteSize isBinary isTruncated } } }';

/** One aliased field of a commit: a JSON string is a valid GraphQL string. */
export function fileField(alias: string, path: string): string {
  return `${alias}: file(path: ${JSON.stringify(path)}) { ...F }`;
}

/** The text of a settings file; null when there is none. Throws `BadInput` for what is no readable text. */
export function settingsText(entry: GitFile | null | string | undefined, path: string): string | null {
  if (!entry || typeof entry === 'string') return null;
  const { object } = entry;
  if (entry.mode !== 0o120000 && object?.text != null && !object.isTruncated) return object.text;
  throw new BadInput(`${path} on the base branch is no readable text file.`);
}

/** Where to read: a path at one of two commits. */
export interface Place {
  commit: string;
  path: string;
}

/**
 * Files in one query. 300 files need at most 600 texts (both sides); GitHub answers queries of some hundred
 * objects within its 10 seconds.
 */
const FILES_A_QUERY = 250;
const QUERIES_AT_ONCE = 4;

/** The files at these places, in their order; null where nothing stands. */
export async function readPlaces(
  github: GitHub,
  repository: { owner: string; repo: string },
  places: readonly Place[],
): Promise<(FileText | null)[]> {
  const batches: Place[][] = [];
  for (let at = 0; at < places.length; at += FILES_A_QUERY) batches.push(places.slice(at, at + FILES_A_QUERY));
  const results: (FileText | null)[][] = [];
  for (let at = 0; at < batches.length; at += QUERIES_AT_ONCE) {
    const group = batches.slice(at, at + QUERIES_AT_ONCE);
    results.push(...(await Promise.all(group.map((batch) => readBatch(github, repository, batch)))));
  }
  return results.flat();
}

/** A commit's tree of these files; the texts come in one query. */
export function treeOf(github: GitHub, repository: { owner: string; repo: string }, at: CommitFiles): BaseTree {
  return {
    paths: at.paths,
    texts: async (paths) => {
      const places = paths.map((path) => ({ commit: at.commit, path }));
      const read = await readPlaces(github, repository, places);
      return read.map((file) => (file && 'text' in file ? file.text : null));
    },
  };
}

interface CommitFiles {
  commit: string;
  paths: string[];
}

type Batch = { repository: Record<string, Record<string, GitFile | null> | null> };

async function readBatch(
  github: GitHub,
  repository: { owner: string; repo: string },
  places: Place[],
): Promise<(FileText | null)[]> {
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
  return Promise.all(
    places.map((place, p) => {
      const entry = answer.repository[`c${commits.indexOf(place.commit)}`]?.[`f${p}`];
      return entry ? fileText(github, repository, entry) : null;
    }),
  );
}

async function fileText(
  github: GitHub,
  repository: { owner: string; repo: string },
  { mode, object }: GitFile,
): Promise<FileText> {
  if (mode === 0o120000) return { problem: 'symbolic link' };
  if (mode === 0o160000) return { problem: 'submodule' };
  if (!object?.oid) return { problem: 'not readable' };
  if ((object.byteSize ?? 0) > LARGEST_FILE) return { problem: 'larger than 1 MB' };
  // GraphQL says "binary" of UTF-16 as well, and cuts texts over 512 kB: the blob itself tells.
  if (object.isTruncated || object.isBinary || object.text == null) return blobText(github, repository, object.oid);
  return textOf(Buffer.from(object.text));
}

async function blobText(github: GitHub, repository: { owner: string; repo: string }, oid: string): Promise<FileText> {
  const answer = await github.reads.rest.git.getBlob({ ...repository, file_sha: oid }).catch((cause: unknown) => {
    throw explainRead(cause, `blob ${oid}`);
  });
  return textOf(Buffer.from(answer.data.content, 'base64'));
}
