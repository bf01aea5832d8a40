import type { Clock } from "@/lib/clock";

const LIFE_MS = 600_000;

/** FranceConnect's public keys, kept 600 s (franceconnect §2.2). */
export interface JwksCache {
  /** @param fresh asks for a new copy whatever the age of the kept one */
  read(fetchKeys: () => Promise<Response>, fresh: boolean): Promise<Response>;
}

const asAnswer = (body: string): Response =>
  new Response(body, { headers: { "content-type": "application/json" } });

export function createJwksCache(clock: Clock): JwksCache {
  let kept: { body: string; until: number } | undefined;
  return {
    async read(fetchKeys, fresh) {
      const now = clock.now().getTime();
      if (kept && !fresh && now < kept.until) return asAnswer(kept.body);
      const answer = await fetchKeys();
      if (answer.status !== 200) return answer;
      const body = await answer.text();
      kept = { body, until: now + LIFE_MS };
      return asAnswer(body);
    },
  };
}
