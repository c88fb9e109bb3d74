"use strict";
// The land of the map: states, disputed areas, the window that fits the happenings, the locator.
rujuk.atlas = (() => {
  const world = rujuk.data("world");
  if (world === null) return null;
  const states = topojson.feature(world, world.objects.countries).features;
  const borders = topojson.mesh(world, world.objects.countries, (a, b) => a !== b);
  const land = topojson.feature(world, world.objects.land);
  const named = new Map(states.map((one) => [one.properties.name, one]));
  const numbered = new Map(states.filter((one) => one.id).map((one) => [one.id, one]));

  // Every piece of land with the box around it, of whatever state the atlas gives it to.
  let boxed = null;
  function pieces() {
    boxed = boxed || states.flatMap(({ geometry }) =>
      (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates).map((coordinates) => {
        const box = [180, 90, -180, -90];
        for (const [x, y] of coordinates[0]) {
          if (x < box[0]) box[0] = x;
          if (y < box[1]) box[1] = y;
          if (x > box[2]) box[2] = x;
          if (y > box[3]) box[3] = y;
        }
        return { coordinates, box };
      }));
    return boxed;
  }

  // The piece of land that holds a point.
  function piece(point) {
    for (const { coordinates, box } of pieces()) {
      if (point[0] < box[0] || point[0] > box[2] || point[1] < box[1] || point[1] > box[3]) continue;
      const one = { type: "Polygon", coordinates };
      if (d3.geoContains(one, point)) return one;
    }
    return null;
  }

  // d3 takes the inside of a ring to be on its right: a ring the other way round is turned.
  function outline(points) {
    const shape = { type: "Polygon", coordinates: [points] };
    if (d3.geoArea(shape) > 2 * Math.PI) shape.coordinates = [[...points].reverse()];
    return shape;
  }

  function disputed(area) {
    if (area.feature) return { shape: named.get(area.feature), within: null };
    if (area.parts.length) {
      const geometries = area.parts.map(piece).filter((one) => one !== null);
      return { shape: { type: "GeometryCollection", geometries }, within: null };
    }
    const features = area.within.map((name) => named.get(name)).filter(Boolean);
    return { shape: outline(area.outline), within: { type: "FeatureCollection", features } };
  }

  // The points that a window should show: all, unless a few lie far from where most reports are.
  function core(points) {
    const weight = d3.sum(points, (one) => one.weight);
    const middle = (some) => d3.geoCentroid({ type: "MultiPoint", coordinates: some.map((one) => one.at) });
    const cost = (one) => d3.sum(points, (other) => other.weight * d3.geoDistance(one.at, other.at));
    const heart = d3.least(points, cost);
    const far = (one) => (d3.geoDistance(heart.at, one.at) * 180) / Math.PI;
    const ordered = d3.sort(points, far);
    let sum = 0;
    let near = 0;
    for (const one of ordered) {
      sum += one.weight;
      near = far(one);
      if (sum >= 0.8 * weight) break;
    }
    const reach = Math.max(12, 2 * near);
    const shown = d3.max(points, far) <= reach ? points : points.filter((one) => far(one) <= reach);
    const centre = middle(shown);
    const radius = (d3.max(shown, (one) => d3.geoDistance(centre, one.at)) * 180) / Math.PI;
    return { shown, centre, radius };
  }

  const WORLDWIDE = 65; // degrees from the centre beyond which the whole world is shown
  const NARROWEST = 6; // degrees that a window reaches from its centre at the least

  function window_(points, width, height, margin) {
    const { shown, centre, radius } = core(points);
    const frame = [[margin, margin], [width - margin, height - margin]];
    if (radius > WORLDWIDE) {
      const projection = d3.geoEqualEarth().rotate([-centre[0], 0]);
      projection.fitExtent(frame, { type: "MultiPoint", coordinates: points.map((one) => one.at) });
      projection.clipExtent([[0, 0], [width, height]]);
      return { projection, shown: points, whole: true, centre };
    }
    const projection = d3.geoAzimuthalEqualArea().rotate([-centre[0], -centre[1]]);
    const least = d3.geoCircle().center(centre).radius(NARROWEST)().coordinates[0];
    const coordinates = [...shown.map((one) => one.at), ...least];
    projection.fitExtent(frame, { type: "MultiPoint", coordinates });
    projection.clipExtent([[0, 0], [width, height]]);
    return { projection, shown, whole: false, centre };
  }

  // A small globe with the window on it and a dot for each place.
  function locator(svg, view, width, height, size, points, label, at) {
    const globe = d3.geoOrthographic().rotate([-view.centre[0], -view.centre[1]]);
    globe.fitExtent([[2, 2], [size - 2, size - 2]], { type: "Sphere" });
    const path = d3.geoPath(globe).digits(1);
    const made = svg.append("g").attr("class", "locator").attr("role", "img").attr("aria-label", label)
      .attr("transform", `translate(${at})`);
    made.append("path").attr("class", "sea").attr("d", path({ type: "Sphere" }));
    made.append("path").attr("class", "land").attr("d", path(land));
    const edge = [];
    const steps = 12;
    for (let i = 0; i < steps; i++) edge.push([(width * i) / steps, 0]);
    for (let i = 0; i < steps; i++) edge.push([width, (height * i) / steps]);
    for (let i = steps; i > 0; i--) edge.push([(width * i) / steps, height]);
    for (let i = steps; i > 0; i--) edge.push([0, (height * i) / steps]);
    const ring = edge.map((one) => view.projection.invert(one)).filter((one) => one && one.every(isFinite));
    if (ring.length > 3) {
      made.append("path").attr("class", "window").attr("d", path({ type: "LineString", coordinates: [...ring, ring[0]] }));
    }
    made.append("path").attr("class", "dots")
      .attr("d", path.pointRadius(1.4)({ type: "MultiPoint", coordinates: points.map((one) => one.at) }));
  }

  return { states, borders, land, numbered, disputed, window: window_, locator };
})();
