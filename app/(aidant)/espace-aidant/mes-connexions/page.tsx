import type { Metadata } from "next";
import { OwnSessions } from "@/components/connexion/OwnSessions";
import { listOwnSessions } from "@/lib/auth/own-sessions";
import { requireSettled } from "@/lib/auth/require";
import { needsNewCode } from "@/lib/auth/step-up";
import { requestContext } from "@/lib/http/request-context";
import { endSessionsAction } from "./actions";

export const metadata: Metadata = { title: "Mes connexions – Aidants Connect" };

export default async function OwnSessionsPage() {
  const ctx = await requestContext();
  const actor = await requireSettled(ctx);
  const sessions = await listOwnSessions(ctx, actor);
  return (
    <div className="fr-container fr-py-6w">
      <h1>Mes connexions</h1>
      <p>
        Vous pouvez être connecté à {ctx.settings.SESSION_MAX} endroits à la fois. Si vous ne
        reconnaissez pas une connexion, déconnectez-la et prévenez votre référent.
      </p>
      <OwnSessions
        action={endSessionsAction}
        needsCode={needsNewCode(ctx, actor)}
        sessions={sessions}
      />
    </div>
  );
}
