// Put a button beside the link to the post. Without JavaScript the link can be selected and copied by hand.
const field = document.querySelector(".copy-link input");

if (field && navigator.clipboard) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy link";
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  field.after(button, status);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = "Copied.";
    } catch {
      field.select();
      status.textContent = "Press Ctrl+C, or Cmd+C on a Mac, to copy it.";
    }
  });
}
