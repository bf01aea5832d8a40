import { createHash } from "node:crypto";
import pg from "pg";

/** What a request of its user moves by itself, whatever was asked. */
const MOVING = ["last_activity_at", "administration_at"];

/** Rows of every table that name one of these identifiers, as one text: equal means untouched. */
export interface RowsNaming {
  of: (ids: readonly string[]) => Promise<string>;
  end: () => Promise<void>;
}

/** @param url of the owner, who sees all tables */
export async function rowsNaming(url: string): Promise<RowsNaming> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const tables = await client.query<{ name: string }>(`
    select quote_ident(relname) as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
    order by 1`);
  const rows = tables.rows.map(
    ({ name }) =>
      `select '${name} ' || (to_jsonb(t) - $2::text[])::text as row from ${name} t
       where t::text ~ $1`,
  );
  const all = `select row from (${rows.join(" union all ")}) every_row order by row`;
  return {
    of: async (ids) => {
      const found = await client.query<{ row: string }>(all, [ids.join("|"), MOVING]);
      return createHash("sha256")
        .update(found.rows.map(({ row }) => row).join("\n"))
        .digest("hex");
    },
    end: () => client.end(),
  };
}
