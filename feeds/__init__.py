"""What goes out: feeds for readers, mails for maintainers."""
