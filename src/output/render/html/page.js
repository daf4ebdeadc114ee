// Sorts and searches the tables of a page, and keeps a page that is served up with the files. Without it the page says the
// same. The words are those of the page: `main` has them.
"use strict";
(() => {
  const main = document.querySelector("main");
  const words = main.dataset;
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  // Numbers by size, and all else as the language has it.
  const order = (one, other) => {
    const [a, b] = [Number(one), Number(other)];
    return Number.isFinite(a) && Number.isFinite(b) ? a - b : collator.compare(one, other);
  };
  const made = (name, own, ...inside) => {
    const element = Object.assign(document.createElement(name), own);
    element.append(...inside);
    return element;
  };
  // A row that can be unfolded is a body of its own, with what it rests on in a second row.
  const rowsOf = (table) => table.tBodies.length > 1 ? [...table.tBodies] : [...table.tBodies[0].rows];
  const key = (row, at) => {
    const cell = (row.rows?.[0] ?? row).cells[at];
    return cell?.dataset.sort ?? cell?.querySelector("time")?.dateTime ?? cell?.textContent.trim() ?? "";
  };

  const sortable = (table) => {
    const first = rowsOf(table);
    const body = first[0].parentElement;
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, at) => {
      const button = made("button", { type: "button", title: words.sort }, ...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const now = head.getAttribute("aria-sort");
        const next = now === null ? "ascending" : now === "ascending" ? "descending" : null;
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        const rows = [...first];
        if (next) {
          head.setAttribute("aria-sort", next);
          const turn = next === "ascending" ? 1 : -1;
          // What is empty comes last in both orders.
          rows.sort((one, other) => {
            const [a, b] = [key(one, at), key(other, at)];
            return a && b ? turn * order(a, b) : (a ? -1 : 0) + (b ? 1 : 0);
          });
        }
        body.append(...rows);
      });
    });
  };

  const searchable = (table) => {
    const rows = rowsOf(table);
    // What is folded is not searched: nobody would see why the row is there.
    const texts = rows.map((row) => (row.rows?.[0] ?? row).textContent.toLowerCase());
    const field = made("input", { type: "search" });
    const told = made("span");
    told.setAttribute("role", "status");
    field.addEventListener("input", () => {
      const wanted = field.value.toLowerCase().split(/\s+/);
      rows.forEach((row, at) => { row.hidden = !wanted.every((word) => texts[at].includes(word)); });
      const shown = rows.filter((row) => !row.hidden).length;
      told.textContent = field.value ? words.shown.replace("#", shown).replace("#", rows.length) : "";
    });
    const label = made("label", {}, `${words.find} ${table.caption.textContent} `, field);
    const line = made("p", { className: "find" }, label, told);
    // On paper a search is told where there is one.
    field.addEventListener("input", () => line.classList.toggle("used", field.value !== ""));
    table.parentElement.before(line);
  };

  for (const table of document.querySelectorAll("main .wide > table")) {
    const count = rowsOf(table).length;
    if (table.closest("details") || count < 3) continue;
    if (count >= 5) searchable(table);
    sortable(table);
  }

  if (!words.now) return;
  const isRead = () =>
    main.querySelector("details[open], [aria-sort]") ||
    [...main.querySelectorAll("input")].some((field) => field.value) ||
    (main.contains(document.activeElement) && main !== document.activeElement);
  // The notice is there from the start, so that what is put in it is read aloud.
  const notice = made("p", { className: "anew" });
  notice.setAttribute("role", "status");
  main.prepend(notice);
  const tell = (...inside) => { if (!notice.hasChildNodes()) notice.append(...inside); };
  let lost = 0;
  setInterval(async () => {
    if (document.hidden) return;
    const answer = await fetch(words.now, { cache: "no-store" }).catch(() => null);
    lost = answer ? 0 : lost + 1;
    if (lost > 1) tell(words.ended);
    if (!answer?.ok || (await answer.text()) === words.state) return;
    // Whoever has unfolded, sorted or searched something decides when it is to be lost.
    if (isRead()) tell(`${words.changed} `, made("a", { href: "" }, words.again));
    else location.reload();
  }, 2000);
})();
