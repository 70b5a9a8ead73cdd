import type { Answer } from './server.js';

/** A refusal in the form of GitHub's REST API. */
export function refusal(status: number, message: string, errors?: unknown[]): Answer {
  const documentation_url = 'https://docs.github.com/rest';
  return { status, body: { message, ...(errors && { errors }), documentation_url, status: String(status) } };
}

export const notFound = () => refusal(404, 'Not Found');

/** All or nothing: GitHub names what is wrong, but not with which comment. */
export const unprocessable = (errors: string[]) => refusal(422, 'Unprocessable Entity', [...new Set(errors)]);

/** A wrong value of one resource's field. */
export function invalidField(resource: string, field: string, message: string): Answer {
  return refusal(422, 'Validation Failed', [{ resource, code: 'custom', field, message }]);
}
