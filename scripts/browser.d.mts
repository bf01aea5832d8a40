export declare const INSTALL_COMMAND: string;
export declare function findBrowser(): string | undefined;
export declare function ensureBrowser(): string | undefined;
export declare function installPackages(...names: string[]): boolean;
