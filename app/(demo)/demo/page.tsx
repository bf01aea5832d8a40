import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DemoLinks } from "@/components/demo/DemoLinks";
import { Mailbox } from "@/components/demo/Mailbox";
import { VirtualCards } from "@/components/demo/VirtualCards";
import { codesFrom } from "@/lib/demo/codes";
import { listDemoAccounts } from "@/lib/demo/list-accounts";
import { listDemoMessages } from "@/lib/demo/list-messages";
import { requestContext } from "@/lib/http/request-context";
import { nationalPhone } from "@/lib/telephone/display";

export const metadata: Metadata = {
  title: "Démonstration – Aidants Connect",
  robots: { index: false, follow: false },
};

/** Codes given to the page: twenty minutes of a card, ten of an application. */
const CODES_AHEAD = 20;

interface Props {
  searchParams: Promise<{ to?: string | string[] }>;
}

/** Codes, mails and SMS of the demonstration accounts; absent outside demo mode (decision 21). */
export default async function DemoPage({ searchParams }: Props) {
  const { to } = await searchParams;
  const recipient = typeof to === "string" ? to : "";
  const ctx = await requestContext();
  const accounts = await listDemoAccounts(ctx);
  const messages = await listDemoMessages(ctx, recipient);
  if (!accounts || !messages) notFound();
  const now = ctx.clock.now();
  const cards = accounts.map((account) => ({
    ...account,
    shownPhone: account.phone === null ? null : nationalPhone(account.phone),
    devices: account.devices.map(({ type, period, secret }) => ({
      type,
      period,
      codes: codesFrom({ type, period, secret }, now, CODES_AHEAD),
    })),
  }));
  return (
    <>
      <h1>Démonstration</h1>
      <p>
        Cette page remplace les téléphones, les cartes et les boîtes aux lettres des personnes
        inventées pour la démonstration. Elle n’existe pas dans le service réel.
      </p>
      <DemoLinks franceConnect={new URL(ctx.settings.FC_FS_ISSUER).origin} />
      <h2>Codes à 6 chiffres</h2>
      <VirtualCards cards={cards} renderedAt={now.getTime()} />
      <h2 id="messages">Courriels et SMS</h2>
      <Mailbox messages={messages} recipient={recipient} />
    </>
  );
}
