import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";

/** Node's resolver does not know `*.localhost`, which browsers map to the loopback by themselves. */
export const loopbackLookup: LookupFunction = (hostname, options, callback) => {
  if (hostname !== "localhost" && !hostname.endsWith(".localhost")) {
    lookup(hostname, options, callback);
    return;
  }
  const found = { address: "127.0.0.1", family: 4 };
  if (options.all) callback(null, [found]);
  else callback(null, found.address, found.family);
};
