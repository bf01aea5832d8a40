import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { CreationForm } from "@/components/mandat/creation/CreationForm";
import { OrganisationAlert } from "@/components/mandat/creation/OrganisationAlert";
import { IDLE } from "@/lib/actions/form-state";
import { DEMARCHE_KEYS } from "@/lib/demarche/catalogue";
import type { CreationForm as CreationFormModel } from "@/lib/mandat/draft-form";

const form: CreationFormModel = {
  organisationId: "0b9b0b1a-0000-4000-8000-000000000001",
  organisationName: "Structure <A>",
  severalOrganisations: true,
  allowedDemarches: [...DEMARCHE_KEYS],
  demarches: [],
  duree: null,
  remote: { methods: [], method: null, phone: "" },
  contactEmail: "contact@exemple.test",
};
const action = () => Promise.resolve(IDLE);
const markup = (values: Partial<CreationFormModel> = {}) =>
  renderToStaticMarkup(<CreationForm form={{ ...form, ...values }} action={action} />);
const inputs = (html: string, name: string) =>
  [...html.matchAll(/<input [^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => tag.includes(`name="${name}"`))
    .map((tag) => ({
      value: /value="(\w+)"/.exec(tag)?.[1],
      checked: tag.includes("checked"),
    }));
const textOf = (html: string) => html.replace(/<[^>]+>/g, "");

test("shows four steps, ten tiles and four durations, none chosen [MAN-005]", () => {
  const html = markup();
  const headings = [...html.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, text = ""]) => textOf(text));
  expect(headings).toEqual([
    "1Lisez ces mentions à l’usager",
    "2Sélectionnez la ou les démarches",
    "3Choisissez la durée du mandat",
    "4Connectez l’usager à FranceConnect",
  ]);
  const demarches = inputs(html, "demarche");
  expect(demarches.map(({ value }) => value)).toEqual([...DEMARCHE_KEYS]);
  const durees = inputs(html, "duree");
  expect(durees.map(({ value }) => value)).toEqual(["SHORT", "MONTH", "LONG", "SEMESTER"]);
  expect([...demarches, ...durees].filter(({ checked }) => checked)).toEqual([]);
});

test("shows only the allowed démarches, and the warning with « argent » only [MAN-008]", () => {
  const html = markup({ allowedDemarches: ["papiers", "famille", "logement"] });
  expect(inputs(html, "demarche").map(({ value }) => value)).toEqual([
    "papiers",
    "famille",
    "logement",
  ]);
  expect(html).not.toContain("surendettement");
  expect(markup()).toContain("Dossier de surendettement");
});

test("offers the choices of the draft again", () => {
  const html = markup({ demarches: ["social"], duree: "MONTH" });
  const ticked = [...inputs(html, "demarche"), ...inputs(html, "duree")].filter(
    ({ checked }) => checked,
  );
  expect(ticked.map(({ value }) => value)).toEqual(["social", "MONTH"]);
});

test("reads seven commitments that name the organisation, escaped", () => {
  const html = markup();
  const list = /<ul[^>]*>(.*?)<\/ul>/s.exec(html)?.[1] ?? "";
  expect(list.match(/<li>/g)).toHaveLength(7);
  expect(html).toContain("Structure &lt;A&gt;");
  expect(html).not.toContain("style=");
  expect(renderToStaticMarkup(<OrganisationAlert name="Structure A" />)).toContain("Structure A");
});
