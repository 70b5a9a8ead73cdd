import { createHash } from 'node:crypto';
import { bytesOf, type Tree, type TreeFile, type World } from './world.js';

/** One name in a folder, as git stores it: modes as six octal digits. */
export interface FolderEntry {
  name: string;
  mode: string;
  type: 'blob' | 'tree' | 'commit';
  sha: string;
}

export interface Folder {
  /** Path from the root, '' for the root itself. */
  path: string;
  sha: string;
  entries: FolderEntry[];
}

/** All git objects of one commit's tree, with the hashes that git itself gives them. */
export interface TreeObjects {
  folders: Map<string, Folder>;
  blobs: Map<string, TreeFile>;
}

const objectsOfTree = new WeakMap<Tree, TreeObjects>();
const shaOfFile = new WeakMap<TreeFile, string>();

function objectSha(type: 'blob' | 'tree', content: Buffer): string {
  return createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');
}

/** Hash of the file's content; for a submodule the commit it names. */
export function fileSha(file: TreeFile): string {
  const known = shaOfFile.get(file);
  if (known !== undefined) return known;
  const sha = file.mode === '160000' ? String(file.text) : objectSha('blob', bytesOf(file));
  shaOfFile.set(file, sha);
  return sha;
}

export function treeObjects(tree: Tree): TreeObjects {
  const known = objectsOfTree.get(tree);
  if (known) return known;
  const objects: TreeObjects = { folders: new Map(), blobs: new Map() };
  addFolder(objects, '', namesIn(tree));
  objectsOfTree.set(tree, objects);
  return objects;
}

interface Names {
  files: Map<string, TreeFile>;
  folders: Map<string, Names>;
}

function namesIn(tree: Tree): Names {
  const root: Names = { files: new Map(), folders: new Map() };
  for (const [path, file] of tree) {
    const names = path.split('/');
    const last = names.pop() as string;
    let folder = root;
    for (const name of names) {
      const next = folder.folders.get(name) ?? { files: new Map(), folders: new Map() };
      folder.folders.set(name, next);
      folder = next;
    }
    folder.files.set(last, file);
  }
  return root;
}

function addFolder(objects: TreeObjects, path: string, names: Names): string {
  const entries: FolderEntry[] = [];
  for (const [name, file] of names.files) {
    const sha = fileSha(file);
    const type = file.mode === '160000' ? 'commit' : 'blob';
    if (type === 'blob') objects.blobs.set(sha, file);
    entries.push({ name, mode: file.mode, type, sha });
  }
  for (const [name, inner] of names.folders) {
    const sha = addFolder(objects, path === '' ? name : `${path}/${name}`, inner);
    entries.push({ name, mode: '040000', type: 'tree', sha });
  }
  entries.sort((a, b) => Buffer.compare(sortKey(a), sortKey(b)));
  const content = entries.flatMap(({ mode, name, sha }) => [
    Buffer.from(`${mode.replace(/^0/, '')} ${name}\0`),
    Buffer.from(sha, 'hex'),
  ]);
  const sha = objectSha('tree', Buffer.concat(content));
  objects.folders.set(path, { path, sha, entries });
  return sha;
}

/** Git orders a folder as if its name ended in a slash. */
function sortKey(entry: FolderEntry): Buffer {
  return Buffer.from(entry.type === 'tree' ? `${entry.name}/` : entry.name);
}

export function findBlob(world: World, sha: string): TreeFile | undefined {
  for (const tree of world.commits.values()) {
    const blob = treeObjects(tree).blobs.get(sha);
    if (blob) return blob;
  }
  return undefined;
}

/** A folder by its own hash, with the objects of a commit that has it. */
export function findFolder(world: World, sha: string): { folder: Folder; objects: TreeObjects } | undefined {
  for (const tree of world.commits.values()) {
    const objects = treeObjects(tree);
    const folder = [...objects.folders.values()].find((candidate) => candidate.sha === sha);
    if (folder) return { folder, objects };
  }
  return undefined;
}
