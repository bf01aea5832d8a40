import type { Metadata } from "next";
import { AccountScreen } from "@/components/administration/comptes/AccountScreen";
import { readAccount } from "@/lib/administration/read-account";
import { requireStaff } from "@/lib/auth/require-staff";
import { orAbsent } from "@/lib/http/or-absent";
import { requestContext } from "@/lib/http/request-context";

export const metadata: Metadata = { title: "Compte – Administration – Aidants Connect" };

interface AccountPageProps {
  params: Promise<{ userId: string }>;
}

export default async function StaffAccountPage({ params }: AccountPageProps) {
  const ctx = await requestContext();
  const actor = await requireStaff(ctx, "TEAM");
  const account = await orAbsent(readAccount(ctx, actor, (await params).userId));
  return (
    <AccountScreen account={account} roles={actor.roles} isSelf={account.id === actor.userId} />
  );
}
