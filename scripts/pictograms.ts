// Writes public/assets/demarches.svg: the DSFR's pictograms of the démarches in one file, which browsers
// keep. To run by hand after a change of react-dsfr: node --import tsx scripts/pictograms.ts
import { writeFileSync } from "node:fs";
import path from "node:path";
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
import { createElement, type ComponentType } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { DemarcheKey } from "@/lib/demarche/catalogue";

const TARGET = path.join(import.meta.dirname, "../public/assets/demarches.svg");
const PICTOGRAMS: Readonly<Record<DemarcheKey, ComponentType>> = {
  papiers: NationalIdentityCard,
  famille: Community,
  social: Health,
  travail: Companie,
  logement: House,
  transports: VehicleRegistrationDocument,
  argent: Money,
  justice: JusticeScales,
  etranger: Passport,
  loisirs: Culture,
};
const LAYER = /<g class="fr-artwork-(\w+)">([\s\S]*?)<\/g>/g;

/** One decimal of a drawing of 80 units, shown at 56 pixels. */
const rounded = (shapes: string): string =>
  shapes.replace(/\d*\.\d{2,}/g, (number) => String(Number(Number(number).toFixed(1))));

/** Each layer under a name of its own: its colour is that of the page that shows it. */
function layersOf(key: string, pictogram: ComponentType): string[] {
  const markup = renderToStaticMarkup(createElement(pictogram));
  return [...markup.matchAll(LAYER)].map(
    ([, layer = "", shapes = ""]) => `<symbol id="${key}-${layer}">${rounded(shapes)}</symbol>`,
  );
}

const symbols = Object.entries(PICTOGRAMS).flatMap(([key, pictogram]) => layersOf(key, pictogram));
writeFileSync(TARGET, `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`);
