import type { Ctx } from "@/lib/context.types";
import type { UserinfoClaims } from "./claims";
import { signJwt } from "./signing";

/** The identity as a JWS when FranceConnect's registration asks for one (OIDC Core §5.3.2). */
export async function signUserinfo(
  ctx: Pick<Ctx, "clock" | "settings">,
  claims: UserinfoClaims,
): Promise<string | undefined> {
  const { FC_FI_CLIENT_ID: aud, FC_FI_ISSUER: iss, FC_FI_USERINFO_ALG: alg } = ctx.settings;
  if (alg === "") return undefined;
  const iat = Math.floor(ctx.clock.now().getTime() / 1000);
  return signJwt(ctx.settings, alg, { ...claims, iss, aud, iat });
}
