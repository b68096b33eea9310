// What a reader has unfolded stays unfolded when the board is brought up to date.
document.addEventListener("htmx:beforeSwap", () => {
  const unfolded = [...document.querySelectorAll("#board details[open][id]")].map((each) => each.id);
  document.addEventListener(
    "htmx:afterSwap",
    () => unfolded.forEach((id) => document.getElementById(id)?.setAttribute("open", "")),
    { once: true },
  );
});
