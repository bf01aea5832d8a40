/** Longer than any healthy connection takes: pages do not hang on a database that does not answer. */
const CONNECTION_TIMEOUT_MS = 3_000;
const UTC = "-c timezone=UTC";

/**
 * What every connection of ours is opened with. The driver writes instants in UTC without saying so: a
 * session in another time zone would store them hours away, whatever the server's or the address's own
 * setting. The last `-c` wins, so options of the address are kept before ours.
 *
 * @param {string} connectionString address of PostgreSQL
 */
export function connectionOptions(connectionString) {
  const url = new URL(connectionString);
  const given = url.searchParams.get("options");
  url.searchParams.delete("options");
  return {
    connectionString: url.toString(),
    options: given ? `${given} ${UTC}` : UTC,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
  };
}
