import type { Metadata } from "next";
import { OwnStructuresScreen } from "@/components/referent/OwnStructuresScreen";
import { requireReferent } from "@/lib/auth/require";
import { requestContext } from "@/lib/http/request-context";
import { listOwnStructures } from "@/lib/referent/list-own-structures";

export const metadata: Metadata = { title: "Mes structures – Aidants Connect" };

export default async function OwnStructuresPage() {
  const ctx = await requestContext();
  const actor = await requireReferent(ctx);
  return <OwnStructuresScreen structures={await listOwnStructures(ctx, actor)} />;
}
