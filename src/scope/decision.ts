export type Tier = 'full' | 'secrets' | 'skip';
export type Label = 'backend' | 'frontend' | 'neither';

/** `rule` names what decided, in words a reader of the report knows: `tests`, `lock file`, `config paths.exclude "legacy/**"`. */
export interface Decision {
  tier: Tier;
  label: Label;
  rule: string;
}

const WIDTH: Record<Tier, number> = { skip: 0, secrets: 1, full: 2 };

export function isWider(tier: Tier, other: Tier): boolean {
  return WIDTH[tier] > WIDTH[other];
}
