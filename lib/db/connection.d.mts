export interface ConnectionOptions {
  connectionString: string;
  options: string;
  connectionTimeoutMillis: number;
}
export declare function connectionOptions(connectionString: string): ConnectionOptions;
