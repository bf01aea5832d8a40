const BLUE = "#000091";

/** Drawing of a share image, for the image library only: it reads styles from attributes. */
export function ShareCard({ title }: { title: string }) {
  return (
    <div
      style={{
        width: "100%",
        height: "100%",
        display: "flex",
        flexDirection: "column",
        justifyContent: "space-between",
        padding: "72px",
        background: "#ffffff",
        borderLeft: `24px solid ${BLUE}`,
        color: "#161616",
        fontFamily: "Marianne",
      }}
    >
      <div style={{ display: "flex", fontSize: "36px" }}>République Française</div>
      <div style={{ display: "flex", fontSize: title.length > 34 ? "72px" : "88px", color: BLUE }}>
        {title}
      </div>
      <div style={{ display: "flex", flexDirection: "column", fontSize: "36px" }}>
        <div style={{ display: "flex" }}>Aidants Connect</div>
        <div style={{ display: "flex", fontSize: "28px" }}>
          Réaliser des démarches en ligne avec un mandat, en toute sécurité
        </div>
      </div>
    </div>
  );
}
