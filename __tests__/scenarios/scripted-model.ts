import type { ClaudeRequest, Respond } from '../fakes/claude.js';

/** A line as the model was shown it; `number` counts on the side that the mark says. */
export interface ShownLine {
  path: string;
  number: number;
  mark: '+' | '-' | ' ';
  text: string;
}

/** What a script may say of a finding; the rest is filled in. */
export interface Said {
  standard: number;
  rule: string;
  path: string;
  side: 'LEFT' | 'RIGHT';
  line: number;
  end_line: number;
  quote: string;
  severity: 'critical' | 'high' | 'medium' | 'low';
  confidence: 'high' | 'medium';
  standing: 'introduced' | 'exposed';
  title: string;
  message: string;
  fix: string;
  replacement: string;
  options: string;
  assumption: string;
  verify: string;
  evidence: { path: string; side: 'LEFT' | 'RIGHT'; line: number; quote: string }[];
}

/** Reads a unit back out of a request, as a model does. */
export function shownLines(request: ClaudeRequest): ShownLine[] {
  const [message] = request.body.messages;
  const text = typeof message?.content === 'string' ? message.content : (message?.content[0]?.text ?? '');
  const lines: ShownLine[] = [];
  let path = '';
  for (const line of text.split('\n')) {
    const header = /^=== ("(?:[^"\\]|\\.)*") /.exec(line);
    const shown = /^(\d+)([-+ ])([\s\S]*)$/.exec(line);
    if (header?.[1]) path = JSON.parse(header[1]);
    else if (shown) lines.push({ path, number: Number(shown[1]), mark: shown[2] as '+', text: shown[3] ?? '' });
  }
  return lines;
}

/** The paths of a request's unit. */
export function shownPaths(request: ClaudeRequest): string[] {
  return [...new Set(shownLines(request).map((line) => line.path))];
}

/** A finding on a shown line: critical, certain, of Query Safety, unless the script says otherwise. */
export function finding(line: ShownLine, said: Partial<Said> = {}): Said {
  return {
    standard: 4,
    rule: 'queries/string-sql',
    path: line.path,
    side: line.mark === '-' ? 'LEFT' : 'RIGHT',
    line: line.number,
    end_line: line.number,
    quote: line.text,
    severity: 'critical',
    confidence: 'high',
    standing: 'introduced',
    title: 'Request input reaches the SQL text',
    message: 'The id of the request becomes part of the statement. Any caller can run SQL of their own. Bind it.',
    fix: "db.query('SELECT * FROM orders WHERE id = $1', [id])",
    replacement: '',
    options: '',
    assumption: '',
    verify: '',
    evidence: [],
    ...said,
  };
}

/** An answer that assesses every path against five standards and holds the findings. */
export function answer(request: ClaudeRequest, findings: Said[] = [], advice: object[] = []): { json: unknown } {
  const assessments = shownPaths(request).flatMap((path) =>
    [1, 2, 3, 4, 5].map((standard) => ({
      path,
      standard,
      result: findings.some((said) => said.path === path && said.standard === standard) ? 'fail' : 'pass',
      seen: 'the lines that were shown',
    })),
  );
  return { json: { findings, assessments, advice } };
}

/** A candidate as the verifier is shown it. */
export interface ShownCandidate {
  id: number;
  from: string;
  rule: string;
  line: number;
  title: string;
  [field: string]: unknown;
}

/** Whether the request is the verifier's; the others are the finder's. */
export function isVerifier({ body }: ClaudeRequest): boolean {
  return JSON.stringify(body.output_config ?? {}).includes('"verdicts"');
}

/** The candidates of a verifier's request. */
export function shownCandidates({ body }: ClaudeRequest): ShownCandidate[] {
  const [message] = body.messages;
  const text = typeof message?.content === 'string' ? message.content : (message?.content[0]?.text ?? '');
  const rows = text.slice(text.lastIndexOf('\nCandidates:\n')).split('\n');
  return rows.filter((row) => row.startsWith('{')).map((row) => JSON.parse(row));
}

/** The verifier's answer; what the script leaves out of a verdict is confirmed as it is. */
export function verdicts(
  request: ClaudeRequest,
  script: (candidate: ShownCandidate) => Record<string, unknown> = () => ({}),
): { json: unknown } {
  const empty = { title: '', message: '', fix: '', replacement: '', assumption: '', verify: '', evidence: [] };
  return {
    json: {
      verdicts: shownCandidates(request).map((candidate) => ({
        ...{
          id: candidate.id,
          verdict: 'confirmed',
          reason: 'Nothing disproves it.',
          before: 'Nothing.',
          compared: 'worse',
          severity: 'critical',
          ...empty,
        },
        ...script(candidate),
      })),
    },
  };
}

/** A model that says of every shown line what the script says of it, and whose verifier confirms it. */
export function model(script: (line: ShownLine) => Partial<Said> | null): Respond {
  return (request) => {
    if (isVerifier(request)) return verdicts(request);
    const findings = shownLines(request).flatMap((line) => {
      const said = script(line);
      return said ? [finding(line, said)] : [];
    });
    return answer(request, findings);
  };
}

/** A model that finds nothing. */
export const silent: Respond = model(() => null);
