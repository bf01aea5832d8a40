import { describe, expect, test } from "vitest";
import { assertTemplatesRegistered, templateFaults } from "@/lib/attestation/registered-templates";
import { publishedTemplates } from "@/lib/attestation/templates";
import { startContext } from "@/lib/context";
import { isReady } from "@/lib/health/is-ready";
import { testContext } from "../../support/context";
import { sqlClient, superuserUrl, testDatabase } from "../../support/database";

const addresses = await testDatabase();
const ctx = await testContext({}, addresses);
const owner = sqlClient(superuserUrl(addresses.ownerUrl));
const [first] = publishedTemplates();
if (!first) throw new Error("no template");

/** What only somebody with every right on the database can do to it. */
async function asSuperuser(change: string): Promise<void> {
  const table = "alter table attestation_template";
  await owner.query(`${table} disable trigger attestation_template_no_change`);
  await owner.query(change);
  await owner.query(`${table} enable trigger attestation_template_no_change`);
}

describe("published texts, as code and database know them", () => {
  test("are the same at the start", async () => {
    expect(await templateFaults(ctx)).toEqual([]);
    await assertTemplatesRegistered(ctx);
    expect(await isReady(ctx)).toBe(true);
  });

  test("a text that the code renders otherwise is a fault, whatever the code pins", async () => {
    const reworded = { ...first, pinnedHash: "0".repeat(64), currentHash: "0".repeat(64) };
    const others = publishedTemplates().slice(1);
    expect(await templateFaults(ctx, [reworded, ...others])).toEqual(["MANDAT 2026-11-22"]);
  });

  test("a text that no migration registered is a fault", async () => {
    const unregistered = { ...first, version: "2027-01-01" };
    expect(await templateFaults(ctx, [...publishedTemplates(), unregistered])).toEqual([
      "MANDAT 2027-01-01",
    ]);
  });

  test("a registered text that the code lost is a fault from its first day on", async () => {
    await owner.query(
      "insert into attestation_template values ('MANDAT', '2026-12-01', repeat('a', 64), '2026-12-01T00:00:00Z')",
    );
    ctx.clock.set("2026-11-30T23:59:59.000Z");
    expect(await templateFaults(ctx)).toEqual([]);
    ctx.clock.set("2026-12-01T00:00:00.000Z");
    expect(await templateFaults(ctx)).toEqual(["MANDAT 2026-12-01"]);
    await asSuperuser("delete from attestation_template where version = '2026-12-01'");
  });

  test("nothing starts, and no request is sent, while they differ", async () => {
    await asSuperuser(
      "update attestation_template set pinned_hash = repeat('a', 64) where series = 'REVOCATION'",
    );
    await expect(startContext(ctx.settings)).rejects.toThrow(/REVOCATION 2026-11-24/);
    expect(await isReady(ctx)).toBe(false);
  });

  test("nobody changes a registered text, the application adds none", async () => {
    const change = "update attestation_template set pinned_hash = repeat('b', 64)";
    await expect(owner.query(change)).rejects.toThrow(/append-only/);
    await expect(owner.query("delete from attestation_template")).rejects.toThrow(/append-only/);
    await expect(owner.query("truncate attestation_template")).rejects.toThrow(/append-only/);
    const application = sqlClient(addresses.applicationUrl);
    const addition =
      "insert into attestation_template values ('MANDAT', '2027-01-01', repeat('a', 64))";
    await expect(application.query(addition)).rejects.toThrow(/permission denied/);
  });
});
