import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ButtonForm } from "@/components/habilitation/ButtonForm";
import { StepFrame } from "@/components/habilitation/StepFrame";
import { issuerExists } from "@/lib/habilitation/issuer-exists";
import { ISSUER_FIELD } from "@/lib/habilitation/paths";
import { requestContext } from "@/lib/http/request-context";
import { resendAction } from "../../../../actions";

export const metadata: Metadata = {
  title: "Confirmation de votre email – Aidants Connect",
  robots: { index: false },
};

interface WaitingPageProps {
  params: Promise<{ issuerId: string }>;
}

/** F1b: the same for every address, whatever is known of it. */
export default async function WaitingPage({ params }: WaitingPageProps) {
  const ctx = await requestContext();
  const { issuerId } = await params;
  if (!(await issuerExists(ctx, issuerId))) notFound();
  const contact = ctx.settings.CONTACT_EMAIL;
  const subject = encodeURIComponent("Je ne reçois pas les emails de confirmation");
  return (
    <StepFrame step={1}>
      <h2 className="fr-h4">Confirmation de votre email</h2>
      <p>
        Nous venons de vous envoyer un e-mail. Ouvrez le lien qu’il contient pour continuer&nbsp;:
        il est valable trois jours.
      </p>
      <p>
        Rien n’arrive&nbsp;? Regardez vos courriers indésirables, ou demandez un nouvel envoi. S’il
        n’arrive toujours pas, écrivez à{" "}
        <a href={`mailto:${contact}?subject=${subject}`}>{contact}</a>.
      </p>
      <ButtonForm
        action={resendAction}
        fields={{ [ISSUER_FIELD]: issuerId }}
        button="Renvoyer l’email de confirmation"
        priority="secondary"
      />
    </StepFrame>
  );
}
