import { BadInput, type RepositoryTarget } from '../target/target.js';
import { readableText, readPlaces, textAt, treeOf } from './github-blobs.js';
import { explainRead, type GitHub } from './github-client.js';
import type { Source } from './source.js';
import { treeFile } from './tree-file.js';

/** The tree of a repository's default branch, by API alone: what an audit in the Action reads. */
export async function openTreeSource(github: GitHub, target: RepositoryTarget): Promise<Source> {
  const repository = { owner: target.owner, repo: target.repo };
  const name = `${target.owner}/${target.repo}`;
  const explain = (cause: unknown) => {
    throw explainRead(cause, `repository ${name}`);
  };
  const { default_branch: branch } = (await github.reads.rest.repos.get(repository).catch(explain)).data;
  const { sha } = (await github.reads.rest.repos.getCommit({ ...repository, ref: branch, per_page: 1 }).catch(explain))
    .data;
  const tree = { ...repository, tree_sha: sha, recursive: '1' };
  const { data } = await github.reads.rest.git.getTree(tree).catch(explain);
  const entries = data.tree.filter((entry) => entry.type !== 'tree');
  if (entries.length === 0) throw new BadInput(`The default branch "${branch}" of ${name} holds no files.`);
  const whole = treeOf(github, repository, { ...data, commit: sha });
  const read = async (path: string) => {
    if (!entries.some((entry) => entry.path === path)) return null;
    const [file] = await readPlaces(github, repository, [{ commit: sha, path }]);
    return readableText(file, path);
  };
  return {
    revisions: { repository: name, pullRequest: null, branch: null, base: sha, mergeBase: null, head: sha },
    trustedAt: `${branch} (${sha.slice(0, 7)})`,
    trusted: read,
    textAt: (commit, path) => textAt(github, repository, { commit, path }),
    baseTree: async () => whole,
    headTree: async () => whole,
    conversation: async () => null,
    changes: async () => ({
      files: entries.map((entry) => treeFile({ path: entry.path ?? '', mode: entry.mode ?? '' })),
      // https://docs.github.com/en/rest/git/trees#get-a-tree: 100,000 entries or 7 MB
      unlisted: data.truncated ? `GitHub lists only the first ${entries.length} files of this tree` : null,
      withheld: null,
      notes: [],
    }),
    texts: async (files) => {
      const wanted = files.filter((file) => file.kind === 'text').map(({ path }) => ({ commit: sha, path }));
      const found = await readPlaces(github, repository, wanted);
      const byPath = new Map(wanted.map(({ path }, index) => [path, found[index]]));
      return files.map(({ path }) => {
        const text = byPath.get(path);
        return {
          before: null,
          after: text && 'text' in text ? text.text : null,
          problem: text && 'problem' in text ? text.problem : null,
        };
      });
    },
  };
}
