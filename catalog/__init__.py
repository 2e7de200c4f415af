"""What Vigie knows: resources, organisations, themes, links, and what became of them."""
