import { z } from "zod";
import { emailSchema } from "@/lib/auth/email";
import { hasClosedDomain, isGenericEmail } from "./nominative-email";

const LONGEST = 150;

/** Control characters, and invisible marks that reorder what is read. */
const INVISIBLE = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;
const UNREADABLE = "Ce champ contient un caractère invisible. Saisissez-le de nouveau.";

/** A text as typed, trimmed; line breaks are kept only where `lines` says so. */
export const plainText = (longest: number, { lines = false } = {}) =>
  z
    .string()
    .default("")
    .transform((typed) => typed.replace(/\r\n?/g, "\n").trim())
    .refine((text) => text.length <= longest, `${String(longest)} caractères au plus.`)
    .refine((text) => !INVISIBLE.test(lines ? text.replace(/[\n\t]/g, " ") : text), UNREADABLE);

export const required = (longest: number, message: string, options: { lines?: boolean } = {}) =>
  plainText(longest, options).refine((text) => text !== "", message);

/** Name of a person (V1): letters, apostrophes, hyphens, spaces and points, shown as typed. */
const personName = (missing: string) =>
  required(LONGEST, missing).refine(
    (text) => text === "" || (/^[\p{L}\p{M}'’.\- ]+$/u.test(text) && /\p{L}/u.test(text)),
    "Un nom s'écrit avec des lettres, des espaces, des points, des apostrophes ou des traits d'union.",
  );

/** A name of letters of any alphabet: a path, a port or a second address would be dropped by `URL`. */
const INTERNATIONAL = /^[\p{L}\p{M}\p{N}.-]*[^\p{ASCII}][\p{L}\p{M}\p{N}.-]*$/u;

/** Punycode for internationalised domains, so that one address has one writing (V2). */
function asciiDomain(email: string): string {
  const [local = "", domain = "", ...more] = email.split("@");
  const address = `https://${domain}`;
  if (more.length > 0 || !INTERNATIONAL.test(domain) || !URL.canParse(address)) return email;
  return `${local}@${new URL(address).hostname}`;
}

/** An address as typed, before anything is asked of whom it belongs to. */
const typedEmail = z
  .string()
  .default("")
  .transform((typed) => (typed.includes("@") ? asciiDomain(typed.trim()) : typed.trim()));

/** E-mail by which an issuer is found again: written as `nominativeEmail` stored it. */
export const knownEmail = typedEmail.pipe(
  z.string().min(1, "Saisissez une adresse e-mail.").pipe(emailSchema),
);

export const GENERIC_EMAIL =
  "Cette adresse n'est pas nominative. Donnez l'adresse personnelle de cette personne, par exemple prenom-nom@exemple.fr.";

/** E-mail of a request: lower-cased, nominative, of a domain that still exists (V2, V5, V6). */
export const nominativeEmail = knownEmail.pipe(
  z
    .string()
    .max(LONGEST, `${String(LONGEST)} caractères au plus.`)
    .refine((email) => !isGenericEmail(email), GENERIC_EMAIL)
    .refine(
      (email) => !hasClosedDomain(email),
      "Les adresses @conseiller-numerique.fr n'existent plus. Donnez une autre adresse.",
    ),
);

/** What is asked of everybody named in a request. */
export const personFields = {
  lastName: personName("Saisissez un nom."),
  firstName: personName("Saisissez un prénom."),
  profession: required(LONGEST, "Saisissez une profession."),
  email: nominativeEmail,
};

/** Step 1: who files the request. */
export const issuerSchema = z.object(personFields);

export type IssuerInput = z.output<typeof issuerSchema>;
