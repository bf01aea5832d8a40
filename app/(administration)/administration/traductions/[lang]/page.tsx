import type { Metadata } from "next";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import { TranslationForm } from "@/components/traduction/TranslationForm";
import { requireStaff } from "@/lib/auth/require-staff";
import { orAbsent } from "@/lib/http/or-absent";
import { requestContext } from "@/lib/http/request-context";
import { findTranslation } from "@/lib/traduction/edit-translation";
import { translationAction } from "./actions";

export const metadata: Metadata = { title: "Modifier une traduction – Aidants Connect" };

const TRAIL = [
  { label: "Administration", href: "/administration/" },
  { label: "Traductions du mandat", href: "/administration/traductions/" },
];

interface EditTranslationPageProps {
  params: Promise<{ lang: string }>;
}

export default async function EditTranslationPage({ params }: EditTranslationPageProps) {
  const ctx = await requestContext();
  const actor = await requireStaff(ctx, "METIER");
  const { lang } = await params;
  const translation = await orAbsent(findTranslation(ctx, actor, lang));
  const { name } = translation.language;
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb trail={TRAIL} current={name} />
      <h1>Traduction : {name}</h1>
      {translation.outdated && (
        <div className="fr-alert fr-alert--warning fr-mb-4w">
          <p>
            Le texte français a changé depuis cette traduction : relisez-la, puis enregistrez-la.
          </p>
        </div>
      )}
      <TranslationForm translation={translation} action={translationAction} />
    </div>
  );
}
