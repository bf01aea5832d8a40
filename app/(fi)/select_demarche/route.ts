import { guardAidant } from "@/lib/auth/guard-route";
import { cancelConnection } from "@/lib/franceconnect/fi/cancel-connection";
import { valueOf } from "@/lib/franceconnect/fi/fields";
import { findDemarcheChoice } from "@/lib/franceconnect/fi/find-demarche-choice";
import { issueCode } from "@/lib/franceconnect/fi/issue-code";
import {
  demarcheScreen,
  noDemarcheScreen,
  usagerScreen,
} from "@/lib/franceconnect/fi/screen-status";
import { browserRoute } from "@/lib/http/handle";
import { seeOther } from "@/lib/http/responses";
import { screenForm } from "../forms";
import { guardScreen, leaveFor } from "../screens";

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

/** Form of page 2: the chosen démarche gives FranceConnect its code, or cancel (franceconnect §3.3). */
export const POST = browserRoute(async (ctx, request) => {
  const fields = await screenForm(request);
  const connectionId = valueOf(fields, "connection_id") ?? "";
  const actor = await guardScreen(ctx, request, demarcheScreen(connectionId));
  if (actor instanceof Response) return actor;
  if (valueOf(fields, "action") === "cancel") {
    return leaveFor(await cancelConnection(ctx, actor, connectionId));
  }
  const demarche = valueOf(fields, "chosen_demarche");
  return leaveFor(await issueCode(ctx, actor, { connectionId, demarche }));
});
