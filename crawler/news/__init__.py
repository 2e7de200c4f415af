"""The news that organisations tell themselves: where each of their sites tells them, and what it says."""
