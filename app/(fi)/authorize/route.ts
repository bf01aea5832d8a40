import { guardAidant } from "@/lib/auth/guard-route";
import { readAuthorizeRequest } from "@/lib/franceconnect/fi/authorize-request";
import { openConnection } from "@/lib/franceconnect/fi/open-connection";
import { usagerScreen } from "@/lib/franceconnect/fi/screen-status";
import { browserRoute } from "@/lib/http/handle";
import { seeOther } from "@/lib/http/responses";
import { rawQuery } from "../forms";
import { leaveFor } from "../screens";

/** FranceConnect sends the aidant's browser here (franceconnect §3.3). */
export const GET = browserRoute(async (ctx, request) => {
  const reading = readAuthorizeRequest(ctx.settings, rawQuery(request));
  if (reading.kind === "refused") return leaveFor(reading.location);
  const actor = await guardAidant(ctx, request);
  if (actor instanceof Response) return actor;
  return seeOther(usagerScreen(await openConnection(ctx, actor, reading.request)));
});

export { refuseHead as HEAD } from "../forms";
export { postUsager as POST } from "./post-usager";
