/** One page of a list, with the headers that lead to the others. */
export interface Page<Item> {
  items: Item[];
  headers: Record<string, string>;
}

/** Cuts the page that `per_page` (30, at most 100) and `page` (from 1) of the address ask for. */
export function pageOf<Item>(items: readonly Item[], address: URL): Page<Item> {
  const size = Math.min(positive(address.searchParams.get('per_page'), 30), 100);
  const number = positive(address.searchParams.get('page'), 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (rel: string, page: number) => {
    const target = new URL(address);
    target.searchParams.set('page', String(page));
    return `<${target}>; rel="${rel}"`;
  };
  const links = [
    ...(number > 1 ? [link('prev', number - 1)] : []),
    ...(number < last ? [link('next', number + 1), link('last', last)] : []),
    ...(number > 1 ? [link('first', 1)] : []),
  ];
  return {
    items: items.slice((number - 1) * size, number * size),
    headers: links.length > 0 ? { link: links.join(', ') } : {},
  };
}

function positive(text: string | null, otherwise: number): number {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : otherwise;
}
