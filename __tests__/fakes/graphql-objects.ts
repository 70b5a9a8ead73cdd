import { fileSha, treeObjects } from './git-objects.js';
import { addresses } from './github-rows.js';
import { type ConnectionArguments, connection } from './graphql-connection.js';
import { bytesOf, commitOf, isBinary, type Tree, type TreeFile, type World } from './world.js';

/** A value that the GraphQL execution reads fields from; functions take the field's arguments. */
export type GraphQLValue = Record<string, unknown>;

/** GitHub gives no more of one blob's text. */
const textLimitBytes = 512_000;

export function blobValue(world: World, file: TreeFile): GraphQLValue {
  const bytes = bytesOf(file);
  const isTruncated = bytes.length > textLimitBytes;
  const oid = fileSha(file);
  return {
    ...{ __typename: 'Blob', id: `B_${oid}`, oid, abbreviatedOid: oid.slice(0, 7) },
    ...{ byteSize: bytes.length, isBinary: isBinary(file), isTruncated },
    text: isBinary(file) ? null : bytes.subarray(0, textLimitBytes).toString(),
    commitUrl: addresses(world).web,
  };
}

/** Modes are numbers here: `100644` is 33188. */
function entryValue(world: World, tree: Tree, path: string): GraphQLValue | null {
  const objects = treeObjects(tree);
  const [, parent = '', name = path] = /^(.*)\/([^/]+)$/.exec(path) ?? [];
  const entry = objects.folders.get(parent)?.entries.find((candidate) => candidate.name === name);
  if (!entry) return null;
  const file = tree.get(path);
  return {
    ...{ __typename: 'TreeEntry', name, path, oid: entry.sha, type: entry.type },
    ...{ mode: Number.parseInt(entry.mode, 8), isGenerated: false, size: file ? bytesOf(file).length : 0 },
    extension: /\.[^./]+$/.exec(name)?.[0] ?? '',
    submodule: null,
    object: () => objectAt(world, tree, path),
  };
}

/** What stands at a path of one commit: a blob, a folder, or null, also for a submodule. */
function objectAt(world: World, tree: Tree, path: string): GraphQLValue | null {
  const file = tree.get(path);
  if (file) return file.mode === '160000' ? null : blobValue(world, file);
  const folder = treeObjects(tree).folders.get(path);
  if (!folder) return null;
  const oid = folder.sha;
  const names = folder.entries.map(({ name }) => (path === '' ? name : `${path}/${name}`));
  return {
    ...{ __typename: 'Tree', id: `T_${oid}`, oid, abbreviatedOid: oid.slice(0, 7) },
    entries: () => names.map((name) => entryValue(world, tree, name)),
  };
}

/** The pull requests that the head commit belongs to. */
export function pullsOfHead(world: World): GraphQLValue[] {
  if (!world.pull) return [];
  const row = (number: number, baseRefName: string, state: string) => ({
    ...{ __typename: 'PullRequest', id: `PR_${number}`, number, state, headRefOid: world.head.sha, baseRefName },
  });
  const others = (world.siblings ?? []).map(({ number, branch }) => row(number, branch, 'OPEN'));
  return [row(world.number, world.base.ref, world.pull.state.toUpperCase()), ...others];
}

/** Null when the world knows the hash but no longer has the commit. */
export function commitValue(world: World, oid: string): GraphQLValue | null {
  const tree = world.commits.get(oid);
  if (!tree) return null;
  return {
    ...{ __typename: 'Commit', id: `C_${oid}`, oid, abbreviatedOid: oid.slice(0, 7) },
    ...{ message: 'Change the orders', messageHeadline: 'Change the orders' },
    tree: () => objectAt(world, tree, ''),
    associatedPullRequests: (wanted: ConnectionArguments) =>
      connection('associatedPullRequests', oid === world.head.sha ? pullsOfHead(world) : [], wanted),
    file: ({ path }: { path: string }) => entryValue(world, tree, path),
  };
}

/** Git's own notation: `<commit or branch>`, or `<commit or branch>:<path>`; null for what does not exist. */
export function objectOfExpression(world: World, expression: string): GraphQLValue | null {
  const [, ref = expression, path] = /^([^:]+):(.*)$/s.exec(expression) ?? [];
  const sha = commitOf(world, ref);
  if (sha === undefined) return path === undefined ? objectOfHash(world, ref) : null;
  const tree = world.commits.get(sha);
  if (!tree) return null;
  return path === undefined ? commitValue(world, sha) : objectAt(world, tree, path.replace(/\/$/, ''));
}

function objectOfHash(world: World, oid: string): GraphQLValue | null {
  for (const tree of world.commits.values()) {
    const objects = treeObjects(tree);
    const blob = objects.blobs.get(oid);
    if (blob) return blobValue(world, blob);
    const folder = [...objects.folders.values()].find(({ sha }) => sha === oid);
    if (folder) return objectAt(world, tree, folder.path);
  }
  return null;
}

/** A branch by name; null if there is none. */
export function refValue(world: World, name: string): GraphQLValue | null {
  const sha = commitOf(world, name);
  if (sha === undefined || world.commits.has(name)) return null;
  const plain = name.replace(/^refs\/heads\//, '');
  return {
    ...{ __typename: 'Ref', id: `R_${plain}`, name: plain, prefix: 'refs/heads/' },
    target: () => commitValue(world, sha),
  };
}
