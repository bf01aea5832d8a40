/** « Se déconnecter » is a form: a link or an image never signs anybody out (auth-referent §2.9). */
export function LogoutButton() {
  return (
    <form method="post" action="/logout-session/">
      <button type="submit" className="fr-btn fr-icon-logout-box-r-line">
        Se déconnecter
      </button>
    </form>
  );
}
