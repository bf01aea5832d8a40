import { expect, test } from "vitest";
import { GET as responsable } from "@/app/espace-responsable/[[...rest]]/route";
import { GET as mandats } from "@/app/mandats/[[...rest]]/route";
import { GET as renewal } from "@/app/renew_mandat/[[...rest]]/route";
import { GET as usagers } from "@/app/usagers/[[...rest]]/route";
import { isKnownPath } from "@/lib/http/known-routes";
import { ORIGIN } from "../fi/site";

const ID = "00000000-0000-4000-8000-000000000000";

test.each([
  [usagers, "/usagers"],
  [usagers, "/usagers/?page=2&onglet=expires"],
  [usagers, `/usagers/${ID}/autorisations/${ID}/cancel_confirm`],
  [mandats, `/mandats/${ID}/visualisation/`],
  [mandats, `/mandats/${ID}/cancel_confirm?a=%2F&b`],
  [renewal, `/renew_mandat/${ID}`],
  [usagers, "/usagers//ailleurs.test/"],
])("a former address moves for ever under the espace aidant (%#)", (get, path) => {
  const answer = get(new Request(`${ORIGIN}${path}`));
  expect([answer.status, answer.headers.get("location")]).toEqual([308, `/espace-aidant${path}`]);
  expect(isKnownPath(path.split("?")[0] ?? "")).toBe(true);
});

test.each(["/espace-responsable", "/espace-responsable/", `/espace-responsable/aidant/${ID}/?a=b`])(
  "the former espace responsable moves for ever to the espace référent (%#)",
  (path) => {
    const answer = responsable(new Request(`${ORIGIN}${path}`));
    const location = path.replace("responsable", "referent");
    expect([answer.status, answer.headers.get("location")]).toEqual([308, location]);
    expect(isKnownPath(path.split("?")[0] ?? "")).toBe(true);
  },
);
