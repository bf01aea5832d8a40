/** One exchange between the simulator and Aidants Connect, as the hooks show it. */
export interface Call {
  direction: "from-ac" | "to-ac";
  kind: string;
  method: string;
  path: string;
  /** Secrets, codes and tokens are replaced by a mark: names of parameters are what tests need. */
  params: Record<string, string>;
  status: number;
  at: string;
  durationMs: number;
}

const SECRET_PARAMETERS = new Set(["client_secret", "code", "id_token_hint", "access_token"]);
const KEPT = 500;

export function visibleParams(params: URLSearchParams): Record<string, string> {
  return Object.fromEntries(
    [...params].map(([name, value]) => [name, SECRET_PARAMETERS.has(name) ? "***" : value]),
  );
}

export class CallJournal {
  #calls: Call[] = [];

  record(call: Omit<Call, "at" | "durationMs"> & { startedAt: number }): void {
    const { startedAt, ...rest } = call;
    const at = new Date(startedAt).toISOString();
    this.#calls.push({ ...rest, at, durationMs: Date.now() - startedAt });
    this.#calls = this.#calls.slice(-KEPT);
  }

  all(): Call[] {
    return [...this.#calls];
  }

  clear(): void {
    this.#calls = [];
  }
}
