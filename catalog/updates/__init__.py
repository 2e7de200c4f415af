"""What has changed behind a link, and what of it is worth telling."""
