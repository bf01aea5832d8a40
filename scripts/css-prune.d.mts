export interface CssRule {
  head: string;
  body: string | undefined;
}
export interface RuleFilter {
  keepsClass: (name: string) => boolean;
  keepsRule: (head: string, body: string) => boolean;
}
export declare function rulesOf(source: string): CssRule[];
export declare function classesOf(selector: string): string[];
export declare function pruneRules(css: string, filter: RuleFilter): string;
export declare function pruneVariables(css: string, otherSources: string): string;
