export default function HomePage() {
  return <h1>Accompagnez vos usagers en toute sécurité</h1>;
}
