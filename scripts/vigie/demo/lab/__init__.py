"""The lab: what the web does to links, one case at a time, each with what a good watcher makes of it."""
