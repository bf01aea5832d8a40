export declare function localSecrets(
  folder: string,
  name: string,
): { secrets: Record<string, string>; fresh: boolean };
