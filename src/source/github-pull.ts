import { BadInput, type HeadTarget, type PullRequestTarget } from '../target/target.js';
import { fileField, fileFragment, type GitFile, settingsText } from './github-blobs.js';
import { explainRead, type GitHub } from './github-client.js';
import { FIRST_PAGES, type TalkPage, talkFragment, talkVariables } from './github-conversation.js';
import { SourceUnavailable } from './source.js';

/** A pull request as it stands at one moment, with the settings files of its base branch's tip. */
export interface Pull {
  owner: string;
  repo: string;
  number: number;
  open: boolean;
  head: string;
  base: string;
  baseBranch: string;
  changedFiles: number;
  /** Login; null when the account is gone. */
  author: string | null;
  /** Open pull requests that share the head and go elsewhere: a verdict belongs to the commit, so to them too. */
  rivals: { number: number; branch: string }[];
  /** Undefined: there is one, whose text is yet to be read. */
  settings: Map<string, string | null | undefined>;
  /** The first pages of what was said on it. */
  talk: TalkPage;
}

interface OpenedPull extends TalkPage {
  state: string;
  changedFiles: number;
  baseRefName: string;
  commits: { nodes: { commit: { associatedPullRequests: { nodes: Sibling[] } | null } }[] };
  baseRef: { target: { oid: string } & Record<string, GitFile | null | string> } | null;
}

interface Opening {
  repository: { pullRequest: OpenedPull | null } | null;
}

interface Sibling {
  number: number;
  state: string;
  headRefOid: string;
  baseRefName: string;
}

/** The one opening query: pins head and base tip, and brings the settings files of that tip along. */
export async function openPull(github: GitHub, target: PullRequestTarget, settings: readonly string[]): Promise<Pull> {
  const { owner, repo, number } = target;
  const fields = settings.map((path, index) => fileField(`f${index}`, path)).join(' ');
  const query = `query($owner: String!, $repo: String!, $number: Int!, ${talkVariables}) {
    repository(owner: $owner, name: $repo) {
      pullRequest(number: $number) {
        ...Talk
        state changedFiles baseRefName
        commits(last: 1) { nodes { commit { associatedPullRequests(first: 100) {
          nodes { number state headRefOid baseRefName }
        } } } }
        baseRef { target { oid ${fields ? `... on Commit { ${fields} }` : ''} } }
      }
    }
  } ${talkFragment} ${settings.length > 0 ? fileFragment : ''}`;
  const name = `${owner}/${repo}#${number}`;
  const opening = await github.reads
    .graphql<Opening>(query, { owner, repo, number, ...FIRST_PAGES })
    .catch((cause: unknown) => {
      if (cause instanceof Error && /Could not resolve to a/.test(cause.message))
        throw new BadInput(`GitHub knows no pull request ${name}, or the token may not read it. Check the number.`, {
          cause,
        });
      throw explainRead(cause, `pull request ${name}`);
    });
  const pull = opening.repository?.pullRequest;
  if (!pull) throw new BadInput(`GitHub knows no pull request ${name}. Check the number.`);
  const tip = pull.baseRef?.target;
  if (target.head !== null && !pull.headRefOid.startsWith(target.head))
    throw new SourceUnavailable(
      `SUPERSEDED: ${name} is at ${pull.headRefOid.slice(0, 7)} by now, and ${target.head.slice(0, 7)} was to be reviewed. ` +
        'Nothing was reviewed; the run of the newer commit judges it.',
    );
  if (!tip) throw new BadInput(`The base branch "${pull.baseRefName}" of ${name} is gone. Retarget the pull request.`);
  return {
    ...{ owner, repo, number, open: pull.state === 'OPEN', head: pull.headRefOid, base: tip.oid },
    ...{ baseBranch: pull.baseRefName, changedFiles: pull.changedFiles, author: pull.author?.login ?? null },
    rivals: rivalsOf(pull, number),
    talk: pull,
    settings: new Map(settings.map((path, index) => [path, settingsText(tip[`f${index}`], path)])),
  };
}

function rivalsOf({ headRefOid, baseRefName, commits }: OpenedPull, own: number): Pull['rivals'] {
  return commits.nodes
    .flatMap(({ commit }) => commit.associatedPullRequests?.nodes ?? [])
    .filter((each) => each.number !== own && each.state === 'OPEN')
    .filter((each) => each.headRefOid === headRefOid && each.baseRefName !== baseRefName)
    .map(({ number, baseRefName: branch }) => ({ number, branch }));
}

/** The one open pull request of a head. Throws `BadInput` where there is none, or more than one. */
export async function pullOfHead(github: GitHub, { owner, repo, head }: HeadTarget): Promise<PullRequestTarget> {
  const query = `query($owner: String!, $repo: String!, $head: GitObjectID!) {
    repository(owner: $owner, name: $repo) {
      object(oid: $head) { ... on Commit { associatedPullRequests(first: 100) {
        nodes { number state headRefOid baseRefName }
      } } }
    }
  }`;
  interface Found {
    repository: { object: { associatedPullRequests?: { nodes: Sibling[] } } | null } | null;
  }
  const found = await github.reads.graphql<Found>(query, { owner, repo, head }).catch((cause: unknown) => {
    throw explainRead(cause, `the pull request of ${head.slice(0, 7)}`);
  });
  const open = (found.repository?.object?.associatedPullRequests?.nodes ?? []).filter(
    (each) => each.state === 'OPEN' && each.headRefOid === head,
  );
  const [only] = open;
  if (only && open.length === 1) return { kind: 'pull-request', owner, repo, number: only.number, head };
  throw new BadInput(
    open.length === 0
      ? `No open pull request has the head ${head.slice(0, 7)}: it was closed, or has moved on.`
      : `${open.map(({ number }) => `#${number}`).join(' and ')} share the head ${head.slice(0, 7)}: one run cannot judge them all.`,
  );
}
