import type { Adapter, AdapterPayload } from "oidc-provider";

interface Entry {
  payload: AdapterPayload;
  expiresAt: number;
}

/** Storage kept apart from the provider, which is rebuilt each time the signing keys change. */
export class MemoryStore {
  readonly #entries = new Map<string, Entry>();

  read(key: string): AdapterPayload | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    if (entry.expiresAt > Date.now()) return entry.payload;
    this.#entries.delete(key);
    return undefined;
  }

  write(key: string, payload: AdapterPayload, seconds: number): void {
    this.#entries.set(key, { payload, expiresAt: Date.now() + seconds * 1000 });
  }

  remove(matches: (key: string, payload: AdapterPayload) => boolean): void {
    for (const [key, { payload }] of this.#entries) {
      if (matches(key, payload)) this.#entries.delete(key);
    }
  }

  find(matches: (key: string, payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [key, { payload }] of this.#entries) {
      if (matches(key, payload)) return this.read(key);
    }
    return undefined;
  }
}

/** One model of the provider (Session, AuthorizationCode, …) over the shared store. */
export class MemoryAdapter implements Adapter {
  readonly #prefix: string;

  constructor(
    model: string,
    private readonly store: MemoryStore,
  ) {
    this.#prefix = `${model}:`;
  }

  upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    this.store.write(this.#prefix + id, payload, expiresIn);
    return Promise.resolve();
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(this.store.read(this.#prefix + id));
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const mine = (key: string, payload: AdapterPayload) =>
      key.startsWith(this.#prefix) && payload.uid === uid;
    return Promise.resolve(this.store.find(mine));
  }

  /** Part of the contract, for the device flow that the simulator does not offer. */
  findByUserCode(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  consume(id: string): Promise<void> {
    const payload = this.store.read(this.#prefix + id);
    if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    return Promise.resolve();
  }

  destroy(id: string): Promise<void> {
    this.store.remove((key) => key === this.#prefix + id);
    return Promise.resolve();
  }

  revokeByGrantId(grantId: string): Promise<void> {
    this.store.remove((_key, payload) => payload.grantId === grantId);
    return Promise.resolve();
  }
}
