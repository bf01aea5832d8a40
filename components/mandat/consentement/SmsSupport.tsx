"use client";
import { useContext } from "react";
import { FormContext } from "@/components/form/form-context";
import { valueOf } from "@/lib/actions/form-state";

interface SmsSupportProps {
  email: string;
  /** Number of the conversation, where the form does not ask for it. */
  phone?: string;
}

/** A message to the team, ready to be sent by the aidant, about an SMS that did not leave (mandats §4.4). */
export function SmsSupport({ email, phone }: SmsSupportProps) {
  const { state } = useContext(FormContext);
  if (state.status === "idle" || state.reference === undefined) return null;
  const number = phone ?? valueOf(state, "user_phone") ?? "";
  const subject = "Problème d'envoi d'un SMS de consentement";
  const body = `Bonjour,\n\nUn SMS de consentement n'a pas pu être envoyé.\nNuméro : ${number}\nDemande : ${state.reference}\n`;
  const query = `subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  return (
    <p className="fr-mb-4w">
      <a className="fr-link" href={`mailto:${email}?${query}`}>
        Signaler ce problème à l’équipe d’Aidants Connect
      </a>
    </p>
  );
}
