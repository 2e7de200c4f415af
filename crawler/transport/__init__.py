"""Our own way to the web for Scrapy: every address is checked at the moment of dialling, every answer is bounded."""
