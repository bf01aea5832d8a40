export interface Addresses {
  ownerUrl: string;
  applicationUrl: string;
}
export const OWNER: string;
export const APPLICATION: string;
export function ensureDatabase(
  serverUrl: string,
  name: string,
): Promise<Addresses & { applied: number }>;
export function copyDatabase(serverUrl: string, template: string, name: string): Promise<Addresses>;
export function dropDatabases(serverUrl: string, like: string): Promise<void>;
