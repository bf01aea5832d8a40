"use client";
import { useEffect, useState } from "react";
import { systemClock } from "@/lib/clock";
import { FIRST_LOGIN_PATH } from "@/lib/premiere-connexion/paths";
import type { TimedCode } from "@/lib/demo/codes";

interface Device {
  type: "card" | "app";
  period: number;
  codes: TimedCode[];
}

interface Account {
  email: string;
  name: string;
  role: string;
  structure: string;
  /** As people write it. */
  shownPhone: string | null;
  devices: Device[];
}

interface Props {
  cards: Account[];
  /** The server's instant, so that the first display is the same on both sides. */
  renderedAt: number;
}

const TICK_MS = 1000;

/** The current code of every account; without script, the one of the moment the page was made. */
export function VirtualCards({ cards, renderedAt }: Props) {
  const [now, setNow] = useState(renderedAt);
  useEffect(() => {
    const timer = setInterval(() => setNow(systemClock.now().getTime()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="fr-table" id="codes">
      <div className="fr-table__wrapper">
        <div
          className="fr-table__container"
          tabIndex={0}
          role="region"
          aria-labelledby="codes-titre"
        >
          <div className="fr-table__content">
            <table>
              <caption id="codes-titre">Comptes de la démonstration</caption>
              <thead>
                <tr>
                  <th scope="col">Personne</th>
                  <th scope="col">Rôle et structure</th>
                  <th scope="col">Code</th>
                </tr>
              </thead>
              <tbody>
                {cards.map((account) => (
                  <tr key={account.email}>
                    <th scope="row">
                      {account.name}
                      <br />
                      <span className="fr-text--sm">{account.email}</span>
                    </th>
                    <td>
                      {account.role}
                      <br />
                      {account.structure}
                    </td>
                    <td>
                      {account.devices.map((device) => (
                        <DeviceCode key={device.type} device={device} now={now} />
                      ))}
                      {account.devices.length === 0 && <NoDevice shownPhone={account.shownPhone} />}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      </div>
    </div>
  );
}

/** A référent without device starts with a code by SMS, which the telephone of the page receives. */
function NoDevice({ shownPhone }: { shownPhone: string | null }) {
  if (shownPhone === null) return <p className="fr-mb-0">Aucun moyen de connexion</p>;
  return (
    <p className="fr-mb-0">
      Aucun moyen de connexion&nbsp;:{" "}
      <a href={FIRST_LOGIN_PATH}>demandez un code de première connexion</a> avec le{" "}
      <strong>{shownPhone}</strong>
    </p>
  );
}

function DeviceCode({ device, now }: { device: Device; now: number }) {
  const label = device.type === "card" ? "Carte" : "Application";
  const current = device.codes.find((code) => code.until > now);
  if (!current) {
    return <p className="fr-mb-0">{label} : rechargez la page pour voir le code.</p>;
  }
  const seconds = Math.ceil((current.until - now) / 1000);
  return (
    <p className="fr-mb-0">
      {label} : <strong data-code={device.type}>{current.code}</strong>{" "}
      <span className="fr-text--sm">
        (encore {seconds} s sur {device.period})
      </span>
    </p>
  );
}
