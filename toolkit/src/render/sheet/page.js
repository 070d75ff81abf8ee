"use strict";
(() => {
  const select = document.getElementById("above");
  const rows = [...document.querySelectorAll("tr[data-change]")];
  // Only rows that changed by so many percent between two years, up or down.
  const draw = () => {
    const least = Number(select.value);
    for (const row of rows) row.hidden = Number(row.dataset.change) < least;
    document.getElementById("count").textContent = `${rows.filter((row) => !row.hidden).length}/${rows.length}`;
  };
  select.onchange = draw;
  select.closest("p").hidden = false;
  draw();
})();
