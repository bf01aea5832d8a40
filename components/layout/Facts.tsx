import type { ReactNode } from "react";
import "./facts.css";

interface FactsProps {
  facts: readonly (readonly [name: string, value: ReactNode])[];
}

/** Names and their values, on grey. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl className="ac-facts fr-p-3w fr-mb-3w">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
