import { BadInput } from '../target/target.js';
import { openClient, type Reach } from './client.js';

/** Why a model cannot be used. `known`: the API said so itself; `credentials`: it is they that were refused. */
export interface ModelProblem {
  words: string;
  known: boolean;
  credentials: boolean;
}

/** Asks the API for the model, which costs no tokens; null when it can be used. */
export async function checkModel(reach: Reach, model: string): Promise<ModelProblem | null> {
  const { APIError } = await import('@anthropic-ai/sdk');
  const client = await openClient(reach, (url, init) => fetch(url, { ...init, redirect: 'error' }));
  try {
    const { lifecycle } = await client.models.retrieve(model);
    if (lifecycle !== 'retired') return null;
    return { words: `${model} is retired: set "model"`, known: true, credentials: false };
  } catch (error) {
    if (error instanceof BadInput) return { words: error.message, known: true, credentials: true };
    if (!(error instanceof APIError)) throw error;
    const { status } = error;
    if (status === 401) return { words: 'refused (401): check the key or token', known: true, credentials: true };
    if (status === 403) return { words: `may not use ${model} (403)`, known: true, credentials: true };
    if (status === 404) return { words: `${model} was not found (404): set "model"`, known: true, credentials: false };
    return { words: `could not be asked (${status ?? 'no connection'})`, known: false, credentials: true };
  }
}
