import { addresses, placedComments } from './github-rows.js';
import type { GitHubState } from './github-state.js';
import { type ConnectionArguments, connection, typedError } from './graphql-connection.js';
import { type GraphQLValue, objectOfExpression, refValue } from './graphql-objects.js';
import { actorValue, pullValue, threadValue } from './graphql-pull.js';
import type { QueueEntry } from './world.js';

/** The root value of a query: what the token may see of the world. */
export function rootValue(state: GitHubState): GraphQLValue {
  const { world } = state;
  return {
    viewer: { __typename: 'User', id: 'U_viewer', login: world.viewer },
    rateLimit: { __typename: 'RateLimit', limit: 5000, cost: 1, remaining: 4999, used: 1, nodeCount: 1 },
    ...mutations(state),
    repository({ owner, name }: { owner: string; name: string }) {
      const same = owner.toLowerCase() === world.owner.toLowerCase() && name.toLowerCase() === world.repo.toLowerCase();
      if (!same) throw typedError('NOT_FOUND', `Could not resolve to a Repository with the name '${owner}/${name}'.`);
      return repositoryValue(state);
    },
  };
}

/** What a query may change. */
function mutations(state: GitHubState): GraphQLValue {
  const { world, reviews } = state;
  const resolving =
    (resolved: boolean) =>
    ({ input: { threadId } }: { input: { threadId: string } }) => {
      if (!world.permissions.write || world.permissions.resolve === false)
        throw typedError('FORBIDDEN', 'Resource not accessible by integration');
      const placed = placedComments(reviews).find(({ id }) => `PRRT_${id}` === threadId);
      if (!placed) throw typedError('NOT_FOUND', `Could not resolve to a node with the global id of '${threadId}'.`);
      Object.assign(placed.comment, { resolved, resolvedBy: resolved ? world.viewer : undefined });
      return { thread: threadValue(world, placed) };
    };
  return { resolveReviewThread: resolving(true), unresolveReviewThread: resolving(false) };
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
    mergeQueue: ({ branch }: { branch?: string }) =>
      world.queue && (branch ?? world.defaultBranch) === world.base.ref ? queueValue(world.queue) : null,
    pullRequest({ number }: { number: number }) {
      if (world.pull && number === world.number) return pullValue(state, world.pull);
      throw typedError('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
    },
  };
}

function queueValue(queue: readonly QueueEntry[]): GraphQLValue {
  const entries = queue.map(({ base, head, pull }, index) => ({
    ...{ __typename: 'MergeQueueEntry', id: `MQE_${index}`, position: index + 1, state: 'AWAITING_CHECKS' },
    ...{ baseCommit: { __typename: 'Commit', oid: base }, headCommit: { __typename: 'Commit', oid: head } },
    pullRequest: {
      ...{ __typename: 'PullRequest', number: pull.number, headRefOid: pull.head, baseRefName: pull.branch },
      timelineItems: (wanted: ConnectionArguments) =>
        connection('timelineItems', pull.retargeted ? [retargetedValue(pull.retargeted)] : [], wanted),
    },
  }));
  return {
    __typename: 'MergeQueue',
    id: 'MQ_1',
    entries: (wanted: ConnectionArguments) => connection('entries', entries, wanted),
  };
}

function retargetedValue(createdAt: string): GraphQLValue {
  return { __typename: 'BaseRefChangedEvent', id: 'BRC_1', createdAt };
}
