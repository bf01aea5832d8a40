import { randomUUID } from "node:crypto";
import pg from "pg";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import { connectionOptions } from "../lib/db/connection.mjs";

// adapter-pg has no mapping for the internal type "char" (oid 18), which the introspection
// queries return: let it through as bpchar, then present those columns as single characters.
const charColumns = new WeakMap();
class IntrospectingPool extends pg.Pool {
  async query(...args) {
    const r = await super.query(...args);
    const cols = [];
    (r?.fields ?? []).forEach((f, i) => {
      if (f.dataTypeID === 18) {
        f.dataTypeID = 1042;
        cols.push(i);
      }
    });
    if (cols.length) charColumns.set(r.rows, cols);
    return r;
  }
}
async function pgConnect(url, dispose) {
  const pool = new IntrospectingPool({ ...connectionOptions(url), max: 4 });
  const c = await new PrismaPg(pool).connect();
  const queryRaw = c.queryRaw.bind(c);
  c.queryRaw = async (q) => {
    const r = await queryRaw(q);
    for (const i of charColumns.get(r.rows) ?? []) r.columnTypes[i] = ColumnTypeEnum.Character;
    return r;
  };
  // the adapter's executeScript splits on every ";" and breaks function bodies ($$ … $$)
  c.executeScript = async (sql) => {
    try {
      await pool.query(sql);
    } catch (e) {
      c.onError(e);
    }
  };
  c.dispose = async () => {
    await pool.end();
    await dispose?.();
  };
  return c;
}
function pgFactory(url) {
  return {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => pgConnect(url),
    // PrismaPg.connectToShadowDb ignores the new database name when given a connection string
    connectToShadowDb: async () => {
      const name = `prisma_migrate_shadow_db_${randomUUID()}`;
      const admin = new pg.Client(connectionOptions(url));
      await admin.connect();
      await admin.query(`CREATE DATABASE "${name}"`);
      const shadow = new URL(url);
      shadow.pathname = `/${name}`;
      return pgConnect(shadow.toString(), async () => {
        await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
        await admin.end();
      });
    },
  };
}
export const migrationAdapter = (url) => pgFactory(url);
