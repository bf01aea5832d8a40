import type { Metadata } from "next";
import { UsagerScreen } from "@/components/usager/UsagerScreen";
import { requireAidant } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { viewUsager } from "@/lib/mandat/view-usager";
import { orLeavePage } from "../../mandats/leave";
import "@/components/usager/usager.css";

/** No name in the title of a window: others may see it. */
export const metadata: Metadata = { title: "Mandats d'un usager – Aidants Connect" };

export default async function UsagerPage({ params }: { params: Promise<{ usagerId: string }> }) {
  const ctx = await requestContext();
  const actor = await requireAidant(ctx);
  const usager = await orLeavePage(viewUsager(ctx, actor, (await params).usagerId));
  return <UsagerScreen usager={usager} />;
}
