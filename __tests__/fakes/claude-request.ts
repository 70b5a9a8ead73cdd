import { schemaFaults } from './claude-schema.js';

export interface CacheControl {
  type: string;
  ttl?: string;
}

/** A block of a prompt: text, a tool call, a tool result, thinking. */
export interface ContentBlock {
  type: string;
  text?: string;
  /** Of a tool call. */
  id?: string;
  /** Of a tool result: the call it answers. */
  tool_use_id?: string;
  cache_control?: CacheControl;
  [field: string]: unknown;
}

export interface Tool {
  name: string;
  input_schema: Record<string, unknown>;
  strict?: boolean;
  cache_control?: CacheControl;
  [field: string]: unknown;
}

export interface Message {
  role: string;
  content: string | ContentBlock[];
}

/** The body of `POST /v1/messages`. */
export interface MessagesBody {
  model: string;
  max_tokens: number;
  messages: Message[];
  system?: string | ContentBlock[];
  tools?: Tool[];
  tool_choice?: { type: string };
  output_config?: { effort?: string; format?: { type: string; schema: Record<string, unknown> } };
  thinking?: { type: string };
  cache_control?: CacheControl;
  stream?: boolean;
  [field: string]: unknown;
}

const fields = new Set(
  `model max_tokens messages system tools tool_choice output_config thinking cache_control stream stop_sequences
   metadata service_tier speed inference_geo container diagnostics`.split(/\s+/),
);
const efforts = ['low', 'medium', 'high', 'xhigh', 'max'];
const breakpointLimit = 4;

/** What the API refuses in a body, the first fault first; [] when it takes it. */
export function bodyFaults(value: unknown, { paused }: { paused: ReadonlySet<string> }): string[] {
  if (value === null || typeof value !== 'object') return ['the request body is not valid JSON'];
  const body = value as MessagesBody;
  const shape = [
    ...Object.keys(body)
      .filter((field) => !fields.has(field))
      .map((field) => `${field}: Extra inputs are not permitted`),
    ...(typeof body.model === 'string' && body.model !== '' ? [] : ['model: Field required']),
    ...(Number.isInteger(body.max_tokens) && body.max_tokens >= 0 ? [] : ['max_tokens: Field required']),
    ...(Array.isArray(body.messages) && body.messages.length > 0 ? [] : ['messages: at least one message is required']),
  ];
  if (shape.length > 0) return shape;
  return [
    ...systemFaults(body.system),
    ...messagesFaults(body.messages, paused),
    ...toolCallFaults(body.messages),
    ...toolFaults(body),
    ...settingFaults(body),
  ];
}

function settingFaults(body: MessagesBody): string[] {
  const { output_config: output = {}, thinking } = body;
  const breakpoints = JSON.stringify(body).match(/"cache_control":\{/g)?.length ?? 0;
  const unknown = Object.keys(output).filter((field) => !['effort', 'format'].includes(field));
  return [
    ...(breakpoints > breakpointLimit
      ? [`A maximum of ${breakpointLimit} blocks with cache_control may be provided. Found ${breakpoints}.`]
      : []),
    ...(/-4-5|claude-3/.test(body.model) && (thinking || output.effort)
      ? ['thinking.type: adaptive thinking and effort are not supported by this model']
      : []),
    ...(thinking && !['adaptive', 'disabled', 'between_tools'].includes(thinking.type)
      ? [`thinking.type: ${thinking.type} is not supported by this model`]
      : []),
    ...unknown.map((field) => `output_config.${field}: Extra inputs are not permitted`),
    ...(output.effort === undefined || efforts.includes(output.effort) ? [] : ['output_config.effort: unknown level']),
    ...(output.format === undefined || output.format.type === 'json_schema'
      ? []
      : ["output_config.format.type: Input should be 'json_schema'"]),
    ...(output.format?.type === 'json_schema' ? schemaFaults(output.format.schema) : []).map(
      (fault) => `output_config.format.schema: ${fault}`,
    ),
  ];
}

function systemFaults(system: MessagesBody['system']): string[] {
  if (system === undefined || typeof system === 'string') return [];
  const texts = Array.isArray(system) && system.every(({ type, text }) => type === 'text' && text);
  return texts ? [] : ['system: blocks must be of type text, and not empty'];
}

function messagesFaults(messages: Message[], paused: ReadonlySet<string>): string[] {
  return messages.flatMap(({ role, content }, index) => {
    const before = messages[index - 1];
    const expected = before?.role === 'user' ? 'assistant' : 'user';
    const name = `messages.${index}`;
    // A paused turn and what follows it are one.
    const goesOn = role === 'assistant' && before !== undefined && paused.has(JSON.stringify(before.content));
    if (role !== expected && !goesOn) return [`${name}: roles must alternate, expected ${expected} but found ${role}`];
    if (role === 'assistant' && index === messages.length - 1 && !paused.has(JSON.stringify(content)))
      return ['This model does not support assistant message prefill. The conversation must end with a user message.'];
    if (!content || content.length === 0) return [`${name}: all messages must have non-empty content`];
    const blocks = typeof content === 'string' ? [] : content;
    const empty = blocks.some(({ type, text }) => type === 'text' && !text?.trim());
    return empty ? [`${name}: text content blocks must be non-empty`] : [];
  });
}

/** Every tool call must be answered in the very next message, and nothing else may be answered. */
function toolCallFaults(messages: Message[]): string[] {
  return messages.flatMap((message, index) => {
    const called = messageBlocks(messages[index - 1]).filter(({ type }) => type === 'tool_use');
    const answered = messageBlocks(message).filter(({ type }) => type === 'tool_result');
    const calls = new Set(called.map(({ id }) => id));
    const answers = new Set(answered.map(({ tool_use_id }) => tool_use_id));
    return [
      ...[...calls]
        .filter((id) => !answers.has(id))
        .map((id) => `messages.${index}: tool_use ${id} has no tool_result`),
      ...[...answers]
        .filter((id) => !calls.has(id))
        .map((id) => `messages.${index}: unexpected tool_use_id ${id} in tool_result`),
    ];
  });
}

export function messageBlocks(message: Message | undefined): ContentBlock[] {
  return message === undefined || typeof message.content === 'string' ? [] : message.content;
}

function toolFaults({ model, tools = [], tool_choice: choice }: MessagesBody): string[] {
  const names = tools.map(({ name }) => name);
  const forced = choice?.type === 'any' || choice?.type === 'tool';
  return [
    ...names.filter((name) => !/^[\w-]{1,128}$/.test(name)).map((name) => `tools: the name ${name} is not allowed`),
    ...(new Set(names).size < names.length ? ['tools: Tool names must be unique.'] : []),
    ...tools.flatMap(({ name, input_schema, strict }) => {
      if (input_schema?.type !== 'object') return [`tools.${name}.input_schema.type: Field required`];
      return strict ? schemaFaults(input_schema).map((fault) => `tools.${name}.input_schema: ${fault}`) : [];
    }),
    ...(choice && tools.length === 0 ? ['tool_choice: may only be specified while providing tools.'] : []),
    ...(forced && /sonnet-5-5/.test(model) ? ['tool_choice: this model does not support forced tool use'] : []),
  ];
}
