import { guardAidant } from "@/lib/auth/guard-route";
import { findDemarcheChoice } from "@/lib/franceconnect/fi/find-demarche-choice";
import {
  demarcheScreen,
  noDemarcheScreen,
  usagerScreen,
} from "@/lib/franceconnect/fi/screen-status";
import { browserRoute } from "@/lib/http/handle";
import { seeOther } from "@/lib/http/responses";

/** Public address of page 2: leads to the screen that suits the connection (decision 23). */
export const GET = browserRoute(async (ctx, request) => {
  const actor = await guardAidant(ctx, request);
  if (actor instanceof Response) return actor;
  const connectionId = new URL(request.url).searchParams.get("connection_id") ?? "";
  const choice = await findDemarcheChoice(ctx, actor, connectionId);
  if (choice === null) return seeOther(usagerScreen(connectionId));
  const screen = choice.demarches.length > 0 ? demarcheScreen : noDemarcheScreen;
  return seeOther(screen(connectionId));
});

export { refuseHead as HEAD } from "../forms";
export { postDemarche as POST } from "./post-demarche";
