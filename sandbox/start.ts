import { createServer, type Server } from "node:http";
import { once } from "node:events";
import { fcOrigin, siteOrigin } from "./defaults";
import { Accounts } from "./fc/accounts";
import { AidantsConnectClient } from "./fc/aidants-connect-client";
import { CallJournal, type Call } from "./fc/calls";
import { registerClients } from "./fc/clients";
import type { FcContext } from "./fc/context";
import { fcListener } from "./fc/fc-server";
import { FaultStore, type Fault, type FaultOrder } from "./fc/faults";
import { IdentifyQueue, type IdentifyOrder } from "./fc/identify-queue";
import { FcProvider } from "./fc/provider";
import { FcSessions } from "./fc/sessions";
import { SigningKeys } from "./fc/signing-keys";
import { reset } from "./hooks/reset";
import { testIdentities } from "./identities";
import type { TestIdentity } from "./identity.types";
import { readSettings, type SandboxOptions, type Settings } from "./settings";
import { siteListener } from "./site/site-server";

export interface Sandbox {
  /** Origin of the simulated FranceConnect. */
  fcUrl: string;
  /** Its issuer: `fcUrl` followed by `/api/v2`. */
  issuer: string;
  /** Origin of the demonstration public site. */
  siteUrl: string;
  identities: readonly TestIdentity[];
  calls(): Call[];
  faults: {
    set(order: FaultOrder): void;
    list(): Fault[];
    clear(): void;
  };
  /** The next interaction(s) succeed without screens, as this identity or through AC. */
  identifyNext(who: string | IdentifyOrder): void;
  rotateKeys(): Promise<void>;
  replayLastCode(): Promise<{ status: number }>;
  skipNextLogout(): void;
  reset(): void;
  stop(): Promise<void>;
}

async function listen(port: number): Promise<{ server: Server; port: number }> {
  const server = createServer();
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { server, port: address.port };
}

async function close(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}

async function assemble(settings: Settings, fcUrl: string, siteUrl: string): Promise<FcContext> {
  const issuer = `${fcUrl}/api/v2`;
  const clients = registerClients(settings, siteUrl);
  const accounts = new Accounts();
  const faults = new FaultStore();
  const calls = new CallJournal();
  const keys = await SigningKeys.create();
  const aidantsConnectId = settings.FC_FS_CLIENT_ID;
  const parts = { issuer, aidantsConnectId, clients, accounts, keys, faults, calls };
  const returnOrigins = [...clients.values()].map((client) => new URL(client.redirectUri).origin);
  return {
    settings,
    issuer,
    clients,
    identities: testIdentities(new Date()),
    accounts,
    sessions: new FcSessions(),
    provider: new FcProvider(parts),
    aidantsConnect: new AidantsConnectClient(settings, issuer, calls),
    faults,
    calls,
    identify: new IdentifyQueue(),
    formTargets: [...new Set([...returnOrigins, new URL(settings.APP_URL).origin])],
    skipNextLogout: { value: false },
  };
}

/** Starts the simulated FranceConnect and the demonstration site; port 0 means any free one. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  if (process.env["APP_MODE"] === "production") {
    throw new Error("the FranceConnect simulator does not start when APP_MODE is production");
  }
  const settings = readSettings(options);
  const fcHost = await listen(settings.FC_SIM_PORT);
  const siteHost = await listen(settings.SITE_SIM_PORT).catch(async (error: unknown) => {
    await close(fcHost.server);
    throw error;
  });
  const [fcUrl, siteUrl] = [fcOrigin(fcHost.port), siteOrigin(siteHost.port)];
  const fc = await assemble(settings, fcUrl, siteUrl);
  fcHost.server.on("request", fcListener(fc, siteUrl));
  siteHost.server.on("request", siteListener(fc, siteUrl));
  return {
    fcUrl,
    issuer: fc.issuer,
    siteUrl,
    identities: fc.identities,
    calls: () => fc.calls.all(),
    faults: {
      set: (order) => {
        fc.faults.set(order);
      },
      list: () => fc.faults.list(),
      clear: () => {
        fc.faults.clear();
      },
    },
    identifyNext: (who) => {
      fc.identify.add(typeof who === "string" ? { id: who } : who);
    },
    rotateKeys: () => fc.provider.rotateKeys(),
    replayLastCode: () => fc.aidantsConnect.replayLastCode(),
    skipNextLogout: () => {
      fc.skipNextLogout.value = true;
    },
    reset: () => {
      reset(fc);
    },
    stop: async () => {
      await Promise.all([close(fcHost.server), close(siteHost.server)]);
    },
  };
}
