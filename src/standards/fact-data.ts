import { packageFile } from './package-file.js';

/** What tells a fact of a code base: a text in files whose path fits. `silences` are the rules that it answers. */
export interface FactPattern {
  name: string;
  kind: string;
  languages: string[];
  files: RegExp;
  regex: RegExp;
  silences: string[];
}

/** The patterns; `manifests` are the files that a part of a repository stands around, `outside` what is no part. */
export interface FactData {
  manifests: RegExp;
  outside: RegExp;
  patterns: FactPattern[];
}

type Written = Omit<FactPattern, 'files' | 'regex'> & { files: string; regex: string };

let data: FactData | null = null;

/** The facts that are looked for. */
export function factData(): FactData {
  if (data) return data;
  const read = JSON.parse(packageFile('data/facts.json')) as {
    manifests: string;
    outside: string;
    patterns: Written[];
  };
  const patterns = read.patterns.map((each) => ({
    ...each,
    files: new RegExp(each.files),
    regex: new RegExp(each.regex, 'im'),
  }));
  data = { manifests: new RegExp(read.manifests), outside: new RegExp(read.outside), patterns };
  return data;
}
