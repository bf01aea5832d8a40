import Community from "@codegouvfr/react-dsfr/picto/Community";
import Companie from "@codegouvfr/react-dsfr/picto/Companie";
import Culture from "@codegouvfr/react-dsfr/picto/Culture";
import Health from "@codegouvfr/react-dsfr/picto/Health";
import House from "@codegouvfr/react-dsfr/picto/House";
import JusticeScales from "@codegouvfr/react-dsfr/picto/JusticeScales";
import Money from "@codegouvfr/react-dsfr/picto/Money";
import NationalIdentityCard from "@codegouvfr/react-dsfr/picto/NationalIdentityCard";
import Passport from "@codegouvfr/react-dsfr/picto/Passport";
import VehicleRegistrationDocument from "@codegouvfr/react-dsfr/picto/VehicleRegistrationDocument";
import type { ReactNode } from "react";
import type { DemarcheKey } from "@/lib/demarche/catalogue";

/** Drawing of each démarche, decorative: the title beside it says the same. */
export const DEMARCHE_PICTURES: Readonly<Record<DemarcheKey, ReactNode>> = {
  papiers: <NationalIdentityCard width="100%" height="100%" />,
  famille: <Community width="100%" height="100%" />,
  social: <Health width="100%" height="100%" />,
  travail: <Companie width="100%" height="100%" />,
  logement: <House width="100%" height="100%" />,
  transports: <VehicleRegistrationDocument width="100%" height="100%" />,
  argent: <Money width="100%" height="100%" />,
  justice: <JusticeScales width="100%" height="100%" />,
  etranger: <Passport width="100%" height="100%" />,
  loisirs: <Culture width="100%" height="100%" />,
};
