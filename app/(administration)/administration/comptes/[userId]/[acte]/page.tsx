import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActForm } from "@/components/administration/comptes/ActForm";
import { ActScreen } from "@/components/administration/comptes/ActScreen";
import { ACT_TEXTS, isAct, type Act } from "@/components/administration/comptes/acts";
import { BypassForm } from "@/components/administration/comptes/BypassForm";
import type { FormAction } from "@/components/form/use-action-form";
import { readAccount } from "@/lib/administration/read-account";
import { requireSteppedStaff } from "@/lib/auth/require-staff";
import { orAbsent } from "@/lib/http/or-absent";
import { requestContext } from "@/lib/http/request-context";
import {
  bypassAction,
  closeAction,
  emailAction,
  phoneAction,
  reactivateAction,
  reopenAction,
  resumeAction,
} from "./actions";

export const metadata: Metadata = {
  title: "Agir sur un compte – Administration – Aidants Connect",
};

const ACTIONS: Readonly<Record<Exclude<Act, "depannage">, FormAction>> = {
  reprise: resumeAction,
  telephone: phoneAction,
  "premiere-connexion": reopenAction,
  courriel: emailAction,
  desactivation: closeAction,
  reactivation: reactivateAction,
};

interface ActPageProps {
  params: Promise<{ userId: string; acte: string }>;
}

export default async function AccountActPage({ params }: ActPageProps) {
  const ctx = await requestContext();
  const actor = await requireSteppedStaff(ctx, "METIER");
  const { userId, acte } = await params;
  if (!isAct(acte)) notFound();
  const account = await orAbsent(readAccount(ctx, actor, userId));
  return (
    <ActScreen account={account} act={acte}>
      {acte === "depannage" ? (
        <BypassForm accountId={account.id} button={ACT_TEXTS[acte].button} action={bypassAction} />
      ) : (
        <ActForm accountId={account.id} act={acte} action={ACTIONS[acte]} />
      )}
    </ActScreen>
  );
}
