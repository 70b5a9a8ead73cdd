const models = [
  { id: 'claude-fable-5-2', line: 'fable', created_at: '2026-11-10T00:00:00Z' },
  { id: 'claude-haiku-5-5', line: 'haiku', created_at: '2026-10-20T00:00:00Z' },
  { id: 'claude-sonnet-5-5', line: 'sonnet', created_at: '2026-10-01T00:00:00Z' },
  { id: 'claude-opus-5-5', line: 'opus', created_at: '2026-09-01T00:00:00Z' },
];

/** The body of `GET /v1/models`: one active model of each line, newest first. */
export function modelList() {
  const data = models.map((model) => ({
    ...{ type: 'model', ...model, display_name: model.id, capabilities: null, lifecycle: 'active' },
    ...{ deprecated_at: null, retires_at: null, max_input_tokens: 1_000_000, max_tokens: 128_000 },
  }));
  return { data, has_more: false, first_id: data[0]?.id, last_id: data.at(-1)?.id };
}
