"use strict";
// Draws the map. Marks are links to the words that stand on the page already.
(() => {
  const data = rujuk.data("map");
  const atlas = rujuk.atlas;
  if (data === null || atlas === null) return;
  const words = data.words;
  const holder = document.getElementById("chart");
  const panel = document.getElementById("panel");
  const LARGE_AREA = 5; // UCDP where_prec: from here on a point stands for a line or a large area
  const STEPS = 80; // of the marks away from each other, until they rest
  const MOST_LABELS = 60; // more names of places find no room
  const REGION = 3; // from here on for a district or region

  function draw() {
    const chart = rujuk.place("chart");
    const width = Math.max(280, Math.floor(chart.clientWidth));
    const phone = width < 520;
    const points = [
      ...data.places.map((one) => ({ at: one.at, weight: one.reports })),
      ...data.movements.flatMap((one) => [one.from, one.to].map((at) => ({ at, weight: one.reports / 2 }))),
    ];
    if (!points.length) return;
    const height = Math.round(width * (phone ? 1.05 : 0.68));
    const view = atlas.window(points, width, height, phone ? 30 : 64);
    const path = d3.geoPath(view.projection).digits(1);  // a tenth of a pixel
    const svg = d3.select(chart).append("svg").attr("viewBox", [0, 0, width, height])
      .attr("width", width).attr("height", height).attr("role", "group").attr("aria-label", words.map);
    ground(svg, path, width, height);
    const taken = [];
    const small = phone ? 0 : 118;
    const clusters = packed(view, width, height, phone);
    const corner = emptiest(clusters, small + 14, width, height);
    if (small) taken.push([corner[0], corner[1], corner[0] + small + 14, corner[1] + small + 14]);
    arcs(svg, view, clusters, taken);
    for (const one of clusters) taken.push([one.x - one.r, one.y - one.r, one.x + one.r, one.y + one.r]);
    marks(svg, clusters);
    labels(svg, view, clusters, taken, width, height, phone, path);
    if (small) atlas.locator(svg, view, width, height, small, points, words.locator, [corner[0] + 7, corner[1] + 7]);
    const outside = document.getElementById("outside");
    const drawn = new Set(clusters.map((one) => one.place));
    const hidden = data.places.filter((one) => !drawn.has(one)).map((one) => one.name);
    outside.hidden = hidden.length === 0;
    outside.textContent = words.outside.replace("{places}", hidden.join(", "));
  }

  function ground(svg, path, width, height) {
    const defs = svg.append("defs");
    const hatch = defs.append("pattern").attr("id", "hatch").attr("width", 5).attr("height", 5)
      .attr("patternUnits", "userSpaceOnUse").attr("patternTransform", "rotate(45)");
    hatch.append("rect").attr("class", "hatch-ground").attr("width", 5).attr("height", 5);
    hatch.append("line").attr("class", "hatch-line").attr("y2", 5);
    svg.append("rect").attr("class", "sea").attr("width", width).attr("height", height);
    svg.append("path").attr("class", "grid").attr("d", path(d3.geoGraticule10()));
    svg.append("path").attr("class", "land").attr("d", path(atlas.land));
    const most = d3.max(data.areas, (one) => one.reports) || 1;
    for (const area of data.areas) {
      const shape = atlas.numbered.get(area.atlas);
      const drawn = shape && path(shape);
      if (!drawn) continue;
      const link = svg.append("a").attr("href", `#${area.anchor}`).attr("aria-label", area.title);
      link.append("path").attr("class", "told").attr("d", drawn)
        .attr("fill-opacity", 0.35 + (0.65 * area.reports) / most).append("title").text(area.title);
    }
    svg.append("path").attr("class", "border").attr("d", path(atlas.borders));
    for (const area of data.disputed) {
      const { shape, within } = atlas.disputed(area);
      const drawn = shape && path(shape);
      const item = document.getElementById(`disputed-${area.id}`);
      if (item !== null) item.hidden = !drawn || !near(path, shape, width, height);
      if (!drawn) continue;
      const made = svg.append("path").attr("class", "disputed").attr("d", drawn);
      made.append("title").text(area.name);
      if (within !== null) {
        const id = `within-${area.id}`;
        defs.append("clipPath").attr("id", id).append("path").attr("d", path(within) || "M0,0");
        made.attr("clip-path", `url(#${id})`);
      }
    }
    const key = document.getElementById("disputed-areas");
    if (key !== null) key.hidden = [...key.querySelectorAll("li")].every((one) => one.hidden);
  }

  function near(path, shape, width, height) {
    const [[left, top], [right, bottom]] = path.bounds(shape);
    const middle = path.centroid(shape);
    return right - left > 1.5 && bottom - top > 1.5 && left < width && right > 0 && top < height && bottom > 0
      && middle.every(isFinite);
  }

  // The marks of a place lie about it side by side; places that would cover each other are moved.
  function packed(view, width, height, phone) {
    const most = d3.max(data.places, (one) => d3.max(one.marks, (mark) => mark.reports)) || 1;
    const largest = Math.min(phone ? 17 : 25, (phone ? 5 : 6.5) * Math.sqrt(most));
    const radius = d3.scaleSqrt([0, most], [0, largest]);
    const found = [];
    for (const place of data.places) {
      const at = view.projection(place.at);
      if (!at || !at.every(isFinite)) continue;
      if (at[0] < 0 || at[0] > width || at[1] < 0 || at[1] > height) continue;
      const circles = d3.sort(place.marks, (one) => -one.reports)
        .map((mark) => ({ mark, r: Math.max(phone ? 3.5 : 4, radius(mark.reports)) + 0.6 }));
      d3.packSiblings(circles);
      const around = d3.packEnclose(circles);
      for (const one of circles) { one.x -= around.x; one.y -= around.y; }
      found.push({ place, circles, r: around.r, home: at, x: at[0], y: at[1] });
    }
    const pull = d3.forceSimulation(found).force("x", d3.forceX((one) => one.home[0]).strength(0.25))
      .force("y", d3.forceY((one) => one.home[1]).strength(0.25))
      .force("apart", d3.forceCollide((one) => one.r + 1.5).iterations(3))
      .alphaDecay(1 - Math.pow(0.001, 1 / STEPS)).stop();
    pull.tick(STEPS);
    for (const one of found) {
      one.x = Math.min(width - one.r - 2, Math.max(one.r + 2, one.x));
      one.y = Math.min(height - one.r - 2, Math.max(one.r + 2, one.y));
    }
    return found;
  }

  // The corner, right before left and low before high, that covers the fewest reports.
  function emptiest(clusters, size, width, height) {
    const corners = [height - size, 0].flatMap((y) => [width - size, 0].map((x) => [x, y]));
    const covered = ([x, y]) => d3.sum(clusters, (one) =>
      one.x + one.r > x && one.x - one.r < x + size && one.y + one.r > y && one.y - one.r < y + size ? one.place.reports : 0);
    return d3.least(corners, covered);
  }

  function marks(svg, clusters) {
    for (const one of clusters) {
      const [x, y] = one.home;
      const precision = one.place.precision || REGION;
      const group = svg.append("g").attr("class", "place");
      if (Math.hypot(one.x - x, one.y - y) > one.r) {
        group.append("line").attr("class", "leader").attr("x1", x).attr("y1", y).attr("x2", one.x).attr("y2", one.y);
        group.append("circle").attr("class", "spot").attr("cx", x).attr("cy", y).attr("r", 1.6);
      }
      if (precision >= REGION) {
        group.append("circle").attr("class", precision >= LARGE_AREA ? "about large" : "about")
          .attr("cx", one.x).attr("cy", one.y).attr("r", one.r + (precision >= LARGE_AREA ? 5 : 2.5));
      }
      for (const { mark, x: dx, y: dy, r } of one.circles) {
        const link = group.append("a").attr("href", `#${one.place.anchor}`).attr("aria-label", mark.title)
          .attr("data-anchor", one.place.anchor);
        link.append("circle").attr("class", `mark ${mark.status}`).attr("cx", one.x + dx).attr("cy", one.y + dy)
          .attr("r", Math.max(2.5, r - 0.8)).style("--kind", `var(--${data.colours[mark.kind]})`)
          .append("title").text(mark.title);
      }
    }
  }

  function arcs(svg, view, clusters, taken) {
    const wide = d3.scaleSqrt([1, Math.max(2, d3.max(data.movements, (one) => one.reports) || 1)], [1.8, 5]);
    const pairs = new Map();
    for (const one of d3.reverse(data.movements)) {
      const ends = [one.from, one.to].map((at) => view.projection(at));
      if (ends.some((at) => !at || !at.every(isFinite))) continue;
      const [start, end] = one.home ? ends.reverse() : ends;
      const length = Math.hypot(end[0] - start[0], end[1] - start[1]);
      if (length < 14) continue;
      const pair = one.from.join() + one.to.join();
      const turn = pairs.get(pair) || 0;
      pairs.set(pair, turn + 1);
      const bend = (0.16 + 0.09 * turn) * (start[0] < end[0] ? -1 : 1);
      const middle = [
        (start[0] + end[0]) / 2 - (end[1] - start[1]) * bend,
        (start[1] + end[1]) / 2 + (end[0] - start[0]) * bend,
      ];
      const target = clusters.find((each) => Math.hypot(each.home[0] - end[0], each.home[1] - end[1]) < 1);
      const gap = (target ? target.r : 4) + 7;
      const angle = Math.atan2(end[1] - middle[1], end[0] - middle[0]);
      const stop = [end[0] - gap * Math.cos(angle), end[1] - gap * Math.sin(angle)];
      const line = `M${start}Q${middle} ${stop}`;
      const link = svg.append("a").attr("class", `arc ${one.status} ${one.what}`).attr("href", `#${one.anchor}`)
        .attr("aria-label", one.title);
      const width = wide(one.reports);
      link.append("path").attr("class", "reach").attr("d", line);
      link.append("path").attr("class", "line").attr("d", line).attr("stroke-width", width);
      if (one.status === "denied") {
        link.append("path").attr("class", "hollow").attr("d", line).attr("stroke-width", Math.max(1, width - 1.4));
      }
      const head = 5 + width;
      const side = (by) => [stop[0] - head * Math.cos(angle + by), stop[1] - head * Math.sin(angle + by)];
      const tip = [stop[0] + 3 * Math.cos(angle), stop[1] + 3 * Math.sin(angle)];
      link.append("path").attr("class", "head").attr("d", `M${side(0.5)}L${tip}L${side(-0.5)}Z`);
      link.append("circle").attr("class", "end").attr("cx", start[0]).attr("cy", start[1]).attr("r", 2.6);
      if (one.at_capital) {
        link.append("circle").attr("class", "end open").attr("cx", target ? target.x : end[0]).attr("cy", target ? target.y : end[1])
          .attr("r", target ? target.r + 3 : 4.5);
      }
      link.append("title").text(one.title);
      const along = (t) => [0, 1].map((axis) =>
        (1 - t) ** 2 * start[axis] + 2 * t * (1 - t) * middle[axis] + t * t * stop[axis]);
      const steps = Math.max(4, Math.round(length / 9));
      for (let step = 1; step < steps; step++) {
        const [x, y] = along(step / steps);
        taken.push([x - 3, y - 3, x + 3, y + 3]);
      }
      if (one.figure && length > 90) arcLabels.push({ text: one.figure, spots: [0.5, 0.38, 0.62, 0.26, 0.74].map(along) });
      taken.push([stop[0] - 4, stop[1] - 4, stop[0] + 4, stop[1] + 4]);
      taken.push([start[0] - 4, start[1] - 4, start[0] + 4, start[1] + 4]);
    }
  }
  let arcLabels = [];

  // Words are set where they cover no mark and no other words; what finds no room is in the list.
  function labels(svg, view, clusters, taken, width, height, phone, path) {
    const layer = svg.append("g").attr("class", "labels").attr("aria-hidden", "true");
    const free = (box) => box[0] > 2 && box[1] > 2 && box[2] < width - 2 && box[3] < height - 2
      && taken.every((one) => box[2] < one[0] || box[0] > one[2] || box[3] < one[1] || box[1] > one[3]);
    const put = (text, kind, size, spots) => {
      const label = layer.append("text").attr("class", kind).attr("font-size", size).text(text);
      const long = label.node().getComputedTextLength();
      for (const [x, y, anchor] of spots) {
        const left = anchor === "start" ? x : anchor === "end" ? x - long : x - long / 2;
        const air = kind.startsWith("state-label") ? 3 : 0; // a state stands well apart from figures
        const box = [left - 2 - air, y - size * 0.8 - air, left + long + 2 + air, y + size * 0.3 + air];
        if (!free(box)) continue;
        label.attr("x", x).attr("y", y).attr("text-anchor", anchor);
        taken.push(box);
        return true;
      }
      label.remove();
      return false;
    };
    for (const { spots, text } of d3.reverse(arcLabels)) {
      put(text, "figure-label", phone ? 11 : 13, spots.flatMap(([x, y]) => [
        [x, y - 8, "middle"], [x, y + 17, "middle"], [x + 8, y - 6, "start"], [x - 8, y + 14, "end"],
        [x - 8, y - 6, "end"], [x + 8, y + 14, "start"],
      ]));
    }
    arcLabels = [];
    for (const one of d3.sort(clusters, (each) => -each.place.reports).slice(0, MOST_LABELS)) {
      const { x, y } = one;
      const r = one.r + 5;
      put(one.place.name, "place-label", phone ? 11 : 12.5, [
        [x + r, y + 4, "start"], [x - r, y + 4, "end"], [x, y - r, "middle"], [x, y + r + 9, "middle"],
        [x + r * 0.8, y - r * 0.7, "start"], [x + r * 0.8, y + r * 0.7 + 8, "start"],
        [x - r * 0.8, y - r * 0.7, "end"], [x - r * 0.8, y + r * 0.7 + 8, "end"],
      ]);
    }
    const wanted = new Set(data.areas.map((one) => one.atlas));
    const inside = (at) => at[0] > 0 && at[0] < width && at[1] > 0 && at[1] < height;
    const named = atlas.states.filter((one) => data.names[one.id]).map((one) => ({ one, room: path.area(one) }))
      .filter(({ one, room }) => room > (wanted.has(one.id) ? 60 : phone ? 2600 : 1800));
    for (const { one } of d3.sort(named, ({ one, room }) => (wanted.has(one.id) ? -1e9 : 0) - room)) {
      const [x, y] = path.centroid(one);
      if (!inside([x, y])) continue;
      const spots = [0, -16, 16, -32, 32].flatMap((dy) => [0, -30, 30].map((dx) => [x + dx, y + dy, "middle"]));
      put(data.names[one.id], wanted.has(one.id) ? "state-label wanted" : "state-label", phone ? 10 : 11, spots);
    }
  }

  // Beside the map: the words of the place or movement that was chosen, as they stand below.
  const asideShown = () => getComputedStyle(panel).position === "sticky";
  function show(anchor) {
    const source = document.getElementById(anchor);
    if (source === null || !asideShown()) return false;
    const copy = source.cloneNode(true);
    copy.removeAttribute("id");
    copy.querySelectorAll("details").forEach((one) => { one.open = true; });
    copy.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = words.close;
    close.addEventListener("click", () => { panel.replaceChildren(); panel.hidden = true; holder.focus(); });
    const box = document.createElement(source.tagName === "TR" ? "table" : "div");
    box.append(copy);
    panel.replaceChildren(close, box);
    panel.hidden = false;
    panel.focus();
    return true;
  }
  holder.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link === null) return;
    const anchor = link.getAttribute("href").slice(1);
    if (show(anchor)) {
      event.preventDefault();
      history.replaceState(null, "", `#${anchor}`);
    }
  });

  let drawn = 0;
  const redraw = () => {
    if (holder.clientWidth === drawn) return;
    drawn = holder.clientWidth;
    draw();
  };
  redraw();
  if (/^#(places|areas|movements)-\d+$/.test(location.hash)) show(location.hash.slice(1));
  let waiting = 0;
  addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(redraw, 150); });
})();
