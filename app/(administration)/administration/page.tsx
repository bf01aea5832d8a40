import type { Metadata } from "next";
import { StaffHome } from "@/components/administration/StaffHome";
import { requireStaff } from "@/lib/auth/require-staff";
import { requestContext } from "@/lib/http/request-context";

export const metadata: Metadata = { title: "Administration – Aidants Connect" };

export default async function AdministrationPage() {
  const actor = await requireStaff(await requestContext(), "TEAM");
  return <StaffHome fullName={actor.fullName} roles={actor.roles} />;
}
