"""Settings of Pelican: its own plain theme, and a feed for everything that Vigie has feeds for."""

SITENAME = "Banc d’essai"
SITEURL = "https://annuaire.example.org"
TIMEZONE = "UTC"
DEFAULT_LANG = "fr"
THEME = "simple"
DEFAULT_PAGINATION = 50
ARTICLE_URL = "ressources/{slug}/"
ARTICLE_SAVE_AS = "ressources/{slug}/index.html"
YEAR_ARCHIVE_SAVE_AS = "years/{date:%Y}/index.html"
FEED_MAX_ITEMS = 50
FEED_ALL_RSS = "rss.xml"
TAG_FEED_RSS = "themes/{slug}.rss.xml"
AUTHOR_FEED_RSS = "organisations/{slug}.rss.xml"
FEED_ALL_ATOM = "atom.xml"
CATEGORY_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
