export function routePatterns(root: string): string[];
export function routePatternsModule(root: string): string;
export function refreshRoutePatterns(root: string): void;
