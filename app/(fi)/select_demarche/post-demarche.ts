import { cancelConnection } from "@/lib/franceconnect/fi/cancel-connection";
import { valueOf } from "@/lib/franceconnect/fi/fields";
import { issueCode } from "@/lib/franceconnect/fi/issue-code";
import { demarcheScreen } from "@/lib/franceconnect/fi/screen-status";
import { browserRoute } from "@/lib/http/handle";
import { screenForm } from "../forms";
import { guardScreen, leaveFor } from "../screens";

/** Form of page 2: the chosen démarche gives FranceConnect its code, or cancel (franceconnect §3.3). */
export const postDemarche = browserRoute(async (ctx, request) => {
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
