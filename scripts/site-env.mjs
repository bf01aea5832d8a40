/**
 * What the site's process is given of the environment: neither the owner's address nor that of
 * conservation, so that it can change no structure and erase no evidence.
 */
export function siteEnv(env, mode) {
  const { MIGRATION_DATABASE_URL: _owner, RETENTION_DATABASE_URL: _retention, ...rest } = env;
  return { ...rest, NODE_ENV: mode };
}
