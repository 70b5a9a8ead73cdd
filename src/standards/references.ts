import { packageFile } from './package-file.js';
import type { Rule } from './standard.js';

/** Where to read about a rule. */
export interface Reference {
  text: string;
  url: string;
}

const ASVS_CHAPTERS: Record<string, string> = {
  '1': '0x10-V1-Encoding-and-Sanitization',
  '2': '0x11-V2-Validation-and-Business-Logic',
  '4': '0x13-V4-API-and-Web-Service',
  '5': '0x14-V5-File-Handling',
  '6': '0x15-V6-Authentication',
  '8': '0x17-V8-Authorization',
  '13': '0x22-V13-Configuration',
  '14': '0x23-V14-Data-Protection',
  '15': '0x24-V15-Secure-Coding-and-Architecture',
  '16': '0x25-V16-Security-Logging-and-Error-Handling',
};

/** The rule's pages at MITRE and OWASP, in that order. */
export function referencesOf(rule: Rule): Reference[] {
  const cwe = (rule.cwe ?? []).map((id) => ({
    text: `CWE-${id}`,
    url: `https://cwe.mitre.org/data/definitions/${id}.html`,
  }));
  const asvs = (rule.asvs ?? []).flatMap((id) => {
    const chapter = ASVS_CHAPTERS[/^v5\.0\.0-(\d+)\./.exec(id)?.[1] ?? ''];
    return chapter
      ? [{ text: `ASVS ${id}`, url: `https://github.com/OWASP/ASVS/blob/v5.0.0/5.0/en/${chapter}.md` }]
      : [];
  });
  const sheet = rule.cheatsheet;
  const sheets = sheet
    ? [
        {
          text: `${sheet.replaceAll('_', ' ')} Cheat Sheet`,
          url: `https://cheatsheetseries.owasp.org/cheatsheets/${sheet}_Cheat_Sheet.html`,
        },
      ]
    : [];
  return [...cwe, ...asvs, ...sheets];
}

interface Framework {
  name: string;
  languages: string[];
  shownBy: string[];
  pages: Record<string, { title: string; url: string }>;
}

let frameworks: Framework[] | null = null;

function known(): Framework[] {
  frameworks ??= JSON.parse(packageFile('data/documentation.json')) as Framework[];
  return frameworks;
}

/** Whether a link is one of our table. */
export function isOwnPage(url: string): boolean {
  return known().some(({ pages }) => Object.values(pages).some((page) => page.url === url));
}

/**
 * The page of a framework's own documentation on a rule, or on its standard: of the first framework that the file's
 * text shows. Only pages of our table: a link of the model's is never shown.
 */
export function documentationOf(
  lines: readonly string[],
  about: { language: string | null; rule: string; standard: string },
): Reference | null {
  for (const { name, languages, shownBy, pages } of known()) {
    if (about.language === null || !languages.includes(about.language)) continue;
    const prefix = Object.keys(pages).find((key) => about.rule.startsWith(key)) ?? about.standard;
    const page = pages[prefix];
    if (page && lines.some((line) => shownBy.some((text) => line.includes(text))))
      return { text: `${name}: ${page.title}`, url: page.url };
  }
  return null;
}
