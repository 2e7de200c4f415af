"""What is proposed to mend links: decided from what was seen, kept under lasting numbers, applied or declined."""
