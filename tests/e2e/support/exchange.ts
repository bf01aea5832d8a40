import type { Ctx } from "@/lib/context.types";
import { call, type Answer } from "./loopback";

/** FranceConnect's parameters as this run's settings declare them. */
export const declared = (ctx: Ctx) => ({
  client_id: ctx.settings.FC_FI_CLIENT_ID,
  redirect_uri: ctx.settings.FC_FI_REDIRECT_URIS[0] ?? "",
});

/** FranceConnect exchanges its code. */
export const exchange = (ctx: Ctx, code: string, port?: number): Promise<Answer> =>
  call(`${ctx.settings.APP_URL}/token/`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code,
      ...declared(ctx),
      client_secret: ctx.settings.FC_FI_CLIENT_SECRET,
    }).toString(),
    ...(port === undefined ? {} : { port }),
  });

/** FranceConnect asks for the identity. */
export const readIdentity = (ctx: Ctx, token: string, port?: number): Promise<Answer> =>
  call(`${ctx.settings.APP_URL}/userinfo/`, {
    headers: { authorization: `Bearer ${token}` },
    ...(port === undefined ? {} : { port }),
  });

export const tokenOf = ({ body }: Answer): string =>
  (JSON.parse(body) as { access_token: string }).access_token;
