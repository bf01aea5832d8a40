// Children of a start script: started together, stopped together.
import { spawn } from "node:child_process";
import { root } from "./prepare.mjs";

const GRACE_MS = 8_000;
const ATTEMPT_MS = 10_000;

/** A group of child processes; when an essential one ends, `onLost` is told its name. */
export function processGroup(onLost) {
  const children = new Map();
  let stopping = false;

  function start(name, args, env, { essential = true } = {}) {
    // Its own group: a Ctrl+C reaches this script only, which then stops everything in order.
    const child = spawn(process.execPath, args, {
      cwd: root,
      env,
      stdio: ["ignore", "inherit", "inherit"],
      detached: process.platform !== "win32",
    });
    children.set(name, child);
    child.once("exit", (code) => {
      children.delete(name);
      if (!stopping && essential) onLost(name, code);
    });
    return child;
  }

  const signal = (child, name) => {
    try {
      if (process.platform === "win32") child.kill(name);
      else process.kill(-child.pid, name);
    } catch {
      // it has just ended
    }
  };

  async function stop() {
    stopping = true;
    const ends = [...children.values()].map(
      (child) =>
        new Promise((resolve) => {
          const timer = setTimeout(() => signal(child, "SIGKILL"), GRACE_MS);
          child.once("exit", () => {
            clearTimeout(timer);
            resolve(undefined);
          });
          signal(child, "SIGTERM");
        }),
    );
    await Promise.all(ends);
  }

  return { start, stop };
}

/** Waits until an address answers with a status below 500. */
export async function waitFor(url, { timeoutMs = 120_000, stopped = () => false } = {}) {
  const end = Date.now() + timeoutMs;
  while (Date.now() < end && !stopped()) {
    try {
      const signal = AbortSignal.timeout(ATTEMPT_MS);
      const answer = await fetch(url, { redirect: "manual", signal });
      await answer.arrayBuffer();
      if (answer.status < 500) return true;
    } catch {
      // not listening yet
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}
