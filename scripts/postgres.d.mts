export interface LocalServer {
  /** Superuser address on the maintenance database. */
  url: string;
  started: boolean;
  stop(): void;
}
export declare const dataHome: string;
export declare function ensurePostgres(
  name: string,
  options?: { port?: number; fast?: boolean },
): Promise<LocalServer>;
