import { endSession } from "@/lib/franceconnect/fi/end-session";
import { browserRoute } from "@/lib/http/handle";
import { logoutParameters } from "../forms";
import { leaveFor } from "../screens";

/** FranceConnect's logout bounces here; the aidant stays signed in (franceconnect §1 flow C). */
const logout = browserRoute(async (ctx, request) => {
  const target = await endSession(ctx, await logoutParameters(request));
  return leaveFor(target ?? "/logout/termine/");
});

export { refuseHead as HEAD } from "../forms";
export { logout as GET, logout as POST };
