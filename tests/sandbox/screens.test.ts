import { describe, expect, it } from "vitest";
import { HttpBrowser, type Page } from "../../sandbox/http-browser";
import { errorCode, textOf, startPair } from "./support/pair";

const pair = startPair();
const site = (path: string) => `${pair.sandbox.siteUrl}${path}`;

async function pick(mire: Page, identity: string, more: Record<string, string> = {}) {
  const provider = `${mire.url}/fournisseur/ameli`;
  expect((await pair.browser.get(provider)).status).toBe(200);
  return pair.browser.post(provider, { identity, ...more });
}

const proceed = (information: Page) => pair.browser.post(information.url, {}, pair.isAc);

async function signInToSite(path = "sans-perimetre", identity = "angela-dubois") {
  const mire = await pair.browser.get(site(`/connexion/${path}`));
  return proceed(await pick(mire, identity));
}

describe("mire", () => {
  it("lists the providers and names the service", async () => {
    const page = await pair.browser.get(site("/connexion/sans-perimetre"));
    for (const name of ["impots.gouv.fr", "(ameli)", "Identité Numérique", "MSA (", "Alicem"]) {
      expect(page.body).toContain(name);
    }
    expect(page.body).toContain("Vous êtes un aidant professionnel ?");
    expect(page.body).not.toContain("disabled");
    expect(page.headers["content-security-policy"]).toContain("form-action 'self'");
  });

  it.each(["/connexion/sans-aidant", "aidants-connect"])("greys the button for %s", async (at) => {
    const page = await pair.browser.get(at.startsWith("/") ? site(at) : pair.authorizeUrl());
    expect(page.body).toMatch(/<button[^>]*disabled/);
    const forced = await pair.browser.post(`${page.url}/aidants-connect`, {});
    expect(errorCode(forced)).toBe("Y000000");
  });

  it("goes back to the service with access_denied", async () => {
    const mire = await pair.browser.get(pair.authorizeUrl());
    const page = await pair.browser.get(`${mire.url}/annulation`, pair.isAc);
    expect(new URL(page.url).searchParams.get("error")).toBe("access_denied");
    expect(new URL(page.url).searchParams.get("state")).toBe("state-of-at-least-22-chars");
  });

  it("refuses an interaction opened in another browser", async () => {
    const mire = await pair.browser.get(pair.authorizeUrl());
    pair.browser = new HttpBrowser();
    expect(errorCode(await pair.browser.get(mire.url))).toBe("Y150003");
  });
});

describe("provider and information pages", () => {
  it("names the person, lists the data of the scopes and goes on to the service", async () => {
    const mire = await pair.browser.get(pair.authorizeUrl({ scope: "openid given_name email" }));
    const information = await pick(mire, "angela-dubois");
    expect(textOf(information, "full-name")).toBe("Angela Claire Louise DUBOIS");
    expect(information.body).toContain("Continuer sur Aidants Connect");
    expect(information.body).toContain("angela.dubois@exemple.test");
    expect(information.body).not.toContain("75107");
    const page = await proceed(information);
    expect(new URL(page.url).searchParams.has("code")).toBe(true);
  });

  it("accepts a typed identity and escapes it", async () => {
    const mire = await pair.browser.get(pair.authorizeUrl());
    const typed = {
      given_name: "<b>Zoé</b>",
      family_name: "O'Neil",
      gender: "female",
      birthdate: "1980-01-01",
      birthplace: "75107",
      birthcountry: "99100",
      email: "zoe@exemple.test",
    };
    const page = await pair.browser.post(`${mire.url}/fournisseur/ameli`, typed);
    expect(page.body).toContain("&lt;b&gt;Zoé&lt;/b&gt; O&#39;Neil");
  });

  it("forgets the person on « Ce n'est pas vous ? »", async () => {
    const mire = await pair.browser.get(pair.authorizeUrl());
    await pick(mire, "angela-dubois");
    const again = await pair.browser.get(`${mire.url}/autre-compte`);
    expect(again.body).toContain("Je choisis un compte");
    expect(errorCode(await pair.browser.get(`${mire.url}/information`))).toBe("Y150003");
  });
});

describe("single sign-on", () => {
  it("skips the mire for another service of the browser, with another sub", async () => {
    const first = await signInToSite();
    const information = await pair.browser.get(site("/connexion/famille"));
    expect(textOf(information, "full-name")).toBe("Angela Claire Louise DUBOIS");
    const second = await proceed(information);
    expect(textOf(second, "claim-family_name")).toBe("DUBOIS");
    expect(textOf(second, "claim-sub")).not.toBe(textOf(first, "claim-sub"));
  });

  it("gives one sub per person and service, whichever provider and e-mail", async () => {
    const first = textOf(await signInToSite(), "claim-sub");
    pair.sandbox.reset();
    pair.sandbox.identifyNext({ id: "angela-dubois-nouveau-courriel", provider: "msa" });
    const page = await pair.browser.get(site("/connexion/sans-perimetre"));
    expect(textOf(page, "claim-email")).toBe("angela.nouvelle@exemple.test");
    expect(textOf(page, "claim-sub")).toBe(first);
  });

  it("changes of person in one browser", async () => {
    await signInToSite();
    const information = await pair.browser.get(site("/connexion/sans-perimetre"));
    const mire = await pair.browser.get(information.url.replace("/information", "/autre-compte"));
    const page = await proceed(await pick(mire, "pierre-mercier"));
    expect(textOf(page, "claim-family_name")).toBe("MERCIER");
  });

  it("does not give to a service that excludes Aidants Connect a person who came from it", async () => {
    pair.sandbox.identifyNext({ via: "aidants-connect" });
    await pair.browser.get(site("/connexion/sans-perimetre"));
    const page = await pair.browser.get(pair.authorizeUrl());
    expect(page.body).toContain("Je choisis un compte");
  });
});

describe("logout", () => {
  it("ends the session: the mire is shown again", async () => {
    pair.sandbox.identifyNext("angela-dubois");
    const { id_token: idToken } = await pair.tokens();
    const query = new URLSearchParams({
      id_token_hint: idToken,
      state: "logout-state",
      post_logout_redirect_uri: `${pair.ac.url}/logout-callback/`,
    });
    const address = `${pair.sandbox.issuer}/session/end?${query.toString()}`;
    const back = await pair.browser.get(address, pair.isAc);
    expect(back.url).toBe(`${pair.ac.url}/logout-callback/?state=logout-state`);
    const page = await pair.browser.get(site("/connexion/sans-perimetre"));
    expect(page.body).toContain("Je choisis un compte");
    expect(errorCode(await pair.browser.get(address))).toBe("Y100019");
  });

  it("refuses an unregistered address and a foreign hint", async () => {
    pair.sandbox.identifyNext("angela-dubois");
    const { id_token: idToken } = await pair.tokens();
    const end = (params: Record<string, string>) =>
      pair.browser.get(
        `${pair.sandbox.issuer}/session/end?${new URLSearchParams(params).toString()}`,
      );
    const target = `${pair.ac.url}/logout-callback/`;
    const evil = { id_token_hint: idToken, post_logout_redirect_uri: "http://evil.test/" };
    expect(errorCode(await end(evil))).toBe("Y030007");
    const forged = `${idToken.slice(0, -6)}AAAAAA`;
    const foreign = { id_token_hint: forged, post_logout_redirect_uri: target };
    expect(errorCode(await end(foreign))).toBe("Y030007");
  });

  it("goes through Aidants Connect when the person came from it", async () => {
    pair.sandbox.identifyNext({ via: "aidants-connect" });
    await pair.browser.get(site("/connexion/sans-perimetre"));
    const page = await pair.browser.post(site("/deconnexion/sans-perimetre"), {});
    expect(page.body).toContain("Vous êtes déconnecté");
    const logout = pair.ac.requests.find(({ path }) => path === "/logout/");
    expect([...(logout?.params.keys() ?? [])].sort()).toEqual([
      "client_id",
      "id_token_hint",
      "post_logout_redirect_uri",
      "state",
    ]);
    expect(logout?.params.get("state")).toMatch(/^[0-9a-f]{64}$/);
    const again = await pair.browser.get(site("/connexion/sans-perimetre"));
    expect(again.body).toContain("Je choisis un compte");
  });

  it("ends the session of every service of the site", async () => {
    await signInToSite();
    await proceed(await pair.browser.get(site("/connexion/famille")));
    expect((await pair.browser.get(site("/"))).body).toContain("Bienvenue");
    await pair.browser.post(site("/deconnexion/famille"), {});
    expect((await pair.browser.get(site("/"))).body).not.toContain("Bienvenue");
    const page = await pair.browser.get(site("/connexion/sans-perimetre"));
    expect(page.body).toContain("Je choisis un compte");
  });

  it("can leave Aidants Connect out once", async () => {
    pair.sandbox.identifyNext({ via: "aidants-connect" });
    await pair.browser.get(site("/connexion/sans-perimetre"));
    pair.sandbox.skipNextLogout();
    const page = await pair.browser.post(site("/deconnexion/sans-perimetre"), {});
    expect(page.body).toContain("Vous êtes déconnecté");
    expect(pair.ac.requests.some(({ path }) => path === "/logout/")).toBe(false);
  });
});

describe("demonstration site", () => {
  it("signs in through the screens of Aidants Connect", async () => {
    const mire = await pair.browser.get(site("/connexion/famille"));
    const information = await pair.browser.post(`${mire.url}/aidants-connect`, {});
    expect(textOf(information, "full-name")).toBe("Angela Claire Louise DUBOIS");
    expect(information.body).toContain("Compte utilisé : Aidants Connect");
    expect(textOf(await proceed(information), "claim-given_name")).toBe("Angela Claire Louise");
  });

  it("says that the connection was cancelled", async () => {
    const mire = await pair.browser.get(site("/connexion/famille"));
    const page = await pair.browser.get(`${mire.url}/annulation`);
    expect(page.body).toContain("Vous avez annulé la connexion");
  });

  it("answers 404 to unknown pages and services", async () => {
    expect((await pair.browser.get(site("/rien"))).status).toBe(404);
    expect((await pair.browser.get(site("/connexion/rien"))).status).toBe(404);
    expect((await pair.browser.get(`${pair.sandbox.fcUrl}/rien`)).status).toBe(404);
  });
});
