/** What Next gives to a page of its address. */
export type Query = Promise<Record<string, string | string[] | undefined>>;

const NUMBER = /^[1-9]\d{0,5}$/;

/** The page of a list that an address names, from 1; anything else is the first. */
export const pageNumber = (query: Awaited<Query>): number =>
  typeof query.page === "string" && NUMBER.test(query.page) ? Number(query.page) : 1;

/** One value of an address; nothing when it is absent or repeated. */
export const single = (value: string | string[] | undefined): string | undefined =>
  typeof value === "string" ? value : undefined;
