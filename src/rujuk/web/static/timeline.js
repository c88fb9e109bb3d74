"use strict";
// Happenings in lanes over days. Each mark is a link that the server made: to the happening in the
// list of this page, which is then shown below the chart, or to another page of the list.
(() => {
  const told = window.rujuk.data("timeline");
  const place = told === null ? null : document.getElementById("chart");
  if (place === null || told.marks.length === 0) return;
  const parse = d3.utcParse("%Y-%m-%d");
  const DAY = 86400000;
  const LARGEST = 13;
  let width = 0;

  function radius(mark, most) {
    return most <= 9 ? 3.6 * Math.sqrt(mark.size) : Math.max(2.6, LARGEST * Math.sqrt(mark.size / most));
  }

  // Up and down in a lane until a mark touches none of those before it.
  function stack(marks) {
    const placed = [];
    for (const mark of marks) {
      for (let step = 0; ; step += 1) {
        const up = step % 2 === 1 ? -1 : 1;
        mark.dy = up * Math.ceil(step / 2) * 3;
        const hit = placed.some((other) => {
          const apart = mark.r + other.r + 1.5;
          return (mark.x - other.x) ** 2 + (mark.dy - other.dy) ** 2 < apart ** 2;
        });
        if (!hit || step > 400) break;
      }
      placed.push(mark);
    }
    const low = d3.min(marks, (one) => one.dy - one.r);
    const high = d3.max(marks, (one) => one.dy + one.r);
    return [low, high];
  }

  function lines(name, room) {
    const words = name.split(" ");
    const found = [""];
    for (const word of words) {
      const last = found.length - 1;
      if (found[last] && (found[last] + " " + word).length > room) found.push(word);
      else found[last] = (found[last] + " " + word).trim();
    }
    return found.length > 3 ? [...found.slice(0, 2), found[2] + " …"] : found;
  }

  // The first tick tells its year, and each that begins another one.
  function format(date, number, all) {
    const month = told.months[date.getUTCMonth()];
    const before = number ? new Date(all[number - 1]).getUTCFullYear() : null;
    const year = before === date.getUTCFullYear() ? "" : " " + date.getUTCFullYear();
    const days = all.some((one) => one.getUTCDate() !== 1);
    return (days ? date.getUTCDate() + " " : "") + month + year;
  }

  const first = parse(told.first);
  const last = parse(told.last);

  function draw() {
    const now = place.clientWidth;
    if (now === width || now === 0) return;
    width = now;
    place.replaceChildren();
    const narrow = width < 620;
    const left = narrow ? 0 : Math.min(230, width * 0.24);
    const early = told.marks.some((one) => one.from !== null && one.from < told.first);
    const late = told.marks.some((one) => one.from !== null && one.from > told.last);
    const undated = told.marks.some((one) => one.from === null);
    const gutter = narrow ? 34 : 54;
    const most = d3.max(told.marks, (one) => one.size);
    const room = 6 + radius({ size: most }, most);
    const begin = left + (early ? gutter : room);
    const end = width - (late ? gutter : room) - (undated ? gutter : 0);
    const x = d3.scaleUtc([first, d3.utcDay.offset(last, 1)], [begin, end]);
    const marks = told.marks.map((one, number) => {
      const from = one.from === null ? null : parse(one.from);
      let at = x(first);
      let edge = "";
      if (from === null) [at, edge] = [end + gutter / 2 + (late ? gutter : 6), "undated"];
      else if (one.from < told.first) [at, edge] = [left + gutter / 2, "before"];
      else if (one.from > told.last) [at, edge] = [end + gutter / 2 + 6, "after"];
      else {
        const until = one.until === null || one.until <= one.from ? from : parse(one.until);
        const stop = Math.min(end, x(d3.utcDay.offset(until, 1)));
        const start = x(from);
        at = until === from ? x(new Date(+from + DAY / 2)) : (start + stop) / 2;
        if (until > from) return { ...one, number, x: at, edge, r: radius(one, most), span: [start, stop] };
      }
      return { ...one, number, x: at, edge, r: radius(one, most), span: null };
    });

    let y = 26;
    let group = "";
    const lanes = told.lanes.map((lane, number) => {
      const own = marks.filter((one) => one.lane === number).sort((a, b) => a.x - b.x || b.r - a.r || a.number - b.number);
      const [low, high] = own.length ? stack(own) : [0, 0];
      const label = lines(lane.name, narrow ? 60 : 30);
      const head = lane.group && lane.group !== group ? lane.group : "";
      group = lane.group || group;
      const top = y + (head ? 24 : 0);
      const above = narrow ? 14 * label.length + 6 : 0;
      const tall = Math.max(high - low + 12, narrow ? 20 : 14 * label.length + 10);
      const made = { ...lane, own, top, head, label, above, tall, middle: top + above + (tall - (high - low)) / 2 - low };
      y = top + above + tall;
      return made;
    });
    const height = y + 8;
    const svg = d3.create("svg")
      .attr("width", width).attr("height", height).attr("viewBox", `0 0 ${width} ${height}`)
      .attr("role", "group").attr("aria-label", place.dataset.label);

    const ticks = x.ticks(Math.max(2, Math.floor((end - begin) / (narrow ? 75 : 95))))
      .filter((one) => +one % DAY === 0)
      .filter((one) => x(one) < end - (narrow && (late || undated) ? 62 : 30));
    const axis = svg.append("g").attr("class", "axis").attr("aria-hidden", "true");
    axis.selectAll("line").data(ticks).join("line").attr("x1", x).attr("x2", x).attr("y1", 20).attr("y2", y);
    axis.selectAll("text").data(ticks).join("text").attr("x", (one) => x(one) + 3).attr("y", 14)
      .text((one, number) => format(one, number, ticks));
    for (const [shown, at, words, anchor] of [
      [early, left, told.words.before, "start"], [late, end + 6, told.words.after, "middle"],
      [undated, end + 6 + (late ? gutter : 0), told.words.undated, "end"],
    ]) {
      if (!shown) continue;
      axis.append("rect").attr("class", "gutter").attr("x", at).attr("y", 20).attr("width", gutter - 4).attr("height", y - 20);
      axis.append("text").attr("class", "edge").attr("x", at + (gutter - 4) * { start: 0, middle: 0.5, end: 1 }[anchor])
        .attr("y", 14).attr("text-anchor", anchor).text(words);
    }

    const rows = svg.append("g").selectAll("g").data(lanes).join("g");
    rows.append("line").attr("class", "rule").attr("x1", 0).attr("x2", width)
      .attr("y1", (one) => one.top).attr("y2", (one) => one.top);
    rows.filter((one) => one.head).append("text").attr("class", "group").attr("x", 0)
      .attr("y", (one) => one.top - 7).text((one) => one.head);
    const names = rows.append("a").attr("class", "lane-name").attr("href", (one) => one.href);
    names.append("text").attr("y", (one) => (narrow ? one.top + 14 : one.top + one.tall / 2 - 7 * one.label.length + 11))
      .selectAll("tspan").data((one) => one.label).join("tspan")
      .attr("x", 0).attr("dy", (_, number) => (number ? 14 : 0)).text((one) => one);

    const links = rows.selectAll("a.happened").data((one) => one.own.map((mark) => ({ ...mark, y: one.middle + mark.dy })))
      .join("a").attr("class", "happened").attr("href", (one) => one.href)
      .attr("data-id", (one) => one.id).attr("tabindex", -1)
      .attr("aria-label", (one) => `${one.title}. ${one.when}. ${one.status}. ${one.note}`);
    links.filter((one) => one.span !== null && one.edge === "").append("line").attr("class", (one) => `span quad-${one.quad} is-${one.state}`)
      .attr("x1", (one) => one.span[0]).attr("x2", (one) => one.span[1]).attr("y1", (one) => one.y).attr("y2", (one) => one.y);
    links.filter((one) => !one.told && one.edge === "").append("line").attr("class", `stem`)
      .attr("x1", (one) => one.x + (one.state === "to_come" ? one.r : -one.r)).attr("x2", (one) => one.x + (one.state === "to_come" ? one.r + 6 : -one.r - 6))
      .attr("y1", (one) => one.y).attr("y2", (one) => one.y);
    links.append("circle").attr("class", (one) => `mark quad-${one.quad} is-${one.state}`)
      .attr("cx", (one) => one.x).attr("cy", (one) => one.y).attr("r", (one) => one.r);
    links.append("title").text((one) => `${one.title}\n${one.when}\n${one.status}, ${one.note}`);
    place.append(svg.node());
    const all = [...place.querySelectorAll("a.happened")];
    if (all.length) all[0].setAttribute("tabindex", "0");
  }

  function move(event) {
    const all = [...place.querySelectorAll("a.happened")];
    const at = all.indexOf(document.activeElement);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (at < 0 || step === undefined || all[at + step] === undefined) return;
    event.preventDefault();
    all[at].setAttribute("tabindex", "-1");
    all[at + step].setAttribute("tabindex", "0");
    all[at + step].focus();
  }

  function pick(event) {
    const link = event.target.closest("a.happened");
    const entry = link === null || !link.dataset.id ? null : document.getElementById(link.dataset.id);
    if (entry === null || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const shown = entry.cloneNode(true);
    shown.removeAttribute("id");
    for (const one of shown.querySelectorAll("details")) one.open = true;
    const list = document.createElement("ul");
    list.className = "happenings";
    list.append(shown);
    const picked = document.getElementById("picked");
    picked.replaceChildren(list);
    picked.hidden = false;
    for (const one of place.querySelectorAll(".is-picked")) one.classList.remove("is-picked");
    link.classList.add("is-picked");
    picked.scrollIntoView({ block: "nearest" });
  }

  place.addEventListener("click", pick);
  place.addEventListener("keydown", move);
  new ResizeObserver(() => requestAnimationFrame(draw)).observe(place);
  draw();
})();
