import { type GitHub, isFromGitHub, statusOf } from './github-client.js';

/** What a token may do, as far as can be told without writing. */
export interface Rights {
  missing: string[];
  words: string;
}

/** Tries the two reads that a review needs. */
export async function tokenRights(github: GitHub, place: { owner: string; repo: string }): Promise<Rights> {
  const name = `${place.owner}/${place.repo}`;
  const [contents, pulls] = await Promise.all([
    refusal(() => github.reads.rest.repos.get(place)),
    refusal(() => github.reads.rest.pulls.list({ ...place, per_page: 1 })),
  ]);
  const missing = [
    ...(contents === null ? [] : [`contents: read (${contents})`]),
    ...(pulls === null ? [] : [`pull-requests: read (${pulls})`]),
  ];
  const words =
    missing.length > 0
      ? `lacks ${missing.join(' and ')} in ${name}`
      : `reads ${name} and its pull requests; whether it may post a review (pull-requests: write) cannot be told without posting one`;
  return { missing, words };
}

/** How GitHub refused, null when it did not. */
async function refusal(read: () => Promise<unknown>): Promise<string | null> {
  try {
    await read();
    return null;
  } catch (error) {
    // What it refuses is what was asked for.
    if (!isFromGitHub(error)) throw error;
    return String(statusOf(error) ?? 'no answer');
  }
}

/** Whether somebody may push to the repository; false as well where GitHub does not say. */
export async function mayWrite(
  github: GitHub,
  { owner, repo }: { owner: string; repo: string },
  login: string,
): Promise<boolean> {
  try {
    const { data } = await github.reads.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username: login });
    return data.permission === 'admin' || data.permission === 'write';
  } catch (error) {
    // Without an answer nobody is known to be allowed anything.
    if (!isFromGitHub(error)) throw error;
    return false;
  }
}
