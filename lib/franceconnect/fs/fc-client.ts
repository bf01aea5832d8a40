/** What FranceConnect says about a person, once every signature and check has passed. */
export interface FcClaims {
  sub: string;
  [claim: string]: unknown;
}

export type FcExchange =
  | { kind: "identified"; idToken: string; claims: FcClaims }
  /** @param idToken present when FranceConnect really signed one for us: its session must be closed */
  | { kind: "failed"; reason: string; idToken: string | null };

/** FranceConnect as Aidants Connect sees it (franceconnect §2.2); none of these calls is made in a transaction. */
export interface FcClient {
  /** @throws when FranceConnect's configuration cannot be read. */
  authorizationUrl(state: string, nonce: string): Promise<string>;
  /** Code → tokens → identity (§2.3, steps 7 to 9); never throws, within 10 s. */
  exchange(answer: { code: string; iss: string }, nonce: string): Promise<FcExchange>;
  /** Address that closes the person's session at FranceConnect, then comes back with `state`. */
  logoutUrl(idToken: string, state: string): Promise<string>;
}
