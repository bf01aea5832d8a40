// The roles and the databases of a local server (decision 33): the owner migrates, the application only
// reads and writes what the migrations grant to the group role `aidants_app`, and the job of
// conservation erases what is due with the group role `aidants_retention`.
import { createHmac } from "node:crypto";
import pg from "pg";
import { connectionOptions } from "../lib/db/connection.mjs";
import { migrate } from "./migrate.mjs";

export const OWNER = "ac_owner";
export const APPLICATION = "ac_app";
const RETENTION = "ac_retention";

/** Password of a local role: derived from the server's own random one, so nothing else is stored. */
const passwordOf = (serverUrl, role) =>
  createHmac("sha256", new URL(serverUrl).password).update(role).digest("base64url");

const address = (serverUrl, role, database) => {
  const url = new URL(serverUrl);
  url.username = role;
  url.password = passwordOf(serverUrl, role);
  url.pathname = `/${database}`;
  return url.toString();
};

async function withClient(url, work) {
  const client = new pg.Client(connectionOptions(url));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function ensureRole(client, role, password, options) {
  const known = await client.query("select 1 from pg_roles where rolname = $1", [role]);
  const verb = known.rowCount ? "ALTER" : "CREATE";
  await client.query(`${verb} ROLE ${role} LOGIN ${options} PASSWORD '${password}'`);
}

const addressesOf = (serverUrl, database) => ({
  ownerUrl: address(serverUrl, OWNER, database),
  applicationUrl: address(serverUrl, APPLICATION, database),
  retentionUrl: address(serverUrl, RETENTION, database),
});

/** Login roles of the server, each in its group. */
async function ensureLogins(client, serverUrl) {
  const logins = [
    [APPLICATION, "aidants_app"],
    [RETENTION, "aidants_retention"],
  ];
  for (const [login, group] of logins) {
    await ensureRole(client, login, passwordOf(serverUrl, login), "NOSUPERUSER");
    await client.query(`GRANT ${group} TO ${login}`);
  }
}

/** Creates the roles and the database when absent, applies the migrations, returns the addresses. */
export async function ensureDatabase(serverUrl, name) {
  await withClient(serverUrl, async (client) => {
    const owner = passwordOf(serverUrl, OWNER);
    await ensureRole(client, OWNER, owner, "CREATEROLE NOSUPERUSER");
    const known = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (!known.rowCount) await client.query(`CREATE DATABASE "${name}" OWNER ${OWNER}`);
  });
  const addresses = addressesOf(serverUrl, name);
  const applied = await migrate(addresses.ownerUrl);
  await withClient(serverUrl, (client) => ensureLogins(client, serverUrl));
  return { ...addresses, applied };
}

/** A fresh copy of a migrated database, for one test file. */
export async function copyDatabase(serverUrl, template, name) {
  await withClient(serverUrl, (client) =>
    client.query(
      `CREATE DATABASE "${name}" TEMPLATE "${template}" OWNER ${OWNER} STRATEGY file_copy`,
    ),
  );
  return addressesOf(serverUrl, name);
}

/** Drops databases of a local server; those still in use are disconnected. */
export async function dropDatabases(serverUrl, like) {
  await withClient(serverUrl, async (client) => {
    const found = await client.query("select datname from pg_database where datname like $1", [
      like,
    ]);
    for (const { datname } of found.rows) {
      await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
    }
  });
}

/** Whether nobody else is connected to a local server. */
export const isUnused = (serverUrl) =>
  withClient(serverUrl, async (client) => {
    const others = await client.query(
      "select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
    );
    return others.rowCount === 0;
  });
