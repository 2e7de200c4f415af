"""What comes in: one reader per format, each giving drafts; `merge` brings drafts into the catalogue."""
