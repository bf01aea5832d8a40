/** What a refusal code means to a browser, to a person and to support. */
export interface ErrorEntry {
  /** HTTP status when the refusal is an answer of its own. */
  status: 400 | 401 | 403 | 404 | 405 | 408 | 409 | 410 | 413 | 422 | 429 | 503;
  /** Plain French: what happened and what to do next. Never contains what was sent. */
  message: string;
  /** What support should look at. */
  support: string;
}
