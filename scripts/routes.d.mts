export declare function routePatterns(root: string): string[];
export declare function routePatternsModule(root: string): string;
export declare function refreshRoutePatterns(root: string): void;
