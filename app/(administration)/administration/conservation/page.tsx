import type { Metadata } from "next";
import { RetentionScreen } from "@/components/retention/RetentionScreen";
import { requireStaff } from "@/lib/auth/require-staff";
import { requestContext } from "@/lib/http/request-context";
import { readRetention } from "@/lib/retention/read-retention";
import { approveErasureAction, cancelErasureAction, requestErasureAction } from "./actions";

export const metadata: Metadata = { title: "Conservation – Administration – Aidants Connect" };

export default async function RetentionPage() {
  const ctx = await requestContext();
  const actor = await requireStaff(ctx, "TECHNICAL");
  const view = await readRetention(ctx, actor);
  const actions = {
    request: requestErasureAction,
    approve: approveErasureAction,
    cancel: cancelErasureAction,
  };
  return <RetentionScreen view={view} actions={actions} />;
}
