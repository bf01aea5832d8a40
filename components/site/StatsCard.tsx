const BLUE = "#000091";

export interface StatsCardProps {
  figures: readonly { label: string; value: string }[];
  /** « 24 novembre 2026 à 14h05 ». */
  moment: string;
}

/** Share image of the statistics, for the image library only: it reads styles from attributes. */
export function StatsCard({ figures, moment }: StatsCardProps) {
  return (
    <div
      style={{
        width: "100%",
        height: "100%",
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-between",
        padding: "64px 72px",
        background: "#ffffff",
        borderLeft: `24px solid ${BLUE}`,
        color: "#161616",
        fontFamily: "Marianne",
      }}
    >
      <div style={{ display: "flex", fontSize: "36px" }}>République Française</div>
      {[figures.slice(0, 2), figures.slice(2, 4)].map((row) => (
        <div key={row[0]?.label} style={{ display: "flex" }}>
          {row.map(({ label, value }) => (
            <div key={label} style={{ display: "flex", flexDirection: "column", width: "50%" }}>
              <div style={{ display: "flex", fontSize: "72px", lineHeight: 1.1, color: BLUE }}>
                {value}
              </div>
              <div style={{ display: "flex", fontSize: "28px" }}>{label}</div>
            </div>
          ))}
        </div>
      ))}
      <div style={{ display: "flex", flexDirection: "column", fontSize: "36px" }}>
        <div style={{ display: "flex" }}>Aidants Connect</div>
        <div style={{ display: "flex", fontSize: "28px" }}>{`Statistiques du ${moment}`}</div>
      </div>
    </div>
  );
}
