export interface Addresses {
  ownerUrl: string;
  applicationUrl: string;
  retentionUrl: string;
}
export declare const OWNER: string;
export declare const APPLICATION: string;
export declare function ensureDatabase(
  serverUrl: string,
  name: string,
): Promise<Addresses & { applied: number }>;
export declare function copyDatabase(
  serverUrl: string,
  template: string,
  name: string,
): Promise<Addresses>;
export declare function dropDatabases(serverUrl: string, like: string): Promise<void>;
export declare function isUnused(serverUrl: string): Promise<boolean>;
