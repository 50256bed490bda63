"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  document.documentElement.classList.remove("noscript");
  const tools = document.getElementById("tools");
  const items = [...document.querySelectorAll(".item")];
  const boxes = [...document.querySelectorAll(".box[data-uid]")];
  const keep = [...document.querySelectorAll(".keep input")];
  const said = tools.querySelector("output");
  tools.hidden = false;

  const fill = (name, key) => {
    const select = tools.querySelector(`select[name=${name}]`);
    const values = [...new Set(items.map((item) => item.dataset[key]).filter(Boolean))].sort();
    for (const value of values) select.add(new Option(value, value));
    select.closest("label").hidden = values.length < 2;
    select.addEventListener("change", show);
    return select;
  };
  const show = () => {
    let shown = 0;
    const hidden = new Set();
    for (const item of items) {
      const out = (organizer.value && item.dataset.organizer !== organizer.value) || (category.value && item.dataset.category !== category.value);
      item.hidden = Boolean(out);
      if (out) hidden.add(item.dataset.uid); else shown += 1;
    }
    for (const box of boxes) box.hidden = hidden.has(box.dataset.uid);
    said.textContent = shown === items.length ? `${shown} shown` : `${shown} of ${items.length} shown`;
  };
  const organizer = fill("organizer", "organizer");
  const category = fill("category", "category");

  const save = (text, name, type) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const ticked = () => new Map(keep.map((box) => [box.dataset.uid, box]));
  tools.querySelector("[name=ics]").addEventListener("click", () => {
    const boxes = ticked();
    const chosen = data.events.filter((event) => !boxes.has(event.uid) || boxes.get(event.uid).checked);
    const text = chosen.map((event) => {
      const box = boxes.get(event.uid);
      const accepted = box && box.dataset.review && box.checked;
      return accepted ? event.text.replace("SUMMARY:(?) ", "SUMMARY:").replace("STATUS:TENTATIVE", "STATUS:CONFIRMED") : event.text;
    });
    save(data.head + text.join("") + data.tail, "dateline.ics", "text/calendar");
    said.textContent = `${chosen.length} events saved`;
  });
  tools.querySelector("[name=review]").addEventListener("click", () => {
    const lines = ["# Written by the briefing page; lay it beside the calendar as review.toml."];
    for (const box of keep) {
      const untouched = box.dataset.review ? !box.checked && !box.dataset.touched : box.checked;
      if (untouched) continue;
      lines.push("", "[[item]]", `uid = "${box.dataset.uid}"`, `verdict = "${box.checked ? "accept" : "reject"}"`);
    }
    save(lines.join("\n") + "\n", "review.toml", "application/toml");
    said.textContent = "review file saved";
  });
  for (const box of keep) box.addEventListener("change", () => { box.dataset.touched = "1"; });
  show();
})();
