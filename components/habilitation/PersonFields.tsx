"use client";
import { TextField } from "@/components/form/TextField";

export interface PersonDefaults {
  firstName?: string | undefined;
  lastName?: string | undefined;
  profession?: string | undefined;
  email?: string | undefined;
}

interface PersonFieldsProps {
  defaults?: PersonDefaults | undefined;
  /** The person who types speaks of himself: browsers may propose what they know of him. */
  own?: boolean;
}

/** What makes an address acceptable, and what may go wrong with it. */
export function EmailNotice() {
  return (
    <div className="fr-alert fr-alert--warning fr-alert--sm fr-mb-3w">
      <p>
        Toutes les adresses e-mail de la demande doivent être nominatives&nbsp;: une adresse
        partagée (contact@, mairie@…) est refusée. Les adresses @laposte.net et @poste.net peuvent
        ne pas recevoir nos courriels.
      </p>
    </div>
  );
}

/** Name, profession and e-mail of one person of a request. */
export function PersonFields({ defaults = {}, own = false }: PersonFieldsProps) {
  const auto = (value: string) => ({ autoComplete: own ? value : "off" });
  return (
    <>
      <TextField
        name="lastName"
        label="Nom"
        defaultValue={defaults.lastName}
        inputProps={auto("family-name")}
      />
      <TextField
        name="firstName"
        label="Prénom"
        defaultValue={defaults.firstName}
        inputProps={auto("given-name")}
      />
      <TextField
        name="profession"
        label="Profession"
        defaultValue={defaults.profession}
        inputProps={auto("organization-title")}
      />
      <TextField
        name="email"
        label="Adresse e-mail"
        hint="Format attendu : prenom-nom@exemple.fr"
        defaultValue={defaults.email}
        inputProps={{ ...auto("email"), type: "email" }}
      />
      <EmailNotice />
    </>
  );
}
