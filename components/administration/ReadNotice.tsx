/** Said above every list of people's data. */
export function ReadNotice() {
  return (
    <p className="fr-hint-text fr-mb-3w">
      Chaque consultation est inscrite au journal avec ce qui a été recherché.
    </p>
  );
}
