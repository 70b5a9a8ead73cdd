/** The hidden mark by which a later run knows what was said already. */
function mark({ fingerprint }: { fingerprint: string }): string {
  return `<!-- backend-review:v1 fp=${fingerprint} -->`;
}

/** The text with its mark. What it quotes may imitate one, in a code block or a code span: that is none any more. */
export function marked(text: string, finding: { fingerprint: string }): string {
  return `${unmarked(text)}\n\n${mark(finding)}`;
}

/** The text without anything that could be taken for a mark of ours. */
export function unmarked(text: string): string {
  return text.replaceAll('<!-- backend-review:', '<!-- backend-review :');
}

/** The fingerprints that a text of ours holds. */
export function marksIn(text: string): string[] {
  return [...text.matchAll(/<!-- backend-review:v1 fp=([0-9a-f]{16}) -->/g)].map(([, fingerprint = '']) => fingerprint);
}
