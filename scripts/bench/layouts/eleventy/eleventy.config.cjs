const FACETS = ["themes", "organisations", "kinds", "years", "states"];
const PER_PAGE = 50;
const DAY = new Intl.DateTimeFormat("fr", { dateStyle: "long", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("fr", { month: "long", year: "numeric", timeZone: "UTC" });

module.exports = (config) => {
  config.addCollection("shelves", () => {
    const resources = require("./_data/resources.json");
    const pages = [];
    const shelve = (name, path, found) => {
      const last = Math.ceil(found.length / PER_PAGE);
      for (let number = 1; number <= last; number++)
        pages.push({ name, path: `${path}${number > 1 ? `page-${number}` : "index"}.html`, count: found.length, number, last, resources: found.slice((number - 1) * PER_PAGE, number * PER_PAGE) });
    };
    shelve("Banc d’essai", "", resources);
    for (const facet of FACETS) {
      const values = new Map();
      for (const resource of resources)
        for (const value of resource[facet]) {
          if (!values.has(value)) values.set(value, []);
          values.get(value).push(resource);
        }
      for (const [value, found] of values) shelve(value, `${facet}/${value}/`, found);
    }
    return pages;
  });
  config.addFilter("day", (date) => DAY.format(new Date(date)));
  config.addFilter("month", (date) => MONTH.format(new Date(date)));
  config.addFilter("schema", (resource) => JSON.stringify({
    "@context": "https://schema.org", "@type": resource.schema, name: resource.title,
    mainEntityOfPage: `https://annuaire.example.org/ressources/${resource.slug}/`, url: resource.links[0].url,
    datePublished: resource.issued, inLanguage: "fr", description: resource.abstract, about: resource.subjects.map((theme) => theme.name),
    author: [{ "@type": "Organization", name: resource.makers[0].name }], publisher: [{ "@type": "Organization", name: resource.makers[1].name }],
  }));
  config.addFilter("csl", (resource) => JSON.stringify([{
    id: resource.slug, type: resource.csl, title: resource.title, author: [{ literal: resource.makers[0].name }], publisher: resource.makers[1].name,
    issued: { "date-parts": [resource.issued.split("-").map(Number)] }, language: "fr", abstract: resource.abstract,
    keyword: resource.subjects.map((theme) => theme.name).join(", "), URL: resource.links[0].url,
    custom: { kind: resource.kinds[0], themes: resource.subjects.map((theme) => theme.name), contributions: resource.makers, links: resource.links.map((link) => ({ url: link.url, role: "document" })) },
  }], null, 2));
  return { dir: { output: "public", includes: "_includes" }, htmlTemplateEngine: "njk" };
};
