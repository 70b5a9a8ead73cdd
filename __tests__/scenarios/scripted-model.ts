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
  title: string;
  message: string;
  fix: string;
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
    title: 'Request input reaches the SQL text',
    message: 'The id of the request becomes part of the statement. Any caller can run SQL of their own. Bind it.',
    fix: "db.query('SELECT * FROM orders WHERE id = $1', [id])",
    assumption: '',
    verify: '',
    evidence: [],
    ...said,
  };
}

/** An answer that assesses every path against five standards and holds the findings. */
export function answer(request: ClaudeRequest, findings: Said[] = []): { json: unknown } {
  const assessments = shownPaths(request).flatMap((path) =>
    [1, 2, 3, 4, 5].map((standard) => ({
      path,
      standard,
      result: findings.some((said) => said.path === path && said.standard === standard) ? 'fail' : 'pass',
    })),
  );
  return { json: { findings, assessments } };
}

/** A model that says of every shown line what the script says of it. */
export function model(script: (line: ShownLine) => Partial<Said> | null): Respond {
  return (request) => {
    const findings = shownLines(request).flatMap((line) => {
      const said = script(line);
      return said ? [finding(line, said)] : [];
    });
    return answer(request, findings);
  };
}

/** A model that finds nothing. */
export const silent: Respond = model(() => null);
