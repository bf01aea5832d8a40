export interface PlainText {
  title: string;
  sentence: string;
}
export declare const PLAIN_STYLES: string;
export declare const UNEXPECTED: PlainText;
export declare function plainHtml(status: number, text: PlainText): string;
