// Chromium makes the PDF attestations and runs the browser tests. It comes from the system, never
// from a download of ours (decision 32).
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { say } from "./console.mjs";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

export const INSTALL_COMMAND = "sudo apt-get update && sudo apt-get install -y chromium";

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Path of the browser, or undefined. CHROMIUM_PATH wins when it is set. */
export const findBrowser = () =>
  process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH].find(isProgram) : PLACES.find(isProgram);

const apt = (...args) =>
  spawnSync("apt-get", args, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  }).status === 0;

/** Installs Debian packages when root on a system that has apt-get. @returns whether it worked. */
export function installPackages(...names) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  say(`Installation des paquets Debian : ${names.join(", ")}…`);
  return apt("update", "-qq") && apt("install", "-y", "-qq", "--no-install-recommends", ...names);
}

/** Finds the browser, or installs it when that is possible. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  installPackages("chromium");
  return findBrowser();
}
