"""From an answer to the edition that stands behind a link: its words without the noise around them."""
