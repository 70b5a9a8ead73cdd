import { addresses } from './github-rows.js';
import type { GitHubState } from './github-state.js';
import { typedError } from './graphql-connection.js';
import { type GraphQLValue, objectOfExpression, refValue } from './graphql-objects.js';
import { actorValue, pullValue } from './graphql-pull.js';

/** The root value of a query: what the token may see of the world. */
export function rootValue(state: GitHubState): GraphQLValue {
  const { world } = state;
  return {
    viewer: { __typename: 'User', id: 'U_viewer', login: world.viewer },
    rateLimit: { __typename: 'RateLimit', limit: 5000, cost: 1, remaining: 4999, used: 1, nodeCount: 1 },
    repository({ owner, name }: { owner: string; name: string }) {
      const same = owner.toLowerCase() === world.owner.toLowerCase() && name.toLowerCase() === world.repo.toLowerCase();
      if (!same) throw typedError('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
      return repositoryValue(state);
    },
  };
}

function repositoryValue(state: GitHubState): GraphQLValue {
  const { world } = state;
  return {
    ...{
      __typename: 'Repository',
      id: 'R_1',
      name: world.repo,
      nameWithOwner: `${world.owner}/${world.repo}`,
    },
    ...{ isPrivate: world.private === true, isFork: false, isArchived: false, isEmpty: false },
    ...{ visibility: world.private ? 'PRIVATE' : 'PUBLIC', url: addresses(world).web },
    owner: actorValue(world.owner),
    defaultBranchRef: () => refValue(world, world.defaultBranch),
    ref: ({ qualifiedName }: { qualifiedName: string }) => refValue(world, qualifiedName),
    object: ({ expression, oid }: { expression?: string; oid?: string }) =>
      objectOfExpression(world, expression ?? oid ?? ''),
    pullRequest({ number }: { number: number }) {
      if (world.pull && number === world.number) return pullValue(state, world.pull);
      throw typedError('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
    },
  };
}
