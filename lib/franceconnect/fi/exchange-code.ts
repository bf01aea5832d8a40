import { createHash } from "node:crypto";
import type { Ctx } from "@/lib/context.types";
import { sameText, sha256 } from "@/lib/crypto/hash";
import { ProtocolError } from "@/lib/errors/protocol-error";
import type { FiConnection } from "@/lib/generated/prisma/client";
import { idTokenClaims } from "./id-token";
import { perimeterOf } from "./perimeters";
import { signJwt } from "./signing";
import type { TokenRequest } from "./token-request";
import { findUsableGrant } from "./usable-grant";

export interface TokenAnswer {
  access_token: string;
  token_type: "Bearer";
  expires_in: number;
  id_token: string;
  scope: string;
}

const invalidGrant = (reason: string) => new ProtocolError(400, "invalid_grant", reason);

/** A code presented twice may have been stolen: what it gave is taken back (RFC 6749 §4.1.2). */
async function refuseReplay(ctx: Ctx, id: string): Promise<never> {
  await ctx.db.fiConnection.updateMany({
    where: { id, status: "TOKEN_ISSUED" },
    data: { status: "REVOKED" },
  });
  throw invalidGrant("code already used");
}

function isProven(challenge: string | null, verifier: string | undefined): boolean {
  if (challenge === null) return true;
  const hash = createHash("sha256").update(verifier ?? "");
  return verifier !== undefined && sameText(hash.digest("base64url"), challenge);
}

function requireUnbroken(now: Date, connection: FiConnection, request: TokenRequest): void {
  const { codeChallenge, codeExpiresAt, redirectUri, status } = connection;
  if (status !== "CODE_ISSUED" || codeExpiresAt === null || codeExpiresAt < now) {
    throw invalidGrant("code expired");
  }
  if (redirectUri !== request.redirectUri) throw invalidGrant("redirect_uri differs");
  if (!isProven(codeChallenge, request.codeVerifier)) throw invalidGrant("code_verifier refused");
}

/**
 * FranceConnect, already authenticated, trades a code for tokens (franceconnect §3.3, RFC 6749 §4.1.3).
 * One conditional statement consumes the code, so that of two parallel calls one succeeds.
 * @throws ProtocolError `invalid_grant` for a code unknown, expired, used, sent elsewhere or unproven,
 * and when the mandat, the aidant or the usager no longer allows it.
 */
export async function exchangeCode(ctx: Ctx, request: TokenRequest): Promise<TokenAnswer> {
  const now = ctx.clock.now();
  const clientId = ctx.settings.FC_FI_CLIENT_ID;
  const connection = await ctx.db.fiConnection.findFirst({
    where: { codeHash: sha256(request.code), clientId },
  });
  if (!connection) throw invalidGrant("code unknown");
  if (connection.codeUsedAt !== null) return refuseReplay(ctx, connection.id);
  requireUnbroken(now, connection, request);
  const grant = await findUsableGrant(ctx.db, now, connection);
  if (!grant) throw invalidGrant("autorisation no longer usable");

  const accessToken = ctx.random.token();
  const jti = ctx.random.uuid();
  const life = ctx.settings.FC_FI_TOKEN_TTL;
  const { count } = await ctx.db.fiConnection.updateMany({
    where: { id: connection.id, status: "CODE_ISSUED", codeUsedAt: null },
    data: {
      status: "TOKEN_ISSUED",
      codeUsedAt: now,
      accessTokenHash: sha256(accessToken),
      tokenExpiresAt: new Date(now.getTime() + life * 1000),
      idTokenJti: jti,
    },
  });
  if (count !== 1) return refuseReplay(ctx, connection.id);
  const claims = idTokenClaims(now, {
    issuer: ctx.settings.FC_FI_ISSUER,
    clientId,
    sub: grant.usager.sub,
    nonce: connection.nonce,
    authTime: connection.authTime,
    jti,
    accessToken,
    repScope: perimeterOf(connection.repValues, grant.demarche),
  });
  ctx.log.info({ connectionId: connection.id }, "fi tokens issued");
  return {
    access_token: accessToken,
    token_type: "Bearer",
    expires_in: life,
    id_token: await signJwt(ctx.settings, ctx.settings.FC_FI_ID_TOKEN_ALG, claims),
    scope: connection.scope,
  };
}
