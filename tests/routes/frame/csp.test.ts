import { expect, test, vi } from "vitest";
import { POST } from "@/app/api/csp/route";
import { ORIGIN, testSite } from "../fi/site";

const ctx = await testSite();

const posted = (body: BodyInit) => {
  const headers = { "content-type": "application/reports+json" };
  const init = { method: "POST", body, headers, duplex: "half" };
  return new Request(`${ORIGIN}/api/csp`, init);
};

test("a report is logged under its route", async () => {
  const warn = vi.spyOn(ctx.log, "warn");
  const url = `${ORIGIN}/accounts/login/lien/a-secret/`;
  const body = { effectiveDirective: "img-src", blockedURL: "https://cdn.example/x" };
  const answer = await POST(posted(JSON.stringify([{ type: "csp-violation", url, body }])));
  expect(answer.status).toBe(204);
  const violation = {
    page: "/accounts/login/lien/[token]",
    directive: "img-src",
    blocked: "https://cdn.example",
  };
  expect(warn).toHaveBeenCalledWith({ violation }, "content security policy");
});

test("a report that never ends is not read to its end", async () => {
  let given = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      given += 1;
      if (given < 1_000) controller.enqueue(new Uint8Array(64 * 1024));
      else controller.close();
    },
  });
  expect((await POST(posted(endless))).status).toBe(413);
  expect(given).toBeLessThan(10);
});
