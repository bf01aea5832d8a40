/** Where the build writes the style sheet, from the root of the project. */
export declare const STYLESHEET: string;
export declare function stylesheet(root: string): string;
export declare function ownClasses(root: string): Set<string>;
export declare function refreshStylesheet(root: string): void;
