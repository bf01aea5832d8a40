export declare const root: string;
export declare function buildEnv(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string>;
export declare function sourceHash(): string;
