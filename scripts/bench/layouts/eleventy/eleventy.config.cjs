const FACETS = ["themes", "organisations", "kinds", "years"];
const PER_PAGE = 50;

module.exports = (config) => {
  config.addCollection("shelves", () => {
    const resources = require("./_data/resources.json");
    const pages = [];
    for (const facet of FACETS) {
      const values = new Map();
      for (const resource of resources)
        for (const value of resource[facet]) values.set(value, [...(values.get(value) ?? []), resource]);
      for (const [value, found] of values)
        for (let start = 0, page = 1; start < found.length; start += PER_PAGE, page++)
          pages.push({ name: value, path: `${facet}/${value}/${page > 1 ? `page-${page}` : "index"}.html`, resources: found.slice(start, start + PER_PAGE) });
    }
    return pages;
  });
  return { dir: { output: "public" }, htmlTemplateEngine: "njk" };
};
