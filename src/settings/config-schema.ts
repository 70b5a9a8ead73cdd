import * as z from 'zod';
import { SEVERITIES } from '../standards/standard.js';

const severity = z.enum(SEVERITIES);
const level = z.enum([...SEVERITIES, 'never']);
/** Characters of a glob, globs of a list: they are matched against every path. */
const globs = z.array(z.string().min(1).max(200)).max(200);

/** What inputs, flags and the config file can say; an input arrives as text and is read by the same schema. */
export const settingsSchema = z.strictObject({
  agent: z.string().min(1).max(300).describe('The agent file, read from the base branch.'),
  engine: z.enum(['auto', 'agent', 'rules']).describe('Who reviews: the agent, or only the rules that need no model.'),
  model: z
    .string()
    .regex(/^[\w.:@/[\]-]{1,200}$/)
    .describe('A model alias or id.'),
  'fail-on': z
    .union([level, z.record(z.string(), level)])
    .describe('The lowest severity that fails the check: one word for all standards, or one a standard.'),
  'on-incomplete': z.enum(['fail', 'warn']).describe('What an incomplete review does to the check.'),
  rollout: z
    .enum(['observe', 'comment', 'enforce'])
    .describe('observe posts nothing and comment is never red; both say what would have blocked.'),
  'comment-on': severity.describe('The lowest severity that becomes a line comment.'),
  'max-comments': z.int().min(0).max(50).describe('Line comments a run; blocking ones are not counted.'),
  'max-minutes': z.number().min(1).max(350).describe('The time a run may take.'),
  'max-cost-usd': z.number().positive().max(10_000).describe('What a run may cost, by list price.'),
  advice: z.enum(['on', 'off']).describe('Whether the job summary may hold advice beyond the standards.'),
});

const model = z.string().regex(/^[\w.:@/[\]-]{1,200}$/);
const effort = z.enum(['low', 'medium', 'high', 'xhigh', 'max']);
const thinking = z.enum(['adaptive', 'off']);
export type Effort = z.infer<typeof effort>;
export type Thinking = z.infer<typeof thinking>;

export type SettingValues = z.infer<typeof settingsSchema>;

const ruleIds = z.string().min(3).max(100);

/** The parts of the config file that have keys of their own. */
export const configParts = {
  paths: z
    .strictObject({
      include: globs.describe('When not empty, only these files are in scope.'),
      exclude: globs.describe('These files are out of scope.'),
      backend: globs.describe('These files are reviewed in full.'),
      frontend: globs.describe('These files are searched for secrets only.'),
    })
    .partial(),
  rules: z
    .strictObject({
      add: z.array(z.string().min(1).max(300)).max(20).describe('Rule files of your own, by path.'),
      off: z.array(ruleIds).max(200).describe('Rules that are not held against the code, by id.'),
      severity: z.record(ruleIds, severity).describe('The gravest that findings of a rule can be; it may only lower.'),
    })
    .partial(),
};

/** The config file: the settings, and what only a file says. */
export const configSchema = settingsSchema.partial().extend({
  paths: configParts.paths.optional(),
  rules: configParts.rules.optional(),
  'override-label': z
    .string()
    .min(1)
    .max(50)
    .describe('The label by which a person with write access gets past the check, in the open.')
    .optional(),
  'known-authors': z
    .array(z.string().regex(/^[\w-]{1,100}(\[bot\])?$/))
    .max(20)
    .describe('Logins that this product wrote under before, such as github-actions[bot]: their comments are its own.')
    .optional(),
  dismissal: z
    .enum(['other-than-author', 'anyone'])
    .describe('Who of those with write access may dismiss a finding that blocks.')
    .optional(),
  'honour-markers': z
    .enum(['on', 'off'])
    .describe('Whether markers of other tools, such as nosemgrep, suppress findings of the matching standard.')
    .optional(),
  'new-suppressions': z
    .enum(['needs-approval', 'allow', 'ignore'])
    .describe(
      'Whether suppressions that the change itself adds count: once somebody else approved it, at once, or never.',
    )
    .optional(),
  ratchet: z.enum(['on', 'off']).describe('Whether the counts of the baseline may only go down.').optional(),
  'verifier-model': model
    .describe('The model that tries to disprove findings; by default the one that finds them.')
    .optional(),
  'fallback-model': model.describe('The model that is asked where the first one declines.').optional(),
  effort: effort.describe('How much the models work on an answer.').optional(),
  thinking: thinking.describe('Whether the models think before they answer, as much as they see fit.').optional(),
  'never-send': globs.describe('No line of these files reaches the model.').optional(),
});

export type Config = z.infer<typeof configSchema>;

/** The JSON Schema that editors complete the config file with. */
export function configJsonSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Backend Review config (.github/backend-review.yml)',
    ...z.toJSONSchema(configSchema, { io: 'input' }),
  };
}
