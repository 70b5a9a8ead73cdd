import { BadInput, type PullRequestTarget } from '../target/target.js';
import { fileField, fileFragment, type GitFile, settingsText } from './github-blobs.js';
import { explainRead, type GitHub } from './github-client.js';

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
  settings: Map<string, string | null>;
}

interface Opening {
  repository: {
    pullRequest: {
      state: string;
      headRefOid: string;
      changedFiles: number;
      baseRefName: string;
      baseRef: { target: { oid: string } & Record<string, GitFile | null | string> } | null;
    } | null;
  } | null;
}

/** The one opening query: pins head and base tip, and brings the settings files of that tip along. */
export async function openPull(github: GitHub, target: PullRequestTarget, settings: readonly string[]): Promise<Pull> {
  const { owner, repo, number } = target;
  const fields = settings.map((path, index) => fileField(`f${index}`, path)).join(' ');
  const query = `query($owner: String!, $repo: String!, $number: Int!) {
    repository(owner: $owner, name: $repo) {
      pullRequest(number: $number) {
        state headRefOid changedFiles baseRefName
        baseRef { target { oid ... on Commit { ${fields} } } }
      }
    }
  } ${settings.length > 0 ? fileFragment : ''}`;
  const name = `${owner}/${repo}#${number}`;
  const opening = await github.reads.graphql<Opening>(query, { owner, repo, number }).catch((cause: unknown) => {
    if (cause instanceof Error && /Could not resolve to a/.test(cause.message))
      throw new BadInput(`GitHub knows no pull request ${name}, or the token may not read it. Check the number.`, {
        cause,
      });
    throw explainRead(cause, `pull request ${name}`);
  });
  const pull = opening.repository?.pullRequest;
  if (!pull) throw new BadInput(`GitHub knows no pull request ${name}. Check the number.`);
  const tip = pull.baseRef?.target;
  if (!tip) throw new BadInput(`The base branch "${pull.baseRefName}" of ${name} is gone. Retarget the pull request.`);
  return {
    ...{ owner, repo, number, open: pull.state === 'OPEN', head: pull.headRefOid, base: tip.oid },
    ...{ baseBranch: pull.baseRefName, changedFiles: pull.changedFiles },
    settings: new Map(settings.map((path, index) => [path, settingsText(tip[`f${index}`], path)])),
  };
}
