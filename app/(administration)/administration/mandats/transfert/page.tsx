import type { Metadata } from "next";
import { TransferScreen } from "@/components/administration/TransferScreen";
import { findOrganisations } from "@/lib/administration/find-organisations";
import { readChosenMandats } from "@/lib/administration/search-mandats";
import { requireStaff } from "@/lib/auth/require-staff";
import { single, type Query } from "@/lib/http/page-number";
import { requestContext } from "@/lib/http/request-context";
import { transferAction } from "./actions";

export const metadata: Metadata = { title: "Transférer des mandats – Aidants Connect" };

interface TransferPageProps {
  searchParams: Query;
}

export default async function TransferPage({ searchParams }: TransferPageProps) {
  const ctx = await requestContext();
  const actor = await requireStaff(ctx, "TECHNICAL");
  const query = await searchParams;
  const term = single(query.structure) ?? "";
  const mandats = await readChosenMandats(ctx, actor, [query.mandat ?? []].flat());
  const organisations = await findOrganisations(ctx, actor, term);
  return (
    <TransferScreen
      mandats={mandats}
      term={term}
      organisations={organisations}
      action={transferAction}
    />
  );
}
