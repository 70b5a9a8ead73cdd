/** A user, host or client beside a password makes a record of real access data. */
const SIBLING =
  /(?<![\w-])["'`:]?(?:[\w.-]{0,30}[._-])?(?:user(?:_?name|_?id)?|usr|host(?:_?name)?|addr(?:ess)?|server|database|db_?name|client_?id|callback_?url|issuer|e?mail|dsn|dialect|datasource)["'`]?[ \t]{0,4}(?:=>|:=|=|:)[ \t]{0,4}(?:(["'`])([^"'`\n]{2,80})\1|([\w.@-]{2,60})[ \t\r]{0,4}$)/gim;
const NO_DATA =
  /^(?:string|text|str|varchar|number|int|email|mail|password|hidden|required|optional|true|false|null|none|undefined|user|user_?name|login|name|host|server|address|database|[A-Z][a-z]+|.*\s.*|.*[<{$].*)$/;
const REACH = 600;
const LINES = 3;

/** Offsets of the siblings in a text; `bare`: whether values stand without quotes in this file. */
export function siblingsIn(text: string, bare: boolean): number[] {
  return [...text.matchAll(SIBLING)]
    .filter((hit) => (bare || hit[2] !== undefined) && !NO_DATA.test(hit[2] ?? hit[3] ?? ''))
    .map((hit) => hit.index);
}

export function isBeside(text: string, siblings: readonly number[], at: number): boolean {
  let low = 0;
  let high = siblings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((siblings[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return [siblings[low - 1], siblings[low]].some((other) => {
    if (other === undefined || Math.abs(other - at) > REACH) return false;
    return text.slice(Math.min(other, at), Math.max(other, at)).split('\n').length <= LINES + 1;
  });
}
